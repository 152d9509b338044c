"""Requests of witness care: look again, a mind has changed. Open until the advisor answers."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from smadvisor.casework.requests import Request
from smadvisor.errors import Refused
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, Values, columns, row, rows
from smadvisor.text import _


def ask(desk: Desk, person_id: str, words: str) -> Request:
    """Ask the advisor to look again; ``words`` say why. It brings a closed case back to the queue.

    Raises:
        Refused: ``words_missing``.
    """
    if not words.strip():
        raise Refused("words_missing", _("Write what has changed, so that the advisor knows."))
    with desk.write(Verb.REQUEST_CHANGE, person_id) as journal:
        asked = {"at": desk.now(), "user": desk.user.id, "words": words.strip()}
        request_id = journal.add("change_request", {"person_id": person_id, **asked})
        return _one(journal.connection, request_id)


def answer(desk: Desk, request_id: str, done: str) -> Request:
    """Answer a request with what was ``done``; that closes it.

    Raises:
        Refused: ``done_missing``, ``done_already``.
    """
    if not done.strip():
        raise Refused("done_missing", _("Write what was done. You can leave and do it later."))
    with desk.write(Verb.ANSWER_REQUEST, request_id, "change_request") as journal:
        if not _one(journal.connection, request_id).is_open:
            raise Refused("done_already", _("Somebody has answered this already."))
        fields = {"done": done.strip(), "done_at": desk.now(), "done_by": desk.user.id}
        journal.change("change_request", request_id, **fields)
        return _one(journal.connection, request_id)


def of_person(connection: Connection, person_id: str) -> tuple[Request, ...]:
    """What was asked about one person, newest first."""
    found = rows(connection, "change_request", "at", person_id=person_id)
    names = _names(connection) if found else {}
    return tuple(_request(line, names) for line in reversed(found))


def open_of(connection: Connection, **of: Any) -> Mapping[str, int]:
    """How many wait for an answer, by person id; ``of`` may name one (``person_id=…``)."""
    waiting = columns(connection, "change_request", ("person_id",), done_at=None, **of)
    return Counter(person_id for (person_id,) in waiting)


def _one(connection: Connection, request_id: str) -> Request:
    return _request(row(connection, "change_request", id=request_id), _names(connection))


def _names(connection: Connection) -> dict[str, str]:
    return {line["id"]: line["name"] for line in rows(connection, "user")}


def _request(line: Values, names: Mapping[str, str]) -> Request:
    return Request(
        id=line["id"],
        person_id=line["person_id"],
        at=line["at"],
        asked_by=names.get(line["user"], ""),
        words=line["words"],
        done=line["done"],
        done_at=line["done_at"],
        done_by=names.get(line["done_by"], ""),
    )
