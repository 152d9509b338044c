"""How far the advisor is with each person: gathered from what was recorded."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from smadvisor.assessment.questions import NO, UNSURE, YES
from smadvisor.casework.contact import ContactOutcome
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.priority import Progress
from smadvisor.casework.stop_cards import Stop
from smadvisor.office import requests
from smadvisor.office.nouns import safe_contact
from smadvisor.store.rows import Connection, rows


def progress(connection: Connection, **of: Any) -> dict[str, Progress]:
    """By person id, of those with anything recorded; ``of`` may name one (``person_id=…``)."""
    found: dict[str, Progress] = {}

    def note(person_id: str, **changes: Any) -> None:
        found[person_id] = replace(found.get(person_id, Progress()), **changes)

    for row in rows(connection, "safe_contact", **of):
        note(row["person_id"], safe_contact=safe_contact(row))
    for row in rows(connection, "review", "at", **of):
        note(row["person_id"], reviewed=Mg2State(row["mg2_state"]))
    for row in rows(connection, "contact", "at", **of):
        before = found.get(row["person_id"], Progress())
        spoke = before.spoken or row["outcome"] == ContactOutcome.SPOKE
        so_far = {"attempts": before.attempts + 1, "next_try": row["next_try"]}
        note(row["person_id"], spoken=spoke, **so_far)
    for row in rows(connection, "assessment", **of):
        note(row["person_id"], assessing=True)
    for person_id, changes in _waiting(connection, **of):
        note(person_id, **changes)
    for row in rows(connection, "mg2", draft=False, **of):
        before = found.get(row["person_id"], Progress())
        sent = before.mg2_sent or row["sent_on"] is not None
        note(row["person_id"], mg2_made=True, mg2_sent=sent)
    for row in rows(connection, "closing", reopened=False, **of):
        note(row["person_id"], closed=True)
    for row in rows(connection, "notice", dismissed=False, **of):
        before = found.get(row["person_id"], Progress())
        note(row["person_id"], notices=before.notices + 1)
    return found


def _waiting(connection: Connection, **of: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """What waits for the advisor: to offer again, to record, to answer."""
    for person_id, day in _offers(connection, **of).items():
        yield person_id, {"offer_again": day}
    for person_id, count in requests.open_of(connection, **of).items():
        yield person_id, {"requests": count}
    for person_id, checked in _orders(connection, **of).items():
        yield person_id, {"order_wanted": True, "order_checked": checked}
    stops = defaultdict(list)
    for row in rows(connection, "stop_card", "at", done_at=None, **of):
        stops[row["person_id"]].append(Stop(row["kind"]))
    for person_id, kinds in stops.items():
        yield person_id, {"stops": tuple(kinds)}


def _orders(connection: Connection, **of: Any) -> dict[str, date | None]:
    """When a wanted restraining order was last asked about, by person id."""
    whose = {row["id"]: row["person_id"] for row in rows(connection, "assessment", **of)}
    one = {"assessment_id": next(iter(whose))} if of and whose else {}
    checked = {
        row["assessment_id"]: date.fromisoformat(row["value"])
        for row in rows(connection, "answer", question="restraining_order.still_true", **one)
        if row["value"]
    }
    return {
        whose[row["assessment_id"]]: checked.get(row["assessment_id"])
        for row in rows(connection, "answer", question="restraining_order.wanted", **one)
        if row["value"] in (YES, UNSURE) and row["assessment_id"] in whose
    }


def _offers(connection: Connection, **of: Any) -> dict[str, date]:
    """When to offer measures again to those who declined them, by person id.

    Not to those whose case ended otherwise, or was closed as a decline once more since.
    """
    whose = {row["id"]: row["person_id"] for row in rows(connection, "assessment", **of)}
    one = {"assessment_id": next(iter(whose))} if of and whose else {}
    declined = {
        row["assessment_id"]
        for row in rows(connection, "answer", question="choice.wants_any", **one)
        if row["value"] == NO
    }
    found = {
        whose[row["assessment_id"]]: date.fromisoformat(row["value"])
        for row in rows(connection, "answer", question="decline.offer_again_on", **one)
        if row["value"] and row["assessment_id"] in declined & whose.keys()
    }
    for row in rows(connection, "closing", reopened=False, **of):
        day = found.get(row["person_id"])
        again = row["outcome"] == Outcome.INFORMED_DECLINE
        if day and not (again and row["at"].astimezone().date() < day):
            del found[row["person_id"]]
    return found
