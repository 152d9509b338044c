"""Phone mode shows what is said, asked, answered and noted, larger; office mode shows all."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smadvisor.assessment.questions import QUESTIONS
from smadvisor.casework.identity import new_id
from smadvisor.office import assessing, notes
from tests.ui import looking
from tests.ui.someone import CTRL, a_victim, focus, press, settle, show, type_in
from ui import theme
from ui.assessment.page import AssessmentPage
from ui.shell import Shell

SIZES = ((1366, 768), (683, 384))
"""At 100 and at 200 %."""


def assess(shell: Shell, person: str, at: str) -> AssessmentPage:
    page = show(shell, "assessment", f"{person} {at}")
    assert isinstance(page, AssessmentPage)
    QApplication.processEvents()
    return page


def points(page: AssessmentPage, question: str) -> float:
    return page.asked[question].row.label.font().pointSizeF()


@pytest.mark.parametrize("size", SIZES)
def test_one_key_turns_the_page_and_back(
    shell: Shell, tmp_path: Path, size: tuple[int, int]
) -> None:
    shell.frame.resize(*size)
    page = assess(shell, a_victim(shell, tmp_path), "feelings.words")
    office = points(page, "feelings.words")
    type_in("I am ")
    box = focus()
    height = box.height()
    press(Qt.Key.Key_F9)
    settle(shell)
    asked = page.asked["feelings.words"]
    assert points(page, "feelings.words") == pytest.approx(office * 1.3)
    assert asked.row.label.maximumWidth() == round(theme.COLUMN * 1.3)
    assert box.height() > height
    for hidden in (page.law, page.law.first, page.beside.side, asked.row.help, asked.prompts):
        assert not hidden.isVisible()
    assert not page.keys.isVisible()
    assert asked.above.isVisible()
    assert focus() is box
    type_in("afraid")
    assert asked.field.value() == "I am afraid"
    press(Qt.Key.Key_F9)
    settle(shell)
    assert points(page, "feelings.words") == pytest.approx(office)
    assert asked.row.help.isVisible()
    assert asked.prompts.isVisible()
    assert page.law.isVisible()
    assert focus() is box


def test_a_window_that_changes_its_width_brings_no_law_back(shell: Shell, tmp_path: Path) -> None:
    page = assess(shell, a_victim(shell, tmp_path), "live_link.view")
    press(Qt.Key.Key_F9)
    for width, height in (*reversed(SIZES), SIZES[0]):
        shell.frame.resize(width, height)
        settle(shell)
        assert not page.beside.side.isVisible()
        assert not page.law.first.isVisible()
    press(Qt.Key.Key_F9)
    assert page.beside.side.isVisible()
    assert page.law.first.isVisible()


def test_it_stays_while_the_program_runs(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    office = points(assess(shell, person, "needs.health"), "needs.health")
    show(shell, "case", person)
    press(Qt.Key.Key_F9)
    page = assess(shell, person, "needs.health")
    assert points(page, "needs.health") == pytest.approx(office * 1.3)
    page.next()
    settle(shell)
    assert points(page, "needs.language") == pytest.approx(office * 1.3)
    assert not page.law.isVisible()
    type_in("1")  # what an answer changes of the law stays away too
    settle(shell)
    assert not page.law.isVisible()


def test_the_type_does_not_grow_with_each_turn(shell: Shell, tmp_path: Path) -> None:
    page = assess(shell, a_victim(shell, tmp_path), "feelings.words")
    before = points(page, "feelings.words")
    width = page.asked["feelings.words"].row.label.maximumWidth()
    for _turn in range(6):
        press(Qt.Key.Key_F9)
    assert points(page, "feelings.words") == pytest.approx(before)
    assert page.asked["feelings.words"].row.label.maximumWidth() == width


def test_a_hard_stop_is_said_in_phone_mode_too(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    press(Qt.Key.Key_F9)
    page = assess(shell, person, "opening.anonymity")
    assert not page.law.stop.isVisible()
    type_in("y")
    settle(shell)
    assert page.law.stop.isVisible()
    assert not page.law.isVisible()


def test_one_key_shows_the_prompts(shell: Shell, tmp_path: Path) -> None:
    press(Qt.Key.Key_F9)
    page = assess(shell, a_victim(shell, tmp_path), "eligibility.completeness")
    prompts = [page.asked[f"eligibility.{name}"].prompts for name in ("completeness", "accuracy")]
    assert not any(one.isVisible() for one in prompts)
    press(Qt.Key.Key_T, CTRL)
    assert all(one.isVisible() for one in prompts)
    assert "• What they may leave out, and why" in prompts[0].text()
    press(Qt.Key.Key_T, CTRL)
    assert not any(one.isVisible() for one in prompts)


def test_prompts_stand_beside_the_box_and_never_in_it(shell: Shell, tmp_path: Path) -> None:
    shell.frame.resize(1366, 768)
    page = assess(shell, a_victim(shell, tmp_path), "feelings.words")
    asked = page.asked["feelings.words"]
    box = asked.field.parts()[0]
    assert asked.prompts.mapTo(page, asked.prompts.rect().topLeft()).x() > box.width()
    assert asked.field.value() == ""
    assert "Their age" in box.accessibleDescription()


def test_every_box_with_a_statutory_test_has_its_prompts() -> None:
    prompted = {question.id for question in QUESTIONS if question.prompts}
    assert prompted == {
        "feelings.words",
        "eligibility.factors_detail",
        "eligibility.completeness",
        "eligibility.coherence",
        "eligibility.accuracy",
        "eligibility.declines_primary_rule_words",
        "evidence_in_private.who",
    }


@pytest.mark.parametrize("at", ["feelings.words", "live_link.view", "choice.first"])
@pytest.mark.parametrize("size", SIZES)
def test_phone_mode_can_be_read_by_all_and_is_never_cut(
    shell: Shell, tmp_path: Path, at: str, size: tuple[int, int]
) -> None:
    shell.frame.resize(*size)
    desk, person = shell.session.desk, a_victim(shell, tmp_path)
    notes.keep(desk, person, new_id(), desk.now(), "", "A note " * 40)
    assessing.answer(desk, person, "live_link.view", "yes")
    press(Qt.Key.Key_F9)
    page = assess(shell, person, at)
    settle(shell)
    assert page.notes.isVisible()
    assert looking.unnamed(shell) == []
    assert looking.unasked(shell) == []
    assert looking.cut(shell) == []
    assert looking.unreached(shell) == []


def test_the_keys_are_in_the_list(shell: Shell, tmp_path: Path) -> None:
    assess(shell, a_victim(shell, tmp_path), "feelings.words")
    shown = shell.show_keys()
    keys = shown.lines
    shown.close()
    for words, key in (
        ("Phone mode", "F9"),
        ("Note", "F2"),
        ("Danger now", "F3"),
        ("A new offence disclosed", "F4"),
        ("Distress", "F12"),
        ("Take back the last answer", "Ctrl+Z"),
        ("Give it again", "Ctrl+Y, Ctrl+Shift+Z"),
        ("Show or hide the prompts", "Ctrl+T"),
    ):
        assert keys[words] == key
