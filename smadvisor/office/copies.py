"""Another copy of this store brought in, and what both wrote differently settled by people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from smadvisor.assessment.flow import affected_by
from smadvisor.casework.outcome import Outcome
from smadvisor.errors import Refused
from smadvisor.office import access
from smadvisor.office.desk import Desk
from smadvisor.office.field_words import CONTENT, OF_STORE, OF_SUPERVISION, field_words, value_words
from smadvisor.office.people import users
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.store import union
from smadvisor.store.journal import Entry, Journal, value_of
from smadvisor.store.rows import Connection, Values, columns, row, rows
from smadvisor.text import _

_MOST = 200
_NAMES = ("name", "wording", "urn", "seed", "id")
"""What a row that belongs to no case is called by: the first of these that it has."""


@dataclass(frozen=True, slots=True)
class CameIn:
    """What was new in the other copy, and in how many fields two values stand now."""

    entries: int
    rows: int
    lines: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values that stand in a field. ``id`` names it when it is chosen."""

    id: str
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was written differently in two copies."""

    table: str
    row: str
    field: str
    whose: str
    what: str
    values: tuple[Value, ...]
    """What the pages show meanwhile is the last."""


def bring_in(desk: Desk, path: Path, secret: str = "") -> CameIn:
    """Unite with the copy of this store that a backup holds; nothing of either is lost.

    ``secret`` is a passphrase or the recovery key of the backup, where it has another key.

    Raises:
        Refused: ``secret_missing``, ``wrong_passphrase``, ``not_a_backup``, ``backup_damaged`` and
            the others of a backup; ``copy_broken``, ``copy_forked``. Nothing was changed.
    """
    with desk.store.copy_in(path, secret) as other:
        return unite(desk, other)


def unite(desk: Desk, other: Connection) -> CameIn:
    """The same with a copy that is open.

    Raises:
        Refused: ``copy_broken``, ``copy_forked``. Nothing was changed.
    """
    with desk.write(Verb.UNITE) as journal:
        brought = union.unite(journal, other)
        _look_again(journal, brought)
        _somebody_administers(desk, journal)
        differ = len(_found(desk, journal.connection, anybody=True))
    if brought.erased:
        desk.store.compact()
    return CameIn(len(brought.new), brought.rows, brought.lines, differ)


def waiting(desk: Desk) -> int:
    """How many fields wait for this user to settle them, without a look at any."""
    if not desk.may(Verb.COUNT_CONFLICTS):
        return 0
    with desk.read(Verb.COUNT_CONFLICTS) as connection:
        return len(_found(desk, connection))


def conflicts(desk: Desk, most: int = _MOST) -> list[Conflict]:
    """The first fields in which two values stand, of cases that this user may see."""
    with desk.write(Verb.SEE_CONFLICTS) as journal:
        connection = journal.connection
        names = {one.id: one.name for one in users(connection)}
        found = _found(desk, connection)[:most]
        shown = [access.whose(connection, one.table, one.row)[0] for one in found]
        for whom in dict.fromkeys(shown):
            desk.record(journal, Verb.SEE_CONFLICTS, whom)
        return [_said(connection, one, names) for one in found]


def settle(desk: Desk, table: str, row_id: str, field: str, which: str) -> None:
    """Let the value ``which`` (its id) stand alone; the others stay in the journal.

    Raises:
        Refused: ``settled_already``; ``not_allowed`` for what is for other roles.
    """
    about = row_id if table in CONTENT or table in OF_SUPERVISION or table == "user" else ""
    with desk.write(Verb.SETTLE, about, table) as journal:
        if field not in _tables(desk).get(table, ()):
            raise Refused(
                "not_allowed", _("This is for other roles than yours. Ask an administrator.")
            )
        if table == "closing":
            _settle_closing(journal, row_id, which)
            return
        journal.settle(table, row_id, field, which)
        if table == "answer":
            line = row(journal.connection, table, id=row_id)
            _mark(journal, line["assessment_id"], affected_by(line["question"]))


def _found(desk: Desk, connection: Connection, *, anybody: bool = False) -> list[union.Differing]:
    """What this user may settle, or what anybody may."""
    tables = {**CONTENT, **OF_SUPERVISION, **OF_STORE} if anybody else _tables(desk)
    found = [one for one in union.differ(connection) if one.field in tables.get(one.table, ())]
    if "closing" in tables:
        found += _closed_twice(connection)
    barred = frozenset() if anybody else access.barred(connection, desk.user.id)
    if not barred:
        return found
    return [one for one in found if access.whose(connection, one.table, one.row)[1] not in barred]


def _tables(desk: Desk) -> dict[str, Mapping[str, str]]:
    """The fields that this user's roles may settle."""
    return {
        **(CONTENT if desk.may(Verb.OPEN_CASE) else {}),
        **(OF_SUPERVISION if desk.may(Verb.RESTRICT) else {}),
        **(OF_STORE if desk.may(Verb.CHANGE_SETTINGS) else {}),
    }


def _said(connection: Connection, one: union.Differing, names: Mapping[str, str]) -> Conflict:
    line = row(connection, one.table, id=one.row)
    question = line["question"] if one.table == "answer" else ""
    if one.table == "closing":
        values = [_closing(closing, names) for closing in _closings(connection, line["person_id"])]
    else:
        values = [_value(one, said, names, question) for said in one.entries]
    return Conflict(
        table=one.table,
        row=one.row,
        field=one.field,
        whose=_whose(connection, one, line),
        what=field_words(one.table, one.field, question),
        values=tuple(values),
    )


def _value(one: union.Differing, said: Entry, names: Mapping[str, str], question: str) -> Value:
    value = value_of(said, one.field)
    return Value(
        id=said.id.hex(),
        words=value_words(one.table, one.field, value, names, question),
        by=names.get(said.user, ""),
        at=datetime.fromisoformat(said.at),
    )


def _closing(line: Values, names: Mapping[str, str]) -> Value:
    words = ": ".join(filter(None, (Outcome(line["outcome"]).words, line["note"])))
    return Value(line["id"], words, names.get(line["user"], ""), line["at"])


def _whose(connection: Connection, one: union.Differing, line: Values) -> str:
    """The person and the case, as the queue names them; of anything else its own name."""
    whom, case_id = access.whose(connection, one.table, one.row)
    if not case_id:
        return next(str(line[name]) for name in _NAMES if line.get(name))
    case = row(connection, "case_file", id=case_id)
    people = rows(connection, "person", id=whom)
    named = line if one.table == "defendant" else people[0] if people else {"name": ""}
    return ", ".join(filter(None, (named["name"], case["urn"] or case["occurrence"])))


def _closings(connection: Connection, person_id: str) -> list[Values]:
    return rows(connection, "closing", "at", person_id=person_id, reopened=False)


def _closed_twice(connection: Connection) -> list[union.Differing]:
    """People whom both copies closed, each with another outcome."""
    by_person: dict[str, list[tuple[str, str]]] = defaultdict(list)
    names = ("person_id", "id", "outcome")
    for person_id, *said in columns(connection, "closing", names, order="at", reopened=False):
        by_person[person_id].append((said[0], said[1]))
    return [
        union.Differing("closing", said[0][0], "outcome", ())
        for said in by_person.values()
        if len({outcome for _id, outcome in said}) > 1
    ]


def _settle_closing(journal: Journal, row_id: str, which: str) -> None:
    """Take back all closings of this person but one."""
    person_id = row(journal.connection, "closing", id=row_id)["person_id"]
    closings = _closings(journal.connection, person_id)
    if len(closings) < 2 or which not in {line["id"] for line in closings}:
        raise Refused("settled_already", _("This is settled already. Look again."))
    for line in closings:
        if line["id"] != which:
            journal.change("closing", line["id"], reopened=True)


def _look_again(journal: Journal, brought: union.Brought) -> None:
    """An answer given here without knowing what was answered there deserves a second look."""
    there, here = _answered(journal, brought.new), _answered(journal, brought.only_here)
    for assessment_id in there.keys() & here.keys():
        new, own = there[assessment_id], here[assessment_id]
        _mark(journal, assessment_id, _hang_on(new) & own)
        _mark(journal, assessment_id, _hang_on(own) & new)


def _hang_on(questions: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(affected_by(one) for one in questions))


def _answered(journal: Journal, lines: Iterable[Entry]) -> dict[str, set[str]]:
    """The questions of each assessment that these entries answer."""
    ids = {one.row for one in lines if one.table == "answer" and one.field in ("", "value")}
    found: dict[str, set[str]] = defaultdict(set)
    if ids:
        for line in rows(journal.connection, "answer"):
            if line["id"] in ids:
                found[line["assessment_id"]].add(line["question"])
    return found


def _mark(journal: Journal, assessment_id: str, questions: Iterable[str]) -> None:
    wanted = set(questions)
    for line in rows(journal.connection, "answer", assessment_id=assessment_id):
        if line["question"] in wanted and line["value"] is not None:
            journal.change("answer", line["id"], look_again=True)


def _somebody_administers(desk: Desk, journal: Journal) -> None:
    """Where each copy kept out the administrator of the other, it is who brought them together."""
    if not any(one.administers for one in users(journal.connection)):
        roles = sorted({*desk.user.roles, UserRole.ADMINISTRATOR})
        journal.change("user", desk.user.id, disabled=False, roles=roles)
