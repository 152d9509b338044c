"""Back from hiding to the same keystroke; what could not be saved then is saved now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from smadvisor.casework.mg2 import Mg2State
from smadvisor.errors import Fault
from smadvisor.office import assessing, cases, opening, samples
from tests.desk import GWEN, SIAN, write_list
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.hidden import come_back, hide
from tests.ui.someone import CTRL, a_victim, focus, press, settle, show, type_in
from ui.assessment.page import AssessmentPage
from ui.case.page import CasePage
from ui.main_window import MainWindow
from ui.parts import Parts
from ui.registers.check_sheet import CheckSheetPage
from ui.shell import Shell

SHIFT = Qt.KeyboardModifier.ShiftModifier
FULL = (
    "CREATE TRIGGER disk_full BEFORE INSERT ON entry "
    "WHEN NOT EXISTS (SELECT 1 FROM record WHERE verb = 'hide') "
    "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
)
"""Nothing can be saved until the work was hidden once."""


@dataclass(frozen=True)
class Stand:
    """Where somebody is: the widget in focus, its words, cursor and selection, how far scrolled."""

    page: str
    at: int
    words: str
    cursor: int
    anchor: int
    scrolled: tuple[int, ...]


def stand(shell: Shell) -> Stand:
    now = focus()
    words, cursor, anchor = "", 0, 0
    if isinstance(now, QLineEdit):
        words, cursor = now.text(), now.cursorPosition()
        ends = {now.selectionStart(), now.selectionStart() + len(now.selectedText())}
        anchor = cursor if not now.selectedText() else next(iter(ends - {cursor}))
    elif isinstance(now, QPlainTextEdit):
        words = now.toPlainText()
        cursor, anchor = now.textCursor().position(), now.textCursor().anchor()
    area = shell.page.area
    bars = [area.verticalScrollBar()] if area is not None else []
    name = type(shell.page).__name__
    return Stand(name, id(now), words, cursor, anchor, tuple(bar.value() for bar in bars))


def in_an_answer(shell: Shell, folder: Path) -> None:
    """Half a word, in the middle of others, some of them chosen."""
    page = show(shell, "assessment", f"{a_victim(shell, folder)} feelings.words")
    type_in("She is afraid of the dock and of the stairs")
    for _i in range(12):
        press(Qt.Key.Key_Left)
    for _i in range(4):
        press(Qt.Key.Key_Left, SHIFT)
    assert isinstance(page, AssessmentPage)


def in_a_line(shell: Shell, folder: Path) -> None:
    """One line of a form, chosen backwards from its middle."""
    show(shell, "safe_contact", a_victim(shell, folder))
    page = shell.page
    line = next(w for w in page.findChildren(QLineEdit) if "Best times" in w.accessibleName())
    line.setFocus()
    type_in("weekdays 10 to 12")
    for _i in range(3):
        press(Qt.Key.Key_Left)
    for _i in range(2):
        press(Qt.Key.Key_Left, SHIFT)


def in_a_note(shell: Shell, folder: Path) -> None:
    show(shell, "assessment", f"{a_victim(shell, folder)} feelings.words")
    press(Qt.Key.Key_F2)
    settle(shell)
    type_in("A door bang")
    press(Qt.Key.Key_Left)


def in_a_date(shell: Shell, folder: Path) -> None:
    """Leaving it would write it out in full."""
    show(shell, "plea", a_victim(shell, folder))
    line = next(w for w in shell.page.findChildren(QLineEdit) if w.isVisible())
    line.setFocus()
    line.clear()
    type_in("1/12/26")
    press(Qt.Key.Key_Left)


def in_half_a_date(shell: Shell, folder: Path) -> None:
    show(shell, "plea", a_victim(shell, folder))
    line = next(w for w in shell.page.findChildren(QLineEdit) if w.isVisible())
    line.setFocus()
    type_in("24/1")


def in_a_preview(shell: Shell, folder: Path) -> None:
    shell.import_list(write_list(folder, SIAN, GWEN))
    settle(shell)
    press(Qt.Key.Key_Down)


def in_what_if(shell: Shell, folder: Path) -> None:
    show(shell, "what_if", a_victim(shell, folder))
    lines = [w for w in shell.page.findChildren(QLineEdit) if w.isVisible()]
    lines[-1].setFocus()
    settle(shell)
    type_in("1")


def in_the_queue(shell: Shell, folder: Path) -> None:
    a_victim(shell, folder)
    shell.refresh()
    settle(shell)
    press(Qt.Key.Key_F, CTRL)
    type_in("si")


@pytest.mark.parametrize("scrolled", [False, True])
@pytest.mark.parametrize(
    "place",
    [
        in_an_answer,
        in_a_line,
        in_a_note,
        in_a_date,
        in_half_a_date,
        in_a_preview,
        in_what_if,
        in_the_queue,
    ],
)
def test_the_return_is_to_the_same_keystroke(
    window: MainWindow,
    shell: Shell,
    tmp_path: Path,
    place: Callable[[Shell, Path], None],
    scrolled: bool,
) -> None:
    window.resize(760, 420)
    place(shell, tmp_path)
    QApplication.processEvents()
    area = shell.page.area
    if scrolled and area is not None:  # away from what has the focus, as with the wheel
        bar = area.verticalScrollBar()
        bar.setValue(bar.maximum() // 2 if bar.value() == 0 else bar.value() // 2)
        QApplication.processEvents()
    page, before = shell.page, stand(shell)
    hide(window)
    come_back(window)
    assert shell.page is page
    assert stand(shell) == before
    if isinstance(focus(), QLineEdit | QPlainTextEdit):
        low, high = sorted((before.cursor, before.anchor))
        QTest.keyClick(focus(), Qt.Key.Key_X)
        assert stand(shell).words == before.words[:low] + "x" + before.words[high:]


def test_the_cursor_stays_where_it_was_while_another_window_is_used(
    shell: Shell, tmp_path: Path
) -> None:
    in_a_line(shell, tmp_path)
    before = stand(shell)
    reason = Qt.FocusReason.ActiveWindowFocusReason
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(focus(), QFocusEvent(kind, reason))
    assert stand(shell) == before


def test_what_was_typed_is_saved_before_the_key_goes(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, "assessment", f"{person} feelings.words")
    type_in("She freezes")
    press(Qt.Key.Key_F2)
    type_in("A door banged")
    hide(window)
    assert shell.session.desk.store.hidden
    come_back(window)
    desk = shell.session.desk
    assert assessing.begin(desk, person).given["feelings.words"] == "She freezes"
    assert [note.words for note in cases.open_case(desk, person).notes] == ["A door banged"]
    assert isinstance(shell.page, CasePage)
    assert shell.page.note.isVisible()


@pytest.fixture
def unsteady(qtbot: QtBot, folder: Path, parts: Parts) -> Iterator[tuple[MainWindow, list[Fault]]]:
    """A window that may have faults."""
    window = MainWindow(folder, parts)
    faults: list[Fault] = []
    window.runner.faulted.connect(faults.append)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.open_desk(opening.unlock(folder, PASSPHRASE, now=clock))
    window.runner.wait()
    yield window, faults
    window.close()
    window.deleteLater()


def close_boxes(window: MainWindow) -> int:
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    for box in boxes:
        box.close()
    QApplication.processEvents()
    return len(boxes)


def fill_disk(shell: Shell) -> None:
    with shell.session.desk.store.write("", clock()) as journal:
        journal.connection.exec_driver_sql(FULL)


def test_words_that_could_not_be_saved_wait_for_the_return(
    unsteady: tuple[MainWindow, list[Fault]], tmp_path: Path
) -> None:
    window, faults = unsteady
    shell = window.shell
    assert shell is not None
    person = a_victim(shell, tmp_path)
    show(shell, "assessment", f"{person} feelings.words")
    fill_disk(shell)
    type_in("She freezes")
    press(Qt.Key.Key_F2)
    type_in("A door banged")
    hide(window)
    assert len(faults) == 2
    assert shell.session.desk.store.hidden
    assert close_boxes(window) == 2
    come_back(window)
    settle(shell)
    page = shell.page
    assert isinstance(page, AssessmentPage)
    assert page.asked["feelings.words"].field.value() == "She freezes"
    desk = shell.session.desk
    assert assessing.begin(desk, person).given["feelings.words"] == "She freezes"
    assert [note.words for note in cases.open_case(desk, person).notes] == ["A door banged"]
    assert not shell.unsaved


def test_answers_of_a_check_sheet_that_could_not_be_saved_wait_too(
    unsteady: tuple[MainWindow, list[Fault]], tmp_path: Path
) -> None:
    window, faults = unsteady
    shell = window.shell
    assert shell is not None
    desk, person = shell.session.desk, a_victim(shell, tmp_path)
    for one in (person, *(other.id for other in cases.open_case(desk, person).others)):
        cases.review(desk, one, Mg2State.ABSENT)
    found = samples.sample(desk, samples.draw_sample(desk, "2026-11", "2026-11", 2))
    first, second = (one.check_id for one in found.people)
    fill_disk(shell)
    for sheet in (first, second):
        page = show(shell, "check_sheet", sheet)
        assert isinstance(page, CheckSheetPage)
        for question, option in (("needs_assessment", 0), ("enhanced_rights", 1)):
            answer = page.form.rows[question].field.parts()[option]
            assert isinstance(answer, QAbstractButton)
            answer.click()
            settle(shell)
            assert page.progress.text().startswith("Not saved.")
            close_boxes(window)
    assert faults
    hide(window)
    close_boxes(window)
    come_back(window)
    settle(shell)
    for sheet in (first, second):
        kept = samples.check_sheet(desk, sheet).answers
        assert kept == {"needs_assessment": "yes", "enhanced_rights": "no"}
    assert not shell.unsaved


def test_closing_says_first_that_words_would_be_lost(
    unsteady: tuple[MainWindow, list[Fault]], tmp_path: Path
) -> None:
    window, _faults = unsteady
    shell = window.shell
    assert shell is not None
    show(shell, "assessment", f"{a_victim(shell, tmp_path)} feelings.words")
    fill_disk(shell)
    type_in("She freezes")
    assert not window.close()
    assert close_boxes(window) == 2  # the fault, and what closing would lose
    assert window.isVisible()
    assert window.close()
