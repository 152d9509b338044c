"""Dates as people and systems write them. The order is the UK's, day before month, always."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from smadvisor.caselist.words import plain, table, tidy

_WORDS = table("wording")
_MONTHS = {
    name: number for number, names in enumerate(_WORDS["dates"]["months"], 1) for name in names
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WORDS['dates']['weekdays'])})\b\.?,?")
_DATE = re.compile(
    r"(?<!\d)(?:"
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=t?\d|\D|$)"
    r"|(\d{1,2})\s*[-/.–\\]\s*(\d{1,2})\s*[-/.–\\]\s*(\d{4}|\d{2})"
    rf"|(\d{{1,2}})[a-z]{{0,3}}[-/.,\s]*(?:of\s+)?({_MONTH})\b[-/.,'\s]*(\d{{4}}|\d{{2}})"
    rf"|({_MONTH})\b\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})"
    r")(?![\d])(?!/)"
)
_TIME = re.compile(
    r"(?:at|@|t|am)?\s*(?:(\d{1,2})[:.h](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?|(\d{1,2})(?=\s*[ap]m)"
    r"|(\d{2})(\d{2}))\s*(am|pm|hrs|hours|h|z|[+-]\d\d:?\d\d)?"
)
_ONLY_MONTH = re.compile(rf"(?:{_MONTH})\b[\s,.-]*(?:\d{{4}}|\d{{2}})?")
_NOT_FIXED_EXACT = frozenset(_WORDS["hearing"]["not_fixed"])
_NOT_FIXED = re.compile(
    "|".join(
        rf"(?<!\w){re.escape(phrase)}(?!\w)"
        for phrase in _NOT_FIXED_EXACT
        if any(letter.isalpha() for letter in phrase)
    )
)
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(7_306, 73_051)  # 1920 to 2099: outside it, a number is not meant as a date
_YEARS = range(1900, 2101)


class Day(NamedTuple):
    """A date as it was read; ``code`` says what stood in the way of one, else is empty."""

    day: date | None
    time: str = ""
    """``HH:MM``, or empty."""
    code: str = ""


def read_date(text: str, two_digits_until: int) -> Day:
    """The date, and the time if there is one, that a cell holds. A blank cell holds neither.

    A year of two digits lies in the hundred years that end with ``two_digits_until``.
    """
    words = tidy(plain(text))
    if not words:
        return Day(None)
    if (found := _DATE.search(words)) is None:
        return _without_date(words)
    rest = tidy(_WEEKDAY.sub(" ", words[: found.start()] + " " + words[found.end() :]))
    if _NOT_FIXED.search(rest):
        return Day(None, code="date_not_fixed")
    time = read_time(rest) if rest else ""
    if time is None and any(map(str.isdigit, rest)):
        return Day(None, code="unreadable_date")
    day = _day(found, two_digits_until)
    return Day(day, time or "") if day else Day(None, code="impossible_date")


def _day(found: re.Match[str], two_digits_until: int) -> date | None:
    """The date a match of ``_DATE`` names, or ``None`` where the calendar has no such day."""
    y1, _sep, m1, d1, d2, m2, y2, d3, m3, y3, m4, d4, y4 = found.groups()
    year = y1 or y2 or y3 or y4
    number = int(year)
    if len(year) == 2:
        number += two_digits_until // 100 * 100
        number -= 100 if number > two_digits_until else 0
    named = m3 or m4
    month = _MONTHS[named] if named else int(m1 or m2)
    try:
        return date(number, month, int(d1 or d2 or d3 or d4)) if number in _YEARS else None
    except ValueError:
        return None


def _without_date(words: str) -> Day:
    """What a cell says that holds no date in figures or words."""
    number, _point, part = words.partition(".")
    if number.isdecimal() and (part.isdecimal() or not part):
        if int(number) in _SERIALS:
            return Day(_EXCEL_EPOCH + timedelta(days=int(number)), _fraction(f"0.{part}0"))
        if len(number) == 8 and not part:
            return read_date(f"{number[:4]}-{number[4:6]}-{number[6:]}", 2099)
    bare = _WEEKDAY.sub(" ", words).strip()
    if words in _NOT_FIXED_EXACT or _NOT_FIXED.search(words) or _ONLY_MONTH.fullmatch(bare):
        return Day(None, code="date_not_fixed")
    return Day(None, code="unreadable_date")


def _fraction(part_of_day: str) -> str:
    """A part of a day as Excel stores a time, in hours and minutes; none at midnight."""
    minutes = round(float(part_of_day) * 1440)
    return f"{minutes // 60:02}:{minutes % 60:02}" if 0 < minutes < 1440 else ""


def read_time(text: str) -> str | None:
    """``HH:MM``; empty for midnight, which is how systems write *no time*; ``None`` if unread."""
    words = tidy(plain(text))
    if words.startswith("0.") and words[2:].isdecimal():
        return _fraction(words)
    found = _TIME.fullmatch(words)
    if not found:
        return None
    hour, minute, hour_alone, hh, mm, half = found.groups()
    hours, minutes = int(hour or hour_alone or hh), int(minute or mm or 0)
    if half in {"am", "pm"} and hours <= 12:
        hours = hours % 12 + (12 if half == "pm" else 0)
    if hours > 23 or minutes > 59:
        return None
    return f"{hours:02}:{minutes:02}" if hours or minutes else ""


def take_date(words: str) -> tuple[str, str]:
    """Whether ``words`` (plain) hold a ``date``, an ``impossible`` one or none (empty).

    The second value is what is left of the words without it.
    """
    found = _DATE.search(words)
    if found:
        kind = "date" if _day(found, 2099) else "impossible"
        rest = words[: found.start()] + " " + words[found.end() :]
        return kind, re.sub(r"^t?\s*\d{1,2}:\d{2}(:\d{2})?\b", " ", rest.strip())
    if words.strip().isdecimal() and int(words) in _SERIALS:
        return "date", ""
    return "", words
