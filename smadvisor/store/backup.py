"""Backups: a copy of the store by SQLite's own way, encrypted, in one file, proved by opening it.

A copy of the file alone would lose what is still in the write-ahead log. What is half-made lies in
the folder of the store, encrypted, because a database does not work safely on a network drive;
only the finished file goes to the folder of the backup (docs/decisions/010-backup.md).
"""

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text

from smadvisor import __version__
from smadvisor.errors import Fault, Refused
from smadvisor.store import bundle, files, keys
from smadvisor.store.bundle import Backup, Holds, Manifest
from smadvisor.store.database import REVISION, Database
from smadvisor.store.failures import told
from smadvisor.store.journal import current_store
from smadvisor.store.models import entry, record
from smadvisor.store.models.cases import case_file
from smadvisor.store.place import DATABASE, ENDING, KEYS
from smadvisor.text import _

_WORK = "backup.part"


def write(folder: Path, database: Database, path: Path, at: datetime) -> Backup:
    """Back up the store in ``folder`` to the new file ``path``, also while it is written to.

    Raises:
        Refused: ``backup_exists``, ``backup_folder_missing``, ``backup_not_written``; nothing is
            left of it.
        Fault: ``store_damaged`` and the others of ``failures.told``.
    """
    if not path.parent.is_dir():
        raise folder_missing()
    if path.exists():
        raise Refused(
            "backup_exists", _("There is a file of that name already. Choose another name.")
        )
    with told(), _emptied(folder / _WORK) as work:
        copy = work / DATABASE
        with database.read() as connection:
            held = holds(connection)
            database.copy(connection, copy)
        shutil.copyfile(folder / KEYS, work / KEYS)
        if proved(copy, database.key) != held:
            raise _not_proved()
        manifest = _manifest(work, held, at)
        with _whole(path) as part:
            with part.open("xb") as file:
                bundle.write(file, copy, work / KEYS, manifest, database.key)
                file.flush()
                os.fsync(file.fileno())
            back = _read_back(part)
            if back.manifest != manifest or not back.is_of(database.key):
                raise _not_proved()
    return Backup(path, back.manifest, back.mac)


def check(folder: Path, path: Path, secret: str) -> Backup:
    """Open a backup in the folder of a store, and take it away again; answers what it is.

    Raises:
        Refused: as ``opened``.
    """
    with opened(path, secret, folder / _WORK) as (backup, _slot, _key):
        return backup


@contextmanager
def opened(path: Path, secret: str, work: Path) -> Iterator[tuple[Backup, keys.Slot, bytes]]:
    """Unpack a backup to the folder ``work``, gone afterwards, and prove it wholly.

    ``secret`` is a passphrase or the recovery key of the backup.

    Raises:
        Refused: ``backup_unreadable``, ``not_a_backup``, ``backup_damaged``, ``backup_newer``,
            ``wrong_passphrase``.
        Fault: as ``failures.told``.
    """
    with told(), _emptied(work):
        backup = bundle.unpack(path, lambda name: (work / name).open("xb"))
        slot, key = _unwrap(work / KEYS, secret)
        _prove(work, backup, key)
        yield backup, slot, key


@contextmanager
def copy_in(path: Path, key: bytes, secret: str, work: Path) -> Iterator[Database]:
    """The store in a backup, unpacked to ``work``, proved and brought up to date, to read from.

    ``key`` is tried first; only where it is not that of the backup, ``secret`` is needed.

    Raises:
        Refused: as ``opened``; ``secret_missing``.
        Fault: as ``failures.told``.
    """
    with told(), _emptied(work):
        found = bundle.unpack(path, lambda name: (work / name).open("xb"))
        if not found.is_of(key):
            if not secret:
                raise Refused(
                    "secret_missing",
                    _("This backup has another key. Give a passphrase of when it was made."),
                )
            _slot, key = _unwrap(work / KEYS, secret)
        _prove(work, found, key)
        database = Database(work / DATABASE, key)
        try:
            database.upgrade(save=lambda _revision: None)  # the backup itself is what is saved
            yield database
        finally:
            database.close()


def _prove(work: Path, found: Backup, key: bytes) -> None:
    if not found.is_of(key):
        raise bundle.damaged(_("its list of contents is"))
    if found.manifest.holds.revision > REVISION:
        raise bundle.newer()
    if proved(work / DATABASE, key) != found.manifest.holds:
        raise bundle.damaged(_("the store in it is"))


def free(folder: Path, kind: str, at: datetime) -> Path:
    """A name for a new backup in ``folder``, which is made where it is missing.

    Raises:
        Refused: ``backup_not_written``.
    """
    try:
        files.make_folder(folder, mode=0o700)
    except OSError as error:
        raise _not_written() from error
    names = (f"{kind}-{stamp(at)}{more}{ENDING}" for more in ("", *(f"-{n}" for n in range(2, 99))))
    return next(folder / name for name in names if not (folder / name).exists())


def folder_missing() -> Refused:
    """The folder of a backup is away: a disk that is not in, a network drive that is not there."""
    return Refused(
        "backup_folder_missing",
        _("The folder for backups is not there. Connect its disk or drive, or choose another."),
    )


def stamp(at: datetime) -> str:
    """A moment in a file name."""
    return f"{at:%Y-%m-%d-%H%M%S}"


def holds(connection: Connection) -> Holds:
    """What a store of any revision holds."""
    recorded = inspect(connection).has_table(record.name)
    newest = select(entry.c.id).order_by(entry.c.number.desc()).limit(1)
    last = select(record.c.id).order_by(record.c.number.desc()).limit(1)
    return Holds(
        revision=connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one(),
        store=current_store(connection),
        cases=connection.scalar(select(func.count()).select_from(case_file)) or 0,
        entries=connection.scalar(select(func.count()).select_from(entry)) or 0,
        entry=(connection.scalar(newest) or b"").hex(),
        lines=(recorded and connection.scalar(select(func.count()).select_from(record))) or 0,
        line=((recorded and connection.scalar(last)) or b"").hex(),
    )


def proved(copy: Path, key: bytes) -> Holds | None:
    """What a copy of a store holds, opened without changing it; None where a page is not whole."""
    database = Database(copy, key, frozen=True)
    try:
        with database.read() as connection:
            seals = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
            pages = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
            return holds(connection) if not seals and pages == ["ok"] else None
    except Fault as fault:
        if fault.code == "store_damaged":
            return None
        raise
    finally:
        database.close()


def _manifest(work: Path, held: Holds, at: datetime) -> Manifest:
    parts = {}
    for name in (DATABASE, KEYS):
        with (work / name).open("rb") as file:
            parts[name] = bundle.measure(file)
    return Manifest(
        made_at=at,
        program=__version__,
        holds=held,
        sizes={name: part.size for name, part in parts.items()},
        sha256={name: part.sha256 for name, part in parts.items()},
    )


def _unwrap(key_file: Path, secret: str) -> tuple[keys.Slot, bytes]:
    try:
        return keys.unwrap(keys.read(key_file), secret)
    except Fault as fault:
        raise bundle.damaged(_("the key file in it is")) from fault
    except Refused as refused:
        raise Refused(
            "wrong_passphrase",
            _("That does not open this backup. It needs a passphrase of when it was made."),
        ) from refused


@contextmanager
def _emptied(work: Path) -> Iterator[Path]:
    """A folder for what is half-made; what a killed program left there goes first."""
    shutil.rmtree(work, ignore_errors=True)
    files.make_folder(work, mode=0o700)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """The file to write for ``path``, which gets its name at the end or is gone."""
    part = path.with_name(path.name + ".part")
    with contextlib.suppress(OSError):
        part.unlink()
    try:
        yield part
        files.move(part, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            part.unlink()
        if isinstance(error, OSError):
            raise _not_written() from error
        raise


def _read_back(part: Path) -> Backup:
    try:
        return bundle.read(part)
    except Refused as refused:
        raise _not_proved() from refused


def _not_written() -> Refused:
    return Refused(
        "backup_not_written",
        _(
            "The backup cannot be written there. See that the folder may be written and has room, "
            "or choose another."
        ),
    )


def _not_proved() -> Fault:
    return Fault(
        "backup_not_proved",
        _(
            "The backup was made, but does not hold what the store holds. It was thrown away. "
            "Check the store with “verify”, and try another disk."
        ),
    )
