"""Backups of the store: made by hand or when one is due, listed, and restored."""

import contextlib
import hashlib
import re
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from smadvisor.casework.record import Event, Line
from smadvisor.errors import Refused, SMAdvisorError
from smadvisor.office import nouns
from smadvisor.office.desk import Desk, User, local_now
from smadvisor.office.opening import Clock
from smadvisor.office.settings import Settings, settings
from smadvisor.office.verbs import Verb
from smadvisor.store import backup, bundle, record
from smadvisor.store import restore as restoring
from smadvisor.store.bundle import Backup
from smadvisor.store.journal import current_store
from smadvisor.store.keys import Slot
from smadvisor.store.place import BACKUPS, ENDING
from smadvisor.store.restore import Restored
from smadvisor.store.rows import Connection, row
from smadvisor.text import _

__all__ = [
    "ENDING",
    "Made",
    "Restored",
    "back_up",
    "back_up_now",
    "due",
    "if_due",
    "listed",
    "restore",
    "state",
]

_SCHEDULED = re.compile(r"smadvisor-\d{4}-\d\d-\d\d-\d{6}(-\d+)?" + re.escape(ENDING))
_DAY = 86_400
_PATIENCE = 2.0
"""Seconds that a folder may take to answer: a network drive that is away takes much longer."""


@dataclass(frozen=True, slots=True)
class Made:
    """One backup. ``entries`` of the journal, ``lines`` of the record of processing."""

    path: Path
    at: datetime
    size: int
    cases: int
    entries: int
    lines: int
    own: bool
    """Made by this store since it last began anew, and not by a copy of it."""

    @property
    def scheduled(self) -> bool:
        """Whether it was made because it was due; such a one may go when there are enough."""
        return bool(_SCHEDULED.fullmatch(self.path.name))

    @property
    def sha256(self) -> str:
        """Of the whole file."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class State:
    """How it stands with backups, for the page that shows it."""

    folder: Path
    beside_the_store: bool
    """They are on the same disk: no help when that dies or the computer is stolen."""
    backups: tuple[Made, ...]
    last: datetime | None
    """When the last was made by this store, wherever to."""
    overdue: str
    """A sentence while one is due, and why none was made; else nothing."""


def back_up(desk: Desk, path: Path) -> Made:
    """Make a backup in the new file ``path``, proved by opening it.

    Raises:
        Refused: ``backup_exists``, ``backup_folder_missing``, ``backup_not_written``.
        Fault: the store cannot be read, or ``backup_not_proved``.
    """
    with desk.write(Verb.BACK_UP) as journal:
        made = desk.store.back_up(path, desk.now())
        return _made(made, current_store(journal.connection))


def back_up_now(desk: Desk) -> Made:
    """Make one in the folder for backups, and let the oldest scheduled ones go.

    Raises:
        Refused, Fault: as ``back_up``.
    """
    kept = settings(desk)
    made = back_up(desk, backup.free(_reached(desk, kept), "smadvisor", desk.now()))
    _let_go(desk, kept)
    return made


def listed(desk: Desk) -> tuple[Made, ...]:
    """The backups of this store in its folder for them, newest first.

    Raises:
        Refused: ``backup_folder_missing`` while that folder is away.
    """
    folder = _reached(desk, settings(desk))
    with desk.read(Verb.SEE_SETTINGS) as connection:
        own = current_store(connection)
    found = []
    try:
        for path in folder.glob(f"*{ENDING}"):
            with contextlib.suppress(Refused):
                one = bundle.read(path, whole=False)
                if desk.store.made(one):
                    found.append(_made(one, own))
    except OSError as error:
        raise backup.folder_missing() from error
    return tuple(sorted(found, key=lambda made: made.at, reverse=True))


def due(desk: Desk) -> bool:
    """Whether the newest backup is of an earlier day than the settings want.

    Raises:
        Refused: ``backup_folder_missing``.
    """
    days = settings(desk).backup_days
    if not days:
        return False
    newest = next((made.at for made in listed(desk) if made.own), None)
    return newest is None or not 0 <= (desk.today - newest.astimezone().date()).days < days


def if_due(desk: Desk) -> str:
    """Make one if it is due; where that cannot be done, a sentence that says so.

    It never keeps anybody from working.
    """
    if desk.store.hidden:
        return ""
    try:
        if due(desk):
            back_up_now(desk)
    except SMAdvisorError as error:
        return f"{error.sentence} {_last_words(_last(desk))}"
    return ""


def state(desk: Desk) -> State:
    """How it stands; a folder that is away is part of that."""
    kept = settings(desk)
    overdue = ""
    backups: tuple[Made, ...] = ()
    last = _last(desk)
    try:
        backups = listed(desk)
        if due(desk):
            overdue = f"{_('A backup is due.')} {_last_words(last)}"
    except Refused as refused:
        overdue = f"{refused.sentence} {_last_words(last)}"
    return State(_folder(desk, kept), not kept.backup_folder, backups, last, overdue)


def restore(folder: Path, path: Path, secret: str, now: Clock = local_now) -> Restored:
    """Put a backup in the place of the store in ``folder``, which nobody has open.

    ``secret`` is the recovery key, or the passphrase of an administrator, of the backup's time.

    Raises:
        Refused: ``backup_unreadable``, ``not_a_backup``, ``backup_damaged``, ``backup_newer``,
            ``wrong_passphrase``, ``not_allowed``, ``store_in_use``; nothing was changed.
        Fault: the disk failed; opening the store goes on with it where it had begun.
    """

    def settle(connection: Connection, slot: Slot) -> None:
        if slot.user and not _may_restore(_user(connection, slot.user)):
            raise Refused(
                "not_allowed",
                _("Only an administrator restores a backup. The recovery key does it too."),
            )
        line = Line(now(), slot.user, Event.SECURITY, Verb.RESTORE.code, "", "")
        record.add(connection, line)

    return restoring.restore(folder, path, secret, now(), settle)


def _may_restore(user: User | None) -> bool:
    return user is not None and not user.disabled and bool(Verb.RESTORE.roles & user.roles)


def _user(connection: Connection, user_id: str) -> User | None:
    try:
        return nouns.user(row(connection, "user", id=user_id))
    except LookupError:
        return None


def _made(found: Backup, own: str) -> Made:
    held, at = found.manifest.holds, found.manifest.made_at
    size = found.path.stat().st_size
    return Made(found.path, at, size, held.cases, held.entries, held.lines, held.store == own)


def _let_go(desk: Desk, kept: Settings) -> None:
    """Remove the scheduled backups of this store beyond the number that is kept, oldest first."""
    own = [made for made in listed(desk) if made.own and made.scheduled]
    for old in own[max(1, kept.backups_kept) :]:
        with contextlib.suppress(OSError):  # it goes with the next one then
            old.path.unlink()
    yesterday = desk.now().timestamp() - _DAY
    for part in _folder(desk, kept).glob(f"smadvisor-*{ENDING}.part"):
        with contextlib.suppress(OSError):  # left by a program that was killed
            if part.stat().st_mtime < yesterday:
                part.unlink()


def _folder(desk: Desk, kept: Settings) -> Path:
    return Path(kept.backup_folder) if kept.backup_folder else desk.store.folder / BACKUPS


def _reached(desk: Desk, kept: Settings) -> Path:
    """The folder for backups; the one beside the store is made with the first."""
    folder = _folder(desk, kept)
    if kept.backup_folder and not _answers(folder):
        raise backup.folder_missing()
    return folder


def _answers(folder: Path) -> bool:
    there = threading.Event()

    def look() -> None:
        if folder.is_dir():
            there.set()

    asked = threading.Thread(target=look, daemon=True)
    asked.start()
    asked.join(_PATIENCE)
    return there.is_set()


def _last(desk: Desk) -> datetime | None:
    with desk.read(Verb.SEE_SETTINGS) as connection:
        return record.last_of(connection, Verb.BACK_UP.code)


def _last_words(last: datetime | None) -> str:
    if last is None:
        return _("No backup was made yet.")
    return _("The last backup was made on {day:%d %B %Y}.").format(day=last.astimezone())
