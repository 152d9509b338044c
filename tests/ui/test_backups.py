"""Settings, backups and restoring in the window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smadvisor.office import backups, opening, people, settings
from smadvisor.office.verbs import UserRole
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.someone import CTRL, press, settle, show, type_in
from ui.choosing import Chosen
from ui.door.restore import Restore
from ui.door.start import Start
from ui.door.unlock import Unlock
from ui.main_window import MainWindow
from ui.parts import Parts
from ui.shell import Shell
from ui.unit.backups import BackupsPage
from ui.unit.settings import SettingsPage

SHIFT = Qt.KeyboardModifier.ShiftModifier
NEW = "seven violet kettles humming"


def at_settings(shell: Shell) -> SettingsPage:
    QTest.keyClick(shell.frame, Qt.Key.Key_S, CTRL | SHIFT)
    settle(shell)
    assert isinstance(shell.page, SettingsPage)
    return shell.page


def at_backups(shell: Shell) -> BackupsPage:
    QTest.keyClick(shell.frame, Qt.Key.Key_B, CTRL | SHIFT)
    settle(shell)
    assert isinstance(shell.page, BackupsPage)
    return shell.page


def at_restore(window: MainWindow) -> Restore:
    window.runner.wait()
    page = window.layers.currentWidget()
    assert isinstance(page, Restore)
    return page


def press_button(page: QWidget, words: str) -> None:
    next(one for one in page.findChildren(QPushButton) if one.text() == words).click()


def as_advisor(window: MainWindow) -> Shell:
    desk = opening.unlock(window.folder, PASSPHRASE, now=clock)
    people.add(desk, "PC 9 Siân Prŷs", "SMA", [UserRole.ADVISOR], NEW)
    opening.leave(desk)
    window.open_desk(opening.unlock(window.folder, NEW, "PC 9 Siân Prŷs", clock))
    window.runner.wait()
    assert window.shell is not None
    return window.shell


def test_settings_are_typed_and_kept(shell: Shell, tmp_path: Path) -> None:
    page = at_settings(shell)
    assert page.form.text("backups_kept") == "14"
    assert "stolen" in page.form.rows["backup_folder"].help_text
    type_in(str(tmp_path))
    page.form.set_values({"idle_minutes": "3", "backups_kept": "5", "freeze_days": "21"})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    kept = settings.settings(shell.session.desk)
    assert kept == settings.Settings(str(tmp_path), 1, 5, freeze_days=21, idle_minutes=3)
    assert not isinstance(shell.page, SettingsPage)


def test_a_number_that_is_none_is_said_at_its_row(shell: Shell) -> None:
    page = at_settings(shell)
    page.form.set_values({"idle_minutes": "never", "backup_days": "99"})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    wrong = {name for name, row in page.form.rows.items() if row.error_text}
    assert wrong == {"idle_minutes", "backup_days"}
    assert "from 1 to 120" in page.form.rows["idle_minutes"].error_text
    assert settings.settings(shell.session.desk) == settings.Settings()


def test_a_folder_is_chosen_in_a_dialog(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    page = at_settings(shell)
    field = page.form.rows["backup_folder"].field
    assert isinstance(field, Chosen)
    dialog = field.choose()
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert page.form.text("backup_folder") == str(tmp_path)


def test_who_does_not_administer_sees_settings_and_changes_none(window: MainWindow) -> None:
    shell = as_advisor(window)
    page = at_settings(shell)
    assert page.form.text("idle_minutes") == "10"
    type_in("77")
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert page.form.text("backup_folder") == ""
    assert settings.settings(shell.session.desk) == settings.Settings()
    press(Qt.Key.Key_B, CTRL | SHIFT)
    settle(shell)
    assert "Restore…" not in {one.text() for one in shell.page.findChildren(QPushButton)}


def test_the_work_is_hidden_after_the_minutes_of_the_settings(window: MainWindow) -> None:
    desk = opening.unlock(window.folder, PASSPHRASE, now=clock)
    settings.save(desk, replace(settings.settings(desk), idle_minutes=2))
    window.open_desk(desk)
    window.runner.wait()
    assert window._idle.interval() == 2 * 60_000
    assert window._idle.isActive()


def test_back_up_now(shell: Shell) -> None:
    page = at_backups(shell)
    assert page.how.text() == "A backup is due. No backup was made yet."
    assert "same disk" in page.where.text()
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    (made,) = backups.listed(shell.session.desk)
    assert made.path.name in page.notice.words.text()
    assert [one.path for one in page.model.records] == [made.path]
    assert page.how.text().startswith("The last backup was made on Fri 20 Nov 2026")


def test_back_up_to_a_file_of_ones_choice(shell: Shell, tmp_path: Path) -> None:
    page = at_backups(shell)
    dialog = page.choose()
    assert dialog.selectedFiles()[0].endswith("smadvisor-2026-11-20.smabackup")
    dialog.fileSelected.emit(str(tmp_path / "stick.smabackup"))
    dialog.close()
    settle(shell)
    assert (tmp_path / "stick.smabackup").exists()
    page.back_up_to(str(tmp_path / "stick.smabackup"))
    settle(shell)
    assert "file of that name already" in page.notice.words.text()


def test_a_folder_that_is_away_is_said_on_the_page(shell: Shell, tmp_path: Path) -> None:
    desk = shell.session.desk
    settings.save(desk, replace(settings.settings(desk), backup_folder=str(tmp_path / "share")))
    page = at_backups(shell)
    assert "folder for backups is not there" in page.how.text()
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert "folder for backups is not there" in page.notice.words.text()


def test_the_scheduled_one_waits_and_says_what_keeps_it(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    desk = shell.session.desk
    assert window._backup.isActive()
    assert window._backup.remainingTime() > 5_000
    window._backup.setTimerType(Qt.TimerType.PreciseTimer)
    window._backup.start(60_000)
    QTest.qWait(30)
    left = window._backup.remainingTime()
    frame = window.windowHandle()
    assert frame is not None
    QTest.keyClick(frame, Qt.Key.Key_Shift)  # nobody at work has to wait for one
    assert window._backup.remainingTime() > left
    window.back_up_if_due()
    settle(shell)
    assert len(backups.listed(desk)) == 1
    assert shell.said.isHidden()
    settings.save(desk, replace(settings.settings(desk), backup_folder=str(tmp_path / "share")))
    window.back_up_if_due()
    settle(shell)
    assert "last backup was made on 20 November 2026" in shell.said.words.text()
    window.hide_work()
    window.runner.wait()
    assert not window._backup.isActive()
    window.back_up_if_due()


def test_it_is_made_at_closing_where_it_is_due(window: MainWindow, shell: Shell) -> None:
    window.close()
    desk = opening.unlock(window.folder, PASSPHRASE, now=clock)
    assert len(backups.listed(desk)) == 1
    opening.leave(desk)


def test_restoring_leads_back_to_the_door(window: MainWindow, shell: Shell) -> None:
    backups.back_up_now(shell.session.desk)
    people.save_details(shell.session.desk, {"number": "after"})
    page = at_backups(shell)
    press_button(page, "Restore…")
    door = at_restore(window)
    assert window.layers.indexOf(shell) < 0
    assert "takes the place of the store" in words_of(door)
    assert door.form.text("file").endswith(".smabackup")
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    window.runner.wait()
    unlock = window.layers.currentWidget()
    assert isinstance(unlock, Unlock)
    assert "before-restore-" in words_of(unlock)
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    window.runner.wait()
    assert window.shell is not None
    assert people.details(window.shell.session.desk).number == ""
    show(window.shell, "backups", "")


def words_of(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_what_is_refused_is_said_at_its_row(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    door = window.layers.currentWidget()
    assert isinstance(door, Unlock)
    press_button(door, "Restore a backup")
    page = at_restore(window)
    page.submit()
    assert {name for name, row in page.form.rows.items() if row.error_text} == {
        "file",
        "passphrase",
    }
    page.form.set_values({"file": str(tmp_path / "none.smabackup"), "passphrase": "x"})
    page.submit()
    window.runner.wait()
    assert "no backup that can be read" in page.form.rows["file"].error_text
    desk = opening.unlock(window.folder, PASSPHRASE, now=clock)
    made = backups.back_up(desk, tmp_path / "a.smabackup")
    opening.leave(desk)
    page.form.set_values({"file": str(made.path)})
    page.submit()
    window.runner.wait()
    assert "does not open this backup" in page.form.rows["passphrase"].error_text
    press_button(page, "Back without restoring")
    assert isinstance(window.layers.currentWidget(), Unlock)


def test_a_new_laptop_begins_with_a_backup(
    qtbot: QtBot, folder: Path, tmp_path: Path, parts: Parts
) -> None:
    desk = opening.unlock(folder, PASSPHRASE, now=clock)
    made = backups.back_up(desk, tmp_path / "a.smabackup")
    opening.leave(desk)
    window = MainWindow(tmp_path / "new", parts)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    first = window.layers.currentWidget()
    assert isinstance(first, Start)
    press_button(first, "Restore a backup")
    page = at_restore(window)
    page.form.set_values({"file": str(made.path), "passphrase": PASSPHRASE})
    page.submit()
    window.runner.wait()
    assert isinstance(window.layers.currentWidget(), Unlock)
    opening.leave(opening.unlock(tmp_path / "new", PASSPHRASE, now=clock))
    window.close()


def test_a_damaged_store_is_replaced_from_the_door(window: MainWindow, tmp_path: Path) -> None:
    desk = opening.unlock(window.folder, PASSPHRASE, now=clock)
    made = backups.back_up(desk, tmp_path / "a.smabackup")
    opening.leave(desk)
    (window.folder / "store.db").write_bytes(b"spoilt")
    press_button(window, "Restore a backup")
    page = at_restore(window)
    page.form.set_values({"file": str(made.path), "passphrase": PASSPHRASE})
    page.submit()
    window.runner.wait()
    unlock = window.layers.currentWidget()
    assert isinstance(unlock, Unlock)
    assert "replaced-" in words_of(unlock)
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    window.runner.wait()
    assert window.shell is not None


@pytest.mark.parametrize("name", ["settings", "backups"])
def test_every_part_is_named_and_reached(shell: Shell, name: str) -> None:
    page = show(shell, name, "")
    assert looking.unnamed(page) == []
    assert looking.unreached(page) == []


def test_every_part_of_the_door_is_named_and_reached(window: MainWindow) -> None:
    press_button(window, "Restore a backup")
    page = at_restore(window)
    assert looking.unnamed(page) == []
    assert looking.unreached(page) == []
