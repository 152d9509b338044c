"""F11: anybody, by a few letters, from wherever one is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smadvisor.office import assessing
from smadvisor.office.verbs import UserRole
from tests.ui import looking
from tests.ui.care import Office, come_in
from tests.ui.someone import CTRL, come_back, focus, press, settle, show
from tests.ui.someone import type_in as type_words
from ui.case.overview import OverviewPage
from ui.court.find import FindDialog
from ui.main_window import MainWindow
from ui.page import Place

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def care(window: MainWindow, tmp_path: Path) -> Office:
    """Witness care at the window."""
    return come_in(window, tmp_path, UserRole.WITNESS_CARE)


def find(office: Office, typed: str) -> FindDialog:
    office.press(Qt.Key.Key_F11)
    dialog = focus().window()
    assert isinstance(dialog, FindDialog)
    dialog.line.insert(typed)  # QTest types no accents
    settle(office.shell)
    return dialog


@pytest.mark.parametrize("typed", ["sia", "0412326 sian", "hale siân", "PRYCE, Si"])
def test_one_key_and_a_few_letters_lead_to_the_check(
    care: Office, qtbot: QtBot, typed: str
) -> None:
    assert care.shell.home == Place("trials")
    dialog = find(care, typed)
    assert [one.person for one in dialog.model.records] == ["PRYCE, Siân"]
    press(Qt.Key.Key_Return)
    come_back(care.shell, qtbot)
    assert care.page().person_id == care.sian


def test_the_other_page_is_ctrl_enter(care: Office, qtbot: QtBot) -> None:
    office = care
    find(office, "Siân")
    press(Qt.Key.Key_Return, CTRL)
    come_back(office.shell, qtbot)
    assert isinstance(office.shell.page, OverviewPage)


def test_who_assesses_is_led_to_the_case_even_out_of_an_assessment(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    office = come_in(window, tmp_path, UserRole.ADVISOR)
    assessing.begin(office.advisor, office.ids["Tomos"])
    show(office.shell, "assessment", office.ids["Tomos"])
    find(office, "Siân")
    press(Qt.Key.Key_Return)
    come_back(office.shell, qtbot)
    assert office.shell.way[-1] == Place("case", office.sian)
    find(office, "Siân")
    press(Qt.Key.Key_Return, CTRL)
    come_back(office.shell, qtbot)
    assert office.page().person_id == office.sian


def test_arrows_choose_while_the_letters_stay(care: Office, qtbot: QtBot) -> None:
    dialog = find(care, "pryce")
    assert len(dialog.model.records) == 2
    assert dialog.said.text() == "2 people found"
    second = dialog.model.records[1].person_id
    press(Qt.Key.Key_Down)
    assert focus() is dialog.line
    press(Qt.Key.Key_Return)
    come_back(care.shell, qtbot)
    assert care.page().person_id == second


def test_the_finder_has_a_name_for_everything(care: Office) -> None:
    dialog = find(care, "pryce")
    assert looking.unnamed(dialog) == []
    assert looking.unreached(dialog) == []
    assert looking.cut(dialog) == []


def test_nobody_is_listed_before_a_letter_is_typed(care: Office) -> None:
    dialog = find(care, "")
    assert not dialog.model.records
    type_words("zzz")
    assert not dialog.model.records
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_hiding_leaves_nothing_of_the_finder(care: Office, window: MainWindow) -> None:
    dialog = find(care, "pryce")
    press(Qt.Key.Key_H, CTRL | SHIFT)
    assert window.layers.currentWidget() is not care.shell
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is dialog]


def test_hiding_while_it_still_reads_is_no_fault(care: Office, window: MainWindow) -> None:
    press(Qt.Key.Key_F11)
    window.hide_work()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle(care.shell)
    assert not [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, FindDialog) and one.isVisible()
    ]
