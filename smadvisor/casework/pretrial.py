"""What witness care ticks between the MG2 and the trial, and after it.

MG2 sent → applied for by CPS → directed by the court → in place on the day are four events. Each
tick is a fact with a day and a note; the newest of a fact (and measure) is what is known.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from smadvisor.text import _


class Fact(StrEnum):
    """What can be ticked; of one measure where ``OF_A_MEASURE`` says so."""

    TRIAL = "trial"
    """The day of the trial: of the whole case."""
    APPLIED = "applied"
    DIRECTED = "directed"
    IN_PLACE = "in_place"
    """The link is booked, the screens are confirmed …"""
    SITE = "site"
    """The remote evidence site is booked: the place, not the measure."""
    TOLD = "told"
    """The victim was told of the court's decision; the note says by whom."""
    VISIT = "visit"
    INTERPRETER = "interpreter"
    WELSH = "welsh"
    MEMORY_REFRESH = "memory_refresh"
    PERSONAL_STATEMENT = "personal_statement"
    RESTRAINING_ORDER = "restraining_order"
    """The request is with the CPS."""
    USED = "used"
    ATTENDED = "attended"
    VERDICT = "verdict"
    ORDER_MADE = "order_made"


YES, NO = "yes", "no"
GRANTED, VARIED, REFUSED = "granted", "varied", "refused"
OF_A_MEASURE = frozenset({Fact.APPLIED, Fact.DIRECTED, Fact.IN_PLACE, Fact.USED})
AFTER_TRIAL = frozenset({Fact.USED, Fact.ATTENDED, Fact.VERDICT, Fact.ORDER_MADE})
_YES_NO = {YES: _("Yes"), NO: _("No")}
_ARRANGED = {YES: _("Arranged"), NO: _("Not yet"), "declined": _("Declined")}
VALUES = {
    Fact.TRIAL: {YES: _("Listed")},
    Fact.APPLIED: _YES_NO,
    Fact.DIRECTED: {GRANTED: _("Granted"), VARIED: _("Varied"), REFUSED: _("Refused")},
    Fact.IN_PLACE: _YES_NO,
    Fact.SITE: {YES: _("Booked"), NO: _("Not yet")},
    Fact.TOLD: _YES_NO,
    Fact.VISIT: {YES: _("Booked"), "done": _("Done"), NO: _("Not yet"), "declined": _("Declined")},
    Fact.INTERPRETER: {YES: _("Booked"), NO: _("Not yet")},
    Fact.WELSH: {YES: _("Court told"), NO: _("Not yet")},
    Fact.MEMORY_REFRESH: _ARRANGED,
    Fact.PERSONAL_STATEMENT: {
        YES: _("Taken"),
        NO: _("Not yet"),
        "declined": _("Declined"),
    },
    Fact.RESTRAINING_ORDER: {YES: _("With CPS"), NO: _("Not yet")},
    Fact.USED: _YES_NO,
    Fact.ATTENDED: _YES_NO,
    Fact.VERDICT: {
        "guilty": _("Guilty"),
        "not_guilty": _("Not guilty"),
        "guilty_plea": _("Guilty plea"),
        "no_verdict": _("No verdict"),
        "not_tried": _("Trial did not go ahead"),
    },
    Fact.ORDER_MADE: {
        YES: _("Made"),
        NO: _("Not made"),
        "not_asked": _("Not asked for"),
    },
}
"""What each may say, with its words."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One fact as somebody ticked it. ``measure`` is its id, empty where it is of the person."""

    fact: Fact
    measure: str
    value: str
    on: date | None
    note: str
    at: datetime
    user: str
    """The name of who ticked it."""
