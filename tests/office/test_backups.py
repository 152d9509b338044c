"""Backups when they are due: as many as are kept, only this store's, and nobody is kept waiting."""

import hashlib
import os
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from smadvisor.errors import Refused
from smadvisor.office import backups, opening, people, queue
from smadvisor.office.desk import Desk
from smadvisor.office.settings import Settings, save, settings
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.store import record
from tests.desk import PASSPHRASE, Clock, new_desk

OTHER = "pell lamp cadair naw"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    made = tmp_path / "share"
    made.mkdir()
    return made


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def recorded(desk: Desk) -> list[str]:
    with desk.store.read() as connection:
        return [line.verb for line in record.lines(connection)]


def test_one_is_made_when_due_and_not_again_that_day(listed: Desk, clock: Clock) -> None:
    folder = listed.store.folder / "backups"
    assert backups.due(listed)
    assert backups.if_due(listed) == ""
    assert len(files(folder)) == 1
    assert files(folder)[0].startswith("smadvisor-2026-11-23-0900")
    clock.moment += timedelta(hours=8)
    assert backups.if_due(listed) == ""
    assert len(files(folder)) == 1
    clock.next_day()
    assert backups.if_due(listed) == ""
    assert len(files(folder)) == 2
    assert [made.cases for made in backups.listed(listed)] == [3, 3]
    assert recorded(listed).count("back_up") == 2


@pytest.mark.parametrize(("days", "made"), [(0, 0), (1, 8), (3, 3), (7, 2)])
def test_as_often_as_the_settings_say(desk: Desk, clock: Clock, days: int, made: int) -> None:
    save(desk, replace(settings(desk), backup_days=days))
    for _day in range(8):
        assert backups.if_due(desk) == ""
        clock.next_day()
    assert len(backups.listed(desk)) == made


def test_a_clock_set_back_does_not_stop_them(desk: Desk, clock: Clock) -> None:
    backups.if_due(desk)
    clock.moment -= timedelta(days=400)
    assert backups.due(desk)


def test_the_count_is_kept_and_only_own_scheduled_ones_go(
    desk: Desk, clock: Clock, target: Path, tmp_path: Path
) -> None:
    save(desk, replace(settings(desk), backup_folder=str(target), backups_kept=3))
    other = new_desk(tmp_path / "other")
    backups.back_up(other, target / "smadvisor-2020-01-01-090000.smabackup")
    other.close()
    backups.back_up(desk, target / "by hand.smabackup")
    strange = ("smadvisor-2020-01-02-090000.smabackup", "minutes.docx", "x.smabackup")
    for name in strange:
        (target / name).write_bytes(b"something else")
    for _day in range(6):
        clock.next_day()
        assert backups.if_due(desk) == ""
    kept = {"smadvisor-2020-01-01-090000.smabackup", "by hand.smabackup", *strange}
    assert kept < set(files(target))
    own = [made for made in backups.listed(desk) if made.scheduled]
    assert len(own) == 3
    assert [made.at.day for made in own] == [29, 28, 27]
    assert len(files(target)) == len(kept) + 3


def test_what_a_killed_program_left_goes_after_a_day(desk: Desk, clock: Clock) -> None:
    folder = desk.store.folder / "backups"
    folder.mkdir()
    part = folder / "smadvisor-2026-11-20-090000.smabackup.part"
    for age, left in ((3600, True), (90_000, False)):
        part.write_bytes(b"half")
        os.utime(part, (clock.moment.timestamp() - age,) * 2)
        backups.back_up_now(desk)
        assert part.exists() is left


def test_a_copy_that_went_on_elsewhere_keeps_its_own(
    desk: Desk, clock: Clock, target: Path, tmp_path: Path
) -> None:
    """Two stores that were one share a folder: neither removes what the other made."""
    save(desk, replace(settings(desk), backup_folder=str(target), backups_kept=1))
    backups.if_due(desk)
    (first,) = backups.listed(desk)
    backups.restore(tmp_path / "copy", first.path, PASSPHRASE, clock)
    copy = opening.unlock(tmp_path / "copy", PASSPHRASE, now=clock)
    for _day in range(3):
        clock.next_day()
        assert backups.if_due(copy) == ""
    assert [made.own for made in backups.listed(copy)] == [True, False]
    assert first.path.exists()
    copy.close()


def test_a_folder_that_is_away_is_said_and_stops_nothing(
    listed: Desk, clock: Clock, target: Path
) -> None:
    save(listed, replace(settings(listed), backup_folder=str(target)))
    assert backups.if_due(listed) == ""
    shutil.rmtree(target)
    clock.next_day()
    said = backups.if_due(listed)
    assert "folder for backups is not there" in said
    assert "last backup was made on 23 November 2026" in said
    state = backups.state(listed)
    assert (state.overdue, state.backups, state.folder) == (said, (), target)
    assert not target.exists(), "a drive that is away is not made"
    assert len(queue.queue(listed)) == 3
    target.mkdir()
    assert "A backup is due" in backups.state(listed).overdue
    assert backups.if_due(listed) == ""
    assert backups.state(listed).overdue == ""


def test_while_the_work_is_hidden_none_is_tried(desk: Desk) -> None:
    opening.hide(desk)
    assert backups.if_due(desk) == ""
    assert files(desk.store.folder / "backups") == []


def test_what_stands_in_the_folder_without_being_a_backup_is_not_listed(
    desk: Desk, clock: Clock
) -> None:
    backups.if_due(desk)
    (made,) = backups.listed(desk)
    content = made.path.read_bytes()
    made.path.with_name("spoilt.smabackup").write_bytes(content[:-100])
    changed = content.replace(b'"cases":0', b'"cases":9')
    made.path.with_name("changed.smabackup").write_bytes(changed)
    assert [one.path.name for one in backups.listed(desk)] == [made.path.name]
    assert made.sha256 == hashlib.sha256(content).hexdigest()


def test_a_backup_that_fails_is_not_recorded_as_made(desk: Desk, target: Path) -> None:
    (target / "there.smabackup").write_bytes(b"")
    with pytest.raises(Refused):
        backups.back_up(desk, target / "there.smabackup")
    assert "back_up" not in recorded(desk)


def test_only_an_administrator_or_the_recovery_key_restores(
    desk: Desk, clock: Clock, target: Path, tmp_path: Path
) -> None:
    people.add(desk, "Non Rees", "SMA", [UserRole.ADVISOR], OTHER)
    recovery = people.new_recovery_key(desk)
    made = backups.back_up(desk, target / "a.smabackup")
    assert Verb.RESTORE.roles == {UserRole.ADMINISTRATOR}
    with pytest.raises(Refused) as refused:
        backups.restore(tmp_path / "new", made.path, OTHER, clock)
    assert refused.value.code == "not_allowed"
    assert not opening.exists(tmp_path / "new")
    backups.restore(tmp_path / "new", made.path, PASSPHRASE, clock)
    backups.restore(tmp_path / "new", made.path, recovery, clock)
    again = opening.unlock(tmp_path / "new", OTHER, now=clock)
    with again.store.read() as connection:
        lines = record.lines(connection)
    assert [line.user for line in lines if line.verb == "restore"] == [""]
    assert lines[-1].verb == "unlock"
    again.close()


@pytest.mark.parametrize(
    "wrong",
    [
        {"backup_days": -1},
        {"backups_kept": 0},
        {"review_days": 0},
        {"idle_minutes": 0},
        {"idle_minutes": 100_000},
        {"backup_folder": "backups"},
    ],
)
def test_settings_that_would_do_harm_are_refused(desk: Desk, wrong: dict[str, int]) -> None:
    before = settings(desk)
    with pytest.raises(Refused):
        save(desk, replace(Settings(), **wrong))  # type: ignore[arg-type]
    assert settings(desk) == before
