"""Somebody else writes while a page is open: the typed words stay, theirs too."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from smadvisor.casework.contact import Known, SafeContact
from smadvisor.office import assessing, cases, contacts
from smadvisor.office.desk import Desk
from tests.ui.someone import CTRL, a_victim, press, settle, show, type_in
from ui.assessment.page import AssessmentPage
from ui.case.safe_contact import SafeContactPage
from ui.shell import Shell

QUESTION = "screens.reason"
THEIRS = SafeContact(safe_to_call=Known.NO, best_times="Evenings")


def colleague(desk: Desk) -> Desk:
    return replace(desk, user=replace(desk.user, name="PC 7 Ceri Bowen"))


def test_a_form_says_so_and_keeps_what_was_typed(shell: Shell, tmp_path: Path) -> None:
    desk, sian = shell.session.desk, a_victim(shell, tmp_path)
    page = show(shell, "safe_contact", sian)
    assert isinstance(page, SafeContactPage)
    contacts.save_safe_contact(colleague(desk), sian, THEIRS)
    page.form.rows["best_times"].field.parts()[0].setFocus()
    type_in("Mornings")
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert shell.page is page
    assert "Somebody else changed this" in page.notice.words.text()
    assert page.form.text("best_times") == "Mornings"
    assert cases.open_case(desk, sian).safe_contact.best_times == "Evenings"
    shell.back()
    show(shell, "safe_contact", sian)
    assert page.form.text("best_times") == "Mornings", "it waits for the return"
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert cases.open_case(desk, sian).safe_contact.best_times == "Evenings"


def test_an_answer_says_so_and_the_page_goes_on(shell: Shell, tmp_path: Path) -> None:
    desk, sian = shell.session.desk, a_victim(shell, tmp_path)
    assessing.answer(desk, sian, "screens.view", "yes")
    page = show(shell, "assessment", f"{sian} {QUESTION}")
    assert isinstance(page, AssessmentPage)
    type_in("She")
    settle(shell)
    page.form.flush()
    settle(shell)
    assert assessing.begin(desk, sian).given[QUESTION] == "She"
    assessing.answer(colleague(desk), sian, QUESTION, "Their words")
    type_in(" freezes")
    page.form.flush()
    settle(shell)
    assert "Somebody else changed this" in page.notice.words.text()
    assert page.form.text(QUESTION) == "She freezes"
    assert page.saved.text() == "Not saved"
    assert assessing.begin(desk, sian).given[QUESTION] == "Their words"
    shell.back()
    show(shell, "assessment", f"{sian} {QUESTION}")
    assert page.form.text(QUESTION) == "Their words"
    type_in(" and mine")
    page.form.flush()
    settle(shell)
    assert assessing.begin(desk, sian).given[QUESTION] == "Their words and mine"
