"""Checking the store, and review and erasure, in the window."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from smadvisor.casework.outcome import Outcome
from smadvisor.office import cases, opening, retention
from smadvisor.office.desk import Desk
from smadvisor.store.place import SEAL
from tests.ui import looking
from tests.ui.conftest import NOW, PASSPHRASE
from tests.ui.someone import CTRL, focus, people, press, settle, type_in
from ui.main_window import MainWindow
from ui.page import Page
from ui.shell import Shell
from ui.unit.keeping import ErasePage, KeepPage
from ui.unit.retention import RetentionPage
from ui.unit.verify import VerifyPage

URN = "61US0412326"


@pytest.fixture
def closed(window: MainWindow, tmp_path: Path) -> Shell:
    """Siân, Tomos and Gwen; the two in one case were closed a hundred days ago."""
    desk = opening.unlock(window.folder, PASSPHRASE, now=lambda: NOW - timedelta(days=100))
    ids = people(desk, tmp_path)
    for name in ("Siân", "Tomos"):
        cases.close(desk, ids[name], Outcome.NOT_ENTITLED)
    opening.leave(desk)
    window.open_desk(opening.unlock(window.folder, PASSPHRASE, now=lambda: NOW))
    window.runner.wait()
    assert window.shell is not None
    return window.shell


def page_of(shell: Shell, name: str) -> Page:
    (action,) = (a for a in shell.frame.actions() if a.text().replace("&", "") == name)
    action.trigger()
    settle(shell)
    return shell.page


def urns(desk: Desk) -> list[str]:
    return [one.urn for one in retention.held(desk)]


def retention_page(shell: Shell) -> RetentionPage:
    page = page_of(shell, "Review and erasure…")
    assert isinstance(page, RetentionPage)
    return page


def test_a_sound_store_is_said_to_be_sound(shell: Shell) -> None:
    page = page_of(shell, "Check the store…")
    assert isinstance(page, VerifyPage)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert "as it was left" in page.notice.words.text()
    assert "0 cases" in page.counts.text()
    assert not page.table.isVisible()
    assert not shell.found.isVisible()
    assert looking.unnamed(page) == []


def test_what_the_start_found_is_on_every_page_until_it_is_accepted(window: MainWindow) -> None:
    (window.folder / SEAL).unlink()
    window.open_desk(opening.unlock(window.folder, PASSPHRASE, now=lambda: NOW))
    assert window.shell is not None
    shell = window.shell
    settle(shell)
    assert "seal" in shell.found.words.text()
    page = page_of(shell, "Check the store…")
    assert isinstance(page, VerifyPage)
    page.run()
    settle(shell)
    assert shell.found.isVisible()
    assert page.table.isVisible()
    assert "seal" in page.detail.text()
    assert page.accept.isVisible()
    page.accept.trigger()
    settle(shell)
    assert not shell.found.isVisible()
    assert not page.table.isVisible()


def test_what_is_due_comes_first_and_says_why(closed: Shell) -> None:
    page = retention_page(closed)
    model = page.model
    words = [model.data(model.index(0, at)) for at in range(model.columnCount())]
    assert words == ["Due since 10/11/2026", URN, "2 people", "Everybody in it is closed."]
    assert "1 case is due" in page.summary.text()
    assert looking.unnamed(page) == []


def test_a_case_is_kept_for_longer_by_keyboard(closed: Shell) -> None:
    page = retention_page(closed)
    press(Qt.Key.Key_Return)
    settle(closed)
    keep = closed.page
    assert isinstance(keep, KeepPage)
    assert keep.form.isAncestorOf(focus())
    press(Qt.Key.Key_Return, CTRL)
    assert [name for name, row in keep.form.rows.items() if row.error_text] == ["until"]
    keep.form.focus_first()
    type_in("01/06/2027")
    press(Qt.Key.Key_Tab)
    type_in("An appeal is pending.")
    press(Qt.Key.Key_Return, CTRL)
    settle(closed)
    assert closed.page == page
    (kept,) = (one for one in page.model.records if one.kept_because)
    assert (kept.urn, kept.kept_because) == (URN, "An appeal is pending.")
    assert not retention.due(closed.session.desk)


def test_an_erasure_wants_a_reason_and_the_urn(closed: Shell) -> None:
    desk = closed.session.desk
    page = retention_page(closed)
    page.erase_action.trigger()
    settle(closed)
    erase = closed.page
    assert isinstance(erase, ErasePage)
    assert looking.unnamed(erase) == []
    press(Qt.Key.Key_Return, CTRL)
    assert erase.form.rows["reason"].error_text
    erase.form.set_values({"reason": "not_needed", "urn": "61US0000000"})
    press(Qt.Key.Key_Return, CTRL)
    settle(closed)
    assert erase.form.rows["urn"].error_text
    assert URN in urns(desk)
    erase.form.set_values({"urn": URN})
    press(Qt.Key.Key_Return, CTRL)
    settle(closed)
    assert closed.page is page
    assert "erased" in closed.said.words.text()
    assert URN not in urns(desk)
