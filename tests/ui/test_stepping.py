"""Ctrl+Z and Ctrl+Y: the last answer taken back and given again, wherever it was."""

from pathlib import Path

from PySide6.QtCore import Qt

from smadvisor.office import assessing
from tests.ui.someone import ALT, CTRL, a_victim, focus, press, settle, show, type_in
from ui.assessment.page import AssessmentPage
from ui.shell import Shell

SHIFT = Qt.KeyboardModifier.ShiftModifier


def assess(shell: Shell, person: str, at: str) -> AssessmentPage:
    page = show(shell, "assessment", f"{person} {at}")
    assert isinstance(page, AssessmentPage)
    return page


def given(shell: Shell, person: str) -> dict[str, object]:
    return dict(assessing.begin(shell.session.desk, person).given)


def test_the_page_goes_to_what_was_taken_back_and_says_it(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = assess(shell, person, "opening.safe_now")
    type_in("y")
    press(Qt.Key.Key_Return)
    type_in("n")
    for _page in range(2):
        press(Qt.Key.Key_Right, ALT)
    settle(shell)
    press(Qt.Key.Key_E, CTRL)
    settle(shell)
    page = assess(shell, person, "needs.health")
    press(Qt.Key.Key_Z, CTRL)
    settle(shell)
    assert page.asked["opening.alone"].row.isAncestorOf(focus())
    assert page.asked["opening.alone"].field.value() == ""
    assert shell.said.words.text() == "Taken back: Are they alone, and can nobody hear?"
    press(Qt.Key.Key_Z, CTRL)
    settle(shell)
    assert given(shell, person) == {}
    press(Qt.Key.Key_Z, CTRL)
    settle(shell)
    assert shell.said.words.text() == "There is nothing to take back."
    press(Qt.Key.Key_Y, CTRL)
    settle(shell)
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    settle(shell)
    assert given(shell, person) == {"opening.safe_now": "yes", "opening.alone": "no"}
    assert page.asked["opening.alone"].field.value() == "no"
    press(Qt.Key.Key_Right, ALT)
    assert not shell.said.isVisible()


def test_an_answer_is_taken_back_before_it_came_back_from_the_store(
    shell: Shell, tmp_path: Path
) -> None:
    person = a_victim(shell, tmp_path)
    page = assess(shell, person, "opening.safe_now")
    type_in("y")
    press(Qt.Key.Key_Z, CTRL)
    settle(shell)
    assert given(shell, person) == {}
    assert page.asked["opening.safe_now"].field.value() == ""
    type_in("n")
    settle(shell)
    assert given(shell, person) == {"opening.safe_now": "no"}


def test_in_a_box_for_words_the_keys_are_its_own(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    assessing.record(shell.session.desk, person, {"opening.right_person": "yes"})
    page = assess(shell, person, "feelings.words")
    type_in("afraid")
    press(Qt.Key.Key_Z, CTRL)
    box = page.asked["feelings.words"].field
    assert box.value() == ""
    press(Qt.Key.Key_Y, CTRL)
    assert box.value() == "afraid"
    press(Qt.Key.Key_Z, CTRL)
    page.leave()
    settle(shell)
    assert given(shell, person) == {"opening.right_person": "yes"}


def test_words_just_typed_are_taken_back_whole_from_outside(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = assess(shell, person, "feelings.words")
    type_in("I am afraid")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Z, CTRL)
    settle(shell)
    assert page.asked["feelings.words"].field.value() == ""
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Y, CTRL)
    settle(shell)
    assert page.asked["feelings.words"].field.value() == "I am afraid"
