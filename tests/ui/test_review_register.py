"""The register of the Right to Review in the window."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smadvisor.casework.review_requests import ReviewOutcome, ReviewRequest, Scheme
from smadvisor.law.unconfirmed import MARK
from smadvisor.office import cases, restricting, review_requests
from smadvisor.office.desk import Desk
from tests.desk import colleague
from tests.ui.conftest import NOW
from tests.ui.registered import ASKED, add, cells
from tests.ui.someone import CTRL, people, press, settle, show, type_in
from ui.main_window import MainWindow
from ui.registers.erase_request import EraseRequestPage
from ui.registers.review_request import ReviewRequestPage
from ui.registers.review_requests import ReviewRequestsPage
from ui.shell import Shell
from ui.unit.settings import SettingsPage

TODAY = NOW.date()
SHIFT = Qt.KeyboardModifier.ShiftModifier


def register(shell: Shell) -> ReviewRequestsPage:
    page = show(shell, "review_requests", "")
    assert isinstance(page, ReviewRequestsPage)
    return page


def request(shell: Shell, id: str = "") -> ReviewRequestPage:
    page = show(shell, "review_request", id)
    assert isinstance(page, ReviewRequestPage)
    return page


def kept(desk: Desk) -> ReviewRequest:
    (only,) = review_requests.register(desk).requests
    return only.request


def test_a_request_is_written_down_with_the_keyboard_alone(shell: Shell) -> None:
    QTest.keyClick(shell.frame, Qt.Key.Key_V, CTRL | SHIFT)
    settle(shell)
    page = shell.page
    assert isinstance(page, ReviewRequestsPage)
    assert "New request" in page.summary.text()
    press(Qt.Key.Key_N, CTRL)
    settle(shell)
    for typed in ("61US0412326", "OWEN, Mair", "1", "2", "01/11/2026", "9 Nov 2026"):
        type_in(typed)
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert kept(shell.session.desk) == replace(
        ASKED, person="OWEN, Mair", decided_on=date(2026, 11, 1), requested_on=date(2026, 11, 9)
    )
    page = shell.page
    assert isinstance(page, ReviewRequestsPage)
    assert cells(page.model)[:3] == ["Due in 3 days", "Mon 23 Nov 2026", "61US0412326"]
    press(Qt.Key.Key_Return)
    settle(shell)
    form = shell.page
    assert isinstance(form, ReviewRequestPage)
    assert form.form.text("person") == "OWEN, Mair"
    form.form.set_values({"allocated_to": "CPS Wales", "allocated_on": "2026-11-10"})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert kept(shell.session.desk).allocated_to == "CPS Wales"
    assert shell.said.words.text() == "The request is saved."


def test_what_is_overdue_is_said_in_words_and_comes_first(shell: Shell) -> None:
    add(shell, urn="61UN0000226", requested_on=TODAY, decided_on=None)
    add(shell)
    ended = {"outcome": ReviewOutcome.UPHELD, "outcome_on": date(2026, 10, 12)}
    add(shell, urn="61UN0000326", **ended)
    page = register(shell)
    assert cells(page.model)[0] == "Overdue by 32 days"
    assert cells(page.model, 2)[0] == "The decision was upheld"
    summary = "1 overdue · 0 due within 5 days · 1 later · 1 answered"
    assert page.summary.text() == summary
    assert f"these three are {MARK}" in page.limits.text()
    assert "10 working days of the decision" in page.limits.text()


def test_answers_that_lie_long_back_are_asked_about(shell: Shell) -> None:
    long_ago = TODAY - timedelta(days=120)
    ended = {"outcome": ReviewOutcome.UPHELD, "outcome_on": TODAY - timedelta(days=90)}
    add(shell, decided_on=None, requested_on=long_ago, **ended)
    assert "1 was answered over 90 days ago" in register(shell).summary.text()


def test_what_is_wrong_stands_at_its_row_and_nothing_is_kept(shell: Shell) -> None:
    page = request(shell)
    page.form.set_values({"requested_on": "soon", "decided_on": "2026-11-21"})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    wrong = {name: row.error_text for name, row in page.form.rows.items() if row.error_text}
    assert wrong.keys() == {"urn", "scheme", "decision", "decided_on", "requested_on"}
    assert wrong["requested_on"] == "Type a day, for example 1 June 2026."
    assert "has not come yet" in wrong["decided_on"]
    assert shell.page is page
    assert review_requests.register(shell.session.desk).requests == ()


def test_it_says_where_a_request_stands_while_it_is_typed(shell: Shell) -> None:
    page = request(shell)
    assert page.stands.text() == ""
    page.form.set_values({"scheme": Scheme.CPS_LOCAL, "decided_on": "2026-11-02"})
    page.form.rows["requested_on"].field.parts()[0].setFocus()
    type_in("09/11/2026")
    assert page.stands.text() == "Due in 3 days (Mon 23 Nov 2026). Asked for in time? In time."
    decision = page.form.rows["decision"].field.parts()[3]
    decision.setFocus()
    press(Qt.Key.Key_4)
    assert page.stands.text().endswith("an explanation or an apology.")


def test_a_request_of_before_leaves_nothing_on_the_next(shell: Shell) -> None:
    page = request(shell, add(shell, note="She rang."))
    assert page.form.text("note") == "She rang."
    page = request(shell)
    values = {name: page.form.text(name) for name in page.form.rows}
    assert set(values.values()) == {""}


def test_the_same_request_twice_is_said_at_the_urn(shell: Shell) -> None:
    add(shell)
    page = request(shell)
    shown = ("urn", "person", "scheme", "decision")
    page.form.set_values({name: getattr(ASKED, name) for name in shown})
    page.form.set_values({"requested_on": "2026-10-05"})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert "in the register already" in page.form.rows["urn"].error_text


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(shell: Shell) -> None:
    id = add(shell)
    page = request(shell, id)
    theirs = replace(ASKED, note="Theirs")
    review_requests.keep(shell.session.desk, id, theirs, ASKED)
    page.form.set_values({"note": "Mine"})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert "Somebody else changed this" in page.notice.words.text()
    assert kept(shell.session.desk) == theirs


def test_a_request_of_a_restricted_case_is_left_for_good(
    window: MainWindow, shell: Shell, tmp_path: Path
) -> None:
    desk = shell.session.desk
    person = people(desk, tmp_path)["Siân"]
    id = add(shell)
    case_id = cases.open_case(desk, person).case.id
    restricting.restrict(desk, case_id, [desk.user.id], "Witness protection")
    window.open_desk(colleague(desk, "PC 77 Nia Lloyd"))
    window.runner.wait()
    other = window.shell
    assert other is not None
    assert register(other).model.records == ()
    show(other, "review_request", id)
    assert not isinstance(other.page, ReviewRequestPage)
    assert "restricted" in other.said.words.text()


def test_a_request_is_erased_with_its_urn_typed_once_more(shell: Shell) -> None:
    add(shell)
    register(shell)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    settle(shell)
    page = shell.page
    assert isinstance(page, EraseRequestPage)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert page.form.rows["reason"].error_text
    page.form.set_values({"reason": "by_mistake", "urn": "61US0412327"})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert "not the URN" in page.form.rows["urn"].error_text
    page.form.set_values({"urn": "61US0412326"})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert review_requests.register(shell.session.desk).requests == ()
    assert isinstance(shell.page, ReviewRequestsPage)


def test_the_limits_are_settings_and_what_is_not_confirmed_says_so(shell: Shell) -> None:
    page = show(shell, "settings", "")
    assert isinstance(page, SettingsPage)
    marked = {name for name, row in page.form.rows.items() if MARK in row.help_text}
    assert marked == {"review_ask_days", "review_local_days", "review_independent_days"}
    page.form.set_values({"review_local_days": "20"})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    add(shell)
    assert "20 (local resolution)" in register(shell).limits.text()
    assert cells(register(shell).model)[1] == "Mon 2 Nov 2026"
