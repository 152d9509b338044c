"""Making a store, opening it, hiding it and closing it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
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

default_folder, exists, names = place.default_folder, place.exists, place.names

_DRIFT = timedelta(minutes=5)
"""How far a clock may be set right without a word."""
_FEW = 20
"""Lines of the record, more than opening the store writes."""


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
    desk = Desk(opened, User(user, name, role), now)
    note(desk, Verb.MADE)
    return desk, recovery


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
    folder: Path, recovery: str, passphrase: str, name: str = "", now: Clock = local_now
) -> Desk:
    """Open the store with the recovery key and give an administrator a new passphrase.

    Without ``name`` that is the one who joined first. They let the others in again.

    Raises:
        Refused: ``too_soon``, ``wrong_recovery_key``, ``passphrase_missing``, ``weak_passphrase``,
            ``store_in_use``, ``not_administrator``.
    """
    passphrases.check(passphrase)
    opened = store.unlock_with_recovery_key(folder, recovery, now())
    try:
        with opened.read() as connection:
            who = _administrator(users(connection), name.strip())
        opened.change_passphrase(who.id, who.name, passphrase)
    except BaseException:
        opened.close()
        raise
    return _desk(opened, who.id, now, Verb.RECOVERED)


def seconds_to_wait(folder: Path, now: Clock = local_now) -> int:
    """How long before another passphrase may be tried after wrong ones."""
    return tries.seconds_left(folder, now())


def hide(desk: Desk) -> None:
    """Drop the key, whatever else fails: nothing is read or written until ``show``."""
    try:
        note(desk, Verb.HIDE)
    finally:
        desk.store.hide()


def show(desk: Desk, passphrase: str, name: str | None = None) -> Desk:
    """Go on after ``hide``: the same user at the same desk, or whoever ``name`` is at their own.

    With somebody else its user leaves.

    Raises:
        Refused: ``unknown_user``, ``too_soon``, ``wrong_passphrase``, ``disabled``; it stays
            hidden then.
    """
    user = desk.user.id if name is None else None
    slot = desk.store.show(passphrase, desk.now(), user=user, name=name)
    try:
        if slot.user != desk.user.id:
            new = replace(desk, user=_user(desk.store, slot.user))
            note(desk, Verb.LEAVE)
            desk = new
        note(desk, Verb.UNLOCK)
    except BaseException:
        desk.store.hide()
        raise
    return desk


def clock_warning(desk: Desk) -> str:
    """What to say where the clock stood before the record's last line when this was unlocked."""
    with desk.store.read() as connection:
        verbs = [line.verb for line in record.newest(connection, _FEW)]
    unlocked = (
        n for n, verb in enumerate(verbs) if verb in (Verb.UNLOCK.code, Verb.RECOVERED.code)
    )
    before = next(unlocked, _FEW) + 1
    if verbs[before : before + 1] != [Verb.CLOCK_SET_BACK.code]:
        return ""
    return _(
        "The clock of this computer was set back since SMAdvisor was last used. Every time limit "
        "goes by it: see that date and time are right."
    )


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


def _user(opened: store.Store, user_id: str) -> User:
    with opened.read() as connection:
        user = nouns.user(row(connection, "user", id=user_id))
    if user.disabled:
        raise Refused("disabled", _("You no longer work in this store. Ask an administrator."))
    return user


def _administrator(among: Iterable[User], name: str) -> User:
    for one in among:
        if one.administers and name.casefold() in ("", one.name.casefold()):
            return one
    raise Refused(
        "not_administrator",
        _("The recovery key lets an administrator in. Choose the name of one."),
    )


def _desk(opened: store.Store, user_id: str, now: Clock, verb: Verb) -> Desk:
    try:
        desk = Desk(opened, _user(opened, user_id), now)
        note(desk, verb)
        _finish_papers(opened)
    except BaseException:
        opened.close()
        raise
    return desk


def _finish_papers(opened: store.Store) -> None:
    from smadvisor.office.papers import finish  # the door is painted before any of that is there

    with opened.read() as connection:
        finish(connection)
