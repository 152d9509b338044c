"""The monthly figures as they are given out: what a file or a printed page may say, and no more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from smadvisor.tally.figures import RATIOS
from smadvisor.tally.masking import Cell, Cells, Hidden, masked
from smadvisor.tally.months import Counts, Tally, ratio
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

    name: str
    """``2026-04`` of a month; of several the first and the last of them."""
    cells: Mapping[str, Cell]
    """By the code of the figure."""
    rates: Mapping[str, Rate]
    """By the code of the ratio."""
    adjustments: Counts = field(default_factory=dict)
    """By how much a frozen figure has changed since."""
    frozen_on: date | None = None


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

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of all of it, a sentence each."""
        made = _("Made on {day} at {time} by SMAdvisor {version} from {source}.").format(
            day=self.made_at.date().isoformat(),
            time=f"{self.made_at:%H:%M}",
            version=self.version,
            source=self.source,
        )
        told = (
            (_NOT_FROZEN, any(row.frozen_on is None for row in self.months)),
            (_ADJUSTED, bool(self.total.adjustments)),
            (_LEAVING, self.leaving_unit),
            (_MASKED, self.masked),
        )
        return (made, *(note for note, holds in told if holds))


_NOT_FROZEN = _("Months marked “not frozen” may still change.")
_ADJUSTED = _("What has changed since a month was frozen stands beside it as an adjustment.")
_LEAVING = _("Made to leave the unit: counts alone.")
_MASKED = _(
    "Numbers from 1 to 4 are shown as “under 5”. What is shown as “–” was left out, because a "
    "number under five could be worked out from it; so were adjustments."
)


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
            _row(
                one.month,
                cells,
                {} if mask else one.adjustments,
                one.frozen.on if one.frozen else None,
            )
            for one, cells in zip(tally.months, months, strict=True)
        ),
        total=_row(_span(tally), total, {} if mask else tally.adjustments),
        before=_row(_span(before), _together(before, mask=mask)) if before else None,
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


def _span(tally: Tally) -> str:
    first, last = tally.months[0].month, tally.months[-1].month
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def _row(
    name: str, cells: Cells, adjustments: Counts = MappingProxyType({}), on: date | None = None
) -> Row:
    return Row(name, cells, {code: _rate(cells, code) for code in RATIOS}, adjustments, on)


def _rate(cells: Cells, code: str) -> Rate:
    """A ratio, unless something in it is hidden."""
    one = RATIOS[code]
    numbers = {name: n for name in (one.over, *one.under) if isinstance(n := cells[name], int)}
    if not set(one.under) <= set(numbers):
        return Rate(None, Hidden.LEFT_OUT)
    n = sum(numbers[name] for name in one.under)
    return Rate(ratio(numbers, code)[0] if one.over in numbers else None, n)
