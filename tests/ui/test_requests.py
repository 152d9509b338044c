"""What witness care asks, in the window: in sight on the case page, answered in one field."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smadvisor.casework.outcome import Outcome
from smadvisor.office import cases, opening, requests
from smadvisor.office.verbs import UserRole
from tests.desk import colleague
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.someone import ALT, CTRL, a_victim, focus, people, press, settle, show, type_in
from ui.case.overview import OverviewPage
from ui.case.request_page import RequestPage
from ui.main_window import MainWindow
from ui.queue_page import QueuePage
from ui.shell import Shell
from ui.theme import Tone

SMALL = (683, 384)
"""1366 by 768 at 200 %."""
WORDS = "She wants screens after all, and no link."


def overview(shell: Shell, person: str) -> OverviewPage:
    page = show(shell, "case", person)
    assert isinstance(page, OverviewPage)
    return page


@pytest.fixture
def sian(shell: Shell, tmp_path: Path) -> str:
    """Somebody whose case is closed, and of whom witness care asks something."""
    person = a_victim(shell, tmp_path)
    desk = shell.session.desk
    cases.close(desk, person, Outcome.OUT_OF_TIME)
    requests.ask(colleague(desk, "Nia Lloyd", UserRole.WITNESS_CARE), person, WORDS)
    return person


def test_the_queue_brings_it_back_and_the_cursor_is_at_the_answer(shell: Shell, sian: str) -> None:
    queue = show(shell, "queue", "")
    assert isinstance(queue, QueuePage)
    assert queue.rows[0].person_id == sian
    assert queue.rows[0].status.words == "Closed: look again"
    page = overview(shell, sian)
    (link,) = page.requests.links
    assert focus() is link
    assert page.requests.tone is Tone.AMBER
    (said,) = [words for words in looking.words(page) if WORDS in words]
    assert said == f"Witness care asks (Nia Lloyd, Fri 20 Nov 2026, 09:30): {WORDS}"
    assert link.accessibleDescription() == said


def test_one_field_answers_it_and_the_strip_goes(shell: Shell, sian: str) -> None:
    page = overview(shell, sian)
    press(Qt.Key.Key_Return)
    settle(shell)
    answering = shell.page
    assert isinstance(answering, RequestPage)
    assert WORDS in answering.words.text()
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert "Write what was done" in answering.form.rows["done"].error_text
    answering.form.focus_first()
    type_in("Rang her; version 2 asks for screens.")
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert shell.page is page
    assert shell.said.words.text() == "Answered. Witness care sees it."
    assert not page.requests.isVisible()
    (answered,) = cases.open_case(shell.session.desk, sian).requests
    assert answered.done == "Rang her; version 2 asks for screens."


def test_what_was_typed_and_not_saved_waits(shell: Shell, sian: str) -> None:
    overview(shell, sian)
    press(Qt.Key.Key_Return)
    settle(shell)
    type_in("Rang her")
    press(Qt.Key.Key_Left, ALT)
    settle(shell)
    (link,) = overview(shell, sian).requests.links
    link.click()
    settle(shell)
    assert isinstance(shell.page, RequestPage)
    assert shell.page.form.text("done") == "Rang her"


def test_what_somebody_answered_meanwhile_is_shown_and_not_asked_again(
    shell: Shell, sian: str
) -> None:
    desk = shell.session.desk
    (one,) = cases.open_case(desk, sian).requests
    requests.answer(desk, one.id, "Rang her at noon")
    page = show(shell, "request", f"{sian} {one.id}")
    assert isinstance(page, RequestPage)
    assert "Answered (PC 4471 Non Rees, Fri 20 Nov 2026, 09:30): Rang her at noon" in (
        page.words.text()
    )
    assert not page.form.isVisible()
    assert focus() is page.cancel


def test_without_a_request_there_is_no_strip(shell: Shell, tmp_path: Path) -> None:
    ids = people(shell.session.desk, tmp_path)
    assert not overview(shell, ids["Gwŵen"]).requests.isVisible()


def test_several_stand_one_under_the_other_and_only_the_open_ones(shell: Shell, sian: str) -> None:
    desk = shell.session.desk
    second = requests.ask(desk, sian, "And Welsh.")
    page = overview(shell, sian)
    assert len(page.requests.links) == 2
    requests.answer(desk, second.id, "The court knows")
    shell.refresh()
    settle(shell)
    assert len(page.requests.links) == 1
    assert not any("And Welsh." in words for words in looking.words(page))


@pytest.mark.parametrize("name", ["case", "request"])
def test_it_is_read_out_reached_and_whole_at_200_per_cent(
    shell: Shell, sian: str, name: str
) -> None:
    shell.frame.resize(*SMALL)
    (one,) = cases.open_case(shell.session.desk, sian).requests
    show(shell, name, f"{sian} {one.id}" if name == "request" else sian)
    QApplication.processEvents()
    settle(shell)
    assert looking.unnamed(shell) == []
    assert looking.unasked(shell) == []
    assert looking.cut(shell) == []
    assert looking.unreached(shell) == []


def test_witness_care_sees_it_and_does_not_answer_it(window: MainWindow, tmp_path: Path) -> None:
    first = opening.unlock(window.folder, PASSPHRASE, now=clock)
    person = people(first, tmp_path)["Siân"]
    nia = colleague(first, "Nia Lloyd", UserRole.WITNESS_CARE)
    requests.ask(nia, person, WORDS)
    window.open_desk(nia)
    window.runner.wait()
    assert window.shell is not None
    page = overview(window.shell, person)
    assert page.requests.isVisible()
    assert page.requests.links == []
