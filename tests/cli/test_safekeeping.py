"""Backup and restore on the command line: documents, exit codes, nothing overwritten."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from smadvisor.cli import main
from tests.desk import GWEN, PASSPHRASE, SIAN, write_list

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with --json; answers exit code, document and standard error."""
    secret = tmp_path / "passphrase.txt"
    secret.write_text(PASSPHRASE + "\n", "utf-8")

    def call(*arguments: str | Path, store: str = "store") -> tuple[int, Any, str]:
        common = ("--data", str(tmp_path / store), "--passphrase-file", str(secret), "--json")
        code = main([*common, *map(str, arguments)])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else None, said.err

    assert call("init", "--user", "PC 1234 Alex Rees")[0] == 0
    assert call("import", write_list(tmp_path, SIAN, GWEN))[0] == 0
    return call


def test_there_and_back(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.smabackup"
    code, made, err = run("backup", path)
    assert (code, err) == (0, "")
    assert made["ok"] is True
    assert (made["path"], made["cases"]) == (str(path), 2)
    assert made["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert made["log_entries"] > 0
    assert made["entries"] > made["cases"]
    before = run("queue", "--on", "2026-11-23")[1]
    code, back, err = run("restore", path, store="new laptop")
    assert (code, err) == (0, "")
    assert (back["ok"], back["data"]) == (True, str(tmp_path / "new laptop"))
    same = ("cases", "log_entries", "entries", "made_at")
    assert {name: back[name] for name in same} == {name: made[name] for name in same}
    assert back["replaced"] is None
    assert run("queue", "--on", "2026-11-23", store="new laptop")[1] == before


def test_restoring_over_a_store_says_where_that_is_now(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.smabackup"
    run("backup", path)
    run("import", write_list(tmp_path, SIAN, name="next.csv"))
    code, back, _err = run("restore", path)
    assert code == 0
    assert Path(back["replaced"]).name.startswith("before-restore-")
    assert run("restore", back["replaced"], store="look")[0] == 0


def test_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.smabackup"
    path.write_bytes(b"mine")
    code, said, err = run("backup", path)
    assert (code, said) == (2, None)
    assert "[backup_exists]" in err
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "backup_unreadable"), (b"no backup", "not_a_backup"), (b"cut", "backup_damaged")],
)
def test_what_is_no_backup_is_refused(
    run: Run, tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "a.smabackup"
    if content == b"cut":
        run("backup", path)
        path.write_bytes(path.read_bytes()[:-1])
    elif content is not None:
        path.write_bytes(content)
    ended, said, err = run("restore", path)
    assert (ended, said) == (2, None)
    assert f"[{code}]" in err
    assert len(run("queue")[1]) == 2


def test_the_passphrase_is_that_of_the_backup(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.smabackup"
    run("backup", path)
    (tmp_path / "passphrase.txt").write_text("another one altogether", "utf-8")
    code, _said, err = run("restore", path)
    assert code == 2
    assert "[wrong_passphrase]" in err


def test_verify_says_that_all_is_well_and_names_what_is_not(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.smabackup"
    run("backup", path)
    for asked, name in ((("verify",), "the store"), (("verify", path), "a backup")):
        code, said, err = run(*asked)
        assert (code, err, said["ok"], said["findings"]) == (0, "", True, []), name
        assert (said["cases"], said["people"]) == (2, 2)
        assert said["entries"] > 4
        assert said["log_entries"] > 0
    (tmp_path / "store" / "store.seal").unlink()
    code, said, err = run("verify")
    assert (code, said["ok"]) == (1, False)
    assert [one["code"] for one in said["findings"]] == ["seal_missing"]
    assert "[seal_missing]" in err
    path.write_bytes(path.read_bytes()[:-200])
    code, said, _err = run("verify", path)
    assert (code, [one["code"] for one in said["findings"]]) == (1, ["backup_damaged"])


def test_verify_of_a_store_that_cannot_be_opened_says_so_in_its_document(
    run: Run, tmp_path: Path
) -> None:
    database = tmp_path / "store" / "store.db"
    database.write_bytes(b"\0" * 4096 + database.read_bytes()[4096:])
    code, said, err = run("verify")
    assert (code, said["ok"]) == (3, False)
    assert [one["code"] for one in said["findings"]] == ["store_damaged"]
    assert "Restore a backup" in err
