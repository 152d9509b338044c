"""Opening the encrypted database: SQLAlchemy over SQLCipher, transactions that really roll back.

The driver's own transaction handling leaves rows and tables behind on rollback, so it is switched
off and ``BEGIN`` is sent here (docs/decisions/001-store.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event, text

from smadvisor.errors import Fault
from smadvisor.store.failures import told
from smadvisor.store.plain import as_json
from smadvisor.text import _

REVISION = "0002"
"""The newest revision. Alembic is imported only for a store that is behind it."""

_BUSY_MILLISECONDS = 10_000


class Database:
    """One encrypted file and the key that opens it."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
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

    def upgrade(self) -> None:
        """Bring the tables up to ``REVISION``, each revision whole or not at all.

        Raises:
            Fault: ``store_damaged`` (or another key), ``store_newer`` when a newer program made it.
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

        upgrade(self, at)

    def _connect(self) -> sqlcipher.Connection:
        connection = sqlcipher.connect(
            str(self._path),
            isolation_level=None,
            check_same_thread=False,
            timeout=_BUSY_MILLISECONDS / 1000,
        )
        for pragma in (
            "cipher_log_level = NONE",
            f"key = \"x'{self._key.hex()}'\"",
            "foreign_keys = ON",
            "temp_store = MEMORY",
            "journal_mode = WAL",
            "synchronous = FULL",
            "cache_size = -65536",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection


def missing() -> Fault:
    """The file of the store is not there."""
    return Fault(
        "store_missing",
        _("The file of the store is missing. See that its disk is there, or restore a backup."),
    )


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
