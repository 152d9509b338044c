"""The case page and its forms: review, safe contact, contact log, sent, close."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from smadvisor.casework.contact import By, ContactOutcome, Known, SafeContact, With
from smadvisor.casework.mg2 import InadequateReason, Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.office import assessing, cases, contacts
from tests.ui.someone import CTRL, a_victim, people, press, settle, show, type_in
from ui.case.closing import ClosePage
from ui.case.contact_log import ContactPage
from ui.case.overview import OverviewPage
from ui.case.review import ReviewPage
from ui.case.safe_contact import SafeContactPage
from ui.case.sending import SentPage
from ui.identity_bar import marks, sentences
from ui.shell import Shell
from ui.theme import Tone
from ui.when import read_time


def test_the_bar_says_whose_case_it_is_and_the_title_does_not(shell: Shell, tmp_path: Path) -> None:
    page = show(shell, "case", a_victim(shell, tmp_path))
    assert isinstance(page, OverviewPage)
    assert page.bar.name.text() == "PRYCE, Siân, victim"
    facts = page.bar.facts.text()
    for part in ("61US0412326", "HALE, Marcus", "Newport", "Tue 1 Dec 2026 (11 days)"):
        assert part in facts
    assert (page.bar.state.text(), page.bar.status.text()) == ("No MG2", "To contact")
    assert "PRYCE" not in shell.frame.windowTitle()


def test_what_is_not_known_is_amber_and_says_so() -> None:
    said = marks(SafeContact())
    assert all(tone is Tone.AMBER for _words, tone in said)
    assert ("Safe to call: not known", Tone.AMBER) in said
    assert ("Never confirmed", Tone.AMBER) in said


def test_safe_contact_is_told_apart_by_words_too() -> None:
    safe = SafeContact(
        safe_to_call=Known.YES,
        safe_to_leave_message=Known.NO,
        best_times="10 to 12",
        if_cut_off="She rings back",
    )
    said = dict(marks(safe))
    assert said["Safe to call"] is Tone.GOOD
    assert said["Leave NO message"] is Tone.RED
    assert sentences(safe) == "Best times: 10 to 12 · If cut off: She rings back"


def test_a_review_is_written_with_the_keyboard(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, "case", person)
    page = show(shell, "review", person)
    assert isinstance(page, ReviewPage)
    press(Qt.Key.Key_2)
    assert page.form.rows["reasons"].isVisible()
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert "reason" in page.form.rows["reasons"].error_text
    page.form.rows["reasons"].field.parts()[1].setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert isinstance(shell.page, OverviewPage)
    found = cases.open_case(shell.session.desk, person).review
    assert found is not None
    assert found.mg2_state is Mg2State.INADEQUATE
    assert found.reasons == (InadequateReason.NO_REASON,)
    assert shell.said.words.text() == "The review is saved."


def test_what_was_typed_and_not_saved_waits_for_its_own_person(
    shell: Shell, tmp_path: Path
) -> None:
    found = people(shell.session.desk, tmp_path)
    page = show(shell, "review", found["Siân"])
    assert isinstance(page, ReviewPage)
    page.form.rows["note"].field.parts()[0].setFocus()
    type_in("half a thought")
    show(shell, "review", found["Tomos"])
    assert page.form.text("note") == ""
    show(shell, "review", found["Siân"])
    assert page.form.text("note") == "half a thought"


def test_safe_contact_is_asked_and_confirmed(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, "case", person)
    press(Qt.Key.Key_F7)
    settle(shell)
    page = shell.page
    assert isinstance(page, SafeContactPage)
    for key in (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Y, Qt.Key.Key_U):
        press(key)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    safe = cases.open_case(shell.session.desk, person).safe_contact
    assert (safe.safe_to_call, safe.safe_to_leave_message) == (Known.YES, Known.NO)
    assert (safe.safe_to_text, safe.safe_to_email) == (Known.YES, Known.UNKNOWN)
    assert safe.confirmed_by == "PC 4471 Non Rees"
    overview = shell.page
    assert isinstance(overview, OverviewPage)
    assert overview.bar.strip.words.text().startswith("Last confirmed by PC 4471 Non Rees")


def test_a_contact_takes_three_keys(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, "case", person)
    press(Qt.Key.Key_F8)
    settle(shell)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert isinstance(shell.page, OverviewPage)
    (logged,) = cases.open_case(shell.session.desk, person).contacts
    assert (logged.who, logged.how) == (With.VICTIM, By.PHONE)
    assert logged.outcome is ContactOutcome.NO_ANSWER
    assert "No answer" in shell.page.tasks[2].lines.text()


def test_a_voicemail_is_refused_in_place_while_it_is_not_known_to_be_safe(
    shell: Shell, tmp_path: Path
) -> None:
    person = a_victim(shell, tmp_path)
    page = show(shell, "contact", person)
    assert isinstance(page, ContactPage)
    press(Qt.Key.Key_4)
    row = page.form.rows["outcome"]
    assert row.error.isVisible()
    assert "safe" in row.error_text
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert shell.page is page
    assert row.error.isVisible()
    assert cases.open_case(shell.session.desk, person).contacts == ()
    contacts.save_safe_contact(
        shell.session.desk, person, SafeContact(safe_to_leave_message=Known.YES)
    )
    show(shell, "contact", person)
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert len(cases.open_case(shell.session.desk, person).contacts) == 1


def test_a_next_try_is_a_day_and_a_time(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, "case", person)
    page = show(shell, "contact", person)
    assert isinstance(page, ContactPage)
    press(Qt.Key.Key_3)
    page.form.rows["next_day"].field.parts()[0].setFocus()
    type_in("24 Nov 2026")
    page.form.rows["next_time"].field.parts()[0].setFocus()
    type_in("25:00")
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert "no time" in page.form.rows["next_time"].error_text
    page.form.set_values({"next_time": "14.30"})
    page.submit()
    settle(shell)
    again = cases.open_case(shell.session.desk, person).contacts[0].next_try
    assert again is not None
    assert f"{again:%d %H:%M}" == "24 14:30"


@pytest.mark.parametrize(("typed", "hour"), [("", 12), ("9", 9), ("14:30", 14), ("7.05", 7)])
def test_times_as_people_type_them(typed: str, hour: int) -> None:
    found = read_time(typed)
    assert found is not None
    assert found.hour == hour


def test_nothing_can_be_marked_as_sent_that_was_not_made(shell: Shell, tmp_path: Path) -> None:
    page = show(shell, "sent", a_victim(shell, tmp_path))
    assert isinstance(page, SentPage)
    page.submit()
    settle(shell)
    assert "Make it first" in page.form.rows["to"].error_text


def test_closing_wants_an_outcome_that_is_true(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, "case", person)
    page = show(shell, "close", person)
    assert isinstance(page, ClosePage)
    press(Qt.Key.Key_Return, CTRL)
    assert page.form.rows["outcome"].error_text == "Choose how it ended."
    page.form.rows["outcome"].field.parts()[0].setFocus()
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert "marked as sent" in page.form.rows["outcome"].error_text
    page.form.rows["outcome"].field.parts()[0].setFocus()
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    closed = cases.open_case(shell.session.desk, person).closed
    assert closed is not None
    assert closed.outcome is Outcome.COULD_NOT_REACH
    show(shell, "close", person)
    assert QApplication.focusWidget() is page.reopen
    press(Qt.Key.Key_Return)
    settle(shell)
    assert cases.open_case(shell.session.desk, person).closed is None


def test_the_other_people_of_the_case_are_one_step_away(shell: Shell, tmp_path: Path) -> None:
    page = show(shell, "case", a_victim(shell, tmp_path))
    assert isinstance(page, OverviewPage)
    link = page.others.itemAt(0)
    assert link is not None
    button = link.widget()
    assert isinstance(button, QPushButton)
    button.setFocus()
    press(Qt.Key.Key_Return)
    settle(shell)
    assert page.bar.name.text() == "PRYCE, Tomos, victim"


def test_a_notice_stays_on_top_until_it_is_dismissed(shell: Shell, tmp_path: Path) -> None:
    desk = shell.session.desk
    person = a_victim(shell, tmp_path)
    assessing.begin(desk, person)
    with desk.store.write(desk.user.id, desk.now()) as journal:
        fields = {"at": desk.now(), "sentence": "The hearing has moved.", "dismissed": False}
        journal.add("notice", {"person_id": person, **fields})
    page = show(shell, "case", person)
    assert isinstance(page, OverviewPage)
    assert page.notices.count() == 1
    dismiss = next(one for one in page.findChildren(QPushButton) if one.text() == "Dismiss")
    assert "hearing has moved" in dismiss.accessibleDescription()
    dismiss.setFocus()
    press(Qt.Key.Key_Return)
    settle(shell)
    assert page.notices.count() == 0
    assert cases.open_case(desk, person).notices == ()


def test_the_next_step_has_the_focus(shell: Shell, tmp_path: Path) -> None:
    desk = shell.session.desk
    person = a_victim(shell, tmp_path)
    page = show(shell, "case", person)
    assert isinstance(page, OverviewPage)
    assert QApplication.focusWidget() is page.buttons["ring"]
    cases.close(desk, person, Outcome.OUT_OF_TIME)
    show(shell, "case", person)
    assert QApplication.focusWidget() is page.buttons["close"]
