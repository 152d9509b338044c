"""The record of processing on the command line."""

import csv
from pathlib import Path

from tests.cli.test_safekeeping import Run, run

__all__ = ["run"]


def test_every_command_is_in_the_log_oldest_first(run: Run) -> None:
    assert run("queue")[0] == 0
    code, lines, err = run("log")
    assert (code, err) == (0, "")
    assert set(lines[0]) == {"at", "user", "event", "what", "about", "recipient"}
    assert [line["what"] for line in lines if line["event"] != "security"] == [
        "Import a weekly list",
        "See the queue",
    ]
    assert lines[0]["what"] == "Make the store"
    assert {line["user"] for line in lines} == {"PC 1234 Alex Rees"}
    assert [line["at"] for line in lines] == sorted(line["at"] for line in lines)
    assert run("log", "--from", "2001-01-01", "--to", "2001-12-31")[1] == []
    assert run("log", "--from", "2001-01-01")[1][-3]["what"] != ""


def test_a_file_needs_its_recipient_and_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "record.csv"
    code, _none, err = run("log", "--out", path)
    assert code == 2
    assert "[recipient_missing]" in err
    assert not path.exists()
    code, said, _err = run("log", "--out", path, "--recipient", "=ICO")
    assert (code, said["path"]) == (0, str(path))
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert len(rows) == said["lines"] + 1
    before = path.read_bytes()
    code, _none, err = run("log", "--out", path, "--recipient", "ICO")
    assert (code, path.read_bytes()) == (2, before)
    shown = run("log")[1]
    assert [line["recipient"] for line in shown if line["event"] == "disclosure"] == ["=ICO"]
    again = tmp_path / "again.csv"
    run("log", "--out", again, "--recipient", "ICO")
    assert "'=ICO" in again.read_text("utf-8-sig"), "no cell is run as a formula"
