"""The queue on paper, A4 across: who to ring first, and why."""

from collections.abc import Sequence
from datetime import date

from forms.furniture import Furniture
from forms.readback import first_misread
from forms.sheets import A4_LANDSCAPE, BLACK, INK, LABEL, SHADE, Margins, Particulars, Sheets
from forms.typeface import faces, printable
from forms.wrapping import wrap
from smadvisor.assessment import words
from smadvisor.casework.drawn import Drawn
from smadvisor.casework.priority import QueueRow
from smadvisor.errors import Fault
from smadvisor.text import _, ngettext

MARKING = _("OFFICIAL-SENSITIVE")
MARGINS = Margins(top=66, right=36, bottom=54, left=36)
SIZE, LEADING, PAD = 8.0, 10.4, 3.5

COLUMNS = (
    (_("No."), 4),
    (_("URN"), 11),
    (_("Person"), 15),
    (_("Defendants"), 15),
    (_("Hearing"), 13),
    (_("Court"), 14),
    (_("MG2"), 10),
    (_("Status"), 10),
    (_("Why"), 21),
    (_("Officer"), 12),
)
"""Heading and share of the width."""

Lines = list[list[str]]
"""The lines of each cell of one row."""


def draw(rows: Sequence[QueueRow], on: date) -> Drawn:
    """Print ``rows`` in the order given, as they stand ``on`` that day.

    Raises:
        Fault: ``print_not_verified`` when the PDF read back says something else.
    """
    sheets = Sheets(A4_LANDSCAPE, MARGINS)
    table = [_cells(number, row) for number, row in enumerate(rows, start=1)]
    _title(sheets, len(rows), on)
    _heads(sheets)
    for cells in table:
        _row(sheets, [wrap(text, faces()[at == 2], SIZE, _inner(sheets, at))
                      for at, text in enumerate(map(printable, cells))])  # fmt: skip
    if not rows:
        sheets.y += LEADING
        sheets.text(MARGINS.left, sheets.y, _("Nobody is waiting."), faces()[0], SIZE)
    return _finished(sheets, table, on)


def _finished(sheets: Sheets, table: list[tuple[str, ...]], on: date) -> Drawn:
    reference = _("Queue of {day}").format(day=words.day(on))
    foot = Furniture(
        _("Queue"), reference, A4_LANDSCAPE, MARGINS.left, marking=MARKING, not_disclosable=False
    )
    data = sheets.pdf(foot.draw, Particulars(reference, _("Who to ring first, and why")))
    written = [
        "\n".join((*foot.texts(number, sheets.page), text))
        for number, text in enumerate(sheets.written, start=1)
    ]
    wrong = first_misread(data, written)
    if wrong:
        raise Fault(
            "print_not_verified",
            _("Page {page} of the queue did not print as it should. Try again.").format(page=wrong),
        )
    lost = sum(any("\ufffd" in printable(text) for text in cells) for cells in table)
    warning = ngettext(
        "{n} line has a letter that cannot be printed; it is shown as \ufffd.",
        "{n} lines have letters that cannot be printed; they are shown as \ufffd.",
        lost,
    )
    return Drawn(data, sheets.page, (warning.format(n=lost),) if lost else ())


def _cells(number: int, row: QueueRow) -> tuple[str, ...]:
    """The words of one row, column by column."""
    return (
        str(number),
        row.urn,
        row.person,
        row.defendants,
        _hearing(row),
        row.court,
        row.mg2.words,
        row.status.words,
        "\n".join(row.reasons),
        row.oic,
    )


def _hearing(row: QueueRow) -> str:
    if row.hearing_date is None:
        return row.hearing_text or _("No date")
    if row.days is None:
        return words.day(row.hearing_date)
    if row.days == 0:
        days = _("(today)")
    elif row.days < 0:
        days = ngettext("({n} day ago)", "({n} days ago)", -row.days).format(n=-row.days)
    else:
        days = ngettext("({n} day)", "({n} days)", row.days).format(n=row.days)
    return f"{words.day(row.hearing_date)} {days}"


def _title(sheets: Sheets, people: int, on: date) -> None:
    regular, bold = faces()
    sheets.y += 13
    sheets.text(MARGINS.left, sheets.y, _("WHO TO RING FIRST, AND WHY"), bold, 14, BLACK)
    count = ngettext("{n} person", "{n} people", people).format(n=people)
    said = f"{words.day(on)}   ·   {count}"
    x = MARGINS.left + sheets.width - regular.width(said, 9.5)
    sheets.text(x, sheets.y, said, regular, 9.5)
    sheets.y += 8


def _heads(sheets: Sheets) -> None:
    height = LEADING + 2 * PAD
    sheets.shade(MARGINS.left, sheets.y, sheets.width, height, SHADE)
    for at, (head, _share) in enumerate(COLUMNS):
        sheets.text(_left(sheets, at), sheets.y + PAD + 7.8, head, faces()[1], SIZE, BLACK)
    sheets.y += height


def _row(sheets: Sheets, cells: Lines) -> None:
    """One row, whole on a page where a page can hold it; else it goes on, nothing cut."""
    high = sheets.high - MARGINS.top - MARGINS.bottom - LEADING - 4 * PAD
    tall = max(map(len, cells)) * LEADING + 2 * PAD
    if min(tall, high) > sheets.room:
        sheets.new_page()
        _heads(sheets)
    fits = int((sheets.room - 2 * PAD) / LEADING)
    for at, lines in enumerate(cells):
        for number, line in enumerate(lines[:fits]):
            y = sheets.y + PAD + number * LEADING + 7.8
            face, grey = faces()[at == 2], LABEL if at == 0 else INK
            sheets.text(_left(sheets, at), y, line, face, SIZE, grey)
    sheets.y += min(max(map(len, cells)), fits) * LEADING + 2 * PAD
    sheets.rule(MARGINS.left, sheets.y, MARGINS.left + sheets.width, sheets.y)
    rest = [lines[fits:] for lines in cells]
    if any(rest):
        _row(sheets, rest)


def _left(sheets: Sheets, column: int) -> float:
    """Where the text of a column begins."""
    before = sum(share for _head, share in COLUMNS[:column])
    return MARGINS.left + 2 + sheets.width * before / _ALL


def _inner(sheets: Sheets, column: int) -> float:
    """How wide the text of a column may be."""
    return sheets.width * COLUMNS[column][1] / _ALL - 6


_ALL = sum(share for _head, share in COLUMNS)
