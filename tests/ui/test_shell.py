"""The frame around the pages: the way back, Hide, keys, faults, closing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from smadvisor.errors import Fault
from smadvisor.office import intake, opening
from smadvisor.office.queue import queue
from tests.desk import GWEN, SIAN, write_list
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE
from ui import pictures
from ui.door.unlock import Unlock
from ui.keys import KeysDialog
from ui.main_window import MainWindow
from ui.page import Place
from ui.parts import Parts
from ui.progress import Progress
from ui.runner import Watch
from ui.shell import Shell

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at_import(shell: Shell, tmp_path: Path) -> Shell:
    shell.import_list(write_list(tmp_path, SIAN, GWEN))
    shell.session.runner.wait()
    return shell


def test_alt_left_goes_back_and_the_queue_is_where_it_ends(at_import: Shell) -> None:
    assert at_import.way == [Place("queue"), at_import.way[1]]
    QTest.keyClick(at_import.frame, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert at_import.page is at_import.pages["queue"]
    assert not at_import.back_action.isEnabled()


def test_going_to_the_queue_forgets_the_way(at_import: Shell) -> None:
    QTest.keyClick(at_import.frame, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert at_import.way == [Place("queue")]


def visible_words(window: QWidget) -> str:
    texts = [
        str(widget.property("text") or "")
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
    ]
    return " ".join(texts)


def come_back(window: MainWindow) -> None:
    door = window.layers.currentWidget()
    assert isinstance(door, Unlock)
    QTest.keyClicks(door.passphrase.line, PASSPHRASE)
    QTest.keyClick(door.passphrase.line, Qt.Key.Key_Return)
    window.runner.wait()


@pytest.mark.parametrize("with_escape", [False, True])
def test_hiding_blanks_all_until_the_passphrase_is_typed(
    window: MainWindow, at_import: Shell, with_escape: bool
) -> None:
    page = at_import.page
    assert "Import list.csv" in visible_words(window)
    if with_escape:
        QTest.keyClick(window, Qt.Key.Key_Escape)
    else:
        QTest.keyClick(window, Qt.Key.Key_H, CTRL_SHIFT)
    assert "list.csv" not in visible_words(window)
    assert not window.menuBar().isVisible()
    assert not at_import.bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert at_import.page is page  # no key reaches what is hidden
    door = window.layers.currentWidget()
    assert isinstance(door, Unlock)
    QTest.keyClicks(door.passphrase.line, "wrong")
    QTest.keyClick(door.passphrase.line, Qt.Key.Key_Return)
    window.runner.wait()
    assert window.layers.currentWidget() is door
    door.passphrase.set_value("")
    come_back(window)
    assert window.layers.currentWidget() is at_import
    assert at_import.page is page
    assert "Import list.csv" in visible_words(window)


def test_an_open_dialog_goes_with_hiding(window: MainWindow, shell: Shell) -> None:
    keys = shell.show_keys()
    assert keys.isVisible()
    window.hide_work()
    assert not keys.isVisible()


def test_an_idle_window_hides_itself(qtbot: QtBot, window: MainWindow, shell: Shell) -> None:
    assert window._idle.isActive()
    window._idle.start(1)
    qtbot.waitUntil(lambda: isinstance(window.layers.currentWidget(), Unlock))
    come_back(window)
    assert window.layers.currentWidget() is shell


def test_f1_lists_every_key(shell: Shell) -> None:
    QTest.keyClick(shell.frame, Qt.Key.Key_F1)
    shown = next(w for w in shell.frame.findChildren(KeysDialog) if w.isVisible())
    lines = shown.lines
    assert lines["Hide"] == "Ctrl+Shift+H, Esc"
    assert lines["Search the queue"] == "Ctrl+F"
    assert len(lines) >= 12
    assert looking.unnamed(shown) == []
    shown.close()


def test_every_action_has_keys_that_no_other_has(shell: Shell) -> None:
    actions = [*shell.frame.actions(), *shell.page.actions()]
    keys = [one.toString() for action in actions for one in action.shortcuts()]
    assert all(action.shortcuts() for action in actions)
    assert sorted(keys) == sorted(set(keys))
    assert all(action.shortcut().toString() in action.toolTip() for action in shell.frame.actions())


def test_a_fault_is_shown_without_content(window: MainWindow, shell: Shell) -> None:
    window.show_fault(Fault("store_damaged", "Restore the newest backup."))
    box = next(w for w in window.findChildren(QMessageBox) if w.isVisible())
    assert box.text() == "Restore the newest backup."
    box.close()


def test_closing_waits_for_what_is_being_saved(
    qtbot: QtBot, folder: Path, parts: Parts, tmp_path: Path
) -> None:
    window = MainWindow(folder, parts)
    window.show()
    window.open_desk(opening.unlock(folder, PASSPHRASE))
    assert window.shell is not None
    desk, runner = window.shell.session.desk, window.runner
    path = write_list(tmp_path, SIAN)
    runner.change(lambda: intake.confirm(desk, intake.preview(desk, path)))
    window.close()
    again = opening.unlock(folder, PASSPHRASE)
    assert [row.person for row in queue(again)] == ["PRYCE, Siân"]
    window.deleteLater()
    again.close()


def test_progress_shows_only_after_a_while_and_cancels(
    qtbot: QtBot, window: MainWindow, shell: Shell
) -> None:
    watch = Watch("Reading the list")
    progress = Progress(watch, window)
    assert not progress.isVisible()
    qtbot.waitUntil(progress.isVisible)
    watch(3, 10)
    qtbot.waitUntil(lambda: progress.bar.value() == 3)
    assert progress.bar.maximum() == 10
    assert looking.unnamed(progress) == []
    QTest.keyClick(progress, Qt.Key.Key_Escape)
    assert watch.cancelled
    assert progress.isVisible()
    watch.ended.emit()
    assert not progress.isVisible()


def test_pictures_of_every_screen_are_kept(
    qtbot: QtBot, folder: Path, parts: Parts, tmp_path: Path
) -> None:
    desk = opening.unlock(folder, PASSPHRASE)
    files = pictures.save(tmp_path / "out", desk, parts, write_list(tmp_path, SIAN, GWEN))
    wanted = {"start.png", "unlock.png", "import.png", "queue.png", "figures.png"}
    assert wanted <= {file.name for file in files}
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in files)
