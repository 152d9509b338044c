"""Hide: blank at once, the key gone, and back to the same keystroke. Also: somebody else comes."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFocusEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from smadvisor.errors import Fault
from smadvisor.office import assessing, cases, opening, people
from smadvisor.office.verbs import UserRole
from smadvisor.store import record
from tests.desk import GWEN, SIAN, write_list
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.someone import CTRL, a_victim, focus, press, settle, show, type_in
from ui.assessment.page import AssessmentPage
from ui.case.page import CasePage
from ui.main_window import MainWindow
from ui.page import Place
from ui.parts import Parts
from ui.progress import Progress
from ui.runner import Watch
from ui.shell import Shell
from ui.unlock import Unlock

OTHER = "seven violet kettles humming"
CARYS = "DC 77 Carys Bowen"
ME = "PC 4471 Non Rees"
SHIFT = Qt.KeyboardModifier.ShiftModifier
FULL = (
    "CREATE TRIGGER disk_full BEFORE INSERT ON entry "
    "WHEN NOT EXISTS (SELECT 1 FROM record WHERE verb = 'hide') "
    "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
)
"""Nothing can be saved until the work was hidden once."""


def door(window: MainWindow) -> Unlock:
    page = window.layers.currentWidget()
    assert isinstance(page, Unlock)
    return page


def hide(window: MainWindow) -> Unlock:
    """Hide, and wait until the worker has let go of the key."""
    window.hide_work()
    window.runner.wait()
    QApplication.processEvents()
    return door(window)


def come_back(window: MainWindow, passphrase: str = PASSPHRASE, name: str = "") -> None:
    page = door(window)
    if name:
        assert page.who is not None
        page.who.set_value(name)
    page.passphrase.line.setFocus()
    QTest.keyClicks(page.passphrase.line, passphrase)
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    for _turn in range(4):
        window.runner.wait()
        QApplication.processEvents()


def with_carys(shell: Shell) -> None:
    people.add(shell.session.desk, CARYS, "Detective", [UserRole.ADVISOR], OTHER)


# --- back to the same keystroke -------------------------------------------------------------------


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


# --- out of sight ---------------------------------------------------------------------------------


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
    tops = [w for w in QApplication.topLevelWidgets() if w.windowHandle() is not None]
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
    shown = QMimeData()
    shown.setData("text/uri-list", QByteArray(b"file:///tmp/list.csv"))
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


# --- somebody else comes --------------------------------------------------------------------------


def test_with_one_user_no_name_is_asked(window: MainWindow) -> None:
    assert door(window).who is None


def test_somebody_else_begins_at_their_own_desk(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    with_carys(shell)
    person = a_victim(shell, tmp_path)
    me = shell.session.desk.user.id
    show(shell, "assessment", f"{person} feelings.words")
    type_in("She freezes")
    page = hide(window)
    assert page.who is not None
    assert page.who.value() == ME
    assert focus() is page.passphrase.line
    come_back(window, OTHER, CARYS)
    assert window.shell is not None
    assert window.shell is not shell
    desk = window.shell.session.desk
    assert desk.user.name == CARYS
    assert [type(page).__name__ for page in window.shell.pages.values()] == ["QueuePage"]
    words = [action.text() for action in window.actions()]
    assert words.count("&Hide") == 1
    assert "&Users…" not in words  # an advisor does not see them
    with desk.store.read() as connection:
        told = [(line.user, line.verb) for line in record.lines(connection)]
    at = told.index((me, "leave"))
    assert told[at + 1] == (desk.user.id, "unlock")
    assert assessing.begin(desk, person).given["feelings.words"] == "She freezes"


def test_nothing_of_the_first_ones_pages_stays_in_memory(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    with_carys(shell)
    show(shell, "case", a_victim(shell, tmp_path))
    pages = [ref(page) for page in shell.pages.values()]
    assert len(pages) == 2
    hide(window)
    come_back(window, OTHER, CARYS)
    assert window.shell is not shell
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.runner.query(lambda: None, lambda _none: None)  # the worker lets go of its last call
    window.runner.wait()
    gc.collect()
    assert [page() for page in pages] == [None, None]


def test_a_wrong_passphrase_for_somebody_else_leaves_it_hidden(
    window: MainWindow, shell: Shell
) -> None:
    with_carys(shell)
    hide(window)
    come_back(window, PASSPHRASE, CARYS)
    page = door(window)
    assert "passphrase" in page.form.rows["passphrase"].error_text
    assert shell.session.desk.store.hidden
    page.passphrase.set_value("")
    come_back(window, PASSPHRASE, ME)
    assert window.layers.currentWidget() is shell


def test_the_first_one_comes_back_to_a_fresh_desk_too(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    with_carys(shell)
    show(shell, "case", a_victim(shell, tmp_path))
    hide(window)
    come_back(window, OTHER, CARYS)
    hide(window)
    come_back(window, PASSPHRASE, ME)
    assert window.shell is not None
    assert window.shell is not shell
    assert window.shell.way == [Place("queue")]
