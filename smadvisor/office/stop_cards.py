"""Stop cards: brought up in one key, open until it is recorded what was done."""

from datetime import datetime

from smadvisor.casework.stop_cards import Stop, StopCard
from smadvisor.errors import Refused
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection, row, rows
from smadvisor.text import _


def bring_up(desk: Desk, person_id: str, kind: Stop) -> StopCard:
    """The open card of this kind for this person, made now if there is none."""
    with desk.write(Verb.STOP_CARD, person_id) as journal:
        return bring_up_in(journal, desk, person_id, kind)


def bring_up_in(journal: Journal, desk: Desk, person_id: str, kind: Stop) -> StopCard:
    """The same within a change that has begun."""
    for line in rows(journal.connection, "stop_card", person_id=person_id, kind=kind):
        if line["done_at"] is None:
            return _card(line)
    begun = {"person_id": person_id, "kind": kind, "at": desk.now(), "user": desk.user.id}
    card_id = journal.add("stop_card", begun)
    return _card(row(journal.connection, "stop_card", id=card_id))


def write(desk: Desk, card_id: str, done: str, seen: str | None = None) -> None:
    """Keep what is being written of a card; it stays open.

    Raises:
        Refused: ``changed_meanwhile`` where it does not say what was ``seen``.
    """
    with desk.write(Verb.STOP_CARD, card_id, "stop_card") as journal:
        journal.change("stop_card", card_id, _open(seen), done=done.strip())


def record(
    desk: Desk, card_id: str, done: str, done_at: datetime, seen: str | None = None
) -> StopCard:
    """Close a card with what was done and when.

    Raises:
        Refused: ``done_missing``, ``done_in_future``, ``changed_meanwhile``.
    """
    if not done.strip():
        raise Refused("done_missing", _("Write what was done. You can leave and do it later."))
    if done_at > desk.now():
        raise Refused("done_in_future", _("The time it was done cannot be in the future."))
    with desk.write(Verb.STOP_CARD, card_id, "stop_card") as journal:
        fields = {"done": done.strip(), "done_at": done_at, "user": desk.user.id}
        journal.change("stop_card", card_id, _open(seen), **fields)
        return _card(row(journal.connection, "stop_card", id=card_id))


def of_person(connection: Connection, person_id: str) -> tuple[StopCard, ...]:
    """The cards that came up for one person, newest first."""
    found = reversed(rows(connection, "stop_card", "at", person_id=person_id))
    return tuple(map(_card, found))


def _open(seen: str | None) -> dict[str, object] | None:
    """A card that was open and said that."""
    return None if seen is None else {"done": seen.strip(), "done_at": None}


def _card(line: dict[str, object]) -> StopCard:
    return StopCard(**{**line, "kind": Stop(str(line["kind"]))})  # type: ignore[arg-type]
