"""Rows in and values out, where one dictionary a row would cost too much."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Date, Table, insert
from sqlalchemy.sql.schema import ScalarElementColumnDefault as _Default

from smadvisor.store.moment import Moment


def insert_rows(
    connection: Connection, table: Table, rows: Sequence[tuple[str, Mapping[str, Any]]]
) -> None:
    """Bulk insert without the cost of one dictionary a row in SQLAlchemy (import benchmark)."""
    if not rows:
        return
    columns = []
    for column in list(table.columns)[1:]:
        process = column.type.bind_processor(connection.dialect) or _same
        columns.append((column.name, default_of(column), process))
    lines = [
        (row, *(process(values.get(name, default)) for name, default, process in columns))
        for row, values in rows
    ]
    insert_tuples(connection, table, [column.name for column in table.columns], lines)


def _same(value: Any) -> Any:
    return value


def insert_tuples(
    connection: Connection, table: Table, names: Sequence[str], lines: Sequence[tuple[Any, ...]]
) -> None:
    """``names`` and the values stand in the order of the table's columns."""
    if lines:
        statement = insert(table).values(dict.fromkeys(names))
        connection.exec_driver_sql(str(statement.compile(dialect=connection.dialect)), list(lines))


def default_of(column: Column[Any]) -> Any:
    """What a column holds where nothing was said of it."""
    return column.default.arg if isinstance(column.default, _Default) else None


def typed(column: Column[Any], value: Any) -> Any:
    """A value of the journal as the column gives it."""
    if isinstance(value, str) and isinstance(column.type, Date):
        return date.fromisoformat(value)
    if isinstance(value, str) and isinstance(column.type, Moment):
        return datetime.fromisoformat(value)
    return value
