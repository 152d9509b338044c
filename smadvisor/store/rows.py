"""Reading rows: one table, a few equalities, plain dictionaries out."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from smadvisor.store.lives import BIRTH
from smadvisor.store.models import JOURNALED, entry

__all__ = ["Connection", "Values", "born", "columns", "row", "rows"]

Values = dict[str, Any]
_FEW = 1000


def rows(connection: Connection, table: str, order: str = "id", **equals: Any) -> list[Values]:
    """The rows whose fields equal what is asked, in the order of one field."""
    target = JOURNALED[table]
    query = select(target).order_by(target.c[order], target.c.id)
    for name, value in equals.items():
        query = query.where(target.c[name] == value)
    return [dict(found) for found in connection.execute(query).mappings()]


def row(connection: Connection, table: str, **equals: Any) -> Values:
    """The only such row.

    Raises:
        LookupError: there is none, or more than one.
    """
    found = rows(connection, table, **equals)
    if len(found) != 1:
        raise LookupError(table)
    return found[0]


def columns(
    connection: Connection,
    table: str,
    names: Iterable[str],
    ids: Collection[str] | None = None,
    **equals: Any,
) -> list[tuple[Any, ...]]:
    """A few fields of every row of a table, or of the few ``ids``: quick for lists of all.

    A field ``equals`` a value, or one of a collection.
    """
    target = JOURNALED[table]
    query = select(*(target.c[name] for name in names))
    for name, value in equals.items():
        field = target.c[name]
        one_of = isinstance(value, Collection) and not isinstance(value, str)
        query = query.where(field.in_(value) if one_of else field == value)
    if ids is not None and len(ids) <= _FEW:
        query = query.where(target.c.id.in_(ids))
    return [tuple(line) for line in connection.execute(query)]


def born(connection: Connection, table: str) -> dict[str, datetime]:
    """When each row of a table was first written, by whichever copy."""
    query = select(JOURNALED[table].c.id, entry.c.at).join(
        entry, (entry.c.row == JOURNALED[table].c.id) & (entry.c.field == BIRTH)
    )
    found: dict[str, datetime] = {}
    for row, text in connection.execute(query):
        at = datetime.fromisoformat(text)
        found[row] = min(at, found.get(row, at))
    return found
