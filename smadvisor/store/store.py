"""One store: the encrypted database and the key file beside it, in one folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from smadvisor.casework.identity import new_id
from smadvisor.errors import Fault, Refused
from smadvisor.store import backup, integrity, keys, record, seal, tries
from smadvisor.store.bundle import Backup
from smadvisor.store.database import Database, missing
from smadvisor.store.failures import read_only, told
from smadvisor.store.files import make_folder, move
from smadvisor.store.finding import Finding
from smadvisor.store.journal import Journal, begin_store
from smadvisor.store.place import (
    BACKUPS,
    DATABASE,
    KEYS,
    LOCK,
    PASSPHRASE,
    READY,
    RECOVERY,
    SEAL,
    UNFINISHED,
    exists,
)
from smadvisor.store.replacing import finish
from smadvisor.text import _

_COPY = "copy.part"
"""Where another copy lies, encrypted, while it is brought in."""


class Store:
    """An open store. Reads see one moment; a write is one transaction with its journal entries.

    It is held by one program at a time. ``hide`` drops the key and keeps hold of the store.
    """

    def __init__(self, folder: Path, key: bytes, held: BaseFileLock, at: datetime) -> None:
        self.folder = folder
        self._held = held
        self._key: bytes | None = None
        self.found: tuple[Finding, ...] = ()
        """What the seal told when the store was opened; it is not sealed anew over that."""
        self._database: Database | None = None
        self._open(key, at)

    @property
    def hidden(self) -> bool:
        """Whether the key was dropped."""
        return self._database is None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the store."""
        with self._there().read() as connection:
            yield connection

    @contextmanager
    def write(self, user: str, at: datetime) -> Iterator[Journal]:
        """One transaction in the name of ``user``: all of it or nothing."""
        with self._there().write() as connection:
            yield Journal(connection, user, at)

    def hide(self) -> None:
        """Shut the database and drop the key; nobody else can open the store meanwhile."""
        if self._database is not None:
            with suppress(Fault, DBAPIError):  # the seal of the time before is true as well
                self.seal()
            self._database.close()
        self._database = self._key = None

    def show(
        self, secret: str, at: datetime, *, user: str | None = None, name: str | None = None
    ) -> keys.Slot:
        """Open it again with the passphrase of the user of that id or name; answers their slot.

        Raises:
            Refused: ``unknown_user``, ``too_soon``, ``wrong_passphrase``.
        """
        slot, key = _unwrap(self.folder, secret, at, name=name, user=user)
        if self._database is None:
            self._open(key, at)
        self.put_first(slot)
        return slot

    def seal(self, *, accepted: bool = False) -> None:
        """Seal what the store holds now; after a finding, once somebody has ``accepted`` it.

        Raises:
            Fault: as ``failures.told``.
        """
        if accepted:
            self.found = ()
        if not self.found:
            with told(), self.read() as connection:
                seal.write(self.folder, connection, self._known_key())

    def examine(
        self, connection: Connection, progress: integrity.Told | None = None
    ) -> tuple[Finding, ...]:
        """Check everything that can be checked."""
        now = integrity.examine(connection, self.folder, self._known_key(), progress)
        return tuple(dict.fromkeys((*self.found, *now)))

    def compact(self) -> None:
        """Write the file anew, so that what was erased is nowhere in it."""
        self._there().compact()

    def close(self) -> None:
        """Let go of the files; the store object is not used again."""
        self.hide()
        self._held.release()

    def back_up(self, path: Path, at: datetime) -> Backup:
        """Back up to the new file ``path``, while work goes on.

        Raises:
            Refused: as ``backup.write``, ``hidden``.
        """
        return backup.write(self.folder, self._there(), path, at)

    @contextmanager
    def copy_in(self, path: Path, secret: str = "") -> Iterator[Connection]:
        """What another copy held when the backup at ``path`` was made of it.

        Raises:
            Refused: as ``backup.copy_in``, ``hidden``.
        """
        work = self.folder / _COPY
        with (
            backup.copy_in(path, self._known_key(), secret, work) as database,
            database.read() as connection,
        ):
            yield connection

    def made(self, found: Backup) -> bool:
        """Whether a backup was made by a store with this key, and says what it was made to."""
        return found.is_of(self._known_key())

    def change_passphrase(self, user: str, name: str, passphrase: str) -> None:
        """Wrap the store key anew for one user, new or known; the store itself is not touched."""
        self._keep(keys.wrap(PASSPHRASE, user, name, passphrase, self._known_key()))

    def put_first(self, last: keys.Slot) -> None:
        """Who was here last is offered first; nothing more of it is kept outside the store."""
        path = self.folder / KEYS
        slots = keys.read(path)
        if slots[0] != last:
            with suppress(Fault):  # a full disk keeps nobody out
                first = sorted(slots, key=lambda slot: slot != last)
                keys.write(path, first, self._known_key())

    def rename(self, user: str, name: str) -> None:
        """What this user is called where the store is unlocked."""
        path = self.folder / KEYS
        slots = keys.read(path)
        named = tuple(replace(one, name=name) if one.user == user else one for one in slots)
        if named != slots:
            keys.write(path, named, self._known_key())

    def new_recovery_key(self) -> str:
        """Make another recovery key, which replaces the one before."""
        recovery = keys.new_recovery_key()
        self._keep(keys.wrap(RECOVERY, "", "", recovery, self._known_key()))
        return recovery

    def drop_passphrase(self, user: str) -> None:
        """This user's passphrase opens the store no more."""
        path = self.folder / KEYS
        left = [slot for slot in keys.read(path) if (slot.kind, slot.user) != (PASSPHRASE, user)]
        keys.write(path, left, self._known_key())

    def _keep(self, new: keys.Slot) -> None:
        path = self.folder / KEYS
        slots = {(slot.kind, slot.user): slot for slot in keys.read(path)}
        slots[new.kind, new.user] = new
        keys.write(path, slots.values(), self._known_key())

    def _open(self, key: bytes, at: datetime) -> None:
        path = self.folder / DATABASE
        if not path.exists() or not path.stat().st_size:  # SQLite would begin an empty one
            raise missing()
        if not os.access(path, os.W_OK):  # SQLite would leave a log that stays so, too
            raise read_only()
        database = Database(path, key)

        def save(revision: str) -> None:
            path = backup.free(self.folder / BACKUPS, f"before-upgrade-{revision}", at)
            backup.write(self.folder, database, path, at)

        try:
            database.upgrade(save)
            with suppress(Fault):  # a full disk keeps nobody out
                database.write_back()
        except BaseException:
            database.close()
            raise
        self._key, self._database = key, database
        with database.read() as connection:
            worked_in = record.newest(connection, 1)
        if not worked_in and not (self.folder / SEAL).exists():
            # 0.1.0 wrote neither seal nor proof, nor a record; a kill may end the first start
            keys.write(self.folder / KEYS, keys.read(self.folder / KEYS), key)
            self.seal()
        with database.read() as connection:
            found = seal.findings(self.folder, connection, key)
        self.found = tuple(dict.fromkeys((*self.found, *found)))

    def _there(self) -> Database:
        if self._database is None:
            raise _hidden()
        return self._database

    def _known_key(self) -> bytes:
        if self._key is None:
            raise _hidden()
        return self._key


def create(
    folder: Path, name: str, role: str, passphrase: str, at: datetime
) -> tuple[Store, str, str]:
    """Make a store with its first user; answers it, the user's id and the recovery key.

    Raises:
        Refused: ``store_exists`` when there is one already; it is not touched. ``store_in_use``.
    """
    if exists(folder):
        raise Refused(
            "store_exists",
            _("There is a store in this folder already. Open it, or choose another folder."),
        )
    with told():
        make_folder(folder, mode=0o700)
    held = hold(folder)
    try:
        unfinished = folder / UNFINISHED
        with told():
            for old in (KEYS, UNFINISHED):  # in this order: keys alone are a store without data
                (folder / old).unlink(missing_ok=True)
        user, key, recovery = new_id(), keys.new_store_key(), keys.new_recovery_key()
        database = Database(unfinished, key)
        database.upgrade()
        with database.write() as connection:
            begin_store(connection)
            Journal(connection, user, at).add("user", {"name": name, "role": role}, user)
            seal.write(folder, connection, key)
        database.close_whole()
        slots = (
            keys.wrap(PASSPHRASE, user, name, passphrase, key),
            keys.wrap(RECOVERY, "", "", recovery, key),
        )
        keys.write(folder / KEYS, slots, key)
        with told():
            move(unfinished, folder / DATABASE)
        return Store(folder, key, held, at), user, recovery
    except BaseException:
        held.release()
        raise


def unlock(
    folder: Path, secret: str, at: datetime, name: str | None = None
) -> tuple[Store, keys.Slot]:
    """Open the store with a passphrase; answers it and the slot that opened it.

    Raises:
        Refused: ``no_store``, ``unknown_user``, ``too_soon``, ``wrong_passphrase``,
            ``store_in_use``.
        Fault: ``store_damaged``, ``store_newer``, ``key_file_damaged``.
    """
    slot, key = _unwrap(folder, secret, at, name=name)
    opened = _opened(folder, key, at)
    opened.put_first(slot)
    return opened, slot


def unlock_with_recovery_key(folder: Path, recovery: str, at: datetime) -> Store:
    """Open the store with the recovery key.

    Raises:
        Refused: ``no_store``, ``too_soon``, ``wrong_recovery_key``, ``store_in_use``.
    """
    slots = _slots(folder)
    tries.check(folder, at)
    try:
        _slot, key = keys.unwrap([slot for slot in slots if slot.kind == RECOVERY], recovery)
    except Refused as error:
        tries.note(folder, at, "")
        raise Refused(
            "wrong_recovery_key",
            _("That is not the recovery key of this store. Check each group of four letters."),
        ) from error
    return _opened(folder, key, at)


def hold(folder: Path) -> BaseFileLock:
    """Hold the store for this program, before anything in it is opened.

    Raises:
        Refused: ``store_in_use``, ``folder_not_writable``.
    """
    held = FileLock(folder / LOCK, thread_local=False)  # taken and let go in different threads
    try:
        held.acquire(timeout=0)
    except Timeout as error:
        raise Refused(
            "store_in_use",
            _("This store is open in another SMAdvisor on this computer. Close that one first."),
        ) from error
    except OSError as error:
        raise Refused(
            "folder_not_writable",
            _("Nothing can be written in the folder of the store. Ask who keeps this computer."),
        ) from error
    return held


def _opened(folder: Path, key: bytes, at: datetime) -> Store:
    held = hold(folder)
    try:
        return Store(folder, key, held, at)
    except BaseException:
        held.release()
        raise


def _unwrap(
    folder: Path, secret: str, at: datetime, *, name: str | None = None, user: str | None = None
) -> tuple[keys.Slot, bytes]:
    """The slot that ``secret`` opens, of one user or of any; a wrong one is noted."""
    slots = [slot for slot in _slots(folder) if slot.kind == PASSPHRASE]
    if name is not None:
        slots = [slot for slot in slots if slot.name.casefold() == name.casefold()]
    if user is not None:
        slots = [slot for slot in slots if slot.user == user]
    if not slots:
        raise Refused("unknown_user", _("This store has no user of that name."))
    tries.check(folder, at)
    try:
        return keys.unwrap(slots, secret)
    except Refused:
        tries.note(folder, at, slots[0].user if len(slots) == 1 else "")
        raise


def _slots(folder: Path) -> tuple[keys.Slot, ...]:
    if (folder / READY).exists():
        held = hold(folder)
        try:
            finish(folder)
        finally:
            held.release()
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


def _hidden() -> Refused:
    return Refused("hidden", _("The work is hidden. Type your passphrase to go on."))
