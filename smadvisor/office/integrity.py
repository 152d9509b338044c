"""Whether the store is as this program left it: checked at every start, wholly when asked."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from smadvisor.errors import Fault, Refused
from smadvisor.office.desk import Desk
from smadvisor.office.opening import note
from smadvisor.office.verbs import Verb
from smadvisor.store import backup, integrity
from smadvisor.store.database import Database
from smadvisor.store.finding import Finding
from smadvisor.store.integrity import Counts, Told
from smadvisor.store.place import DATABASE
from smadvisor.store.rows import Connection
from smadvisor.text import _, ngettext

__all__ = [
    "Counts",
    "Finding",
    "Verified",
    "accept",
    "at_start",
    "not_opened",
    "strip",
    "verify",
    "verify_backup",
]

_WORK = "verify.part"
_NONE = Counts(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check found, and how much it looked at."""

    findings: tuple[Finding, ...]
    counts: Counts = _NONE

    @property
    def ok(self) -> bool:
        """Whether all is as this program left it."""
        return not self.findings


def verify(desk: Desk, told: Told | None = None) -> Verified:
    """Check everything that can be checked. It is recorded, and whether anything was found."""
    verified = None
    try:
        with desk.read(Verb.VERIFY) as connection:
            verified = Verified(desk.store.examine(connection, told), _counts(connection))
    except Fault:
        if verified is None:
            raise
    with suppress(Fault):  # a damaged store can be told of, if not written to
        note(desk, Verb.CHECKED if verified.ok else Verb.FOUND)
    return verified


def verify_backup(folder: Path, path: Path, secret: str) -> Verified:
    """Check a backup in the same way, without touching the store in ``folder``.

    Raises:
        Refused: ``backup_unreadable``, ``not_a_backup``, ``backup_newer``, ``wrong_passphrase``.
    """
    work = folder / _WORK
    try:
        with backup.opened(path, secret, work) as (_found, _slot, key):
            database = Database(work / DATABASE, key, frozen=True)
            try:
                with database.read() as connection:
                    found = integrity.examine(connection, work, key, sealed=False)
                    return Verified(found, _counts(connection))
            finally:
                database.close()
    except Refused as refused:
        if refused.code != "backup_damaged":
            raise
        return Verified((Finding(refused.code, said=refused.sentence),))


def at_start(desk: Desk) -> tuple[Finding, ...]:
    """What is checked at every start, after the first page is shown: the record and the seal."""
    with desk.read(Verb.VERIFY) as connection:
        found = (*desk.store.found, *integrity.at_start(connection))
    if found:
        with suppress(Fault):
            note(desk, Verb.FOUND)
    return found


def accept(desk: Desk) -> None:
    """Seal the store as it is: somebody knows why it was not what it was, say a copy put back."""
    with desk.write(Verb.ACCEPT):
        pass
    desk.store.seal(accepted=True)


def strip(found: tuple[Finding, ...]) -> str:
    """One sentence for the window; nothing where nothing was found."""
    if not found:
        return ""
    more = len(found) - 1
    others = ngettext("And {n} more.", "And {n} more.", more).format(n=more) if more else ""
    where = _("See “Check the store” in the menu Unit.")
    return " ".join(filter(None, (found[0].sentence, others, where)))


def _counts(connection: Connection) -> Counts:
    with suppress(Fault):  # of a damaged page it cannot be told
        return integrity.counts(connection)
    return _NONE


def not_opened(fault: Fault) -> Verified:
    """What a store has that is too damaged to be opened."""
    return Verified((Finding(fault.code, said=fault.sentence),))
