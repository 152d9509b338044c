"""The record of processing on the screen: newest first, filtered, saved for somebody."""

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smadvisor.casework.record import Event
from smadvisor.office import cases, processing
from tests.ui import looking
from tests.ui.someone import CTRL, a_victim, focus, people, press, settle, show, type_in
from ui.shell import Shell
from ui.unit import record as record_page
from ui.unit.record import ExportDialog, RecordPage


def opened(shell: Shell) -> RecordPage:
    page = show(shell, "record", "")
    assert isinstance(page, RecordPage)
    return page


def test_it_opens_from_the_menu_newest_first(shell: Shell, tmp_path: Path) -> None:
    sian = a_victim(shell, tmp_path)
    cases.open_case(shell.session.desk, sian)
    press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle(shell)
    page = shell.page
    assert isinstance(page, RecordPage)
    numbers = [line.number for line in page.model.records]
    assert numbers == sorted(numbers, reverse=True)
    assert [line.about for line in page.model.records if line.about] == ["61US0412326"]
    assert "s62(4)" in processing.PURPOSES
    assert looking.unnamed(page) == []


def test_enter_in_a_filter_shows_what_it_asks_for(shell: Shell, tmp_path: Path) -> None:
    ids = people(shell.session.desk, tmp_path)
    for name in ("Siân", "Gwŵen"):
        cases.open_case(shell.session.desk, ids[name])
    page = opened(shell)
    page.case.setFocus()
    type_in("61us0412326")
    press(Qt.Key.Key_Return)
    settle(shell)
    assert {line.about for line in page.model.records} == {"61US0412326"}
    page.kind.set_value(Event.COLLECTION)
    page.kind.settled.emit()
    settle(shell)
    assert list(page.model.records) == []
    press(Qt.Key.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle(shell)
    assert {"61US0412326", "61UN0098726"} <= {line.about for line in page.model.records}


def test_a_day_that_is_none_and_a_case_that_is_none_are_said_in_place(shell: Shell) -> None:
    page = opened(shell)
    page.first.set_value("31/02/2026")
    page.refresh()
    assert "no date" in page.notice.words.text()
    page.first.set_value("")
    page.case.set_value("61ZZ0000026")
    page.refresh()
    settle(shell)
    assert "No case has that" in page.notice.words.text()
    assert list(page.model.records) == []


def test_older_lines_follow_on_demand(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    ids = list(people(shell.session.desk, tmp_path).values())
    for turn in range(record_page.MOST + 20):  # no two in a row are alike
        cases.open_case(shell.session.desk, ids[turn % len(ids)])
    page = opened(shell)
    assert len(page.model.records) == record_page.MOST
    assert page.older.isEnabled()
    page.older.click()
    settle(shell)
    numbers = [line.number for line in page.model.records]
    assert numbers == list(range(numbers[0], 0, -1)), "each line once, to the first"
    assert not page.older.isEnabled()


def test_it_is_saved_for_a_named_recipient_and_that_is_a_line_too(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    a_victim(shell, tmp_path)
    page = opened(shell)
    press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: isinstance(focus().window(), ExportDialog))
    dialog = focus().window()
    assert isinstance(dialog, ExportDialog)
    dialog.form.set_values({"folder": str(tmp_path / "out")})
    press(Qt.Key.Key_Return)
    settle(shell)
    assert "who gets it" in dialog.form.rows["recipient"].error_text
    dialog.form.rows["recipient"].field.parts()[0].setFocus()
    type_in("Information Commissioner")
    press(Qt.Key.Key_Return)
    settle(shell)
    (path,) = (tmp_path / "out").iterdir()
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["at", "user", "event", "what", "about", "recipient"]
    assert len(rows) > 2
    assert path.name in page.notice.words.text()
    newest = processing.lines(shell.session.desk, most=1)[0]
    assert (newest.event, newest.recipient) == (Event.DISCLOSURE, "Information Commissioner")
