"""Before a ring, during it, after it: safe contact, the quiet timer, the next try, the way back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smadvisor.casework.contact import By, ContactOutcome, Known, SafeContact, With
from smadvisor.casework.outcome import Outcome
from smadvisor.office import assessing, cases, contacts, opening
from smadvisor.office.desk import Desk
from tests.ui.conftest import NOW, PASSPHRASE
from tests.ui.someone import (
    ALT,
    CTRL,
    a_victim,
    focus,
    make_ready,
    people,
    press,
    settle,
    show,
    type_in,
)
from ui.assessment.page import AssessmentPage
from ui.case.contact_log import ContactPage
from ui.case.overview import OverviewPage
from ui.case.ring_page import RingPage
from ui.case.safe_contact import SafeContactPage
from ui.main_window import MainWindow
from ui.queue_page import QueuePage
from ui.shell import Shell

NO_ANSWER = (With.VICTIM, By.PHONE, ContactOutcome.NO_ANSWER)


class Hands:
    """A clock whose hands the test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def timed(window: MainWindow, hands: Hands) -> Shell:
    """The same window with a clock that can go on."""
    window.open_desk(opening.unlock(window.folder, PASSPHRASE, now=hands))
    window.runner.wait()
    assert window.shell is not None
    return window.shell


def confirmed(desk: Desk, person: str) -> None:
    safe = SafeContact(safe_to_call=Known.YES, if_cut_off="I ring back once")
    contacts.save_safe_contact(desk, person, safe)


def ring(shell: Shell) -> RingPage:
    press(Qt.Key.Key_A, ALT)
    settle(shell)
    assert isinstance(shell.page, RingPage)
    return shell.page


def at_queue(shell: Shell) -> QueuePage:
    page = show(shell, "queue", "")
    assert isinstance(page, QueuePage)
    return page


def test_a_call_begins_with_what_is_safe_and_one_key_confirms_it(
    timed: Shell, tmp_path: Path, hands: Hands
) -> None:
    person = a_victim(timed, tmp_path)
    confirmed(timed.session.desk, person)
    show(timed, "case", person)
    hands.now += timedelta(days=2)
    page = ring(timed)
    said = page.facts.words.text()
    assert "Safe to call\n" in said
    assert "Last confirmed by PC 4471 Non Rees, Fri 20 Nov 2026, 09:30" in said
    assert page.form.text("if_cut_off") == "I ring back once"
    assert focus() is page.main
    press(Qt.Key.Key_Return)
    settle(timed)
    assert isinstance(timed.page, AssessmentPage)
    safe = cases.open_case(timed.session.desk, person).safe_contact
    assert safe.confirmed_at == hands.now
    assert (safe.safe_to_call, safe.if_cut_off) == (Known.YES, "I ring back once")


def test_what_was_agreed_for_a_dropped_call_is_kept_with_it(timed: Shell, tmp_path: Path) -> None:
    person = a_victim(timed, tmp_path)
    confirmed(timed.session.desk, person)
    page = show(timed, "ring", person)
    assert isinstance(page, RingPage)
    page.form.rows["if_cut_off"].field.parts()[0].setFocus()
    press(Qt.Key.Key_A, CTRL)
    type_in("She rings from the car")
    press(Qt.Key.Key_Return, CTRL)
    settle(timed)
    safe = cases.open_case(timed.session.desk, person).safe_contact
    assert safe.if_cut_off == "She rings from the car"


def test_what_was_never_confirmed_leads_to_the_questions_first(
    timed: Shell, tmp_path: Path
) -> None:
    person = a_victim(timed, tmp_path)
    show(timed, "case", person)
    page = ring(timed)
    assert "Nobody has confirmed this yet" in page.facts.warning.text()
    press(Qt.Key.Key_Return)
    settle(timed)
    assert isinstance(timed.page, SafeContactPage)
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_Return, CTRL)
    settle(timed)
    assert page.isVisible()
    assert not page.facts.warning.isVisible()
    assert focus() is page.main


def test_a_number_that_is_not_safe_is_red_and_still_nothing_is_blocked(
    timed: Shell, tmp_path: Path
) -> None:
    person = a_victim(timed, tmp_path)
    contacts.save_safe_contact(timed.session.desk, person, SafeContact(safe_to_call=Known.NO))
    page = show(timed, "ring", person)
    assert isinstance(page, RingPage)
    assert "not safe to ring" in page.facts.warning.text()
    before = cases.open_case(timed.session.desk, person).safe_contact
    press(Qt.Key.Key_S, ALT)
    settle(timed)
    assert isinstance(timed.page, AssessmentPage)
    assert cases.open_case(timed.session.desk, person).safe_contact == before


def test_the_timer_tells_minutes_until_the_contact_is_logged(
    timed: Shell, tmp_path: Path, hands: Hands
) -> None:
    person = a_victim(timed, tmp_path)
    page = show(timed, "ring", person)
    assert isinstance(page, RingPage)
    page.start_call()
    settle(timed)
    assert timed.on_call.text() == "Call since 09:30"
    hands.now += timedelta(minutes=12, seconds=40)
    timed.session.call.changed.emit()
    assert timed.on_call.text() == "Call since 09:30, 12 minutes"
    press(Qt.Key.Key_F8)
    settle(timed)
    log = timed.page
    assert isinstance(log, ContactPage)
    assert log.form.rows["note"].help_text == "Call since 09:30, 12 minutes: 1 for “Spoke”."
    assert log.form.text("outcome") == ""
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return, CTRL)
    settle(timed)
    assert timed.on_call.text() == ""
    assert cases.open_case(timed.session.desk, person).contacts[0].outcome is ContactOutcome.SPOKE


@pytest.mark.parametrize("way", ["queue", "Tomos"])
def test_leaving_the_case_ends_the_call(timed: Shell, tmp_path: Path, way: str) -> None:
    found = people(timed.session.desk, tmp_path)
    page = show(timed, "ring", found["Siân"])
    assert isinstance(page, RingPage)
    page.start_call()
    show(timed, "case", found["Siân"])
    assert timed.on_call.text()
    show(timed, "queue" if way == "queue" else "case", found.get(way, ""))
    assert timed.on_call.text() == ""


def test_a_refused_contact_does_not_end_the_call(timed: Shell, tmp_path: Path) -> None:
    page = show(timed, "ring", a_victim(timed, tmp_path))
    assert isinstance(page, RingPage)
    page.start_call()
    press(Qt.Key.Key_F8)
    settle(timed)
    press(Qt.Key.Key_4)  # a voicemail where that is not known to be safe
    press(Qt.Key.Key_Return, CTRL)
    settle(timed)
    assert timed.on_call.text() == "Call since 09:30"


def test_the_suggested_try_is_taken_with_one_key(timed: Shell, tmp_path: Path) -> None:
    person = a_victim(timed, tmp_path)
    contacts.log(timed.session.desk, person, *NO_ANSWER)
    contacts.save_safe_contact(timed.session.desk, person, SafeContact(best_times="after 12"))
    overview = show(timed, "case", person)
    assert isinstance(overview, OverviewPage)
    said = "Suggested next try: Fri 20 Nov 2026, 12:30 (midday)."
    assert said in overview.tasks[2].lines.text()
    page = show(timed, "contact", person)
    assert isinstance(page, ContactPage)
    assert said in page.plan.text()
    assert "Best times: after 12" in page.plan.text()
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_N, ALT)
    press(Qt.Key.Key_Return, CTRL)
    settle(timed)
    again = cases.open_case(timed.session.desk, person).contacts[0].next_try
    assert again == datetime(2026, 11, 20, 12, 30, tzinfo=UTC)


def test_after_two_tries_it_says_to_whom_to_turn(timed: Shell, tmp_path: Path) -> None:
    desk, person = timed.session.desk, a_victim(timed, tmp_path)
    for _try in range(2):
        contacts.log(desk, person, *NO_ANSWER)
    with desk.store.write(desk.user.id, desk.now()) as journal:
        journal.change("person", person, support_worker="Elin Prosser, IDVA")
    page = show(timed, "contact", person)
    assert isinstance(page, ContactPage)
    assert "turn to their support worker, Elin Prosser, IDVA" in page.plan.text()
    contacts.log(desk, person, With.IDVA, By.PHONE, ContactOutcome.SPOKE)
    show(timed, "case", person)
    show(timed, "contact", person)
    assert not page.plan.isVisible()
    assert not page.take_plan.isVisible()


def test_the_queue_resumes_the_interrupted_call_with_enter(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, "assessment", f"{person} live_link.view")
    type_in("y")
    page = at_queue(shell)
    assert page.resume.words.text() == (
        "Resume the call with PRYCE, Siân, interrupted at 09:30, at “Live link”"
    )
    assert focus() is page.resume.button
    press(Qt.Key.Key_Return)
    settle(shell)
    assessment = shell.page
    assert isinstance(assessment, AssessmentPage)
    assert assessment.asked["live_link.view"].row.isAncestorOf(focus())
    assert assessment.asked["live_link.view"].field.value() == "yes"


def test_the_way_back_steals_no_focus_from_who_is_typing(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    assessing.answer(shell.session.desk, person, "live_link.view", "yes")
    page = at_queue(shell)
    page.search.setFocus()
    type_in("pry")
    shell.refresh()
    settle(shell)
    assert focus() is page.search
    assert page.resume.isVisible()
    type_in("ce")
    assert page.search.text() == "pryce"


def test_nothing_is_offered_once_the_call_is_finished(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    make_ready(shell.session.desk, person)
    page = at_queue(shell)
    assert not page.resume.isVisible()
    assert focus() is page.search


def test_a_decline_is_offered_again_with_one_key(
    timed: Shell, tmp_path: Path, hands: Hands
) -> None:
    desk, person = timed.session.desk, a_victim(timed, tmp_path)
    said = {"choice.wants_any": "no", "decline.words": "I want to face him."}
    assessing.record(desk, person, {**said, "decline.offer_again_on": "2026-11-22"})
    cases.close(desk, person, Outcome.INFORMED_DECLINE)
    hands.now += timedelta(days=2)
    row = next(row for row in at_queue(timed).rows if row.person_id == person)
    assert row.status.words == "Declined, to offer again"
    assert "Offer again: due 22 November 2026" in row.reasons
    overview = show(timed, "case", person)
    assert isinstance(overview, OverviewPage)
    assert QApplication.focusWidget() is overview.buttons["offer"]
    press(Qt.Key.Key_D, ALT)
    settle(timed)
    page = timed.page
    assert isinstance(page, AssessmentPage)
    assert page.asked["choice.wants_any"].row.isAncestorOf(focus())
    assert page.asked["choice.wants_any"].above.look_again.isVisible()
    now = assessing.begin(desk, person).given
    assert now["decline.words"] == "I want to face him."
    assert cases.open_case(desk, person).closed is None
