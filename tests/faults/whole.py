"""What must hold of a store after anything: it opens, and every part of it is whole."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from smadvisor.office import integrity
from smadvisor.office.desk import Desk
from smadvisor.store import journal, record
from smadvisor.store.models import JOURNALED, entry
from smadvisor.store.rows import rows
from tests.faults.ground import Ground

Tables = dict[str, list[tuple[Any, ...]]]

_MANY = 400
"""Rows above which only so many of them are made again from the journal, for the time it takes."""
_FILES = {"store.db", "store.db-wal", "store.db-shm", "store.key", "store.lock", "store.seal"}
_FILES |= {
    "store.tries",
    "store.key.part",
    "store.seal.part",
    "store.tries.part",
    "backups",
    "backup.part",
    "restore.part",
}


@contextmanager
def opened(ground: Ground) -> Iterator[Desk]:
    """The store, opened as at the next start, found whole, and whole again when it is shut."""
    desk = ground.open()
    try:
        with desk.store.read() as connection:
            whole(connection)
        yield desk
    finally:
        desk.close()
    desk = ground.open()
    try:
        with desk.store.read() as connection:
            whole(connection)
        papers_are_whole(desk, ground.out)
        found = integrity.verify(desk)
        assert found.ok, found
    finally:
        desk.close()
    assert {path.name for path in ground.store.iterdir()} <= _FILES


def whole(connection: Connection) -> None:
    """Pages, keys between tables, both chains, and the tables against the journal."""
    pragma = connection.exec_driver_sql
    assert pragma("PRAGMA cipher_integrity_check").all() == []
    assert pragma("PRAGMA integrity_check").scalars().all() == ["ok"]
    assert pragma("PRAGMA foreign_key_check").all() == []
    assert journal.broken(connection) == []
    assert record.broken(connection) == []
    assert _as_the_journal_says(connection)


def papers_are_whole(desk: Desk, out: Path) -> None:
    """Every PDF is the one that a row tells of, and every MG2 of a row is there."""
    with desk.store.read() as connection:
        made = {Path(one["path"]): one["sha256"] for one in rows(connection, "mg2", "made_at")}
    made = {path: sha256 for path, sha256 in made.items() if path.parent == out}
    assert {path for path in out.glob("*.pdf") if path.is_file()} == made.keys()
    for path, sha256 in made.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256, path.name


def everything(connection: Connection) -> Tables:
    """All rows of all tables that the journal speaks of."""
    return {
        name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
        for name, table in JOURNALED.items()
    }


def _as_the_journal_says(connection: Connection) -> bool:
    """Whether the rows are those that their entries make; nothing of it is kept."""
    pairs = connection.execute(select(entry.c.table, entry.c.row).distinct()).all()
    before = everything(connection)
    assert {row for _table, row in pairs} >= {row[0] for rows in before.values() for row in rows}
    with connection.begin_nested() as not_kept:
        journal.rebuild(connection, [(table, row) for table, row in pairs[:_MANY]])
        same = _blanks_alike(everything(connection)) == _blanks_alike(before)
        not_kept.rollback()
    return same


def _blanks_alike(tables: Tables) -> Tables:
    """An entry of version 0.1.0 tells no blank from another."""
    return {
        name: [tuple(None if value in ("", False) else value for value in row) for row in rows]
        for name, rows in tables.items()
    }
