"""One store: the encrypted database and the key file beside it, in one folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from smadvisor.casework.identity import new_id
from smadvisor.errors import Fault, Refused
from smadvisor.store import keys
from smadvisor.store.database import Database
from smadvisor.store.journal import Journal, begin_store
from smadvisor.store.place import DATABASE, KEYS, UNFINISHED, exists
from smadvisor.text import _

PASSPHRASE, RECOVERY = "passphrase", "recovery"


class Store:
    """An open store. Reads see one moment; a write is one transaction with its journal entries."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._key = key
        self._database = Database(folder / DATABASE, key)
        self._database.upgrade()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the store."""
        with self._database.read() as connection:
            yield connection

    @contextmanager
    def write(self, user: str, at: datetime) -> Iterator[Journal]:
        """One transaction in the name of ``user``: all of it or nothing."""
        with self._database.write() as connection:
            yield Journal(connection, user, at)

    def close(self) -> None:
        """Let go of the file; the store object is not used again."""
        self._database.close()

    def change_passphrase(self, user: str, name: str, passphrase: str) -> None:
        """Wrap the store key anew for one user; the store itself is not touched."""
        path = self.folder / KEYS
        others = [slot for slot in keys.read(path) if (slot.kind, slot.user) != (PASSPHRASE, user)]
        keys.write(path, [*others, keys.wrap(PASSPHRASE, user, name, passphrase, self._key)])


def create(
    folder: Path, name: str, role: str, passphrase: str, at: datetime
) -> tuple[Store, str, str]:
    """Make a store with its first user; answers it, the user's id and the recovery key.

    Raises:
        Refused: ``store_exists`` when there is one already; it is not touched.
    """
    if exists(folder):
        raise Refused(
            "store_exists",
            _("There is a store in this folder already. Open it, or choose another folder."),
        )
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = folder / UNFINISHED
    unfinished.unlink(missing_ok=True)
    user, key, recovery = new_id(), keys.new_store_key(), keys.new_recovery_key()
    database = Database(unfinished, key)
    database.upgrade()
    with database.write() as connection:
        begin_store(connection)
        Journal(connection, user, at).add("user", {"name": name, "role": role}, user)
    database.close()
    slots = (
        keys.wrap(PASSPHRASE, user, name, passphrase, key),
        keys.wrap(RECOVERY, "", "", recovery, key),
    )
    keys.write(folder / KEYS, slots)
    unfinished.replace(folder / DATABASE)
    return Store(folder, key), user, recovery


def unlock(folder: Path, secret: str, name: str | None = None) -> tuple[Store, keys.Slot]:
    """Open the store with a passphrase; answers it and the slot that opened it.

    Raises:
        Refused: ``no_store``, ``unknown_user``, ``wrong_passphrase``.
        Fault: ``store_damaged``, ``store_newer``, ``key_file_damaged``.
    """
    slots = [slot for slot in _slots(folder) if slot.kind == PASSPHRASE]
    if name is not None:
        slots = [slot for slot in slots if slot.name.casefold() == name.casefold()]
        if not slots:
            raise Refused("unknown_user", _("This store has no user of that name."))
    slot, key = keys.unwrap(slots, secret)
    return Store(folder, key), slot


def unlock_with_recovery_key(folder: Path, recovery: str) -> tuple[Store, keys.Slot]:
    """Open the store with the recovery key; answers it and the first user's slot.

    Raises:
        Refused: ``no_store``, ``wrong_recovery_key``.
    """
    slots = _slots(folder)
    try:
        _slot, key = keys.unwrap([slot for slot in slots if slot.kind == RECOVERY], recovery)
    except Refused as error:
        raise Refused(
            "wrong_recovery_key",
            _("That is not the recovery key of this store. Check each group of four letters."),
        ) from error
    return Store(folder, key), next(slot for slot in slots if slot.kind == PASSPHRASE)


def _slots(folder: Path) -> tuple[keys.Slot, ...]:
    if not exists(folder):
        raise Refused(
            "no_store", _("There is no store in this folder. Make one with “smadvisor init”.")
        )
    if not (folder / KEYS).exists():
        raise Fault(
            "key_file_missing",
            _("The key file of this store is missing. Put back a copy of it from a backup."),
        )
    return keys.read(folder / KEYS)
