"""The monthly figures as they are given out: what a file or a printed page may say, and no more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from smadvisor.tally.figures import RATIOS
from smadvisor.tally.masking import Cell, Cells, Hidden, masked
from smadvisor.tally.months import Counts, Month, Tally, ratio
from smadvisor.text import _

ENDINGS = (".csv", ".xlsx", ".pdf")
"""What figures can be saved as."""

Stations = tuple[tuple[str, int, int], ...]
"""The officer's station, cases reviewed, of those deficient."""


@dataclass(frozen=True, slots=True)
class Export:
    """How figures are given out.

    ``leaving_unit``: counts alone, no table by station (a station is whatever a list says).
    ``mask``: numbers under five are not shown; only of what leaves the unit.
    """

    leaving_unit: bool
    mask: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """A ratio and the n that it stands on."""

    value: float | None
    """None over nothing, or where a number that it needs is hidden."""
    n: Cell


@dataclass(frozen=True, slots=True)
class Row:
    """One line of every table: a month, or some of them together."""

    first: str
    last: str
    """The months that it is of, ``2026-04``; of one month both are the same."""
    cells: Mapping[str, Cell]
    """By the code of the figure."""
    rates: Mapping[str, Rate]
    """By the code of the ratio."""
    adjustments: Counts
    """By how much a frozen figure has changed since."""
    frozen_on: date | None
    """Of one month alone."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that an export says."""

    months: tuple[Row, ...]
    total: Row
    before: Row | None
    """The same months of the year before, together; None where nothing is known of them."""
    stations: Stations
    """Nothing where it leaves the unit."""
    made_at: datetime
    version: str
    source: str
    """What it was counted from, in words."""
    leaving_unit: bool
    masked: bool


def report(
    tally: Tally,
    export: Export,
    *,
    made_at: datetime,
    version: str,
    source: str,
    stations: Stations = (),
    before: Tally | None = None,
) -> Report:
    """What may be said of these months; ``before`` are the same months of the year before.

    Masking is for what leaves the unit alone.
    """
    leaving, mask = export.leaving_unit, export.leaving_unit and export.mask
    months, total = _cells(tally, mask=mask)
    return Report(
        months=tuple(
            _row([one], cells, {} if mask else one.adjustments)
            for one, cells in zip(tally.months, months, strict=True)
        ),
        total=_row(tally.months, total, {} if mask else tally.adjustments),
        before=_row(before.months, _together(before, mask=mask), {}) if before else None,
        stations=() if leaving else stations,
        made_at=made_at,
        version=version,
        source=_("the records of this unit") if mask else source,
        leaving_unit=leaving,
        masked=mask,
    )


def _cells(tally: Tally, *, mask: bool) -> tuple[Sequence[Cells], Cells]:
    months = [month.figures for month in tally.months]
    return masked(months) if mask else (months, tally.totals)


def _together(tally: Tally, *, mask: bool) -> Cells:
    """The totals alone: the months behind them are not in the report."""
    return masked([tally.totals])[1] if mask else tally.totals


def _row(months: Sequence[Month], cells: Cells, adjustments: Counts) -> Row:
    first, last = months[0], months[-1]
    rates = {code: _rate(cells, code) for code in RATIOS}
    frozen = first.frozen if len(months) == 1 else None
    on = frozen.on if frozen else None
    return Row(first.month, last.month, cells, rates, adjustments, on)


def _rate(cells: Cells, code: str) -> Rate:
    """A ratio, unless something in it is hidden."""
    one = RATIOS[code]
    numbers = {name: n for name in (one.over, *one.under) if isinstance(n := cells[name], int)}
    if not set(one.under) <= set(numbers):
        return Rate(None, Hidden.LEFT_OUT)
    n = sum(numbers[name] for name in one.under)
    return Rate(ratio(numbers, code)[0] if one.over in numbers else None, n)
