"""Dates and times as people read and type them."""

import re
from datetime import date, datetime, time
from functools import lru_cache

from smadvisor.text import _, ngettext

_DAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
_MONTHS = (
    _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
    _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
)  # fmt: skip
_TYPED = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2}|[^\W\d]{3,9})\.?[\s./-]+(\d{4}|\d{2})")


@lru_cache(maxsize=4096)
def day_words(day: date) -> str:
    """“Tue 24 Nov 2026”."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=4096)
def away(days: int) -> str:
    """“4 days”, “today”, “3 days ago”."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days > 0:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    return ngettext("{n} day ago", "{n} days ago", -days).format(n=-days)


def hearing_words(day: date | None, days: int | None, said: str = "") -> str:
    """“Tue 24 Nov 2026 (4 days)”; without a date, what the list ``said``."""
    if day is None:
        return said or _("No date")
    return day_words(day) if days is None else f"{day_words(day)} ({away(days)})"


def moment_words(at: datetime) -> str:
    """“Tue 24 Nov 2026, 14:07”, by the clock on the wall."""
    at = at.astimezone()
    return f"{day_words(at.date())}, {at:%H:%M}"


def short_moment(at: datetime, today: date) -> str:
    """The time alone where it was today."""
    at = at.astimezone()
    return f"{at:%H:%M}" if at.date() == today else moment_words(at)


def short_day(day: date) -> str:
    """“24/11/2026”, as typed into a field."""
    return f"{day:%d/%m/%Y}"


def read_day(typed: str) -> date | None:
    """The day someone typed (day before month), or None."""
    word = typed.strip().casefold()
    found = _TYPED.fullmatch(word)
    if not found:
        return _iso(word)
    day, month, year = found.groups()
    number = int(month) if month.isdigit() else _month(month)
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except ValueError:
        return None


NOON = time(12)


def read_time(typed: str) -> time | None:
    """The time someone typed (“14:30”, “14.30”, “9”), noon for nothing, or None."""
    if not typed:
        return NOON
    hour, _colon, minute = typed.replace(".", ":").partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None


def is_day(typed: str) -> bool:
    """Whether this is an ISO date, or nothing."""
    try:
        return not typed or bool(date.fromisoformat(typed))
    except ValueError:
        return False


def _iso(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def _month(word: str) -> int:
    starts = [month.casefold() for month in _MONTHS]
    return starts.index(word[:3]) + 1 if word[:3] in starts else 0
