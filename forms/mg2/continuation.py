"""Continuation sheets: text too long for its box goes on here, whole, under the box's name."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.blocks import BAR, BODY, GAP, LEADING, SMALL_LEADING, bar, heading
from forms.sheets import Sheets
from forms.typeface import faces
from forms.wrapping import wrap
from smadvisor.text import _

_AT_LEAST = 3
"""Lines that must fit under a heading, or the sheet begins on the next page."""


@dataclass(slots=True)
class Overflow:
    """The rest of one field's text."""

    number: int
    """Of its continuation sheet, from 1."""
    box: str
    text: str
    page: int = 0
    """Where the text began."""
    written: list[str] = field(default_factory=list)
    """The lines written for the field so far, which the rest is added to."""


def continued_on(number: int) -> str:
    """The last words of a box whose text goes on."""
    return _("continued on sheet {number}").format(number=number)


def draw_sheets(sheets: Sheets, overflows: Sequence[Overflow]) -> None:
    """Draw a sheet for each overflow, from a new page on."""
    if not overflows:
        return
    sheets.new_page()
    heading(sheets, _("Continuation sheets"))
    for overflow in overflows:
        _sheet(sheets, overflow)


def _sheet(sheets: Sheets, overflow: Overflow) -> None:
    regular, bold = faces()
    left = sheets.margins.left
    lines = wrap(overflow.text, regular, BODY, sheets.width)
    names = wrap(overflow.box, bold, BODY, sheets.width)
    title = _("Continuation sheet {number}").format(number=overflow.number)
    note = _("continued from page {page}").format(page=overflow.page)
    head = BAR + len(names) * LEADING + 4
    sheets.keep(head + min(len(lines), _AT_LEAST) * LEADING)
    sheets.bookmark(f"{title}: {overflow.box}")
    bar(sheets, str(overflow.number), title, note)
    for name in names:
        sheets.y += LEADING
        sheets.text(left, sheets.y, name, bold, BODY)
    sheets.y += 4
    for line in lines:
        if sheets.room < LEADING + SMALL_LEADING:
            sheets.new_page()
            bar(sheets, str(overflow.number), title, _("continued"))
            sheets.y += 4
        sheets.y += LEADING
        overflow.written.append(sheets.text(left, sheets.y, line, regular, BODY))
    sheets.y += 2 * GAP
