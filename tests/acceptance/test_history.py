"""A year's record sheet through the command line gives the figures that it was made from."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from smadvisor.cli import main
from tests.acceptance.record_sheet import FIGURES, Year, published, write
from tests.desk import PASSPHRASE

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with --json in an own store; answers its document."""
    secret = tmp_path / "passphrase.txt"
    secret.write_text(PASSPHRASE + "\n", "utf-8")
    common = ("--data", str(tmp_path / "store"), "--passphrase-file", str(secret), "--json")

    def call(*arguments: str | Path) -> Any:
        assert main([*common, *map(str, arguments)]) == 0, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    return call


def figures_of(document: Any) -> Year:
    return {
        month["month"]: {figure: month[figure] for figure in FIGURES}
        for month in document["months"]
    }


def test_the_published_year_now_again_and_after_a_restore(run: Run, tmp_path: Path) -> None:
    year = published()
    cells = sum(len(month) for month in year.values())
    assert cells == 84
    run("init", "--user", "Sergeant 77 Eleri Vaughan")
    sheet = write(tmp_path / "sheet.csv", year)
    taken = run("history", sheet)
    assert taken == {"taken": 448, "not_taken": [], "unchanged": 0}
    asked = ("tally", "--from", "2023-04", "--to", "2024-03")
    first = run(*asked)
    assert figures_of(first) == year
    totals = {figure: sum(month[figure] for month in year.values()) for figure in FIGURES}
    assert totals == {figure: first["totals"][figure] for figure in FIGURES}
    assert run("history", sheet) == {"taken": 0, "not_taken": [], "unchanged": 448}
    run("backup", tmp_path / "kept.smbackup")
    run("restore", tmp_path / "kept.smbackup")
    again = run(*asked)
    assert (again["months"], again["totals"]) == (first["months"], first["totals"])
