"""Which days are business days, and counting them (CrimPR 2.2).

Every day but Saturday, Sunday, Christmas Day, Boxing Day, Good Friday, Easter Monday and the bank
holidays of England and Wales.

Each row of the table of bank holidays is good for its year: a year without rows is not known, so
nothing is counted in it. A one-off holiday is one more row with the dates of its year.
"""

from datetime import date, timedelta
from functools import lru_cache

from smadvisor.law.tables import Law

_SATURDAY = 5


def known(law: Law) -> tuple[date, date]:
    """The first and the last day of the table; no business day is known outside them."""
    _holidays, periods = _table(law)
    return min(first for first, _last in periods), max(last for _first, last in periods)


def is_business_day(day: date, law: Law) -> bool | None:
    """Whether ``day`` is a business day; None where the table does not reach."""
    holidays, periods = _table(law)
    if not any(first <= day <= last for first, last in periods):
        return None
    return day.weekday() < _SATURDAY and day not in holidays


def add_business_days(day: date, count: int, law: Law) -> date | None:
    """The ``count``-th business day after ``day``, or before it where ``count`` is negative.

    ``day`` is day zero, whatever day of the week it is. None where the table does not reach.
    """
    step = timedelta(days=1 if count > 0 else -1)
    left, business = abs(count), is_business_day(day, law)
    while left and business is not None:
        day += step
        business = is_business_day(day, law)
        left -= business is True
    return None if business is None else day


@lru_cache(maxsize=4)
def _table(law: Law) -> tuple[frozenset[date], frozenset[tuple[date, date]]]:
    """The holidays, and the periods (first and last day in them) for which they are all known."""
    read = date.fromisoformat
    holidays = frozenset(read(row["date"]) for row in law.bank_holidays)
    periods = {(read(row["good_from"]), read(row["good_to"])) for row in law.bank_holidays}
    return holidays, frozenset(periods)
