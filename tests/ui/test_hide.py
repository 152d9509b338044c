"""Hide: blank at once, and nothing of the case is found by anybody."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from smadvisor.office import assessing, opening
from tests.desk import SIAN, write_list
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.hidden import come_back, door, hide
from tests.ui.someone import CTRL, a_victim, press, show, type_in
from ui.assessment.page import AssessmentPage
from ui.case.page import CasePage
from ui.door.unlock import Unlock
from ui.main_window import MainWindow
from ui.parts import Parts
from ui.progress import Progress
from ui.runner import Watch
from ui.shell import Shell


def spoken(face: QAccessibleInterface | None) -> list[str]:
    """Everything that a screen reader finds from here on."""
    if face is None:
        return []
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    found = [face.text(kind) for kind in kinds]
    for at in range(face.childCount()):
        found += spoken(face.child(at))
    return found


def all_spoken() -> str:
    tops = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    return " ".join(
        words for top in tops for words in spoken(QAccessible.queryAccessibleInterface(top))
    )


def picture(window: MainWindow) -> QImage:
    door(window).passphrase.line.clearFocus()
    return window.grab().toImage()


def test_the_hidden_window_looks_the_same_whatever_is_behind_it(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, "queue", "")
    hide(window)
    nothing = picture(window)
    come_back(window)
    show(shell, "case", person)
    assert window.grab().toImage() != nothing
    hide(window)
    assert picture(window) == nothing
    assert window.windowTitle() == "SMAdvisor"
    assert window.windowFilePath() == window.windowIconText() == window.windowRole() == ""
    assert window.windowIcon().isNull()


def test_a_screen_reader_finds_nothing_of_the_case(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    show(shell, "case", a_victim(shell, tmp_path))
    assert "PRYCE" in all_spoken()
    hide(window)
    assert "PRYCE" not in all_spoken()
    assert "Hidden. Type your passphrase" in all_spoken()
    come_back(window)
    assert "PRYCE" in all_spoken()


def a_list(shell: Shell) -> QWidget:
    box = QComboBox(shell)
    box.addItems(["PRYCE, Siân", "ROWE, Ben"])
    box.show()
    box.showPopup()
    return box.view().window()


def a_file_dialog(shell: Shell) -> QWidget:
    shell.choose_list()
    return next(w for w in shell.findChildren(QFileDialog) if w.isVisible())


def a_question(shell: Shell) -> QWidget:
    box = QMessageBox(shell.page)
    box.setText("Is this PRYCE, Siân?")
    box.open()
    return box


def a_menu(shell: Shell) -> QWidget:
    menu = shell.frame.menuBar().actions()[0].menu()
    assert isinstance(menu, QWidget)
    menu.popup(shell.frame.mapToGlobal(shell.frame.rect().center()))  # type: ignore[attr-defined]
    return menu


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(
    "bring_up", [a_list, a_file_dialog, a_question, a_menu, lambda shell: shell.show_keys()]
)
def test_whatever_else_is_open_goes_too(
    window: MainWindow, shell: Shell, bring_up: Callable[[Shell], QWidget]
) -> None:
    opened = bring_up(shell)
    assert opened.isVisible()
    window.hide_work()
    assert not opened.isVisible()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]
    window.runner.wait()


def test_a_long_call_goes_on_unseen_and_is_seen_again(
    qtbot: QtBot, window: MainWindow, shell: Shell
) -> None:
    watch = Watch("Reading the list")
    progress = Progress(watch, window)
    qtbot.waitUntil(progress.isVisible)
    hide(window)
    assert not progress.isVisible()
    assert not watch.cancelled
    come_back(window)
    assert progress.isVisible()
    watch.ended.emit()


@pytest.mark.parametrize("with_keys", [False, True])
def test_what_was_copied_is_cleared(
    window: MainWindow, shell: Shell, tmp_path: Path, with_keys: bool
) -> None:
    show(shell, "assessment", f"{a_victim(shell, tmp_path)} feelings.words")
    type_in("She freezes")
    if with_keys:
        press(Qt.Key.Key_A, CTRL)
        press(Qt.Key.Key_C, CTRL)
    else:
        QGuiApplication.clipboard().setText("She freezes")
    assert QGuiApplication.clipboard().text() == "She freezes"
    hide(window)
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.qt_log_ignore("No drag target set")  # so it says when nobody takes it
def test_nothing_can_be_dropped_on_it_or_done_by_keys(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    page = show(shell, "case", a_victim(shell, tmp_path))
    hide(window)
    keys = [key for action in shell.frame.actions() for key in action.shortcuts()]
    assert keys
    assert not any(action.isEnabled() for action in shell.frame.actions())
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F6):
        QTest.keyClick(window, key)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_list(tmp_path, SIAN)))])
    plain, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, left, plain)
    QApplication.sendEvent(window.windowHandle(), drop)
    assert shell.page is page
    assert isinstance(page, CasePage)
    assert page.note.begun is None
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]


def test_a_minimised_window_gets_a_new_frame_without_a_picture(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    show(shell, "case", a_victim(shell, tmp_path))
    window.showMinimized()
    frame = window.windowHandle()
    assert frame is not None
    before = frame.winId()
    hide(window)
    assert window.isMinimized()
    frame = window.windowHandle()
    assert frame is not None
    assert frame.winId() != before
    window.showNormal()
    come_back(window)
    assert window.layers.currentWidget() is shell


def test_after_the_computer_slept_the_work_is_hidden(window: MainWindow, shell: Shell) -> None:
    idle = window._idle.interval() / 1000
    window._beat_at -= idle / 2
    window._look_at_clock()
    assert window.layers.currentWidget() is shell
    window._beat_at -= idle + 1
    QGuiApplication.instance().applicationStateChanged.emit(  # type: ignore[union-attr]
        Qt.ApplicationState.ApplicationActive
    )
    assert isinstance(window.layers.currentWidget(), Unlock)
    come_back(window)
    window._look_at_clock()
    assert window.layers.currentWidget() is shell


def test_a_hidden_window_can_be_closed(
    qtbot: QtBot, folder: Path, parts: Parts, tmp_path: Path
) -> None:
    window = MainWindow(folder, parts)
    window.show()
    window.open_desk(opening.unlock(folder, PASSPHRASE, now=clock))
    assert window.shell is not None
    person = a_victim(window.shell, tmp_path)
    show(window.shell, "assessment", f"{person} feelings.words")
    page = window.shell.page
    assert isinstance(page, AssessmentPage)
    QTest.keyClicks(page.asked["feelings.words"].field.parts()[0], "She freezes")
    window.hide_work()  # and at once, before the worker has done anything
    assert window.close()
    again = opening.unlock(folder, PASSPHRASE, now=clock)
    assert "She freezes" in assessing.begin(again, person).given.values()
    opening.leave(again)
    window.deleteLater()
