"""The last answer is taken back, one after another, and given again; nothing is ever deleted."""

from datetime import timedelta

import pytest

from smadvisor.office import assessing, cases
from smadvisor.office.desk import Desk
from smadvisor.store import journal
from tests.desk import Clock


def undo(desk: Desk, person: str) -> str:
    stepped = assessing.undo(desk, person)
    return stepped.question if stepped else ""


def redo(desk: Desk, person: str) -> str:
    stepped = assessing.redo(desk, person)
    return stepped.question if stepped else ""


def given(desk: Desk, person: str) -> dict[str, object]:
    return dict(assessing.begin(desk, person).given)


def test_many_steps_go_back_and_forth(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "opening.right_person", "yes")
    assessing.answer(listed, sian, "needs.health", "yes")
    assessing.answer(listed, sian, "needs.health", "no")
    assert undo(listed, sian) == "needs.health"
    assert given(listed, sian) == {"opening.right_person": "yes", "needs.health": "yes"}
    assert undo(listed, sian) == "needs.health"
    assert undo(listed, sian) == "opening.right_person"
    assert given(listed, sian) == {}
    assert undo(listed, sian) == ""
    assert redo(listed, sian) == "opening.right_person"
    assert redo(listed, sian) == "needs.health"
    assert redo(listed, sian) == "needs.health"
    assert given(listed, sian) == {"opening.right_person": "yes", "needs.health": "no"}
    assert redo(listed, sian) == ""
    assert undo(listed, sian) == "needs.health"
    assert given(listed, sian)["needs.health"] == "yes"


def test_the_call_goes_on_where_it_was_taken_back(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "needs.health", "yes")
    assessing.move(listed, sian, "choice.first")
    undo(listed, sian)
    assert assessing.begin(listed, sian).at == "needs.health"


def test_a_new_answer_ends_what_can_be_given_again(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "opening.right_person", "yes")
    assessing.answer(listed, sian, "needs.health", "yes")
    undo(listed, sian)
    assessing.answer(listed, sian, "needs.language", "welsh")
    assert redo(listed, sian) == ""
    assert undo(listed, sian) == "needs.language"
    assert undo(listed, sian) == "opening.right_person"
    assert given(listed, sian) == {}


def test_words_saved_while_they_are_typed_are_one_answer(
    listed: Desk, sian: str, clock: Clock
) -> None:
    for words in ("I am", "I am afraid", "I am afraid of him"):
        assessing.answer(listed, sian, "feelings.words", words)
    clock.moment += timedelta(minutes=5)
    assessing.answer(listed, sian, "feelings.words", "I am afraid of him. Always.")
    undo(listed, sian)
    assert given(listed, sian) == {"feelings.words": "I am afraid of him"}
    undo(listed, sian)
    assert given(listed, sian) == {}
    redo(listed, sian)
    assert given(listed, sian) == {"feelings.words": "I am afraid of him"}


def test_words_typed_on_after_a_step_back_are_a_step_of_their_own(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "feelings.words", "One")
    undo(listed, sian)
    assessing.answer(listed, sian, "feelings.words", "Two")
    assert undo(listed, sian) == "feelings.words"
    assert given(listed, sian) == {}
    assert undo(listed, sian) == ""


def test_an_answer_that_was_taken_away_comes_back(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "needs.health", "yes")
    assessing.answer(listed, sian, "needs.health", None)
    undo(listed, sian)
    assert given(listed, sian) == {"needs.health": "yes"}


@pytest.mark.parametrize("confirmed", [True, False])
def test_the_marks_of_a_change_go_with_it(listed: Desk, sian: str, confirmed: bool) -> None:
    assessing.answer(listed, sian, "screens.view", "yes")
    assessing.answer(listed, sian, "screens.words", "Yes please")
    found = assessing.answer(listed, sian, "screens.view", "no")
    assert "screens.words" in found.look_again
    if confirmed:
        assessing.confirm(listed, sian, "screens.words")
    undo(listed, sian)
    found = assessing.begin(listed, sian)
    assert found.look_again == frozenset()
    assert found.given["screens.view"] == "yes"
    redo(listed, sian)
    assert "screens.words" in assessing.begin(listed, sian).look_again


def test_a_mark_that_an_answer_settled_is_back(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "screens.view", "yes")
    assessing.answer(listed, sian, "screens.words", "Yes please")
    assessing.answer(listed, sian, "screens.view", "no")
    assessing.answer(listed, sian, "screens.words", "No, thank you")
    undo(listed, sian)
    found = assessing.begin(listed, sian)
    assert found.given["screens.words"] == "Yes please"
    assert "screens.words" in found.look_again


def test_the_history_only_grows_and_still_holds(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "feelings.words", "Not to be deleted")
    with listed.store.read() as connection:
        before = journal.entries(connection)
    undo(listed, sian)
    redo(listed, sian)
    with listed.store.read() as connection:
        after = journal.entries(connection)
        assert after[: len(before)] == before
        assert journal.broken(connection) == []


def test_one_person_never_takes_back_what_another_said(listed: Desk, sian: str) -> None:
    gwen = cases.find(listed, "61UN0098726", "LLŶR, Gwŵen")
    assessing.answer(listed, sian, "needs.health", "yes")
    assert undo(listed, gwen) == ""
    assert given(listed, sian) == {"needs.health": "yes"}
