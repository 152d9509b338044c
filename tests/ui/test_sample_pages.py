"""The dip sample in the window: drawn, checked, told."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from smadvisor.casework.dip_sample import ITEMS, Checked
from smadvisor.office import cases, restricting, samples
from tests.desk import colleague
from tests.ui.registered import cells, check_ids, draw, review_all
from tests.ui.someone import CTRL, press, settle, show, type_in
from ui.main_window import MainWindow
from ui.registers.check_sheet import CheckSheetPage
from ui.registers.sample import SamplePage
from ui.registers.samples import SamplesPage
from ui.shell import Shell

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def reviewed(shell: Shell, tmp_path: Path) -> dict[str, str]:
    return review_all(shell, tmp_path)


@pytest.fixture
def drawn(shell: Shell, reviewed: dict[str, str]) -> str:
    return draw(shell, 2)


def sample(shell: Shell, id: str) -> SamplePage:
    page = show(shell, "sample", id)
    assert isinstance(page, SamplePage)
    return page


def sheet(shell: Shell, sample_id: str) -> CheckSheetPage:
    """That of the first person in the sample."""
    page = show(shell, "check_sheet", check_ids(shell, sample_id)[0])
    assert isinstance(page, CheckSheetPage)
    return page


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
