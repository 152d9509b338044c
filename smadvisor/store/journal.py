"""The journal: every birth of a row and every change of a field, in the transaction that makes it.

Entries are added, never changed; the tables are what the entries say. An entry's id is the hash
of its content and of the entry before it in the same store, so none can be altered, dropped or
moved unseen. The value goes into the hash sealed with a nonce: when both are erased, the seal is
left in their place and the chain stays whole.
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
from sqlalchemy.sql.schema import ScalarElementColumnDefault as _Default

from smadvisor.casework.identity import new_id
from smadvisor.store.models import JOURNALED, Moment, entry, identity
from smadvisor.store.plain import as_json

Row = tuple[str, Mapping[str, Any]]
"""An id and the values of the other fields."""

_BIRTH = ""
_NONCE = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. ``field`` is empty for the birth of a row.

    A birth holds the values that are not blank. ``seal`` is only kept once the value was erased.
    """

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
    seal: bytes | None
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
        self._before, self._sequence = _last(connection, self._store)

    def add(self, table: str, values: Mapping[str, Any], row: str | None = None) -> str:
        """Give birth to one row; the id is new unless ``row`` says what it is."""
        row = row or new_id()
        self.add_many(table, [(row, values)])
        return row

    def add_many(self, table: str, rows: Sequence[Row]) -> None:
        """Give birth to many rows alike, with one entry for each; left-out fields get defaults."""
        _insert(self.connection, JOURNALED[table], rows)
        self._enter(
            (
                table,
                row,
                _BIRTH,
                as_json({n: v for n, v in values.items() if v not in _BLANK}),
                "[]",
            )
            for row, values in rows
        )

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
            (table, row, name, as_json(value), as_json([e.id.hex() for e in stands.get(name, ())]))
            for name, value in changed.items()
        )
        return tuple(changed)

    def _enter(self, news: Iterable[tuple[str, str, str, str, str]]) -> None:
        lines = []
        store, user, at = self._store, self._user, self._at
        before, sequence = self._before, self._sequence
        for table, row, field, value, replaces in news:
            sequence += 1
            nonce = os.urandom(_NONCE)
            head = (store, sequence, user, at, table, row, field)
            before = _hash(before, head, _seal(nonce, value), replaces)
            lines.append((before, *head, value, nonce, replaces))
        self._before, self._sequence = before, sequence
        _insert_tuples(self.connection, entry, _WRITTEN, lines)


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


def position(connection: Connection) -> int:
    """How many entries this copy holds: the same number means that nothing was written since."""
    return connection.execute(select(func.max(entry.c.number))).scalar_one() or 0


def entries(connection: Connection) -> list[Entry]:
    """The whole journal, store by store, in order."""
    lines = connection.execute(_ENTRIES.order_by(entry.c.store, entry.c.sequence))
    return [Entry(*line) for line in lines]


def entries_of(connection: Connection, row: str) -> list[Entry]:
    """What was ever written of one row."""
    return [Entry(*line) for line in connection.execute(_ENTRIES.where(entry.c.row == row))]


def history(connection: Connection, rows: Sequence[str]) -> list[Entry]:
    """What was ever written of these rows, in the order in which this store came to know it."""
    lines = connection.execute(_ENTRIES.where(entry.c.row.in_(rows)).order_by(entry.c.number))
    return [Entry(*line) for line in lines]


def standing(of_row: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """For each field of one row, the entries that no other replaces, in one order everywhere.

    A birth speaks for every field that it holds; of the others nothing stands but the default.
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


def value_of(line: Entry, name: str) -> Any:
    """What an entry says of the field ``name``; None where it was left blank or is erased."""
    value = json.loads(line.value or "null")
    return (value or {}).get(name) if line.field == _BIRTH else value


def conflicts(connection: Connection, row: str) -> dict[str, tuple[Any, ...]]:
    """The fields of one row where two different values stand, with the values."""
    found = {}
    for name, lines in standing(entries_of(connection, row)).items():
        values = [value_of(line, name) for line in lines]
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
    lines = [tuple(getattr(line, name) for name in _FIELDS) for line in new]
    _insert_tuples(connection, entry, _FIELDS, lines)
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
            name: _typed(target.c[name], value_of(lines[-1], name))
            for name, lines in stands.items()
        }
        there = connection.scalar(select(func.count()).where(target.c.id == row))
        if there and values:
            connection.execute(update(target).where(target.c.id == row).values(**values))
        elif not there:
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
        seal = line.seal if erased else _seal(line.nonce or b"", line.value or "")
        follows = line.id == _hash(before, head, seal or b"", line.replaces)
        if not (follows and line.sequence == number):
            found.append((line.store, line.sequence))
        before, number = line.id, line.sequence
    return found


def _last(connection: Connection, store: str) -> tuple[bytes, int]:
    newest = (
        select(entry.c.id, entry.c.sequence)
        .where(entry.c.store == store)
        .order_by(entry.c.number.desc())
        .limit(1)
    )
    last = connection.execute(newest).one_or_none()
    return (last.id, last.sequence) if last else (b"", 0)


def _seal(nonce: bytes, value: str) -> bytes:
    return hashlib.sha256(nonce + value.encode()).digest()


def _hash(before: bytes, head: tuple[str | int, ...], seal: bytes, replaces: str) -> bytes:
    content = "\x1f".join(map(str, head)) + "\x1f" + replaces
    return hashlib.sha256(before + seal + content.encode()).digest()


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Bulk insert without the cost of one dictionary a row in SQLAlchemy (import benchmark)."""
    if not rows:
        return
    columns = []
    for column in list(table.columns)[1:]:
        default = column.default.arg if isinstance(column.default, _Default) else None
        process = column.type.bind_processor(connection.dialect) or _same
        columns.append((column.name, default, process))
    lines = [
        (row, *(process(values.get(name, default)) for name, default, process in columns))
        for row, values in rows
    ]
    _insert_tuples(connection, table, [column.name for column in table.columns], lines)


def _same(value: Any) -> Any:
    return value


def _insert_tuples(
    connection: Connection, table: Table, names: Sequence[str], lines: Sequence[tuple[Any, ...]]
) -> None:
    """``names`` and the values stand in the order of the table's columns."""
    if lines:
        statement = insert(table).values(dict.fromkeys(names))
        connection.exec_driver_sql(str(statement.compile(dialect=connection.dialect)), list(lines))


def _typed(column: Column[Any], value: Any) -> Any:
    if isinstance(value, str) and isinstance(column.type, Date):
        return date.fromisoformat(value)
    if isinstance(value, str) and isinstance(column.type, Moment):
        return datetime.fromisoformat(value)
    return value


_BLANK: tuple[object, ...] = (None, "", False)
_FIELDS = list(Entry.__dataclass_fields__)
_WRITTEN = [name for name in _FIELDS if name != "seal"]
_ENTRIES = select(*(entry.c[name] for name in _FIELDS))
