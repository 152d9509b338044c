"""The monthly figures, from what the store holds."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from smadvisor.casework.contact import ContactOutcome
from smadvisor.casework.mg2 import Mg2State
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
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


def figures(desk: Desk, first: str, last: str) -> tuple[Month, ...]:
    """The months from ``first`` to ``last`` (``YYYY-MM``), both included."""
    with desk.read(Verb.SEE_FIGURES) as connection:
        events = [*_reviews(connection), *_conversations(connection), *_sent(connection)]
    return months(events, first, last)


def _reviews(connection: Connection) -> Iterator[Event]:
    """A case's review is completed when everyone in it was looked at for the first time."""
    first: dict[str, Values] = {}
    for review in rows(connection, "review", "at"):
        first.setdefault(review["person_id"], review)
    people = defaultdict(list)
    for person in rows(connection, "person"):
        people[person["case_id"]].append(person["id"])
    for ids in people.values():
        if all(person_id in first for person_id in ids):
            looks = [first[person_id] for person_id in ids]
            deficient = any(Mg2State(look["mg2_state"]).deficient for look in looks)
            yield CaseReviewed(max(_day(look["at"]) for look in looks), deficient)


def _conversations(connection: Connection) -> Iterator[Event]:
    seen = set()
    for contact in rows(connection, "contact", "at", outcome=ContactOutcome.SPOKE):
        if contact["person_id"] not in seen:
            seen.add(contact["person_id"])
            yield PersonContacted(_day(contact["at"]))


def _sent(connection: Connection) -> Iterator[Event]:
    """The first version, once a person: two copies that were apart may each have made one."""
    seen = set()
    for paper in rows(connection, "mg2", "sent_on", version=1, draft=False):
        if paper["sent_on"] and paper["person_id"] not in seen:
            seen.add(paper["person_id"])
            yield Mg2Submitted(paper["sent_on"], _measures(paper["paper"]["answers"]))


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
