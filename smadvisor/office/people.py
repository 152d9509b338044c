"""Who may work in this store: users, their roles, their passphrases and their own details."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from smadvisor.casework.identity import new_id
from smadvisor.errors import Refused
from smadvisor.office import nouns, passphrases
from smadvisor.office.desk import Desk, User
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.store import record
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection, row, rows
from smadvisor.text import _

DETAILS = ("name", "role", "number", "telephone", "mobile", "email")


def details(desk: Desk) -> User:
    """The officer's own details, as the next MG2 prints them."""
    with desk.read(Verb.OWN_DETAILS) as connection:
        return nouns.user(row(connection, "user", id=desk.user.id))


def save_details(desk: Desk, fields: Mapping[str, str], seen: User | None = None) -> None:
    """Keep the officer's own details (any of ``DETAILS``) for the last box of the MG2.

    Raises:
        Refused: ``name_missing``, ``name_taken``, ``changed_meanwhile`` where they are not what
            was ``seen``.
    """
    said = {name: fields[name].strip() for name in DETAILS if name in fields}
    new_name = said.get("name", desk.user.name)
    if not new_name:
        raise Refused("name_missing", _("Enter your name: it is printed on every MG2 you make."))
    with desk.write(Verb.OWN_DETAILS) as journal:
        _free(journal.connection, new_name, desk.user.id)
        before = {name: getattr(seen, name) for name in DETAILS} if seen else None
        journal.change("user", desk.user.id, before, **said)
        desk.store.rename(desk.user.id, new_name)


def users(connection: Connection) -> list[User]:
    """Everybody who works or worked here, in the order of joining."""
    return [nouns.user(line) for line in rows(connection, "user")]


def everybody(desk: Desk) -> list[User]:
    """The same, for the page that lists them."""
    with desk.read(Verb.SEE_PEOPLE) as connection:
        return users(connection)


def last_unlocks(desk: Desk) -> Mapping[str, datetime]:
    """When each user last unlocked the store, by id, as the record of processing tells."""
    with desk.read(Verb.SEE_PEOPLE) as connection:
        return record.last_by_user(connection, (Verb.UNLOCK.code, Verb.RECOVERED.code))


def add(desk: Desk, name: str, role: str, roles: Iterable[UserRole], passphrase: str) -> str:
    """Let somebody in, with a first passphrase that they change; answers their id.

    Raises:
        Refused: ``name_missing``, ``name_taken``, ``roles_missing``, ``passphrase_missing``,
            ``weak_passphrase``.
    """
    name, held = name.strip(), sorted(roles)
    if not name:
        raise Refused("name_missing", _("Enter the name of the new user."))
    if not held:
        raise Refused("roles_missing", _("Choose at least one role."))
    passphrases.check(passphrase)
    user_id = new_id()
    with desk.write(Verb.CHANGE_PEOPLE, user_id, "user") as journal:
        _free(journal.connection, name, "")
        journal.add("user", {"name": name, "role": role.strip(), "roles": held}, user_id)
    desk.store.change_passphrase(user_id, name, passphrase)
    return user_id


def change_roles(desk: Desk, user_id: str, roles: Iterable[UserRole]) -> None:
    """What somebody may do from their next unlock on. Nobody gives a role to themselves.

    Raises:
        Refused: ``roles_missing``, ``own_roles``, ``last_administrator``.
    """
    held = sorted(roles)
    if user_id == desk.user.id and not desk.user.roles.issuperset(held):
        raise Refused("own_roles", _("You cannot give yourself a role. Another administrator can."))
    if not held:
        raise Refused("roles_missing", _("Choose at least one role."))
    with desk.write(Verb.CHANGE_PEOPLE, user_id, "user") as journal:
        journal.change("user", user_id, roles=held)
        _one_administers(journal)


def disable(desk: Desk, user_id: str) -> None:
    """Keep somebody out; what they did stays in journal and record.

    Raises:
        Refused: ``last_administrator``.
    """
    with desk.write(Verb.CHANGE_PEOPLE, user_id, "user") as journal:
        journal.change("user", user_id, disabled=True)
        _one_administers(journal)
        desk.store.drop_passphrase(user_id)


def let_in(desk: Desk, user_id: str, passphrase: str) -> None:
    """A new passphrase for somebody who was kept out or forgot theirs.

    Raises:
        Refused: ``passphrase_missing``, ``weak_passphrase``.
    """
    passphrases.check(passphrase)
    with desk.write(Verb.CHANGE_PEOPLE, user_id, "user") as journal:
        journal.change("user", user_id, disabled=False)
        name = row(journal.connection, "user", id=user_id)["name"]
    desk.store.change_passphrase(user_id, name, passphrase)


def change_passphrase(desk: Desk, now: str, new: str) -> None:
    """One's own passphrase, given once more before it is changed.

    Raises:
        Refused: ``too_soon``, ``wrong_passphrase``, ``passphrase_missing``, ``weak_passphrase``.
    """
    passphrases.check(new)
    desk.store.show(now, desk.now(), user=desk.user.id)
    with desk.write(Verb.OWN_PASSPHRASE, desk.user.id, "user") as journal:
        name = row(journal.connection, "user", id=desk.user.id)["name"]
        desk.store.change_passphrase(desk.user.id, name, new)


def new_recovery_key(desk: Desk) -> str:
    """Another recovery key; the one before opens the store no more."""
    with desk.write(Verb.NEW_RECOVERY_KEY):
        return desk.store.new_recovery_key()


def _free(connection: Connection, name: str, but: str) -> None:
    taken = {one.name.casefold() for one in users(connection) if one.id != but}
    if name.casefold() in taken:
        raise Refused("name_taken", _("Somebody of that name is here already."))


def _one_administers(journal: Journal) -> None:
    if not any(one.administers for one in users(journal.connection)):
        raise Refused(
            "last_administrator",
            _("Somebody must remain who lets users in. Make another administrator first."),
        )
