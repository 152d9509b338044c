"""Whose trial comes: also of cases that left the weekly lists, not of those that ended."""

from datetime import timedelta
from pathlib import Path

import pytest

from smadvisor.casework.cases import GUILTY
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.pretrial import YES, Fact
from smadvisor.office import cases, checks, pleas, retention
from smadvisor.office.desk import Desk
from tests.desk import CARYS, GWEN, SIAN, Clock, new_desk, take_in, write_list


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    made = new_desk(tmp_path / "store", clock)
    take_in(made, write_list(tmp_path, SIAN, GWEN))
    take_in(made, write_list(tmp_path, GWEN, CARYS, name="next.csv"))
    return made


def coming(desk: Desk, days: int = 60) -> list[str]:
    return [one.person for one in checks.coming(desk, days)]


def test_a_case_that_left_the_lists_stays_once_its_trial_was_entered(desk: Desk) -> None:
    assert coming(desk) == ["BEVAN, Carys", "LLŶR, Gwŵen"]
    sian = cases.find(desk, "61US0412326", "PRYCE, Siân")
    assert cases.open_case(desk, sian).case.gone
    checks.tick(desk, sian, Fact.TRIAL, YES, desk.today + timedelta(days=30))
    assert coming(desk) == ["BEVAN, Carys", "LLŶR, Gwŵen", "PRYCE, Siân"]
    assert coming(desk, 29) == ["BEVAN, Carys", "LLŶR, Gwŵen"]


def test_after_a_guilty_plea_there_is_no_trial(desk: Desk) -> None:
    carys = cases.find(desk, "61US0412926", "BEVAN, Carys")
    cases.close(desk, carys, Outcome.PLEA_OR_DISCONTINUED)
    assert coming(desk) == ["LLŶR, Gwŵen"]
    cases.reopen(desk, carys)
    assert coming(desk) == ["BEVAN, Carys", "LLŶR, Gwŵen"]


def test_a_case_is_not_due_for_review_before_its_trial_is_long_over(desk: Desk) -> None:
    carys = cases.find(desk, "61US0412926", "BEVAN, Carys")
    cases.close(desk, carys, Outcome.EXISTING_ADEQUATE)
    case_id = cases.open_case(desk, carys).case.id
    before = retention.of_case(desk, case_id).due_on
    trial = desk.today + timedelta(days=200)
    checks.tick(desk, carys, Fact.TRIAL, YES, trial)
    after = retention.of_case(desk, case_id)
    assert before == desk.today + timedelta(days=90)
    assert after.due_on == trial + timedelta(days=90)
    assert after.why == "Counted from the trial"


def test_a_hearing_that_passed_without_a_day_of_the_trial_is_not_forgotten(
    desk: Desk, clock: Clock
) -> None:
    assert checks.undated(desk) == ()
    clock.moment += timedelta(days=10)
    found = checks.undated(desk)
    assert [one.person for one in found] == ["PRYCE, Siân", "LLŶR, Gwŵen", "BEVAN, Carys"]
    assert found[0].days < 0
    assert found[0].amber[0].startswith("The hearing has passed")
    gwen = cases.find(desk, "61UN0098726", "LLŶR, Gwŵen")
    checks.tick(desk, gwen, Fact.TRIAL, YES, desk.today + timedelta(days=30))
    carys = cases.open_case(desk, found[2].person_id)
    pleas.enter(desk, carys.defendants[0].id, GUILTY, desk.today, None)
    assert [one.person for one in checks.undated(desk)] == ["PRYCE, Siân"]
    clock.moment += timedelta(days=400)
    assert checks.undated(desk) == ()
