"""Whether the tables say what the journal says, and whether each erasure was carried out.

Rows are read in blocks, so that a large store needs no more memory than a small one.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, Table, func, select

from smadvisor.store.finding import Finding
from smadvisor.store.journal import emptied, values_of
from smadvisor.store.lives import ERASED, births, living
from smadvisor.store.models import JOURNALED, entry
from smadvisor.store.standing import Entry

_BLOCK = 500
_COLUMNS = [entry.c[name] for name in Entry.__dataclass_fields__]
_DEFAULT = (None, "", False, 0)
OfRow = tuple[str, str, list[Entry]]


def differences(connection: Connection, told: Callable[[int, int], object]) -> Iterator[Finding]:
    """Each row that is not as its entries say; ``told`` hears how many entries were looked at."""
    whole = connection.scalar(select(func.count()).select_from(entry)) or 0
    found = dict.fromkeys(JOURNALED, 0)
    every = _rows(connection)
    done = 0
    while block := list(islice(every, _BLOCK)):
        for name in {table for table, _row, _lines in block}:
            target = JOURNALED.get(name)
            if target is not None:
                of_table = [(row, lines) for table, row, lines in block if table == name]
                kept = _kept(connection, target, [row for row, _lines in of_table])
                found[name] += len(kept)
                for row, lines in of_table:
                    yield from _row(target, row, lines, kept.get(row))
        done += sum(len(lines) for _table, _row, lines in block)
        told(done, whole)
    for name, target in JOURNALED.items():
        if connection.scalar(select(func.count()).select_from(target)) != found[name]:
            yield from _unknown(connection, target)


def _rows(connection: Connection) -> Iterator[OfRow]:
    """The entries of each row, by the index on the row."""
    lines = select(*_COLUMNS).order_by(entry.c.row, entry.c.table)
    streamed = lines.execution_options(yield_per=_BLOCK)
    every = (Entry(*values) for values in connection.execute(streamed))
    for (table, row), of_row in groupby(every, lambda line: (line.table, line.row)):
        yield table, row, list(of_row)


def _kept(connection: Connection, target: Table, ids: list[str]) -> dict[str, dict[str, Any]]:
    found = connection.execute(select(target).where(target.c.id.in_(ids))).mappings()
    return {line["id"]: dict(line) for line in found}


def _row(
    target: Table, row: str, lines: list[Entry], kept: dict[str, Any] | None
) -> Iterator[Finding]:
    where = f"{target.name} {row}"
    try:
        yield from _compared(target, where, lines, kept)
    except (ValueError, KeyError, TypeError, AttributeError):  # entries nobody here wrote
        yield Finding("row_changed", where)


def _compared(
    target: Table, where: str, lines: list[Entry], kept: dict[str, Any] | None
) -> Iterator[Finding]:
    holds = living(lines)
    ids = {line.id for line in holds}
    if any(emptied(line) for line in holds):
        yield Finding("entry_emptied", where)
        return
    if any(line.id not in ids and line.field != ERASED and not emptied(line) for line in lines):
        yield Finding("entry_not_erased", where)
    if not births(holds):
        if kept is not None:
            yield Finding("row_added", where)
    elif kept is None:
        yield Finding("row_deleted", where)
    else:
        said = values_of(target, holds)
        if any(not _same(kept[name], value) for name, value in said.items()):
            yield Finding("row_changed", where)


def _same(kept: Any, said: Any) -> bool:
    return bool(kept == said) or (_blank(kept) and _blank(said))


def _blank(value: Any) -> bool:
    return not isinstance(value, list | dict) and value in _DEFAULT


def _unknown(connection: Connection, target: Table) -> Iterable[Finding]:
    known = select(entry.c.row).where(entry.c.table == target.name)
    for row in connection.scalars(select(target.c.id).where(target.c.id.not_in(known))):
        yield Finding("row_added", f"{target.name} {row}")
