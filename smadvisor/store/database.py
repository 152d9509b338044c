"""Opening the encrypted database: SQLAlchemy over SQLCipher, transactions that really roll back.

The driver's own transaction handling leaves rows and tables behind on rollback, so it is switched
off and ``BEGIN`` is sent here (docs/decisions/001-store.md).
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event, text

from smadvisor.errors import Fault
from smadvisor.store.failures import failed, told
from smadvisor.store.plain import as_json
from smadvisor.text import _

REVISION = "0002"
"""The newest revision. Alembic is imported only for a store that is behind it."""

_BUSY_MILLISECONDS = 10_000
_ALWAYS = ("foreign_keys = ON", "temp_store = MEMORY", "cache_size = -65536")
_WRITTEN = (*_ALWAYS, "journal_mode = WAL", "synchronous = FULL")


class Database:
    """One encrypted file and the key that opens it; ``frozen`` for a copy that nobody writes."""

    def __init__(self, path: Path, key: bytes, *, frozen: bool = False) -> None:
        self._path = path
        self.key = key
        self._frozen = frozen
        self.engine: Engine = create_engine(
            f"sqlite:///{path}",
            creator=self._connect,
            module=sqlcipher,
            hide_parameters=True,
            json_serializer=as_json,
        )
        event.listen(self.engine, "begin", _begin)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view; nothing can be changed through it by mistake of order."""
        with told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: all of it or nothing.

        Raises:
            Fault: ``store_missing`` when the file was taken away meanwhile, and as ``told`` says.
        """
        with (
            told(),
            self.engine.connect().execution_options(write=True) as connection,
            connection.begin(),
        ):
            yield connection
        if not self._path.exists():  # a file that was unlinked is written to without a word
            raise missing()

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    def close_whole(self) -> None:
        """Let go of a file that is moved next: nothing of it may be left in its log.

        Raises:
            Fault: ``disk_failed``. SQLite itself says nothing when it cannot write the log back.
        """
        self.close()
        if Path(f"{self._path}-wal").exists():
            raise failed()

    def copy(self, connection: Connection, path: Path) -> None:
        """What ``connection`` sees, by SQLite's backup, as one file at ``path`` with the same key.

        Raises:
            sqlcipher3.Error: as ``told`` says.
        """
        source: Any = connection.connection.driver_connection
        target = _connect(path, self.key, (*_ALWAYS, "journal_mode = MEMORY"))
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # it needs no file beside it
        finally:
            target.close()

    def compact(self) -> None:
        """Write the file anew and empty the write-ahead log: what was erased is nowhere in it.

        Raises:
            Fault: ``store_busy`` while something is read, and as ``told`` says.
        """
        with told(), closing(self._connect()) as connection:
            connection.execute("VACUUM")
            busy, *_pages = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise Fault(
                "store_busy", _("Another program is using the store. Close it and do this again.")
            )

    def write_back(self) -> None:
        """Write what a killed program left in the log back into the file.

        A power cut may have torn the file where the log is whole; pages are checked in the file.
        """
        with told(), closing(self._connect()) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def upgrade(self, save: Callable[[str], object] | None = None) -> None:
        """Bring the tables up to ``REVISION``, each revision whole or not at all.

        ``save`` backs up what is there and is given its revision; without it only a new store can
        be made.

        Raises:
            Fault: ``store_damaged`` (or another key), ``store_newer`` when a newer program made it,
                ``no_backup_no_upgrade``.
        """
        with self.read() as connection:
            known = connection.dialect.has_table(connection, "alembic_version")
            at = (
                connection.scalar(text("SELECT version_num FROM alembic_version"))
                if known
                else None
            )
        if at == REVISION:
            return
        from smadvisor.store.migrations import upgrade

        upgrade(self, at, save)

    def _connect(self) -> sqlcipher.Connection:
        return _connect(self._path, self.key, _ALWAYS if self._frozen else _WRITTEN, self._frozen)


def _connect(
    path: Path, key: bytes, pragmas: tuple[str, ...], frozen: bool = False
) -> sqlcipher.Connection:
    place = f"{path.absolute().as_uri()}?mode=ro&immutable=1" if frozen else str(path)
    connection = sqlcipher.connect(
        place,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_MILLISECONDS / 1000,
        uri=frozen,
    )
    for pragma in ("cipher_log_level = NONE", f"key = \"x'{key.hex()}'\"", *pragmas):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def missing() -> Fault:
    """The file of the store is not there, or nothing is in it."""
    return Fault(
        "store_missing",
        _("The file of the store is missing or empty. Look for its disk, or restore a backup."),
    )


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
