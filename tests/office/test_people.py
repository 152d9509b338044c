"""Who may work here: let in, kept out, what they may do, and how they come in."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from smadvisor.errors import Refused
from smadvisor.office import opening, people
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.store import keys, record
from smadvisor.store.place import DATABASE, KEYS
from smadvisor.store.rows import row
from tests.desk import PASSPHRASE, Clock

OTHER = "seven violet kettles humming"
NEWER = "copper lantern walks northwards"
CARYS = "DC 77 Carys Bowen"
_A, _W, _S, _M = UserRole


def refused(call: object) -> str:
    """The code that ``call`` is refused with."""
    assert callable(call)
    with pytest.raises(Refused) as found:
        call()
    return found.value.code


def add(desk: Desk, name: str = CARYS, roles: Iterable[UserRole] = (_A,)) -> str:
    return people.add(desk, name, "Detective", roles, OTHER)


def turn(desk: Desk, passphrase: str, name: str, clock: Clock) -> Desk:
    """This user leaves, and ``name`` comes in."""
    folder = desk.store.folder
    opening.leave(desk)
    return opening.unlock(folder, passphrase, name, clock)


def slots(desk: Desk) -> tuple[keys.Slot, ...]:
    return keys.read(desk.store.folder / KEYS)


def lines(desk: Desk) -> list[tuple[str, str]]:
    with desk.store.read() as connection:
        return [(line.verb, line.about) for line in record.lines(connection)]


def test_somebody_added_comes_in_with_their_own_passphrase(desk: Desk, clock: Clock) -> None:
    user_id = add(desk, f"  {CARYS} ", [_W, _A])
    assert lines(desk)[-1] == (Verb.CHANGE_PEOPLE.code, user_id)
    theirs = turn(desk, OTHER, CARYS.upper(), clock)
    assert (theirs.user.id, theirs.user.name, theirs.user.role) == (user_id, CARYS, "Detective")
    assert theirs.user.roles == {_A, _W}
    assert not theirs.may(Verb.CHANGE_PEOPLE)
    theirs.close()


def test_who_is_here_is_listed_in_the_order_of_joining(desk: Desk) -> None:
    add(desk)
    assert [(one.name, one.disabled) for one in people.everybody(desk)] == [
        ("PC 1234 Alex Rees", False),
        (CARYS, False),
    ]


@pytest.mark.parametrize(
    ("name", "roles", "passphrase", "code"),
    [
        (" ", [_A], OTHER, "name_missing"),
        (CARYS, [], OTHER, "roles_missing"),
        (CARYS, [_A], "", "passphrase_missing"),
        (CARYS, [_A], "password1", "weak_passphrase"),
        ("pc 1234 ALEX rees ", [_A], OTHER, "name_taken"),
    ],
)
def test_what_is_missing_is_said_and_nobody_is_added(
    desk: Desk, name: str, roles: list[UserRole], passphrase: str, code: str
) -> None:
    before = slots(desk)
    assert refused(lambda: people.add(desk, name, "", roles, passphrase)) == code
    assert len(people.everybody(desk)) == 1
    assert slots(desk) == before


def test_a_name_that_somebody_has_cannot_be_taken_later(desk: Desk) -> None:
    add(desk)
    assert refused(lambda: people.save_details(desk, {"name": CARYS.lower()})) == "name_taken"
    people.save_details(desk, {"name": "PC 1234 Alex Rees", "number": "1234"})  # one's own is free
    assert people.details(desk).number == "1234"


def test_a_new_name_is_the_one_to_come_in_with(desk: Desk, clock: Clock) -> None:
    people.save_details(desk, {"name": "PS 1234 Alex Rees"})
    people.change_passphrase(desk, PASSPHRASE, OTHER)
    assert opening.names(desk.store.folder) == ("PS 1234 Alex Rees",)
    again = turn(desk, OTHER, "PS 1234 Alex Rees", clock)
    again.close()


def test_roles_hold_from_the_next_unlock(desk: Desk, clock: Clock) -> None:
    user_id = add(desk)
    people.change_roles(desk, user_id, [_S])
    assert lines(desk)[-1] == (Verb.CHANGE_PEOPLE.code, user_id)
    assert refused(lambda: people.change_roles(desk, user_id, [])) == "roles_missing"
    theirs = turn(desk, OTHER, CARYS, clock)
    assert theirs.user.roles == {_S}
    theirs.close()


def test_nobody_gives_a_role_to_themselves(desk: Desk, clock: Clock) -> None:
    add(desk, roles=[_M])
    theirs = turn(desk, OTHER, CARYS, clock)
    mine = theirs.user.id
    assert refused(lambda: people.change_roles(theirs, mine, [_M, _A])) == "own_roles"
    people.change_roles(theirs, mine, [_M])
    assert people.everybody(theirs)[1].roles == {_M}
    theirs.close()


def test_the_last_administrator_stays(desk: Desk, clock: Clock) -> None:
    me = desk.user.id
    assert refused(lambda: people.change_roles(desk, me, [_A])) == "last_administrator"
    assert refused(lambda: people.disable(desk, me)) == "last_administrator"
    assert people.everybody(desk)[0].administers
    assert len(slots(desk)) == 2  # the passphrase was not dropped
    other = add(desk, roles=[_M])
    people.change_roles(desk, me, [_A])
    assert [one.roles for one in people.everybody(desk)] == [{_A}, {_M}]
    theirs = turn(desk, OTHER, CARYS, clock)
    assert refused(lambda: people.disable(theirs, other)) == "last_administrator"
    theirs.close()


def test_somebody_kept_out_stays_out_until_let_in_again(desk: Desk, clock: Clock) -> None:
    user_id, folder = add(desk), desk.store.folder
    people.disable(desk, user_id)
    assert [one.disabled for one in people.everybody(desk)] == [False, True]
    assert opening.names(folder) == ("PC 1234 Alex Rees",)
    opening.leave(desk)
    assert refused(lambda: opening.unlock(folder, OTHER, CARYS, clock)) == "unknown_user"
    assert refused(lambda: opening.unlock(folder, OTHER, now=clock)) == "wrong_passphrase"
    again = opening.unlock(folder, PASSPHRASE, now=clock)
    assert refused(lambda: people.let_in(again, user_id, "hunter2")) == "weak_passphrase"
    people.let_in(again, user_id, NEWER)
    theirs = turn(again, NEWER, CARYS, clock)
    assert theirs.user.id == user_id
    theirs.close()


def test_a_slot_put_back_by_hand_opens_nothing(desk: Desk, clock: Clock) -> None:
    user_id, folder = add(desk), desk.store.folder
    kept = (folder / KEYS).read_bytes()
    people.disable(desk, user_id)
    opening.leave(desk)
    (folder / KEYS).write_bytes(kept)
    assert refused(lambda: opening.unlock(folder, OTHER, CARYS, clock)) == "disabled"
    again = opening.unlock(folder, PASSPHRASE, "PC 1234 Alex Rees", clock)
    opening.hide(again)
    assert refused(lambda: opening.show(again, OTHER, CARYS)) == "disabled"
    assert again.store.hidden
    again.close()


def test_ones_own_passphrase_is_changed_with_the_one_before(desk: Desk, clock: Clock) -> None:
    folder = desk.store.folder
    assert refused(lambda: people.change_passphrase(desk, OTHER, NEWER)) == "wrong_passphrase"
    assert refused(lambda: people.change_passphrase(desk, PASSPHRASE, "abc")) == "weak_passphrase"
    people.change_passphrase(desk, PASSPHRASE, NEWER)
    assert lines(desk)[-1] == (Verb.OWN_PASSPHRASE.code, desk.user.id)
    opening.leave(desk)
    assert refused(lambda: opening.unlock(folder, PASSPHRASE, now=clock)) == "wrong_passphrase"
    opening.unlock(folder, NEWER, now=clock).close()


def test_a_new_recovery_key_ends_the_one_before(tmp_path: Path, clock: Clock) -> None:
    desk, old = opening.create(tmp_path, "PC 1 Rees", "SMA", PASSPHRASE, clock)
    new = people.new_recovery_key(desk)
    assert lines(desk)[-1] == (Verb.NEW_RECOVERY_KEY.code, "")
    opening.leave(desk)

    def recover(key: str) -> Desk:
        return opening.unlock_with_recovery_key(tmp_path, key, NEWER, now=clock)

    assert refused(lambda: recover(old)) == "wrong_recovery_key"
    again = recover(new)
    assert lines(again)[-1] == (Verb.RECOVERED.code, "")
    again.close()


def test_the_recovery_key_lets_in_the_administrator_who_is_named(
    tmp_path: Path, clock: Clock
) -> None:
    desk, key = opening.create(tmp_path, "PC 1 Rees", "SMA", PASSPHRASE, clock)
    people.add(desk, CARYS, "", [_M], OTHER)
    people.add(desk, "PC 2 Lloyd", "", [_A], OTHER)
    opening.leave(desk)

    def recover(name: str) -> Desk:
        return opening.unlock_with_recovery_key(tmp_path, key, NEWER, name, clock)

    for name in ("PC 2 Lloyd", "Nobody"):
        assert refused(lambda name=name: recover(name)) == "not_administrator"
    for name, who in ((CARYS, CARYS), ("", "PC 1 Rees")):
        opened = recover(name)
        assert opened.user.name == who
        opening.leave(opened)
    opening.unlock(tmp_path, OTHER, "PC 2 Lloyd", clock).close()  # the others' still hold


def test_nothing_is_encrypted_anew(desk: Desk, clock: Clock) -> None:
    """The salt that the first page begins with, and the raw key, are those of the first day."""
    folder = desk.store.folder

    def salt_and_key(passphrase: str) -> tuple[bytes, bytes]:
        _slot, key = keys.unwrap(
            [one for one in keys.read(folder / KEYS) if one.kind == "passphrase"], passphrase
        )
        return (folder / DATABASE).read_bytes()[:16], key

    before = salt_and_key(PASSPHRASE)
    user_id = add(desk)
    people.change_passphrase(desk, PASSPHRASE, NEWER)
    people.new_recovery_key(desk)
    people.change_roles(desk, user_id, [_W])
    assert salt_and_key(OTHER) == salt_and_key(NEWER) == before
    people.disable(desk, user_id)
    people.let_in(desk, user_id, PASSPHRASE)
    opening.leave(desk)
    assert salt_and_key(PASSPHRASE) == before
    assert json.loads((folder / KEYS).read_text("utf-8"))["format"] == 1


def test_who_was_here_last_is_offered_first(desk: Desk, clock: Clock) -> None:
    add(desk)
    folder = desk.store.folder
    assert opening.names(folder) == ("PC 1234 Alex Rees", CARYS)
    theirs = turn(desk, OTHER, CARYS, clock)
    assert opening.names(folder) == (CARYS, "PC 1234 Alex Rees")
    opening.hide(theirs)
    mine = opening.show(theirs, PASSPHRASE, "PC 1234 Alex Rees")
    assert opening.names(folder) == ("PC 1234 Alex Rees", CARYS)
    mine.close()
    (folder / KEYS).write_text("{", encoding="utf-8")
    assert opening.names(folder) == ()


def test_somebody_else_goes_on_where_it_is_hidden(desk: Desk, clock: Clock) -> None:
    other, me = add(desk), desk.user.id
    opening.hide(desk)
    assert refused(lambda: opening.show(desk, PASSPHRASE, CARYS)) == "wrong_passphrase"
    assert desk.store.hidden
    theirs = opening.show(desk, OTHER, CARYS)
    assert theirs.user.id == other
    assert not theirs.may(Verb.CHANGE_PEOPLE)
    with theirs.store.read() as connection:
        told = [(line.user, line.verb) for line in record.lines(connection)][-3:]
        assert row(connection, "user", id=other)["name"] == CARYS
    assert told == [("", "wrong_passphrase"), (me, "leave"), (other, "unlock")]
    theirs.close()
