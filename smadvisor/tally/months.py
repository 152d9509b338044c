"""The force's monthly figures, each counted in its own unit.

Cases, people, MG2s and measures are four units: a person may ask for several measures, so the
measures of a month can exceed its MG2s.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from smadvisor.text import _

REMOTE_SITE, LIVE_LINK, SCREEN = "remote_site", "live_link", "screen"


@dataclass(frozen=True, slots=True)
class CaseReviewed:
    """The review of a case was completed; deficient when at least one person's MG2 was."""

    on: date
    deficient: bool


@dataclass(frozen=True, slots=True)
class PersonContacted:
    """The first conversation in which a person, or an IDVA or ISVA for them, gave views."""

    on: date


@dataclass(frozen=True, slots=True)
class Mg2Submitted:
    """The first version of a person's MG2 was marked as sent to the CPS."""

    on: date
    measures: frozenset[str]
    """What it asks for: ``REMOTE_SITE``, ``LIVE_LINK``, ``SCREEN``."""


Event = CaseReviewed | PersonContacted | Mg2Submitted


@dataclass(frozen=True, slots=True)
class Month:
    """The figures of one month (``YYYY-MM``)."""

    month: str
    cases_reviewed: int = 0
    mg2_deficient: int = 0
    people_contacted: int = 0
    mg2_submitted: int = 0
    remote_site: int = 0
    live_link: int = 0
    screen: int = 0


DEFINITIONS = {
    "cases_reviewed": _("Cases whose review was completed in the month."),
    "mg2_deficient": _("Of those, the cases with at least one person whose MG2 was deficient."),
    "people_contacted": _(
        "People whose first conversation with views fell in the month; an attempt is not one."
    ),
    "mg2_submitted": _("MG2s whose first version was marked as sent to the CPS in the month."),
    "remote_site": _("Live links from a remote evidence site asked for on those MG2s."),
    "live_link": _("Live links from anywhere else asked for on those MG2s."),
    "screen": _("Screens asked for on those MG2s."),
}


def months(events: Iterable[Event], first: str, last: str) -> tuple[Month, ...]:
    """Every month from ``first`` to ``last``, those in which nothing happened with their zeros."""
    by_month: dict[str, list[Event]] = {name: [] for name in _names(first, last)}
    for event in events:
        if (name := f"{event.on:%Y-%m}") in by_month:
            by_month[name].append(event)
    return tuple(_month(name, happened) for name, happened in by_month.items())


def _month(name: str, events: Sequence[Event]) -> Month:
    reviewed = [event for event in events if isinstance(event, CaseReviewed)]
    submitted = [event for event in events if isinstance(event, Mg2Submitted)]
    asked = [measure for event in submitted for measure in event.measures]
    return Month(
        month=name,
        cases_reviewed=len(reviewed),
        mg2_deficient=sum(event.deficient for event in reviewed),
        people_contacted=sum(isinstance(event, PersonContacted) for event in events),
        mg2_submitted=len(submitted),
        remote_site=asked.count(REMOTE_SITE),
        live_link=asked.count(LIVE_LINK),
        screen=asked.count(SCREEN),
    )


def _names(first: str, last: str) -> list[str]:
    year, month = map(int, first.split("-"))
    names = []
    while (name := f"{year:04}-{month:02}") <= last:
        names.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return names
