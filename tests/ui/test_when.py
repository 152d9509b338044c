"""Dates as people read them."""

from datetime import date

import pytest

from ui.when import away, hearing_words

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "days", "said", "words"),
    [
        (DAY, 4, "", "Tue 24 Nov 2026 (4 days)"),
        (DAY, 1, "", "Tue 24 Nov 2026 (tomorrow)"),
        (DAY, 0, "", "Tue 24 Nov 2026 (today)"),
        (DAY, -1, "", "Tue 24 Nov 2026 (1 day ago)"),
        (DAY, None, "", "Tue 24 Nov 2026"),
        (None, None, "W/C 30/11", "W/C 30/11"),
        (None, None, "", "No date"),
    ],
)
def test_a_hearing_says_its_day_and_how_far_it_is(
    day: date | None, days: int | None, said: str, words: str
) -> None:
    assert hearing_words(day, days, said) == words


def test_days_away_are_counted_in_words() -> None:
    assert [away(n) for n in (2, -3)] == ["2 days", "3 days ago"]
