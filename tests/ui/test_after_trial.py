"""How trials ended, in the window: the warning in sight, n in every cell, keys for all of it."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from smadvisor.casework.pretrial import Fact
from smadvisor.office import checks, opening
from smadvisor.office.verbs import UserRole
from smadvisor.tally.after_trial import ERASED, WARNING, WHY_NO_PERCENTAGE
from tests.desk import colleague
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.someone import CTRL, focus, people, press, settle, show
from ui.court.after_trial import AfterTrialPage
from ui.main_window import MainWindow
from ui.page import Page
from ui.shell import Shell

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(shell: Shell, tmp_path: Path) -> AfterTrialPage:
    """Siân used screens and a guilty verdict came, Gwŵen none and did not come; Tomos last year."""
    desk = shell.session.desk
    ids = people(desk, tmp_path)
    for who, day, verdict, came, used in (
        ("Siân", date(2026, 11, 2), "guilty", "yes", "yes"),
        ("Gwŵen", date(2026, 11, 3), "not_guilty", "no", "no"),
        ("Tomos", date(2026, 3, 31), "guilty_plea", "no", "no"),
    ):
        checks.tick(desk, ids[who], Fact.VERDICT, verdict, day)
        checks.tick(desk, ids[who], Fact.ATTENDED, came)
        checks.tick(desk, ids[who], Fact.USED, used, measure="screens")
    return on_it(shell)


def on_it(shell: Shell) -> AfterTrialPage:
    shown = show(shell, "after_trial", "")
    assert isinstance(shown, AfterTrialPage)
    return shown


def said(page: AfterTrialPage, row: str) -> list[str]:
    found = next(one for one in page.table.grid_model.grid.rows if one.head == row)
    return [cell.words for cell in found.cells]


def test_n_is_in_every_cell(page: AfterTrialPage) -> None:
    assert said(page, "Everybody")[:4] == ["2 of 2", "–", "1 of 2", "1 of 2"]
    assert said(page, "Screens")[:4] == ["1 of 2", "0 of 2", "1 of 1", "0 of 1"]
    assert said(page, "No measure used")[:4] == ["1 of 2", "–", "0 of 1", "1 of 1"]
    assert said(page, "Live link")[2:] == ["0 of 0"] * 12
    for row in page.table.grid_model.grid.rows:
        assert all(" of " in cell.words or cell.words == "–" for cell in row.cells)


def test_the_warning_and_what_is_left_out_are_in_sight(shell: Shell, page: AfterTrialPage) -> None:
    told = looking.words(page)
    for size in ((1366, 768), (683, 384)):
        shell.frame.resize(*size)
        settle(shell)
        (warning,) = (one for one in page.findChildren(QLabel) if one.text() == WARNING)
        assert warning.visibleRegion().boundingRect() == warning.rect()
    assert any(WHY_NO_PERCENTAGE in words and ERASED in words for words in told)


def test_a_year_is_one_key_away(shell: Shell, page: AfterTrialPage) -> None:
    assert focus() is page.year
    assert page.year.currentText() == "2026–27"
    press(Qt.Key.Key_PageUp, CTRL | SHIFT)
    settle(shell)
    assert page.year.currentText() == "2025–26"
    assert said(page, "Everybody")[0] == "1 of 1"
    for _time in range(3):
        press(Qt.Key.Key_PageDown, CTRL | SHIFT)
        settle(shell)
    assert page.year.currentText() == "All years"
    assert said(page, "Everybody")[0] == "3 of 3"


def test_the_keyboard_reaches_every_cell_and_each_is_read_out_in_full(
    shell: Shell, page: AfterTrialPage
) -> None:
    press(Qt.Key.Key_Tab)
    assert focus() is page.table
    for _time in range(2):
        press(Qt.Key.Key_Right)
    cell = page.table.cell
    assert cell is not None
    assert cell.said == "Everybody, Came to court, 1 of 2"
    press(Qt.Key.Key_Return)
    settle(shell)
    assert shell.page is page
    assert page.table.accessibleName() == "After the trial, 2026–27"


def test_an_empty_year_says_what_to_do(shell: Shell) -> None:
    page = on_it(shell)
    assert not page.table.isVisible()
    assert page.none.text().startswith("No verdict is ticked in 2026–27.")
    assert WARNING in looking.words(page)
    assert page.year.count() == 2


@pytest.mark.parametrize("role", UserRole)
def test_one_key_leads_there_for_who_may_see_the_figures(
    window: MainWindow, role: UserRole
) -> None:
    first = opening.unlock(window.folder, PASSPHRASE, now=clock)
    window.open_desk(colleague(first, f"PC {role}", role))
    window.runner.wait()
    assert window.shell is not None
    press(Qt.Key.Key_T, CTRL | SHIFT)
    settle(window.shell)
    there = isinstance(window.shell.page, AfterTrialPage)
    assert there == (role in (UserRole.ADVISOR, UserRole.SUPERVISOR))


def test_everything_has_a_name_is_whole_and_reached_by_tab(
    shell: Shell, page: AfterTrialPage
) -> None:
    for size in ((1366, 768), (683, 384)):
        shell.frame.resize(*size)
        QApplication.processEvents()
        settle(shell)
        assert shell.frame.width() == size[0]
        assert looking.unnamed(shell) == []
        assert looking.cut(shell) == []
        assert looking.unreached(shell) == []


def test_no_key_does_two_things(shell: Shell, page: Page) -> None:
    actions = [*shell.frame.actions(), *page.actions()]
    keys = [one.toString() for action in actions for one in action.shortcuts()]
    assert sorted(keys) == sorted(set(keys))
