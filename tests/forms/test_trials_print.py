"""The coming trials on paper."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from forms import listing, queue_print, trials_print
from forms.sheets import A4_LANDSCAPE, Sheets
from forms.trials_print import draw
from forms.typeface import faces
from smadvisor.casework.coming import Coming
from smadvisor.errors import Fault
from tests.forms.reading import about, lowest, texts, tight, together

TODAY = date(2026, 11, 23)
SAID = "9 trials in the next 28 days, 4 with something amber"
ONE = Coming(
    person_id="person",
    case_id="case",
    urn="61NP1234526",
    person="Ŵenna Llŷr-Ŷoung",
    court="Newport (South Wales) Magistrates’ Court",
    trial_on=date(2026, 11, 27),
    days=4,
    trial_known=True,
    measures=("Screens", "Live link"),
    amber=(
        "Screens: granted, not known to be in place on the day.",
        "Not told of the court’s decision: Screens (granted).",
    ),
    requests=0,
)


def on(days: int) -> Coming:
    return replace(ONE, trial_on=TODAY + timedelta(days), days=days)


def printed(*lines: Coming) -> str:
    return tight(together(draw(lines, TODAY, SAID).data))


def test_everything_about_a_trial_is_on_its_row() -> None:
    found = printed(ONE)
    for words in (
        *(ONE.urn, ONE.person, ONE.court, "27 November 2026 (4 days)"),
        *("Screens; Live link", *ONE.amber, SAID, "23 November 2026"),
    ):
        assert tight(words) in found


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (on(0), "23 November 2026 (today)"),
        (on(1), "24 November 2026 (1 day)"),
        (replace(ONE, trial_known=False), "(4 days) By the list, not confirmed"),
        (replace(ONE, measures=(), amber=()), "Court None known Nothing"),
    ],
)
def test_the_day_and_what_is_empty_are_said(line: Coming, words: str) -> None:
    assert tight(words) in printed(line)


def test_a_ticked_day_is_not_called_the_lists() -> None:
    assert "Bythelist" not in printed(ONE)


def test_the_order_is_that_of_the_page() -> None:
    lines = [replace(on(number), urn=f"61NP{number:05}26") for number in range(28)]
    found = printed(*lines)
    places = [found.index(line.urn) for line in lines]
    assert places == sorted(places)


def test_a_usual_week_is_one_page() -> None:
    week = [replace(on(at), trial_known=at % 3 > 0) for at in range(15)]
    drawn = draw(week, TODAY, SAID)
    assert drawn.pages == 1
    assert lowest(drawn.data)[0] > 15


def test_every_page_is_marked_dated_numbered_and_headed() -> None:
    drawn = draw([ONE] * 70, TODAY, SAID)
    pages = texts(drawn.data)
    assert len(pages) == drawn.pages > 2
    for number, page in enumerate(pages, start=1):
        assert page.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of {len(pages)}" in page
        assert "Coming trials, 23 November 2026" in page
        assert "Amber: what is missing" in page
    assert together(drawn.data).count(ONE.urn) == 70


def test_a_row_longer_than_a_page_goes_on() -> None:
    missing = tuple(f"Sentence{number} is not known." for number in range(120))
    drawn = draw([replace(ONE, amber=missing), ONE], TODAY, SAID)
    found = together(drawn.data)
    assert drawn.pages > 2
    assert all(one in found for one in missing)


def test_nothing_to_come_is_said() -> None:
    assert tight("No trial is coming of which this list tells.") in printed()


def test_the_file_says_nothing_of_anyone() -> None:
    said = about(draw([ONE], TODAY, SAID).data)
    assert said["Title"] == "Coming trials, 23 November 2026"
    assert not any("Llŷr" in value for value in said.values())


@pytest.mark.parametrize("columns", [queue_print.COLUMNS, trials_print.COLUMNS])
def test_the_columns_leave_room_for_their_words(columns: tuple[tuple[str, int], ...]) -> None:
    sheets = Sheets(A4_LANDSCAPE, listing.MARGINS)
    looks = listing.Listing("", "", "", "", "", columns, 0, "")
    for at, (head, _share) in enumerate(columns):
        assert faces()[1].width(head, listing.SIZE) < looks.inner(sheets, at)
    assert looks.left(sheets, len(columns)) == pytest.approx(A4_LANDSCAPE[0] - 36 + 2, abs=0.01)


def test_a_print_that_reads_back_otherwise_is_not_handed_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Sheets, "written", ("Something else",))
    with pytest.raises(Fault) as fault:
        draw([ONE], TODAY, SAID)
    assert fault.value.code == "print_not_verified"
