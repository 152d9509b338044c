"""A store of each released version opens, after a backup of it and with everything in it.

The store of a version is made with that version: the job of ``tasks.py demo`` on the sample list,
in a folder that stays; then closed, and its files kept as they are. Everybody in it is invented.
"""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, func, inspect, select, text

from smadvisor.errors import Fault, Refused
from smadvisor.office import backups, opening, queue
from smadvisor.store import backup, bundle, journal, keys, place, record, store
from smadvisor.store.database import REVISION, Database
from smadvisor.store.models import JOURNALED, entry
from smadvisor.store.rows import rows
from tests.desk import PASSPHRASE, Clock

KEPT = Path(__file__).parent / "released"
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KEPT / "0.1.0", tmp_path / "store"))


def key_of(folder: Path) -> bytes:
    return keys.unwrap(keys.read(folder / place.KEYS), PASSPHRASE)[1]


def revision(connection: Connection) -> str:
    found: str = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    return found


def everything(path: Path, key: bytes) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, whatever revision it has."""
    database = Database(path, key, frozen=True)
    with database.read() as connection:
        names = inspect(connection).get_table_names()
        held = {
            name: sorted(
                map(tuple, connection.exec_driver_sql(f'SELECT * FROM "{name}"')), key=repr
            )
            for name in names
        }
    database.close()
    return held


def before_upgrade(folder: Path) -> list[Path]:
    return sorted((folder / place.BACKUPS).glob("before-upgrade-0001-*.smabackup"))


def test_there_is_one_of_each_released_version() -> None:
    assert [path.name for path in KEPT.iterdir()] == ["0.1.0"]
    assert REVISION > "0001"


def test_it_opens_after_a_backup_and_everything_is_there(folder: Path) -> None:
    was = everything(folder / place.DATABASE, key_of(folder))
    desk = opening.unlock(folder, PASSPHRASE, now=Clock())
    assert desk.user.name == "PC 1234 Alex Rees"
    with desk.store.read() as connection:
        assert revision(connection) == REVISION
        assert journal.broken(connection) == []
        assert record.broken(connection) == []
        ids = [line.id for line in journal.entries(connection)]
        answers = {line["question"]: line["value"] for line in rows(connection, "answer")}
        (mg2,) = rows(connection, "mg2")
        counts = {
            name: connection.scalar(select(func.count()).select_from(table))
            for name, table in JOURNALED.items()
            if name in was
        }
    assert len(ids) == 147
    assert set(ids) == {line[1] for line in was["entry"]}
    assert counts == {name: len(was[name]) for name in counts}
    assert len(answers) == 129
    assert (mg2["version"], bool(mg2["sent_on"])) == (1, True)
    assert "PRYCE, Siân" in {line.person for line in queue.queue(desk)}
    desk.close()
    (saved,) = before_upgrade(folder)
    assert saved.name == "before-upgrade-0001-2026-11-23-090001.smabackup"
    assert backup.check(folder, saved, PASSPHRASE).manifest.holds.revision == "0001"


def test_the_backup_is_the_store_of_the_old_version(folder: Path, tmp_path: Path) -> None:
    key = key_of(folder)
    was, key_file = everything(folder / place.DATABASE, key), (folder / place.KEYS).read_bytes()
    store.unlock(folder, PASSPHRASE, AT)[0].close()
    old = tmp_path / "old"
    old.mkdir()
    bundle.unpack(before_upgrade(folder)[0], lambda name: (old / name).open("xb"))
    assert everything(old / place.DATABASE, key) == was
    assert (old / place.KEYS).read_bytes() == key_file


def test_opened_again_it_makes_no_other(folder: Path) -> None:
    for _time in range(2):
        store.unlock(folder, PASSPHRASE, AT)[0].close()
    assert len(before_upgrade(folder)) == 1


def test_without_a_backup_nothing_is_upgraded(folder: Path) -> None:
    (folder / place.BACKUPS).write_bytes(b"a file where the folder should be")
    was = (folder / place.DATABASE).read_bytes()
    with pytest.raises(Fault) as fault:
        store.unlock(folder, PASSPHRASE, AT)
    assert fault.value.code == "no_backup_no_upgrade"
    assert (folder / place.DATABASE).read_bytes() == was
    (folder / place.BACKUPS).unlink()
    store.unlock(folder, PASSPHRASE, AT)[0].close()


def test_nobody_else_upgrades_without_one_either(folder: Path) -> None:
    database = Database(folder / place.DATABASE, key_of(folder))
    with pytest.raises(Fault) as fault:
        database.upgrade()
    assert fault.value.code == "no_backup_no_upgrade"
    with database.read() as connection:
        assert revision(connection) == "0001"
    database.close()


def test_an_upgrade_that_fails_leaves_the_old_store_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = key_of(folder)
    was = everything(folder / place.DATABASE, key)
    real = command.upgrade

    def fail(*arguments: Any) -> None:
        real(*arguments)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(command, "upgrade", fail)
        with pytest.raises(Fault):
            store.unlock(folder, PASSPHRASE, AT)
    assert everything(folder / place.DATABASE, key) == was
    assert len(before_upgrade(folder)) == 1
    store.unlock(folder, PASSPHRASE, AT)[0].close()


def test_a_newer_store_is_refused_before_anything_is_made(folder: Path) -> None:
    database = Database(folder / place.DATABASE, key_of(folder))
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(Fault) as fault:
        store.unlock(folder, PASSPHRASE, AT)
    assert fault.value.code == "store_newer"
    assert not (folder / place.BACKUPS).exists()


def test_an_old_backup_is_restored_up_to_date(folder: Path, tmp_path: Path) -> None:
    opened, _slot = store.unlock(folder, PASSPHRASE, AT)
    opened.close()
    done = backups.restore(tmp_path / "new", before_upgrade(folder)[0], PASSPHRASE, Clock())
    assert done.backup.manifest.holds.revision == "0001"
    desk = opening.unlock(tmp_path / "new", PASSPHRASE, now=Clock())
    with desk.store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(entry)) == 147
        assert next(line.verb for line in record.lines(connection)) == "restore"
    desk.close()
    with pytest.raises(Refused):
        backups.restore(tmp_path / "new", folder / place.DATABASE, PASSPHRASE, Clock())
