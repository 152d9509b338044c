"""The figures as a workbook made for people: a sheet for each table, charts, definitions.

Every cell is a number or a text, never a formula: what was given out stays as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from forms.tallies import overview, sayings
from forms.tallies.looks import Looks, Put, set_up
from smadvisor.tally.figures import FIGURES, RATIOS, TABLES, Table
from smadvisor.tally.report import Report, Row
from smadvisor.text import _

_SAFE = {
    "in_memory": True,  # else its parts are written to temporary files
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a table: its heading, its look, and what it says of a row."""

    heading: str
    look: str
    of: str
    """The code of the figure or ratio; empty for the days of freezing."""


def draw(report: Report) -> bytes:
    """The workbook."""
    buffer = BytesIO()
    with Workbook(buffer, _SAFE) as book:
        book.set_properties(
            {
                "title": f"{sayings.TITLE}, {sayings.span(report.total)}",
                "author": "SMAdvisor",
                "comments": " ".join(sayings.notes(report)),
                "created": report.made_at.astimezone(UTC).replace(tzinfo=None),
            }
        )
        looks = Looks(book)
        front = book.add_worksheet(_("Overview"))
        at: dict[str, overview.Place] = {}
        for table in TABLES:
            sheet = book.add_worksheet(overview.SHEETS[table.code])
            at |= _table(Put(sheet, looks), report, table)
        if report.stations:
            _stations(Put(book.add_worksheet(_("Stations")), looks), report)
        _definitions(Put(book.add_worksheet(_("Definitions")), looks), report)
        overview.fill(book, Put(front, looks), report, at)
    return buffer.getvalue()


def _table(put: Put, report: Report, table: Table) -> dict[str, overview.Place]:
    """One sheet; hands back where each figure stands, for the charts."""
    columns = _columns(report, table)
    rows = [*report.months, report.total, *([report.before] if report.before else [])]
    put.table((sayings.MONTH, *(one.heading for one in columns)))
    for number, row in enumerate(rows, start=1):
        last = sayings.together(report, row)
        put.month(number, _name(report, row), strong=last)
        for at, column in enumerate(columns, start=1):
            put.cell(number, at, _value(row, column), column.look, strong=last)
    below = len(rows) + 2
    for figure in table.figures:
        below = put.line(below, f"{sayings.heading(figure)}: {figure.definition}")
    for ratio in table.ratios:
        said = f"{sayings.rate_heading(ratio)}: {ratio.definition}"
        below = put.line(below, said)
    set_up(put, report, f"{table.title}, {sayings.span(report.total)}")
    months = len(report.months)
    name = overview.SHEETS[table.code]
    return {
        one.of: overview.Place(name, at, months)
        for at, one in enumerate(columns, start=1)
        if one.of in FIGURES and one.look == "count"
    }


def _columns(report: Report, table: Table) -> list[_Column]:
    found = []
    for figure in table.figures:
        found.append(_Column(sayings.heading(figure), "count", figure.code))
        if any(figure.code in row.adjustments for row in report.months):
            changed = _("{figure}, change since frozen").format(figure=sayings.heading(figure))
            found.append(_Column(changed, "change", figure.code))
    for ratio in table.ratios:
        look = "share" if ratio.share else "mean"
        found.append(_Column(sayings.rate_heading(ratio), look, ratio.code))
        n = _("n: {of}").format(of=sayings.under(ratio))
        found.append(_Column(n, "count", ratio.code))
    return [*found, _Column(_("Frozen on"), "day", "")]


def _value(row: Row, column: _Column) -> Any:
    """A number, a day, a text in its place, or nothing."""
    if column.look == "day":
        return (row.frozen_on or sayings.NOT_FROZEN) if row.first == row.last else None
    if column.of in RATIOS:
        rate = row.rates[column.of]
        if column.look == "count":
            return rate.n
        return sayings.rate(RATIOS[column.of], rate) if rate.value is None else rate.value
    if column.look == "change":
        stands = row.frozen_on is None and not row.adjustments
        return None if stands else row.adjustments.get(column.of, 0)
    return row.cells[column.of]


def _name(report: Report, row: Row) -> str | date:
    if sayings.together(report, row):
        return sayings.name(report, row)
    return date.fromisoformat(f"{row.first}-01")


def _stations(put: Put, report: Report) -> None:
    reviews = TABLES[0].figures
    put.table((_("Station of the officer"), *map(sayings.heading, reviews)))
    for number, (name, *counts) in enumerate(report.stations, start=1):
        put.text(number, 0, name or sayings.NOT_KNOWN)
        for at, n in enumerate(counts, start=1):
            put.cell(number, at, n, "count")
    below = len(report.stations) + 2
    put.line(below, _("As counted now; stations are not frozen."))
    set_up(put, report, _("By station, {months}").format(months=sayings.span(report.total)))


def _definitions(put: Put, report: Report) -> None:
    heads = (_("Table"), _("Figure"), _("Unit"), _("Definition"), _("Code"))
    put.table(heads, (28, 34, 10, 70, 32))
    number = 0
    for table in TABLES:
        lines: Sequence[tuple[str, ...]] = [
            *((one.title, one.unit.words, one.definition, one.code) for one in table.figures),
            *(
                (r.title, _("%") if r.share else _("mean"), r.definition, r.code)
                for r in table.ratios
            ),
        ]
        for line in lines:
            number += 1
            for at, text in enumerate((table.title, *line)):
                put.text(number, at, text)
    set_up(put, report, _("Definitions"))
