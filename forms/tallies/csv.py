"""The figures as CSV: a table that a script reads, and under it the words that a person needs.

The first row names the columns by their codes; each month is a row, then ``total`` and
``year_before``. After an empty row come what changed in frozen months and the stations, after
another the marking, notes and definitions.
"""

from collections.abc import Iterator, Sequence

from forms.tallies import sayings
from smadvisor.spreadsheet import write_csv
from smadvisor.tally.figures import FIGURES, RATIOS
from smadvisor.tally.masking import Cell, Hidden
from smadvisor.tally.report import Rate, Report, Row
from smadvisor.text import _

_HEADS = (
    "month",
    *FIGURES,
    *(head for code in RATIOS for head in (code, f"{code}_n")),
    "frozen_on",
)
_DECIMALS = 4


def draw(report: Report) -> bytes:
    """The table, its total, the year before, and what it means."""
    return write_csv(_HEADS, _rows(report))


def _rows(report: Report) -> Iterator[Sequence[object]]:
    for row in report.months:
        on = row.frozen_on
        yield _row(row.first, row, on.isoformat() if on else sayings.NOT_FROZEN)
    yield _row("total", report.total, None)
    if report.before:
        yield _row("year_before", report.before, None)
    yield ()
    for row in report.months:
        if row.adjustments:
            yield f"adjustments {row.first}", *(row.adjustments.get(code, 0) for code in FIGURES)
    for name, *counts in report.stations:  # under the first two columns, which they count too
        yield f"station: {name or sayings.NOT_KNOWN}", *counts
    yield ()
    yield from ((line,) for line in _words(report))


def _words(report: Report) -> Iterator[str]:
    """A line for the first column each, so that all others hold numbers alone."""
    yield sayings.marking(report)
    yield from sayings.notes(report)
    for one in FIGURES.values():
        yield f"{one.code}: {sayings.heading(one)}. {one.definition}"
    for ratio in RATIOS.values():
        share = _("as a part of 1") if ratio.share else _("a mean")
        yield f"{ratio.code}: {ratio.title}, {share}. {ratio.definition}"


def _row(name: str, row: Row, frozen: str | None) -> Sequence[object]:
    rates = (cell for code in RATIOS for cell in _rate(row.rates[code]))
    return (name, *(_cell(row.cells[code]) for code in FIGURES), *rates, frozen)


def _cell(found: Cell) -> object:
    return found.words if isinstance(found, Hidden) else found


def _rate(found: Rate) -> tuple[object, object]:
    """As a number of 1, not in per cent; empty over nothing."""
    if found.value is None:
        hidden = isinstance(found.n, Hidden) or found.n > 0
        return Hidden.LEFT_OUT.words if hidden else None, _cell(found.n)
    return round(found.value, _DECIMALS), _cell(found.n)
