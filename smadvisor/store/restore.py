"""Restoring: a backup takes the place of the store, and what it replaces is kept.

Nothing is touched before the backup was opened and proved, brought up to date, and what stands
there was saved: a backup that cannot be used leaves everything as it was.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from smadvisor.errors import Fault
from smadvisor.store import backup, files, keys, seal
from smadvisor.store.bundle import Backup
from smadvisor.store.database import Database
from smadvisor.store.failures import told
from smadvisor.store.journal import begin_store
from smadvisor.store.keys import Slot
from smadvisor.store.place import BACKUPS, DATABASE, DISCARDED, KEYS, READY
from smadvisor.store.replacing import finish, of_store
from smadvisor.store.store import hold

_WORK = "restore.part"
Settle = Callable[[Connection, Slot], None]
"""What the office does in the new store, in one transaction with its new identity."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and where that is now which it replaced, if there was anything."""

    backup: Backup
    replaced: Path | None


def restore(folder: Path, path: Path, secret: str, at: datetime, settle: Settle) -> Restored:
    """Put the store of a backup in the place of the one in ``folder``, or where there is none.

    The restored store begins a new identity and is up to date. What it replaces is a backup, or,
    where it is another store or cannot be read, all its files in a folder of their own.

    Raises:
        Refused: as ``backup.opened``, ``store_in_use``, what ``settle`` raises; nothing changed.
        Fault: as ``failures.told``.
    """
    with told():
        files.make_folder(folder, mode=0o700)
    held = hold(folder)
    try:
        finish(folder)
        work = folder / _WORK
        with backup.opened(path, secret, work) as (found, slot, key):
            _begin_anew(work, key, slot, settle)
            replaced, aside = _save(folder, key, at)
            with told():
                files.make_folder(work / aside)
                files.move(work, folder / READY)
        finish(folder)
    finally:
        held.release()
    return Restored(found, replaced)


def _begin_anew(work: Path, key: bytes, slot: Slot, settle: Settle) -> None:
    database = Database(work / DATABASE, key)
    try:
        database.upgrade(save=lambda _revision: None)  # the backup itself is what is saved
        with database.write() as connection:
            begin_store(connection)
            settle(connection, slot)
            with told():
                seal.write(work, connection, key)
                slots = keys.read(work / KEYS)
        keys.write(work / KEYS, slots, key)  # that of version 0.1.0 had no proof
        database.close_whole()
    finally:
        database.close()


def _save(folder: Path, key: bytes, at: datetime) -> tuple[Path | None, str]:
    """Save what is there: where it is found later, and the folder its files are moved to."""
    if not of_store(folder):
        return None, DISCARDED
    if _opens(folder, key):
        present = Database(folder / DATABASE, key)
        try:
            path = backup.free(folder / BACKUPS, "before-restore", at)
            return backup.write(folder, present, path, at).path, DISCARDED
        except Fault as fault:
            if fault.code not in ("store_damaged", "backup_not_proved"):
                raise
        finally:
            present.close()
    name = f"replaced-{backup.stamp(at)}"
    return folder / name, name


def _opens(folder: Path, key: bytes) -> bool:
    """Whether the present store opens with this key; it is looked at without touching it."""
    if not ((folder / DATABASE).exists() and (folder / KEYS).exists()):
        return False
    try:
        return backup.proved(folder / DATABASE, key) is not None
    except (Fault, DBAPIError):
        return False
