"""Two people at one store: nobody overwrites what they did not see."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from smadvisor.assessment.questions import BY_ID, Kind
from smadvisor.casework.contact import Known, SafeContact
from smadvisor.casework.stop_cards import Stop
from smadvisor.office import (
    assessing,
    cases,
    contacts,
    notes,
    people,
    pleas,
    settings,
    stop_cards,
)
from smadvisor.office.desk import Desk
from smadvisor.office.settings import Settings
from smadvisor.office.verbs import UserRole
from smadvisor.store.journal import position
from tests.desk import PASSPHRASE
from tests.office.copies import refused

QUESTION = "screens.reason"


@pytest.fixture
def colleague(listed: Desk) -> Desk:
    """Somebody else, at the same store."""
    id = people.add(listed, "PC 7 Ceri Bowen", "Advisor", list(UserRole), PASSPHRASE)
    return replace(listed, user=next(one for one in people.everybody(listed) if one.id == id))


def entries(desk: Desk) -> int:
    with desk.store.read() as connection:
        return position(connection)


def not_overwritten(desk: Desk, write: Callable[[], object]) -> None:
    """It is refused, and nothing at all was written; the sentence tells nothing of it."""
    before = entries(desk)
    with refused("changed_meanwhile") as raised:
        write()
    assert entries(desk) == before
    assert "Ceri’s words" not in raised.value.sentence


def test_safe_contact(listed: Desk, colleague: Desk, sian: str) -> None:
    seen = cases.open_case(listed, sian).safe_contact
    theirs = SafeContact(safe_to_call=Known.NO, best_times="Ceri’s words")
    contacts.save_safe_contact(colleague, sian, theirs, seen)
    mine = SafeContact(safe_to_call=Known.YES)
    not_overwritten(listed, lambda: contacts.save_safe_contact(listed, sian, mine, seen))
    not_overwritten(listed, lambda: contacts.confirm_safe_contact(listed, sian, "", seen))
    now = cases.open_case(listed, sian).safe_contact
    assert now.safe_to_call is Known.NO
    assert contacts.save_safe_contact(listed, sian, mine, now).safe_to_call is Known.YES


def test_two_who_confirm_the_same_facts_do_not_disturb_each_other(
    listed: Desk, colleague: Desk, sian: str
) -> None:
    facts = SafeContact(safe_to_call=Known.YES)
    seen = contacts.save_safe_contact(listed, sian, facts)
    contacts.confirm_safe_contact(colleague, sian, "", seen)
    assert contacts.confirm_safe_contact(listed, sian, "", seen).confirmed_by == listed.user.name


def test_plea(listed: Desk, colleague: Desk, sian: str) -> None:
    (seen,) = cases.open_case(listed, sian).defendants
    day = date(2026, 11, 20)
    pleas.enter(colleague, seen.id, "not_guilty", day, None, seen)
    not_overwritten(listed, lambda: pleas.enter(listed, seen.id, "guilty", None, None, seen))
    pleas.enter(listed, seen.id, "not_guilty", day, None, seen)  # the same is no overwriting
    (now,) = cases.open_case(listed, sian).defendants
    pleas.enter(listed, seen.id, "guilty", None, None, now)


def test_note(listed: Desk, colleague: Desk, sian: str) -> None:
    at = listed.now()
    notes.keep(listed, sian, "n", at, "", "Mine", "")
    notes.keep(colleague, sian, "n", at, "", "Ceri’s words", "Mine")
    not_overwritten(listed, lambda: notes.keep(listed, sian, "n", at, "", "Mine and on", "Mine"))


def test_stop_card(listed: Desk, colleague: Desk, sian: str) -> None:
    card = stop_cards.bring_up(listed, sian, Stop.DANGER)
    stop_cards.write(colleague, card.id, "Ceri’s words", "")
    not_overwritten(listed, lambda: stop_cards.write(listed, card.id, "Mine", ""))
    stop_cards.record(colleague, card.id, "Ceri’s words", listed.now(), "Ceri’s words")
    again = listed.now()
    not_overwritten(
        listed, lambda: stop_cards.record(listed, card.id, "Mine", again, "Ceri’s words")
    )


@pytest.mark.parametrize("before", [None, "What both saw"])
def test_answer(listed: Desk, colleague: Desk, sian: str, before: str | None) -> None:
    if before:
        assessing.answer(listed, sian, QUESTION, before)
    seen = assessing.begin(listed, sian).given
    assessing.answer(colleague, sian, QUESTION, "Ceri’s words", seen)
    not_overwritten(listed, lambda: assessing.answer(listed, sian, QUESTION, "Mine", seen))
    not_overwritten(listed, lambda: assessing.answer(listed, sian, QUESTION, None, seen))
    assessing.answer(listed, sian, "screens.view", "yes", seen)  # another one is free
    now = assessing.begin(listed, sian).given
    assert assessing.answer(listed, sian, QUESTION, "Mine", now).given[QUESTION] == "Mine"


def test_many_ticks(listed: Desk, colleague: Desk, sian: str) -> None:
    other = next(id for id, one in BY_ID.items() if one.kind is Kind.MANY_OF)
    seen = assessing.begin(listed, sian).given
    first, second = (option.value for option in BY_ID[other].options[:2])
    now = assessing.answer(colleague, sian, other, (first,), seen).given
    assert assessing.answer(listed, sian, other, (first, second), now).given[other] == (
        first,
        second,
    )
    not_overwritten(listed, lambda: assessing.answer(colleague, sian, other, (second,), now))


def test_details_and_settings(listed: Desk, colleague: Desk) -> None:
    seen = people.details(listed)
    people.save_details(listed, {"number": "1"}, seen)
    not_overwritten(listed, lambda: people.save_details(listed, {"number": "2"}, seen))
    was = settings.settings(listed)
    settings.save(colleague, replace(was, backup_days=0), was)
    not_overwritten(listed, lambda: settings.save(listed, Settings(backup_days=7), was))
    assert settings.settings(listed).backup_days == 0
