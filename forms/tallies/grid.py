"""Small tables on a page: months down, figures across, as wide as their words."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.sheets import BLACK, INK, LABEL, SHADE, Sheets
from forms.tallies import sayings
from forms.typeface import Face, faces, printable
from forms.wrapping import wrap
from smadvisor.tally.figures import Table
from smadvisor.tally.masking import words
from smadvisor.tally.report import Report, Row

TITLE = 9.5
_SIZE, _SMALLEST, _STEP = 7.4, 4.6, 0.2
_HEAD = 0.9
"""The size of a heading, as a part of that of the numbers under it."""
_HEAD_LEADING, _LEADING, _PAD = 8.0, 11.4, 3.0
_FINE, _FINE_LEADING = 6.4, 7.8
_FEW = 5
"""Figures of a table that has room for a unit under each heading; else its title has it."""
_LISTED, _NUMBER = 3, 34.0
"""Columns of a list, and the room for its numbers."""


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    unit: str
    cells: tuple[str, ...]

    def wide(self, size: float) -> float:
        """What its widest word or number needs."""
        regular, bold = faces()
        words = (bold.width(word, size * _HEAD) for word in sayings.parted(self.head).split())
        cells = (bold.width(cell, size) for cell in self.cells)
        return max(*words, *cells, regular.width(self.unit, size * _HEAD)) + 2 * _PAD


def table(
    sheets: Sheets, x: float, wide: float, of: Table, report: Report, rows: Sequence[Row]
) -> float:
    """The table of these rows at the cursor; hands back where it ends, which moves nothing."""
    unit, few = of.figures[0].unit, len(of.figures) <= _FEW
    title = of.title if few else f"{of.title} ({unit.words})"
    sheets.text(x, sheets.y + 9, printable(title), faces()[1], TITLE)
    columns = [_Column(sayings.MONTH, "", tuple(sayings.name(report, row) for row in rows))]
    for one in of.figures:
        said = one.unit.words if few or one.unit is not unit else ""
        columns.append(_Column(one.title, said, tuple(_cell(row, one.code) for row in rows)))
    for ratio in of.ratios:
        said, code = "%" if ratio.share else "", ratio.code
        cells = tuple(sayings.rate(ratio, row.rates[code]) for row in rows)
        columns.append(_Column(ratio.title, said, cells))
    y = _Grid(sheets, x, wide, columns).draw(
        sheets.y + 14, [sayings.together(report, row) for row in rows]
    )
    return definitions(sheets, x, y + 2, wide, of)


def listed(sheets: Sheets, x: float, wide: float, of: Table, report: Report) -> float:
    """A table of totals alone, in three columns; hands back where it ends."""
    regular, bold = faces()
    y = sheets.y + 9
    title = f"{of.title} ({of.figures[0].unit.words}, {sayings.span(report.total)})"
    sheets.text(x, y, printable(title), bold, TITLE)
    y += 4
    deep, part = -(-len(of.figures) // _LISTED), wide / _LISTED
    for at, one in enumerate(of.figures):
        left, down = x + at // deep * part, y + (at % deep + 1) * _LEADING
        number = words(report.total.cells[one.code])
        sheets.text(left + _NUMBER - bold.width(number, _SIZE), down, number, bold, _SIZE, BLACK)
        sheets.text(left + _NUMBER + 6, down, printable(one.title), regular, _SIZE, BLACK)
    y += deep * _LEADING + 4
    sheets.rule(x, y, x + wide, y)
    return definitions(sheets, x, y + 2, wide, of)


def definitions(sheets: Sheets, x: float, y: float, wide: float, of: Table) -> float:
    """What each figure counts, in small print; hands back where it ends."""
    said: dict[str, list[str]] = {}
    for title, definition in sayings.defined(of):
        said.setdefault(definition, []).append(title)
    words = "  ".join(f"{', '.join(titles)}: {what}" for what, titles in said.items())
    for line in wrap(printable(words), faces()[0], _FINE, wide):
        y += _FINE_LEADING
        sheets.text(x, y, line, faces()[0], _FINE, LABEL)
    return y


class _Grid:
    """One table, its letters as large as its columns allow."""

    def __init__(self, sheets: Sheets, x: float, wide: float, columns: Sequence[_Column]) -> None:
        self.sheets, self.x, self.columns = sheets, x, columns
        self.size = _SIZE
        while self.size > _SMALLEST and self._needed() > wide:
            self.size -= _STEP
        spare = (wide - self._needed()) / len(columns)
        self.widths = [one.wide(self.size) + spare for one in columns]

    def draw(self, y: float, strong: Sequence[bool]) -> float:
        """Heading and rows, the ``strong`` ones bold; hands back where it ends."""
        y, right = self._heads(y), self.x + sum(self.widths)
        for number, bold in enumerate(strong):
            if bold and not any(strong[:number]):
                self.sheets.rule(self.x, y, right, y, INK)
            x = self.x
            for at, (column, width) in enumerate(zip(self.columns, self.widths, strict=True)):
                text = column.cells[number]
                self._at(x, width, y + _LEADING - 3, text, faces()[bold], self.size, right=at > 0)
                x += width
            y += _LEADING
        self.sheets.rule(self.x, y, right, y)
        return y

    def _needed(self) -> float:
        return sum(one.wide(self.size) for one in self.columns)

    def _heads(self, y: float) -> float:
        """The headings, standing on one line, each with its unit under it."""
        regular, bold = faces()
        size = self.size * _HEAD
        heads = [
            wrap(sayings.parted(one.head), bold, size, width - 2 * _PAD + 0.1)
            for one, width in zip(self.columns, self.widths, strict=True)
        ]
        lines = [len(head) + bool(one.unit) for head, one in zip(heads, self.columns, strict=True)]
        high = max(lines) * _HEAD_LEADING + 2 * _PAD
        self.sheets.shade(self.x, y, sum(self.widths), high, SHADE)
        x, foot = self.x, y + high - _PAD - 1.6
        for at, (head, one) in enumerate(zip(heads, self.columns, strict=True)):
            width, down = self.widths[at], foot - (lines[at] - 1) * _HEAD_LEADING
            for line in head:
                self._at(x, width, down, sayings.joined(line), bold, size, right=at > 0)
                down += _HEAD_LEADING
            self._at(x, width, foot, one.unit, regular, size, right=True)
            x += width
        return y + high

    def _at(
        self, x: float, width: float, y: float, text: str, face: Face, size: float, *, right: bool
    ) -> None:
        if text:
            indent = width - _PAD - face.width(text, size) if right else _PAD
            self.sheets.text(x + indent, y, text, face, size, BLACK)


def _cell(row: Row, code: str) -> str:
    """A number; beside it by how much it changed since it was frozen."""
    found, changed = words(row.cells[code]), row.adjustments.get(code)
    return f"{found} ({sayings.change(changed)})" if changed else found
