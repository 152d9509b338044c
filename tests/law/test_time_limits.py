"""Rule 18.4: the last day to apply, for each defendant, against counts of its own."""

import calendar
from collections.abc import Callable
from datetime import date, datetime, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.law.business_days import add_business_days, is_business_day, known
from smadvisor.law.courts import CourtKind
from smadvisor.law.facts import Defendant
from smadvisor.law.time_limits import LATE, Limit, counts_for, headline, late, limits, targets
from tests.law.strategies import LAW

KNOWN_FROM, KNOWN_TO = known(LAW)
EASTER = {2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2028: (4, 16), 2029: (4, 1)}
pleas_on = st.dates(KNOWN_FROM - timedelta(100), KNOWN_TO + timedelta(100))
kinds = st.sampled_from(list(CourtKind))
M, Y, C = CourtKind.MAGISTRATES, CourtKind.YOUTH, CourtKind.CROWN


def limit_of(day: date | None, kind: CourtKind | None, plea: str | None = "not_guilty") -> Limit:
    (limit,) = limits([Defendant("D1", plea, day)], kind, LAW)
    return limit


@pytest.mark.parametrize(
    ("plea_date", "kind", "last_day"),
    [
        # no holiday between
        ("2026-01-12", M, "2026-02-09"),
        ("2026-02-09", M, "2026-03-09"),
        ("2026-02-13", C, "2026-02-27"),
        ("2026-06-29", M, "2026-07-27"),
        ("2026-06-10", C, "2026-06-24"),
        ("2026-07-13", M, "2026-08-10"),
        ("2026-09-14", M, "2026-10-12"),
        ("2026-10-05", M, "2026-11-02"),
        ("2026-11-02", M, "2026-11-30"),
        ("2026-11-16", M, "2026-12-14"),
        ("2026-10-19", C, "2026-11-02"),
        ("2026-06-01", M, "2026-06-29"),
        ("2026-09-25", C, "2026-10-09"),
        ("2026-06-01", Y, "2026-06-29"),
        # Easter
        ("2026-03-18", M, "2026-04-17"),
        ("2026-03-27", C, "2026-04-14"),
        ("2026-03-16", M, "2026-04-15"),
        ("2027-03-22", M, "2027-04-21"),
        ("2026-04-03", C, "2026-04-20"),
        # May and August
        ("2026-05-11", M, "2026-06-09"),
        ("2026-08-03", M, "2026-09-01"),
        ("2026-08-17", M, "2026-09-15"),
        ("2026-08-17", Y, "2026-09-15"),
        # Christmas and the New Year, with and without substitute days
        ("2025-12-23", C, "2026-01-09"),
        ("2026-12-18", C, "2027-01-06"),
        ("2027-12-20", C, "2028-01-06"),
        # a plea on a Saturday is day zero
        ("2026-02-14", M, "2026-03-13"),
    ],
)
def test_the_last_day(plea_date: str, kind: CourtKind, last_day: str) -> None:
    assert limit_of(date.fromisoformat(plea_date), kind).last_day == date.fromisoformat(last_day)


def slow_holidays(year: int) -> set[date]:
    """What Act and proclamation give, worked out without the table."""
    sunday = date(year, *EASTER[year])
    found = {sunday - timedelta(2), sunday + timedelta(1)}
    for month, which in ((5, 0), (5, -1), (8, -1)):
        weeks = calendar.monthcalendar(year, month)
        found.add(date(year, month, [week[0] for week in weeks if week[0]][which]))
    for month, day in ((1, 1), (12, 25), (12, 26)):
        fixed = date(year, month, day)
        while fixed.weekday() > 4 or fixed in found:
            fixed += timedelta(1)
        found.add(fixed)
    return found


def library_holidays(year: int) -> set[date]:
    return set(holidays.country_holidays("GB", subdiv="WLS", years=year))


@pytest.mark.parametrize("holidays_of", [slow_holidays, library_holidays])
def test_every_plea_day_of_six_years_in_every_court(
    holidays_of: Callable[[int], set[date]],
) -> None:
    closed = set[date]().union(*(holidays_of(year) for year in EASTER))
    first, last = date(2024, 1, 1), date(2029, 12, 31)
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    open_days = [day for day in days if day.isoweekday() not in {6, 7} and day not in closed]
    counted = 0
    for day in days:
        after = [one for one in open_days if day < one <= day + timedelta(45)]
        for kind, count in ((M, 20), (Y, 20), (C, 10)):
            expected = after[count - 1] if len(after) >= count else None
            assert limit_of(day, kind).last_day == expected, (day, kind)
            counted += expected is not None
    assert counted > 3 * 365 * 5  # but for the last weeks, each plea day has a last day


@given(pleas_on, kinds)
def test_a_limit_and_its_target_are_business_days(day: date, kind: CourtKind) -> None:
    limit = limit_of(day, kind)
    if limit.last_day is None:
        assert limit.internal_target is None
    else:
        assert limit.internal_target is not None
        assert is_business_day(limit.last_day, LAW)
        assert is_business_day(limit.internal_target, LAW)
        assert day < limit.internal_target < limit.last_day
        assert add_business_days(limit.internal_target, 5, LAW) == limit.last_day


@given(pleas_on, pleas_on, kinds)
def test_a_later_plea_never_has_an_earlier_limit(one: date, other: date, kind: CourtKind) -> None:
    earlier, later = (limit_of(day, kind).last_day for day in sorted((one, other)))
    if earlier and later:
        assert earlier <= later


@given(st.dates(), kinds)
def test_whatever_the_day_there_is_a_limit_or_a_reason_why_not(day: date, kind: CourtKind) -> None:
    limit = limit_of(day, kind)
    assert (limit.last_day is None) == ("Not counted" in limit.reason)
    assert (limit.defendant, limit.rule) == ("D1", "CrimPR 18.4")


def test_the_reason_says_until_when_and_by_what_rule() -> None:
    assert limit_of(date(2026, 12, 18), C).reason == (
        "Apply as soon as reasonably practicable, and not more than 10 business days after the "
        "not guilty plea of 18 December 2026: send by 14:30 on 6 January 2027 "
        "(r.18.4, r.4.11(2)(d))."
    )


@pytest.mark.parametrize(
    ("day", "kind", "plea", "words"),
    [
        (None, M, None, "No time limit runs yet: there is no plea in this court"),
        (None, M, "", "An anticipated or indicated plea starts no clock"),
        (date(2026, 6, 1), C, None, "No time limit runs yet"),
        (date(2026, 6, 1), C, "guilty", "the plea is guilty"),
        (date(2026, 6, 1), None, "guilty", "the plea is guilty"),
        (date(2026, 6, 1), M, "NG", "Ask the court what the plea was"),
        (None, M, "not_guilty", "Ask the court on what day"),
        (date(2026, 6, 1), None, "not_guilty", "Ask what kind of court it is"),
        (date(2029, 12, 17), C, "not_guilty", "only from 1 January 2024 to 31 December 2029"),
        (date(2023, 12, 31), C, "not_guilty", "Count by hand"),
    ],
)
def test_without_a_last_day_the_reason_says_why(
    day: date | None, kind: CourtKind | None, plea: str | None, words: str
) -> None:
    limit = limit_of(day, kind, plea)
    assert (limit.last_day, limit.internal_target, limit.rule) == (None, None, "CrimPR 18.4")
    assert words in limit.reason
    assert "(r." in limit.reason


def test_each_defendant_has_a_limit_and_the_earliest_leads() -> None:
    found = limits(
        [
            Defendant("Rhys Invented", None, None),
            Defendant("Mali Invented", "not_guilty", date(2026, 6, 15)),
            Defendant("Owen Invented", "not_guilty", date(2026, 6, 1)),
            Defendant("Elin Invented", "guilty", date(2026, 5, 1)),
            Defendant("Huw Invented", "not_guilty", date(2026, 6, 1)),
        ],
        M,
        LAW,
    )
    assert [(one.defendant.split()[0], one.last_day) for one in found] == [
        ("Rhys", None),
        ("Mali", date(2026, 7, 13)),
        ("Owen", date(2026, 6, 29)),
        ("Elin", None),
        ("Huw", date(2026, 6, 29)),
    ]
    assert headline(found) is found[2]


def test_where_no_clock_runs_nothing_leads() -> None:
    assert headline(limits([Defendant("D1", None, None)], M, LAW)) is None
    assert headline(limits([], M, LAW)) is None


@pytest.mark.parametrize(
    ("today", "is_late"),
    [(date(2026, 6, 28), False), (date(2026, 6, 29), False), (date(2026, 6, 30), True)],
)
def test_after_the_last_day_it_is_late(today: date, is_late: bool) -> None:
    assert late(limit_of(date(2026, 6, 1), M), today) is is_late


@pytest.mark.parametrize(
    ("moment", "is_late"),
    [
        ("2026-06-29T00:00", False),
        ("2026-06-29T14:30", False),
        ("2026-06-29T14:30:01", True),
        ("2026-06-29T14:31", True),
        ("2026-06-26T14:30", False),
        ("2026-06-26T14:31", False),  # the Friday before counts for Monday the 29th
        ("2026-06-27T23:00", False),  # and so does the Saturday
        ("2026-06-28T23:59", False),
        ("2026-06-30T09:00", True),
    ],
)
def test_what_is_sent_after_half_past_two_is_late_on_the_last_day_only(
    moment: str, is_late: bool
) -> None:
    assert (
        late(limit_of(date(2026, 6, 1), M), counts_for(datetime.fromisoformat(moment), LAW))
        is is_late
    )


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-12-24T14:30", date(2026, 12, 24)),
        ("2026-12-24T14:31", date(2026, 12, 29)),
        ("2026-12-25T09:00", date(2026, 12, 29)),
        ("2026-04-04T09:00", date(2026, 4, 7)),
        ("2026-03-02T09:00", date(2026, 3, 2)),
        # where the bank holidays are not known, the day itself and the one after
        ("2031-06-07T14:30", date(2031, 6, 7)),
        ("2031-06-07T14:31", date(2031, 6, 8)),
    ],
)
def test_after_half_past_two_or_on_no_business_day_the_next_one_counts(
    moment: str, day: date
) -> None:
    assert counts_for(datetime.fromisoformat(moment), LAW) == day


def test_without_a_last_day_nothing_is_late() -> None:
    assert not late(limit_of(None, M, None), date.max)


def test_what_is_late_needs_a_reason() -> None:
    assert "explain the delay" in LATE
    assert "r.18.6" in LATE


def test_three_days_to_aim_at_the_best_first() -> None:
    found = targets(limit_of(date(2026, 6, 1), M), date(2026, 5, 28))
    assert [(one.day, one.rule) for one in found] == [
        (date(2026, 5, 28), "CrimPR 18.9"),
        (date(2026, 6, 22), ""),
        (date(2026, 6, 29), "CrimPR 18.4"),
    ]
    best, local, legal = (one.words for one in found)
    assert best.startswith("Best: before the first hearing on 28 May 2026.")
    assert "22 June 2026" in local
    assert "local target, not law" in local
    assert "send by 14:30 on 29 June 2026" in legal


def test_before_a_plea_the_first_hearing_is_all_there_is_to_aim_at() -> None:
    (only,) = targets(limit_of(None, M, None), date(2026, 5, 28))
    assert only.rule == "CrimPR 18.9"
    assert targets(limit_of(None, M, None), None) == ()
