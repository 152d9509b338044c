"""What the figures are called in a file, whatever its kind: months, cells, headings, notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forms.typeface import printable
from smadvisor.assessment.words import day
from smadvisor.tally.figures import ASKED_FOR, FIGURES, Figure, Ratio, Table
from smadvisor.tally.masking import Hidden, words
from smadvisor.tally.report import Rate, Report, Row
from smadvisor.text import _

TITLE = _("Special measures: monthly figures")
MONTH = _("Month")
TOTAL = _("All months")
BEFORE = _("The year before")
NOT_FROZEN = _("not frozen")
NOT_KNOWN = _("Not known")
FIRST = ("cases_reviewed", "mg2_deficient", "people_contacted", "mg2_submitted")
"""The figures of the force's first two tables."""
MONTHS = (
    _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
    _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns by month, side by side or one on the other; or one for the total of each figure."""

    title: str
    figures: tuple[str, ...]
    stacked: bool = False
    by_month: bool = True


def marking(report: Report) -> str:
    """Counts alone are not sensitive; a table by station may tell of somebody."""
    return _("OFFICIAL") if report.leaving_unit else _("OFFICIAL-SENSITIVE")


def month(name: str) -> str:
    """``2026-04`` as Apr 2026."""
    return f"{MONTHS[int(name[5:]) - 1]} {name[:4]}"


def span(row: Row) -> str:
    """The months of a line."""
    return month(row.first) if row.first == row.last else spanning([row])


def spanning(rows: Sequence[Row]) -> str:
    """The months of several lines."""
    return _("{first} to {last}").format(first=month(rows[0].first), last=month(rows[-1].last))


def name(report: Report, row: Row) -> str:
    """What a line of a table is of."""
    if row is report.total:
        return TOTAL
    return BEFORE if row is report.before else month(row.first)


def together(report: Report, row: Row) -> bool:
    """Whether a line is of several months, for which it stands out."""
    return row is report.total or row is report.before


def change(by: int) -> str:
    """By how much a figure changed."""
    return f"{by:+,}"


def heading(figure: Figure) -> str:
    """What a column counts, with its unit."""
    return f"{figure.title} ({figure.unit.words})"


def rate_heading(one: Ratio) -> str:
    """What a ratio is, with its unit."""
    return f"{one.title} (%)" if one.share else one.title


def under(one: Ratio) -> str:
    """What a ratio is over, in words."""
    return " + ".join(FIGURES[code].title for code in one.under)


def parted(head: str) -> str:
    """A heading that may be broken after its hyphens too; ``joined`` undoes it in each line."""
    return printable(head).replace("-", "- ")


def joined(line: str) -> str:
    """A line of a parted heading as it is printed."""
    return line.replace("- ", "-")


def charts(report: Report) -> tuple[Chart, ...]:
    """The three that show the force's tables, of every measure that anybody asked for.

    A stack with hidden parts would show too little: then the measures stand by their totals.
    """
    asked = [code for code in ASKED_FOR[3:] if any(row.cells[code] != 0 for row in report.months)]
    codes = (*ASKED_FOR[:3], *asked)
    whole = all(isinstance(row.cells[code], int) for row in report.months for code in codes)
    measures = (
        Chart(_("Measures asked for"), codes, stacked=True)
        if whole
        else Chart(_("Measures asked for, all months together"), codes, by_month=False)
    )
    return (
        Chart(_("Cases reviewed, and those of them with a deficient MG2"), FIRST[:2]),
        Chart(_("People contacted, and MG2s submitted"), FIRST[2:]),
        measures,
    )


def rate(one: Ratio, found: Rate) -> str:
    """A share in per cent, or a mean, with one decimal; nothing over nothing."""
    if isinstance(found.n, Hidden):
        return found.n.words
    if found.value is None:
        return Hidden.LEFT_OUT.words if found.n else ""
    return f"{found.value:.1%}" if one.share else f"{found.value:,.1f}"


def defined(of: Table) -> list[tuple[str, str]]:
    """Everything in a table by its title, with what it counts."""
    figures = [(one.title, one.definition) for one in of.figures]
    return [*figures, *((one.title, one.definition) for one in of.ratios)]


def of_how_many(one: Ratio, found: Rate) -> str:
    """A ratio and its n; nothing where there is no ratio."""
    if found.value is None:
        return ""
    said = _("{rate} of {n}") if one.share else _("{rate} for each of {n}")
    return said.format(rate=rate(one, found), n=words(found.n))


def notes(report: Report) -> tuple[str, ...]:
    """What a reader must know of all of it, a sentence or two each."""
    made: date = report.made_at.date()
    first = _("Made on {day} at {time} by SMAdvisor {version} from {source}.").format(
        day=day(made),
        time=f"{report.made_at:%H:%M}",
        version=report.version,
        source=report.source,
    )
    loose = [row for row in report.months if row.frozen_on is None]
    told = (
        (_ALL_LOOSE, len(loose) == len(report.months)),
        (_ALL_FROZEN, not loose),
        (
            _SOME_LOOSE.format(months=", ".join(month(row.first) for row in loose)),
            0 < len(loose) < len(report.months),
        ),
        (_ADJUSTED, any(row.adjustments for row in report.months)),
        (_LEAVING, report.leaving_unit),
        (_MASKED, report.masked),
    )
    return (first, *(note for note, holds in told if holds))


_ALL_LOOSE = _("No month is frozen yet: all of them may still change.")
_ALL_FROZEN = _("Every month is frozen.")
_SOME_LOOSE = _("Not frozen, may still change: {months}.")
_ADJUSTED = _("What has changed since a month was frozen stands beside it as an adjustment.")
_LEAVING = _("Made to leave the unit: counts alone.")
_MASKED = _(
    "Numbers from 1 to 4 are shown as “under 5”. What is shown as “–” was left out, because a "
    "number under five could be worked out from it; so were adjustments. In charts they "
    "have no column. Figures of other months that overlap with these could undo that."
)
