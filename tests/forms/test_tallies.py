"""The figures as CSV and as a workbook, read back as a script or a person reads them."""

import csv
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from forms.tallies import draw, sayings
from forms.tallies.overview import SHEETS
from smadvisor.tally.figures import FIGURES, RATIOS, TABLES
from smadvisor.tally.masking import Hidden
from smadvisor.tally.report import ENDINGS, Report, Row
from tests.forms.figures import (
    CHANGED,
    FIGURES_OF_YEAR,
    HIDDEN,
    PLAIN,
    REPORTS,
    STATIONS,
    counted,
    given_out,
)

each = pytest.mark.parametrize("said", REPORTS.values(), ids=REPORTS)


def lines(said: Report) -> list[list[str]]:
    text = draw(said, ".csv").decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


def table(said: Report) -> dict[str, dict[str, str]]:
    heads, *rows = lines(said)
    return {row[0]: dict(zip(heads, row, strict=False)) for row in rows if row}


def book(said: Report) -> Any:
    return openpyxl.load_workbook(BytesIO(draw(said, ".xlsx")))


def rows_of(sheet: Worksheet) -> list[dict[str, Any]]:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def shown(cell: object) -> object:
    return cell.words if isinstance(cell, Hidden) else cell


# --- CSV ------------------------------------------------------------------------------------------


@each
def test_a_script_finds_each_figure_by_its_code(said: Report) -> None:
    found = table(said)
    for name, row in [*((row.first, row) for row in said.months), ("total", said.total)]:
        assert {code: found[name][code] for code in FIGURES} == {
            code: str(shown(cell)) for code, cell in row.cells.items()
        }
        for code, rate in row.rates.items():
            assert found[name][f"{code}_n"] == str(shown(rate.n))
            if rate.value is not None:
                assert float(found[name][code]) == pytest.approx(rate.value, abs=0.0001)
            else:
                assert found[name][code] == ("" if rate.n == 0 else "–")


def test_the_first_row_is_the_heading_and_the_months_follow() -> None:
    heads, *rows = lines(PLAIN)
    assert heads[: 1 + len(FIGURES)] == ["month", *FIGURES]
    assert [row[0] for row in rows[:14]] == [
        *(row.first for row in PLAIN.months),
        *("total", "year_before"),
    ]
    assert rows[14] == []
    assert table(PLAIN)["year_before"]["cases_reviewed"] == "448"


def test_no_column_of_numbers_holds_words_of_the_lines_under_it() -> None:
    _heads, *rows = lines(PLAIN)
    for row in rows[14:]:
        assert all(re.fullmatch(r"[+-]?\d+", cell) for cell in row[1:])


def test_what_changed_and_what_is_not_frozen_is_told() -> None:
    found = table(CHANGED)
    changed = found["adjustments 2023-09"]
    assert (changed["cases_reviewed"], changed["mg2_submitted"]) == ("2", "-1")
    assert changed["mg2_deficient"] == "0"
    assert found["2023-09"]["frozen_on"] == "2026-11-01"
    assert found["2023-10"]["frozen_on"] == "not frozen"
    assert "adjustments 2023-10" not in found


def test_a_station_is_text_and_never_a_formula() -> None:
    found = table(PLAIN)
    for name, reviewed, deficient in STATIONS:
        line = found[f"station: {name or 'Not known'}"]
        assert (line["cases_reviewed"], line["mg2_deficient"]) == (str(reviewed), str(deficient))
    for row in lines(PLAIN):
        for cell in row:
            assert cell[:1] not in "=+@-" or re.fullmatch(r"[+-]?\d+", cell) or not cell


def test_every_column_is_defined() -> None:
    text = draw(PLAIN, ".csv").decode("utf-8-sig")
    for one in FIGURES.values():
        assert f"{one.code}: {one.title} ({one.unit.words}). {one.definition}" in text
    for ratio in RATIOS.values():
        assert ratio.definition in text


# --- workbook -------------------------------------------------------------------------------------


def value(row: Row, code: str) -> object:
    return shown(row.cells[code])


@each
def test_every_table_is_a_sheet_of_numbers(said: Report) -> None:
    found = book(said)
    for one in TABLES:
        rows = rows_of(found[SHEETS[one.code]])
        wanted = [*said.months, said.total, *([said.before] if said.before else [])]
        for row, cells in zip(wanted, rows, strict=False):
            for figure in one.figures:
                assert cells[sayings.heading(figure)] == value(row, figure.code)
            for ratio in one.ratios:
                rate = row.rates[ratio.code]
                assert cells[sayings.rate_heading(ratio)] == (
                    pytest.approx(rate.value)
                    if rate.value is not None
                    else (None if rate.n == 0 else "–")
                )
                assert cells[f"n: {sayings.under(ratio)}"] == shown(rate.n)
        months = [cells["Month"] for cells in rows[: len(said.months)]]
        assert months == [datetime.fromisoformat(f"{row.first}-01") for row in said.months]
        assert rows[len(said.months)]["Month"] == "All months"
        below = " ".join(str(row["Month"]) for row in rows[len(wanted) :])
        assert all(figure.definition in below for figure in one.figures)


def test_what_changed_stands_beside_the_frozen_figure() -> None:
    sheet = book(CHANGED)["Reviewed"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[1:3] == [
        "Cases reviewed (cases)",
        "Cases reviewed (cases), change since frozen",
    ]
    rows = rows_of(sheet)
    changes = [row[heads[2]] for row in rows[:13]]
    assert changes == [0, 0, 0, 0, 0, 2, *([None] * 6), 2]
    assert [row["Frozen on"] for row in rows[:13]] == [
        *([datetime.combine(date(2026, 11, 1), time())] * 6),
        *(["not frozen"] * 6),
        None,
    ]
    assert sheet.cell(7, 3).number_format == "+#,##0;-#,##0;0"
    assert "change" not in str([cell.value for cell in book(PLAIN)["Reviewed"][1]])


@each
def test_sheets_are_made_to_be_read_and_printed(said: Report) -> None:
    for sheet in book(said):
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        marking = "OFFICIAL" if said.leaving_unit else "OFFICIAL-SENSITIVE"
        assert sheet.oddFooter.left.text.splitlines()[0] == marking
        assert "0.2.0" in sheet.oddFooter.left.text
        assert sheet.oddFooter.right.text == "Page &P of &N"
        if sheet.title != "Overview":
            assert sheet.page_setup.orientation == "landscape"
            assert sheet.freeze_panes == "B2"
            assert sheet.print_title_rows == "$1:$1"
            assert all(sheet.column_dimensions[letter].width > 9 for letter in "ABC")


def test_numbers_have_their_formats() -> None:
    sheet = book(PLAIN)["Reviewed"]
    assert [cell.number_format for cell in sheet[2]][:5] == [
        "mmm yyyy", "#,##0", "#,##0", "0.0%", "#,##0"
    ]  # fmt: skip
    assert all(cell.font.bold for cell in sheet[14][:4])


def test_no_cell_is_a_formula_and_stations_stay_what_they_are() -> None:
    found = book(PLAIN)
    for sheet in found:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    stations = [row[0] for row in found["Stations"].iter_rows(2, 4, values_only=True)]
    assert stations == ["Llanfihangel-Ŵysg", "=cmd|' /C calc'!A0", "Not known"]


def test_every_figure_is_defined_with_its_unit_and_code() -> None:
    rows = {row["Code"]: row for row in rows_of(book(PLAIN)["Definitions"])}
    assert list(rows) == [
        code
        for one in TABLES
        for code in (*(f.code for f in one.figures), *(r.code for r in one.ratios))
    ]
    for code, one in FIGURES.items():
        assert (rows[code]["Figure"], rows[code]["Unit"]) == (one.title, one.unit.words)
        assert rows[code]["Definition"] == one.definition


SPACE = {
    name: f"http://schemas.openxmlformats.org/drawingml/2006/{room}"
    for name, room in (("c", "chart"), ("a", "main"))
}


def charts(said: Report) -> Iterator[tuple[str, dict[str, tuple[str, list[str]]]]]:
    """The title of each chart, and of each series where it gets its numbers and what they are."""
    with zipfile.ZipFile(BytesIO(draw(said, ".xlsx"))) as file:
        names = sorted(name for name in file.namelist() if name.startswith("xl/charts/chart"))
        trees = [ET.fromstring(file.read(name)) for name in names]  # noqa: S314
    for tree in trees:
        words = tree.iterfind("c:chart/c:title//a:t", SPACE)
        title = "".join(one.text or "" for one in words)
        series = {}
        for one in tree.iterfind(".//c:ser", SPACE):
            name = one.findtext("c:tx/c:v", None, SPACE) or ""
            numbers = [v.text or "" for v in one.iterfind("c:val//c:v", SPACE)]
            series[name] = (one.findtext("c:val//c:f", "", SPACE), numbers)
        yield title, series


def test_the_charts_show_the_months() -> None:
    found = dict(charts(PLAIN))
    assert len(found) == 3
    shown_in = {name: series for all_of_it in found.values() for name, series in all_of_it.items()}
    for code in (*FIGURES_OF_YEAR, "communication_aids"):
        _where, numbers = shown_in[FIGURES[code].title]
        assert numbers == [str(row.cells[code]) for row in PLAIN.months]
    assert shown_in["MG2 deficient"][0] == "Reviewed!$C$2:$C$13"


def test_hidden_measures_are_charted_by_their_totals() -> None:
    found = dict(charts(HIDDEN))
    (series,) = found["Measures asked for, all months together"].values()
    assert series[1] == ["35", "39", "22"]


def test_the_overview_tells_what_it_is() -> None:
    words = [
        str(cell) for row in book(HIDDEN)["Overview"].iter_rows(values_only=True) for cell in row
    ]
    assert "Special measures: monthly figures" in words
    assert set(sayings.notes(HIDDEN)) <= set(words)
    assert "Made to leave the unit: counts alone." in words
    assert "OFFICIAL" in words
    sheet = book(PLAIN)["Overview"]
    head = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Headline figures")
    line = [cell.value for cell in sheet[head + 1]]
    assert line == ["Cases reviewed (cases)", 448, None, 448, None]


def test_nothing_by_station_leaves_the_unit() -> None:
    for said in (HIDDEN, REPORTS["outside"]):
        assert "Stations" not in book(said).sheetnames
        assert not any(row[:1] and row[0].startswith("station") for row in lines(said))


def test_there_is_no_ratio_over_nothing() -> None:
    nothing = given_out(counted(more=dict.fromkeys(FIGURES_OF_YEAR, [0] * 12)))
    assert table(nothing)["2023-04"]["deficient_share"] == ""
    assert rows_of(book(nothing)["Reviewed"])[0]["Deficient (%)"] is None


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_figures_give_the_same_file(ending: str) -> None:
    assert draw(PLAIN, ending) == draw(PLAIN, ending)
