"""Practice: every change of a fact is answered at once, and nothing of it is kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import text

from smadvisor.assessment.questions import BY_ID
from smadvisor.law.facts_file import RESULTS
from smadvisor.law.tables import current
from smadvisor.office import assessing, cases, opening
from smadvisor.office.desk import Desk
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE, clock
from tests.ui.someone import ALT, CTRL, a_victim, focus, press, settle, show, type_in
from ui.assessment.page import AssessmentPage
from ui.form import Row
from ui.law import practice
from ui.law.lines import Group
from ui.law.practice import COURT, LAWYER, PLEA, PLEA_DATE, RESULT
from ui.law.what_if import WhatIfPage
from ui.page import Place
from ui.shell import Shell


def practise(shell: Shell, person: str = "") -> WhatIfPage:
    page = show(shell, "what_if", person)
    assert isinstance(page, WhatIfPage)
    return page


def choose(page: WhatIfPage, **values: str | tuple[str, ...]) -> None:
    """Set rows as a person would: the form tells of each."""
    for name, value in values.items():
        row = name.replace("__", ".")
        page.form.rows[row].field.set_value(value)
        page.form.rows[row].field.changed.emit()


def sections(page: WhatIfPage) -> list[str]:
    return [box.line.heading for box in page.law.groups[Group.ELIGIBLE].lines.lines]


def said(page: WhatIfPage, group: Group) -> str:
    lines = (box.line for box in page.law.groups[group].lines.lines)
    return " ".join(f"{one.heading} {one.marks} {one.sentence}" for one in lines)


def everything(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the store, but for the record of who looked."""
    with desk.store.read() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        return {
            name: [tuple(row) for row in connection.execute(text(f'SELECT * FROM "{name}"'))]
            for (name,) in names.all()
            if name != "record"
        }


def test_from_the_queue_nothing_is_known(shell: Shell) -> None:
    press(Qt.Key.Key_I, CTRL)
    page = shell.page
    assert isinstance(page, WhatIfPage)
    assert {name for name, value in page.form.values().items() if value} == set()
    assert page.banner.isVisible()
    assert page.banner.words.text() == "For practice: nothing here is kept."
    assert all(box.is_open for box in page.law.groups.values())
    assert page.law.groups[Group.ELIGIBLE].summary.text() == "Not settled yet"
    assert page.form.rows[COURT].isAncestorOf(focus())
    QTest.keyClick(shell.frame, Qt.Key.Key_Left, ALT)
    assert shell.page is shell.pages["queue"]


def test_from_the_assessment_it_begins_with_these_facts_and_goes_back(
    shell: Shell, tmp_path: Path
) -> None:
    person = a_victim(shell, tmp_path)
    page = show(shell, "assessment", f"{person} screens.view")
    assert isinstance(page, AssessmentPage)
    page.jump_to("feelings.fear_or_distress")
    type_in("y")
    press(Qt.Key.Key_I, CTRL)
    settle(shell)
    found = shell.page
    assert isinstance(found, WhatIfPage)
    assert found.form.value(COURT) == "B61NP00"
    assert found.form.value("feelings.fear_or_distress") == "yes"  # typed a moment before
    assert found.form.value("eligibility.complainant") == "yes"
    assert found.form.value("eligibility.date_of_birth") == "1997-06-01"
    assert found.form.value(practice.AGE) == "32"
    assert sections(found) == ["s17(4)", "s17(1)"]
    QTest.keyClick(shell.frame, Qt.Key.Key_Left, ALT)
    settle(shell)
    assert shell.page is page
    assert page.here is not None
    assert page.here.topic == "feelings"


def test_any_change_is_answered_at_once(shell: Shell, tmp_path: Path) -> None:
    page = practise(shell, a_victim(shell, tmp_path))
    assert "Closed here" in said(page, Group.MEASURES)
    assert "HALE, Marcus" in said(page, Group.LIMITS)
    assert "before the first hearing on 1 December 2026" in said(page, Group.LIMITS)
    choose(page, court="C62NG00", eligibility__sexual_offence="yes")
    assert "Nobody robes" not in said(page, Group.MEASURES)
    choose(page, plea="not_guilty", plea_date="2026-11-16")
    assert "30 November 2026" in said(page, Group.LIMITS)
    choose(page, court="B61NP00")
    assert "14 December 2026" in said(page, Group.LIMITS)
    assert "Internal target" in said(page, Group.LIMITS)
    choose(page, lawyer="no")
    assert "(s34)" in said(page, Group.ALSO)
    choose(page, result="discontinued")
    assert "neither a conviction" in said(page, Group.RESTRAINING_ORDER)
    assert not page.law.groups[Group.LIMITS].isVisible()
    choose(page, opening__anonymity="yes")
    assert page.law.stop.isVisible()


def test_an_offence_code_and_a_weapon_decide(shell: Shell) -> None:
    page = practise(shell)
    choose(page, eligibility__offence_codes="SX03001", eligibility__complainant="yes")
    assert sections(page) == ["s17(4)"]
    choose(page, eligibility__offence_codes="OF61102", eligibility__weapon="none")
    assert "s17(5)" not in sections(page)
    choose(page, eligibility__weapon="knife_used")
    assert "s17(5)" in sections(page)
    assert page.form.rows["eligibility.declines_s17_5"].isVisible()
    choose(page, eligibility__declines_s17_5="yes")
    assert "s17(5)" not in sections(page)


def test_a_defendant_under_16_commits_no_domestic_abuse(shell: Shell, tmp_path: Path) -> None:
    page = practise(shell, a_victim(shell, tmp_path))
    assert sections(page) == ["s17(4)"]
    choose(page, age="15")
    assert "s17(4)" not in sections(page)


def test_by_keyboard(shell: Shell) -> None:
    page = practise(shell)
    page.form.rows["eligibility.complainant"].field.parts()[0].setFocus()
    type_in("y")
    page.form.rows["eligibility.sexual_offence"].field.parts()[0].setFocus()
    type_in("y")
    assert sections(page) == ["s17(4)"]
    press(Qt.Key.Key_Delete)
    assert sections(page) == [""]


@pytest.mark.parametrize(
    ("row", "typed"),
    [(PLEA_DATE, "last spring"), (practice.AGE, "old"), ("eligibility.date_of_birth", "31/02/26")],
)
def test_what_cannot_be_read_is_said_and_does_not_count(shell: Shell, row: str, typed: str) -> None:
    page = practise(shell)
    before = said(page, Group.LIMITS), sections(page)
    page.form.rows[row].field.parts()[0].setFocus()
    type_in(typed)
    page.form.flush()
    assert page.form.rows[row].error_text
    assert (said(page, Group.LIMITS), sections(page)) == before
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    page.form.flush()
    assert not page.form.rows[row].error_text


def test_start_again_forgets_what_was_tried(shell: Shell, tmp_path: Path) -> None:
    page = practise(shell, a_victim(shell, tmp_path))
    first = page.form.values()
    choose(page, result="acquitted", plea="guilty", eligibility__complainant="no")
    assert page.form.values() != first
    press(Qt.Key.Key_R, CTRL)
    settle(shell)
    assert page.form.values() == first
    shown = [row for row in page.form.findChildren(Row) if row.isVisible()]
    assert set(shown) <= set(page.form.rows.values())


def test_nothing_is_kept(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    desk = shell.session.desk
    assessing.record(desk, person, {"feelings.fear_or_distress": "yes"})
    before = everything(desk)
    assert before["entry"]
    page = practise(shell, person)
    for name, row in page.form.rows.items():
        if row.isVisible():
            options = BY_ID[name].options if name in BY_ID else ()
            choose(page, **{name.replace(".", "__"): options[0].value if options else "1"})
    choose(page, court="C62CR00", plea="not_guilty", plea_date="2026-11-02", result="acquitted")
    settle(shell)
    assert everything(desk) == before
    press(Qt.Key.Key_Left, ALT)
    shell.go(Place("queue"))
    settle(shell)
    assert everything(desk) == before
    folder = shell.frame.folder  # type: ignore[attr-defined]
    practise(shell, person)
    shell.frame.close()
    again = opening.unlock(folder, PASSPHRASE, now=clock)
    assert everything(again) == before
    again.close()


def test_practice_begins_no_assessment(shell: Shell, tmp_path: Path) -> None:
    person = a_victim(shell, tmp_path)
    page = practise(shell, person)
    assert page.form.value("eligibility.complainant") == "yes"
    assert cases.open_case(shell.session.desk, person).assessment_started is None


def test_the_next_person_finds_nothing_of_the_last(shell: Shell, tmp_path: Path) -> None:
    page = practise(shell, a_victim(shell, tmp_path))
    choose(page, result="acquitted")
    practise(shell)
    assert {name for name, value in page.form.values().items() if value} == set()
    assert "HALE" not in said(page, Group.LIMITS)


def test_every_way_a_case_can_end_and_every_court_is_offered(shell: Shell) -> None:
    page = practise(shell)
    assert set(practice.RESULTS) == set(RESULTS)
    for result in RESULTS:
        choose(page, result=result)
        assert page.form.value(RESULT) == result
        assert said(page, Group.RESTRAINING_ORDER)
    for row in current().courts:
        choose(page, court=row["code"])
        assert page.form.value(COURT) == row["code"]


def test_blank_practice_is_accessible(shell: Shell) -> None:
    page = practise(shell)
    choose(page, eligibility__complainant="yes", video_recorded_interview__made="yes")
    assert looking.unnamed(shell) == []
    assert looking.unasked(shell) == []
    assert looking.unreached(shell) == []
    assert {PLEA, LAWYER} <= set(page.form.rows)
