"""A list on paper, A4 across: one row for each person, read back before anybody gets it."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.furniture import Furniture
from forms.readback import first_misread
from forms.sheets import A4_LANDSCAPE, BLACK, INK, LABEL, SHADE, Margins, Particulars, Sheets
from forms.typeface import faces, printable
from forms.wrapping import wrap
from smadvisor.casework.drawn import Drawn
from smadvisor.errors import Fault
from smadvisor.text import _, ngettext

MARKING = _("OFFICIAL-SENSITIVE")
MARGINS = Margins(top=66, right=36, bottom=54, left=36)
SIZE, LEADING, PAD = 8.0, 10.4, 3.5

Cells = tuple[str, ...]
"""The words of one row, column by column."""
Lines = list[list[str]]
"""The lines of each cell of one row."""


@dataclass(frozen=True, slots=True)
class Listing:
    """How a list looks; its first column numbers the rows."""

    form: str
    """Its short name, at the right of the head."""
    reference: str
    """What the pages belong to, should they come apart."""
    title: str
    subject: str
    said: str
    """At the right of the title: of which day, and how many."""
    columns: tuple[tuple[str, int], ...]
    """Heading and share of the width."""
    bold: int
    """The column that the eye looks for."""
    nobody: str
    """What stands where there is no row."""

    def left(self, sheets: Sheets, column: int) -> float:
        """Where the text of a column begins."""
        before = sum(share for _head, share in self.columns[:column])
        return MARGINS.left + 2 + sheets.width * before / self._all

    def inner(self, sheets: Sheets, column: int) -> float:
        """How wide the text of a column may be."""
        return sheets.width * self.columns[column][1] / self._all - 6

    @property
    def _all(self) -> int:
        return sum(share for _head, share in self.columns)


def draw(listing: Listing, table: Sequence[Cells]) -> Drawn:
    """Print the rows of ``table`` in the order given; nothing is cut.

    Raises:
        Fault: ``print_not_verified`` when the PDF read back says something else.
    """
    sheets = Sheets(A4_LANDSCAPE, MARGINS)
    _title(sheets, listing)
    _heads(sheets, listing)
    for cells in table:
        _row(sheets, listing, [
            wrap(text, faces()[at == listing.bold], SIZE, listing.inner(sheets, at))
            for at, text in enumerate(map(printable, cells))
        ])  # fmt: skip
    if not table:
        sheets.y += LEADING
        sheets.text(MARGINS.left, sheets.y, listing.nobody, faces()[0], SIZE)
    return _finished(sheets, listing, table)


def days_words(days: int) -> str:
    """“(4 days)”, “(today)”, “(3 days ago)”."""
    if days == 0:
        return _("(today)")
    if days < 0:
        return ngettext("({n} day ago)", "({n} days ago)", -days).format(n=-days)
    return ngettext("({n} day)", "({n} days)", days).format(n=days)


def _finished(sheets: Sheets, listing: Listing, table: Sequence[Cells]) -> Drawn:
    foot = Furniture(
        listing.form,
        listing.reference,
        A4_LANDSCAPE,
        MARGINS.left,
        marking=MARKING,
        not_disclosable=False,
    )
    data = sheets.pdf(foot.draw, Particulars(listing.reference, listing.subject))
    written = [
        "\n".join((*foot.texts(number, sheets.page), text))
        for number, text in enumerate(sheets.written, start=1)
    ]
    wrong = first_misread(data, written)
    if wrong:
        raise Fault(
            "print_not_verified",
            _("Page {page} of the list did not print as it should. Try again.").format(page=wrong),
        )
    lost = sum(any("\ufffd" in printable(text) for text in cells) for cells in table)
    warning = ngettext(
        "{n} line has a letter that cannot be printed; it is shown as \ufffd.",
        "{n} lines have letters that cannot be printed; they are shown as \ufffd.",
        lost,
    )
    return Drawn(data, sheets.page, (warning.format(n=lost),) if lost else ())


def _title(sheets: Sheets, listing: Listing) -> None:
    regular, bold = faces()
    sheets.y += 13
    sheets.text(MARGINS.left, sheets.y, listing.title, bold, 14, BLACK)
    x = MARGINS.left + sheets.width - regular.width(listing.said, 9.5)
    sheets.text(x, sheets.y, listing.said, regular, 9.5)
    sheets.y += 8


def _heads(sheets: Sheets, listing: Listing) -> None:
    height = LEADING + 2 * PAD
    sheets.shade(MARGINS.left, sheets.y, sheets.width, height, SHADE)
    for at, (head, _share) in enumerate(listing.columns):
        sheets.text(listing.left(sheets, at), sheets.y + PAD + 7.8, head, faces()[1], SIZE, BLACK)
    sheets.y += height


def _row(sheets: Sheets, listing: Listing, cells: Lines) -> None:
    """One row, whole on a page where a page can hold it; else it goes on, nothing cut."""
    high = sheets.high - MARGINS.top - MARGINS.bottom - LEADING - 4 * PAD
    tall = max(map(len, cells)) * LEADING + 2 * PAD
    if min(tall, high) > sheets.room:
        sheets.new_page()
        _heads(sheets, listing)
    fits = int((sheets.room - 2 * PAD) / LEADING)
    for at, lines in enumerate(cells):
        for number, line in enumerate(lines[:fits]):
            y = sheets.y + PAD + number * LEADING + 7.8
            face, grey = faces()[at == listing.bold], LABEL if at == 0 else INK
            sheets.text(listing.left(sheets, at), y, line, face, SIZE, grey)
    sheets.y += min(max(map(len, cells)), fits) * LEADING + 2 * PAD
    sheets.rule(MARGINS.left, sheets.y, MARGINS.left + sheets.width, sheets.y)
    rest = [lines[fits:] for lines in cells]
    if any(rest):
        _row(sheets, listing, rest)
