"""A changed mind goes back to the advisor, and none of them is forgotten."""

from datetime import date
from pathlib import Path

import pytest

from smadvisor.casework.outcome import Outcome
from smadvisor.casework.priority import QueueRow, Status
from smadvisor.casework.requests import Request
from smadvisor.errors import Refused
from smadvisor.office import assessing, cases, copies, queue, requests, retention
from smadvisor.office.desk import Desk
from smadvisor.office.retention import Reason
from smadvisor.office.verbs import UserRole
from smadvisor.store import journal, record
from smadvisor.store.rows import rows
from tests.desk import colleague
from tests.office.copies import a_copy, only_conflict, refused, unite

ASKED = "Witness care asks: look again"


@pytest.fixture
def nia(listed: Desk) -> Desk:
    """A witness care officer."""
    return colleague(listed, "Nia Lloyd", UserRole.WITNESS_CARE)


def line(desk: Desk, person: str) -> QueueRow:
    return next(one for one in queue.queue(desk) if one.person_id == person)


def asked(desk: Desk, person: str) -> tuple[Request, ...]:
    return cases.open_case(desk, person).requests


def test_what_is_asked_and_answered_is_kept_with_who_and_when(
    listed: Desk, nia: Desk, sian: str
) -> None:
    made = requests.ask(nia, sian, "  She wants screens after all. ")
    assert (made.words, made.asked_by, made.is_open) == (
        "She wants screens after all.",
        "Nia Lloyd",
        True,
    )
    second = requests.ask(nia, sian, "And an interpreter.")
    assert asked(listed, sian) == (second, made)
    done = requests.answer(listed, made.id, "Rang her; version 2 asks for screens.")
    assert done.done == "Rang her; version 2 asks for screens."
    assert (done.done_by, done.is_open) == ("PC 1234 Alex Rees", False)
    assert done.done_at is not None
    assert done.done_at.date() == date(2026, 11, 23)
    assert asked(listed, sian) == (second, done)


@pytest.mark.parametrize("words", ["", " \n "])
def test_without_words_nothing_is_asked_or_answered(
    listed: Desk, nia: Desk, sian: str, words: str
) -> None:
    with refused("words_missing"):
        requests.ask(nia, sian, words)
    made = requests.ask(nia, sian, "Screens")
    with refused("done_missing"):
        requests.answer(listed, made.id, words)
    assert asked(listed, sian) == (made,)


def test_a_request_is_answered_once(listed: Desk, nia: Desk, sian: str) -> None:
    made = requests.ask(nia, sian, "Screens")
    requests.answer(listed, made.id, "Done")
    with refused("done_already"):
        requests.answer(listed, made.id, "Done differently")
    assert asked(listed, sian)[0].done == "Done"


def test_witness_care_asks_and_the_advisor_answers(listed: Desk, nia: Desk, sian: str) -> None:
    advisor = colleague(listed, "PC 88 Mari Pugh", UserRole.ADVISOR)
    with refused("not_allowed"):
        requests.ask(advisor, sian, "Screens")
    made = requests.ask(nia, sian, "Screens")
    with refused("not_allowed"):
        requests.answer(nia, made.id, "Done")
    assert requests.answer(advisor, made.id, "Done").done_by == "PC 88 Mari Pugh"


def test_asking_alters_nothing_of_the_assessment(assessed: Desk, nia: Desk, sian: str) -> None:
    before = assessing.begin(assessed, sian)
    requests.ask(nia, sian, "She wants no live link.")
    after = assessing.begin(assessed, sian)
    assert (after.given, after.look_again) == (before.given, before.look_again)


def test_an_open_request_brings_a_closed_case_back_to_the_top(
    listed: Desk, nia: Desk, sian: str
) -> None:
    cases.close(listed, sian, Outcome.OUT_OF_TIME)
    assert queue.queue(listed)[-1].person_id == sian
    first = requests.ask(nia, sian, "Screens")
    second = requests.ask(nia, sian, "And Welsh")
    top = queue.queue(listed)[0]
    assert (top.person_id, top.status, top.reasons[0]) == (sian, Status.LOOK_AGAIN, ASKED)
    assert cases.open_case(listed, sian).status is Status.LOOK_AGAIN
    requests.answer(listed, first.id, "Rang her")
    assert ASKED in line(listed, sian).reasons
    requests.answer(listed, second.id, "Rang her")
    assert line(listed, sian).status is Status.CLOSED
    assert ASKED not in line(listed, sian).reasons
    assert queue.queue(listed)[-1].person_id == sian


def test_nobody_else_is_called_back(listed: Desk, nia: Desk, sian: str) -> None:
    requests.ask(nia, sian, "Screens")
    assert [one.person_id for one in queue.queue(listed) if ASKED in one.reasons] == [sian]
    gwen = cases.find(listed, "61UN0098726", "LLŶR")
    assert asked(listed, gwen) == ()
    with listed.store.read() as connection:
        assert requests.open_of(connection) == {sian: 1}
        assert requests.open_of(connection, person_id=gwen) == {}


def test_two_copies_lose_no_request_and_no_answer(
    listed: Desk, nia: Desk, sian: str, tmp_path: Path
) -> None:
    both = requests.ask(nia, sian, "Before they parted")
    there = a_copy(listed, tmp_path)
    requests.ask(nia, sian, "Here")
    requests.answer(there, both.id, "Rang her there")
    theirs = colleague(there, "Owen Price", UserRole.WITNESS_CARE)
    requests.ask(theirs, sian, "There")
    assert unite(listed, there, tmp_path).conflicts == 0
    found = {one.words: one for one in asked(listed, sian)}
    assert found.keys() == {"Before they parted", "Here", "There"}
    assert found["Before they parted"].done == "Rang her there"
    assert found["There"].asked_by == "Owen Price"
    assert found["Here"].is_open
    there.close()


def test_two_answers_to_one_request_are_both_kept_for_people_to_settle(
    listed: Desk, nia: Desk, sian: str, tmp_path: Path
) -> None:
    made = requests.ask(nia, sian, "Screens")
    there = a_copy(listed, tmp_path)
    requests.answer(listed, made.id, "Rang her here")
    requests.answer(there, made.id, "Rang her there")
    unite(listed, there, tmp_path)
    done, when = sorted(copies.conflicts(listed), key=lambda one: one.field)
    assert {value.words for value in done.values} == {"Rang her here", "Rang her there"}
    assert done.what == "What was done about a request"
    copies.settle(listed, when.table, when.row, when.field, when.values[0].id)
    only = only_conflict(listed)
    kept = next(value for value in only.values if value.words == "Rang her there")
    copies.settle(listed, only.table, only.row, only.field, kept.id)
    assert asked(listed, sian)[0].done == "Rang her there"
    there.close()


def test_the_record_tells_that_it_was_asked_without_a_word_of_it(
    listed: Desk, nia: Desk, sian: str
) -> None:
    made = requests.ask(nia, sian, "Nain is ill")
    requests.answer(listed, made.id, "Nain is better")
    with listed.store.read() as connection:
        lines = record.lines(connection)[-2:]
        assert journal.broken(connection) == []
    assert [(one.verb, one.about) for one in lines] == [
        ("request_change", sian),
        ("answer_request", sian),
    ]
    assert "Nain" not in repr(lines)


def test_an_erased_case_takes_its_requests_along(listed: Desk, nia: Desk, sian: str) -> None:
    made = requests.ask(nia, sian, "Nain is ill")
    requests.answer(listed, made.id, "Nain is better")
    case = cases.open_case(listed, sian).case
    retention.erase(listed, case.id, Reason.NOT_NEEDED, case.urn, although_unfinished=True)
    with listed.store.read() as connection:
        assert rows(connection, "change_request") == []
        left = [line.value for line in journal.entries_of(connection, made.id)]
    assert left
    assert not any("Nain" in (value or "") for value in left)


def test_nobody_answers_what_is_not_there(listed: Desk) -> None:
    with pytest.raises((Refused, LookupError)) as failed:
        requests.answer(listed, "nothing", "Done")
    assert "Done" not in str(failed.value)
