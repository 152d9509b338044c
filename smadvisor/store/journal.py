"""The journal: every birth of a row and every change of a field, in the transaction that makes it.

Entries are added, never changed; the tables are what the entries say. An entry's id is the hash
of its content and of the entry before it in the same store, so none can be altered, dropped or
moved unseen. The value goes into the hash sealed with a nonce: when both are erased, the seal is
left in their place and the chain stays whole.
A field's value is the entry that none replaces; where two stand, people settle it.
Which entries of an erased row still hold is the rule of ``lives``.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from smadvisor.casework.identity import new_id
from smadvisor.characters import without_unseen
from smadvisor.errors import Refused
from smadvisor.store import chain
from smadvisor.store.bulk import default_of, insert_rows, insert_tuples, typed
from smadvisor.store.chain import Broken, Link
from smadvisor.store.lives import BIRTH, ERASED, Erasures, births, erasures, living, parents
from smadvisor.store.models import JOURNALED, differing, entry, identity
from smadvisor.store.plain import as_json
from smadvisor.store.standing import Entry, different, standing, value_of
from smadvisor.text import _

__all__ = ["Entry", "Journal", "Row", "different", "standing", "value_of"]

Row = tuple[str, Mapping[str, Any]]
"""An id and the values of the other fields."""

_NONCE = 16
_BLOCK = 500
_FEW = 100


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
        self._erased: Erasures | None = None

    def add(self, table: str, values: Mapping[str, Any], row: str | None = None) -> str:
        """Give birth to one row; the id is new unless ``row`` says what it is."""
        row = row or new_id()
        self.add_many(table, [(row, _seen_whole(values))])
        return row

    def add_many(self, table: str, rows: Sequence[Row]) -> None:
        """Give birth to many rows alike, with one entry for each; left-out fields get defaults."""
        target = JOURNALED[table]
        insert_rows(self.connection, target, rows)
        kept = {column.name for column in target.columns if column.default is None}
        known = self._erasures_known(table, rows)
        self._enter(
            (
                table,
                row,
                BIRTH,
                as_json(
                    {
                        n: v
                        for n, v in values.items()
                        if v not in _BLANK or (n in kept and v is not None)
                    }
                ),
                as_json(sorted(known(row, values))),
            )
            for row, values in rows
        )

    def change(
        self, table: str, row: str, seen: Mapping[str, Any] | None = None, /, **fields: Any
    ) -> tuple[str, ...]:
        """Change fields of one row; answers the names of those that really changed.

        ``seen`` is what the writer saw of it: what somebody wrote since is not overwritten, and
        of two values that stand only the one that was seen gives way.

        Raises:
            Refused: ``changed_meanwhile`` where a field says something else than was seen.
        """
        target, seen, fields = JOURNALED[table], seen or {}, _seen_whole(fields)
        now = self.connection.execute(select(target).where(target.c.id == row)).mappings().one()
        changed = {name: value for name, value in fields.items() if now[name] != value}
        if any(name in seen and seen[name] != now[name] for name in changed):
            raise Refused(
                "changed_meanwhile",
                _(
                    "Somebody else changed this while you were writing. Nothing was overwritten: "
                    "open it again to see what it says now."
                ),
            )
        if not changed:
            return ()
        self.connection.execute(update(target).where(target.c.id == row).values(**changed))
        holds = living(entries_of(self.connection, row))
        stands = standing(holds)
        lines, two = [], False
        for name, value in changed.items():
            old = stands.get(name) or births(holds)  # a blank field stands by the birth
            if len(different(old, name)) > 1:
                two, of_type = True, target.c[name]
                if name in seen:
                    old = tuple(e for e in old if typed(of_type, value_of(e, name)) == now[name])
            lines.append((table, row, name, as_json(value), _ids(old)))
        self._enter(lines)
        if two:
            self._look_again(table, row)
        return tuple(changed)

    def settle(self, table: str, row: str, field: str, chosen: str) -> None:
        """Let one of the values that stand in a field stand alone: that of the entry ``chosen``.

        Raises:
            Refused: ``settled_already`` where that entry stands no more.
        """
        stands = standing(entries_of(self.connection, row)).get(field, ())
        values = [value_of(line, field) for line in stands if line.id.hex() == chosen]
        if not values or len(different(stands, field)) < 2:
            raise Refused(
                "settled_already", _("This is settled already, or was changed since. Look again.")
            )
        self._enter([(table, row, field, as_json(values[0]), _ids(stands))])
        self._look_again(table, row)

    def begin_anew(self) -> None:
        """Go on under a new identity: entries under this one come from another copy."""
        self._store = begin_store(self.connection)
        self._before, self._sequence = b"", 0

    def _look_again(self, table: str, row: str) -> None:
        """Show what stands of a row now, and keep it among those that differ only while it does."""
        if not rebuild(self.connection, [(table, row)]):
            self.connection.execute(delete(differing).where(differing.c.row == row))

    def erase(self, table: str, row: str, reason: str) -> None:
        """Erase one row: its words go from table and journal, the seals of its entries stay."""
        lines = entries_of(self.connection, row)
        self._enter([(table, row, ERASED, as_json(reason), _ids(lines))])
        target = JOURNALED[table]
        self.connection.execute(delete(target).where(target.c.id == row))
        empty(self.connection, lines)
        self._erased = None

    def _erasures_known(
        self, table: str, rows: Sequence[Row]
    ) -> Callable[[str, Mapping[str, Any]], set[str]]:
        """The erasures that a birth has to name: those of its row and of those it belongs to."""
        columns = list(parents(table))

        def whose(row: str, values: Mapping[str, Any]) -> list[str]:
            return [row, *(values[name] for name in columns)]

        if self._erased is not None or len(rows) > _FEW:
            found = erasures(self.connection) if self._erased is None else self._erased
            self._erased = found
        else:
            found = erasures(self.connection, [o for row, v in rows for o in whose(row, v)])
        if not found:
            nothing: set[str] = set()
            return lambda _row, _values: nothing
        return lambda row, values: {
            id for one in whose(row, values) for id in found.get(one, frozenset())
        }

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
        insert_tuples(self.connection, entry, _WRITTEN, lines)


def _seen_whole(values: Mapping[str, Any]) -> dict[str, Any]:
    """``values``, their texts without what cannot be seen, whoever typed or pasted it."""
    return {n: without_unseen(v) if isinstance(v, str) else v for n, v in values.items()}


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


def conflicts(connection: Connection, row: str) -> dict[str, tuple[Any, ...]]:
    """The fields of one row where two different values stand, with the values."""
    stands = standing(entries_of(connection, row))
    found = {name: different(lines, name) for name, lines in stands.items()}
    return {name: tuple(values) for name, values in found.items() if len(values) > 1}


def take_in(connection: Connection, others: Iterable[Entry]) -> int:
    """Unite with the journal of another store; answers how many entries were new.

    The rows they speak of are made again from all entries, so the order of unions does not matter.
    """
    held = set(connection.scalars(select(entry.c.id)))
    new = [line for line in others if line.id not in held]
    lines = [tuple(getattr(line, name) for name in _FIELDS) for line in new]
    insert_tuples(connection, entry, _FIELDS, lines)
    two = rebuild(connection, {(line.table, line.row) for line in new})
    known = set(connection.scalars(select(differing.c.row)))
    found = [{"row": row, "table": table} for table, row in two if row not in known]
    if found:
        connection.execute(insert(differing), found)
    return len(new)


def rebuild(
    connection: Connection, rows: Iterable[tuple[str, str]] | None = None
) -> list[tuple[str, str]]:
    """Make rows (all of them unless told which) again from what the entries say.

    Answers those in which two values stand.
    """
    if rows is None:
        rows = [(table, row) for table, row in connection.execute(_PAIRS)]
        for target in reversed(JOURNALED.values()):
            connection.execute(target.delete())
    by_table: dict[str, list[str]] = {name: [] for name in JOURNALED}
    for table, row in sorted(rows):
        by_table[table].append(row)
    two = []
    for table, ids in by_table.items():
        for start in range(0, len(ids), _BLOCK):
            block = ids[start : start + _BLOCK]
            two += [(table, row) for row in _make_again(connection, JOURNALED[table], block)]
    return two


def _make_again(connection: Connection, target: Table, ids: Sequence[str]) -> list[str]:
    """The same for some rows of one table. What belongs to something erased does not come back."""
    of_row: dict[str, list[Entry]] = {row: [] for row in ids}
    for line in history(connection, ids):
        of_row[line.row].append(line)
    there = set(connection.scalars(select(target.c.id).where(target.c.id.in_(ids))))
    two = []
    for row in ids:
        holds = living(of_row[row])
        if not births(holds):  # it was erased
            continue
        stands, values = standing(holds), values_of(target, holds)
        if row in there:
            connection.execute(update(target).where(target.c.id == row).values(**values))
        elif _has_a_home(connection, target, values):
            connection.execute(insert(target).values(id=row, **values))
        if any(len(different(lines, name)) > 1 for name, lines in stands.items()):
            two.append(row)
    return two


def _has_a_home(connection: Connection, target: Table, values: Mapping[str, Any]) -> bool:
    """Whether what a row belongs to is there."""
    for key in target.foreign_keys:
        parent = key.column.table
        there = select(func.count()).where(parent.c.id == values[key.parent.name])
        if not connection.scalar(there):
            return False
    return True


def values_of(target: Table, of_row: Iterable[Entry]) -> dict[str, Any]:
    """The values of one row, as its entries that hold say them; the rest by default."""
    said = {
        name: typed(target.c[name], value_of(lines[-1], name))
        for name, lines in standing(of_row).items()
    }
    return {c.name: said.get(c.name, default_of(c)) for c in list(target.columns)[1:]}


def links(connection: Connection) -> Iterator[Link]:
    """The whole journal as a chain, in the order in which this store came to know it."""
    streamed = _ENTRIES.order_by(entry.c.number).execution_options(yield_per=_BLOCK)
    for values in connection.execute(streamed):
        line = Entry(*values)

        def hashed(before: bytes, sequence: int, line: Entry = line) -> bytes:
            head = (line.store, sequence, line.user, line.at, line.table, line.row, line.field)
            return _hash(before, head, _sealed(line), line.replaces)

        yield Link(line.store, line.sequence, line.id, hashed)


def broken(connection: Connection) -> list[Broken]:
    """Each entry that does not follow from the one before it."""
    return chain.broken(links(connection))


def emptied(line: Entry) -> bool:
    """Whether only the seal of its value is left."""
    return line.value is None and line.nonce is None


def empty(connection: Connection, lines: Iterable[Entry]) -> bool:
    """Leave of the values of entries only their seals; answers whether there was any value.

    An erasure keeps its reason.
    """
    found = False
    for line in lines:
        if line.field != ERASED and not emptied(line):
            which = (entry.c.row == line.row) & (entry.c.id == line.id)
            bare = {"value": None, "nonce": None, "seal": _sealed(line)}
            connection.execute(update(entry).where(which).values(**bare))
            found = True
    return found


def _sealed(line: Entry) -> bytes:
    return line.seal or b"" if emptied(line) else _seal(line.nonce or b"", line.value or "")


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


def _ids(lines: Iterable[Entry]) -> str:
    return as_json([line.id.hex() for line in lines])


_BLANK: tuple[object, ...] = (None, "", False)
_FIELDS = list(Entry.__dataclass_fields__)
_WRITTEN = [name for name in _FIELDS if name != "seal"]
_ENTRIES = select(*(entry.c[name] for name in _FIELDS))
_PAIRS = select(entry.c.table, entry.c.row).distinct()
