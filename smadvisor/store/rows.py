"""Reading rows: one table, a few equalities, plain dictionaries out."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Select, Table, func, or_, select

from smadvisor.caselist.bulk import no_search_for_cycles
from smadvisor.store.models import JOURNALED, LISTED, entry

__all__ = ["Connection", "Values", "columns", "count", "few", "first_listed", "least"]
__all__ += ["of_people_since", "people_before", "remembered", "row", "rows"]

T = TypeVar("T")
Values = dict[str, Any]
FEW = 1000
"""So many ids are asked for by name."""


def rows(connection: Connection, table: str, order: str = "id", **equals: Any) -> list[Values]:
    """The rows whose fields equal what is asked, in the order of one field.

    A field equals a value, or one of a collection.
    """
    target = JOURNALED[table]
    query = _where(select(target), target, equals).order_by(target.c[order], target.c.id)
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
    order: str = "",
    **equals: Any,
) -> list[tuple[Any, ...]]:
    """A few fields of every row of a table, or of the few ``ids``: quick for lists of all.

    A field ``equals`` a value, or one of a collection.
    """
    target = JOURNALED[table]
    query = _where(select(*(target.c[name] for name in names)), target, equals)
    if ids is not None and len(ids) <= FEW:
        query = query.where(target.c.id.in_(ids))
    if order:
        query = query.order_by(target.c[order], target.c.id)
    with no_search_for_cycles():
        return [tuple(line) for line in connection.execute(query).all()]


def few(field: str, ids: Collection[str]) -> Values:
    """To ask for those whose field is one of ``ids``; of many, reading everything is quicker."""
    return {field: list(ids)} if len(ids) <= FEW else {}


def least(connection: Connection, table: str, name: str) -> Any:
    """The least that a field says in any row; None where there is no row."""
    return connection.scalar(select(func.min(JOURNALED[table].c[name])))


def count(connection: Connection, table: str) -> int:
    """How many rows there are."""
    return connection.scalar(select(func.count()).select_from(JOURNALED[table])) or 0


def people_before(
    connection: Connection, table: str, moment: datetime, **equals: Any
) -> frozenset[str]:
    """The people who have a row from before a moment."""
    target = JOURNALED[table]
    query = _where(select(target.c.person_id).where(target.c.at < moment), target, equals)
    return frozenset(connection.scalars(query))


def of_people_since(
    connection: Connection, table: str, names: Iterable[str], since: datetime, *tables: str
) -> list[tuple[Any, ...]]:
    """A few fields of every row of those people who have one, here or in others, from then on."""
    target = JOURNALED[table]
    each = [JOURNALED[name] for name in (table, *tables)]
    lately = (select(one.c.person_id).where(one.c.at >= since) for one in each)
    whose = or_(*(target.c.person_id.in_(ids) for ids in lately))
    query = select(*(target.c[name] for name in names)).where(whose)
    with no_search_for_cycles():
        return [tuple(line) for line in connection.execute(query).all()]


def remembered(connection: Connection, what: str, of: str, make: Callable[[], T]) -> T:
    """What was made ``of`` something, until anything is written: the newest entry says so.

    It is forgotten with the key: it hangs on the connection.
    """
    newest = connection.scalar(select(entry.c.id).order_by(entry.c.number.desc()).limit(1))
    at, made = connection.info.get(what, (None, None))
    if at != (newest, of):
        made = make()
        connection.info[what] = (newest, of), made
    return cast(T, made)


def first_listed(connection: Connection) -> dict[str, datetime]:
    """When each person was first on a list, by whichever copy; not what was before an erasure."""
    found: dict[str, datetime] = {}
    for row, text in connection.execute(select(entry.c.row, entry.c.at).where(LISTED)).all():
        at = datetime.fromisoformat(text)
        found[row] = min(at, found.get(row, at))
    return found


def _where(query: Select[Any], target: Table, equals: Values) -> Select[Any]:
    for name, value in equals.items():
        field = target.c[name]
        one_of = isinstance(value, Collection) and not isinstance(value, str)
        query = query.where(field.in_(value) if one_of else field == value)
    return query
