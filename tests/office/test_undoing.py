"""The last answer is taken back, one after another, and given again; nothing is ever deleted."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smadvisor.office import assessing, cases
from smadvisor.office.desk import Desk
from smadvisor.store import journal
from smadvisor.store.rows import rows
from tests.desk import Clock


def undo(desk: Desk, person: str) -> str:
    stepped = assessing.undo(desk, person)
    return stepped.question if stepped else ""


def redo(desk: Desk, person: str) -> str:
    stepped = assessing.redo(desk, person)
    return stepped.question if stepped else ""


def answered(desk: Desk, person: str) -> dict[str, object]:
    return dict(assessing.begin(desk, person).given)


def test_many_steps_go_back_and_forth(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "opening.right_person", "yes")
    assessing.answer(listed, sian, "needs.health", "yes")
    assessing.answer(listed, sian, "needs.health", "no")
    assert undo(listed, sian) == "needs.health"
    assert answered(listed, sian) == {"opening.right_person": "yes", "needs.health": "yes"}
    assert undo(listed, sian) == "needs.health"
    assert undo(listed, sian) == "opening.right_person"
    assert answered(listed, sian) == {}
    assert undo(listed, sian) == ""
    assert redo(listed, sian) == "opening.right_person"
    assert redo(listed, sian) == "needs.health"
    assert redo(listed, sian) == "needs.health"
    assert answered(listed, sian) == {"opening.right_person": "yes", "needs.health": "no"}
    assert redo(listed, sian) == ""
    assert undo(listed, sian) == "needs.health"
    assert answered(listed, sian)["needs.health"] == "yes"


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
    assert answered(listed, sian) == {}


def test_words_saved_while_they_are_typed_are_one_answer(
    listed: Desk, sian: str, clock: Clock
) -> None:
    for words in ("I am", "I am afraid", "I am afraid of him"):
        assessing.answer(listed, sian, "feelings.words", words)
    clock.moment += timedelta(minutes=5)
    assessing.answer(listed, sian, "feelings.words", "I am afraid of him. Always.")
    undo(listed, sian)
    assert answered(listed, sian) == {"feelings.words": "I am afraid of him"}
    undo(listed, sian)
    assert answered(listed, sian) == {}
    redo(listed, sian)
    assert answered(listed, sian) == {"feelings.words": "I am afraid of him"}


def test_words_typed_on_after_a_step_back_are_a_step_of_their_own(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "feelings.words", "One")
    undo(listed, sian)
    assessing.answer(listed, sian, "feelings.words", "Two")
    assert undo(listed, sian) == "feelings.words"
    assert answered(listed, sian) == {}
    assert undo(listed, sian) == ""


def test_an_answer_that_was_taken_away_comes_back(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "needs.health", "yes")
    assessing.answer(listed, sian, "needs.health", None)
    undo(listed, sian)
    assert answered(listed, sian) == {"needs.health": "yes"}


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
    assert answered(listed, sian) == {"needs.health": "yes"}


VALUES = {
    "opening.right_person": ("yes", "no", None),
    "needs.health": ("yes", "unsure", None),
    "feelings.words": ("I go quiet.", "I am afraid.", None),
    "screens.view": ("yes", "no", None),
    "screens.words": ("Please.", "No.", None),
}
ANSWERS = st.sampled_from([(id, value) for id, values in VALUES.items() for value in values])


def another_person(desk: Desk) -> str:
    with desk.store.write(desk.user.id, desk.now()) as journal:
        values = rows(journal.connection, "person")[0]
        return journal.add("person", {name: it for name, it in values.items() if name != "id"})


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(ANSWERS | st.sampled_from(["undo", "redo"]), max_size=14))
def test_any_sequence_goes_as_a_pile_of_answers_would(
    listed: Desk, clock: Clock, acts: list[tuple[str, str | None] | str]
) -> None:
    person = another_person(listed)
    now: dict[str, object] = {}
    done: list[tuple[str, object, object]] = []
    away: list[tuple[str, object, object]] = []
    for act in acts:
        clock.moment += timedelta(minutes=2)
        if isinstance(act, tuple):
            question, value = act
            assessing.answer(listed, person, question, value)
            if value != now.get(question):
                done.append((question, now.get(question), value))
                away = []
                now[question] = value
        elif act == "undo":
            assert undo(listed, person) == (done[-1][0] if done else "")
            if done:
                away.append(done.pop())
                now[away[-1][0]] = away[-1][1]
        else:
            assert redo(listed, person) == (away[-1][0] if away else "")
            if away:
                done.append(away.pop())
                now[done[-1][0]] = done[-1][2]
        assert answered(listed, person) == {id: it for id, it in now.items() if it is not None}
