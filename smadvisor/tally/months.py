"""The monthly figures: pure functions of events."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from smadvisor.errors import Refused
from smadvisor.tally.figures import (
    ENDED,
    FIGURES,
    OPEN_AT_END,
    OPEN_AT_START,
    RATIOS,
)
from smadvisor.text import _

Counts = Mapping[str, int]
"""Every figure by its code, with its zeros."""
_FOUND = FIGURES["people_deficient"].parts
_AT_END = (OPEN_AT_START, OPEN_AT_END)
MOST_MONTHS = 1200


class Event(NamedTuple):
    """Something that counts ``n`` for one figure, on one day.

    ``about`` is the id of whom it is about; ``station`` is the officer's, for the cases reviewed.
    """

    on: date
    figure: str
    about: str = ""
    n: int = 1
    station: str = ""


@dataclass(frozen=True, slots=True)
class Frozen:
    """The figures of a month as they were given out."""

    on: date
    version: str
    figures: Counts


@dataclass(frozen=True, slots=True)
class Month:
    """The figures of one month (``YYYY-MM``): the frozen ones where it is frozen."""

    month: str
    figures: Counts
    frozen: Frozen | None = None
    adjustments: Counts = field(default_factory=dict)
    """By how much a figure has changed since; of what has not, nothing."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Some months in a row, and their totals."""

    months: tuple[Month, ...]

    @property
    def totals(self) -> Counts:
        """All months together. What was open is not added up: first start, last end."""
        return _total([month.figures for month in self.months])

    @property
    def adjustments(self) -> Counts:
        """What changed since months were frozen, all of them together."""
        found = Counter[str]()
        for month in self.months:
            found.update({n: v for n, v in month.adjustments.items() if n not in _AT_END})
        return {name: n for name, n in found.items() if n}


def tally(
    events: Iterable[Event], first: str, last: str, frozen: Mapping[str, Frozen] | None = None
) -> Tally:
    """Every month from ``first`` to ``last``, those in which nothing happened with their zeros.

    Raises:
        Refused: ``no_such_month``, ``months_reversed``.
    """
    wanted = names(first, last)
    by_month: dict[str, Counter[str]] = {name: Counter() for name in wanted}
    before = Counter[str]()
    for event in events:
        month = _month(event.on)
        if month in by_month:
            by_month[month][event.figure] += event.n
        elif month < first:
            before[event.figure] += event.n
    still_open, months = _opened(before), []
    for name, counted in by_month.items():
        figures = _complete(counted, still_open)
        still_open = figures[OPEN_AT_END]
        months.append(_as_given_out(Month(name, figures), (frozen or {}).get(name)))
    return Tally(tuple(months))


def ratio(counts: Counts, code: str) -> tuple[float | None, int]:
    """A ratio and its n; no ratio over nothing."""
    one = RATIOS[code]
    n = sum(counts[name] for name in one.under)
    return (counts[one.over] / n if n else None), n


def counted_in(events: Iterable[Event], figure: str, first: str, last: str) -> list[Event]:
    """The events that a figure of these months counts."""
    if figure == OPEN_AT_START:
        return _open([event for event in events if _month(event.on) < first])
    if figure == OPEN_AT_END:
        return _open([event for event in events if _month(event.on) <= last])
    wanted = {figure, *FIGURES[figure].parts}
    return [e for e in events if e.figure in wanted and first <= _month(e.on) <= last]


def stations(events: Iterable[Event], first: str, last: str) -> tuple[tuple[str, int, int], ...]:
    """By the officer's station: cases reviewed and those with a deficient MG2; most cases first.

    A station that is not known is an empty text.
    """
    wanted = set(names(first, last))
    reviewed, deficient = Counter[str](), Counter[str]()
    by_figure = {"cases_reviewed": reviewed, "mg2_deficient": deficient}
    for event in events:
        counted = by_figure.get(event.figure)
        if counted is not None and _month(event.on) in wanted:
            counted[event.station] += event.n
    order = sorted({*reviewed, *deficient}, key=lambda name: (-reviewed[name], name))
    return tuple((name, reviewed[name], deficient[name]) for name in order)


def names(first: str, last: str) -> list[str]:
    """The months from ``first`` to ``last``, both included.

    Raises:
        Refused: ``no_such_month``, ``months_reversed``, ``too_many_months``.
    """
    start, end = _number(first), _number(last)
    if start > end:
        raise Refused("months_reversed", _("The first month is after the last. Turn them round."))
    if end - start >= MOST_MONTHS:
        raise Refused("too_many_months", _("Ask for a hundred years at the most."))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def financial_year(day: date) -> tuple[str, str]:
    """The first and the last month of the financial year of ``day``: April to March."""
    year = day.year if day.month >= 4 else day.year - 1
    return f"{year:04}-04", f"{year + 1:04}-03"


def _number(month: str) -> int:
    """Months since the year 0."""
    try:
        day = date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise Refused("no_such_month", _("Write a month as 2026-04.")) from error
    return day.year * 12 + day.month - 1


@lru_cache(maxsize=10_000)
def _month(day: date) -> str:
    return day.isoformat()[:7]


def _open(events: Sequence[Event]) -> list[Event]:
    """Who was found deficient and has not ended; of erased ones only how many is known."""
    closed = Counter[str]()
    for event in events:
        if event.figure in ENDED:
            closed[event.about] += event.n
    left = []
    for event in events:
        if event.figure in _FOUND:
            done = min(closed[event.about], event.n)
            closed[event.about] -= done
            if event.n > done:
                left.append(event._replace(n=event.n - done))
    return left


def _opened(counts: Mapping[str, int]) -> int:
    found, closed = (sum(counts.get(name, 0) for name in some) for some in (_FOUND, ENDED))
    return found - closed


def _complete(counted: Mapping[str, int], still_open: int) -> Counts:
    figures = {code: counted.get(code, 0) for code in FIGURES}
    for one in FIGURES.values():
        if one.parts:
            figures[one.code] = sum(figures[part] for part in one.parts)
    figures[OPEN_AT_START] = still_open
    figures[OPEN_AT_END] = still_open + _opened(counted)
    return figures


def _as_given_out(month: Month, frozen: Frozen | None) -> Month:
    if frozen is None:
        return month
    given = {code: frozen.figures.get(code, n) for code, n in month.figures.items()}
    changed = {code: n - given[code] for code, n in month.figures.items() if n != given[code]}
    return replace(month, figures=given, frozen=frozen, adjustments=changed)


def _total(months: Sequence[Counts]) -> Counts:
    totals = {code: sum(month[code] for month in months) for code in FIGURES}
    totals[OPEN_AT_START] = months[0][OPEN_AT_START]
    totals[OPEN_AT_END] = months[-1][OPEN_AT_END]
    return totals
