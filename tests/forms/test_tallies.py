"""The figures as CSV, workbook and paper: all of them say the same, and nothing is cut."""

import csv
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from forms.readback import pages
from forms.sheets import A4, Sheets
from forms.tallies import draw, sayings
from forms.tallies.overview import SHEETS
from smadvisor.errors import Fault
from smadvisor.tally.figures import FIGURES, RATIOS, TABLES
from smadvisor.tally.masking import Hidden
from smadvisor.tally.report import ENDINGS, Report, Row
from tests.forms.figures import (
    FIGURES_OF_YEAR,
    MASKED,
    OUTSIDE,
    STATIONS,
    counted,
    frozen,
    given_out,
)
from tests.forms.reading import about, darkness, lowest, texts, tight, together

MORE = {
    "communication_aids": [0, 2, 0, 0, 0, 0, 1, 0, 0, 5, 0, 0],
    "found_absent": [12] * 12,
    "ended_not_recorded": [9] * 12,
    "attempts": [1234] * 12,
}
YEAR = counted(more=MORE)
PLAIN = given_out(YEAR, before=counted(2).__class__(counted(2).months[:12]))
CHANGED = given_out(frozen(YEAR, "2023-09", {"cases_reviewed": 2, "mg2_submitted": -1}))
HIDDEN = given_out(YEAR, MASKED)
REPORTS = {
    "plain": PLAIN,
    "changed": CHANGED,
    "outside": given_out(YEAR, OUTSIDE),
    "masked": HIDDEN,
}
each = pytest.mark.parametrize("said", REPORTS.values(), ids=REPORTS)
NAMES = [sayings.month(row.first) for row in PLAIN.months]


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


# --- paper ----------------------------------------------------------------------------------------


@each
def test_a_year_is_two_pages_with_every_number_of_the_three_tables(said: Report) -> None:
    found = texts(draw(said, ".pdf"))
    assert len(found) == 2
    second = tight(found[1])
    reviews, contacts, measures = TABLES[:3]
    for names, row in [*zip(NAMES, said.months, strict=True), ("All months", said.total)]:
        for one in (reviews, contacts, measures):
            cells = "".join(sayings_cell(row, figure.code) for figure in one.figures) + "".join(
                sayings.rate(ratio, row.rates[ratio.code]) for ratio in one.ratios
            )
            assert tight(names + cells) in second

    for figure in TABLES[3].figures:
        assert tight(sayings_cell(said.total, figure.code, 0) + figure.title) in second
    for one in TABLES[:4]:
        assert all(tight(figure.definition) in second for figure in one.figures)


def sayings_cell(row: Row, code: str, changed: int | None = None) -> str:
    cell = row.cells[code]
    by = row.adjustments.get(code, 0) if changed is None else changed
    number = cell.words if isinstance(cell, Hidden) else f"{cell:,}"
    return f"{number}({by:+})" if by else number


def test_the_first_page_is_read_in_a_minute() -> None:
    first = tight(texts(draw(PLAIN, ".pdf"))[0])
    assert tight("Special measures: monthly figures, Apr 2023 to Mar 2024") in first
    assert "448cases" in first
    assert tight("304 cases 67.9% of 448") in first
    assert tight("94 MG2s 62.7% of 150") in first
    assert tight("The year before: 448") in first
    for note in sayings.notes(PLAIN):
        assert tight(note) in first
    assert all(tight(name) in first for name in NAMES)


def test_columns_are_as_high_as_their_numbers() -> None:
    data = draw(PLAIN, ".pdf")
    place = (A4[0] - 72 - 22) / 12

    def ink(month: int) -> float:
        left = 36 + 22 + place * (month + 0.1) + 2
        return darkness(data, 1, (left, 222, left + 8, 374))

    numbers = [month.figures["cases_reviewed"] for month in YEAR.months]
    found = {number: ink(at) for at, number in enumerate(numbers)}
    assert {14, 31, 60} <= set(found)
    for number, dark in found.items():
        assert dark == pytest.approx(found[60] * number / 60, abs=0.05), number


@pytest.mark.parametrize("years", [2, 5])
def test_more_years_have_more_pages_and_lose_no_month(years: int) -> None:
    said = given_out(counted(years))
    found = texts(draw(said, ".pdf"))
    assert len(found) == 2 * years
    for at, name in enumerate(NAMES):
        for back in range(years):
            page = found[2 * (years - 1 - back) + 1]
            month, year = name.split()
            cells = f"{month}{int(year) - back}{said.months[at].cells['cases_reviewed']}"
            assert tight(cells) in tight(page)
    assert sum("All months" in page for page in found) == 1


@each
def test_nothing_runs_into_the_foot(said: Report) -> None:
    data = draw(said, ".pdf")
    assert min(lowest(data)) > 15
    for page in pages(data):
        assert page.count("OFFICIAL") == 2
    assert "Page 2 of 2" in together(data)


def test_large_numbers_and_changes_get_smaller_letters_not_less_room() -> None:
    changes = dict.fromkeys(FIGURES, -1234)
    large = counted(more={code: [98765] * 12 for code in FIGURES_OF_YEAR})
    said = given_out(frozen(large, "2024-03", changes))
    assert "98,765 (-1,234)" in together(draw(said, ".pdf"))


def test_a_single_month_without_anything() -> None:
    nothing = replace(
        YEAR, months=counted(more=dict.fromkeys(FIGURES_OF_YEAR, [0] * 12)).months[:1]
    )
    for ending in ENDINGS:
        assert draw(given_out(nothing), ending)
    found = texts(draw(given_out(nothing), ".pdf"))
    assert len(found) == 2
    assert tight("Special measures: monthly figures, Apr 2023 Made on") in tight(found[0])
    assert table(given_out(nothing))["2023-04"]["deficient_share"] == ""


def test_hidden_numbers_are_hidden_everywhere() -> None:
    found = together(draw(HIDDEN, ".pdf"))
    assert "Numbers from 1 to 4 are shown as “under 5”." in found
    assert tight("May 2023 7 – 0 –") in tight(found)
    assert "the records of this unit" in found
    assert "448 records" not in found
    assert "Stations" not in book(HIDDEN).sheetnames
    assert not any(row[:1] and row[0].startswith("station") for row in lines(HIDDEN))


def test_the_file_says_nothing_of_anyone() -> None:
    said = about(draw(PLAIN, ".pdf"))
    assert said["Title"] == "Special measures: monthly figures, Apr 2023 to Mar 2024"
    assert not any("Llanfihangel" in words for words in said.values())


def test_a_print_that_reads_back_otherwise_is_not_handed_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Sheets, "written", ("Something else",))
    with pytest.raises(Fault) as fault:
        draw(PLAIN, ".pdf")
    assert fault.value.code == "print_not_verified"


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_figures_give_the_same_file(ending: str) -> None:
    assert draw(PLAIN, ending) == draw(PLAIN, ending)


def test_which_months_are_frozen_is_said() -> None:
    all_of_them = given_out(frozen(YEAR, "2024-03", {}))
    assert "Every month is frozen." in sayings.notes(all_of_them)
    assert "No month is frozen yet: all of them may still change." in sayings.notes(PLAIN)
    (some,) = [note for note in sayings.notes(CHANGED) if note.startswith("Not frozen")]
    assert some.endswith("Oct 2023, Nov 2023, Dec 2023, Jan 2024, Feb 2024, Mar 2024.")
