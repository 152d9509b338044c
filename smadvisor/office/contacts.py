"""The contact log and what is safe."""

from dataclasses import asdict, replace
from datetime import datetime

from smadvisor.casework.contact import By, Contact, ContactOutcome, SafeContact, With, check_safe
from smadvisor.office import nouns
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.journal import Journal
from smadvisor.store.rows import row, rows


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


def save_safe_contact(desk: Desk, person_id: str, safe: SafeContact) -> SafeContact:
    """Keep what is safe for this person, confirmed now by this user."""
    with desk.write(Verb.SAVE_SAFE_CONTACT, person_id) as journal:
        return _save(desk, journal, person_id, safe)


def confirm_safe_contact(desk: Desk, person_id: str, if_cut_off: str) -> SafeContact:
    """What is recorded is still right as of now, with what was agreed if the call is cut off."""
    with desk.write(Verb.SAVE_SAFE_CONTACT, person_id) as journal:
        found = rows(journal.connection, "safe_contact", person_id=person_id)
        safe = nouns.safe_contact(found[0] if found else None)
        return _save(desk, journal, person_id, replace(safe, if_cut_off=if_cut_off.strip()))


def _save(desk: Desk, journal: Journal, person_id: str, safe: SafeContact) -> SafeContact:
    safe = replace(safe, confirmed_by=desk.user.name, confirmed_at=desk.now())
    before = rows(journal.connection, "safe_contact", person_id=person_id)
    if before:
        journal.change("safe_contact", before[0]["id"], **asdict(safe))
    else:
        journal.add("safe_contact", {"person_id": person_id, **asdict(safe)})
    return safe
