"""The coming trials on paper, A4 across: soonest first, with what is amber."""

from collections.abc import Sequence
from datetime import date

from forms import listing
from forms.listing import Listing, days_words
from smadvisor.assessment import words
from smadvisor.casework.coming import Coming
from smadvisor.casework.drawn import Drawn
from smadvisor.text import _

COLUMNS = (
    (_("No."), 4),
    (_("Trial"), 19),
    (_("URN"), 11),
    (_("Person"), 15),
    (_("Court"), 17),
    (_("Asked for"), 20),
    (_("Amber: what is missing"), 42),
)
"""Heading and share of the width."""


def draw(lines: Sequence[Coming], on: date, said: str) -> Drawn:
    """Print ``lines`` in the order given, as they stand ``on`` that day; ``said`` sums them up.

    Raises:
        Fault: ``print_not_verified`` when the PDF read back says something else.
    """
    day = words.day(on)
    trials = Listing(
        form=_("Trials"),
        reference=_("Coming trials, {day}").format(day=day),
        title=_("COMING TRIALS"),
        subject=_("Coming trials, and what is amber before them"),
        said=f"{day}   ·   {said}",
        columns=COLUMNS,
        bold=3,
        nobody=_("No trial is coming of which this list tells."),
    )
    return listing.draw(trials, [_cells(number, one) for number, one in enumerate(lines, start=1)])


def _cells(number: int, one: Coming) -> listing.Cells:
    day = f"{words.day(one.trial_on)} {days_words(one.days)}"
    return (
        str(number),
        day if one.trial_known else "\n".join((day, _("By the list, not confirmed"))),
        one.urn,
        one.person,
        one.court,
        "; ".join(one.measures) or _("None known"),
        "\n".join(one.amber) or _("Nothing"),
    )
