"""The monthly figures, from what the store holds."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime

from smadvisor.casework.contact import ContactOutcome
from smadvisor.casework.mg2 import Mg2State
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection, Values, rows
from smadvisor.tally.months import (
    LIVE_LINK,
    REMOTE_SITE,
    SCREEN,
    CaseReviewed,
    Event,
    Mg2Submitted,
    Month,
    PersonContacted,
    months,
)

_TABLE = "counted"
_KINDS: Mapping[str, type[Event]] = {
    "case_reviewed": CaseReviewed,
    "person_contacted": PersonContacted,
    "mg2_submitted": Mg2Submitted,
}
"""What an erased case still counts for, as the table ``counted`` names it."""


def figures(desk: Desk, first: str, last: str) -> tuple[Month, ...]:
    """The months from ``first`` to ``last`` (``YYYY-MM``), both included."""
    with desk.read(Verb.SEE_FIGURES) as connection:
        events = [event for _case, event in _events(connection)]
        events += map(_counted, rows(connection, _TABLE, "on"))
    return months(events, first, last)


def keep(journal: Journal, case_id: str) -> None:
    """Keep what a case counts for, without anything that says which it was, before it is erased."""
    for case, event in list(_events(journal.connection)):
        if case == case_id:
            values = {name: value for name, value in asdict(event).items() if name != "on"}
            plain = {n: sorted(v) if isinstance(v, frozenset) else v for n, v in values.items()}
            kind = next(name for name, of in _KINDS.items() if isinstance(event, of))
            journal.add(_TABLE, {"kind": kind, "on": event.on, "values": plain})


def _counted(row: Values) -> Event:
    values = dict(row["values"])
    if "measures" in values:
        values["measures"] = frozenset(values["measures"])
    return _KINDS[row["kind"]](on=row["on"], **values)


def _events(connection: Connection) -> Iterator[tuple[str, Event]]:
    """What counts, with the case that it is about."""
    case_of = {line["id"]: line["case_id"] for line in rows(connection, "person")}
    yield from _reviews(connection)
    for person_id, event in (*_conversations(connection), *_sent(connection)):
        yield case_of[person_id], event


def _reviews(connection: Connection) -> Iterator[tuple[str, Event]]:
    """A case's review is completed when everyone in it was looked at for the first time."""
    first: dict[str, Values] = {}
    for review in rows(connection, "review", "at"):
        first.setdefault(review["person_id"], review)
    people = defaultdict(list)
    for person in rows(connection, "person"):
        people[person["case_id"]].append(person["id"])
    for case_id, ids in people.items():
        if all(person_id in first for person_id in ids):
            looks = [first[person_id] for person_id in ids]
            deficient = any(Mg2State(look["mg2_state"]).deficient for look in looks)
            yield case_id, CaseReviewed(max(_day(look["at"]) for look in looks), deficient)


def _conversations(connection: Connection) -> Iterator[tuple[str, Event]]:
    seen = set()
    for contact in rows(connection, "contact", "at", outcome=ContactOutcome.SPOKE):
        if contact["person_id"] not in seen:
            seen.add(contact["person_id"])
            yield contact["person_id"], PersonContacted(_day(contact["at"]))


def _sent(connection: Connection) -> Iterator[tuple[str, Event]]:
    """The first version, once a person: two copies that were apart may each have made one."""
    seen = set()
    for paper in rows(connection, "mg2", "sent_on", version=1, draft=False):
        if paper["sent_on"] and paper["person_id"] not in seen:
            seen.add(paper["person_id"])
            event = Mg2Submitted(paper["sent_on"], _measures(paper["paper"]["answers"]))
            yield paper["person_id"], event


def _measures(answers: Values) -> frozenset[str]:
    found = set()
    if answers.get("screens.view") == "yes":
        found.add(SCREEN)
    if answers.get("live_link.view") == "yes":
        at_site = answers.get("live_link.place") == "remote_evidence_site"
        found.add(REMOTE_SITE if at_site else LIVE_LINK)
    return frozenset(found)


def _day(moment: datetime) -> date:
    return moment.astimezone().date()
