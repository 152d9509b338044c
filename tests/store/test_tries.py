"""A wrong passphrase costs time, and the record holds it once somebody is let in."""

from datetime import timedelta
from pathlib import Path

import pytest

from smadvisor.errors import Refused
from smadvisor.office import opening, people
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.store import record, tries
from smadvisor.store.place import TRIES
from tests.desk import MORNING, PASSPHRASE, Clock, new_desk

WRONG = "nobody would ever choose this"
OTHER = "seven violet kettles humming"
CARYS = "DC 77 Carys Bowen"
SECOND = timedelta(seconds=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> Path:
    """The folder of a shut store with two users."""
    desk = new_desk(tmp_path / "store", clock)
    people.add(desk, CARYS, "Detective", [UserRole.ADVISOR], OTHER)
    opening.leave(desk)
    return tmp_path / "store"


def attempt(folder: Path, clock: Clock, passphrase: str = WRONG, name: str | None = None) -> str:
    """The code that a try is refused with; empty where it is let in."""
    try:
        opening.leave(opening.unlock(folder, passphrase, name, clock))
    except Refused as refused:
        return refused.code
    return ""


def fail(folder: Path, clock: Clock, times: int) -> None:
    for _i in range(times):
        assert attempt(folder, clock) == "wrong_passphrase"
        clock.moment += timedelta(minutes=2)


def known(desk: Desk) -> list[record.Recorded]:
    with desk.store.read() as connection:
        return record.lines(connection)


def test_three_are_free_then_the_wait_doubles_to_a_minute(tmp_path: Path) -> None:
    at, waits = MORNING, []
    for _i in range(9):
        waits.append(tries.seconds_left(tmp_path, at))
        at += waits[-1] * SECOND
        tries.check(tmp_path, at)
        tries.note(tmp_path, at, "")
    assert waits == [0, 0, 0, 4, 8, 16, 32, 60, 60]


def test_even_the_right_one_waits(folder: Path, clock: Clock) -> None:
    for _i in range(3):
        assert attempt(folder, clock) == "wrong_passphrase"
    with pytest.raises(Refused, match=r"Wait \d seconds? and try again") as refused:
        opening.unlock(folder, PASSPHRASE, now=clock)
    assert refused.value.code == "too_soon"
    assert 0 < opening.seconds_to_wait(folder, clock) <= 4
    clock.moment += 4 * SECOND
    assert attempt(folder, clock, PASSPHRASE) == ""
    assert opening.seconds_to_wait(folder, clock) == 0


def test_the_recovery_key_waits_with_them(tmp_path: Path, clock: Clock) -> None:
    desk, key = opening.create(tmp_path, "PC 1 Rees", "SMA", PASSPHRASE, clock)
    opening.leave(desk)
    for _i in range(3):
        with pytest.raises(Refused) as refused:
            opening.unlock_with_recovery_key(tmp_path, "ABCD" * 8, OTHER, now=clock)
        assert refused.value.code == "wrong_recovery_key"
    with pytest.raises(Refused) as refused:
        opening.unlock_with_recovery_key(tmp_path, key, OTHER, now=clock)
    assert refused.value.code == "too_soon"


def test_a_clock_set_back_neither_helps_nor_locks_out(folder: Path, clock: Clock) -> None:
    clock.moment += timedelta(days=2000)
    fail(folder, clock, 5)
    clock.moment = MORNING
    assert attempt(folder, clock, PASSPHRASE) == "too_soon"
    assert 0 < opening.seconds_to_wait(folder, clock) <= 16
    clock.moment -= timedelta(days=1)
    assert attempt(folder, clock, PASSPHRASE) == "too_soon"  # each step back begins it anew
    clock.moment += 16 * SECOND
    assert attempt(folder, clock, PASSPHRASE) == ""


def test_the_record_tells_of_each_with_its_time_and_user(folder: Path, clock: Clock) -> None:
    assert attempt(folder, clock) == "wrong_passphrase"
    first = clock.moment
    assert attempt(folder, clock, name=CARYS) == "wrong_passphrase"
    second = clock.moment
    desk = opening.unlock(folder, OTHER, CARYS, clock)
    wrong = [line for line in known(desk) if line.verb == Verb.WRONG_PASSPHRASE.code]
    assert [line.about for line in wrong] == ["", desk.user.id]
    assert [line.line.at for line in wrong] == [first, second]
    assert {line.user for line in wrong} == {""}  # nobody was let in then
    assert known(desk)[-1].verb == Verb.UNLOCK.code
    assert not (folder / TRIES).exists()
    opening.leave(desk)


def test_tries_while_it_is_hidden_count_and_are_told(folder: Path, clock: Clock) -> None:
    desk = opening.unlock(folder, PASSPHRASE, now=clock)
    opening.hide(desk)
    for _i in range(3):
        with pytest.raises(Refused):
            opening.show(desk, WRONG)
    with pytest.raises(Refused) as refused:
        opening.show(desk, PASSPHRASE)
    assert refused.value.code == "too_soon"
    clock.moment += timedelta(minutes=1)
    opening.show(desk, PASSPHRASE)
    told = [line.verb for line in known(desk)][-5:]
    assert told == ["hide", *["wrong_passphrase"] * 3, "unlock"]
    opening.leave(desk)


def test_the_note_beside_the_store_holds_no_passphrase(folder: Path, clock: Clock) -> None:
    assert attempt(folder, clock, name=CARYS) == "wrong_passphrase"
    noted = (folder / TRIES).read_text("utf-8")
    assert len(tries.noted(folder)) == 1
    assert not any(word in noted for word in (*WRONG.split(), "Carys", "Bowen"))


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"tries": 3}', '{"since": "x", "tries": [{"at": 1}]}', "\x00\xff"],
)
def test_a_note_that_cannot_be_read_keeps_nobody_out(
    folder: Path, clock: Clock, content: str
) -> None:
    (folder / TRIES).write_text(content, encoding="utf-8")
    assert attempt(folder, clock, PASSPHRASE) == ""


def test_a_clock_set_back_is_recorded_and_said(folder: Path, clock: Clock) -> None:
    desk = opening.unlock(folder, PASSPHRASE, now=clock)
    assert opening.clock_warning(desk) == ""
    opening.leave(desk)
    clock.moment -= timedelta(days=3)
    desk = opening.unlock(folder, PASSPHRASE, now=clock)
    assert [line.verb for line in known(desk)][-2:] == ["clock_set_back", "unlock"]
    assert "clock" in opening.clock_warning(desk)
    opening.leave(desk)
    desk = opening.unlock(folder, PASSPHRASE, now=clock)
    assert opening.clock_warning(desk) == ""
    opening.leave(desk)
