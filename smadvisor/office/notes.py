"""Notes taken at any moment, kept as they are typed."""

from datetime import datetime

from smadvisor.casework.notes import Note
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, rows


def keep(
    desk: Desk,
    person_id: str,
    note_id: str,
    at: datetime,
    question: str,
    words: str,
    seen: str | None = None,
) -> tuple[Note, ...]:
    """Keep a note as it stands, new or typed on; answers all of this person’s, newest first.

    Its id is made where typing began, so that every pause may save. One without words is not
    shown; what it said stays in the journal.

    Raises:
        Refused: ``changed_meanwhile`` where its words are not those that were ``seen``.
    """
    words = words.strip()
    with desk.write(Verb.KEEP_NOTE, person_id) as journal:
        if rows(journal.connection, "note", id=note_id, person_id=person_id):
            before = None if seen is None else {"words": seen.strip()}
            journal.change("note", note_id, before, words=words)
        elif words:
            said = {"at": at, "question": question, "words": words, "user": desk.user.id}
            journal.add("note", {"person_id": person_id, **said}, note_id)
        return of_person(journal.connection, person_id)


def of_person(connection: Connection, person_id: str) -> tuple[Note, ...]:
    """The notes about one person, newest first."""
    found = reversed(rows(connection, "note", "at", person_id=person_id))
    return tuple(Note(**line) for line in found if line["words"])
