"""How the sheets of the workbook look, and how a cell is written: as a number or as a text."""

from collections.abc import Sequence
from datetime import date, datetime, time
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from forms.tallies import sayings
from smadvisor.tally.masking import Hidden
from smadvisor.tally.report import Report
from smadvisor.text import _

_FORMATS = {
    "count": "#,##0",
    "change": "+#,##0;-#,##0;0",
    "share": "0.0%",
    "mean": "0.0",
    "day": "d mmm yyyy",
    "month": "mmm yyyy",
}
_A4 = 9
_MONTH_WIDE, _NUMBER_WIDE = 16, 13
_LINE = 15
"""Points: one line of text in a row."""


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        plain = {"valign": "top"}
        self.by_name: dict[tuple[str, bool], Format] = {}
        for name, number in _FORMATS.items():
            left = {"align": "left"} if name in ("month", "day") else {}
            look = {**plain, **left, "num_format": number}
            self.by_name[name, False] = book.add_format(look)
            self.by_name[name, True] = book.add_format({**look, "bold": True, "top": 1})
        self.hidden = book.add_format({**plain, "align": "right", "font_color": "#595959"})
        self.text = book.add_format({**plain, "text_wrap": True})
        self.strong = book.add_format({**plain, "bold": True, "top": 1})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E7E6E6"}
        )
        self.small = book.add_format({**plain, "text_wrap": True, "font_size": 9})
        self.title = book.add_format({"bold": True, "font_size": 18})
        self.label = book.add_format({"bold": True, "font_size": 12})


class Put:
    """Writes on one sheet. Texts are written as texts: nothing in a workbook is a formula."""

    def __init__(self, sheet: Worksheet, looks: Looks) -> None:
        self.sheet = sheet
        self.looks = looks
        self._wides: Sequence[int] = ()

    def widths(self, widths: Sequence[int]) -> None:
        """How many letters wide each column is."""
        self._wides = widths
        for at, wide in enumerate(widths):
            self.sheet.set_column(at, at, wide)

    def table(self, heads: Sequence[str], widths: Sequence[int] = ()) -> None:
        """The headings of a sheet that is one table: they stay in sight, on paper too."""
        self.widths(widths or (_MONTH_WIDE, *(_NUMBER_WIDE for _head in heads[1:])))
        self.heads(0, heads)
        letters = (len(head) / (wide - 3) for head, wide in zip(heads, self._wides, strict=True))
        self.sheet.set_row(0, _LINE * ceil(max(letters)))
        self.sheet.freeze_panes(1, 1)
        self.sheet.repeat_rows(0)

    def heads(self, row: int, heads: Sequence[str]) -> None:
        """The headings of a table."""
        for at, head in enumerate(heads):
            self.sheet.write_string(row, at, head, self.looks.head)

    def month(self, row: int, name: str | date, *, strong: bool) -> None:
        """What a line is of: a month, or words."""
        if isinstance(name, date):
            self.cell(row, 0, name, "month", strong=strong)
        else:
            self.sheet.write_string(row, 0, name, self.looks.strong)

    def cell(self, row: int, at: int, value: Any, look: str, *, strong: bool = False) -> None:
        """A number or a day; in its place a text, or nothing."""
        style = self.looks.by_name[look, strong]
        if value is None or value == "":
            self.sheet.write_blank(row, at, None, style)
        elif isinstance(value, Hidden):
            self.sheet.write_string(row, at, value.words, self.looks.hidden)
        elif isinstance(value, str):
            self.sheet.write_string(row, at, value, self.looks.hidden)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, at, datetime.combine(value, time()), style)
        else:
            self.sheet.write_number(row, at, value, style)

    def text(self, row: int, at: int, text: str) -> None:
        """A text that wraps in its cell."""
        self.sheet.write_string(row, at, text, self.looks.text)

    def line(self, row: int, text: str) -> int:
        """A sentence over all columns, as high as it needs; hands back the next row."""
        self.sheet.merge_range(row, 0, row, len(self._wides) - 1, "", self.looks.small)
        self.sheet.write_string(row, 0, text, self.looks.small)
        self.sheet.set_row(row, _LINE * ceil(len(text) / sum(self._wides)))
        return row + 1


def set_up(put: Put, report: Report, title: str, *, upright: bool = False) -> None:
    """How the sheet prints: A4, as wide as the page, named, marked and numbered."""
    sheet = put.sheet
    if not upright:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    marking = sayings.marking(report)
    made = sayings.notes(report)[0]
    head = f"&L&B{_plain(title)}&R{_plain(marking)}"
    page = _("Page {page} of {pages}").format(page="&P", pages="&N")
    sheet.set_header(head)
    sheet.set_footer(f"&L{_plain(marking)}\n&8{_plain(made)}&R{page}")


def _plain(text: str) -> str:
    """In a header ``&`` begins an instruction."""
    return text.replace("&", "&&")
