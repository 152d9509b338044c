"""The two registers in the window: the Right to Review, and the dip sample."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from smadvisor.casework.dip_sample import ITEMS, Checked
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.review_requests import Decision, ReviewOutcome, ReviewRequest, Scheme
from smadvisor.law.unconfirmed import MARK
from smadvisor.office import cases, restricting, review_requests, samples
from smadvisor.office.desk import Desk
from tests.desk import colleague
from tests.ui import looking
from tests.ui.conftest import NOW
from tests.ui.someone import CTRL, people, press, settle, show, type_in
from ui.main_window import MainWindow
from ui.records import Records
from ui.registers.check_sheet import CheckSheetPage
from ui.registers.erase_request import EraseRequestPage
from ui.registers.review_request import ReviewRequestPage
from ui.registers.review_requests import ReviewRequestsPage
from ui.registers.sample import SamplePage
from ui.registers.samples import SamplesPage
from ui.shell import Shell
from ui.unit.settings import SettingsPage

TODAY = NOW.date()
SHIFT = Qt.KeyboardModifier.ShiftModifier
SMALL = (683, 384)
"""1366 by 768 at 200 %."""
ASKED = ReviewRequest(
    urn="61US0412326",
    person="PRYCE, Siân",
    scheme=Scheme.CPS_LOCAL,
    decision=Decision.DISCONTINUED,
    decided_on=date(2026, 10, 1),
    requested_on=date(2026, 10, 5),
)


def add(shell: Shell, **changes: object) -> str:
    asked = replace(ASKED, **changes)  # type: ignore[arg-type]
    return review_requests.add(shell.session.desk, asked)


def cells(model: Records, row: int = 0) -> list[str]:  # type: ignore[type-arg]
    return [column.words(model.records[row]) for column in model.columns]


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


# --- the dip sample -------------------------------------------------------------------------------


@pytest.fixture
def reviewed(shell: Shell, tmp_path: Path) -> dict[str, str]:
    """Siân, Tomos and Gwŵen, whose cases were reviewed this month."""
    ids = people(shell.session.desk, tmp_path)
    for id in ids.values():
        cases.review(shell.session.desk, id, Mg2State.ABSENT)
    return ids


@pytest.fixture
def drawn(shell: Shell, reviewed: dict[str, str]) -> str:
    return samples.draw_sample(shell.session.desk, "2026-11", "2026-11", 2, "2026")


def sample(shell: Shell, id: str) -> SamplePage:
    page = show(shell, "sample", id)
    assert isinstance(page, SamplePage)
    return page


def sheet(shell: Shell, sample_id: str) -> CheckSheetPage:
    """That of the first person in the sample."""
    page = show(shell, "check_sheet", check_ids(shell, sample_id)[0])
    assert isinstance(page, CheckSheetPage)
    return page


def check_ids(shell: Shell, sample_id: str) -> list[str]:
    return [one.check_id for one in samples.sample(shell.session.desk, sample_id).people]


def answers(shell: Shell, page: CheckSheetPage) -> dict[str, str]:
    return dict(samples.check_sheet(shell.session.desk, page.check_id).answers)


def test_a_sample_is_drawn_and_checked_with_the_keyboard_alone(
    shell: Shell, reviewed: dict[str, str]
) -> None:
    QTest.keyClick(shell.frame, Qt.Key.Key_W, CTRL | SHIFT)
    settle(shell)
    page = shell.page
    assert isinstance(page, SamplesPage)
    assert page.none.isVisible()
    assert page.form.text("first") == page.form.text("last") == "2026-10"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    drawn = shell.page
    assert isinstance(drawn, SamplePage)
    assert drawn.heading.text() == "Dip sample of November 2026"
    assert "3 of 3 victims" in drawn.how.text()
    assert drawn.progress.text() == "0 of 3 checked"
    press(Qt.Key.Key_Return)
    settle(shell)
    check = shell.page
    assert isinstance(check, CheckSheetPage)
    for number, _item in enumerate(ITEMS):
        press(Qt.Key.Key_2 if number == 0 else Qt.Key.Key_1)
        press(Qt.Key.Key_Tab)
    type_in("The officer wrote it down.")
    settle(shell)
    assert "Complete" in check.progress.text()
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert isinstance(shell.page, SamplePage)
    assert shell.page.progress.text() == "1 of 3 checked"
    assert cells(shell.page.people)[2] == "Complete"
    assert cells(shell.page.results)[:2] == ["Date of the needs assessment known", "0 of 1"]
    assert cells(shell.page.results, 1)[1] == "1 of 1"
    found = samples.check_sheet(shell.session.desk, check.check_id)
    assert found.note == "The officer wrote it down."


def test_nothing_is_ticked_beforehand(shell: Shell, drawn: str) -> None:
    page = sheet(shell, drawn)
    buttons = page.findChildren(QRadioButton)
    assert len(buttons) == 4 * len(ITEMS)
    assert not any(one.isChecked() for one in buttons)
    assert "Not begun" in page.progress.text()
    assert "weekly list" in page.form.rows["enhanced_rights"].aside_text


def test_answers_given_faster_than_they_are_saved_are_all_saved(shell: Shell, drawn: str) -> None:
    page = sheet(shell, drawn)
    for _item in ITEMS:
        press(Qt.Key.Key_1)
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Backtab, SHIFT)
    press(Qt.Key.Key_4)
    settle(shell)
    expected = {item.id: Checked.YES for item in ITEMS} | {ITEMS[-1].id: Checked.CANNOT_TELL}
    assert answers(shell, page) == expected
    assert not page.notice.isVisible()


def test_what_is_typed_is_saved_when_the_work_is_hidden(shell: Shell, drawn: str) -> None:
    page = sheet(shell, drawn)
    page.form.rows["note"].field.parts()[0].setFocus()
    type_in("Half a sent")
    shell.keep()
    settle(shell)
    found = samples.check_sheet(shell.session.desk, page.check_id)
    assert found.note == "Half a sent"


def test_a_sheet_that_somebody_else_filled_is_not_overwritten(shell: Shell, drawn: str) -> None:
    page = sheet(shell, drawn)
    desk = shell.session.desk
    seen = samples.check_sheet(desk, page.check_id)
    samples.fill(desk, page.check_id, {"welsh": Checked.NO}, "", seen)
    press(Qt.Key.Key_1)
    settle(shell)
    assert "Somebody else changed this" in page.notice.words.text()
    assert page.progress.text() == "Not saved."
    assert answers(shell, page) == {"welsh": "no"}
    press(Qt.Key.Key_F5)
    settle(shell)
    assert page.form.text("welsh") == "no"
    assert page.form.text(ITEMS[0].id) == ""


def test_another_sheet_shows_nothing_of_the_one_before(shell: Shell, drawn: str) -> None:
    first, second = check_ids(shell, drawn)
    desk = shell.session.desk
    seen = samples.check_sheet(desk, first)
    samples.fill(desk, first, {"welsh": Checked.YES}, "A note", seen)
    page = show(shell, "check_sheet", first)
    assert isinstance(page, CheckSheetPage)
    assert (page.form.text("welsh"), page.form.text("note")) == ("yes", "A note")
    show(shell, "check_sheet", second)
    assert (page.form.text("welsh"), page.form.text("note")) == ("", "")
    assert page.sheet is not None
    assert page.which.text() != f"{seen.person}, {seen.urn}"


def test_the_case_is_looked_up_and_the_sheet_is_as_it_was(shell: Shell, drawn: str) -> None:
    page = sheet(shell, drawn)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_F6)
    settle(shell)
    assert shell.way[-1].page == "case"
    shell.back()
    settle(shell)
    assert shell.page is page
    assert page.form.text(ITEMS[0].id) == "not_applicable"


def test_what_a_sample_shows_is_kept(shell: Shell, drawn: str) -> None:
    page = sample(shell, drawn)
    page.form.rows["words"].field.parts()[0].setFocus()
    type_in("Welsh is offered late.")
    shell.go(shell.home)
    settle(shell)
    page = sample(shell, drawn)
    assert page.form.text("words") == "Welsh is offered late."
    found = samples.sample(shell.session.desk, drawn).sample
    assert found.result == "Welsh is offered late."


def test_who_is_in_a_restricted_case_is_not_named_and_not_opened(
    window: MainWindow, shell: Shell, reviewed: dict[str, str]
) -> None:
    desk = shell.session.desk
    id = samples.draw_sample(desk, "2026-11", "2026-11", 3)
    case_id = cases.open_case(desk, reviewed["Siân"]).case.id
    restricting.restrict(desk, case_id, [desk.user.id], "Witness protection")
    window.open_desk(colleague(desk, "PC 77 Nia Lloyd"))
    window.runner.wait()
    other = window.shell
    assert other is not None
    page = sample(other, id)
    rows = [cells(page.people, at)[:2] for at in range(3)]
    hidden = ["Restricted, not shown to you", ""]
    assert rows.count(hidden) == 2
    page.table.go_to(rows.index(hidden))
    press(Qt.Key.Key_Return)
    settle(other)
    assert other.page is page


def test_what_cannot_be_drawn_is_said_at_its_row(shell: Shell, reviewed: dict[str, str]) -> None:
    page = show(shell, "samples", "")
    assert isinstance(page, SamplesPage)
    for size, said in (("many", "Type a number"), ("0", "Choose between 1 and 200")):
        page.form.set_values({"size": size})
        press(Qt.Key.Key_Return, CTRL)
        settle(shell)
        assert page.form.rows["size"].error_text.startswith(said)
    page.form.set_values({"size": "5", "first": "2026-09"})
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert "No victim" in page.form.rows["first"].error_text
    assert samples.samples(shell.session.desk) == ()


# --- for a screen reader, for Tab, and on a small screen at 200 % ---------------------------------

PAGES = (
    *("review_requests", "review_request", "new_request", "erase_request"),
    *("samples", "sample", "check_sheet"),
)


def open_page(shell: Shell, page: str, drawn: str) -> None:
    id = add(shell)
    ids = {"review_request": id, "erase_request": id, "sample": drawn}
    ids["check_sheet"] = check_ids(shell, drawn)[0]
    name = "review_request" if page == "new_request" else page
    show(shell, name, ids.get(page, ""))


@pytest.mark.parametrize("page", PAGES)
def test_everything_has_a_name_and_every_choice_its_question(
    shell: Shell, drawn: str, page: str
) -> None:
    open_page(shell, page, drawn)
    assert looking.unnamed(shell) == []
    assert looking.unasked(shell) == []


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_everything(shell: Shell, drawn: str, page: str) -> None:
    open_page(shell, page, drawn)
    assert looking.unreached(shell) == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_at_200_per_cent(shell: Shell, drawn: str, page: str) -> None:
    shell.frame.resize(*SMALL)
    open_page(shell, page, drawn)
    QApplication.processEvents()
    settle(shell)
    assert shell.frame.width() == SMALL[0]
    assert looking.cut(shell) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_key_does_two_things(shell: Shell, drawn: str, page: str) -> None:
    open_page(shell, page, drawn)
    actions = [*shell.frame.actions(), *shell.page.actions()]
    keys = [one.toString() for action in actions for one in action.shortcuts()]
    menus = [f"Alt+{letter}" for letter in "FGRUH"]
    assert sorted([*keys, *menus]) == sorted({*keys, *menus})
