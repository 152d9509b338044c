"""Erasing rows with all that hangs on them, in this copy and in those that come together with it.

The words go from the tables and from the journal; the seals of the entries stay, so the chain stays
whole. What is free then is overwritten: ``Database.compact``.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from smadvisor.store import journal as journals
from smadvisor.store.journal import Journal, entries_of, values_of
from smadvisor.store.lives import (
    Erasures,
    Pair,
    births,
    erasures,
    hanging,
    living,
    named,
    parents,
)
from smadvisor.store.models import JOURNALED, entry
from smadvisor.store.standing import Entry

STRAY = "of_an_erased_row"
"""Why a row is erased that another copy had added to what was erased here."""


def erase(journal: Journal, table: str, row: str, reason: str) -> int:
    """Erase a row and every row that hangs on it; answers how many. ``reason`` is a code."""
    journal.connection.exec_driver_sql("PRAGMA secure_delete = ON")
    found = hanging(journal.connection, table, row)
    for name, id in reversed(found):
        journal.erase(name, id, reason)
    return len(found)


def take_in(journal: Journal, others: Iterable[Entry]) -> bool:
    """Unite with the journal of another store; answers whether words of either went.

    What either copy erased is erased in both, with all that hung on it.
    """
    held = set(journal.connection.scalars(select(entry.c.id)))
    new = [line for line in others if line.id not in held]
    journals.take_in(journal.connection, new)
    return _carry_out(journal, {(line.table, line.row) for line in new})


def _carry_out(journal: Journal, rows: Iterable[Pair]) -> bool:
    """Let what was erased of these rows be gone: from tables and journal, with what hung on it."""
    connection = journal.connection
    erased = erasures(connection)
    if not erased:
        return False
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    pairs = {pair for pair in rows if pair[1] in erased or parents(pair[0])}
    for table, row in [pair for pair in pairs if pair[1] in erased]:
        pairs |= set(hanging(connection, table, row))
    order = {name: place for place, name in enumerate(JOURNALED)}
    gone: list[Pair] = []
    strays: list[Pair] = []
    went = False
    for table, row in sorted(pairs, key=lambda pair: (order[pair[0]], pair[1])):
        lines = entries_of(connection, row)
        holds = living(lines)
        went = journals.empty(connection, [line for line in lines if line not in holds]) or went
        if not births(holds):
            gone.append((table, row))
        elif _strays(table, holds, erased, {*gone, *strays}):
            strays.append((table, row))
    for table, row in sorted([*gone, *strays], key=lambda pair: -order[pair[0]]):
        _delete(connection, table, row)
    for table, row in strays:
        journal.erase(table, row, STRAY)
    return went or bool(strays)


def _strays(table: str, holds: list[Entry], erased: Erasures, gone: set[Pair]) -> bool:
    """Whether a row belongs to one that is gone, or to one that was erased without its knowing."""
    values = values_of(JOURNALED[table], holds)
    known = named(births(holds))
    for column, of in parents(table).items():
        newest = erased.get(values[column], frozenset())
        if (of, values[column]) in gone or (newest and not newest & known):
            return True
    return False


def _delete(connection: Connection, table: str, row: str) -> None:
    target = JOURNALED[table]
    connection.execute(delete(target).where(target.c.id == row))
