"""The filled boxes placed on pages: bars, rows of framed fields, ticks, measured text.

A field grows with its text. Rows are kept whole; what is longer than its field may grow goes on,
whole, on a continuation sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.blocks import BAR, BODY, GAP, LEADING, PAD, SMALL, SMALL_LEADING, bar, heading
from forms.mg2.continuation import Overflow, continued_on, draw_sheets
from forms.mg2.filling import Filled, FilledBox, Ticks, Words
from forms.sheets import BLACK, INK, LABEL, Margins, Sheets
from forms.typeface import faces
from forms.wrapping import after, wrap
from smadvisor.text import _

MARGINS = Margins(top=66, right=42, bottom=54, left=42)

TICK = 8.0
PALE = 0.955
TITLE = _("WITNESS ASSESSMENT FOR SPECIAL MEASURES")
SUBTITLE = _("Anticipated not guilty plea")
SENSITIVE = _("Sensitive")
LEGEND = _(
    "Fields marked “Sensitive” are for the prosecution and the court alone unless a lawyer decides "
    "otherwise (CrimPR 18.12). The others may be quoted in the application, which is served on "
    "the defence."
)


@dataclass(slots=True)
class Placed:
    """The lines written for each field of the filled boxes, in their order."""

    fields: list[list[str]] = field(default_factory=list)
    overflows: list[Overflow] = field(default_factory=list)


def lay_out(sheets: Sheets, boxes: Sequence[FilledBox]) -> Placed:
    """Place every box on ``sheets``."""
    placed = Placed()
    _title(sheets)
    for box in boxes:
        if box.annex:
            sheets.new_page()
            heading(sheets, box.name, box.note)
        _box(sheets, box, placed)
    draw_sheets(sheets, placed.overflows)
    return placed


def _title(sheets: Sheets) -> None:
    regular, bold = faces()
    left = sheets.margins.left
    sheets.y += 13
    sheets.text(left, sheets.y, TITLE, bold, 14, BLACK)
    width = regular.width(SUBTITLE, BODY)
    sheets.text(left + sheets.width - width, sheets.y, SUBTITLE, regular, BODY)
    sheets.y += 4
    for line in wrap(LEGEND, regular, SMALL, sheets.width):
        sheets.y += SMALL_LEADING
        sheets.text(left, sheets.y, line, regular, SMALL, LABEL)
    sheets.y += GAP


def _box(sheets: Sheets, box: FilledBox, placed: Placed) -> None:
    rows = [_measured(sheets, box, row, placed) for row in box.rows]
    heights = [max(cell.height for cell in row) for row in rows]
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        together = height + (heights[number + 1] if row[0].heads and row != rows[-1] else 0)
        if number == 0:
            sheets.keep(BAR + together)
            sheets.bookmark(box.name)
            if not box.annex:
                bar(sheets, box.number, box.title, box.note)
        elif together > sheets.room:
            sheets.new_page()
            bar(sheets, box.number, box.title, _("continued"))
        if row[0].heads:
            sheets.shade(sheets.margins.left, sheets.y, sheets.width, height, PALE)
        for cell in row:
            placed.fields.append(cell.draw(sheets, height))
        sheets.y += height
    sheets.y += GAP


@dataclass(slots=True)
class _Cell:
    """One field, measured: where across the page, and its lines."""

    filled: Filled
    x: float
    width: float
    label: list[str]
    lines: list[str]
    overflow: Overflow | None = None

    @property
    def heads(self) -> bool:
        """Stands over the rows that follow."""
        return isinstance(self.filled, Words) and self.filled.heads

    @property
    def height(self) -> float:
        lines = len(self.lines) + (self.overflow is not None)
        return 2.5 + len(self.label) * SMALL_LEADING + lines * LEADING + 3.5

    def draw(self, sheets: Sheets, height: float) -> list[str]:
        """Draw the field in a frame of ``height``; the lines written."""
        sheets.frame(self.x, sheets.y, self.width, height)
        regular, bold = faces()
        y = sheets.y + 2.5
        written = []
        for line in self.label:
            y += SMALL_LEADING
            written.append(sheets.text(self.x + PAD, y - 1.2, line, regular, SMALL, LABEL))
        if isinstance(self.filled, Ticks):
            return written + self._ticks(sheets, self.filled, y)
        if self.filled.sensitive:
            wide = bold.width(SENSITIVE, 6.5)
            x = self.x + self.width - PAD - wide
            at = sheets.y + 2.5 + SMALL_LEADING - 1.2
            written.append(sheets.text(x, at, SENSITIVE, bold, 6.5))
        face = bold if self.filled.bold and self.filled.provided else regular
        grey = INK if self.filled.provided else LABEL
        for line in self.lines:
            y += LEADING
            written.append(sheets.text(self.x + PAD, y - 2.6, line, face, BODY, grey))
        if self.overflow:
            words = continued_on(self.overflow.number)
            wide = bold.width(words, SMALL + 1)
            x = self.x + self.width - PAD - wide
            sheets.text(x, y + LEADING - 2.6, words, bold, SMALL + 1)
            self.overflow.page, self.overflow.written = sheets.page, written
        return written

    def _ticks(self, sheets: Sheets, ticks: Ticks, y: float) -> list[str]:
        face = faces()[0]
        written = []
        for words, ticked in ticks.ticks:
            y += LEADING
            written.append(sheets.tick_box(self.x + PAD, y - 2.6, ticked, TICK))
            written.append(sheets.text(self.x + PAD + TICK + 5, y - 2.6, words, face, BODY))
        return written


def _measured(
    sheets: Sheets, box: FilledBox, row: tuple[Filled, ...], placed: Placed
) -> list[_Cell]:
    """The fields of a row side by side, each given its share of the width."""
    regular, bold = faces()
    shares = sum(one.share for one in row)
    x = sheets.margins.left
    cells = []
    for one in row:
        width = sheets.width * one.share / shares
        inner = width - 2 * PAD
        if isinstance(one, Ticks):
            label = wrap(one.label, regular, SMALL, inner)
            cells.append(_Cell(one, x, width, label, [words for words, _on in one.ticks]))
        else:
            beside = bold.width(SENSITIVE, 6.5) + 4 if one.sensitive else 0
            label = wrap(one.label, regular, SMALL, inner - beside)
            face = bold if one.bold and one.provided else regular
            lines = wrap(one.text, face, BODY, inner)
            cells.append(_grown(one, x, width, label, lines, box, placed))
        x += width
    return cells


def _grown(
    one: Words,
    x: float,
    width: float,
    label: list[str],
    lines: list[str],
    box: FilledBox,
    placed: Placed,
) -> _Cell:
    """The cell of a field; what is too long for it is kept for a continuation sheet."""
    if len(lines) <= one.lines:
        return _Cell(one, x, width, label, lines)
    here = lines[: one.lines - 1]
    overflow = Overflow(
        len(placed.overflows) + 1, f"{box.name}: {one.label}", after(one.text, here)
    )
    placed.overflows.append(overflow)
    return _Cell(one, x, width, label, here, overflow)
