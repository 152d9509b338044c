"""The queue on paper, A4 across: who to ring first, and why."""

from collections.abc import Sequence
from datetime import date

from forms import listing
from forms.listing import Listing, days_words
from smadvisor.assessment import words
from smadvisor.casework.drawn import Drawn
from smadvisor.casework.priority import QueueRow
from smadvisor.text import _, ngettext

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


def draw(rows: Sequence[QueueRow], on: date) -> Drawn:
    """Print ``rows`` in the order given, as they stand ``on`` that day.

    Raises:
        Fault: ``print_not_verified`` when the PDF read back says something else.
    """
    count = ngettext("{n} person", "{n} people", len(rows)).format(n=len(rows))
    day = words.day(on)
    queue = Listing(
        form=_("Queue"),
        reference=_("Queue of {day}").format(day=day),
        title=_("WHO TO RING FIRST, AND WHY"),
        subject=_("Who to ring first, and why"),
        said=f"{day}   ·   {count}",
        columns=COLUMNS,
        bold=2,
        nobody=_("Nobody is waiting."),
    )
    return listing.draw(queue, [_cells(number, row) for number, row in enumerate(rows, start=1)])


def _cells(number: int, row: QueueRow) -> listing.Cells:
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
    return f"{words.day(row.hearing_date)} {days_words(row.days)}"
