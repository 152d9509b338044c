"""Making a store, opening it, hiding it and closing it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from smadvisor.casework.record import Event, Line
from smadvisor.errors import Refused
from smadvisor.office import nouns, passphrases, place
from smadvisor.office.desk import Desk, User, local_now
from smadvisor.office.people import users
from smadvisor.office.verbs import Verb
from smadvisor.store import record, store, tries
from smadvisor.store.rows import row
from smadvisor.text import _

Clock = Callable[[], datetime]

default_folder, exists = place.default_folder, place.exists

_DRIFT = timedelta(minutes=5)
"""How far a clock may be set right without a word."""


def create(
    folder: Path,
    name: str,
    role: str,
    passphrase: str,
    now: Clock = local_now,
    *,
    accept_weak: bool = False,
) -> tuple[Desk, str]:
    """Make the store and its first user; answers the desk and the recovery key to keep.

    ``accept_weak`` is for scripts, whose passphrase nobody can choose again on the spot.

    Raises:
        Refused: ``name_missing``, ``passphrase_missing``, ``weak_passphrase``, ``store_exists``;
            nothing was made.
    """
    if not name.strip():
        raise Refused("name_missing", _("Enter your name: it is printed on every MG2 you make."))
    passphrases.check(passphrase, accept_weak=accept_weak)
    name, role = name.strip(), role.strip()
    opened, user, recovery = store.create(folder, name, role, passphrase, now())
    return Desk(opened, User(user, name, role), now), recovery


def unlock(folder: Path, passphrase: str, name: str | None = None, now: Clock = local_now) -> Desk:
    """Open the store with a passphrase; without ``name``, any user's will do.

    Raises:
        Refused: ``no_store``, ``unknown_user``, ``too_soon``, ``wrong_passphrase``,
            ``store_in_use``, ``disabled``.
        Fault: the store or its key file cannot be read.
    """
    opened, slot = store.unlock(folder, passphrase, now(), name)
    return _desk(opened, slot.user, now, Verb.UNLOCK)


def unlock_with_recovery_key(
    folder: Path, recovery: str, passphrase: str, now: Clock = local_now
) -> Desk:
    """Open the store with the recovery key and give its administrator a new passphrase.

    With several, that is the one who joined first; they let the others in again.

    Raises:
        Refused: ``too_soon``, ``wrong_recovery_key``, ``passphrase_missing``, ``weak_passphrase``,
            ``store_in_use``.
    """
    passphrases.check(passphrase)
    opened = store.unlock_with_recovery_key(folder, recovery, now())
    with opened.read() as connection:
        first = next(one for one in users(connection) if one.administers)
    opened.change_passphrase(first.id, first.name, passphrase)
    return _desk(opened, first.id, now, Verb.RECOVERED)


def hide(desk: Desk) -> None:
    """Drop the key: nothing is read or written until ``show``."""
    note(desk, Verb.HIDE)
    desk.store.hide()


def show(desk: Desk, passphrase: str) -> None:
    """Go on after ``hide`` with the passphrase of the same user.

    Raises:
        Refused: ``too_soon``, ``wrong_passphrase``.
    """
    desk.store.show(passphrase, desk.user.id, desk.now())
    note(desk, Verb.UNLOCK)


def leave(desk: Desk) -> None:
    """Close the store at the end of the work, also while it is hidden."""
    try:
        if not desk.store.hidden:
            note(desk, Verb.LEAVE)
    finally:
        desk.close()


def note(desk: Desk, verb: Verb) -> None:
    """Record what the program saw; wrong passphrases that waited at the door go before it."""
    folder = desk.store.folder
    wrong = tries.noted(folder)
    with desk.store.write(desk.user.id, desk.now()) as journal:
        for one in wrong:
            event = Verb.WRONG_PASSPHRASE
            line = Line(one.at, "", Event.SECURITY, event.code, one.user, "")
            record.add(journal.connection, line)
        if desk.now() < record.last_at(journal.connection, desk.now()) - _DRIFT:
            desk.record(journal, Verb.CLOCK_SET_BACK)
        desk.record(journal, verb)
    tries.forget(folder)


def _desk(opened: store.Store, user_id: str, now: Clock, verb: Verb) -> Desk:
    try:
        with opened.read() as connection:
            desk = Desk(opened, nouns.user(row(connection, "user", id=user_id)), now)
        if desk.user.disabled:
            raise Refused("disabled", _("You no longer work in this store. Ask an administrator."))
        note(desk, verb)
    except BaseException:
        opened.close()
        raise
    return desk
