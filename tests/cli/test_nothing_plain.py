"""No plain word of a case is anywhere but in the store, the paper asked for and the answer given.

Two hundred marked words go through every command, each in a process of its own whose home and
temporary folder are looked through afterwards, with its open files, environment and errors.
"""

import base64
import gzip
import json
import os
import subprocess
import sys
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest

from smadvisor.casework.outcome import Outcome
from smadvisor.cli.commands import COMMANDS
from smadvisor.office import opening
from tests.desk import PASSPHRASE
from tests.marked import STEM, Words, answers, in_store, on_disk, record_sheet, seen_in, weekly_list

SCRIPT = """
import sys
from smadvisor import crash
from smadvisor.cli import main
from tests.marked import in_process
crash.leave_nothing()
code = main(sys.argv[2:])
for place in in_process():
    if place != "cmdline":  # what somebody types there, others on the machine can see
        print("OPEN", place, file=sys.stderr)
raise SystemExit(code)
"""
CORES = ("core", "core.*", "*.core", "*.dmp")


class Somewhere:
    """A store, and the home of a user who has nothing else."""

    def __init__(self, folder: Path) -> None:
        self.store, self.home, self.own = folder / "store", folder / "home", folder / "own"
        for made in (self.home, self.own):
            made.mkdir()
        self.secret = self.own / "passphrase"
        self.secret.write_text(PASSPHRASE, "utf-8")
        names = ("HOME", "TMPDIR", "TEMP", "TMP", "APPDATA", "LOCALAPPDATA", "USERPROFILE")
        xdg = ("DATA", "CONFIG", "CACHE", "STATE")
        self.settings = {
            **os.environ,
            **dict.fromkeys((*names, *(f"XDG_{one}_HOME" for one in xdg)), str(self.home)),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        run = [sys.executable, "-c", script, str(self.store), *arguments]
        return subprocess.run(
            run, env=self.settings, cwd=self.home, capture_output=True, check=False
        )

    def command(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        common = ("--data", str(self.store), "--passphrase-file", str(self.secret))
        return self.run(SCRIPT, *common, *command)

    def check(self) -> None:
        """Neither in the files nor in their names; and no image of the memory."""
        assert list(on_disk(self.store, self.home)) == []
        assert not [path for pattern in CORES for path in self.home.rglob(pattern)]


@pytest.fixture
def somewhere(tmp_path: Path) -> Somewhere:
    return Somewhere(tmp_path)


def test_every_command(somewhere: Somewhere) -> None:
    words, own = Words(), somewhere.own
    (own / f"{words()}.csv").write_bytes(weekly_list(words))
    (own / "answers.json").write_text(json.dumps(answers(words)), "utf-8")
    (own / "facts.json").write_text("{}", "utf-8")
    name = f"{words.used[1].upper()}, {words.used[2]}"
    who, backup = ("61US0412320", "--person", name), str(own / "b.smabackup")
    listed = next(str(path) for path in own.glob("*.csv"))
    records = own / f"{words()}-past.csv"
    records.write_bytes(record_sheet(words))
    job = [
        ("init", "--user", "Alex"),
        ("import", listed, "--dry-run"),
        ("import", listed),
        ("queue",),
        ("questions",),
        ("assess", *who, "--answers", str(own / "answers.json")),
        ("assess", *who, "--answers", listed),
        ("mg2", *who, "--out", str(own / "out"), "--draft"),
        ("mg2", *who, "--out", str(own / "out")),
        ("sent", *who, "--to", words(), "--on", "2026-11-21"),
        ("close", *who, "--outcome", Outcome.INFORMED_DECLINE, "--note", words()),
        ("history", str(records)),
        ("tally", "--from", "2025-04", "--to", "2026-11"),
        ("tally", "--from", "2025-04", "--to", "2026-11", "--out", str(own / "out" / "t.xlsx")),
        ("backup", backup),
        ("verify",),
        ("verify", backup),
        ("restore", backup),
        ("log",),
        ("explain", str(own / "facts.json")),
        ("unconfirmed",),
        ("roles",),
    ]
    assert {command[0] for command in job} >= COMMANDS.keys() - {"demo", "self-test"}
    for command in job:
        done = somewhere.command(*command)
        assert done.returncode in (0, 1, 2), done.stderr
        assert not seen_in(done.stderr), (command[0], done.stderr)
        assert b"OPEN" not in done.stderr
        somewhere.check()
    assert len(words.used) > 200
    assert not [path.name for path in (own / "out").iterdir() if STEM in path.name.lower()]
    desk = opening.unlock(somewhere.store, PASSPHRASE)
    assert len(in_store(desk)) > 190, "what is looked for was there to be found"
    desk.close()


PLANTED = {
    "utf-8": f"ŵ {STEM}aaa".encode(),
    "utf-16": f"ŵ {STEM}aaa".encode("utf-16"),
    "cp1252": f"é {STEM.upper()}aaa".encode("cp1252"),
    "json": json.dumps(f"ŵ {STEM}aaa").encode(),
    "percent": quote(f"ŵ {STEM}aaa").encode(),
    "zlib": b"%PDF" + zlib.compress(f"BT ({STEM}aaa) Tj".encode()),
    "gzip": gzip.compress(f"{STEM}aaa".encode()),
    **{f"base64 {n}": base64.b64encode(b"x" * n + f"{STEM}aaa".encode()) for n in range(3)},
}


@pytest.mark.parametrize("form", PLANTED)
def test_what_is_looked_for_is_found_in_every_form(form: str, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(os.urandom(100_000) + PLANTED[form])
    (tmp_path / "clean").write_bytes(os.urandom(1_000_000))
    assert list(on_disk(tmp_path)) == [str(tmp_path / "deep" / "file")]


RAISING = """
import pathlib, sys, threading
from smadvisor import crash
crash.leave_nothing()
from tests.marked import STEM
from smadvisor.errors import Fault

class Unraisable:
    def __del__(self):
        raise ValueError(STEM)

def in_thread():
    raise KeyError(STEM)

match sys.argv[2]:
    case "thread":
        thread = threading.Thread(target=in_thread)
        thread.start()
        thread.join()
    case "unraisable":
        Unraisable()
    case "program":
        held = STEM
        raise ValueError(held) from LookupError(STEM)
    case "group":
        raise ExceptionGroup(STEM, [ValueError(STEM)])
    case "log":
        import logging
        logging.getLogger("any").error("said %s", STEM, exc_info=ValueError(STEM))
    case "segfault":
        import ctypes, faulthandler
        faulthandler.enable()
        held = STEM * 1000
        ctypes.string_at(0)
    case "abort":
        import os
        held = STEM * 1000
        os.abort()
    case "command":
        from smadvisor.cli import commands, main
        def fails(_asked):
            raise ValueError(STEM)
        commands.COMMANDS["questions"] = fails
        raise SystemExit(main(["questions"]))
"""


@pytest.mark.parametrize(
    ("how", "kind"),
    [
        ("thread", b"KeyError"),
        ("unraisable", b"ValueError"),
        ("program", b"ValueError"),
        ("group", b"ExceptionGroup"),
        ("log", b""),
        ("segfault", b"Segmentation fault"),
        ("abort", b""),
        ("command", b"ValueError"),
    ],
)
def test_a_crash_says_where_and_never_what(somewhere: Somewhere, how: str, kind: bytes) -> None:
    done = somewhere.run(RAISING, how)
    assert kind in done.stderr
    assert not seen_in(done.stdout + done.stderr), done.stderr
    somewhere.check()


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux")
def test_no_other_program_of_the_same_user_looks_in(somewhere: Somewhere) -> None:
    script = (
        "import ctypes, resource\n"
        "from smadvisor import crash\n"
        "crash.leave_nothing()\n"
        "print(ctypes.CDLL(None).prctl(3), resource.getrlimit(resource.RLIMIT_CORE))\n"
    )
    assert somewhere.run(script).stdout == b"0 (0, 0)\n"


def test_a_program_killed_leaves_no_plain_log(somewhere: Somewhere) -> None:
    """Its write-ahead log is left behind: look at that one."""
    script = (
        "import os, pathlib, signal, sys\n"
        "from tests.desk import new_desk\n"
        "from tests.marked import Words, fill\n"
        "fill(new_desk(pathlib.Path(sys.argv[1])), Words(), pathlib.Path(sys.argv[2]))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    somewhere.run(script, str(somewhere.own / "list.csv"))
    left = {path.name: path.stat().st_size for path in somewhere.store.iterdir()}
    assert left["store.db-wal"] > 0
    somewhere.check()
