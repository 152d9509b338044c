"""Which days are business days, and counting them (CrimPR 2.2).

Every day but Saturday, Sunday, Christmas Day, Boxing Day, Good Friday, Easter Monday and the bank
holidays of England and Wales.

Each row of ``resources/law/bank_holidays.csv`` is good for its year: a year without rows is not
known, so nothing is counted in it. A one-off holiday is one more row with the dates of its year.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from smadvisor.errors import Fault
from smadvisor.law.tables import good_on, read
from smadvisor.resources import folder
from smadvisor.text import _

Period = tuple[date, date]
"""From a first to a last day, both of them in it."""


def load(path: Path) -> tuple[Mapping[date, str], frozenset[Period]]:
    """The holidays in ``path`` by day, and the periods for which it has them all.

    Raises:
        Fault: ``damaged_table`` where a day is no date or lies outside the dates of its row.
    """
    rows = read(path, ("date", "name"))
    try:
        holidays = {date.fromisoformat(row["date"]): row for row in rows}
        periods = frozenset(
            (date.fromisoformat(row["good_from"]), date.fromisoformat(row["good_to"]))
            for row in rows
        )
        if not rows or not all(good_on(row, day) for day, row in holidays.items()):
            raise ValueError(path.name)
    except ValueError as error:
        sentence = _("The table of the law {name} cannot be read. Correct it or install again.")
        raise Fault("damaged_table", sentence.format(name=path.name)) from error
    return {day: row["name"] for day, row in holidays.items()}, periods


BANK_HOLIDAYS, _PERIODS = load(folder() / "law" / "bank_holidays.csv")
KNOWN_FROM = min(first for first, _last in _PERIODS)
KNOWN_TO = max(last for _first, last in _PERIODS)
"""The last day of the table; no business day is known after it."""


def is_business_day(day: date) -> bool | None:
    """Whether ``day`` is a business day; None where the table does not reach."""
    if not any(first <= day <= last for first, last in _PERIODS):
        return None
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def add_business_days(day: date, count: int) -> date | None:
    """The ``count``-th business day after ``day``, or before it where ``count`` is negative.

    ``day`` is day zero, whatever day of the week it is. None where the table does not reach.
    """
    step = timedelta(days=1 if count > 0 else -1)
    left, business = abs(count), is_business_day(day)
    while left and business is not None:
        day += step
        business = is_business_day(day)
        left -= business is True
    return None if business is None else day
