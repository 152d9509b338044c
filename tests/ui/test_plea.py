"""A plea is entered by keyboard, and the case page says the last day."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from smadvisor.office import cases, pleas
from tests.desk import SIAN, take_in, write_list
from tests.ui import looking
from tests.ui.someone import CTRL, a_victim, press, settle, show, type_in
from ui.case.overview import OverviewPage
from ui.case.plea import PleaPage
from ui.shell import Shell


def test_a_plea_starts_the_clock(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = show(shell, "case", person)
    assert isinstance(page, OverviewPage)
    assert page.tasks[3].state.text() == "No limit runs"
    form = show(shell, "plea", person)
    assert isinstance(form, PleaPage)
    assert form.who.text() == "HALE, Marcus"
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert "Enter the day" in form.form.rows["plea_date"].error_text
    form.form.rows["plea_date"].field.parts()[0].setFocus()
    type_in("16/11/2026")
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert shell.page is page
    assert page.tasks[3].state.text() == "Last day Mon 14 Dec 2026 (24 days)"
    (limit,) = cases.open_case(shell.session.desk, person).limits
    assert limit.last_day is not None
    assert limit.reason in page.tasks[3].lines.text()


def test_a_date_that_is_none_is_refused_in_place(shell: Shell, tmp_path: Path) -> None:
    form = show(shell, "plea", a_victim(shell, tmp_path))
    assert isinstance(form, PleaPage)
    press(Qt.Key.Key_Return, CTRL)
    assert form.form.rows["plea"].error_text
    form.form.set_values({"plea": "not_guilty", "plea_date": "yesterday"})
    press(Qt.Key.Key_Return, CTRL)
    assert "no date" in form.form.rows["plea_date"].error_text


def test_every_row_is_named_and_reached(shell: Shell, tmp_path: Path) -> None:
    form = show(shell, "plea", a_victim(shell, tmp_path))
    assert looking.unnamed(form) == []
    assert looking.unasked(form) == []


def two_accused(shell: Shell, folder: Path) -> tuple[str, list[str]]:
    """A victim of two defendants, and the ids of those."""
    desk = shell.session.desk
    take_in(desk, write_list(folder, SIAN, SIAN.replace("HALE, Marcus", "HALE, Rhys")))
    person = cases.find(desk, "61US0412326", "PRYCE")
    return person, [one.id for one in cases.open_case(desk, person).defendants]


def test_what_was_typed_for_one_defendant_never_reaches_another(
    shell: Shell, tmp_path: Path
) -> None:
    person, (first, second) = two_accused(shell, tmp_path)
    form = show(shell, "plea", f"{person} {first}")
    assert isinstance(form, PleaPage)
    press(Qt.Key.Key_1)
    show(shell, "plea", f"{person} {second}")
    assert form.who.text() == "HALE, Rhys"
    assert form.form.value("plea") == ""
    show(shell, "plea", f"{person} {first}")
    assert form.form.value("plea") == "not_guilty"


def test_each_defendant_is_named_where_there_are_several(shell: Shell, tmp_path: Path) -> None:
    person, _accused = two_accused(shell, tmp_path)
    page = show(shell, "case", person)
    assert isinstance(page, OverviewPage)
    assert page.buttons["plea"].text() == "Plea of HALE, Marcus"
    assert "Defendants: HALE, Marcus; HALE, Rhys" in page.bar.facts.text()


def test_a_plea_entered_by_mistake_is_taken_back(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    desk = shell.session.desk
    accused = cases.open_case(desk, person).defendants[0]
    pleas.enter(desk, accused.id, "not_guilty", date(2026, 11, 16), None)
    show(shell, "plea", person)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    after = cases.open_case(desk, person)
    assert (after.defendants[0].plea, after.defendants[0].plea_date) == ("", None)
    assert [limit.last_day for limit in after.limits] == [None]
