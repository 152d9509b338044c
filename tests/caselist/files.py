"""Files as systems export them, built in memory."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date

import openpyxl
import xlwt

from smadvisor.caselist import Vocabulary, WeeklyList, read

TODAY = date(2026, 11, 20)
HEADER = ("URN", "Defendant", "Court", "Hearing Date", "Anticipated Plea", "Victim", "MG2")
SIAN = ("61US0412326", "HALE, Marcus", "Cwmbran", "24/11/2026", "NGAP", "PRYCE, Siân", "Y")
CAI = ("61US0412426", "ROWE, Ben", "Cwmbran", "25/11/2026", "NGAP", "PRYCE, Cai", "")

Cells = Sequence[Sequence[object]]


def as_csv(rows: Cells, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Cells, name: str = "NGAP", merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    if merged:
        sheet.merge_cells(merged)
    return saved(book)


def saved(book: "openpyxl.Workbook | xlwt.Workbook") -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def as_xls(rows: Cells) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("NGAP")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write(at, column, value, day)
            else:
                sheet.write(at, column, value)
    return saved(book)


def with_sheet_xml(xml: str) -> bytes:
    """A workbook whose first sheet is this XML, whoever wrote it."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_xlsx([["x"]]))) as book,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in book.namelist():
            whole = xml.encode() if name.endswith("sheet1.xml") else book.read(name)
            out.writestr(name, whole)
    return held.getvalue()


def sheet_xml(rows: str) -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'


def text_cell(text: str, reference: str = "") -> str:
    at = f' r="{reference}"' if reference else ""
    return f'<c{at} t="inlineStr"><is><t>{text}</t></is></c>'


def taken(weekly: WeeklyList) -> list[tuple[str, str]]:
    """URN and person of each entry taken."""
    return [(entry.urn, entry.person) for entry in weekly.entries if entry.taken]


def left_out(weekly: WeeklyList) -> dict[int, str]:
    """The rows not taken, and why."""
    return {entry.row: entry.code for entry in weekly.entries if not entry.taken}


def read_rows(
    *rows: Sequence[object],
    header: Sequence[object] = HEADER,
    today: date = TODAY,
    vocabulary: Vocabulary | None = None,
) -> WeeklyList:
    """A CSV of these rows, read."""
    data = as_csv([header, *rows])
    return read(data, "list.csv", today=today, vocabulary=vocabulary or Vocabulary())


def changed(row: Sequence[object], **cells: object) -> tuple[object, ...]:
    """A row of ``HEADER`` with other cells, named as in ``HEADER`` with ``_`` for a space."""
    named = dict(zip(HEADER, row, strict=True))
    named.update({name.replace("_", " "): value for name, value in cells.items()})
    return tuple(named.values())


def codes(weekly: WeeklyList) -> list[list[str]]:
    """The codes of the problems of each entry taken."""
    return [[p.code for p in entry.problems] for entry in weekly.entries if entry.taken]
