"""The assessment in the window: typed while listening, never lost, never in the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from smadvisor.assessment.questions import BY_ID
from smadvisor.office import assessing, opening
from smadvisor.office.assessing import Sitting
from tests.ui.conftest import PASSPHRASE
from tests.ui.someone import (
    ALT,
    CTRL,
    a_victim,
    come_back,
    focus,
    people,
    press,
    settle,
    show,
    type_in,
)
from ui.assessment.check import CheckPage
from ui.assessment.jump import JumpDialog
from ui.assessment.page import AssessmentPage
from ui.case.overview import OverviewPage
from ui.fields import Words
from ui.keyed import AloneTicks, KeyedChoice
from ui.page import Place
from ui.shell import Shell


def assess(shell: Shell, person: str, at: str = "") -> AssessmentPage:
    page = show(shell, "assessment", f"{person} {at}".strip())
    assert isinstance(page, AssessmentPage)
    return page


def stored(shell: Shell, person: str) -> Sitting:
    return assessing.begin(shell.session.desk, person)


def at(page: AssessmentPage) -> str:
    """The question the cursor is in."""
    return next(id for id, asked in page.asked.items() if asked.row.isAncestorOf(focus()))


def test_nothing_is_ticked_before_it_is_answered(shell: Shell, tmp_path: Path) -> None:
    page = assess(shell, a_victim(shell, tmp_path), "screens.view")
    assert all(not asked.field.value() for asked in page.asked.values())


def test_a_choice_is_saved_at_once_with_one_key(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    assess(shell, person)
    for key, value in (("y", "yes"), ("n", "no"), ("u", "unsure"), ("p", "prefers_not_to_say")):
        type_in(key)
        shell.session.runner.wait()
        assert stored(shell, person).given["opening.right_person"] == value
    press(Qt.Key.Key_Delete)
    shell.session.runner.wait()
    assert "opening.right_person" not in stored(shell, person).given


def test_it_says_so_once_everything_is_saved(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    page = assess(shell, a_victim(shell, tmp_path), "opening.right_person")
    press(Qt.Key.Key_Y)
    assert page.saved.text() == "Saving…"
    qtbot.waitUntil(lambda: page.saved.text().startswith("Saved "), timeout=5000)


def test_letters_typed_into_words_stay_words(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = assess(shell, person, "feelings.words")
    type_in("yn")
    page.leave()
    settle(shell)
    assert stored(shell, person).given["feelings.words"] == "yn"


def test_words_are_saved_within_a_second_though_typing_goes_on(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    person = a_victim(shell, tmp_path)
    assess(shell, person, "feelings.words")
    typed = 0

    def saved() -> int:
        nonlocal typed
        type_in("a")  # never a pause as long as the form waits for
        typed += 1
        return len(str(stored(shell, person).given.get("feelings.words", "")))

    qtbot.waitUntil(lambda: saved() > 0, timeout=3000)
    assert typed > 1


def test_leaving_the_page_saves_what_was_just_typed(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = assess(shell, person, "feelings.words")
    type_in("I am scared")
    press(Qt.Key.Key_Right, ALT)
    settle(shell)
    assert stored(shell, person).given["feelings.words"] == "I am scared"
    assert shell.page is page
    type_in("something")  # on the next page: not into the words before
    press(Qt.Key.Key_F8)
    settle(shell)
    assert "contact" in shell.pages
    assert shell.page is shell.pages["contact"]
    assert stored(shell, person).given["feelings.words"] == "I am scared"


def test_next_and_back_walk_the_pages_and_the_place_is_kept(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, "case", person)
    page = assess(shell, person)
    first = page.heading.text()
    press(Qt.Key.Key_Right, ALT)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    assert stored(shell, person).at == at(page) == "opening.if_cut_off"
    QTest.keyClick(shell.frame, Qt.Key.Key_Left, ALT)
    QTest.keyClick(shell.frame, Qt.Key.Key_Left, ALT)
    assert page.heading.text() == first
    QTest.keyClick(shell.frame, Qt.Key.Key_Left, ALT)
    settle(shell)
    assert isinstance(shell.page, OverviewPage)


def test_enter_goes_to_the_next_question_then_to_the_next_page(
    shell: Shell, tmp_path: Path
) -> None:
    page = assess(shell, a_victim(shell, tmp_path))
    assert at(page) == "opening.right_person"
    press(Qt.Key.Key_Return)
    assert at(page) == "opening.spoke_with"
    press(Qt.Key.Key_Return)
    assert at(page) == "opening.anonymity"
    press(Qt.Key.Key_Return)
    assert at(page) == "opening.safe_now"


def test_the_last_page_leads_to_all_the_answers(shell: Shell, tmp_path: Path) -> None:
    assess(shell, a_victim(shell, tmp_path), "closing.note")
    press(Qt.Key.Key_Right, ALT)
    settle(shell)
    assert isinstance(shell.page, CheckPage)


def test_it_resumes_at_the_same_question(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    assess(shell, person, "needs.health")
    settle(shell)
    overview = show(shell, "case", person)
    assert isinstance(overview, OverviewPage)
    assert BY_ID["needs.health"].text in overview.tasks[4].lines.text()
    assert "09:30" in overview.tasks[4].lines.text()
    press(Qt.Key.Key_Return)  # the focus is on Resume
    settle(shell)
    page = shell.page
    assert isinstance(page, AssessmentPage)
    assert at(page) == "needs.health"


def test_a_question_appears_with_the_answer_that_asks_for_it(shell: Shell, tmp_path: Path) -> None:
    page = assess(shell, a_victim(shell, tmp_path), "needs.health")
    detail = page.asked["needs.health_detail"].row
    assert not detail.isVisible()
    type_in("y")
    assert detail.isVisible()
    type_in("n")
    assert not detail.isVisible()


def test_what_the_list_told_is_shown_as_such_until_it_is_answered(
    shell: Shell, tmp_path: Path
) -> None:
    person = a_victim(shell, tmp_path)
    page = assess(shell, person, "eligibility.complainant")
    asked = page.asked["eligibility.complainant"]
    assert asked.field.value() == "yes"
    assert asked.above.from_list.isVisible()
    type_in("y")
    settle(shell)
    assert not asked.above.from_list.isVisible()
    assert stored(shell, person).given["eligibility.complainant"] == "yes"


def test_a_changed_answer_asks_for_a_second_look_and_keeps_the_words(
    shell: Shell, tmp_path: Path
) -> None:
    person = a_victim(shell, tmp_path)
    desk = shell.session.desk
    assessing.record(desk, person, {"screens.view": "yes", "screens.words": "Yes please"})
    page = assess(shell, person, "screens.view")
    words = page.asked["screens.words"]
    assert not words.above.look_again.isVisible()
    type_in("n")
    settle(shell)
    assert words.above.look_again.isVisible()
    assert words.field.value() == "Yes please"
    words.above.stands.setFocus()
    press(Qt.Key.Key_Return)
    settle(shell)
    assert not words.above.look_again.isVisible()
    assert stored(shell, person).look_again == frozenset()


def test_a_date_that_is_none_is_refused_in_place_and_blocks_nothing(
    shell: Shell, tmp_path: Path
) -> None:
    person = a_victim(shell, tmp_path)
    page = assess(shell, person, "eligibility.date_of_birth")
    field = page.asked["eligibility.date_of_birth"]
    focus().selectAll()  # type: ignore[attr-defined]
    type_in("last spring")
    press(Qt.Key.Key_Right, ALT)
    settle(shell)
    assert page.here is not None
    assert page.here.topic == "offence"
    assert "Date of birth" in page.notice.words.text()
    assert "eligibility.date_of_birth" not in stored(shell, person).given
    QTest.keyClick(shell.frame, Qt.Key.Key_Left, ALT)
    field = page.asked["eligibility.date_of_birth"]
    assert field.field.value() == "last spring"
    assert field.row.error.isVisible()
    focus().selectAll()  # type: ignore[attr-defined]
    type_in("1 June 1998")
    page.leave()
    settle(shell)
    assert stored(shell, person).given["eligibility.date_of_birth"] == "1998-06-01"
    assert not field.row.error.isVisible()


def test_a_decline_is_one_key_and_asks_for_their_words(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = assess(shell, person, "live_link.view")
    press(Qt.Key.Key_D, CTRL)
    settle(shell)
    assert stored(shell, person).given["choice.wants_any"] == "no"
    assert at(page) == "decline.words"
    type_in("I want to face him.")
    press(Qt.Key.Key_Tab)
    settle(shell)
    assert stored(shell, person).given["decline.words"] == "I want to face him."


def test_any_question_is_found_by_a_few_letters(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    page = assess(shell, a_victim(shell, tmp_path))
    press(Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: isinstance(focus().window(), JumpDialog))
    type_in("interpreter")
    press(Qt.Key.Key_Return)
    come_back(shell, qtbot)
    assert at(page) == "needs.interpreter"


def test_another_person_never_gets_what_was_typed_for_the_first(
    shell: Shell, tmp_path: Path
) -> None:
    found = people(shell.session.desk, tmp_path)
    assess(shell, found["Siân"], "feelings.words")
    type_in("hers")
    shell.go(Place("assessment", f"{found['Tomos']} feelings.words"))
    page = shell.page
    assert isinstance(page, AssessmentPage)
    assert not any(box.isVisible() for box in page.findChildren(Words))
    type_in("y")  # before anything has come from the store
    settle(shell)
    assert page.asked["feelings.words"].field.value() == ""
    assert stored(shell, found["Siân"]).given == {"feelings.words": "hers"}
    assert stored(shell, found["Tomos"]).given == {}


def test_hiding_saves_and_comes_back_to_the_same_place(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = assess(shell, person, "feelings.words")
    type_in("not to be lost")
    shell.hide_work.emit()
    shell.session.runner.wait()
    opening.show(shell.session.desk, PASSPHRASE)
    assert stored(shell, person).given["feelings.words"] == "not to be lost"
    shell.frame.open_desk(shell.session.desk)  # type: ignore[attr-defined]
    assert at(page) == "feelings.words"


def test_what_stands_alone_unticks_the_rest(qtbot: QtBot) -> None:
    ticks = AloneTicks([("a", "A"), ("b", "B"), ("none", "None")], frozenset({"none"}))
    qtbot.addWidget(ticks)
    for click, value in (("a", ("a",)), ("b", ("a", "b")), ("none", ("none",)), ("a", ("a",))):
        ticks.buttons[click].click()
        assert ticks.value() == value


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_choice_can_be_taken_back(qtbot: QtBot, key: Qt.Key) -> None:
    choice = KeyedChoice([("yes", "Yes"), ("no", "No")])
    qtbot.addWidget(choice)
    choice.buttons["yes"].click()
    with qtbot.waitSignal(choice.changed, timeout=1000):
        QTest.keyClick(choice.buttons["yes"], key)
    assert choice.value() == ""


def test_tab_moves_on_from_words(shell: Shell, tmp_path: Path) -> None:
    page = assess(shell, a_victim(shell, tmp_path), "feelings.words")
    press(Qt.Key.Key_Tab)
    assert at(page) == "feelings.fear_or_distress"
    assert page.asked["feelings.words"].field.value() == ""


def test_the_boxes_grow(shell: Shell, tmp_path: Path) -> None:
    page = assess(shell, a_victim(shell, tmp_path), "feelings.words")
    box = page.asked["feelings.words"].field.parts()[0]
    before = box.height()
    for _line in range(5):
        press(Qt.Key.Key_Return)
    assert box.height() > before


def test_the_button_of_a_page_shows_its_keys(shell: Shell, tmp_path: Path) -> None:
    page = assess(shell, a_victim(shell, tmp_path))
    tips = {one.text(): one.toolTip() for one in page.findChildren(QPushButton)}
    assert tips["Next"] == "Next (Alt+Right)"
    assert tips["Previous"] == "Previous (Alt+Left)"
