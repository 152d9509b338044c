"""Two copies come together: nothing of either is lost, and people settle what conflicts."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from smadvisor.casework.contact import By, ContactOutcome, Known, SafeContact, With
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.record import Event
from smadvisor.casework.stop_cards import Stop
from smadvisor.office import (
    assessing,
    cases,
    contacts,
    copies,
    opening,
    people,
    pleas,
    queue,
    restricting,
    stop_cards,
)
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.store import record, store
from tests.desk import PASSPHRASE, Clock, new_desk
from tests.office.copies import a_copy, only_conflict, refused, saved, unite

WANTED = "screens.view"


@pytest.fixture
def there(listed: Desk, sian: str, tmp_path: Path) -> Iterator[Desk]:
    """A copy that goes its own way from here on."""
    copy = a_copy(listed, tmp_path)
    yield copy
    copy.close()


def test_what_was_written_there_comes_here_and_a_second_time_nothing(
    listed: Desk, there: Desk, sian: str, tmp_path: Path
) -> None:
    contacts.log(there, sian, With.VICTIM, By.PHONE, ContactOutcome.NO_ANSWER)
    assessing.answer(there, sian, WANTED, "yes")
    path = saved(there, tmp_path)
    came = copies.bring_in(listed, path)
    assert (came.entries > came.rows > 0, came.lines > 0, came.conflicts) == (True, True, 0)
    file = cases.open_case(listed, sian)
    assert [contact.outcome for contact in file.contacts] == [ContactOutcome.NO_ANSWER]
    assert assessing.begin(listed, sian).given == {WANTED: "yes"}
    again = copies.bring_in(listed, path)
    assert (again.entries, again.rows, again.lines) == (0, 0, 0)


def test_the_record_of_both_is_whole_and_says_that_they_came_together(
    listed: Desk, there: Desk, sian: str, tmp_path: Path
) -> None:
    cases.open_case(there, sian)
    unite(listed, there, tmp_path)
    with listed.store.read() as connection:
        lines = record.lines(connection)
        assert record.broken(connection) == []
    assert len({line.store for line in lines}) == 2
    assert (lines[-1].event, lines[-1].verb) == (Event.COMBINATION, Verb.UNITE.code)
    theirs = [line for line in lines if line.store == lines[-2].store]
    assert Verb.OPEN_CASE.code in {line.verb for line in theirs if line.about == sian}


def test_two_answers_stand_until_somebody_chooses_one(
    listed: Desk, there: Desk, sian: str, tmp_path: Path
) -> None:
    assessing.answer(listed, sian, WANTED, "yes")
    assessing.answer(there, sian, WANTED, "no")
    assert unite(listed, there, tmp_path).conflicts == 1
    assert unite(there, listed, tmp_path).conflicts == 1
    found = only_conflict(listed)
    assert "PRYCE, Siân" in found.whose
    assert "61US0412326" in found.whose
    assert {value.words for value in found.values} == {"Yes", "No"}
    assert {value.by for value in found.values} == {listed.user.name}
    assert assessing.begin(listed, sian).given == assessing.begin(there, sian).given
    chosen = next(value for value in found.values if value.words == "No")
    copies.settle(listed, found.table, found.row, found.field, chosen.id)
    assert copies.conflicts(listed) == []
    assert copies.waiting(listed) == 0
    assert assessing.begin(listed, sian).given[WANTED] == "no"
    unite(there, listed, tmp_path)
    assert copies.conflicts(there) == []
    with refused("settled_already"):
        copies.settle(listed, found.table, found.row, found.field, chosen.id)


def test_the_same_answer_in_both_is_no_conflict(
    listed: Desk, there: Desk, sian: str, tmp_path: Path
) -> None:
    for desk in (listed, there):
        assessing.answer(desk, sian, WANTED, "yes")
    assert unite(listed, there, tmp_path).conflicts == 0
    assert assessing.begin(listed, sian).given == {WANTED: "yes"}


def test_while_two_copies_differ_on_safety_the_careful_answer_holds(
    listed: Desk, there: Desk, sian: str, tmp_path: Path
) -> None:
    contacts.save_safe_contact(listed, sian, SafeContact(safe_to_leave_message=Known.YES))
    contacts.save_safe_contact(there, sian, SafeContact(safe_to_leave_message=Known.NO))
    unite(listed, there, tmp_path)
    unite(there, listed, tmp_path)
    for desk in (listed, there):
        assert cases.open_case(desk, sian).safe_contact.safe_to_leave_message is Known.NO
        shown = only_conflict(desk).values[-1]
        assert shown.words == "No"


def test_what_is_written_on_top_of_one_value_leaves_the_other_standing(
    listed: Desk, there: Desk, sian: str, tmp_path: Path
) -> None:
    assessing.answer(listed, sian, "screens.reason", "Ein geiriau")
    assessing.answer(there, sian, "screens.reason", "Their words")
    unite(listed, there, tmp_path)
    seen = dict(assessing.begin(listed, sian).given)
    assessing.answer(listed, sian, "screens.reason", "A third", seen)
    values = {value.words for value in only_conflict(listed).values}
    assert "A third" in values
    assert len(values) == 2, "what was not seen was not overwritten"
    assert assessing.begin(listed, sian).given["screens.reason"] == "A third"


def test_an_answer_given_without_knowing_of_the_other_is_to_be_looked_at_again(
    listed: Desk, there: Desk, sian: str, tmp_path: Path
) -> None:
    assessing.answer(listed, sian, WANTED, "yes")
    copy = a_copy(listed, tmp_path)
    assessing.answer(copy, sian, WANTED, "no")
    assessing.answer(listed, sian, "screens.reason", "She freezes when she sees him")
    unite(listed, copy, tmp_path)
    unite(copy, listed, tmp_path)
    for desk in (listed, copy):
        assert "screens.reason" in assessing.begin(desk, sian).look_again
    copy.close()


def test_two_outcomes_of_one_case_are_settled(
    listed: Desk, there: Desk, sian: str, tmp_path: Path
) -> None:
    cases.close(listed, sian, Outcome.COULD_NOT_REACH)
    cases.close(there, sian, Outcome.OUT_OF_TIME, "Too late")
    assert unite(listed, there, tmp_path).conflicts == 1
    found = only_conflict(listed)
    late = next(value for value in found.values if value.words == "Out of time: Too late")
    copies.settle(listed, found.table, found.row, found.field, late.id)
    closed = cases.open_case(listed, sian).closed
    assert closed is not None
    assert closed.outcome is Outcome.OUT_OF_TIME
    assert copies.waiting(listed) == 0
    cases.reopen(listed, sian)
    assert cases.open_case(listed, sian).closed is None


def test_stop_cards_of_both_stay_open_until_each_is_recorded(
    listed: Desk, there: Desk, sian: str, tmp_path: Path
) -> None:
    for desk in (listed, there):
        stop_cards.bring_up(desk, sian, Stop.DANGER)
    unite(listed, there, tmp_path)
    found = cases.open_case(listed, sian).stop_cards
    assert len(found) == 2
    for card in found:
        stop_cards.record(listed, card.id, "999 rung", listed.now())
    assert not any(card.is_open for card in cases.open_case(listed, sian).stop_cards)


def test_a_restricted_case_is_not_shown_and_not_settled_by_who_may_not_see_it(
    listed: Desk, there: Desk, sian: str, tmp_path: Path
) -> None:
    assessing.answer(listed, sian, WANTED, "yes")
    assessing.answer(there, sian, WANTED, "no")
    unite(listed, there, tmp_path)
    found = only_conflict(listed)
    other = people.add(listed, "PC 7 Ceri Bowen", "Advisor", [UserRole.ADVISOR], PASSPHRASE)
    case_id = cases.open_case(listed, sian).case.id
    restricting.restrict(listed, case_id, [listed.user.id], "Family")
    ceri = replace(listed, user=next(o for o in people.everybody(listed) if o.id == other))
    assert copies.conflicts(ceri) == []
    assert copies.waiting(ceri) == 0
    with refused("restricted"):
        copies.settle(ceri, found.table, found.row, found.field, found.values[0].id)
    assert len(copies.conflicts(listed)) == 1


def test_an_advisor_does_not_settle_who_works_here(
    listed: Desk, there: Desk, tmp_path: Path
) -> None:
    people.save_details(listed, {"number": "1"})
    people.save_details(there, {"number": "2"})
    assert unite(listed, there, tmp_path).conflicts == 1
    found = only_conflict(listed)
    advisor = replace(listed, user=replace(listed.user, roles=frozenset({UserRole.ADVISOR})))
    assert copies.conflicts(advisor) == []
    with refused("not_allowed"):
        copies.settle(advisor, found.table, found.row, found.field, found.values[0].id)
    administrator = replace(
        listed, user=replace(listed.user, roles=frozenset({UserRole.ADMINISTRATOR}))
    )
    copies.settle(administrator, found.table, found.row, found.field, found.values[0].id)
    assert copies.conflicts(listed) == []


def test_somebody_administers_whatever_each_copy_decided(
    listed: Desk, there: Desk, tmp_path: Path
) -> None:
    roles = [UserRole.ADMINISTRATOR]
    second = people.add(listed, "PS 8 Elin Parry", "Sergeant", roles, PASSPHRASE)
    unite(there, listed, tmp_path)
    people.disable(listed, second)
    elin = replace(there, user=next(o for o in people.everybody(there) if o.id == second))
    people.disable(elin, there.user.id)
    unite(listed, there, tmp_path)
    assert [one.administers for one in people.everybody(listed)] == [True, False]


def test_what_is_no_whole_copy_is_refused_and_nothing_changes(
    listed: Desk, there: Desk, tmp_path: Path
) -> None:
    nothing = tmp_path / "nothing.smabackup"
    nothing.write_bytes(b"PK no backup")
    with refused("not_a_backup"):
        copies.bring_in(listed, nothing)
    path = saved(there, tmp_path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with refused("backup_damaged"):
        copies.bring_in(listed, path)
    with there.store.write(there.user.id, there.now()) as journal:
        journal.connection.exec_driver_sql("UPDATE entry SET at = '2001' WHERE number = 3")
    with refused("copy_broken"):
        unite(listed, there, tmp_path)
    assert not list(listed.store.folder.glob("*.part"))


def test_another_store_comes_in_with_its_passphrase_alone(
    listed: Desk, sian: str, tmp_path: Path, clock: Clock
) -> None:
    other = new_desk(tmp_path / "other", clock)
    people.save_details(other, {"number": "77"})
    path = saved(other, tmp_path)
    other.close()
    with refused("secret_missing"):
        copies.bring_in(listed, path)
    with refused("wrong_passphrase"):
        copies.bring_in(listed, path, "not the one")
    came = copies.bring_in(listed, path, PASSPHRASE)
    assert came.rows == 1
    assert {one.number for one in people.everybody(listed)} == {"", "77"}


def test_a_copy_of_the_files_that_went_on_by_itself_is_refused(
    listed: Desk, sian: str, tmp_path: Path
) -> None:
    listed.store.hide()
    shutil.copytree(listed.store.folder, tmp_path / "forked")
    listed.store.show(PASSPHRASE, listed.now(), user=listed.user.id)
    forked = opening.unlock(tmp_path / "forked", PASSPHRASE, now=listed.now)
    for desk in (listed, forked):
        assessing.answer(desk, sian, WANTED, "yes")
    with refused("copy_forked"):
        unite(listed, forked, tmp_path)
    forked.close()
    assert len(queue.queue(listed)) == 3


def test_an_older_copy_takes_in_its_own_later_self_and_both_go_on(
    listed: Desk, sian: str, tmp_path: Path
) -> None:
    listed.store.hide()
    shutil.copytree(listed.store.folder, tmp_path / "older")
    listed.store.show(PASSPHRASE, listed.now(), user=listed.user.id)
    defendant = cases.open_case(listed, sian).defendants[0].id
    pleas.enter(listed, defendant, "not_guilty", date(2026, 11, 20), None)
    path = saved(listed, tmp_path)
    shutil.rmtree(tmp_path / "older" / "backups", ignore_errors=True)
    held, _slot = store.unlock(tmp_path / "older", PASSPHRASE, listed.now())
    older = Desk(held, listed.user, listed.now)  # so that nothing is written by unlocking
    copies.bring_in(older, path)
    assert cases.open_case(older, sian).defendants[0].plea == "not_guilty"
    assessing.answer(older, sian, WANTED, "yes")
    assessing.answer(listed, sian, WANTED, "yes")
    came = unite(listed, older, tmp_path)
    assert (came.conflicts, assessing.begin(listed, sian).given) == (0, {WANTED: "yes"})
    older.close()
