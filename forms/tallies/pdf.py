"""The figures on paper: a page of headlines and charts, a page of tables; for each year of them."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from forms.furniture import Furniture
from forms.readback import first_misread
from forms.sheets import A4, BLACK, INK, LABEL, Margins, Particulars, Sheets
from forms.tallies import grid, sayings
from forms.tallies.bars import Bars
from forms.typeface import faces, printable
from forms.wrapping import wrap
from smadvisor.errors import Fault
from smadvisor.tally.figures import FIGURES, RATIOS, TABLES
from smadvisor.tally.masking import words
from smadvisor.tally.months import financial_year
from smadvisor.tally.report import Report, Row
from smadvisor.text import _

MARGINS = Margins(top=58, right=36, bottom=50, left=36)
_MOST_ON_A_PAGE = 12
_GAP = 12.0
_CHARTS_HIGH = 194.0
_HEADLINES = (
    ("cases_reviewed", ""),
    ("mg2_deficient", "deficient_share"),
    ("people_contacted", ""),
    ("mg2_submitted", "submitted_per_contacted"),
    ("measures", "measures_per_mg2"),
)
_BOX_HIGH = 64.0


def draw(report: Report) -> bytes:
    """The pages, read back.

    Raises:
        Fault: ``print_not_verified`` when the PDF read back says something else.
    """
    sheets = Sheets(A4, MARGINS)
    years = list(_years(report.months))
    for months in years:
        if months is not years[0]:
            sheets.new_page()
        _title(sheets, report, months, first=months is years[0])
        if months is years[0]:
            _headlines(sheets, report)
        _charts(sheets, report, months)
        sheets.new_page()
        _tables(sheets, report, months, last=months is years[-1])
    return _verified(sheets, report)


def _years(months: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """The months that stand together: all where they fit, else by financial year."""
    if len(months) <= _MOST_ON_A_PAGE:
        yield tuple(months)
        return
    for _year, some in groupby(
        months, lambda row: financial_year(date.fromisoformat(f"{row.first}-01"))
    ):
        yield tuple(some)


def _title(sheets: Sheets, report: Report, months: Sequence[Row], *, first: bool) -> None:
    regular, bold = faces()
    x = MARGINS.left
    of = sayings.span(report.total) if first else sayings.spanning(months)
    sheets.y += 14
    sheets.text(x, sheets.y, f"{sayings.TITLE}, {of}", bold, 14, BLACK)
    sheets.y += 3
    if first:
        for note in sayings.notes(report):
            for line in wrap(printable(note), regular, 7.4, sheets.width):
                sheets.y += 9.2
                sheets.text(x, sheets.y, line, regular, 7.4, LABEL)
    sheets.y += _GAP


def _headlines(sheets: Sheets, report: Report) -> None:
    """A box for each of the figures that matter most, with what it is a share of."""
    gap = 7.0
    wide = (sheets.width - gap * (len(_HEADLINES) - 1)) / len(_HEADLINES)
    for number, (code, ratio) in enumerate(_HEADLINES):
        _box(sheets, report, MARGINS.left + number * (wide + gap), wide, code, ratio)
    sheets.y += _BOX_HIGH + _GAP


def _box(sheets: Sheets, report: Report, x: float, wide: float, code: str, ratio: str) -> None:
    regular, bold = faces()
    sheets.frame(x, sheets.y, wide, _BOX_HIGH)
    y, left = sheets.y + 12, x + 6
    sheets.text(left, y, printable(FIGURES[code].title), bold, 8, BLACK)
    number, unit = words(report.total.cells[code]), FIGURES[code].unit.words
    size, room = 20.0, wide - 16 - regular.width(unit, 7.4)
    while bold.width(number, size) > room:
        size -= 1
    sheets.text(left, y + 23, number, bold, size, BLACK)
    sheets.text(left + bold.width(number, size) + 4, y + 23, unit, regular, 7.4, LABEL)
    said = [sayings.of_how_many(RATIOS[ratio], report.total.rates[ratio])] if ratio else [""]
    if report.before:
        before = _("The year before: {n}").format(n=words(report.before.cells[code]))
        said.append(before)
    for line, text in enumerate(said):
        sheets.text(left, y + 35 + line * 9, text, regular, 7.2, INK)


def _charts(sheets: Sheets, report: Report, months: Sequence[Row]) -> None:
    """The three charts; of a report of years, each with its scale for all of them."""
    high = min(_CHARTS_HIGH, (sheets.room + _GAP) / 3 - _GAP)
    for chart in sayings.charts(report):
        box = (MARGINS.left, sheets.y, sheets.width, high)
        Bars(sheets, chart, box).draw(report, months)
        sheets.y += high + _GAP


def _tables(sheets: Sheets, report: Report, months: Sequence[Row], *, last: bool) -> None:
    rows = [*months]
    if last:
        rows += [report.total, *([report.before] if report.before else [])]
    reviews, contacts, measures, endings = TABLES[:4]
    x, gap = MARGINS.left, 18.0
    part = (sheets.width - gap) * 0.44
    ends = (
        grid.table(sheets, x, part, reviews, report, rows),
        grid.table(sheets, x + part + gap, sheets.width - part - gap, contacts, report, rows),
    )
    sheets.y = max(ends) + _GAP
    sheets.y = grid.table(sheets, x, sheets.width, measures, report, rows) + _GAP
    if last:
        sheets.y = grid.listed(sheets, x, sheets.width, endings, report)


def _verified(sheets: Sheets, report: Report) -> bytes:
    of = sayings.span(report.total)
    foot = Furniture(
        _("Figures"),
        _("Monthly figures, {months}").format(months=of),
        A4,
        MARGINS.left,
        marking=sayings.marking(report),
        not_disclosable=False,
    )
    data = sheets.pdf(foot.draw, Particulars(f"{sayings.TITLE}, {of}", sayings.notes(report)[0]))
    written = [
        "\n".join((*foot.texts(number, sheets.page), text))
        for number, text in enumerate(sheets.written, start=1)
    ]
    wrong = first_misread(data, written)
    if wrong:
        raise Fault(
            "print_not_verified",
            _("Page {page} of the figures did not print as it should. Try again.").format(
                page=wrong
            ),
        )
    return data
