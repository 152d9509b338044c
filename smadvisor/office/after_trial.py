"""How trials ended beside the measures that were used, by financial year: no names, counts."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from smadvisor.casework.pretrial import AFTER_TRIAL, NO, YES, Fact
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, columns
from smadvisor.tally.after_trial import NOT_KNOWN, Ended, Row, table
from smadvisor.tally.asked import counts
from smadvisor.tally.figures import LIVE_LINK, REMOTE_SITE, SCREEN
from smadvisor.tally.months import financial_year

_MEASURES = {REMOTE_SITE: "live_link", LIVE_LINK: "live_link", SCREEN: "screens"}
"""The figures call two of them otherwise."""
Known = Mapping[tuple[Fact, str], tuple[str, date]]
"""The newest value of each fact and measure, and its day."""


@dataclass(frozen=True, slots=True)
class AfterTrial:
    """The table of one financial year, or of all of them."""

    rows: tuple[Row, ...]
    years: tuple[str, ...]
    """The first months of the years in which a trial ended, newest first."""


def after_trial(desk: Desk, year: str = "") -> AfterTrial:
    """Of the trials that ended in the year that begins with ``year`` (``2026-04``); empty for all.

    A trial is of the day that was ticked with the verdict, else of the day of the tick. It counts
    like the monthly figures: restricted cases too, since it names nobody.
    """
    with desk.read(Verb.SEE_FIGURES) as connection:
        verdicts = _ticks(connection, [Fact.VERDICT])
        in_year = {id: _year_of(known) for id, known in verdicts.items()}
        of_year = [id for id, first in in_year.items() if year in ("", first)]
        of = {"person_id": of_year} if year else {}
        known = _ticks(connection, sorted(AFTER_TRIAL), **of)
        asked = _asked(connection, **of)
        rows = table(_ended(known[id], asked.get(id, frozenset())) for id in of_year)
    return AfterTrial(rows, tuple(sorted(set(in_year.values()), reverse=True)))


def _ticks(connection: Connection, facts: Collection[Fact], **of: Any) -> dict[str, Known]:
    """The newest of each of these facts, by person."""
    names = ("at", "person_id", "fact", "measure", "value", "on")
    lines = columns(connection, "check_fact", names, fact=facts, **of)
    found: dict[str, dict[tuple[Fact, str], tuple[str, date]]] = defaultdict(dict)
    for at, person_id, fact, measure, value, on in sorted(lines, key=itemgetter(0)):
        found[person_id][Fact(fact), measure] = (value, on or at.astimezone().date())
    return dict(found)


def _year_of(known: Known) -> str:
    _value, day = known[Fact.VERDICT, ""]
    return financial_year(day)[0]


def _ended(known: Known, asked: frozenset[str]) -> Ended:
    def value(fact: Fact) -> str:
        return known.get((fact, ""), (NOT_KNOWN,))[0]

    def used(said: str) -> frozenset[str]:
        return frozenset(
            measure
            for (fact, measure), (value, _day) in known.items()
            if fact is Fact.USED and value == said
        )

    return Ended(
        verdict=value(Fact.VERDICT),
        attended=value(Fact.ATTENDED),
        order_made=value(Fact.ORDER_MADE),
        asked=asked,
        used=used(YES),
        not_used=used(NO),
    )


def _asked(connection: Connection, **of: Any) -> dict[str, frozenset[str]]:
    """The measures that the newest MG2 of each asks for."""
    names = ("version", "id", "person_id", "counts")
    newest = {
        person_id: (id, counted)
        for _version, id, person_id, counted in sorted(
            columns(connection, "mg2", names, draft=False, **of), key=itemgetter(0, 1)
        )
    }
    old = [id for id, counted in newest.values() if not counted]
    papers = columns(connection, "mg2", ("id", "paper"), old) if old else []
    told = {id: counts(paper["answers"]) for id, paper in papers}
    return {
        person_id: frozenset(_MEASURES.get(one, one) for one in (counted or told[id])["measures"])
        for person_id, (id, counted) in newest.items()
    }
