"""The window offers the newer law, says what would differ, and waits."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from smadvisor.law.tables import current
from smadvisor.office import assessing
from tests.desk import made_under
from tests.ui.someone import a_victim, press, settle, show
from ui.assessment.page import AssessmentPage
from ui.shell import Shell

EARLIER = replace(
    current(),
    as_at=date(2021, 1, 1),
    schedule_1a=(
        *current().schedule_1a,
        {**current().schedule_1a[0], "provision": "CJA 1988 s39", "condition": "charge"},
    ),
)


def test_the_newer_law_is_offered_and_taken_by_key(shell: Shell, tmp_path: Path) -> None:
    desk, person = shell.session.desk, a_victim(shell, tmp_path)
    assessing.answer(desk, person, "eligibility.offence_codes", "CJ88116")
    made_under(desk, person, EARLIER)
    page = show(shell, "assessment", person)
    assert isinstance(page, AssessmentPage)
    assert page.newer.isVisible()
    assert "No longer eligible under s17(5)." in page.newer.said.text()
    assert page.law.as_at.text() == "Law as at 1 January 2021"
    page.newer.use.setFocus()
    press(Qt.Key.Key_Space)
    settle(shell)
    assert not page.newer.isVisible()
    assert page.law.as_at.text() != "Law as at 1 January 2021"
    assert assessing.begin(desk, person).newer_law is None


def test_under_the_law_of_today_nothing_is_offered(shell: Shell, tmp_path: Path) -> None:
    page = show(shell, "assessment", a_victim(shell, tmp_path))
    assert isinstance(page, AssessmentPage)
    assert not page.newer.isVisible()
