"""The Victims' Right to Review: what is late, what is due when, and what cannot be written down."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.casework.review_requests import (
    Came,
    Decision,
    Limits,
    ReviewOutcome,
    ReviewRequest,
    Scheme,
    Stage,
    Standing,
    hint,
    problems,
    standing,
)
from smadvisor.law.business_days import add_business_days
from tests.law.strategies import LAW

WORKING = partial(add_business_days, law=LAW)
LIMITS = Limits(ask_days=10, latest_months=3, local_days=10, independent_days=30, police_days=30)
TODAY = date(2026, 11, 20)
ASKED = ReviewRequest(
    urn="61US0412326",
    person="PRYCE, Siân",
    scheme=Scheme.CPS_LOCAL,
    decision=Decision.DISCONTINUED,
    decided_on=date(2026, 11, 2),
    requested_on=date(2026, 11, 9),
)
POLICE = replace(ASKED, scheme=Scheme.POLICE, decision=Decision.NO_FURTHER_ACTION)


def stands(asked: ReviewRequest, today: date = TODAY) -> Standing:
    return standing(asked, LIMITS, today, WORKING)


def codes(asked: ReviewRequest, today: date = TODAY) -> dict[str, str]:
    return {problem.field: problem.code for problem in problems(asked, today)}


@pytest.mark.parametrize(
    ("asked", "due_on"),
    [
        (ASKED, date(2026, 11, 23)),
        (replace(ASKED, scheme=Scheme.CPS_INDEPENDENT), date(2026, 12, 21)),
        (POLICE, date(2026, 12, 21)),
        # Good Friday 3 April and Easter Monday 6 April 2026 are no working days.
        (replace(ASKED, requested_on=date(2026, 4, 1)), date(2026, 4, 17)),
        (replace(ASKED, due_on=date(2026, 12, 1)), date(2026, 12, 1)),
        (replace(ASKED, requested_on=date(2030, 1, 7)), None),
        (replace(ASKED, scheme=None), None),
        (ReviewRequest(), None),
    ],
)
def test_it_is_due_so_many_working_days_after_it_was_asked_for(
    asked: ReviewRequest, due_on: date | None
) -> None:
    assert stands(asked).due_on == due_on


@pytest.mark.parametrize(
    ("today", "stage", "words"),
    [
        (date(2026, 11, 17), Stage.WAITING, "Due in 6 days"),
        (date(2026, 11, 18), Stage.SOON, "Due in 5 days"),
        (date(2026, 11, 22), Stage.SOON, "Due in 1 day"),
        (date(2026, 11, 23), Stage.SOON, "Due today"),
        (date(2026, 11, 24), Stage.OVERDUE, "Overdue by 1 day"),
        (date(2026, 12, 3), Stage.OVERDUE, "Overdue by 10 days"),
    ],
)
def test_what_is_due_is_said_in_words(today: date, stage: Stage, words: str) -> None:
    found = stands(ASKED, today)
    assert (found.stage, found.words) == (stage, words)


def test_where_no_day_can_be_counted_it_asks_for_one() -> None:
    found = stands(replace(ASKED, requested_on=date(2030, 1, 7)))
    assert (found.stage, found.words) == (Stage.UNDATED, "No day: enter when it is due")


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        (date(2026, 11, 23), "The decision was upheld"),
        (date(2026, 11, 24), "The decision was upheld, 1 day late"),
        (date(2026, 11, 26), "The decision was upheld, 3 days late"),
    ],
)
def test_what_is_answered_is_no_longer_due_and_says_how_late_it_was(
    ended: date, words: str
) -> None:
    done = replace(ASKED, outcome=ReviewOutcome.UPHELD, outcome_on=ended)
    found = stands(done, date(2027, 6, 1))
    assert (found.stage, found.words) == (Stage.ANSWERED, words)
    undated = replace(done, requested_on=date(2030, 1, 7))
    assert stands(undated).words == "The decision was upheld"
    assert stands(replace(done, outcome_on=None)).words == "The decision was upheld"


@pytest.mark.parametrize(
    ("asked", "came"),
    [
        (replace(ASKED, requested_on=date(2026, 11, 16)), Came.IN_TIME),
        (replace(ASKED, requested_on=date(2026, 11, 17)), Came.LATE),
        (replace(ASKED, requested_on=date(2027, 2, 2)), Came.LATE),
        (replace(ASKED, requested_on=date(2027, 2, 3)), Came.TOO_LATE),
        (replace(POLICE, requested_on=date(2027, 2, 2)), Came.IN_TIME),
        (replace(POLICE, requested_on=date(2027, 2, 3)), Came.TOO_LATE),
        (replace(ASKED, decided_on=None), Came.NOT_JUDGED),
        (replace(ASKED, requested_on=None), Came.NOT_JUDGED),
        (replace(ASKED, scheme=None), Came.NOT_JUDGED),
        (replace(ASKED, scheme=Scheme.CPS_INDEPENDENT), Came.NOT_JUDGED),
        (
            replace(ASKED, decided_on=date(2030, 1, 7), requested_on=date(2030, 1, 8)),
            Came.NOT_JUDGED,
        ),
    ],
)
def test_whether_it_came_in_time(asked: ReviewRequest, came: Came) -> None:
    assert stands(asked).came is came


@pytest.mark.parametrize(
    ("decided", "last"),
    [
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 8, 31), date(2026, 11, 30)),
        (date(2026, 9, 30), date(2026, 12, 30)),
        (date(2026, 1, 15), date(2026, 4, 15)),
    ],
)
def test_three_months_end_on_the_same_day_or_the_last_of_the_month(
    decided: date, last: date
) -> None:
    asked = replace(POLICE, decided_on=decided, requested_on=last)
    assert stands(asked).came is Came.IN_TIME
    assert stands(replace(asked, requested_on=last + timedelta(days=1))).came is Came.TOO_LATE


def test_other_limits_give_other_days() -> None:
    shorter = replace(LIMITS, ask_days=5, local_days=3, latest_months=1)
    found = standing(ASKED, shorter, TODAY, WORKING)
    assert (found.came, found.due_on) == (Came.IN_TIME, date(2026, 11, 12))
    later = replace(ASKED, requested_on=date(2026, 11, 10))
    assert standing(later, shorter, TODAY, WORKING).came is Came.LATE
    last = replace(ASKED, requested_on=date(2026, 12, 3))
    assert standing(last, shorter, TODAY, WORKING).came is Came.TOO_LATE


def test_a_sound_request_has_no_problem() -> None:
    assert problems(ASKED, TODAY) == ()
    whole = replace(
        ASKED,
        allocated_to="CPS Wales",
        allocated_on=date(2026, 11, 10),
        due_on=date(2026, 12, 1),
        outcome=ReviewOutcome.OVERTURNED,
        outcome_on=TODAY,
    )
    assert problems(whole, TODAY) == ()
    assert problems(replace(ASKED, decided_on=None), TODAY) == ()


def test_an_empty_one_asks_for_what_has_to_be_there() -> None:
    assert codes(ReviewRequest(urn="  ")) == {
        "urn": "urn_missing",
        "scheme": "scheme_missing",
        "decision": "decision_missing",
        "requested_on": "requested_missing",
    }


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"decided_on": date(2026, 11, 10)}, {"requested_on": "asked_before_decision"}),
        ({"allocated_to": "CPS"}, {"allocated_on": "allocated_day_missing"}),
        ({"allocated_on": TODAY}, {"allocated_to": "allocated_to_missing"}),
        ({"outcome": ReviewOutcome.UPHELD}, {"outcome_on": "outcome_day_missing"}),
        ({"outcome_on": TODAY}, {"outcome": "outcome_missing"}),
        ({"due_on": date(2026, 11, 8)}, {"due_on": "before_request"}),
        (
            {"allocated_to": "CPS", "allocated_on": date(2026, 11, 8)},
            {"allocated_on": "before_request"},
        ),
        (
            {"outcome": ReviewOutcome.UPHELD, "outcome_on": date(2026, 11, 8)},
            {"outcome_on": "before_request"},
        ),
        ({"requested_on": date(2026, 11, 21)}, {"requested_on": "in_future"}),
        ({"decision": Decision.NO_FURTHER_ACTION}, {"decision": "other_scheme"}),
        ({"scheme": Scheme.POLICE}, {"decision": "other_scheme"}),
    ],
)
def test_what_cannot_be_is_named_at_its_field(
    changes: dict[str, object], wrong: dict[str, str]
) -> None:
    assert codes(replace(ASKED, **changes)) == wrong  # type: ignore[arg-type]


def test_what_is_to_be_known_about_a_request_is_said() -> None:
    hints = {decision: hint(replace(ASKED, decision=decision)) for decision in Decision}
    assert "explanation or an apology" in hints.pop(Decision.NO_EVIDENCE)
    assert not any(hints.values())
    assert "local answer" in hint(replace(ASKED, scheme=Scheme.CPS_INDEPENDENT))


def test_every_code_has_words() -> None:
    for codes_of in (Scheme, Decision, ReviewOutcome, Came):
        said = [one.words for one in codes_of]
        assert all(said)
        assert len(set(said)) == len(said)


@given(asked=st.dates(date(2026, 1, 1), date(2029, 6, 1)), today=st.dates(date(2026, 1, 1)))
def test_an_open_request_is_overdue_exactly_after_its_day(asked: date, today: date) -> None:
    found = stands(replace(ASKED, requested_on=asked), today)
    assert found.due_on is not None
    assert found.due_on > asked
    assert (found.stage is Stage.OVERDUE) == (today > found.due_on)
