"""Record sheets in whatever file a spreadsheet program writes, with one sheet or several."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from smadvisor.caselist.history import read
from smadvisor.errors import Refused
from tests.acceptance.record_sheet import COLUMNS
from tests.caselist.files import as_csv, as_xls, as_xlsx, saved
from tests.caselist.test_history import CAI, SIAN, SIAN_READ, TODAY, with_cells
from tests.ods import ods


@pytest.mark.parametrize(
    "data",
    [
        as_csv([COLUMNS, SIAN], delimiter=";"),
        as_csv([COLUMNS, SIAN], delimiter="\t"),
        as_csv([COLUMNS, SIAN], encoding="utf-8-sig"),
        as_csv([COLUMNS, SIAN], encoding="utf-16"),
        as_csv([COLUMNS, SIAN], encoding="cp1252"),
        as_xlsx([COLUMNS, SIAN]),
        as_xls([COLUMNS, SIAN]),
        ods({"Records": [COLUMNS, SIAN]}),
    ],
    ids=["semicolons", "tabs", "utf-8-sig", "utf-16", "cp1252", "xlsx", "xls", "ods"],
)
def test_any_file_a_spreadsheet_program_writes(data: bytes) -> None:
    assert read(data, "sheet", today=TODAY).rows == (SIAN_READ,)


def test_cells_of_a_workbook_that_are_days_and_truths() -> None:
    row = with_cells(
        SIAN, Reviewed_on=date(2023, 4, 3), MG2_deficient=True, Contacted_on=45021, Person=None
    )
    for data in (as_xlsx([COLUMNS, row]), as_xls([COLUMNS, with_cells(row, Person="")])):
        found = read(data, "sheet.xlsx", today=TODAY)
        assert found.rows == (replace(SIAN_READ, person=""),)


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name.startswith("Hidden"):
            sheet.sheet_state = "hidden"
    return saved(book)


def test_every_sheet_in_sight_is_read() -> None:
    data = workbook(
        April=[COLUMNS, SIAN],
        May=[["2023"], COLUMNS, CAI, SIAN],
        Notes=[["How we count"]],
        Empty=[],
        Hidden=[COLUMNS, with_cells(CAI, URN="61US0412523")],
    )
    found = read(data, "year.xlsx", today=TODAY)
    assert [(row.sheet, row.row) for row in found.rows] == [("April", 2), ("May", 3)]
    (again,) = found.left_out
    assert (again.sheet, again.row, again.code) == ("May", 4, "row_twice")
    assert again.place == "May · Row 4"
    assert found.notes == (
        "Sheet not read, as it has no such columns: Notes",
        "Hidden sheet not read: Hidden",
    )
    chosen = read(data, "year.xlsx", today=TODAY, sheet="hidden")
    assert [(row.sheet, row.urn) for row in chosen.rows] == [("", "61US0412523")]


@pytest.mark.parametrize(
    ("data", "sheet", "code"),
    [
        (as_csv([["URN", "Colour"], ["61US0412323", "blue"]]), None, "not_a_record_sheet"),
        (as_csv([["Reviewed on", "Name"], ["03/04/2023", "Ann"]]), None, "not_a_record_sheet"),
        (as_csv([*[["title"]] * 60, COLUMNS, SIAN]), None, "not_a_record_sheet"),
        (as_xlsx([COLUMNS, SIAN]), "May", "no_such_sheet"),
        (b"", None, "empty_file"),
        (b"%PDF-1.7", None, "not_a_list"),
    ],
)
def test_what_is_no_record_sheet_is_refused(data: bytes, sheet: str | None, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read(data, "sheet", today=TODAY, sheet=sheet)
    assert refused.value.code == code


def test_a_long_sheet_tells_how_far_it_is() -> None:
    rows = [with_cells(SIAN, URN=f"61US{n:05}23") for n in range(2500)]
    steps: list[tuple[int, int]] = []
    data = as_csv([COLUMNS, *rows])
    read(data, "s.csv", today=TODAY, told=lambda done, whole: steps.append((done, whole)))
    assert steps == [(0, 2501), (1000, 2501), (2000, 2501)]
