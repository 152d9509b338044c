"""The check before a trial, on a real store: what is ticked, and whose trial comes."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.pretrial import GRANTED, NO, REFUSED, YES, Fact
from smadvisor.casework.pretrial_known import State
from smadvisor.cli.window import draw_mg2
from smadvisor.errors import Refused
from smadvisor.office import (
    assessing,
    cases,
    checks,
    declaring,
    directory,
    papers,
    requests,
    restricting,
)
from smadvisor.office.access import Restricted
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.store import record
from tests.desk import CARYS, GWEN, SIAN, Clock, colleague, take_in, write_list

HEARING = date(2026, 12, 1)
TOMOS = SIAN.replace("PRYCE, Siân", "PRYCE, Tomos")


@pytest.fixture
def care(listed: Desk) -> Desk:
    """Witness care at the desk of the same store."""
    return colleague(listed, "WCO 77 Nia Lloyd", UserRole.WITNESS_CARE)


@pytest.fixture
def sent(assessed: Desk, sian: str, tmp_path: Path) -> Desk:
    """The advisor, once Siân's MG2 went to the CPS."""
    papers.make(assessed, sian, tmp_path, draw_mg2)
    papers.mark_sent(assessed, sian, "CPS Wales", assessed.today)
    return assessed


def refused(code: str) -> "pytest.RaisesExc[Refused]":
    return pytest.RaisesExc(Refused, check=lambda error: error.code == code)


def test_the_check_says_what_the_newest_mg2_asks_for(sent: Desk, sian: str, care: Desk) -> None:
    found = checks.check(care, sian)
    assert found.mg2 is not None
    assert (found.mg2.version, found.mg2.sent_to) == (1, "CPS Wales")
    assert (found.mg2.made_by, found.mg2.sent_on) == (sent.user.name, sent.today)
    assert "Screens" in [one.name for one in found.standing.measures]
    assert not any(one.tick for one in found.standing.person)
    assert (found.trial_on, found.trial_known) == (HEARING, False)


def test_a_draft_asks_for_nothing(assessed: Desk, sian: str, tmp_path: Path) -> None:
    papers.make(assessed, sian, tmp_path, draw_mg2, as_draft=True)
    found = checks.check(assessed, sian)
    assert found.mg2 is None
    assert found.standing.measures == ()
    assert found.standing.amber == ("No MG2 was sent.",)


def test_of_two_versions_the_newer_counts(sent: Desk, sian: str, tmp_path: Path) -> None:
    assessing.answer(sent, sian, "practical.visit", "yes")
    papers.make(sent, sian, tmp_path, draw_mg2)
    found = checks.check(sent, sian)
    assert found.mg2 is not None
    assert found.mg2.version == 2
    assert "MG2 version 2 is made, not sent." in found.standing.amber
    assert "Visit before the trial: not booked." in found.standing.amber


def test_a_tick_is_corrected_by_another_and_both_are_kept(sian: str, care: Desk) -> None:
    checks.tick(care, sian, Fact.DIRECTED, REFUSED, care.today, "by e-mail", "screens")
    kept = checks.tick(care, sian, Fact.DIRECTED, GRANTED, None, " DJ Howells ", "screens")
    assert (kept.value, kept.note, kept.user) == (GRANTED, "DJ Howells", "WCO 77 Nia Lloyd")
    found = checks.check(care, sian)
    (screens,) = found.standing.measures
    assert screens.lines[1].tick == kept
    (before,) = found.earlier[Fact.DIRECTED, "screens"]
    assert (before.value, before.note) == (REFUSED, "by e-mail")
    assert found.earlier.keys() == {(Fact.DIRECTED, "screens")}


def test_the_same_of_several_measures_is_one_act(sian: str, care: Desk) -> None:
    both = ("screens", "live_link")
    checks.tick_measures(care, sian, Fact.APPLIED, YES, care.today, "", both)
    found = checks.check(care, sian).standing
    assert [one.lines[0].state for one in found.measures] == [State.DONE] * 2
    with refused("which_measure"):
        checks.tick_measures(care, sian, Fact.APPLIED, NO, None, "", ("live_link", "curtains"))
    assert checks.check(care, sian).standing == found


@pytest.mark.parametrize(
    ("fact", "value", "days", "measure", "code"),
    [
        (Fact.APPLIED, "granted", 0, "screens", "no_such_value"),
        (Fact.APPLIED, YES, 0, "", "which_measure"),
        (Fact.APPLIED, YES, 0, "curtains", "which_measure"),
        (Fact.VISIT, YES, 0, "screens", "which_measure"),
        (Fact.APPLIED, YES, 1, "screens", "in_future"),
        (Fact.TOLD, YES, 1, "", "in_future"),
        (Fact.VISIT, "done", 1, "", "in_future"),
        (Fact.TRIAL, YES, None, "", "day_missing"),
    ],
)
def test_what_cannot_be_is_not_kept(
    care: Desk, sian: str, fact: Fact, value: str, days: int | None, measure: str, code: str
) -> None:
    on = None if days is None else care.today + timedelta(days)
    with refused(code):
        checks.tick(care, sian, fact, value, on, "", measure)
    found = checks.check(care, sian)
    assert found.standing.measures == ()
    assert found.trial is None


@pytest.mark.parametrize("fact", [Fact.VISIT, Fact.MEMORY_REFRESH])
def test_what_is_arranged_may_be_in_the_future(care: Desk, sian: str, fact: Fact) -> None:
    kept = checks.tick(care, sian, fact, YES, care.today + timedelta(3))
    assert kept in [one.tick for one in checks.check(care, sian).standing.person]


def test_the_day_of_the_trial_is_that_of_everybody_in_the_case(
    listed: Desk, care: Desk, sian: str, tmp_path: Path
) -> None:
    take_in(listed, write_list(tmp_path, SIAN, TOMOS, GWEN, CARYS))
    tomos = cases.find(care, "61US0412326", "PRYCE, Tomos")
    day = HEARING + timedelta(30)
    checks.tick(care, sian, Fact.TRIAL, YES, day)
    for person in (sian, tomos):
        found = checks.check(care, person)
        assert (found.trial_on, found.trial_known) == (day, True)
    checks.tick(care, tomos, Fact.TRIAL, YES, HEARING)
    assert checks.check(care, sian).trial_on == HEARING


def test_a_booking_does_not_survive_a_new_day(sian: str, care: Desk) -> None:
    checks.tick(care, sian, Fact.TRIAL, YES, HEARING)
    checks.tick(care, sian, Fact.INTERPRETER, YES)
    checks.tick(care, sian, Fact.TRIAL, YES, HEARING)
    assert "Interpreter" not in str(checks.check(care, sian).standing.amber)
    checks.tick(care, sian, Fact.TRIAL, YES, HEARING + timedelta(7))
    checks.tick(care, sian, Fact.TRIAL, YES, HEARING + timedelta(7))
    assert "Interpreter: booked, but the trial was moved" in str(
        checks.check(care, sian).standing.amber
    )
    checks.tick(care, sian, Fact.INTERPRETER, YES)
    assert "Interpreter" not in str(checks.check(care, sian).standing.amber)


def test_a_hearing_is_not_the_trial(sian: str, care: Desk, clock: Clock) -> None:
    for _day in range(9):
        clock.next_day()
    assert "The hearing has passed" in checks.check(care, sian).standing.amber[0]
    checks.tick(care, sian, Fact.TRIAL, YES, care.today + timedelta(20))
    assert checks.check(care, sian).standing.amber == ("No MG2 was sent.",)
    assert "PRYCE" in names(care, 28)


def test_what_an_mg2_of_somebody_else_asks_for_is_to_be_added(
    listed: Desk, sian: str, care: Desk
) -> None:
    assert checks.check(care, sian).standing.amber == ("No MG2 was sent.",)
    cases.review(listed, sian, Mg2State.ADEQUATE)
    (gap,) = checks.check(care, sian).standing.amber
    assert gap.startswith("The MG2 on file was not made here.")
    checks.tick(care, sian, Fact.IN_PLACE, YES, measure="screens")
    checks.tick(care, sian, Fact.DIRECTED, GRANTED, measure="screens")
    checks.tick(care, sian, Fact.TOLD, YES)
    assert checks.check(care, sian).standing.amber == ()
    by_name = {one.person: one.amber for one in checks.coming(care, 30)}
    assert by_name["PRYCE, Siân"] == ()


def test_a_request_shows_until_it_is_answered(listed: Desk, sian: str, care: Desk) -> None:
    asked = requests.ask(care, sian, "She wants screens now")
    found = checks.check(care, sian)
    assert [one.words for one in found.requests] == ["She wants screens now"]
    assert "look again" in found.standing.amber[-1]
    requests.answer(listed, asked.id, "Rang her")
    found = checks.check(care, sian)
    assert found.requests[0].done == "Rang her"
    assert "look again" not in str(found.standing.amber)


# --- the coming trials ----------------------------------------------------------------------------


def names(desk: Desk, days: int) -> list[str]:
    return [one.person.split(",")[0] for one in checks.coming(desk, days)]


def test_coming_trials_are_soonest_first_from_today(listed: Desk, care: Desk, sian: str) -> None:
    assert names(care, 30) == ["BEVAN", "LLŶR", "PRYCE"]
    assert names(care, 2) == ["BEVAN"]
    assert names(care, 1) == []
    checks.tick(care, sian, Fact.TRIAL, YES, care.today)
    assert names(care, 0) == ["PRYCE"]
    (first, *_rest) = checks.coming(care, 30)
    assert (first.trial_on, first.days, first.trial_known) == (care.today, 0, True)


def test_a_trial_that_was_moved_away_comes_no_more(care: Desk, sian: str) -> None:
    checks.tick(care, sian, Fact.TRIAL, YES, care.today)
    checks.tick(care, sian, Fact.TRIAL, YES, care.today + timedelta(90))
    assert "PRYCE" not in names(care, 30)
    assert "PRYCE" in names(care, 90)
    checks.tick(care, sian, Fact.TRIAL, YES, care.today - timedelta(1))
    assert "PRYCE" not in names(care, 90)


def test_the_list_and_the_screen_say_the_same(sent: Desk, sian: str, care: Desk) -> None:
    checks.tick(care, sian, Fact.DIRECTED, GRANTED, care.today, "", "screens")
    requests.ask(care, sian, "She wants a link now")
    (listed,) = [one for one in checks.coming(care, 30) if one.person_id == sian]
    found = checks.check(care, sian)
    assert listed.amber == found.standing.amber
    assert listed.measures == tuple(one.name for one in found.standing.measures)
    assert (listed.trial_on, listed.requests) == (found.trial_on, 1)


def test_who_is_gone_or_closed_to_somebody_is_not_coming(
    listed: Desk, care: Desk, sian: str, tmp_path: Path
) -> None:
    case_id = cases.open_case(listed, sian).case.id
    restricting.restrict(listed, case_id, [listed.user.id], "Family of an officer")
    assert names(care, 30) == ["BEVAN", "LLŶR"]
    assert names(listed, 30) == ["BEVAN", "LLŶR", "PRYCE"]
    take_in(listed, write_list(tmp_path, SIAN, GWEN, name="next.csv"))
    assert names(care, 30) == ["LLŶR"]


def test_a_closed_case_still_comes_to_trial(sent: Desk, sian: str, care: Desk) -> None:
    cases.close(sent, sian, Outcome.SENT)
    assert "PRYCE" in names(care, 30)


def test_a_check_is_asked_about_first_where_the_user_may_know_someone(
    listed: Desk, sian: str
) -> None:
    kin = colleague(listed, "WCO 8 Mari Pryce", UserRole.WITNESS_CARE)
    with pytest.raises(declaring.AskFirst):
        checks.check(kin, sian)


def test_what_is_done_stands_in_the_record(sian: str, care: Desk) -> None:
    checks.check(care, sian)
    checks.tick(care, sian, Fact.TOLD, YES, care.today)
    checks.coming(care, 14)
    with care.store.read() as connection:
        lines = [line for line in record.lines(connection) if line.user == care.user.id]
    said = [(line.verb, line.about) for line in lines]
    told = [(Verb.OPEN_CHECK, sian), (Verb.CHECK, sian), (Verb.SEE_CHECKS, "")]
    assert said == [(verb.code, about) for verb, about in told]


# --- finding somebody -----------------------------------------------------------------------------


def test_everybody_is_found_what_comes_first_and_what_is_past_last(
    sent: Desk, sian: str, care: Desk
) -> None:
    cases.close(sent, sian, Outcome.SENT)
    gwen = cases.find(care, "61UN0098726", "LLŶR")
    checks.tick(care, gwen, Fact.TRIAL, YES, care.today - timedelta(4))
    found = directory.everybody(care)
    assert [(one.person, one.status) for one in found] == [
        ("BEVAN, Carys", "Open"),
        ("PRYCE, Siân", "Closed"),
        ("LLŶR, Gwŵen", "Open"),
    ]
    assert found[2].day == care.today - timedelta(4)
    assert "hale" in found[1].search
    assert "61us0412326" in found[1].search
    assert "pryce, sian" in found[1].search


def test_how_far_it_is_is_said(assessed: Desk, sian: str, tmp_path: Path) -> None:
    def status() -> str:
        return next(one.status for one in directory.everybody(assessed) if one.person_id == sian)

    assert status() == "Open"
    papers.make(assessed, sian, tmp_path, draw_mg2)
    assert status() == "MG2 made, not sent"
    papers.mark_sent(assessed, sian, "CPS Wales", assessed.today)
    assert status() == "MG2 sent"


def test_nobody_is_found_in_a_case_that_is_restricted(listed: Desk, sian: str, care: Desk) -> None:
    case_id = cases.open_case(listed, sian).case.id
    restricting.restrict(listed, case_id, [listed.user.id], "Family of an officer")
    assert "PRYCE" not in repr(directory.everybody(care))
    with pytest.raises(Restricted):
        checks.check(care, sian)
    with pytest.raises(Restricted):
        checks.tick(care, sian, Fact.TOLD, YES)
