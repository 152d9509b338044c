"""Making a store, opening it, and its users' own details."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from zxcvbn import zxcvbn

from smadvisor.errors import Refused
from smadvisor.office import place
from smadvisor.office.desk import Desk, User, local_now
from smadvisor.store import keys, store
from smadvisor.store.rows import row
from smadvisor.text import _

Clock = Callable[[], datetime]

default_folder, exists = place.default_folder, place.exists

_ENOUGH = 3
_MOST_LETTERS = 72
"""zxcvbn takes no longer ones; a longer passphrase is judged by its beginning."""

_STRENGTHS = (
    _("Very weak: guessed at once"),
    _("Weak: guessed within hours"),
    _("Fair: not enough for a stolen laptop"),
    _("Strong"),
    _("Very strong"),
)


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess, in words."""

    words: str
    enough: bool


def strength(passphrase: str) -> Strength:
    """How hard ``passphrase`` is to guess, by the estimate of zxcvbn."""
    if not passphrase:
        return Strength("", enough=False)
    score = zxcvbn(passphrase[:_MOST_LETTERS])["score"]
    return Strength(_STRENGTHS[score], score >= _ENOUGH)


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
    _check(passphrase, accept_weak=accept_weak)
    name, role = name.strip(), role.strip()
    opened, user, recovery = store.create(folder, name, role, passphrase, now())
    return Desk(opened, User(user, name, role), now), recovery


def unlock(folder: Path, passphrase: str, name: str | None = None, now: Clock = local_now) -> Desk:
    """Open the store with a passphrase; without ``name``, any user's will do.

    Raises:
        Refused: ``no_store``, ``unknown_user``, ``wrong_passphrase``.
        Fault: the store or its key file cannot be read.
    """
    return _desk(*store.unlock(folder, passphrase, name), now)


def unlock_with_recovery_key(
    folder: Path, recovery: str, passphrase: str, now: Clock = local_now
) -> Desk:
    """Open the store with the recovery key and give its first user a new passphrase.

    Raises:
        Refused: ``wrong_recovery_key``, ``passphrase_missing``, ``weak_passphrase``.
    """
    _check(passphrase, accept_weak=False)
    opened, slot = store.unlock_with_recovery_key(folder, recovery)
    opened.change_passphrase(slot.user, slot.name, passphrase)
    return _desk(opened, slot, now)


def details(desk: Desk) -> User:
    """The officer's own details, as the next MG2 prints them."""
    with desk.store.read() as connection:
        return User(**row(connection, "user", id=desk.user.id))


def save_details(desk: Desk, officer: User) -> None:
    """Keep the officer's own details for the last box of the MG2.

    Raises:
        Refused: ``name_missing``.
    """
    fields = {name: value.strip() for name, value in asdict(officer).items() if name != "id"}
    if not fields["name"]:
        raise Refused("name_missing", _("Enter your name: it is printed on every MG2 you make."))
    with desk.write() as journal:
        journal.change("user", desk.user.id, **fields)


def _check(passphrase: str, *, accept_weak: bool) -> None:
    advice = _("Four or more unconnected words are strong.")
    if not passphrase:
        raise Refused("passphrase_missing", f"{_('Choose a passphrase.')} {advice}")
    if not (accept_weak or strength(passphrase).enough):
        raise Refused("weak_passphrase", f"{_('That passphrase is too easy to guess.')} {advice}")


def _desk(opened: store.Store, slot: keys.Slot, now: Clock) -> Desk:
    with opened.read() as connection:
        user = User(**row(connection, "user", id=slot.user))
    return Desk(opened, user, now)
