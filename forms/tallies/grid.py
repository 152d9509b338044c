"""Small tables on a page: months down, figures across, as wide as their words."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.sheets import BLACK, INK, LABEL, SHADE, Sheets
from forms.tallies import sayings
from forms.typeface import Face, faces, printable
from forms.wrapping import wrap
from smadvisor.tally.figures import Table
from smadvisor.tally.report import Report, Row

_HEAD, _SIZE, _FINE = 6.6, 7.4, 6.4
_HEAD_LEADING, _LEADING, _FINE_LEADING = 8.0, 11.4, 7.8
_PAD = 3.0
_FEW = 5
"""Figures of a table that has room for a unit under each heading; else its title has it."""
_LISTED, _NUMBER = 3, 34.0
"""Columns of a list, and the room for its numbers."""


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    unit: str
    cells: tuple[str, ...]


def table(
    sheets: Sheets, x: float, wide: float, of: Table, report: Report, rows: Sequence[Row]
) -> float:
    """The table of these months at the cursor; hands back where it ends, which moves nothing."""
    unit = of.figures[0].unit
    mixed = len(of.figures) <= _FEW
    columns = [_Column(sayings.MONTH, "", tuple(sayings.name(report, row) for row in rows))]
    columns += [
        _Column(
            one.title,
            one.unit.words if mixed or one.unit is not unit else "",
            tuple(_cell(row, one.code) for row in rows),
        )
        for one in of.figures
    ]
    columns += [
        _Column(
            one.title,
            "%" if one.share else "",
            tuple(sayings.rate(one, row.rates[one.code]) for row in rows),
        )
        for one in of.ratios
    ]
    widths = _widths(columns, wide)
    y = sheets.y + 9
    title = of.title if mixed else f"{of.title} ({unit.words})"
    sheets.text(x, y, title, faces()[1], 9.5)
    y = _heads(sheets, x, y + 5, columns, widths)
    for number, row in enumerate(rows):
        together = sayings.together(report, row)
        if row is report.total:
            sheets.rule(x, y, x + wide, y, INK)
        _line(sheets, x, y, [column.cells[number] for column in columns], widths, bold=together)
        y += _LEADING
    sheets.rule(x, y, x + wide, y)
    return definitions(sheets, x, y + 2, wide, of)


def listed(sheets: Sheets, x: float, wide: float, of: Table, report: Report) -> float:
    """A table of totals alone, in three columns; hands back where it ends."""
    regular, bold = faces()
    y = sheets.y + 9
    title = f"{of.title} ({of.figures[0].unit.words}, {sayings.span(report.total)})"
    sheets.text(x, y, printable(title), bold, 9.5)
    y += 4
    deep, part = -(-len(of.figures) // _LISTED), wide / _LISTED
    for at, one in enumerate(of.figures):
        left, down = x + at // deep * part, y + (at % deep + 1) * _LEADING
        number = sayings.cell(report.total.cells[one.code])
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
    return paragraph(sheets, x, y, wide, words)


def paragraph(sheets: Sheets, x: float, y: float, wide: float, words: str) -> float:
    """A sentence in small print; hands back where it ends."""
    for line in wrap(printable(words), faces()[0], _FINE, wide):
        y += _FINE_LEADING
        sheets.text(x, y, line, faces()[0], _FINE, LABEL)
    return y


def _cell(row: Row, code: str) -> str:
    """A number; beside it by how much it changed since it was frozen."""
    found, changed = sayings.cell(row.cells[code]), row.adjustments.get(code)
    return f"{found} ({changed:+,})" if changed else found


def _widths(columns: Sequence[_Column], wide: float) -> list[float]:
    """As wide as the widest word or number of each; what is left is shared out."""
    regular, bold = faces()
    needed = [
        max(
            *(bold.width(word, _HEAD) for word in _parted(one.head).split()),
            regular.width(one.unit, _HEAD),
            *(bold.width(cell, _SIZE) for cell in one.cells),
        )
        + 2 * _PAD
        for one in columns
    ]
    spare = (wide - sum(needed)) / len(columns)
    return [one + spare for one in needed]


def _heads(
    sheets: Sheets, x: float, y: float, columns: Sequence[_Column], widths: Sequence[float]
) -> float:
    """The headings, each with its unit in a line of its own."""
    regular, bold = faces()
    words = [
        [
            *(
                _joined(line)
                for line in wrap(_parted(one.head), bold, _HEAD, width - 2 * _PAD + 0.1)
            ),
            *([one.unit] if one.unit else []),
        ]
        for one, width in zip(columns, widths, strict=True)
    ]
    high = max(map(len, words)) * _HEAD_LEADING + 2 * _PAD
    sheets.shade(x, y, sum(widths), high, SHADE)
    left = x
    for at, (lines, width, one) in enumerate(zip(words, widths, columns, strict=True)):
        down = y + high - _PAD - (len(lines) - 1) * _HEAD_LEADING - 1.6
        for number, line in enumerate(lines):
            is_unit = bool(one.unit) and number == len(lines) - 1
            face = regular if is_unit else bold
            _at(sheets, left, width, down + number * _HEAD_LEADING, line, face, _HEAD, right=at > 0)
        left += width
    return y + high


def _parted(head: str) -> str:
    """A heading that may break after its hyphens too."""
    return printable(head).replace("-", "- ")


def _joined(line: str) -> str:
    return line.replace("- ", "-")


def _line(
    sheets: Sheets, x: float, y: float, cells: Sequence[str], widths: Sequence[float], *, bold: bool
) -> None:
    for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        _at(sheets, x, width, y + _LEADING - 3, cell, faces()[bold], _SIZE, right=at > 0)
        x += width


def _at(
    sheets: Sheets, x: float, width: float, y: float, text: str, face: Face, size: float, *,
    right: bool,
) -> None:  # fmt: skip
    if text:
        indent = width - _PAD - face.width(text, size) if right else _PAD
        sheets.text(x + indent, y, text, face, size, BLACK)
