"""The next try is at another time of day, on a working day, before the hearing."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.casework.contact import By, Contact, ContactOutcome, With
from smadvisor.casework.planner import Band, band_of, plan, support_words

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FAR = date(2026, 12, 18)


def tried(
    at: datetime,
    outcome: ContactOutcome = ContactOutcome.NO_ANSWER,
    who: With = With.VICTIM,
) -> Contact:
    return Contact("c", "p", at, who, By.PHONE, outcome, "", None, "u")


def clock(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "band"),
    [
        (time(8), Band.MORNING),
        (time(11, 59), Band.MORNING),
        (time(12), Band.MIDDAY),
        (time(14), Band.AFTERNOON),
        (time(17), Band.EARLY_EVENING),
        (time(21), Band.EARLY_EVENING),
    ],
)
def test_the_day_has_four_parts(at: time, band: Band) -> None:
    assert band_of(at) is band


def test_the_first_try_is_the_next_part_of_the_day() -> None:
    found = plan([], MONDAY, FAR)
    assert found is not None
    assert found.next_try == clock(23, 9, 30)
    assert found.tried_words == "Nobody was tried yet."
    assert not found.turn_to_support


def test_the_next_try_is_in_a_part_of_the_day_that_was_not_tried() -> None:
    found = plan([tried(clock(23, 10))], clock(23, 10, 5), FAR)
    assert found is not None
    assert found.tried == (Band.MORNING,)
    assert found.next_try == clock(23, 12, 30)
    found = plan([tried(clock(20, 15)), tried(clock(23, 10))], clock(23, 18), FAR)
    assert found is not None
    assert found.next_try == clock(24, 12, 30)


def test_once_all_parts_were_tried_it_is_not_the_last_one_again() -> None:
    all_four = [tried(clock(23, hour)) for hour in (10, 13, 15, 18)]
    found = plan(all_four, clock(23, 18, 5), FAR)
    assert found is not None
    assert found.next_try == clock(24, 9, 30)


def test_what_was_tried_last_waits_though_it_was_tried_least() -> None:
    tries = [tried(clock(day, hour)) for day in (19, 20) for hour in (10, 13, 15)]
    found = plan([*tries, tried(clock(20, 18))], clock(20, 18, 5), FAR)
    assert found is not None
    assert found.next_try == clock(23, 9, 30)


def test_it_never_falls_on_a_weekend() -> None:
    found = plan([tried(clock(27, 18))], clock(27, 18, 5), FAR)
    assert found is not None
    assert found.next_try == clock(30, 9, 30)


def test_without_a_working_day_before_the_hearing_there_is_none() -> None:
    found = plan([tried(clock(27, 18))], clock(27, 18, 5), date(2026, 11, 30))
    assert found is not None
    assert found.next_try is None


def test_a_hearing_that_has_passed_ends_nothing() -> None:
    found = plan([], MONDAY, date(2026, 11, 2))
    assert found is not None
    assert found.next_try is not None


def test_two_tries_with_nobody_reached_turn_to_the_support_worker() -> None:
    one, two = tried(clock(20, 10)), tried(clock(20, 15))
    first, second = plan([one], MONDAY, FAR), plan([two, one], MONDAY, FAR)
    assert first is not None
    assert second is not None
    assert (first.turn_to_support, second.turn_to_support) == (False, True)
    assert "Elin Prosser" in support_words("Elin Prosser")
    assert "IDVA or ISVA" in support_words(" ")


def test_a_call_to_the_support_worker_is_no_try_to_reach_the_witness() -> None:
    found = plan([tried(clock(20, 10), who=With.IDVA)], MONDAY, FAR)
    assert found is not None
    assert found.tries == 0


@pytest.mark.parametrize("outcome", [ContactOutcome.SPOKE, ContactOutcome.CALL_BACK])
def test_who_was_reached_needs_no_plan(outcome: ContactOutcome) -> None:
    assert plan([tried(clock(20, 10), outcome)], MONDAY, FAR) is None


def test_the_day_is_divided_by_the_clock_on_the_wall() -> None:
    summer = timezone(timedelta(hours=1))
    found = plan([tried(clock(23, 11, 30))], clock(23, 12).astimezone(summer), FAR)
    assert found is not None
    assert found.tried == (Band.MIDDAY,)


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@given(st.lists(MOMENTS, max_size=6), MOMENTS, st.none() | st.dates(date(2026, 1, 1)))
def test_what_is_suggested_always_keeps_its_promises(
    tries: list[datetime], now: datetime, hearing: date | None
) -> None:
    found = plan([tried(at) for at in tries], now, hearing)
    assert found is not None
    at = found.next_try
    if at is None:
        assert hearing is not None
        return
    assert at > now
    assert at.weekday() < 5
    if hearing is not None and hearing >= now.date():
        assert at.date() < hearing
    if tries:
        assert band_of(at.time()) is not band_of(max(tries).time())
    if len({band_of(one.time()) for one in tries}) < len(Band):
        assert band_of(at.time()) not in found.tried
