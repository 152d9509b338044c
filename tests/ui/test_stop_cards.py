"""Stop cards: one key away, red until something is recorded, never in the way of leaving."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smadvisor.casework.stop_cards import CARDS, Stop, StopCard
from smadvisor.office import assessing, cases, stop_cards
from tests.ui.someone import CTRL, a_victim, focus, press, settle, show, type_in
from ui.assessment.page import AssessmentPage
from ui.case.overview import OverviewPage
from ui.case.page import CasePage
from ui.case.stop_page import StopPage
from ui.page import Place
from ui.queue_page import QueuePage
from ui.shell import Shell
from ui.theme import Tone

KEYS = {
    Qt.Key.Key_F3: Stop.DANGER,
    Qt.Key.Key_F4: Stop.NEW_OFFENCE,
    Qt.Key.Key_F12: Stop.DISTRESS,
}


def cards(shell: Shell, person: str) -> tuple[StopCard, ...]:
    return cases.open_case(shell.session.desk, person).stop_cards


def stop_page(shell: Shell) -> StopPage:
    assert isinstance(shell.page, StopPage)
    return shell.page


@pytest.mark.parametrize("page", ["case", "assessment", "contact", "check"])
@pytest.mark.parametrize("key", KEYS)
def test_a_card_is_one_key_away_from_anywhere_in_a_case(
    shell: Shell, tmp_path: Path, page: str, key: Qt.Key
) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, page, person)
    press(key)
    settle(shell)
    shown = stop_page(shell)
    assert shown.heading.text() == CARDS[KEYS[key]].title
    steps = [shown.steps.itemAtPosition(at, 1) for at in range(shown.steps.rowCount())]
    said = [item.widget().text() for item in steps if item]  # type: ignore[union-attr]
    assert said == list(CARDS[KEYS[key]].steps)
    assert [card.kind for card in cards(shell, person)] == [KEYS[key]]


def test_what_was_done_is_recorded_and_the_red_goes(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = show(shell, "assessment", f"{person} needs.health")
    assert isinstance(page, AssessmentPage)
    press(Qt.Key.Key_F4)
    settle(shell)
    type_in("Told PC Evans, incident 212")
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert shell.page is page
    assert not page.stops.isVisible()
    assert page.asked["needs.health"].row.isAncestorOf(focus())
    (card,) = cards(shell, person)
    assert card.done == "Told PC Evans, incident 212"
    assert card.done_at is not None
    assert f"{card.done_at:%d %H:%M}" == "20 09:30"
    overview = show(shell, "case", person)
    assert isinstance(overview, OverviewPage)
    assert overview.tasks[-2].state.text() == "Recorded"
    assert "incident 212" in overview.tasks[-2].lines.text()


def test_leaving_is_never_blocked_and_nothing_typed_is_lost(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    assessment = show(shell, "assessment", person)
    assert isinstance(assessment, AssessmentPage)
    press(Qt.Key.Key_F3)
    settle(shell)
    type_in("999 rung, waiting")
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(shell)
    assert shell.page is assessment
    (link,) = assessment.stops.links
    assert assessment.stops.isVisible()
    assert assessment.stops.tone is Tone.RED
    overview = show(shell, "case", person)
    assert isinstance(overview, OverviewPage)
    assert overview.tasks[-2].state.tone is Tone.RED
    (card,) = cards(shell, person)
    assert (card.is_open, card.done) == (True, "999 rung, waiting")
    (link,) = overview.stops.links
    link.setFocus()
    press(Qt.Key.Key_Return)
    settle(shell)
    assert stop_page(shell).form.text("done") == "999 rung, waiting"
    assert len(cards(shell, person)) == 1


def test_the_queue_says_so_first(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    stop_cards.bring_up(shell.session.desk, person, Stop.DISTRESS)
    page = show(shell, "queue", "")
    assert isinstance(page, QueuePage)
    assert page.rows[0].person_id == person
    assert page.rows[0].reasons[0] == "Distress: nothing recorded as done"


def test_danger_brings_up_its_card_by_itself(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, "assessment", f"{person} opening.in_danger")
    press(Qt.Key.Key_U)
    settle(shell)
    assert isinstance(shell.page, AssessmentPage)
    press(Qt.Key.Key_Y)
    settle(shell)
    assert stop_page(shell).heading.text() == "Danger now"
    assert assessing.begin(shell.session.desk, person).given["opening.in_danger"] == "yes"
    assert len(cards(shell, person)) == 1


def test_words_and_time_are_asked_for_in_place(shell: Shell, tmp_path: Path) -> None:
    show(shell, "stop", f"{a_victim(shell, tmp_path)} {Stop.DISTRESS}")
    page = stop_page(shell)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert "Write what was done" in page.form.rows["done"].error_text
    page.form.set_values({"done": "A break", "time": "25:00"})
    page.submit()
    assert "no time" in page.form.rows["time"].error_text
    page.form.set_values({"time": "23:59"})
    page.submit()
    settle(shell)
    assert "future" in page.form.rows["time"].error_text


def test_a_card_opened_by_mistake_is_closed_with_one_button(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    overview = show(shell, "case", person)
    press(Qt.Key.Key_F12)
    settle(shell)
    stop_page(shell).mistake.setFocus()
    press(Qt.Key.Key_Return)
    settle(shell)
    assert shell.page is overview
    assert [card.is_open for card in cards(shell, person)] == [False]


def test_coming_back_to_a_card_brings_up_no_other(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, "case", person)
    press(Qt.Key.Key_F3)
    settle(shell)
    (card,) = cards(shell, person)
    press(Qt.Key.Key_F8)
    settle(shell)
    stop_cards.record(shell.session.desk, card.id, "Done", shell.session.desk.now())
    shell.back()
    settle(shell)
    page = stop_page(shell)
    assert len(cards(shell, person)) == 1
    assert "Done" in page.recorded.text()
    assert not page.form.isVisible()
    assert not page.save_action.isVisible()


def test_on_a_low_window_the_steps_are_in_sight_first(shell: Shell, tmp_path: Path) -> None:
    shell.frame.resize(683, 384)
    show(shell, "stop", f"{a_victim(shell, tmp_path)} {Stop.DANGER}")
    QApplication.processEvents()
    page = stop_page(shell)
    assert page.area is not None
    assert page.area.verticalScrollBar().maximum() > 0
    view = page.area.viewport()
    for at in range(3):
        item = page.steps.itemAtPosition(at, 1)
        assert item is not None
        step = item.widget()
        assert step is not None
        assert view.rect().contains(step.mapTo(view, step.rect().center()))


def test_every_page_of_a_case_shows_an_open_card(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    card = stop_cards.bring_up(shell.session.desk, person, Stop.DANGER)
    for name in ("case", "assessment", "check", "contact", "ring"):
        page = show(shell, name, person)
        assert isinstance(page, CasePage)
        assert [one.id for one in page.stops.cards] == [card.id]
    shell.go(Place("stop", f"{person} {card.id}"))
    settle(shell)
    assert stop_page(shell).stops.cards == ()
