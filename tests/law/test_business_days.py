"""Business days of rule 2.2, and the table of bank holidays against a library and the statute."""

from dataclasses import replace
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.law.business_days import add_business_days, is_business_day, known
from tests.law.strategies import LAW

KNOWN_FROM, KNOWN_TO = known(LAW)
BANK_HOLIDAYS = {date.fromisoformat(row["date"]) for row in LAW.bank_holidays}
days_of_the_table = st.dates(KNOWN_FROM, KNOWN_TO)


@pytest.mark.parametrize(
    ("day", "business"),
    [
        (date(2026, 4, 2), True),  # Maundy Thursday
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 4), False),
        (date(2026, 4, 5), False),
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 12, 25), False),
        (date(2026, 12, 26), False),  # Boxing Day, a Saturday
        (date(2026, 12, 28), False),  # and its substitute
        (date(2026, 12, 29), True),
        (date(2027, 12, 27), False),
        (date(2027, 12, 28), False),
        (date(2028, 1, 3), False),
        (date(2026, 1, 2), True),  # Scotland's
        (date(2026, 3, 2), True),  # the Monday after St David's Day
        (date(2027, 3, 1), True),  # St David's Day
        (date(2026, 3, 17), True),  # St Patrick's Day
        (date(2027, 7, 12), True),  # Northern Ireland's
        (date(2026, 8, 3), True),  # Scotland's summer bank holiday
        (date(2026, 11, 30), True),  # St Andrew's Day
        (date(2023, 12, 29), None),
        (date(2030, 1, 2), None),
        (date.max, None),
    ],
)
def test_a_business_day(day: date, business: bool | None) -> None:
    assert is_business_day(day, LAW) is business


def test_the_table_is_what_the_library_says_of_wales() -> None:
    years = range(KNOWN_FROM.year, KNOWN_TO.year + 1)
    library = holidays.country_holidays("GB", subdiv="WLS", years=years)
    assert {day for day in library if day.weekday() < 5} == BANK_HOLIDAYS


def test_the_table_holds_whole_years() -> None:
    assert (date(2024, 1, 1), date(2029, 12, 31)) == (KNOWN_FROM, KNOWN_TO)
    for year in range(2024, 2030):
        assert len([day for day in BANK_HOLIDAYS if day.year == year]) == 8


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 29), -1, date(2026, 12, 24)),
        (date(2026, 6, 6), 1, date(2026, 6, 8)),  # from a Saturday
        (date(2026, 6, 7), -1, date(2026, 6, 5)),
        (date(2026, 6, 6), 0, date(2026, 6, 6)),
        (date(2029, 12, 28), 1, date(2029, 12, 31)),
        (date(2029, 12, 28), 2, None),
        (date(2024, 1, 2), -1, None),
        (date(2023, 12, 29), 1, None),
        (date(2030, 6, 4), 0, None),
        (date.max, 10, None),
    ],
)
def test_counting(day: date, count: int, expected: date | None) -> None:
    assert add_business_days(day, count, LAW) == expected


@given(days_of_the_table, st.integers(1, 60))
def test_between_a_day_and_its_nth_business_day_lie_n_of_them(day: date, count: int) -> None:
    found = add_business_days(day, count, LAW)
    if found is None:
        between = range(1, (KNOWN_TO - day).days + 1)
        assert sum(is_business_day(day + timedelta(n), LAW) is True for n in between) < count
    else:
        between = range(1, (found - day).days + 1)
        assert is_business_day(found, LAW)
        assert sum(is_business_day(day + timedelta(n), LAW) is True for n in between) == count


@given(days_of_the_table, st.integers(1, 60))
def test_counting_back_undoes_counting_on(day: date, count: int) -> None:
    found = add_business_days(day, count, LAW)
    if is_business_day(day, LAW) and found:
        assert add_business_days(found, -count, LAW) == day


def test_a_year_that_the_table_lacks_is_not_bridged() -> None:
    rows = tuple(row for row in LAW.bank_holidays if row["good_from"] != "2027-01-01")
    gap = replace(LAW, bank_holidays=rows)
    assert known(gap) == (KNOWN_FROM, KNOWN_TO)
    assert is_business_day(date(2027, 6, 2), gap) is None
    assert is_business_day(date(2026, 12, 31), gap) is True
    assert add_business_days(date(2026, 12, 30), 1, gap) == date(2026, 12, 31)
    assert add_business_days(date(2026, 12, 30), 2, gap) is None
    assert add_business_days(date(2028, 1, 4), -1, gap) is None


def test_a_holiday_of_its_own_is_one_more_row() -> None:
    jubilee = {**LAW.bank_holidays[-1], "date": "2029-06-04", "name": "Jubilee"}
    more = replace(LAW, bank_holidays=(*LAW.bank_holidays, jubilee))
    assert is_business_day(date(2029, 6, 4), LAW) is True
    assert is_business_day(date(2029, 6, 4), more) is False
