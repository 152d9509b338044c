"""Every kind of file, and what is refused."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from smadvisor.caselist import limits, read
from smadvisor.caselist.workbook import as_text
from smadvisor.errors import Refused
from tests.caselist.files import (
    CAI,
    HEADER,
    SIAN,
    TODAY,
    as_csv,
    as_xls,
    as_xlsx,
    read_rows,
    saved,
    sheet_xml,
    taken,
    text_cell,
    with_sheet_xml,
)
from tests.ods import ods

ROWS = [HEADER, SIAN, CAI]
BOTH = [("61US0412326", "PRYCE, Siân"), ("61US0412426", "PRYCE, Cai")]


def refusal(data: bytes, sheet: str | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        read(data, "list.xlsx", today=TODAY, sheet=sheet)
    assert caught.value.sentence.endswith(".")
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_in_any_usual_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    weekly = read(as_csv(ROWS, delimiter, encoding), "x.txt", today=TODAY)
    assert taken(weekly) == BOTH
    assert weekly.header_row == 1


@pytest.mark.parametrize(
    "data", [as_xlsx(ROWS), as_xls(ROWS), ods({"NGAP": [list(row) for row in ROWS]})]
)
def test_workbooks_by_content_not_by_name(data: bytes) -> None:
    weekly = read(data, "C:\\Users\\sma\\list.csv", today=TODAY)
    assert taken(weekly) == BOTH
    assert (weekly.sheet, weekly.file) == ("NGAP", "list.csv")


def test_real_dates_in_each_workbook() -> None:
    row: list[str | date] = [*SIAN[:3], date(2026, 11, 24), *SIAN[4:]]
    for data in (as_xlsx([HEADER, row]), as_xls([HEADER, row]), ods({"NGAP": [list(HEADER), row]})):
        (entry,) = read(data, "x", today=TODAY).entries
        assert entry.hearing_date == date(2026, 11, 24)
        assert entry.raw["Hearing Date"] == "24/11/2026"


def test_numbers_as_a_person_sees_them() -> None:
    header = [*HEADER, "Occurrence No"]
    weekly = read(as_xlsx([header, [*SIAN, 2600401234], [*CAI, 2**60]]), "x", today=TODAY)
    assert weekly.entries[0].occurrence == "2600401234"
    assert [p.code for p in weekly.entries[1].problems] == ["number_damaged"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((True, "TRUE"), (False, "FALSE"), (3.0, "3"), (0.5, "0.5"), (float("inf"), "INF")),
        *((float("nan"), "nan"), (date(2026, 1, 2), "02/01/2026"), (time(9, 5), "09:05")),
        *(
            (datetime.fromisoformat("2026-01-02T09:05"), "02/01/2026 09:05"),
            (timedelta(hours=26), "26:00"),
        ),
        *(("a\x00\x1fb\u202e", "ab"), ("Gw\u0302yn", "Gŵyn"), (2.0**53, "9.007199E+15")),
    ],
)
def test_cells_as_text(value: str | float | bool | date | time | timedelta, text: str) -> None:
    if isinstance(value, str) and value.startswith("Gw"):
        text = "Gŵyn"
    assert as_text(value) == text


def test_quoted_line_ends_and_quotation_marks() -> None:
    data = as_csv([HEADER, [*SIAN[:2], 'Court "1"\r\nNewport', *SIAN[3:]], CAI])
    weekly = read(data, "x.csv", today=TODAY)
    assert weekly.entries[0].court == 'Court "1" Newport'
    assert [entry.row for entry in weekly.entries] == [2, 3]


def test_the_hint_of_excel_is_no_row() -> None:
    data = b"sep=;\r\n" + as_csv(ROWS, ";")
    weekly = read(data, "x.csv", today=TODAY)
    assert (weekly.header_row, taken(weekly)) == (1, BOTH)


def test_unseen_characters_are_taken_out() -> None:
    weekly = read_rows([SIAN[0] + "\x00", *SIAN[1:5], "\u202ePRYCE,\u200b Si\u0061\u0302n", "Y"])
    assert taken(weekly) == BOTH[:1]


def test_an_older_encoding_is_said_aloud() -> None:
    weekly = read(as_csv(ROWS, encoding="cp1252"), "x.csv", today=TODAY)
    assert "Windows-1252" in weekly.notes[0]


@pytest.mark.parametrize("data", [b"", b" \r\n ", b"\xef\xbb\xbf", b"\xff\xfe", as_xlsx([[" "]])])
def test_empty_files(data: bytes) -> None:
    assert refusal(data).code == "empty_file"


@pytest.mark.parametrize(
    "data",
    [
        b"<html><table><tr><td>URN</td></tr></table></html>",
        b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>',
    ],
)
def test_a_web_page_under_a_spreadsheets_name(data: bytes) -> None:
    found = refusal(data)
    assert found.code == "not_a_list"
    assert "web page" in found.sentence


def some_zip(**parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as out:
        for name, text in parts.items():
            out.writestr(name, text)
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"Dear all,\nplease find attached.",
        b"%PDF-1.7 ...",
        b"\x89PNG....",
        as_xlsx([["Dear all"], ["please"]]),
        some_zip(**{"word.txt": "x"}),
        some_zip(**{"[Content_Types].xml": "x", "xl/workbook.bin": "x"}),
    ],
)
def test_what_is_no_list(data: bytes) -> None:
    assert refusal(data).code == "not_a_list"


@pytest.mark.parametrize(
    "data",
    [
        as_xlsx(ROWS)[:3000],
        as_xls(ROWS)[:600],
        b"PK\x03\x04nonsense",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
        some_zip(**{"[Content_Types].xml": "x"}),
        as_csv(ROWS) + b'61US0412526,"REES, Tom\r\n1,2\r\n',
        as_csv([HEADER, ["x" * 200_000]]),
        with_sheet_xml("<worksheet><sheetData><row></worksheet>"),
    ],
)
def test_damaged_files(data: bytes) -> None:
    assert refusal(data).code == "damaged_file"


def test_sheets_hidden_and_of_guilty_pleas() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["Read me"])
    for name, state in (
        ("GAP", "visible"),
        ("Old", "hidden"),
        ("Other", "visible"),
        ("NGAP", "visible"),
    ):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in ROWS:
            sheet.append([*row, name])
    weekly = read(saved(book), "x", today=TODAY)
    assert weekly.sheet == "NGAP"
    assert weekly.notes == (
        "Sheet of guilty pleas not read: GAP",
        "Hidden sheet not read: Old",
        "Sheet not read, though it looks like a list: Other",
    )
    assert read(saved(book), "x", today=TODAY, sheet="old").sheet == "Old"
    assert read(saved(book), "x", today=TODAY, sheet="GAP").sheet == "GAP"
    assert refusal(saved(book), sheet="None").code == "no_such_sheet"


def test_of_two_sheets_the_one_with_more_columns_is_read() -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.create_sheet("Less").append(HEADER[:3])
    assert read(saved(book), "x", today=TODAY).sheet == "Sheet"


def test_cells_merged_downwards() -> None:
    rows = [HEADER, SIAN, ["", "", "Cwmbran", "24/11/2026", "NGAP", "PRYCE, Cai", ""]]
    (one, two) = read(as_xlsx(rows, merged="A2:A3"), "x", today=TODAY).entries
    assert (two.urn, two.person) == (one.urn, "PRYCE, Cai")
    title = [["NGAP list"], [""], *rows]
    assert taken(read(as_xlsx(title, merged="A1:A2"), "x", today=TODAY)) == BOTH[:1]
    mg2 = read(as_xlsx(rows, merged="G2:G3"), "x", today=TODAY).entries
    assert mg2[1].code == "no_reference"


def test_one_mg2_merged_over_two_victims_is_the_first_ones() -> None:
    rows = [HEADER, SIAN, [*SIAN[:5], "PRYCE, Cai", ""]]
    (one, two) = read(as_xlsx(rows, merged="G2:G3"), "x", today=TODAY).entries
    assert (one.mg2_state.value, two.mg2_state.value) == ("present", "absent")


def test_a_sheet_that_leaves_out_the_numbers_of_cells() -> None:
    rows = "".join(f"<row>{''.join(map(text_cell, row))}</row>" for row in ROWS)
    assert taken(read(with_sheet_xml(sheet_xml(rows)), "x", today=TODAY)) == BOTH


def test_progress_and_giving_up() -> None:
    seen: list[tuple[int, int]] = []
    data = as_csv([HEADER, *([SIAN] * 5000)])
    read(data, "x", today=TODAY, progress=lambda done, whole: seen.append((done, whole)))
    assert seen == [(2000, 5001), (4000, 5001)]

    def stop(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(data, "x", today=TODAY, progress=stop)


def test_a_list_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROWS", 3)
    for data in (as_csv([HEADER] * 4), as_xlsx([HEADER] * 4), as_xls([HEADER] * 4)):
        assert refusal(data).code == "too_large"
    monkeypatch.setattr(limits, "UNPACKED", 10)
    assert refusal(as_csv(ROWS)).code == "too_large"


def test_a_list_too_wide() -> None:
    wide = [["x"] * (limits.COLUMNS + 1)]
    for data in (as_csv(wide), as_xlsx(wide), as_xls(wide), ods({"NGAP": wide})):
        assert refusal(data).code == "too_large"
