"""F2 takes a note at any moment, keeps it as it is typed, and is out of the way again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smadvisor.casework.notes import Note
from smadvisor.office import cases, opening
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE
from tests.ui.someone import CTRL, a_victim, focus, people, press, settle, show, type_in
from ui.assessment.page import AssessmentPage
from ui.case.overview import OverviewPage
from ui.case.page import CasePage
from ui.page import Place
from ui.shell import Shell


def kept(shell: Shell, person: str) -> tuple[Note, ...]:
    return cases.open_case(shell.session.desk, person).notes


def on(shell: Shell, page: str, what: str) -> CasePage:
    shown = show(shell, page, what)
    assert isinstance(shown, CasePage)
    return shown


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, CTRL),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_a_note_leaves_the_question_where_it_is(
    shell: Shell, tmp_path: Path, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    person = a_victim(shell, tmp_path)
    page = on(shell, "assessment", f"{person} feelings.words")
    assert isinstance(page, AssessmentPage)
    here, before = page.here, focus()
    press(Qt.Key.Key_F2)
    type_in("A door banged")
    press(key, modifier)
    settle(shell)
    assert shell.page is page
    assert page.here is here
    assert focus() is before
    assert not page.note.isVisible()
    (note,) = kept(shell, person)
    assert (note.words, note.question) == ("A door banged", "feelings.words")
    assert "A door banged" in page.notes.lines.text()
    assert "09:30 · Feelings about giving evidence" in page.notes.lines.text()
    assert page.asked["feelings.words"].field.value() == ""


def test_shift_and_enter_begin_a_line(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    on(shell, "assessment", person)
    press(Qt.Key.Key_F2)
    type_in("one")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_in("two")
    press(Qt.Key.Key_Return)
    settle(shell)
    assert kept(shell, person)[0].words == "one\ntwo"


def test_a_note_is_kept_while_it_is_typed(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    person = a_victim(shell, tmp_path)
    page = on(shell, "assessment", person)
    press(Qt.Key.Key_F2)

    def saved() -> bool:
        type_in("a")
        return bool(kept(shell, person))

    qtbot.waitUntil(saved, timeout=3000)
    assert page.note.isVisible()
    press(Qt.Key.Key_Return)
    settle(shell)
    assert len(kept(shell, person)) == 1


@pytest.mark.parametrize("page", ["case", "contact", "safe_contact", "review", "check", "ring"])
def test_every_page_of_a_case_takes_notes(shell: Shell, tmp_path: Path, page: str) -> None:
    person = a_victim(shell, tmp_path)
    shown = on(shell, page, person)
    before = focus()
    press(Qt.Key.Key_F2)
    type_in("yn12 from anywhere")
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert shell.page is shown
    assert focus() is before
    assert [note.words for note in kept(shell, person)] == ["yn12 from anywhere"]


@pytest.mark.parametrize("name", ["case", "contact", "assessment"])
def test_leaving_closes_the_note_and_keeps_it(shell: Shell, tmp_path: Path, name: str) -> None:
    found = people(shell.session.desk, tmp_path)
    page = on(shell, name, found["Siân"])
    press(Qt.Key.Key_F2)
    type_in("hers")
    shell.go(Place(name, found["Tomos"]))
    settle(shell)
    assert not page.note.isVisible()
    press(Qt.Key.Key_F2)
    type_in("his")
    shell.hide_work.emit()
    settle(shell)
    opening.show(shell.session.desk, PASSPHRASE)
    assert [note.words for note in kept(shell, found["Siân"])] == ["hers"]
    assert [note.words for note in kept(shell, found["Tomos"])] == ["his"]


def test_the_case_page_lists_them_newest_first(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = on(shell, "case", person)
    assert isinstance(page, OverviewPage)
    for words in ("first", "second"):
        press(Qt.Key.Key_F2)
        type_in(words)
        press(Qt.Key.Key_Return)
    settle(shell)
    lines = page.tasks[-1].lines.text().splitlines()
    assert [line.split(" – ")[1] for line in lines] == ["second", "first"]
    assert page.tasks[-1].state.text() == "2 notes"


def test_the_open_line_is_named_and_fits_a_small_screen(shell: Shell, tmp_path: Path) -> None:
    shell.frame.resize(683, 384)
    page = on(shell, "assessment", a_victim(shell, tmp_path))
    press(Qt.Key.Key_F2)
    QApplication.processEvents()
    assert looking.name_of(page.note.words) == "Note 09:30"
    assert looking.unnamed(shell) == []
    assert looking.cut(shell) == []
