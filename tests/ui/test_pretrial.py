"""The check before a trial, by a witness care officer who has a keyboard and no time."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from smadvisor.casework.pretrial import GRANTED, NO, YES, Fact
from smadvisor.casework.pretrial_known import State
from smadvisor.office import cases, checks, requests
from smadvisor.office.verbs import UserRole
from tests.ui import hidden, looking
from tests.ui.care import Office, come_in
from tests.ui.someone import ALT, CTRL, a_victim, focus, press, settle, show
from tests.ui.someone import type_in as type_words
from ui.assessment.page import AssessmentPage
from ui.case.overview import OverviewPage
from ui.court.cells import Cell
from ui.court.check import PretrialPage
from ui.main_window import MainWindow
from ui.page import Place
from ui.shell import Shell

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def care(window: MainWindow, tmp_path: Path) -> Office:
    """Witness care at the window."""
    return come_in(window, tmp_path, UserRole.WITNESS_CARE)


def cell_in_focus() -> Cell:
    now = focus()
    assert isinstance(now, Cell), now
    return now


# --- what it says ---------------------------------------------------------------------------------


def test_it_says_what_was_asked_by_whom_and_when(care: Office) -> None:
    page = care.open()
    assert "MG2 version 1, made by PC 4471 Non Rees on Fri 20 Nov 2026" in page.mg2.text()
    assert "sent to CPS Wales on Fri 20 Nov 2026 (today)" in page.mg2.text()
    assert "Hearing on the list: Tue 1 Dec 2026 (11 days)" in page.trial.text()
    assert "3 things are amber" in page.summary.heading.text()
    assert [link.text() for link in page.summary.links] == list(care.check().standing.amber)
    assert page.measures.cells[Fact.APPLIED, "screens"].text() == "! Not known"
    assert page.needs.cells[Fact.INTERPRETER, ""].text() == "– Not needed"
    assert "Not wanted" in looking.words(page.needs)
    assert "Safe contact" in page.bar.strip.accessibleName()


def test_without_an_mg2_it_says_so_and_can_still_be_ticked(care: Office) -> None:
    show(care.shell, "pretrial", care.ids["Gwŵen"])
    page = care.page()
    assert "No MG2 was made with this program" in page.mg2.text()
    assert not page.show_mg2.isVisibleTo(page)
    menu = page.add_button.menu()
    menu.aboutToShow.emit()  # shown, it would want the keyboard, which there is none of offscreen
    assert len(menu.actions()) == 8
    menu.actions()[1].trigger()
    settle(care.shell)
    assert page.tick_form.heading.text() == "Live link: Court directed"
    care.press(Qt.Key.Key_3)
    care.press(Qt.Key.Key_Return, CTRL)
    assert cell_in_focus().text() == "✓ Refused\n20/11/2026".replace("✓", "✗")
    assert "Not told of the court’s decision: Live link (refused)." in [
        link.text() for link in page.summary.links
    ]


def test_the_mg2_and_the_case_are_one_key_away(care: Office) -> None:
    page = care.open()
    page.show_mg2.click()
    settle(care.shell)
    assert care.shell.way[-1].page == "paper"
    care.press(Qt.Key.Key_F6)
    assert isinstance(care.shell.page, OverviewPage)


# --- ticking --------------------------------------------------------------------------------------


def test_a_tick_takes_a_number_and_one_key(care: Office) -> None:
    page = care.open()
    assert focus() is page.summary.links[0]
    care.press(Qt.Key.Key_Return)
    assert cell_in_focus().line.fact is Fact.APPLIED
    care.press(Qt.Key.Key_Return)
    assert page.tick_form.isVisible()
    care.press(Qt.Key.Key_1)
    care.press(Qt.Key.Key_Return, CTRL)
    assert not page.tick_form.isVisible()
    cell = cell_in_focus()
    assert (cell.line.measure, cell.text()) == ("screens", "✓ Yes\n20/11/2026")
    assert "Ticked by WCO 77 Nia Lloyd on 20 November 2026 (today)" in cell.accessibleDescription()
    tick = care.check().standing.measures[0].lines[0].tick
    assert tick is not None
    assert (tick.value, tick.on, tick.user) == (YES, date(2026, 11, 20), "WCO 77 Nia Lloyd")


def test_arrows_go_from_cell_to_cell_and_space_opens(care: Office) -> None:
    page = care.open()
    page.measures.cells[Fact.APPLIED, "screens"].setFocus()
    care.press(Qt.Key.Key_Right)
    assert cell_in_focus().line.fact is Fact.DIRECTED
    care.press(Qt.Key.Key_Down)
    assert cell_in_focus().line.measure == "live_link"
    care.press(Qt.Key.Key_Down)
    assert cell_in_focus().line.measure == "live_link"
    care.press(Qt.Key.Key_Space)
    assert page.tick_form.heading.text() == "Live link: Court directed"


def test_day_and_note_can_be_said_too(care: Office) -> None:
    page = care.open()
    page.needs.cells[Fact.VISIT, ""].setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Tab):
        care.press(key)
    type_words("25/11/2026")
    care.press(Qt.Key.Key_Tab)
    type_words("with the Witness Service")
    care.press(Qt.Key.Key_Tab)
    care.press(Qt.Key.Key_Return)
    assert cell_in_focus().text() == "✓ Booked\n25/11/2026"
    assert "“with the Witness Service”" in "".join(looking.words(page.needs))


def test_the_same_for_all_measures_is_one_more_key(care: Office) -> None:
    page = care.open()
    page.measures.cells[Fact.APPLIED, "screens"].setFocus()
    care.press(Qt.Key.Key_Return)
    assert page.all_action.text() == "Same for all 2 measures"
    care.press(Qt.Key.Key_1)
    care.press(Qt.Key.Key_Return, CTRL | SHIFT)
    found = [one.lines[0].state for one in care.check().standing.measures]
    assert found == [State.DONE, State.DONE]


def test_what_cannot_be_is_said_at_its_field_and_nothing_is_kept(care: Office) -> None:
    page = care.open()
    page.measures.cells[Fact.APPLIED, "screens"].setFocus()
    care.press(Qt.Key.Key_Return)
    care.press(Qt.Key.Key_Return, CTRL)
    rows = page.tick_form.form.rows
    assert rows["value"].error_text == "Choose what is known."
    rows["value"].field.parts()[0].setFocus()
    care.press(Qt.Key.Key_1)
    for typed, said in (("soon", "Write the day like"), ("21/11/2026", "in the future")):
        rows["on"].field.set_value(typed if typed == "soon" else "2026-11-21")
        care.press(Qt.Key.Key_Return, CTRL)
        assert said in rows["on"].error_text
    assert care.check().standing.measures[0].lines[0].tick is None


def test_a_correction_shows_what_was_ticked_before(care: Office) -> None:
    desk, today = care.shell.session.desk, care.advisor.today
    checks.tick(desk, care.sian, Fact.DIRECTED, GRANTED, today, "DJ Howells", "screens")
    page = care.open()
    page.measures.cells[Fact.DIRECTED, "screens"].setFocus()
    care.press(Qt.Key.Key_Return)
    assert "Before: Granted, Fri 20 Nov 2026 – DJ Howells" in page.tick_form.before.text()
    care.press(Qt.Key.Key_3)
    care.press(Qt.Key.Key_Return, CTRL)
    assert cell_in_focus().text().startswith("✗ Refused")
    care.press(Qt.Key.Key_Return)
    assert "Refused" in page.tick_form.before.text()
    assert "Granted" in page.tick_form.before.text()


def test_escape_closes_the_form_and_hides_only_then(care: Office, window: MainWindow) -> None:
    page = care.open()
    page.measures.cells[Fact.APPLIED, "screens"].setFocus()
    care.press(Qt.Key.Key_Return)
    care.press(Qt.Key.Key_1)
    care.press(Qt.Key.Key_Escape)
    assert not page.tick_form.isVisible()
    assert cell_in_focus().line.fact is Fact.APPLIED
    assert care.check().standing.measures[0].lines[0].tick is None
    care.press(Qt.Key.Key_Escape)
    assert window.layers.currentWidget() is not care.shell


def test_the_day_of_the_trial_is_one_field(care: Office) -> None:
    page = care.open()
    care.press(Qt.Key.Key_T, ALT)
    assert list(page.tick_form.form.rows) == ["on", "note"]
    type_words("8/12/2026")
    care.press(Qt.Key.Key_Return, CTRL)
    assert "Trial: Tue 8 Dec 2026 (18 days), entered by WCO 77 Nia Lloyd" in page.trial.text()
    assert checks.check(care.advisor, care.ids["Tomos"]).trial_on == date(2026, 12, 8)
    assert focus() is page.trial_button


def test_a_hearing_that_has_passed_asks_for_the_day_of_the_trial(care: Office) -> None:
    case = care.check().case_id
    with care.advisor.store.write(care.advisor.user.id, care.advisor.now()) as journal:
        journal.change("case_file", case, hearing_date=date(2026, 11, 19))
    page = care.open()
    assert page.summary.links[0].text().startswith("The hearing has passed")
    care.press(Qt.Key.Key_Return)
    assert page.tick_form.isVisible()
    type_words("8/12/2026")
    care.press(Qt.Key.Key_Return, CTRL)
    assert "Trial: Tue 8 Dec 2026" in page.trial.text()
    assert not any("hearing" in link.text() for link in page.summary.links)


def test_a_key_goes_round_what_is_amber(care: Office) -> None:
    page = care.open()
    seen = []
    for _turn in range(4):
        care.press(Qt.Key.Key_N, ALT)
        seen.append((cell_in_focus().line.fact, cell_in_focus().line.measure))
    gaps = [(gap.fact, gap.measure) for gap in care.check().standing.gaps]
    assert seen == [*gaps, gaps[0]]
    assert len(page.summary.links) == 3


def test_once_the_trial_is_over_it_asks_what_was_used_and_how_it_ended(care: Office) -> None:
    desk, yesterday = care.shell.session.desk, care.advisor.today - timedelta(1)
    page = care.open()
    assert (Fact.USED, "screens") not in page.measures.cells
    checks.tick(desk, care.sian, Fact.TRIAL, YES, yesterday)
    care.press(Qt.Key.Key_F5)
    assert "The trial day has passed" in page.summary.heading.text()
    page.measures.cells[Fact.USED, "screens"].setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_1):
        care.press(key)
    care.press(Qt.Key.Key_Return, CTRL)
    assert cell_in_focus().text().startswith("✓ Yes")
    assert cell_in_focus().text().endswith(f"{yesterday:%d/%m/%Y}")
    page.after.cells[Fact.VERDICT, ""].setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_2):
        care.press(key)
    care.press(Qt.Key.Key_Return, CTRL)
    assert cell_in_focus().text().startswith("✓ Not guilty")


def test_what_somebody_else_ticks_meanwhile_is_shown_and_the_form_stays(care: Office) -> None:
    page = care.open()
    page.measures.cells[Fact.APPLIED, "screens"].setFocus()
    care.press(Qt.Key.Key_Return)
    care.press(Qt.Key.Key_1)
    checks.tick(care.advisor, care.sian, Fact.APPLIED, NO, None, "", "live_link")
    care.press(Qt.Key.Key_F5)
    assert page.measures.cells[Fact.APPLIED, "live_link"].text().startswith("! No")
    assert page.tick_form.isVisible()
    assert page.tick_form.form.text("value") == YES


def test_who_looks_at_the_case_meanwhile_comes_back_to_the_form(care: Office) -> None:
    page = care.open()
    page.measures.cells[Fact.APPLIED, "screens"].setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_F6):
        care.press(key)
    assert isinstance(care.shell.page, OverviewPage)
    care.press(Qt.Key.Key_Left, ALT)
    assert page.tick_form.isAncestorOf(focus())
    assert page.tick_form.form.text("value") == YES


def test_tab_goes_down_the_page_and_through_the_form_that_is_open(care: Office) -> None:
    page = care.open()
    page.measures.cells[Fact.APPLIED, "screens"].setFocus()
    care.press(Qt.Key.Key_Return)
    passed = [one for one in looking.tabbed(page) if page.isAncestorOf(one)]
    directed = page.measures.cells[Fact.DIRECTED, "screens"]
    visit, words = page.needs.cells[Fact.VISIT, ""], page.asking.widgets()[0]
    at = [passed.index(one) for one in (page.tick_form.cancel, directed, visit, words)]
    assert at == sorted(at)


def test_hidden_half_way_it_comes_back_to_the_same_letter(
    shell: Shell, window: MainWindow, tmp_path: Path
) -> None:
    page = show(shell, "pretrial", a_victim(shell, tmp_path))
    assert isinstance(page, PretrialPage)
    page.needs.cells[Fact.VISIT, ""].setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Tab, Qt.Key.Key_Tab):
        press(key)
    type_words("at two")
    press(Qt.Key.Key_Left)
    hidden.hide(window)
    hidden.come_back(window)
    type_words("w")
    assert page.tick_form.form.values() == {"value": YES, "on": "2026-11-20", "note": "at twwo"}


def test_nothing_half_filled_goes_to_somebody_else(care: Office) -> None:
    page = care.open()
    page.measures.cells[Fact.APPLIED, "screens"].setFocus()
    care.press(Qt.Key.Key_Return)
    care.press(Qt.Key.Key_1)
    care.shell.go(Place("pretrial", care.ids["Gwŵen"]))
    assert not page.measures.cells
    assert not page.tick_form.isVisible()
    settle(care.shell)
    care.press(Qt.Key.Key_Return, CTRL)
    gwen = checks.check(care.advisor, care.ids["Gwŵen"])
    assert not gwen.standing.measures
    assert care.check().standing.measures[0].lines[0].tick is None


# --- the advisor ----------------------------------------------------------------------------------


def test_a_changed_mind_goes_to_the_advisor(care: Office) -> None:
    page = care.open()
    care.press(Qt.Key.Key_L, ALT)
    type_words("She wants screens and no link")
    care.press(Qt.Key.Key_S, ALT)
    (asked,) = care.check().requests
    assert asked.words == "She wants screens and no link"
    assert page.asking.words == ""
    assert "Not answered yet" in looking.words(page.asking)
    requests.answer(care.advisor, asked.id, "Rang her: screens")
    care.press(Qt.Key.Key_F5)
    assert any("Rang her: screens" in words for words in looking.words(page.asking))


def test_words_that_were_not_sent_wait_for_their_person(care: Office) -> None:
    page = care.open()
    care.press(Qt.Key.Key_L, ALT)
    type_words("She wants")
    show(care.shell, "pretrial", care.ids["Gwŵen"])
    assert page.asking.words == ""
    care.open()
    assert page.asking.words == "She wants"
    page.asking.write("")
    care.press(Qt.Key.Key_S, ALT)
    assert "Write what has changed" in page.asking.form.rows["words"].error_text
    assert care.check().requests == ()


def test_witness_care_reads_the_assessment_nowhere(care: Office) -> None:
    care.open()
    before = cases.open_case(care.advisor, care.sian).assessment_touched
    care.press(Qt.Key.Key_F6)
    for key in (Qt.Key.Key_S, Qt.Key.Key_K):
        care.press(key, ALT)
        assert not isinstance(care.shell.page, AssessmentPage)
    assert cases.open_case(care.advisor, care.sian).assessment_touched == before


def test_the_advisor_ticks_too_and_asks_nobody(window: MainWindow, tmp_path: Path) -> None:
    office = come_in(window, tmp_path, UserRole.ADVISOR)
    page = office.open()
    assert not page.asking.form.isVisibleTo(page)
    page.needs.cells[Fact.VISIT, ""].setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_2):
        office.press(key)
    office.press(Qt.Key.Key_Return, CTRL)
    assert cell_in_focus().text().startswith("✓ Done")


def test_a_supervisor_reads_and_ticks_nothing(window: MainWindow, tmp_path: Path) -> None:
    office = come_in(window, tmp_path, UserRole.SUPERVISOR)
    page = office.open()
    page.needs.cells[Fact.VISIT, ""].setFocus()
    office.press(Qt.Key.Key_Return)
    office.press(Qt.Key.Key_T, ALT)
    assert not page.tick_form.isVisible()
    assert not page.trial_button.isVisibleTo(page)
