"""What the law says beside the assessment: it follows the facts, and leaves the cursor alone."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from smadvisor.assessment.flow import pages
from smadvisor.law.anonymity import CODE, STOP
from smadvisor.law.explain import Explanation, explain
from smadvisor.law.facts import Defendant, Facts, Offence, State
from smadvisor.law.tables import current
from smadvisor.law.time_limits import headline, targets
from smadvisor.office import assessing, cases, pleas
from tests.ui.someone import a_victim, focus, people, press, settle, show, type_in
from ui import theme
from ui.assessment.page import AssessmentPage
from ui.law.lines import Group, Line, groups
from ui.law.panel import LawPanel, LineBox
from ui.marks import Mark
from ui.page import Place
from ui.shell import Shell

TODAY = date(2026, 11, 20)
SECTION = re.compile(
    r"\bs{1,2}\d+[A-Z]*\b|\bsection \d+|\br\.\d+\.\d+|\bCrimPR \d+|\bSch(edule)? 1A\b|\bs5A\b"
)
RICH = Facts(
    today=TODAY,
    court_code="C62NG00",
    trial_date=date(2027, 3, 1),
    defendants=(
        Defendant("HALE, Owen", "guilty", date(2026, 11, 2), 30, True),
        Defendant("HALE, Marcus", "not_guilty", date(2026, 11, 16), 32, False),
        Defendant("HALE, Rhys", "not_guilty", date(2026, 10, 1), 30, True),
    ),
    offences=(Offence("SX03001", "none"), Offence("ZZ99999")),
    complainant=True,
    domestic_abuse=True,
    relationship="ex_partner",
    date_of_birth=date(2009, 1, 1),
    fear_or_distress=True,
    video_interview=True,
    video_interview_under_18=True,
    declines_primary_rule=True,
)
"""Facts that make the law say much."""
CASES = (
    RICH,
    replace(RICH, date_of_birth=date(1990, 1, 1), court_code="B61NP00"),
    replace(RICH, result="special_verdict"),
    replace(RICH, result="discontinued"),
    replace(RICH, defence_witness=True),
    replace(RICH, accused=True),
    Facts(today=TODAY),
    Facts(today=TODAY, court="A court nobody knows", defendants=(Defendant("One"),)),
)


def assess(
    shell: Shell, person: str, at: str, size: tuple[int, int] = (1366, 768)
) -> AssessmentPage:
    shell.frame.resize(*size)
    page = show(shell, "assessment", f"{person} {at}")
    assert isinstance(page, AssessmentPage)
    return page


def lines_of(panel: LawPanel, group: Group) -> list[Line]:
    return [box.line for box in panel.groups[group].lines.lines]


def opened(panel: LawPanel) -> set[Group]:
    return {group for group, box in panel.groups.items() if box.is_open}


def shown(qtbot: QtBot, found: Explanation, *, all_open: bool = True) -> LawPanel:
    """A panel of its own that shows ``found``."""
    panel = LawPanel(all_open=all_open)
    qtbot.addWidget(panel)
    aims = targets(headline(found.limits), date(2026, 12, 1))
    panel.show_law(found, aims, TODAY)
    return panel


@pytest.mark.parametrize("facts", CASES)
def test_each_line_names_a_section(facts: Facts) -> None:
    found = explain(facts, current())
    aims = targets(headline(found.limits), date(2026, 12, 1))
    for group, said in groups(found, aims, TODAY, {}).items():
        for line in said.lines:
            if "not law" not in line.sentence:  # a local target
                assert SECTION.search(f"{line.heading} {line.sentence}"), (group, line)


@pytest.mark.parametrize("facts", CASES)
def test_nothing_the_law_says_is_left_out(qtbot: QtBot, facts: Facts) -> None:
    found = explain(facts, current())
    panel = shown(qtbot, found)
    said = " ".join(label.text() for label in panel.findChildren(QLabel))
    every = [
        *(one.reason for one in found.eligible),
        *(one.reason for one in found.measures),
        *(one.reason for one in found.limits),
        *(one.reason for one in found.restraining_order),
        *(one.text for one in found.notes if not one.code.startswith("limit_per_defendant")),
    ]
    assert [words for words in every if words not in said] == []


@pytest.mark.parametrize("facts", CASES)
def test_what_is_not_certain_has_a_mark(facts: Facts) -> None:
    for said in groups(explain(facts, current()), (), TODAY, {}).values():
        for line in said.lines:
            unsure = "to be confirmed by legal services" in line.sentence.lower()
            assert (("To be confirmed", theme.Tone.AMBER) in line.marks) is unsure, line


def test_the_earliest_limit_comes_first_with_its_days_and_its_lateness(qtbot: QtBot) -> None:
    panel = shown(qtbot, explain(RICH, current()))
    first, *others = lines_of(panel, Group.LIMITS)
    assert first.heading == "HALE, Rhys"
    assert first.marks[0][0].startswith("Passed on Thu 15 Oct 2026")
    assert first.marks[0][1] is theme.Tone.RED
    said = [line.sentence for line in others]
    assert any("r.18.6" in words for words in said)
    aims = [n for n, words in enumerate(said) if words.startswith(("Internal", "Legal last day"))]
    after = [n for n, line in enumerate(others) if line.heading]
    assert len(aims) == 2
    assert max(aims) < min(after)
    assert [line.heading for line in others if line.heading] == ["HALE, Marcus", "HALE, Owen"]


def test_the_panel_follows_the_answers(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = assess(shell, person, "feelings.fear_or_distress")
    assert [line.heading for line in lines_of(page.law, Group.ELIGIBLE)] == ["s17(4)"]
    type_in("y")
    settle(shell)
    assert [line.heading for line in lines_of(page.law, Group.ELIGIBLE)] == ["s17(4)", "s17(1)"]
    type_in("n")
    settle(shell)
    assert [line.heading for line in lines_of(page.law, Group.ELIGIBLE)] == ["s17(4)"]


def test_it_says_what_the_store_says(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    desk = shell.session.desk
    accused = cases.open_case(desk, person).defendants[0]
    pleas.enter(desk, accused.id, "not_guilty", date(2026, 11, 16), None)
    page = assess(shell, person, "choice.first")
    sitting = assessing.begin(desk, person)
    assert page.law.as_at.text() == "Law as at 1 June 2026"
    limits = [line.sentence for line in lines_of(page.law, Group.LIMITS)]
    assert limits[0] == sitting.explanation.limits[0].reason
    assert [aim.words for aim in sitting.targets] == limits[1:]
    states = Counter(one.state for one in sitting.measures)
    assert page.law.groups[Group.MEASURES].summary.text() == (
        f"{states[State.OPEN]} open, {states[State.CLOSED]} closed, {states[State.ASK]} to be asked"
    )


def test_on_the_page_of_a_measure_its_line_comes_first(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = assess(shell, person, "screens.view")
    screens = assessing.begin(shell.session.desk, person).measures[0]
    (box,) = page.law.first.lines
    assert box.line.heading == "Screens (s23)"
    assert box.line.marks[0][0] == "Open here"
    assert box.line.sentence == screens.reason
    above = box.mapTo(page.law, box.rect().bottomLeft()).y()
    assert all(above < group.y() for group in page.law.groups.values() if group.isVisible())
    type_in("y")
    settle(shell)
    type_in("n")
    settle(shell)
    assert opened(page.law) == set()
    page.asked["screens.view"].focus()
    type_in("y")
    settle(shell)
    assert ("Wanted: yes", theme.Tone.PLAIN) in box.line.marks
    assert page.law.first.lines == [box]  # the same line, changed in place


def test_the_group_of_the_page_is_open_and_others_are_not(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = assess(shell, person, "eligibility.complainant")
    for at, group in (
        ("eligibility.complainant", {Group.ELIGIBLE}),
        ("choice.first", {Group.MEASURES}),
        ("restraining_order.wanted", {Group.RESTRAINING_ORDER}),
        ("opening.right_person", set[Group]()),
    ):
        page.jump_to(at)
        assert opened(page.law) == group


def test_a_group_opens_by_keyboard_and_stays_open(shell: Shell, tmp_path: Path) -> None:
    page = assess(shell, a_victim(shell, tmp_path), "opening.right_person")
    box = page.law.groups[Group.LIMITS]
    assert box.summary.isVisible()
    assert not box.lines.isVisible()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Return):
        box.header.setFocus(Qt.FocusReason.TabFocusReason)
        before = box.is_open
        press(key)
        assert box.is_open is not before
        assert box.lines.isVisible() is box.is_open
        assert box.summary.isVisible() is not box.is_open
    assert "Enter closes it" in box.header.accessibleDescription()
    assert box.header.accessibleName() == f"Time limits: {box.summary.text()}"
    page.jump_to("choice.first")
    assert opened(page.law) == {Group.LIMITS, Group.MEASURES}


def test_a_click_leaves_the_cursor_in_the_words(shell: Shell, tmp_path: Path) -> None:
    page = assess(shell, a_victim(shell, tmp_path), "feelings.words")
    type_in("She said ")
    box = page.law.groups[Group.ALSO]
    QTest.mouseClick(box.header, Qt.MouseButton.LeftButton)
    assert box.is_open
    type_in("no")
    assert page.asked["feelings.words"].field.value() == "She said no"


def test_the_law_changes_in_place(shell: Shell, tmp_path: Path) -> None:
    """No line that says the same is made anew, and neither side scrolls."""
    page = assess(shell, a_victim(shell, tmp_path), "feelings.fear_or_distress")
    for box in page.law.groups.values():
        if not box.is_open:
            box.header.click()
    settle(shell)
    bar = page.beside.side.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    assert at > 0
    before = page.law.findChildren(LineBox)
    type_in("y")
    settle(shell)
    assert bar.value() == at
    assert page.asked["feelings.fear_or_distress"].row.isAncestorOf(focus())
    after = page.law.findChildren(LineBox)
    assert [box for box in before if box not in after] == []


def test_what_tab_comes_to_is_brought_into_sight(shell: Shell, tmp_path: Path) -> None:
    page = assess(shell, a_victim(shell, tmp_path), "choice.first")
    for group in Group:
        if not page.law.groups[group].is_open:
            page.law.groups[group].header.click()
    settle(shell)
    last = page.law.groups[Group.ALSO].header
    assert last.visibleRegion().isEmpty()
    last.setFocus(Qt.FocusReason.TabFocusReason)
    assert last.visibleRegion().boundingRect() == last.rect()


def test_another_person_never_stands_beside_the_law_of_the_first(
    shell: Shell, tmp_path: Path
) -> None:
    found = people(shell.session.desk, tmp_path)
    page = assess(shell, found["Siân"], "screens.view")
    assert page.law.isVisible()
    shell.go(Place("assessment", f"{found['Tomos']} screens.view"))
    assert not page.law.isVisible()
    assert not page.law.first.isVisible()
    settle(shell)
    assert page.law.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_the_red_stop_is_on_top_whatever_the_page(
    shell: Shell, tmp_path: Path, size: tuple[int, int]
) -> None:
    person = a_victim(shell, tmp_path)
    assessing.record(shell.session.desk, person, {"opening.anonymity": "yes"})
    page = assess(shell, person, "opening.anonymity", size)
    assert page.beside.wide is (size[0] > 1000)
    stop = page.law.stop
    assert stop.isVisible()
    assert stop.words.text() == STOP
    assert stop.tone is theme.Tone.RED
    for area in (page.area, page.beside.side):  # nothing scrolls it away
        assert area is not None
        assert not area.isAncestorOf(stop)
        below = area.mapTo(page, QPoint()).y()
        assert not area.isVisible() or stop.mapTo(page, stop.rect().bottomLeft()).y() < below
    assert not any(STOP in line.sentence for line in lines_of(page.law, Group.ALSO))
    page.asked["opening.anonymity"].focus()
    type_in("n")
    settle(shell)
    assert not stop.isVisible()


def test_the_stop_stands_on_every_page(qtbot: QtBot) -> None:
    found = explain(replace(RICH, anonymity_order=True), current())
    assert next(note.code for note in found.notes) == CODE
    panel = LawPanel()
    qtbot.addWidget(panel)
    for page in pages({}):
        panel.show_law(found, (), TODAY, page=page)
        assert panel.stop.words.text() == STOP
        assert panel.stop.isVisibleTo(panel)


def test_in_a_narrow_window_the_law_stands_under_the_questions(
    shell: Shell, tmp_path: Path
) -> None:
    page = assess(shell, a_victim(shell, tmp_path), "screens.view", (683, 384))
    assert not page.beside.side.isVisible()

    def top(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().topLeft()).y()

    assert top(page.law.first) < top(page.form) < top(page.law)
    shell.frame.resize(1366, 768)
    settle(shell)
    assert page.beside.side.isVisible()
    assert page.law.isAncestorOf(page.law.first)
    assert page.beside.side.isAncestorOf(page.law)
    marks = [mark.text() for mark in page.law.first.findChildren(Mark)]
    assert marks == ["Open here"]
