"""What ``history`` says to a person: how many rows, and of each that is odd where and why."""

from pathlib import Path

import pytest

from smadvisor.cli import main
from tests.acceptance.record_sheet import COLUMNS
from tests.caselist.files import as_csv
from tests.caselist.test_history import CAI, SIAN, with_cells
from tests.caselist.test_history_files import workbook
from tests.desk import PASSPHRASE


def said(folder: Path, data: bytes, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Exit code, standard output and standard error, for this sheet in a new store."""
    (folder / "secret.txt").write_text(PASSPHRASE, "utf-8")
    (folder / "sheet").write_bytes(data)
    common = ["--data", str(folder / "store"), "--passphrase-file", str(folder / "secret.txt")]
    assert main([*common, "init", "--user", "PS 77 Eleri Vaughan"]) == 0
    capsys.readouterr()
    code = main([*common, "history", str(folder / "sheet")])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_a_sheet_without_a_flaw(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = as_csv([(*COLUMNS, "Initials"), SIAN, CAI])
    code, out, err = said(tmp_path, data, capsys)
    assert (code, err) == (0, "")
    assert out == "2 taken, 0 not taken, 0 unchanged\nColumns not read: Initials\n"


def test_rows_not_taken_and_rows_to_look_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = with_cells(CAI, Outcome="Rang twice")
    bad = with_cells(SIAN, URN="61US0412523", Reviewed_on="31/04/2023")
    code, out, err = said(tmp_path, as_csv([COLUMNS, bad, SIAN, odd]), capsys)
    assert code == 1
    assert out.splitlines() == [
        "2 taken, 1 not taken, 0 unchanged",
        "Row 2 · Reviewed on: There is no such day. Check the date.",
        "Row 4 · Outcome: This is no outcome that the program knows: read as not recorded.",
    ]
    assert err.splitlines() == [
        "smadvisor: Rows were not taken. [look]",
        "smadvisor: Rows were taken that have something to look at. [look]",
    ]
    assert "PRYCE" not in out + err


def test_the_sheets_of_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = workbook(April=[COLUMNS, SIAN], May=[COLUMNS, SIAN], Notes=[["How we count"]])
    code, out, err = said(tmp_path, data, capsys)
    assert code == 1
    assert out.splitlines()[1].startswith("May · Row 2: The same person of the same case")
    assert "Sheet not read, as it has no such columns: Notes" in err
