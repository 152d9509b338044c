"""No plain byte of a case reaches the disk: not in the store, not beside it, not for a moment."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from smadvisor.resources import folder
from tests.desk import PASSPHRASE, SIAN, write_list

WORDS = {"feelings.words": "marker-heron", "live_link.words": "marker-kestrel ŵ"}
MARKERS = [m.encode() for m in ("PRYCE", "Siân", "HALE", "marker-heron", "marker-kestrel")]
MARKERS += [m.decode().encode("utf-16-le") for m in MARKERS]


def left_in(*places: Path) -> Iterator[tuple[Path, bytes]]:
    for place in places:
        for path in place.rglob("*"):
            if path.is_file():
                yield path, path.read_bytes()


def test_the_whole_job_leaves_no_plain_byte(tmp_path: Path) -> None:
    """Every command, each in a process whose home and temporary folder are looked through."""
    home, store, out = tmp_path / "home", tmp_path / "store", tmp_path / "out"
    home.mkdir()
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, "utf-8")
    answers = tmp_path / "answers.json"
    sample = json.loads((folder() / "sample" / "answers.json").read_text("utf-8"))
    answers.write_text(json.dumps({**sample, **WORDS}), "utf-8")
    who = ("61US0412326", "--person", "PRYCE, Siân")
    job = [
        ("init", "--user", "Alex"),
        ("import", str(write_list(tmp_path, SIAN))),
        ("queue",),
        ("assess", *who, "--answers", str(answers)),
        ("mg2", *who, "--out", str(out)),
        ("close", *who, "--outcome", "informed_decline"),
    ]
    places = {name: str(home) for name in ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_DATA_HOME")}
    for command in job:
        run = [sys.executable, "-m", "smadvisor", "--data", str(store)]
        done = subprocess.run(
            [*run, "--passphrase-file", str(secret), *command],
            env={**os.environ, **places},
            capture_output=True,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        for path, content in left_in(store, home):
            assert not [marker for marker in MARKERS if marker in content], (command[0], path.name)
    assert len(list(out.iterdir())) == 1
    assert {path.name for path, _content in left_in(store)} >= {"store.db", "store.key"}


def test_the_log_before_it_is_merged_is_not_plain_either(tmp_path: Path) -> None:
    """A process killed in the middle leaves its write-ahead log behind: look at that one."""
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.desk import SIAN, new_desk, take_in, write_list\n"
        "folder = Path(sys.argv[1])\n"
        "take_in(new_desk(folder / 'store'), write_list(folder, SIAN))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    found = dict(left_in(tmp_path / "store"))
    log = next(content for path, content in found.items() if path.name.endswith("-wal"))
    assert len(log) > 0
    for content in found.values():
        assert not [marker for marker in MARKERS if marker in content]
