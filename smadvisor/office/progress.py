"""How far the advisor is with each person: gathered from what was recorded."""

from dataclasses import replace
from typing import Any

from smadvisor.casework.contact import ContactOutcome
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.priority import Progress
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
    for row in rows(connection, "contact", **of):
        before = found.get(row["person_id"], Progress())
        spoke = before.spoken or row["outcome"] == ContactOutcome.SPOKE
        note(row["person_id"], attempts=before.attempts + 1, spoken=spoke)
    for row in rows(connection, "assessment", **of):
        note(row["person_id"], assessing=True)
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
