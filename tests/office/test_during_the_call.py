"""Notes, stop cards, the interrupted call, the next try, and a decline that is offered again."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from smadvisor.casework.contact import By, ContactOutcome, Known, SafeContact, With
from smadvisor.casework.identity import new_id
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.priority import QueueRow, Status
from smadvisor.casework.stop_cards import CARDS, Stop
from smadvisor.cli.window import draw_mg2
from smadvisor.errors import Refused
from smadvisor.office import (
    assessing,
    cases,
    contacts,
    notes,
    opening,
    papers,
    queue,
    resuming,
    stop_cards,
)
from smadvisor.office.desk import Desk
from smadvisor.store.rows import rows
from tests.desk import MORNING, PASSPHRASE, Clock
from tests.forms.reading import together
from tests.ui.someone import make_ready

SECRET = "Noteswordthatnopapermayhold"


def line(desk: Desk, person: str) -> QueueRow:
    return next(one for one in queue.queue(desk) if one.person_id == person)


def test_a_note_is_one_row_however_often_it_is_kept(listed: Desk, sian: str) -> None:
    note, at = new_id(), listed.now()
    notes.keep(listed, sian, note, at, "needs.health", "She br")
    (kept,) = notes.keep(listed, sian, note, at, "needs.health", "She breathes fast ")
    assert (kept.words, kept.question, kept.at) == ("She breathes fast", "needs.health", at)
    later = notes.keep(listed, sian, new_id(), at + timedelta(minutes=1), "", "Second")
    assert [one.words for one in later] == ["Second", "She breathes fast"]
    assert cases.open_case(listed, sian).notes == later


def test_a_note_without_words_is_none(listed: Desk, sian: str) -> None:
    note, at = new_id(), listed.now()
    assert notes.keep(listed, sian, note, at, "", "  ") == ()
    notes.keep(listed, sian, note, at, "", "Something")
    assert notes.keep(listed, sian, note, at, "", "") == ()


def test_a_note_reaches_no_paper(listed: Desk, sian: str, tmp_path: Path) -> None:
    make_ready(listed, sian)
    notes.keep(listed, sian, new_id(), listed.now(), "feelings.words", SECRET)
    made = papers.make(listed, sian, tmp_path, draw_mg2)
    data = Path(made.path).read_bytes()
    assert "PRYCE" in together(data)
    assert SECRET not in together(data)
    assert SECRET not in str(papers.paper(listed, made.id))


def test_danger_brings_up_its_card_by_itself_and_only_once(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "opening.in_danger", "unsure")
    assert cases.open_case(listed, sian).stop_cards == ()
    assessing.answer(listed, sian, "opening.in_danger", "yes")
    assessing.record(listed, sian, {"opening.in_danger": "yes"})
    (card,) = cases.open_case(listed, sian).stop_cards
    assert (card.kind, card.is_open) == (Stop.DANGER, True)
    assert stop_cards.bring_up(listed, sian, Stop.DANGER) == card
    stop_cards.record(listed, card.id, "999 rung", listed.now())
    assessing.answer(listed, sian, "opening.in_danger", "yes")
    assert len(cases.open_case(listed, sian).stop_cards) == 1
    assessing.answer(listed, sian, "opening.in_danger", "no")
    assessing.answer(listed, sian, "opening.in_danger", "yes")
    assert len(cases.open_case(listed, sian).stop_cards) == 2


@pytest.mark.parametrize("kind", Stop)
def test_an_open_card_stands_first_until_it_is_recorded(
    listed: Desk, sian: str, kind: Stop
) -> None:
    card = stop_cards.bring_up(listed, sian, kind)
    first = queue.queue(listed)[0]
    assert first.person_id == sian
    assert first.reasons[0] == f"{CARDS[kind].title}: nothing recorded as done"
    stop_cards.write(listed, card.id, "Told")
    assert cases.open_case(listed, sian).stop_cards[0].is_open
    stop_cards.record(listed, card.id, "Told PC Evans", listed.now())
    closed = cases.open_case(listed, sian).stop_cards[0]
    assert (closed.is_open, closed.done) == (False, "Told PC Evans")
    assert not any("recorded" in reason for reason in line(listed, sian).reasons)
    assert stop_cards.bring_up(listed, sian, kind).id != card.id


def test_a_card_wants_words_and_no_time_to_come(listed: Desk, sian: str) -> None:
    card = stop_cards.bring_up(listed, sian, Stop.DISTRESS)
    with pytest.raises(Refused, match="Write what was done"):
        stop_cards.record(listed, card.id, " ", listed.now())
    with pytest.raises(Refused, match="future"):
        stop_cards.record(listed, card.id, "Rang", listed.now() + timedelta(hours=1))


def test_each_card_is_read_in_a_breath() -> None:
    assert set(CARDS) == set(Stop)
    for card in CARDS.values():
        assert 4 <= len(card.steps) <= 5
        assert all(len(step) <= 80 for step in card.steps)


def test_the_interrupted_call_is_found_after_the_end_of_the_program(
    listed: Desk, sian: str, tmp_path: Path
) -> None:
    assert resuming.interrupted(listed) is None
    assessing.begin(listed, sian)
    assert resuming.interrupted(listed) is None
    assessing.answer(listed, sian, "live_link.view", "yes")
    listed.close()
    other = opening.unlock(tmp_path / "store", PASSPHRASE, now=listed.now)
    found = resuming.interrupted(other)
    other.close()
    assert found is not None
    assert (found.person_id, found.name, found.topic) == (sian, "PRYCE, Siân", "Live link")
    assert found.at.date() == MORNING.date()


def test_a_later_call_that_was_finished_does_not_hide_the_interrupted_one(
    listed: Desk, sian: str, tmp_path: Path, clock: Clock
) -> None:
    gwen = cases.find(listed, "61UN0098726", "LLŶR, Gwŵen")
    assessing.answer(listed, sian, "live_link.view", "yes")
    make_ready(listed, gwen)
    papers.make(listed, gwen, tmp_path, draw_mg2)
    found = resuming.interrupted(listed)
    assert found is not None
    assert found.person_id == sian
    clock.next_day()
    assessing.move(listed, gwen, "closing.note")
    assert resuming.interrupted(listed) is None


def test_what_is_closed_or_ready_is_not_interrupted(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "live_link.view", "yes")
    cases.close(listed, sian, Outcome.OUT_OF_TIME)
    assert resuming.interrupted(listed) is None
    cases.reopen(listed, sian)
    assert resuming.interrupted(listed) is not None
    make_ready(listed, sian)
    assert resuming.interrupted(listed) is None


def test_an_mg2_made_since_ends_it_until_the_assessment_is_touched(
    listed: Desk, sian: str, tmp_path: Path
) -> None:
    make_ready(listed, sian)
    papers.make(listed, sian, tmp_path, draw_mg2)
    with listed.store.write(
        listed.user.id, listed.now()
    ) as journal:  # as if another laptop had taken an answer away
        (answer,) = rows(journal.connection, "answer", question="opening.right_person")
        journal.change("answer", answer["id"], value=None)
    assert resuming.interrupted(listed) is None
    assessing.move(listed, sian, "opening.right_person")
    assert resuming.interrupted(listed) is not None


def test_a_next_try_that_is_due_is_a_reason(listed: Desk, sian: str, clock: Clock) -> None:
    tomorrow = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
    tried = (With.VICTIM, By.PHONE, ContactOutcome.NO_ANSWER)
    contacts.log(listed, sian, *tried, next_try=tomorrow)
    assert not any("Next try" in reason for reason in line(listed, sian).reasons)
    clock.next_day()
    assert "Next try: due 24 November 2026, 14:30" in line(listed, sian).reasons
    contacts.log(listed, sian, *tried)
    assert not any("Next try" in reason for reason in line(listed, sian).reasons)


def decline(desk: Desk, person: str, again: str) -> None:
    said = {"choice.wants_any": "no", "decline.words": "I want to face him."}
    assessing.record(desk, person, {**said, "decline.offer_again_on": again})
    cases.close(desk, person, Outcome.INFORMED_DECLINE)


def test_a_decline_comes_back_on_its_day(listed: Desk, sian: str, clock: Clock) -> None:
    decline(listed, sian, "2026-11-24")
    assert line(listed, sian).status is Status.CLOSED
    assert cases.open_case(listed, sian).offer_again == date(2026, 11, 24)
    before = line(listed, sian).rank
    clock.next_day()
    now = line(listed, sian)
    assert now.status is Status.OFFER_AGAIN
    assert "Offer again: due 24 November 2026" in now.reasons
    assert now.rank < before
    cases.reopen(listed, sian)
    cases.close(listed, sian, Outcome.INFORMED_DECLINE)
    assert line(listed, sian).status is Status.CLOSED


@pytest.mark.parametrize("outcome", [Outcome.PLEA_OR_DISCONTINUED, Outcome.SENT])
def test_a_case_that_ended_otherwise_does_not_come_back(
    listed: Desk, sian: str, clock: Clock, outcome: Outcome
) -> None:
    decline(listed, sian, "2026-11-24")
    with listed.store.write(listed.user.id, listed.now()) as journal:
        for closing in journal.connection.exec_driver_sql("select id from closing"):
            journal.change("closing", closing[0], outcome=outcome)
    clock.next_day()
    assert line(listed, sian).status is Status.CLOSED
    assert line(listed, sian).rank[0] == 3


def test_a_fresh_look_deletes_nothing(listed: Desk, sian: str, clock: Clock) -> None:
    decline(listed, sian, "2026-11-24")
    clock.next_day()
    assessing.offer_again(listed, sian)
    found = assessing.begin(listed, sian)
    assert found.given["decline.words"] == "I want to face him."
    assert found.given["choice.wants_any"] == "no"
    assert {"choice.wants_any", "decline.words"} <= found.look_again
    assert found.at == "choice.wants_any"
    assert cases.open_case(listed, sian).closed is None
    assessing.answer(listed, sian, "choice.wants_any", "yes")
    assert not any("Offer again" in reason for reason in line(listed, sian).reasons)


def test_safe_contact_is_confirmed_as_it_stands(listed: Desk, sian: str, clock: Clock) -> None:
    safe = SafeContact(safe_to_call=Known.YES, introduce_as="The dentist", if_cut_off="I ring")
    contacts.save_safe_contact(listed, sian, safe)
    before = cases.open_case(listed, sian).safe_contact
    clock.next_day()
    contacts.confirm_safe_contact(listed, sian, "She rings")
    after = cases.open_case(listed, sian).safe_contact
    assert (after.safe_to_call, after.introduce_as) == (Known.YES, "The dentist")
    assert after.if_cut_off == "She rings"
    assert before.confirmed_at is not None
    assert after.confirmed_at is not None
    assert after.confirmed_at - before.confirmed_at > timedelta(hours=23)


def test_the_case_says_what_to_try_next(listed: Desk, sian: str) -> None:
    tried = (With.VICTIM, By.PHONE, ContactOutcome.NO_ANSWER)
    contacts.log(listed, sian, *tried)
    plan = cases.open_case(listed, sian).plan
    assert plan is not None
    assert plan.next_try is not None
    assert f"{plan.next_try:%a %H:%M}" == "Mon 12:30"
    contacts.log(listed, sian, With.VICTIM, By.PHONE, ContactOutcome.SPOKE)
    assert cases.open_case(listed, sian).plan is None
