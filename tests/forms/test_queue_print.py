"""The queue on paper."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from forms.queue_print import draw
from forms.sheets import Sheets
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.priority import QueueRow, Status
from smadvisor.errors import Fault
from tests.forms.reading import about, texts, tight, together

TODAY = date(2026, 11, 23)
ROW = QueueRow(
    person_id="person",
    case_id="case",
    urn="61NP1234526",
    person="Ŵenna Llŷr-Ŷoung",
    defendants="Łukasz Cadwgan",
    court="Newport (South Wales) Magistrates' Court",
    hearing_date=date(2026, 11, 27),
    hearing_text="27/11/26",
    days=4,
    mg2=Mg2State.ABSENT,
    status=Status.TO_CONTACT,
    reasons=("Hearing in 4 days", "No MG2", "Domestic abuse"),
    oic="PC 1234 Llŷwelyn",
    search="",
    rank=(),
)


def on(days: int) -> QueueRow:
    return replace(ROW, hearing_date=TODAY + timedelta(days), days=days)


def test_everything_about_a_person_is_on_the_row() -> None:
    found = tight(together(draw([ROW], TODAY).data))
    for words in (
        ROW.urn,
        ROW.person,
        ROW.defendants,
        ROW.court,
        "27 November 2026 (4 days)",
        "No MG2",
        "To contact",
        *ROW.reasons,
        ROW.oic,
    ):
        assert tight(words) in found


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (on(0), "23 November 2026 (today)"),
        (on(1), "24 November 2026 (1 day)"),
        (on(-1), "22 November 2026 (1 day ago)"),
        (on(-3), "20 November 2026 (3 days ago)"),
        (replace(ROW, days=None), "27 November 2026"),
        (replace(ROW, hearing_date=None, days=None), "27/11/26"),
        (replace(ROW, hearing_date=None, days=None, hearing_text=""), "No date"),
    ],
)
def test_the_hearing_says_how_many_days_are_left(row: QueueRow, words: str) -> None:
    assert tight(words) in tight(together(draw([row], TODAY).data))


def test_the_order_is_the_queues_own() -> None:
    rows = [replace(ROW, urn=f"61NP{number:05}26") for number in range(70)]
    found = together(draw(rows, TODAY).data)
    places = [found.index(row.urn) for row in rows]
    assert places == sorted(places)


def test_every_page_is_marked_dated_numbered_and_headed() -> None:
    drawn = draw([ROW] * 70, TODAY)
    pages = texts(drawn.data)
    assert len(pages) == drawn.pages > 3
    for number, page in enumerate(pages, start=1):
        assert page.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of {len(pages)}" in page
        assert "Queue of 23 November 2026" in page
        assert "Defendants" in page
    assert "70 people" in pages[0]


def test_a_row_longer_than_a_page_goes_on() -> None:
    names = [f"Cadwgan{number}" for number in range(300)]
    drawn = draw([replace(ROW, defendants=" ".join(names)), ROW], TODAY)
    found = together(drawn.data)
    assert drawn.pages > 2
    assert all(f"{name} " in found for name in names)


def test_nobody_to_ring_is_said() -> None:
    assert "Nobody is waiting." in together(draw([], TODAY).data)


def test_a_letter_that_cannot_be_printed_stops_nothing_and_is_spoken_of() -> None:
    drawn = draw([replace(ROW, person="Wáng 王"), ROW], TODAY)
    assert "Wáng \ufffd" in together(drawn.data)
    assert drawn.warnings == ("1 line has a letter that cannot be printed; it is shown as \ufffd.",)
    assert draw([ROW], TODAY).warnings == ()


def test_the_file_says_nothing_of_anyone() -> None:
    said = about(draw([ROW], TODAY).data)
    assert said["Title"] == "Queue of 23 November 2026"
    assert not any("Llŷr" in value for value in said.values())


def test_a_print_that_reads_back_otherwise_is_not_handed_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Sheets, "written", ("Something else",))
    with pytest.raises(Fault) as fault:
        draw([ROW], TODAY)
    assert fault.value.code == "print_not_verified"
