"""Headings that every form shares, and the sizes they are set in."""

from forms.sheets import BLACK, LABEL, SHADE, WHITE, Sheets
from forms.typeface import faces

BODY, LEADING = 9.5, 12.4
SMALL, SMALL_LEADING = 7.0, 8.6
PAD = 4.0
BAR = 16.0
GAP = 7.0


def heading(sheets: Sheets, title: str, note: str = "") -> None:
    """The title of an annex or of sheets, in large letters, with a note under it."""
    regular, bold = faces()
    sheets.y += 13
    sheets.text(sheets.margins.left, sheets.y, title.upper(), bold, 14, BLACK)
    if note:
        sheets.y += 4 + SMALL_LEADING
        sheets.text(sheets.margins.left, sheets.y, note, regular, SMALL, LABEL)
    sheets.y += GAP


def bar(sheets: Sheets, number: str, title: str, note: str = "") -> None:
    """The heading of a box: its number in black, its title on a shade, a note at the right."""
    regular, bold = faces()
    left, y = sheets.margins.left, sheets.y
    base = y + BAR - 4.6
    sheets.shade(left, y, sheets.width, BAR, SHADE)
    at = left + PAD
    if number:
        wide = max(BAR + 4, bold.width(number, 10) + 2 * PAD)
        sheets.shade(left, y, wide, BAR, BLACK)
        sheets.text(left + (wide - bold.width(number, 10)) / 2, base, number, bold, 10, WHITE)
        at = left + wide + 6
    sheets.text(at, base, title, bold, 10, BLACK)
    if note:
        right = left + sheets.width - PAD - regular.width(note, SMALL)
        sheets.text(right, base, note, regular, SMALL, LABEL)
    sheets.y += BAR
