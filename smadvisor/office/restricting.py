"""Restricted cases: only those named see them, a supervisor says who, and none is forgotten."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from smadvisor.errors import Refused
from smadvisor.office import access
from smadvisor.office.desk import Desk, User
from smadvisor.office.people import users
from smadvisor.office.verbs import Verb
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection, Values, row, rows
from smadvisor.text import _


@dataclass(frozen=True, slots=True)
class Restriction:
    """Who may see a case, and who said so when and why."""

    at: datetime
    by: str
    reason: str
    allowed: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class Guarded:
    """A case that some may not see: what a supervisor needs of it, and no word of who is in it."""

    case_id: str
    hearing_date: date | None
    hearing_text: str
    restriction: Restriction | None
    knowing: tuple[User, ...]
    """Who said that they know someone in it, and so do not see it."""
    name: str
    """Its people and its URN, for a supervisor who may see it; else nothing."""
    works: tuple[User, ...]
    """Who is left to work on it; nobody means that it waits for the supervisor."""


def restrict(desk: Desk, case_id: str, allowed: Iterable[str], reason: str) -> None:
    """From now on only the users ``allowed`` see the case; what was said before is replaced.

    Raises:
        Refused: ``reason_missing``; ``nobody_allowed`` where nobody is left who may work on it.
    """
    if not reason.strip():
        raise Refused("reason_missing", _("Say why. Never name the person here."))
    chosen = sorted(set(allowed))
    with desk.write(Verb.RESTRICT, case_id, "case_file") as journal:
        knowing = _knowing(journal.connection, case_id=case_id)[case_id]
        works = {one.id for one in _casework(journal.connection)} - knowing.keys()
        if not works & set(chosen):
            raise Refused(
                "nobody_allowed",
                _("Choose somebody who works here and knows nobody in the case."),
            )
        _lift(journal, case_id)
        said = {"at": desk.now(), "user": desk.user.id, "reason": reason.strip()}
        journal.add("restriction", {"case_id": case_id, "allowed": chosen, **said})


def lift(desk: Desk, case_id: str) -> None:
    """Everybody may see the case again, but for those who know someone in it."""
    with desk.write(Verb.RESTRICT, case_id, "case_file") as journal:
        _lift(journal, case_id)


def let_back(desk: Desk, case_id: str, user_id: str) -> None:
    """A user who said that they know someone in the case may see it after all.

    Raises:
        Refused: ``own_declaration``: nobody decides that about themselves.
    """
    with desk.write(Verb.RESTRICT, case_id, "case_file") as journal:
        if user_id == desk.user.id:
            raise Refused(
                "own_declaration", _("This is about you. Ask another supervisor to decide it.")
            )
        for line in rows(
            journal.connection, "declaration", case_id=case_id, user=user_id, lifted=False
        ):
            journal.change("declaration", line["id"], lifted=True)


def of_case(desk: Desk, case_id: str) -> Guarded:
    """Who may see one case, restricted or not."""
    with desk.read(Verb.SEE_RESTRICTED, case_id, "case_file") as connection:
        return _guarded(desk, connection, row(connection, "case_file", id=case_id))


def colleagues(desk: Desk) -> list[User]:
    """Everybody whom a restriction may let in."""
    with desk.read(Verb.SEE_RESTRICTED) as connection:
        return _casework(connection)


def guarded(desk: Desk) -> list[Guarded]:
    """Every case that some may not see, the next hearing first."""
    with desk.read(Verb.SEE_RESTRICTED) as connection:
        return _all(desk, connection)


def waiting(desk: Desk) -> list[Guarded]:
    """The same beside the queue, for a supervisor: so that none is forgotten."""
    with desk.read(Verb.SEE_QUEUE) as connection:
        return _all(desk, connection) if desk.may(Verb.SEE_RESTRICTED) else []


def in_force(connection: Connection, case_id: str) -> Restriction | None:
    """The restriction of a case, if there is one."""
    named = {one.id: one for one in users(connection)}
    for line in rows(connection, "restriction", case_id=case_id, lifted=False):
        allowed = tuple(one for id, one in named.items() if id in line["allowed"])
        by = named[line["user"]].name if line["user"] in named else ""
        return Restriction(line["at"], by, line["reason"], allowed)
    return None


def handed_back(connection: Connection) -> set[str]:
    """The cases whose advisor knows someone in them, until a restriction says who has them."""
    restricted = {line["case_id"] for line in rows(connection, "restriction", lifted=False)}
    return _knowing(connection).keys() - restricted


def _all(desk: Desk, connection: Connection) -> list[Guarded]:
    ids = {line["case_id"] for line in rows(connection, "restriction", lifted=False)}
    ids |= _knowing(connection).keys()
    found = [
        _guarded(desk, connection, line)
        for case_id in sorted(ids)
        for line in rows(connection, "case_file", id=case_id)
    ]
    return sorted(found, key=lambda one: one.hearing_date or date.max)


def _guarded(desk: Desk, connection: Connection, case: Values) -> Guarded:
    case_id: str = case["id"]
    restriction = in_force(connection, case_id)
    knowing = _knowing(connection, case_id=case_id)[case_id]
    may_see = case_id not in access.barred(connection, desk.user.id)
    people = [line["name"] for line in rows(connection, "person", "name", case_id=case_id)]
    works = [one for one in _casework(connection) if one.id not in knowing]
    if restriction is not None:
        works = [one for one in works if one in restriction.allowed]
    return Guarded(
        case_id,
        case["hearing_date"],
        case["hearing_text"] if may_see else "",
        restriction,
        tuple(one for one in users(connection) if one.id in knowing),
        ", ".join((*people, case["urn"] or case["occurrence"])) if may_see else "",
        tuple(works),
    )


def _casework(connection: Connection) -> list[User]:
    """Everybody who may open a case."""
    return [
        one for one in users(connection) if Verb.OPEN_CASE.roles & one.roles and not one.disabled
    ]


def _knowing(connection: Connection, **of: str) -> defaultdict[str, dict[str, datetime]]:
    """By case: who knows someone in it, and since when they said so."""
    found: defaultdict[str, dict[str, datetime]] = defaultdict(dict)
    for line in rows(connection, "declaration", "at", knows_someone=True, lifted=False, **of):
        found[line["case_id"]][line["user"]] = line["at"]
    return found


def _lift(journal: Journal, case_id: str) -> None:
    for line in rows(journal.connection, "restriction", case_id=case_id, lifted=False):
        journal.change("restriction", line["id"], lifted=True)
