"""A restore gives back what the backup held and keeps what it replaces, wherever it is killed."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from smadvisor.casework.record import Event, Line
from smadvisor.errors import Fault, Refused
from smadvisor.store import backup, files, journal, place, record, replacing, store, tries
from smadvisor.store.keys import Slot
from smadvisor.store.models import JOURNALED
from smadvisor.store.restore import Restored, restore
from smadvisor.store.store import Store

PASSPHRASE = "llwyd pedol crochan saith"
OTHER = "another store altogether"
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NEXT = AT + timedelta(days=1)
Tables = dict[str, list[tuple[object, ...]]]


def settle(connection: Connection, slot: Slot) -> None:
    record.add(connection, Line(NEXT, slot.user, Event.SECURITY, "restore", "", ""))


def add(opened: Store, name: str) -> None:
    with opened.write("u", AT) as journal_:
        journal_.add("user", {"name": name})


def made(folder: Path, passphrase: str = PASSPHRASE) -> Store:
    return store.create(folder, "Alex Rees", "SMA", passphrase, AT)[0]


def tables(connection: Connection) -> Tables:
    return {
        name: sorted(map(tuple, connection.execute(select(table))))
        for name, table in JOURNALED.items()
    }


def names(folder: Path, passphrase: str = PASSPHRASE) -> set[str]:
    opened, _slot = store.unlock(folder, passphrase, NEXT)
    with opened.read() as connection:
        held = set(connection.scalars(select(JOURNALED["user"].c.name)))
        assert journal.broken(connection) == []
        assert record.broken(connection) == []
    assert opened.found == ()
    opened.close()
    return held


def put_back(folder: Path, path: Path, secret: str = PASSPHRASE) -> Restored:
    return restore(folder, path, secret, NEXT, settle)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store that went on after it was backed up to ``a.smabackup`` beside it."""
    opened = made(tmp_path / "store")
    add(opened, "before")
    opened.back_up(tmp_path / "a.smabackup", AT)
    add(opened, "after")
    opened.close()
    return tmp_path / "store"


@pytest.fixture
def file(folder: Path) -> Path:
    return folder.parent / "a.smabackup"


def test_tables_journal_and_record_are_as_they_were(tmp_path: Path) -> None:
    opened = made(tmp_path / "store")
    add(opened, "Siân")
    with opened.write("u", AT) as writing:
        record.add(writing.connection, Line(AT, "u", Event.CONSULTATION, "see_queue", "", ""))
    path = opened.back_up(tmp_path / "a.smabackup", AT).path
    with opened.read() as connection:
        before = tables(connection), journal.entries(connection), record.lines(connection)
        first = journal.current_store(connection)
    opened.close()
    done = put_back(tmp_path / "new", path)
    assert done.replaced is None
    again, _slot = store.unlock(tmp_path / "new", PASSPHRASE, NEXT)
    with again.read() as connection:
        *held, last = record.lines(connection)
        assert (tables(connection), journal.entries(connection), held) == before
        assert (last.verb, last.event) == ("restore", Event.SECURITY)
        now = journal.current_store(connection)
    assert last.store == now != first, "two copies would write under one number"
    again.close()


def test_the_store_it_replaces_is_a_backup(folder: Path, file: Path) -> None:
    done = put_back(folder, file)
    assert names(folder) == {"Alex Rees", "before"}
    assert done.replaced is not None
    assert done.replaced.name == "before-restore-2026-11-24-090000.smabackup"
    put_back(folder, done.replaced)
    assert names(folder) == {"Alex Rees", "before", "after"}


def test_what_lay_in_the_log_is_in_that_backup(folder: Path, file: Path) -> None:
    """The store was killed: its newest rows are in the write-ahead log alone."""
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from smadvisor.store import store\n"
        "from tests.store.test_restore import *\n"
        "opened = store.unlock(Path(sys.argv[1]), PASSPHRASE, AT)[0]\n"
        "add(opened, 'last')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(folder)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert (folder / "store.db-wal").stat().st_size > 0
    replaced = put_back(folder, file).replaced
    assert replaced is not None
    assert not (folder / "store.db-wal").exists()
    put_back(folder, replaced)
    assert names(folder) == {"Alex Rees", "before", "after", "last"}


def another_key(folder: Path) -> None:
    shutil.rmtree(folder)
    made(folder, OTHER).close()


def damaged(folder: Path) -> None:
    path = folder / place.DATABASE
    content = path.read_bytes()
    path.write_bytes(bytes(4096) + content[4096:])


def truncated(folder: Path) -> None:
    (folder / place.DATABASE).write_bytes(b"")


def without_key(folder: Path) -> None:
    (folder / place.KEYS).unlink()


def without_database(folder: Path) -> None:
    (folder / place.DATABASE).unlink()


@pytest.mark.parametrize("spoil", [another_key, damaged, truncated, without_key, without_database])
def test_what_cannot_be_backed_up_is_moved_untouched(
    folder: Path, file: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(folder)
    (folder / "store.db-wal").write_bytes(b"a log that somebody may want to look at")
    before = {path.name: path.read_bytes() for path in replacing.of_store(folder)}
    done = put_back(folder, file)
    assert done.replaced == folder / "replaced-2026-11-24-090000"
    assert {path.name: path.read_bytes() for path in done.replaced.iterdir()} == before
    assert names(folder) == {"Alex Rees", "before"}


def test_a_backup_that_cannot_be_used_changes_nothing(folder: Path, file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:-70] + b"x" + content[-69:])
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for secret, code in ((PASSPHRASE, "backup_damaged"), (OTHER, "backup_damaged")):
        with pytest.raises(Refused) as refused:
            put_back(folder, file, secret)
        assert refused.value.code == code
    file.write_bytes(content)
    with pytest.raises(Refused) as refused:
        put_back(folder, file, OTHER)
    assert refused.value.code == "wrong_passphrase"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_who_may_not_changes_nothing(folder: Path, file: Path) -> None:
    def refuse(_connection: Connection, _slot: Slot) -> None:
        raise Refused("not_allowed", "")

    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(Refused):
        restore(folder, file, PASSPHRASE, NEXT, refuse)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_store_in_use_is_not_replaced(folder: Path, file: Path) -> None:
    opened, _slot = store.unlock(folder, PASSPHRASE, AT)
    with pytest.raises(Refused) as refused:
        put_back(folder, file)
    assert refused.value.code == "store_in_use"
    opened.close()


@pytest.mark.parametrize("spoil", [None, another_key])
def test_killed_at_any_step_it_ends_in_a_store_that_opens(
    folder: Path,
    file: Path,
    tmp_path: Path,
    spoil: Callable[[Path], None] | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After each step the folder is copied as a kill would leave it, and opened from there."""
    if spoil:
        spoil(folder)
    was = {"Alex Rees"} if spoil else {"Alex Rees", "before", "after"}
    left: list[Path] = []

    def snapshot() -> None:
        copy = tmp_path / f"left-{len(left)}"
        shutil.copytree(folder, copy)
        left.append(copy)

    def watched(real: Callable[..., None]) -> Callable[..., None]:
        def step(*arguments: object, **settings: object) -> None:
            snapshot()
            real(*arguments, **settings)
            snapshot()

        return step

    for module, name in ((files, "move"), (files, "make_folder"), (shutil, "rmtree")):
        monkeypatch.setattr(module, name, watched(getattr(module, name)))
    put_back(folder, file)
    monkeypatch.undo()
    assert len(left) > 20
    seen = []
    for copy in left:
        now = _whichever(copy)
        assert now in (was, {"Alex Rees", "before"})
        assert not (copy / place.READY).exists()
        seen.append(now)
    changes = sum(one != other for one, other in pairwise(seen))
    assert changes == 1, "once the restore is certain, it is never taken back"


def _whichever(folder: Path) -> set[str]:
    """The store in ``folder``, opened as the next start would, with either passphrase."""
    assert place.exists(folder)
    assert place.names(folder) == ("Alex Rees",)
    for passphrase in (PASSPHRASE, OTHER):
        try:
            return names(folder, passphrase)
        except Refused:
            tries.forget(folder)
    raise AssertionError


def test_killed_for_real_in_the_middle(folder: Path, file: Path) -> None:
    script = (
        "import os, signal, sys\n"
        "from smadvisor.store import replacing\n"
        "from tests.store.test_restore import *\n"
        "real, count = files.move, 0\n"
        "def move(old, new):\n"
        "    global count\n"
        "    count += 1\n"
        "    if count == int(sys.argv[3]):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    real(old, new)\n"
        "files.move = move\n"
        "put_back(Path(sys.argv[1]), Path(sys.argv[2]))\n"
    )
    ends = []
    for step in range(1, 12):
        copy = folder.with_name(f"store-{step}")
        shutil.copytree(folder, copy)
        arguments = [sys.executable, "-c", script, str(copy), str(file), str(step)]
        ends.append(subprocess.run(arguments, check=False).returncode)
        assert names(copy) in ({"Alex Rees", "before"}, {"Alex Rees", "before", "after"})
    assert ends[0] == -signal.SIGKILL
    assert ends[-1] == 0


def test_a_disk_that_fails_in_the_middle_is_gone_on_from(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.move

    def fail(old: Path, new: Path) -> None:
        if new == folder / place.KEYS:
            raise PermissionError(13, "in use by another program")
        real(old, new)

    with monkeypatch.context() as patched:
        patched.setattr(files, "move", fail)
        with pytest.raises(Fault):
            put_back(folder, file)
    with pytest.raises(Refused) as refused:
        made(folder)
    assert refused.value.code == "store_exists"
    assert names(folder) == {"Alex Rees", "before"}


def test_what_a_killed_one_left_is_cleared(folder: Path, file: Path) -> None:
    (folder / "restore.part").mkdir()
    (folder / "restore.part" / place.DATABASE).write_bytes(b"half")
    (folder / "backup.part").mkdir()
    put_back(folder, file)
    assert names(folder) == {"Alex Rees", "before"}
    assert not [path for path in folder.iterdir() if "part" in path.name]
    assert backup.check(folder, file, PASSPHRASE).manifest.holds.cases == 0
