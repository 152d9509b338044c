"""Which entries of a row still hold once the row was erased: the rule that erased words obey.

An erasure names every entry that its row had. A birth names the erasures that were known when it
was written, of its row and of the rows it belongs to. So, whatever order copies come together in:
what an erasure names is gone, and so is what was written without knowing of it; a case that a later
list brings again is born anew and lives.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from smadvisor.store.models import JOURNALED, entry

if TYPE_CHECKING:
    from smadvisor.store.standing import Entry

BIRTH, ERASED = "", "erased"
"""The two fields of an entry that are no column."""

Pair = tuple[str, str]
"""A table and the id of a row."""
Erasures = Mapping[str, frozenset[str]]
"""By row, the erasures that no later one names: those that a birth has to know."""


def living(of_row: Iterable[Entry]) -> list[Entry]:
    """The entries of one row that hold."""
    lines = list(of_row)
    erasures = [line for line in lines if line.field == ERASED]
    if not erasures:
        return lines
    gone = named(erasures)
    newest = {line.id.hex() for line in erasures} - gone
    left = {
        line.id.hex(): (line, set(json.loads(line.replaces)))
        for line in lines
        if line.field != ERASED and line.id.hex() not in gone
    }
    alive: set[str] = set()
    grew = True
    while grew:
        more = {
            id
            for id, (line, names) in left.items()
            if id not in alive and names & (newest if line.field == BIRTH else alive)
        }
        alive |= more
        grew = bool(more)
    return [line for line in lines if line.id.hex() in alive]


def of_rows(lines: list[Entry]) -> list[Entry]:
    """The entries that hold among those of several rows, in the same order."""
    if not any(line.field == ERASED for line in lines):
        return lines
    by_row: dict[str, list[Entry]] = defaultdict(list)
    for line in lines:
        by_row[line.row].append(line)
    alive = {line.id for of_row in by_row.values() for line in living(of_row)}
    return [line for line in lines if line.id in alive]


def named(lines: Iterable[Entry]) -> set[str]:
    """The entries that these name."""
    return {old for line in lines for old in json.loads(line.replaces)}


def births(of_row: Iterable[Entry]) -> list[Entry]:
    """The births among entries that hold; none means that there is no such row."""
    return [line for line in of_row if line.field == BIRTH]


def erasures(connection: Connection, rows: Iterable[str] | None = None) -> Erasures:
    """The newest erasures of some rows, or of all."""
    query = select(entry.c.row, entry.c.id, entry.c.replaces).where(entry.c.field == ERASED)
    if rows is not None:
        query = query.where(entry.c.row.in_(list(rows)))
    found: dict[str, set[str]] = defaultdict(set)
    older: set[str] = set()
    for row, id, replaces in connection.execute(query):
        found[row].add(id.hex())
        older |= set(json.loads(replaces))
    return {row: frozenset(ids - older) for row, ids in found.items()}


def parents(table: str) -> dict[str, str]:
    """The columns of a table that name a row of another, and which table that is."""
    columns = JOURNALED[table].columns
    return {c.name: key.column.table.name for c in columns for key in c.foreign_keys}


def hanging(connection: Connection, table: str, row: str) -> list[Pair]:
    """A row and every row that belongs to it, through whatever tables; parents first."""
    found: dict[str, set[str]] = {table: {row}}
    for name, target in JOURNALED.items():
        for column, of in parents(name).items():
            for some in _few(found.get(of, ())):
                query = select(target.c.id).where(target.c[column].in_(some))
                found.setdefault(name, set()).update(connection.scalars(query))
    return [(name, id) for name in JOURNALED for id in sorted(found.get(name, ()))]


def _few(ids: Iterable[str], at_once: int = 500) -> Iterable[list[str]]:
    every = sorted(ids)
    for start in range(0, len(every), at_once):
        yield every[start : start + at_once]
