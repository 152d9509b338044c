"""The figures on paper: a year on two pages, and nothing cut."""

from dataclasses import replace

import pytest

from forms.readback import pages
from forms.sheets import A4, Sheets
from forms.tallies import draw, sayings
from smadvisor.errors import Fault
from smadvisor.tally.figures import ASKED_FOR, FIGURES, TABLES
from smadvisor.tally.masking import words
from smadvisor.tally.report import ENDINGS, Report, Row
from tests.forms.figures import (
    CHANGED,
    FIGURES_OF_YEAR,
    HIDDEN,
    NAMES,
    PLAIN,
    REPORTS,
    YEAR,
    counted,
    frozen,
    given_out,
)
from tests.forms.reading import about, darkness, lowest, rightmost, texts, tight, together

each = pytest.mark.parametrize("said", REPORTS.values(), ids=REPORTS)


@each
def test_a_year_is_two_pages_with_every_number_of_the_three_tables(said: Report) -> None:
    found = texts(draw(said, ".pdf"))
    assert len(found) == 2
    second = tight(found[1])
    reviews, contacts, measures = TABLES[:3]
    for names, row in [*zip(NAMES, said.months, strict=True), ("All months", said.total)]:
        for one in (reviews, contacts, measures):
            cells = "".join(printed(row, figure.code) for figure in one.figures) + "".join(
                sayings.rate(ratio, row.rates[ratio.code]) for ratio in one.ratios
            )
            assert tight(names + cells) in second

    for figure in TABLES[3].figures:
        assert tight(printed(said.total, figure.code, changes=False) + figure.title) in second
    for one in TABLES[:4]:
        assert all(tight(figure.definition) in second for figure in one.figures)


def printed(row: Row, code: str, *, changes: bool = True) -> str:
    by = row.adjustments.get(code, 0) if changes else 0
    return words(row.cells[code]) + (f"({by:+})" if by else "")


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


def test_nothing_runs_over_the_right_margin() -> None:
    measures = counted(more=dict.fromkeys([*ASKED_FOR, *FIGURES_OF_YEAR[:4]], [8765] * 12))
    for said in (given_out(measures), given_out(frozen(measures, "2024-03", {"screen": -8765}))):
        data = draw(said, ".pdf")
        assert max(rightmost(data)) <= A4[0] - 36 + 1
        assert tight("Aids to communication (measures)") in tight(texts(data)[0])
    assert max(max(rightmost(draw(said, ".pdf"))) for said in REPORTS.values()) <= A4[0] - 36 + 1


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


def test_hidden_numbers_are_hidden_everywhere() -> None:
    found = together(draw(HIDDEN, ".pdf"))
    assert "Numbers from 1 to 4 are shown as “under 5”." in found
    assert tight("May 2023 7 – 0 –") in tight(found)
    assert "the records of this unit" in found
    assert "448 records" not in found


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


def test_which_months_are_frozen_is_said() -> None:
    all_of_them = given_out(frozen(YEAR, "2024-03", {}))
    assert "Every month is frozen." in sayings.notes(all_of_them)
    assert "No month is frozen yet: all of them may still change." in sayings.notes(PLAIN)
    (some,) = [note for note in sayings.notes(CHANGED) if note.startswith("Not frozen")]
    assert some.endswith("Oct 2023, Nov 2023, Dec 2023, Jan 2024, Feb 2024, Mar 2024.")
