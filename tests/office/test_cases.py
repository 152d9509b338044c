"""Queue, review, contact and closing: each verb says what it promises."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from smadvisor.casework.contact import By, ContactOutcome, Known, SafeContact, With
from smadvisor.casework.mg2 import InadequateReason, Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.priority import Status
from smadvisor.errors import Refused
from smadvisor.office import assessing, cases, contacts, figures, queue
from smadvisor.office.desk import Desk
from tests.desk import Clock


def knowing(fact: str, known: Known) -> SafeContact:
    changes: dict[str, Any] = {fact: known}
    return replace(SafeContact(), **changes)


def status_of(desk: Desk, person_id: str) -> Status:
    return next(line.status for line in queue.queue(desk) if line.person_id == person_id)


def test_the_queue_says_who_and_why(listed: Desk) -> None:
    carys, gwen, sian = queue.queue(listed)
    assert [line.person for line in (carys, gwen, sian)] == [
        "BEVAN, Carys",
        "LLŶR, Gwŵen",
        "PRYCE, Siân",
    ]
    assert (gwen.days, gwen.hearing_date) == (4, date(2026, 11, 27))
    assert gwen.reasons[:3] == ("Hearing in 4 days", "MG2 inadequate", "Sexual offence")
    assert "llyr" in gwen.search
    assert carys.status is Status.TO_REVIEW
    assert sian.status is Status.TO_CONTACT
    assert sian.defendants == "HALE, Marcus"


def test_work_moves_a_person_on_and_out_of_the_queue(listed: Desk, sian: str) -> None:
    cases.review(listed, sian, Mg2State.ABSENT)
    assert status_of(listed, sian) is Status.TO_CONTACT
    contacts.log(listed, sian, With.VICTIM, By.PHONE, ContactOutcome.NO_ANSWER)
    assert status_of(listed, sian) is Status.CONTACT_TRIED
    assert any("1 try so far" in line.reasons for line in queue.queue(listed))
    assessing.begin(listed, sian)
    assert status_of(listed, sian) is Status.ASSESSING
    cases.close(listed, sian, Outcome.INFORMED_DECLINE, "does not want any of it")
    assert status_of(listed, sian) is Status.CLOSED
    assert queue.queue(listed)[-1].person_id == sian
    with pytest.raises(Refused) as refused:
        cases.close(listed, sian, Outcome.RESTRICTED)
    assert refused.value.code == "closed_already"
    cases.reopen(listed, sian)
    found = cases.open_case(listed, sian)
    assert found.closed is None
    assert found.status is Status.ASSESSING


def test_a_review_counts_more_than_the_list(listed: Desk) -> None:
    carys = cases.find(listed, "61US0412926", "BEVAN, Carys")
    with pytest.raises(Refused) as refused:
        cases.review(listed, carys, Mg2State.INADEQUATE)
    assert refused.value.code == "reason_missing"
    cases.review(listed, carys, Mg2State.INADEQUATE, [InadequateReason.NO_VIEWS], Known.NO)
    found = cases.open_case(listed, carys)
    assert found.mg2 is Mg2State.INADEQUATE
    assert found.review is not None
    assert found.review.reasons == (InadequateReason.NO_VIEWS,)
    assert found.review.restraining_order_asked is Known.NO
    cases.review(listed, carys, Mg2State.ADEQUATE)
    assert status_of(listed, carys) is Status.NO_ACTION


@pytest.mark.parametrize(
    ("how", "outcome", "fact"),
    [
        (By.PHONE, ContactOutcome.VOICEMAIL_LEFT, "safe_to_leave_message"),
        (By.TEXT, ContactOutcome.MESSAGE_SENT, "safe_to_text"),
        (By.EMAIL, ContactOutcome.MESSAGE_SENT, "safe_to_email"),
    ],
)
def test_no_words_are_left_where_that_is_not_known_to_be_safe(
    listed: Desk, sian: str, how: By, outcome: ContactOutcome, fact: str
) -> None:
    for known in (Known.UNKNOWN, Known.NO):
        contacts.save_safe_contact(listed, sian, knowing(fact, known))
        with pytest.raises(Refused) as refused:
            contacts.log(listed, sian, With.VICTIM, how, outcome)
        assert refused.value.code == "unsafe_message"
    assert cases.open_case(listed, sian).contacts == ()
    contacts.save_safe_contact(listed, sian, knowing(fact, Known.YES))
    contacts.log(listed, sian, With.VICTIM, how, outcome)
    assert cases.open_case(listed, sian).contacts[0].outcome is outcome


def test_safe_contact_says_who_confirmed_it_and_when(listed: Desk, sian: str, clock: Clock) -> None:
    contacts.save_safe_contact(listed, sian, SafeContact(safe_to_call=Known.YES))
    clock.next_day()
    contacts.save_safe_contact(listed, sian, SafeContact(safe_to_call=Known.NO))
    safe = cases.open_case(listed, sian).safe_contact
    assert safe.safe_to_call is Known.NO
    assert safe.confirmed_by == "PC 1234 Alex Rees"
    assert safe.confirmed_at is not None
    assert safe.confirmed_at.date() == date(2026, 11, 24)
    assert "safe_to_text" in safe.unknown
    assert any("Not safe to call" in line.reasons for line in queue.queue(listed))


def test_contacts_stand_newest_first(listed: Desk, sian: str) -> None:
    for outcome in (ContactOutcome.NO_ANSWER, ContactOutcome.SPOKE):
        contacts.log(listed, sian, With.IDVA, By.PHONE, outcome, f"it was {outcome}")
    found = cases.open_case(listed, sian).contacts
    assert [contact.outcome for contact in found] == [
        ContactOutcome.SPOKE,
        ContactOutcome.NO_ANSWER,
    ]


@pytest.mark.parametrize(
    ("reference", "name", "code"),
    [
        ("61US9999926", "PRYCE, Siân", "no_such_case"),
        ("61US0412326", "NOBODY, At All", "no_such_person"),
    ],
)
def test_nobody_is_found_by_guess(listed: Desk, reference: str, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        cases.find(listed, reference, name)
    assert refused.value.code == code
    assert name not in refused.value.sentence


def test_a_person_is_found_by_occurrence_and_part_of_the_name(listed: Desk, sian: str) -> None:
    assert cases.find(listed, "2600401234", "siân") == sian
    assert cases.find(listed, " 61us 0412326", "pryce,  siân") == sian


def test_the_month_counts_each_thing_in_its_own_unit(listed: Desk, sian: str) -> None:
    carys = cases.find(listed, "61US0412926", "BEVAN, Carys")
    cases.review(listed, sian, Mg2State.ABSENT)
    cases.review(listed, carys, Mg2State.ADEQUATE)
    contacts.log(listed, sian, With.VICTIM, By.PHONE, ContactOutcome.NO_ANSWER)
    contacts.log(listed, sian, With.VICTIM, By.PHONE, ContactOutcome.SPOKE)
    contacts.log(listed, sian, With.VICTIM, By.PHONE, ContactOutcome.SPOKE)
    october, november = figures.figures(listed, "2026-10", "2026-11").tally.months
    assert (november.figures["cases_reviewed"], november.figures["mg2_deficient"]) == (2, 1)
    assert (november.figures["people_contacted"], november.figures["mg2_submitted"]) == (1, 0)
    assert (october.figures["cases_reviewed"], october.figures["people_contacted"]) == (0, 0)


def test_nothing_of_a_case_lies_plain_on_the_disk(listed: Desk, sian: str, tmp_path: Path) -> None:
    contacts.log(listed, sian, With.VICTIM, By.PHONE, ContactOutcome.SPOKE, "marker-kestrel")
    assessing.answer(listed, sian, "feelings.words", "marker-heron ŵ")
    markers = [w.encode() for w in ("PRYCE", "Siân", "marker-kestrel", "marker-heron", "HALE")]
    files = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"store.db", "store.key", "store.db-wal"}
    for path in files:
        content = path.read_bytes()
        assert not [marker for marker in markers if marker in content], path.name
