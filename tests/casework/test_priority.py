"""Who comes first, and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.casework.cases import Case, Person, Role
from smadvisor.casework.contact import Known, SafeContact
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.priority import Progress, QueueRow, Status, queue_row, searchable
from smadvisor.casework.stop_cards import Stop

TODAY = date(2026, 11, 23)
CASE = Case(
    id="c",
    urn="61US0412326",
    occurrence="2600401234",
    court="Newport",
    court_code="B61NP00",
    hearing_date=TODAY + timedelta(5),
    hearing_time="",
    hearing_type="",
    hearing_text="",
    offences="",
    domestic_abuse=None,
    sexual_offence=None,
    oic="PC 1 Llŷr",
    station="",
    gone=False,
)
PERSON = Person(
    id="p",
    case_id="c",
    name="PRŶS, Siân",
    date_of_birth=None,
    role=Role.VICTIM,
    relationship="",
    mg2_state=Mg2State.ABSENT,
    mg2_text="",
    victim_personal_statement="",
    restraining_order="",
    support_worker="",
    name_withheld=False,
    gone=False,
)
NOTHING = Progress()


def line(case: Case = CASE, person: Person = PERSON, done: Progress = NOTHING) -> QueueRow:
    return queue_row(case, person, "HALE, Marcus", done, TODAY)


LATER = replace(CASE, hearing_date=TODAY + timedelta(6))
PASSED = replace(CASE, hearing_date=TODAY - timedelta(90), gone=True)
UNSAFE = Progress(safe_contact=SafeContact(safe_to_call=Known.NO))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (line(), line(LATER)),
        (line(), line(person=replace(PERSON, mg2_state=Mg2State.INADEQUATE))),
        (
            line(person=replace(PERSON, mg2_state=Mg2State.UNCLEAR)),
            line(person=replace(PERSON, mg2_state=Mg2State.PRESENT)),
        ),
        (line(replace(CASE, sexual_offence=True)), line(replace(CASE, domestic_abuse=True))),
        (line(replace(CASE, domestic_abuse=True)), line()),
        (line(), line(done=UNSAFE)),
        (line(LATER), line(done=Progress(mg2_made=True, mg2_sent=True))),
        (line(LATER), line(done=Progress(closed=True))),
        (line(LATER), line(replace(CASE, gone=True))),
        (line(LATER), line(replace(CASE, hearing_date=None))),
        (line(LATER), line(replace(CASE, hearing_date=TODAY - timedelta(1)))),
        (line(done=Progress(mg2_made=True, mg2_sent=True)), line(done=Progress(closed=True))),
        (line(LATER, done=Progress(stops=(Stop.DISTRESS,), closed=True)), line()),
        (line(done=Progress(mg2_sent=True, offer_again=TODAY)), line(LATER)),
        (line(done=Progress(closed=True, offer_again=TODAY)), line(LATER)),
        (line(PASSED, done=Progress(closed=True, requests=1)), line()),
        (line(PASSED, done=Progress(mg2_sent=True, requests=1)), line()),
        (line(LATER, done=Progress(stops=(Stop.DISTRESS,))), line(done=Progress(requests=2))),
    ],
)
def test_the_first_is_rung_before_the_second(first: QueueRow, second: QueueRow) -> None:
    assert first.rank < second.rank


@pytest.mark.parametrize(
    ("done", "status"),
    [
        (Progress(), Status.TO_CONTACT),
        (Progress(reviewed=Mg2State.INADEQUATE), Status.TO_CONTACT),
        (Progress(reviewed=Mg2State.ADEQUATE), Status.NO_ACTION),
        (Progress(attempts=1), Status.CONTACT_TRIED),
        (Progress(attempts=1, assessing=True), Status.ASSESSING),
        (Progress(assessing=True, mg2_made=True), Status.MG2_MADE),
        (Progress(assessing=True, mg2_made=True, mg2_sent=True), Status.MG2_SENT),
        (Progress(mg2_made=True, mg2_sent=True, closed=True), Status.CLOSED),
        (Progress(closed=True, offer_again=TODAY), Status.OFFER_AGAIN),
        (Progress(closed=True, offer_again=TODAY + timedelta(1)), Status.CLOSED),
        (Progress(closed=True, offer_again=TODAY, requests=1), Status.LOOK_AGAIN),
        (Progress(mg2_sent=True, requests=1), Status.MG2_SENT),
    ],
)
def test_the_status_follows_from_what_was_recorded(done: Progress, status: Status) -> None:
    assert line(done=done).status is status


@pytest.mark.parametrize(
    ("days", "reason"),
    [(0, "Hearing is today"), (1, "Hearing in 1 day"), (7, "Hearing in 7 days")],
)
def test_a_near_hearing_is_a_reason(days: int, reason: str) -> None:
    case = replace(CASE, hearing_date=TODAY + timedelta(days))
    assert line(case).reasons[0] == reason
    assert not any("Hearing in" in one for one in line(replace(CASE, hearing_date=None)).reasons)


def test_a_request_of_witness_care_is_a_reason() -> None:
    asked = "Witness care asks: look again"
    assert line(done=Progress(requests=2)).reasons[0] == asked
    assert asked not in line().reasons


def test_once_our_mg2_is_sent_nobody_is_told_that_there_is_none() -> None:
    sent = line(done=Progress(mg2_made=True, mg2_sent=True))
    assert sent.mg2 is Mg2State.ADEQUATE
    assert "No MG2" not in sent.reasons
    assert "No MG2" in line().reasons


def test_search_forgets_case_and_accents() -> None:
    assert "prys, sian" in line().search
    assert "llyr" in line().search
    assert "2600401234" in line().search
    assert searchable("Ŵyn") == "wyn"


@given(st.text())
def test_anything_is_found_by_itself(words: str) -> None:
    assert searchable(words) in searchable("before", words, "after")
