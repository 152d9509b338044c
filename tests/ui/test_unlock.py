"""The door of a store with several users, and what wrong passphrases cost there."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smadvisor.office import opening, people
from smadvisor.office.desk import Desk, local_now
from smadvisor.office.verbs import UserRole
from smadvisor.store import record, tries
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.someone import focus, press, type_in
from ui.door.page import DoorPage
from ui.door.start import Start
from ui.door.unlock import Recover, Unlock
from ui.main_window import MainWindow
from ui.parts import Parts

ME, CARYS, OWAIN = "PC 4471 Non Rees", "DC 77 Carys Bowen", "PS 12 Owain Huws"
OTHER = "seven violet kettles humming"
NEW = "quiet harbour velvet engine"


@pytest.fixture
def shared(folder: Path) -> Path:
    """The store has three users; an administrator was here last."""
    desk = opening.unlock(folder, PASSPHRASE)
    people.add(desk, CARYS, "", [UserRole.ADVISOR], OTHER)
    people.add(desk, OWAIN, "", [UserRole.ADMINISTRATOR], NEW)
    opening.leave(desk)
    return folder


@pytest.fixture
def entrance(qtbot: QtBot, shared: Path, parts: Parts) -> Iterator[MainWindow]:
    window = MainWindow(shared, parts)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


def door(window: MainWindow) -> Unlock:
    page = window.layers.currentWidget()
    assert isinstance(page, Unlock)
    return page


def attempt(window: MainWindow, passphrase: str) -> None:
    page = door(window)
    page.passphrase.line.setFocus()
    page.passphrase.line.selectAll()
    type_in(passphrase)
    press(Qt.Key.Key_Return)
    settle(window)


def settle(window: MainWindow) -> None:
    for _turn in range(3):
        window.runner.wait()
        QApplication.processEvents()


def desk_of(window: MainWindow) -> Desk:
    assert window.shell is not None
    return window.shell.session.desk


def test_who_was_here_last_is_chosen_and_the_cursor_is_in_the_passphrase(
    entrance: MainWindow,
) -> None:
    page = door(entrance)
    assert page.who is not None
    assert [page.who.itemText(at) for at in range(page.who.count())] == [ME, CARYS, OWAIN]
    assert page.who.value() == ME
    assert focus() is page.passphrase.line
    attempt(entrance, PASSPHRASE)
    assert desk_of(entrance).user.name == ME


def test_another_name_is_chosen_by_keys(entrance: MainWindow) -> None:
    page = door(entrance)
    press(Qt.Key.Key_Backtab)
    assert focus() is page.who
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    assert focus() is page.passphrase.line
    type_in(OTHER)
    press(Qt.Key.Key_Return)
    settle(entrance)
    assert desk_of(entrance).user.name == CARYS
    assert opening.names(entrance.folder)[0] == CARYS


def test_every_part_is_named_and_reached(entrance: MainWindow) -> None:
    assert looking.unnamed(entrance) == []
    assert looking.unreached(entrance) == []


def test_a_wrong_passphrase_is_noted_against_the_user_who_was_chosen(
    entrance: MainWindow,
) -> None:
    attempt(entrance, OTHER)  # it is Carys's, and would open her slot
    page = door(entrance)
    assert "passphrase" in page.form.rows["passphrase"].error_text
    (wrong,) = tries.noted(entrance.folder)
    attempt(entrance, PASSPHRASE)
    desk = desk_of(entrance)
    assert wrong.user == desk.user.id
    with desk.store.read() as connection:
        told = [line.about for line in record.lines(connection) if line.verb == "wrong_passphrase"]
    assert told == [desk.user.id]


def fail(window: MainWindow, times: int) -> Unlock:
    for _i in range(times):
        attempt(window, "not it at all")
    return door(window)


def test_the_wait_is_counted_down_and_then_enter_works(window: MainWindow) -> None:
    page = fail(window, 3)
    assert page.wait.isVisible()
    assert page.wait.text() == "Wait 4 seconds, then try again."
    assert not page.main.isEnabled()
    attempt(window, PASSPHRASE)
    assert window.shell is None  # Enter does nothing yet
    assert len(tries.noted(window.folder)) == 3
    said = []
    for _second in range(4):
        page._second.timeout.emit()
        said.append(page.wait.text())
    assert said[:3] == [
        "Wait 3 seconds, then try again.",
        "Wait 2 seconds, then try again.",
        "Wait 1 second, then try again.",
    ]
    assert not page.wait.isVisible()
    assert page.main.isEnabled()
    longer = local_now() - timedelta(minutes=2)
    tries.forget(window.folder)
    for _i in range(3):
        tries.note(window.folder, longer, "")
    press(Qt.Key.Key_Return)
    settle(window)
    assert window.shell is not None


def test_the_window_lives_while_it_waits(qtbot: QtBot, window: MainWindow) -> None:
    page = fail(window, 3)
    before = page._left
    page.passphrase.show_it.click()  # what is no try goes on
    assert page.passphrase.line.echoMode() is page.passphrase.line.EchoMode.Normal
    qtbot.waitUntil(lambda: page._left < before, timeout=3000)


def test_a_try_too_soon_says_for_how_long(window: MainWindow) -> None:
    for _i in range(8):
        tries.note(window.folder, local_now(), "")
    attempt(window, PASSPHRASE)
    page = door(window)
    assert window.shell is None
    assert "Too many wrong passphrases" in page.form.rows["passphrase"].error_text
    assert page._left > 55
    assert not page.main.isEnabled()


def test_the_recovery_key_asks_who_it_is(entrance: MainWindow, made: tuple[Path, str]) -> None:
    door(entrance).recover.emit()
    page = entrance.layers.currentWidget()
    assert isinstance(page, Recover)
    assert page.who is not None
    page.form.set_values({"key": made[1], "passphrase": PASSPHRASE, "again": PASSPHRASE})
    page.who.set_value(CARYS)
    page.submit()
    settle(entrance)
    assert "administrator" in page.form.rows["name"].error_text
    page.who.set_value(OWAIN)
    page.submit()
    settle(entrance)
    assert desk_of(entrance).user.name == OWAIN


def test_one_user_and_the_recovery_key_need_no_name(window: MainWindow) -> None:
    door(window).recover.emit()
    page = window.layers.currentWidget()
    assert isinstance(page, Recover)
    assert page.who is None
    assert looking.unreached(window) == []


def test_first_start_says_beforehand_what_losing_both_means(
    qtbot: QtBot, tmp_path: Path, parts: Parts
) -> None:
    window = MainWindow(tmp_path / "new", parts)
    qtbot.addWidget(window)
    window.show()
    page = window.layers.currentWidget()
    assert isinstance(page, Start)
    said = " ".join(looking.words(page))
    assert "nobody can ever open the store again" in said
    assert "not the force’s IT" in said


def test_a_clock_set_back_is_said_in_the_window(window: MainWindow) -> None:
    desk = opening.unlock(window.folder, PASSPHRASE, now=clock)
    opening.leave(desk)
    earlier = clock() - timedelta(days=1)
    window.open_desk(opening.unlock(window.folder, PASSPHRASE, now=lambda: earlier))
    settle(window)
    assert window.shell is not None
    assert "clock of this computer was set back" in window.shell.said.words.text()
    assert window.shell.said.isVisible()


def test_enter_in_any_line_is_one_try(window: MainWindow) -> None:
    page = door(window)
    assert isinstance(page, DoorPage)
    type_in("not it at all")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    settle(window)
    assert len(tries.noted(window.folder)) == 1
