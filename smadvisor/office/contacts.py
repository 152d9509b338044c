"""The contact log and what is safe."""

from dataclasses import asdict, replace
from datetime import datetime

from smadvisor.casework.contact import By, Contact, ContactOutcome, SafeContact, With, check_safe
from smadvisor.casework.identity import listed_id
from smadvisor.office import nouns
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.journal import Journal
from smadvisor.store.rows import row, rows

_CONFIRMED = ("confirmed_by", "confirmed_at")
"""Somebody else may confirm the same facts at the same time."""


def log(
    desk: Desk,
    person_id: str,
    who: With,
    how: By,
    outcome: ContactOutcome,
    note: str = "",
    next_try: datetime | None = None,
) -> Contact:
    """Record an attempt or a conversation.

    Raises:
        Refused: ``unsafe_message`` when words were left where that is not known to be safe.
    """
    with desk.write(Verb.LOG_CONTACT, person_id) as journal:
        safe = rows(journal.connection, "safe_contact", person_id=person_id)
        check_safe(nouns.safe_contact(safe[0] if safe else None), how, outcome)
        values = {
            "person_id": person_id,
            "at": desk.now(),
            "who": who,
            "how": how,
            "outcome": outcome,
            "note": note,
            "next_try": next_try,
            "user": desk.user.id,
        }
        contact_id = journal.add("contact", values)
        return nouns.contact(row(journal.connection, "contact", id=contact_id))


def save_safe_contact(
    desk: Desk, person_id: str, safe: SafeContact, seen: SafeContact | None = None
) -> SafeContact:
    """Keep what is safe for this person, confirmed now by this user.

    Raises:
        Refused: ``changed_meanwhile`` where it is not what was ``seen``.
    """
    with desk.write(Verb.SAVE_SAFE_CONTACT, person_id) as journal:
        return _save(desk, journal, person_id, safe, seen)


def confirm_safe_contact(
    desk: Desk, person_id: str, if_cut_off: str, seen: SafeContact | None = None
) -> SafeContact:
    """What is recorded is still right as of now, with what was agreed if the call is cut off.

    Raises:
        Refused: ``changed_meanwhile`` where it is not what was ``seen``.
    """
    with desk.write(Verb.SAVE_SAFE_CONTACT, person_id) as journal:
        found = rows(journal.connection, "safe_contact", person_id=person_id)
        safe = seen or nouns.safe_contact(found[0] if found else None)
        safe = replace(safe, if_cut_off=if_cut_off.strip())
        return _save(desk, journal, person_id, safe, seen)


def _save(
    desk: Desk, journal: Journal, person_id: str, safe: SafeContact, seen: SafeContact | None
) -> SafeContact:
    safe = replace(safe, confirmed_by=desk.user.name, confirmed_at=desk.now())
    before = rows(journal.connection, "safe_contact", person_id=person_id)
    if before:
        facts = {n: v for n, v in asdict(seen).items() if n not in _CONFIRMED} if seen else None
        journal.change("safe_contact", before[0]["id"], facts, **asdict(safe))
    else:
        same = listed_id("safe_contact", person_id)
        journal.add("safe_contact", {"person_id": person_id, **asdict(safe)}, same)
    return safe
