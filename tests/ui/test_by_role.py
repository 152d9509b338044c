"""Each role finds what it may do and nothing that ends in a refusal, on every page it can reach."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.review_requests import Decision, ReviewRequest, Scheme
from smadvisor.casework.stop_cards import Stop
from smadvisor.cli.window import draw_mg2
from smadvisor.office import (
    cases,
    opening,
    papers,
    requests,
    review_requests,
    samples,
    stop_cards,
)
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.store import record
from tests.desk import colleague
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.someone import come_back, make_ready, people, press, settle, show
from ui.case.overview import OverviewPage
from ui.main_window import MainWindow
from ui.page import Page, Place
from ui.pages import PAGES, REPORTS_MENU, UNIT_MENU
from ui.shell import Shell

NOT_TRIED = re.compile(
    r"restor|eras|recovery|keep .* out|disable|lift|close|filter|add a measure", re.IGNORECASE
)
"""What would end the store, the user or the case that the walk needs, and a menu that waits."""
EVERYWHERE = re.compile(r"^F\d+$|^Alt\+I$|\(F\d+\)")
"""The keys and links that every page of a case has: they are tried on one."""
OF_ANOTHER_ROLE = {
    UserRole.WITNESS_CARE: {
        *("assessment", "check", "review", "sent", "close", "ring", "restrict"),
        *("review_requests", "samples", "request", "after_trial"),
    },
    UserRole.SUPERVISOR: {
        *("assessment", "check", "review", "sent", "close", "ring", "request"),
        *("contact", "safe_contact", "plea", "stop"),
    },
    UserRole.ADMINISTRATOR: {
        *("queue", "case", "assessment", "paper", "restricted", "trials", "after_trial"),
        *("review_requests", "samples"),
    },
    UserRole.ADVISOR: {"restricted", "restrict"},
}
"""Pages that somebody with this role alone has no way to."""
REQUEST = ReviewRequest(
    urn="61US0412326",
    scheme=Scheme.CPS_LOCAL,
    decision=Decision.DISCONTINUED,
    requested_on=date(2026, 11, 9),
)


@pytest.fixture
def first(window: MainWindow) -> Desk:
    """Who made the store; nobody is at the window yet."""
    return opening.unlock(window.folder, PASSPHRASE, now=clock)


@pytest.fixture
def someone(first: Desk, tmp_path: Path) -> str:
    """A victim of whom there is everything: an MG2, an open stop card, a request, a notice."""
    person = people(first, tmp_path)["Siân"]
    make_ready(first, person)
    papers.make(first, person, tmp_path, draw_mg2)
    stop_cards.bring_up(first, person, Stop.DANGER)
    requests.ask(first, person, "She wants screens after all")
    cases.review(first, person, Mg2State.ABSENT)
    month = f"{first.today:%Y-%m}"
    for one in cases.open_case(first, person).others:
        cases.review(first, one.id, Mg2State.ABSENT)
    samples.draw_sample(first, month, month, 1)
    review_requests.add(first, REQUEST)
    with first.store.write(first.user.id, first.now()) as journal:
        said = {"at": first.now(), "kind": "moved", "sentence": "It moved.", "dismissed": False}
        journal.add("notice", {"person_id": person, **said})
    return person


def come_in(window: MainWindow, desk: Desk) -> Shell:
    window.open_desk(desk)
    window.runner.wait()
    assert window.shell is not None
    return window.shell


def refusals(desk: Desk) -> int:
    with desk.store.read() as connection:
        return sum(line.verb == "refused" for line in record.lines(connection))


def controls(page: Page) -> Iterator[tuple[str, Callable[[], object]]]:
    """Everything on the page that can be done now, by its words."""
    said = set()
    for action in page.actions():
        if action.isEnabled() and action.isVisible():
            said.add(action.text())
            keys = action.shortcut().toString()
            yield keys if EVERYWHERE.search(keys) else action.text(), action.trigger
    for button in page.findChildren(QPushButton):
        if button.isVisibleTo(page) and button.isEnabled() and button.text() not in said:
            yield button.text(), button.click


def close_others(shell: Shell) -> None:
    for one in QApplication.topLevelWidgets():
        if one is not shell.frame and one.isVisible():
            one.close()


class Walk:
    """Opens page after page and does all that can be done there, and goes nowhere by itself."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wanted: list[Place] = []
        self.walking = False
        go, back = Shell.go, Shell.back

        def held_go(shell: Shell, place: Place) -> None:
            if self.walking:
                self.wanted.append(place)
            else:
                go(shell, place)

        monkeypatch.setattr(Shell, "go", held_go)
        monkeypatch.setattr(Shell, "back", lambda shell: self.walking or back(shell))

    def everywhere(self, shell: Shell, start: list[Place]) -> set[str]:
        """The names of the pages that can be reached."""
        self.wanted = start
        reached, tried_once = set[str](), set[str]()
        while self.wanted:
            place = self.wanted.pop()
            if place.page not in reached:
                reached.add(place.page)
                show(shell, place.page, place.id)
                self.walking = True
                tried_once |= self._try_all(shell, place.page, tried_once)
                self.walking = False
        return reached

    def _try_all(self, shell: Shell, name: str, tried_once: set[str]) -> set[str]:
        page, desk = shell.page, shell.session.desk
        before, tried = refusals(desk), set(tried_once)
        while left := {words: do for words, do in controls(page) if words not in tried}:
            words, do = next(iter(left.items()))
            tried.add(words)
            if NOT_TRIED.search(words):
                continue
            do()
            settle(shell)
            close_others(shell)
            assert refusals(desk) == before, f"{name}: {words}"
        return {words for words in tried if EVERYWHERE.search(words)}


@pytest.fixture
def walk(monkeypatch: pytest.MonkeyPatch) -> Walk:
    """Where a dialog waits for an answer, it gets none."""
    for ask in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    return Walk(monkeypatch)


@pytest.mark.parametrize("role", list(UserRole))
def test_nothing_on_any_page_ends_in_a_refusal(
    walk: Walk, window: MainWindow, first: Desk, someone: str, role: UserRole
) -> None:
    desk = colleague(first, "PC 77 Nia Lloyd", role)
    shell = come_in(window, desk)
    menus = (*REPORTS_MENU, *UNIT_MENU)
    start = [shell.home, *(Place(one.page) for one in menus if desk.may(one.verb))]
    if desk.may(Verb.OPEN_CASE):
        start += [Place("case", someone), Place("pretrial", someone)]
    if desk.may(Verb.SEE_CHECKS):
        start += [Place("trials")]
    before = refusals(desk)
    reached = walk.everywhere(shell, start)
    assert refusals(desk) == before
    assert not reached & OF_ANOTHER_ROLE[role]
    assert reached <= PAGES.keys()
    if role is UserRole.ADVISOR:
        assert {"assessment", "check", "review", "sent", "paper", "sheets", "stop"} <= reached
        assert {"review_request", "sample", "check_sheet"} <= reached
        assert {"request", "trials", "after_trial"} <= reached


@pytest.mark.parametrize("role", [UserRole.WITNESS_CARE, UserRole.SUPERVISOR])
def test_who_may_not_assess_reads_what_came_of_it(
    window: MainWindow, first: Desk, someone: str, role: UserRole
) -> None:
    papers.mark_sent(first, someone, "CPS Wales", first.today)
    shell = come_in(window, colleague(first, "Kit Evans", role))
    page = show(shell, "case", someone)
    assert isinstance(page, OverviewPage)
    summary = page.tasks[4].lines.text()
    assert "Asked for: Screens" in summary
    assert "Sent to CPS Wales" in summary
    assert not page.buttons["assessment"].isVisibleTo(page)


def test_the_keys_of_other_roles_do_nothing_and_are_not_listed(
    window: MainWindow, first: Desk, someone: str, qtbot: QtBot
) -> None:
    desk = colleague(first, "Mari Pugh", UserRole.SUPERVISOR)
    shell = come_in(window, desk)
    page = show(shell, "case", someone)
    before, listed = refusals(desk), shell.show_keys()
    theirs = {"Note", "Safe contact", "Log a contact", "Danger now", "Close"}
    assert not theirs & listed.lines.keys()
    listed.close()
    come_back(shell, qtbot)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F7, Qt.Key.Key_F8):
        press(key)
        settle(shell)
    press(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    settle(shell)
    assert shell.page is page
    assert refusals(desk) == before
    assert cases.open_case(desk, someone).notes == ()
