"""The first sheet of the workbook: what it is, the headline figures, three charts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook

from forms.tallies import sayings
from forms.tallies.looks import Put, set_up
from smadvisor.tally.figures import FIGURES, LIVE_LINK, RATIOS, REMOTE_SITE, SCREEN
from smadvisor.tally.report import Report
from smadvisor.text import _

SHEETS: Mapping[str, str] = {
    "reviews": _("Reviewed"),
    "contacts": _("Contacted and submitted"),
    "measures": _("Measures"),
    "endings": _("Outcomes"),
    "reasons": _("Why deficient"),
    "reaching": _("Reaching people"),
    "language": _("Welsh"),
    "to_court": _("To court"),
}
"""The name of the sheet of each table: 31 letters at most."""

HEADLINES = (
    "cases_reviewed",
    "mg2_deficient",
    "deficient_share",
    "people_contacted",
    "mg2_submitted",
    "submitted_per_contacted",
    REMOTE_SITE,
    LIVE_LINK,
    SCREEN,
    "measures",
    "measures_per_mg2",
)
_WIDTHS = (34, 14, 24, 14, 14)
_CHART_WIDE, _CHART_HIGH, _CHART_ROWS = 730, 280, 15
"""In pixels, and the rows that it covers."""
_FILLS = ("#1F3864", "#9DB7DD", "#5B7DB1", "#D9D9D9", "#7F7F7F", "#404040", "#BFBFBF", "#262626",
          "#EDEDED")  # fmt: skip
_BORDER = {"color": "#404040", "width": 0.5}
"""Told apart without colour too: neighbours are dark and light."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the months of a figure stand."""

    sheet: str
    column: int
    months: int

    def cells(self, column: int | None = None) -> list[Any]:
        """The months of it, or of another column of that sheet, as a chart asks for them."""
        at = self.column if column is None else column
        return [self.sheet, 1, at, self.months, at]


def fill(book: Workbook, put: Put, report: Report, at: Mapping[str, Place]) -> None:
    """Write it. ``at`` says where each figure stands."""
    put.widths(_WIDTHS)
    put.sheet.write_string(0, 0, sayings.TITLE, put.looks.title)
    put.sheet.set_row(0, 28)
    put.sheet.write_string(1, 0, sayings.span(report.total), put.looks.label)
    put.sheet.write_string(1, len(_WIDTHS) - 1, sayings.marking(report), put.looks.label)
    row = 2
    for note in sayings.notes(report):
        row = put.line(row, note)
    heads = row + 1
    row = _headlines(put, report, heads) + 1
    measures = heads + 1 + HEADLINES.index(REMOTE_SITE)
    for one in sayings.charts(report):
        chart = _by_month(book, one, at) if one.by_month else _together(book, put, measures)
        chart.set_y_axis(
            {
                "name": _units(one),
                "num_format": "#,##0",
                "min": 0,
                "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            }
        )
        chart.set_title({"name": one.title, "name_font": {"size": 12}, "overlay": False})
        chart.set_size({"width": _CHART_WIDE, "height": _CHART_HIGH})
        put.sheet.insert_chart(row, 0, chart, {"description": one.title, "object_position": 2})
        row += _CHART_ROWS
    set_up(put, report, sayings.TITLE, upright=True)


def _headlines(put: Put, report: Report, row: int) -> int:
    """The figures that matter most, each with what it is a share of, and the year before."""
    before = report.before
    heads = [_("Headline figures"), sayings.TOTAL, _("of how many (n)")]
    put.heads(row, [*heads, *([sayings.BEFORE, _("of how many (n)")] if before else [])])
    for code in HEADLINES:
        row += 1
        ratio = RATIOS.get(code)
        put.text(row, 0, sayings.rate_heading(ratio) if ratio else sayings.heading(FIGURES[code]))
        for at, line in ((1, report.total), (3, before)):
            if line is None:
                continue
            if ratio is None:
                put.cell(row, at, line.cells[code], "count")
                continue
            rate = line.rates[code]
            shown = sayings.rate(ratio, rate) if rate.value is None else rate.value
            put.cell(row, at, shown, "share" if ratio.share else "mean")
            put.cell(row, at + 1, rate.n, "count")
    return row + 1


def _units(one: sayings.Chart) -> str:
    """What its columns count, each unit once."""
    return ", ".join(dict.fromkeys(FIGURES[code].unit.words for code in one.figures))


def _by_month(book: Workbook, one: sayings.Chart, at: Mapping[str, Place]) -> Any:
    kind = {"type": "column", "subtype": "stacked"} if one.stacked else {"type": "column"}
    chart = book.add_chart(kind)
    for code, fill in zip(one.figures, _FILLS, strict=False):
        chart.add_series(
            {
                "name": FIGURES[code].title,
                "categories": at[code].cells(0),
                "values": at[code].cells(),
                "fill": {"color": fill},
                "border": _BORDER,
                "gap": 60,
                "overlap": 100 if one.stacked else 0,
            }
        )
    chart.set_x_axis({"num_format": "mmm yy", "text_axis": True, "num_font": {"rotation": -45}})
    chart.set_legend({"position": "bottom"})
    return chart


def _together(book: Workbook, put: Put, row: int) -> Any:
    """The totals of the force's measures, from the headline figures."""
    chart = book.add_chart({"type": "column"})
    name = put.sheet.get_name()
    chart.add_series(
        {
            "name": sayings.TOTAL,
            "categories": [name, row, 0, row + 2, 0],
            "values": [name, row, 1, row + 2, 1],
            "fill": {"color": _FILLS[0]},
            "border": _BORDER,
            "gap": 60,
            "data_labels": {"value": True},
        }
    )
    chart.set_legend({"none": True})
    return chart
