"""The journal: every birth of a row and every change of a field, in the transaction that makes it.

Entries are added, never changed; the tables are what the entries say. An entry's id is the hash of
its content and of the entry before it in the same store, so none can be altered, dropped or moved
unseen. The value goes into the hash sealed with a nonce: erasing both leaves the chain whole.
A field's value is the entry that none replaces; where two stand, people settle it.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Date, Table, func, insert, select, update
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from smadvisor.casework.identity import new_id
from smadvisor.store.models import JOURNALED, Moment, entry, identity

Row = tuple[str, Mapping[str, Any]]
"""An id and the values of the other fields."""

_BIRTH = ""
_NONCE = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. ``field`` is empty for the birth of a row."""

    id: bytes
    store: str
    sequence: int
    user: str
    at: str
    table: str
    row: str
    field: str
    value: str | None
    nonce: bytes | None
    seal: bytes
    replaces: str


class Journal:
    """Writes rows and their entries inside one transaction.

    ``user`` and ``at`` (the clock, shown and never decisive) are the same for the whole of it.
    """

    def __init__(self, connection: Connection, user: str, at: datetime) -> None:
        self.connection = connection
        self._user = user
        self._at = at.isoformat(timespec="milliseconds")
        self._store = current_store(connection)
        last = connection.execute(
            select(entry.c.id, entry.c.sequence)
            .where(entry.c.store == self._store)
            .order_by(entry.c.sequence.desc())
            .limit(1)
        ).one_or_none()
        self._before: bytes = last.id if last else b""
        self._sequence: int = last.sequence if last else 0

    def add(self, table: str, values: Mapping[str, Any], row: str | None = None) -> str:
        """Give birth to one row; the id is new unless ``row`` says what it is."""
        row = row or new_id()
        self.add_many(table, [(row, values)])
        return row

    def add_many(self, table: str, rows: Sequence[Row]) -> None:
        """Give birth to many rows alike, with one entry for each; left-out fields get defaults."""
        rows = _complete(JOURNALED[table], rows)
        _insert(self.connection, JOURNALED[table], rows)
        self._enter((table, row, _BIRTH, values, "[]") for row, values in rows)

    def change(self, table: str, row: str, **fields: Any) -> tuple[str, ...]:
        """Change fields of one row; answers the names of those that really changed."""
        target = JOURNALED[table]
        now = self.connection.execute(select(target).where(target.c.id == row)).mappings().one()
        changed = {name: value for name, value in fields.items() if now[name] != value}
        if not changed:
            return ()
        self.connection.execute(update(target).where(target.c.id == row).values(**changed))
        stands = standing(entries_of(self.connection, row))
        self._enter(
            (table, row, name, value, _json([e.id.hex() for e in stands.get(name, ())]))
            for name, value in changed.items()
        )
        return tuple(changed)

    def _enter(self, news: Iterable[tuple[str, str, str, Any, str]]) -> None:
        lines = []
        for table, row, field, content, replaces in news:
            self._sequence += 1
            value, nonce = _json(content), os.urandom(_NONCE)
            seal = hashlib.sha256(nonce + value.encode()).digest()
            head = (self._store, self._sequence, self._user, self._at, table, row, field)
            self._before = _hash(self._before, head, seal, replaces)
            lines.append((self._before, *head, value, nonce, seal, replaces))
        _insert_tuples(self.connection, entry, [c.name for c in entry.columns], lines)


def current_store(connection: Connection) -> str:
    """The identity of this store."""
    newest = select(identity.c.store).order_by(identity.c.sequence.desc()).limit(1)
    store: str = connection.execute(newest).scalar_one()
    return store


def begin_store(connection: Connection) -> str:
    """A new identity: for a new store, and for a copy that was restored and goes on by itself.

    Without it, two copies would write different entries under one number.
    """
    store = new_id()
    connection.execute(insert(identity).values(store=store))
    return store


def entries(connection: Connection) -> list[Entry]:
    """The whole journal, store by store, in order."""
    lines = connection.execute(select(entry).order_by(entry.c.store, entry.c.sequence))
    return [Entry(*line) for line in lines]


def entries_of(connection: Connection, row: str) -> list[Entry]:
    """What was ever written of one row."""
    return [Entry(*line) for line in connection.execute(select(entry).where(entry.c.row == row))]


def standing(of_row: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """For each field of one row, the entries that no other replaces, in one order everywhere.

    A birth speaks for every field that it holds.
    """
    of_row = list(of_row)
    by_field: dict[str, list[Entry]] = {}
    for line in of_row:
        names = json.loads(line.value or "{}") if line.field == _BIRTH else [line.field]
        for name in names:
            by_field.setdefault(name, []).append(line)
    stands = {}
    for name, lines in by_field.items():
        replaced = {old for line in lines if line.field for old in json.loads(line.replaces)}
        left = [line for line in lines if line.id.hex() not in replaced]
        stands[name] = tuple(sorted(left, key=lambda line: line.id))
    return stands


def conflicts(connection: Connection, row: str) -> dict[str, tuple[Any, ...]]:
    """The fields of one row where two different values stand, with the values."""
    found = {}
    for name, lines in standing(entries_of(connection, row)).items():
        values = [_value_of(line, name) for line in lines]
        different = [v for i, v in enumerate(values) if v not in values[:i]]
        if len(different) > 1:
            found[name] = tuple(different)
    return found


def take_in(connection: Connection, others: Iterable[Entry]) -> int:
    """Unite with the journal of another store; answers how many entries were new.

    The rows they speak of are made again from all entries, so the order of unions does not matter.
    """
    held = set(connection.scalars(select(entry.c.id)))
    new = [line for line in others if line.id not in held]
    names = [c.name for c in entry.columns]
    _insert_tuples(
        connection, entry, names, [tuple(getattr(line, name) for name in names) for line in new]
    )
    rebuild(connection, {(line.table, line.row) for line in new})
    return len(new)


def rebuild(connection: Connection, rows: Iterable[tuple[str, str]] | None = None) -> None:
    """Make rows (all of them by default) again from what their entries say."""
    if rows is None:
        pairs = connection.execute(select(entry.c.table, entry.c.row).distinct()).all()
        rows = [(table, row) for table, row in pairs]
        for target in reversed(JOURNALED.values()):
            connection.execute(target.delete())
    order = {name: place for place, name in enumerate(JOURNALED)}
    for table, row in sorted(rows, key=lambda pair: (order[pair[0]], pair[1])):
        target = JOURNALED[table]
        stands = standing(entries_of(connection, row))
        values = {
            name: _typed(target.c[name], _value_of(lines[-1], name))
            for name, lines in stands.items()
        }
        there = connection.scalar(select(func.count()).where(target.c.id == row))
        if there:
            connection.execute(update(target).where(target.c.id == row).values(**values))
        else:
            connection.execute(insert(target).values(id=row, **values))


def broken(connection: Connection) -> list[tuple[str, int]]:
    """The store and number of each entry that does not follow from the one before it."""
    found, before, store = [], b"", ""
    number = 0
    for line in entries(connection):
        if line.store != store:
            before, store, number = b"", line.store, 0
        number += 1
        head = (line.store, line.sequence, line.user, line.at, line.table, line.row, line.field)
        erased = line.value is None and line.nonce is None
        kept = (
            erased
            or line.seal
            == hashlib.sha256((line.nonce or b"") + (line.value or "").encode()).digest()
        )
        follows = line.id == _hash(before, head, line.seal, line.replaces)
        if not (kept and follows and line.sequence == number):
            found.append((line.store, line.sequence))
        before, number = line.id, line.sequence
    return found


def _hash(before: bytes, head: tuple[str | int, ...], seal: bytes, replaces: str) -> bytes:
    content = "\x1f".join(map(str, head)) + "\x1f" + replaces
    return hashlib.sha256(before + seal + content.encode()).digest()


def _complete(table: Table, rows: Sequence[Row]) -> Sequence[Row]:
    given = rows[0][1] if rows else {}
    missing = {
        column.name: column.default.arg
        if isinstance(column.default, ScalarElementColumnDefault)
        else None
        for column in table.columns
        if column.name not in given and column.name != "id"
    }
    return [(row, {**missing, **values}) for row, values in rows] if rows and missing else rows


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Bulk insert without the cost of one dictionary a row in SQLAlchemy (import benchmark)."""
    if not rows:
        return
    names = [column.name for column in table.columns if column.name in rows[0][1]]
    processors = [table.c[name].type.bind_processor(connection.dialect) for name in names]
    lines = [
        (
            row,
            *(
                process(values[name]) if process else values[name]
                for name, process in zip(names, processors, strict=True)
            ),
        )
        for row, values in rows
    ]
    _insert_tuples(connection, table, ["id", *names], lines)


def _insert_tuples(
    connection: Connection, table: Table, names: Sequence[str], lines: Sequence[tuple[Any, ...]]
) -> None:
    """``names`` and the values stand in the order of the table's columns."""
    if lines:
        statement = insert(table).values(dict.fromkeys(names))
        connection.exec_driver_sql(str(statement.compile(dialect=connection.dialect)), list(lines))


def _value_of(line: Entry, name: str) -> Any:
    value = json.loads(line.value or "null")
    return value[name] if line.field == _BIRTH else value


def _typed(column: Column[Any], value: Any) -> Any:
    if isinstance(value, str) and isinstance(column.type, Date):
        return date.fromisoformat(value)
    if isinstance(value, str) and isinstance(column.type, Moment):
        return datetime.fromisoformat(value)
    return value


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(type(value).__name__)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode
