"""How trials ended, from real ticks: whose year, which MG2, and what an erasure takes along."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from forms import mg2
from smadvisor.assessment.questions.details import WHY_A_NEW_VERSION
from smadvisor.casework.pretrial import Fact
from smadvisor.office import after_trial as office
from smadvisor.office import assessing, cases, checks, papers, restricting, retention
from smadvisor.office.desk import Desk
from smadvisor.office.retention import Reason
from smadvisor.office.verbs import UserRole
from smadvisor.store import record
from smadvisor.tally.after_trial import ANY, COLUMNS, EVERYBODY, NONE, UNKNOWN, Row
from tests.desk import Clock, colleague
from tests.office.copies import refused

THIS, LAST = "2026-04", "2025-04"


@pytest.fixture
def gwen(listed: Desk) -> str:
    return cases.find(listed, "61UN0098726", "LLŶR")


@pytest.fixture
def carys(listed: Desk) -> str:
    return cases.find(listed, "61US0412926", "BEVAN")


def rows(desk: Desk, year: str = "") -> dict[str, Row]:
    return {row.code: row for row in office.after_trial(desk, year).rows}


def said(row: Row) -> dict[tuple[Fact, str], int]:
    return {(column.fact, column.value): n for column, n in row.counts.items() if n}


def test_who_has_no_verdict_is_not_counted(listed: Desk, sian: str) -> None:
    checks.tick(listed, sian, Fact.ATTENDED, "yes")
    checks.tick(listed, sian, Fact.USED, "yes", measure="screens")
    found = office.after_trial(listed)
    assert found.years == ()
    assert {row.n for row in found.rows} == {0}
    checks.tick(listed, sian, Fact.VERDICT, "guilty")
    assert rows(listed)["screens"].n == 1


def test_what_was_ticked_last_is_what_counts(listed: Desk, sian: str) -> None:
    for fact, values in (
        (Fact.VERDICT, ("not_tried", "guilty")),
        (Fact.ATTENDED, ("no", "yes")),
        (Fact.ORDER_MADE, ("no", "yes")),
    ):
        for value in values:
            checks.tick(listed, sian, fact, value)
    for value in ("yes", "no"):
        checks.tick(listed, sian, Fact.USED, value, measure="live_link")
    found = rows(listed)
    assert said(found[EVERYBODY]) == {
        (Fact.ATTENDED, "yes"): 1,
        (Fact.VERDICT, "guilty"): 1,
        (Fact.ORDER_MADE, "yes"): 1,
    }
    assert (found["live_link"].n, found[NONE].n) == (0, 1)


def test_the_year_is_that_of_the_day_of_the_verdict(
    listed: Desk, sian: str, gwen: str, carys: str, clock: Clock
) -> None:
    checks.tick(listed, sian, Fact.VERDICT, "guilty", date(2026, 3, 31))
    checks.tick(listed, gwen, Fact.VERDICT, "not_guilty", date(2026, 4, 1))
    checks.tick(listed, carys, Fact.VERDICT, "no_verdict")
    assert office.after_trial(listed).years == (THIS, LAST)
    assert rows(listed)[EVERYBODY].n == 3
    assert said(rows(listed, LAST)[EVERYBODY])[Fact.VERDICT, "guilty"] == 1
    assert rows(listed, THIS)[EVERYBODY].n == 2
    assert rows(listed, "2024-04")[EVERYBODY].n == 0


@pytest.mark.parametrize("old", [False, True])
def test_what_was_asked_for_is_what_the_newest_mg2_says(
    assessed: Desk, sian: str, tmp_path: Path, old: bool
) -> None:
    papers.make(assessed, sian, tmp_path, mg2.draw)
    assessing.answer(assessed, sian, "screens.view", "yes")
    assessing.answer(assessed, sian, "live_link.view", "no")
    assessing.answer(assessed, sian, WHY_A_NEW_VERSION, "She wants no link any more.")
    papers.make(assessed, sian, tmp_path, mg2.draw)
    papers.make(assessed, sian, tmp_path, mg2.draw, as_draft=True)
    if old:  # as version 0.1 kept them
        made = cases.open_case(assessed, sian).papers
        with assessed.store.write(assessed.user.id, assessed.now()) as journal:
            for paper in made:
                journal.change("mg2", paper.id, counts=None)
    checks.tick(assessed, sian, Fact.VERDICT, "guilty")
    found = rows(assessed)
    assert found["screens"].asked == 1
    assert found["live_link"].asked == 0
    assert found[EVERYBODY].asked is None
    assert found[UNKNOWN].n == 1
    for measure in found:
        if found[measure].asked:
            checks.tick(assessed, sian, Fact.USED, "no", measure=measure)
    assert rows(assessed)[NONE].n == 1


def test_a_remote_site_is_a_live_link_here(assessed: Desk, sian: str, tmp_path: Path) -> None:
    assessing.answer(assessed, sian, "live_link.view", "yes")
    assessing.answer(assessed, sian, "live_link.place", "remote_evidence_site")
    papers.make(assessed, sian, tmp_path, mg2.draw)
    checks.tick(assessed, sian, Fact.VERDICT, "guilty")
    assert rows(assessed)["live_link"].asked == 1


def test_an_erased_case_leaves_the_table(listed: Desk, sian: str, gwen: str) -> None:
    for person in (sian, gwen):
        checks.tick(listed, person, Fact.VERDICT, "guilty")
        checks.tick(listed, person, Fact.USED, "yes", measure="screens")
    case = cases.open_case(listed, sian).case
    retention.erase(listed, case.id, Reason.NOT_NEEDED, case.urn, although_unfinished=True)
    found = rows(listed)
    assert (found[EVERYBODY].n, found["screens"].n, found[ANY].n) == (1, 1, 1)


def test_a_restricted_case_counts_for_everybody(listed: Desk, sian: str) -> None:
    checks.tick(listed, sian, Fact.VERDICT, "guilty")
    case_id = cases.open_case(listed, sian).case.id
    restricting.restrict(listed, case_id, [listed.user.id], "Family")
    other = colleague(listed, "PC 77 Nia Lloyd", UserRole.SUPERVISOR)
    assert rows(other) == rows(listed)
    assert rows(other)[EVERYBODY].n == 1


def test_who_may_see_the_figures_sees_it_and_it_names_nobody(listed: Desk, sian: str) -> None:
    checks.tick(listed, sian, Fact.VERDICT, "guilty")
    for role in (UserRole.WITNESS_CARE, UserRole.ADMINISTRATOR):
        with refused("not_allowed"):
            office.after_trial(colleague(listed, f"PC {role}", role))
    with listed.store.read() as connection:
        before = len(record.lines(connection))
    assert "PRYCE" not in repr(office.after_trial(listed))
    with listed.store.read() as connection:
        assert len(record.lines(connection)) == before


def test_the_columns_are_those_of_the_ticks(listed: Desk, sian: str, clock: Clock) -> None:
    """Every value that can be ticked after a trial is counted in just one column."""
    for column in COLUMNS:
        if not column.value:
            continue
        checks.tick(listed, sian, Fact.VERDICT, "guilty")
        checks.tick(listed, sian, column.fact, column.value)
        clock.moment += timedelta(minutes=1)
        found = rows(listed)[EVERYBODY].counts
        assert found[column] == 1
        assert sum(n for other, n in found.items() if other.fact is column.fact) == 1
