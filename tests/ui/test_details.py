"""The officer's details: kept, printed on the next MG2, refused without a name."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from smadvisor.office import people
from tests.ui import looking
from ui.shell import Shell
from ui.unit.details import DetailsPage

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(shell: Shell) -> DetailsPage:
    QTest.keyClick(shell.frame, Qt.Key.Key_Comma, CTRL)
    shell.session.runner.wait()
    assert isinstance(shell.page, DetailsPage)
    return shell.page


def test_details_are_typed_and_kept(shell: Shell) -> None:
    page = opened(shell)
    assert page.form.text("name") == "PC 4471 Non Rees"
    page.form.set_values({"number": "4471", "telephone": "101 ext. 5550"})
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    shell.session.runner.wait()
    officer = people.details(shell.session.desk)
    assert (officer.number, officer.telephone, officer.role) == ("4471", "101 ext. 5550", "SMA")
    assert not isinstance(shell.page, DetailsPage)
    assert opened(shell).form.text("telephone") == "101 ext. 5550"


def test_without_a_name_nothing_is_kept(shell: Shell) -> None:
    page = opened(shell)
    page.form.set_values({"name": " "})
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    shell.session.runner.wait()
    assert "Enter your name" in page.form.rows["name"].error_text
    assert people.details(shell.session.desk).name == "PC 4471 Non Rees"


def test_every_row_is_named_and_reached(shell: Shell) -> None:
    page = opened(shell)
    assert looking.unnamed(page) == []
    assert looking.unreached(page) == []


def test_enter_presses_the_button_that_has_the_focus(shell: Shell) -> None:
    page = opened(shell)
    page.form.set_values({"number": "not kept"})
    QTest.keyClick(page, Qt.Key.Key_Tab)
    cancel = next(b for b in page.findChildren(QPushButton) if "without" in b.text())
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    shell.session.runner.wait()
    assert not isinstance(shell.page, DetailsPage)
    assert people.details(shell.session.desk).number == ""
