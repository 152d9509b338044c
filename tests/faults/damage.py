"""Files of the store that are gone, cut short, changed or of another store."""

import shutil
from collections.abc import Callable
from pathlib import Path

from smadvisor.errors import Fault
from smadvisor.office import assessing, backups, cases, opening
from tests.desk import PASSPHRASE
from tests.faults.acts import ACTS, QUESTIONS, answered
from tests.faults.fault import kind, plainly, refused
from tests.faults.ground import BACKUP, PERSON, URN, Ground
from tests.faults.whole import everything, whole

PAGE = 4096
UNREADABLE = ("store_damaged", "store_missing", "disk_failed")
A_KEY = ("key_file_damaged", "key_file_missing", "store_damaged", "wrong_passphrase")


@kind("a sentence that says to put a copy back; with it back, everything is there")
def key_missing(ground: Ground) -> None:
    """The key file is removed."""
    _key(ground, Path.unlink, "key_file_missing")


@kind("a sentence that says to put a copy back; with it back, everything is there")
def key_empty(ground: Ground) -> None:
    """The key file is empty."""
    _key(ground, lambda path: path.write_bytes(b""), "key_file_damaged")


@kind("a sentence that says to put a copy back; with it back, everything is there")
def key_cut_short(ground: Ground) -> None:
    """The key file ends somewhere in the middle."""

    def cut(path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(content[: ground.chance.randrange(1, len(content) - 1)])

    _key(ground, cut, "key_file_damaged")


@kind("a sentence, or it opens and all is there; with a copy back, everything is there")
def key_changed(ground: Ground) -> None:
    """Some bytes of the key file are others."""

    def change(path: Path) -> None:
        content = bytearray(path.read_bytes())
        for _one in range(ground.chance.randint(1, 8)):
            content[ground.chance.randrange(len(content))] = ground.chance.randrange(256)
        path.write_bytes(content)

    ground.lay("assessed")
    path = ground.store / "store.key"
    kept = path.read_bytes()
    change(path)
    ended = ground.command("queue")
    if ended.code not in (0, 1):
        plainly(ended, *A_KEY, "unknown_user", "memory_short")
    path.write_bytes(kept)
    (ground.store / "store.tries").unlink(missing_ok=True)
    answered(ground, ())


@kind("a sentence; with the right one back, everything is there")
def key_of_another_store(ground: Ground) -> None:
    """The key file is that of another store with the same passphrase."""
    other = ground.scenes / "other" / "store.key"
    _key(ground, lambda path: shutil.copy(other, path), "store_damaged")


def _key(ground: Ground, harm: Callable[[Path], object], code: str) -> None:
    ground.lay("assessed")
    path = ground.store / "store.key"
    kept = path.read_bytes()
    harm(path)
    plainly(ground.command("queue"), code)
    path.write_bytes(kept)
    answered(ground, ())


@kind("a sentence that says to restore; nothing new is made in its place")
def database_missing(ground: Ground) -> None:
    """The file of the store is removed, the key file is there."""
    ground.lay("listed")
    (ground.store / "store.db").unlink()
    plainly(ground.command("queue"), "store_missing")
    assert not (ground.store / "store.db").exists()
    _restored(ground)


@kind("a sentence that says to restore; the restored backup has everything of its time")
def database_cut_short(ground: Ground) -> None:
    """The file of the store ends somewhere: at a page, in a page, at nothing."""

    def cut(path: Path) -> None:
        whole_length = path.stat().st_size
        length = ground.chance.choice(
            (
                0,
                1,
                PAGE,
                whole_length - 1,
                whole_length - PAGE,
                ground.chance.randrange(1, 120) * PAGE,
            )
        )
        with path.open("r+b") as file:
            file.truncate(min(length, whole_length - 1))

    _harmed(ground, cut)


@kind("what is read is what was written, or a sentence: never another word; restoring helps")
def page_zeroed(ground: Ground) -> None:
    """One page of the store is nothing but zeros."""
    _harmed(ground, lambda path: _put(path, _page(ground, path) * PAGE, bytes(PAGE)))


@kind("what is read is what was written, or a sentence: never another word; restoring helps")
def pages_exchanged(ground: Ground) -> None:
    """One page of the store is an older one or another one of the same store."""

    def exchange(path: Path) -> None:
        content = path.read_bytes()
        one, other = _page(ground, path) * PAGE, _page(ground, path) * PAGE
        _put(path, one, content[other : other + PAGE])

    _harmed(ground, exchange)


@kind("what is read is what was written, or a sentence: never another word; restoring helps")
def bytes_flipped(ground: Ground) -> None:
    """Some bits of the store are turned."""

    def flip(path: Path) -> None:
        content = bytearray(path.read_bytes())
        for _one in range(ground.chance.randint(1, 20)):
            content[ground.chance.randrange(len(content))] ^= 1 << ground.chance.randrange(8)
        path.write_bytes(content)

    _harmed(ground, flip)


def _harmed(ground: Ground, harm: Callable[[Path], None]) -> None:
    """Everything that can be read of a harmed store is right, and the rest is said to be lost."""
    ground.lay("assessed")
    desk = ground.open()
    with desk.store.read() as connection:
        before = everything(connection)
    desk.close()
    content = (ground.store / "store.db").read_bytes()
    harm(ground.store / "store.db")
    if (ground.store / "store.db").read_bytes() == content:
        return
    try:
        desk = ground.open()
    except Fault as fault:
        assert fault.code in UNREADABLE, fault.code
    else:
        try:
            with desk.store.read() as connection:
                assert everything(connection) == before
                found = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
                assert found, "the harm is in no page that is used, and is found nevertheless"
        except Fault as fault:
            assert fault.code in UNREADABLE, fault.code
        finally:
            desk.close()
    _restored(ground)


def _restored(ground: Ground) -> None:
    """The kept backup brings everything of its time back."""
    backups.restore(ground.store, ground.scenes / BACKUP, PASSPHRASE)
    desk = ground.open()
    with desk.store.read() as connection:
        whole(connection)
    assert len(assessing.begin(desk, cases.find(desk, URN, PERSON)).given) > 20
    desk.close()


@kind("it opens, whole, as it was after some earlier act; no act by half")
def log_removed(ground: Ground) -> None:
    """After a kill, somebody removes the write-ahead log."""
    _log(ground, Path.unlink)


@kind("it opens, whole, as it was after some earlier act; no act by half")
def log_cut_short(ground: Ground) -> None:
    """After a kill, the write-ahead log ends somewhere."""

    def cut(path: Path) -> None:
        with path.open("r+b") as file:
            file.truncate(ground.chance.randrange(path.stat().st_size))

    _log(ground, cut)


@kind("it opens, whole, as it was after some earlier act; no act by half")
def log_damaged(ground: Ground) -> None:
    """After a kill, some bytes of the write-ahead log are others."""

    def damage(path: Path) -> None:
        for _one in range(ground.chance.randint(1, 5)):
            _put(path, ground.chance.randrange(path.stat().st_size), ground.chance.randbytes(3))

    _log(ground, damage)


def _log(ground: Ground, harm: Callable[[Path], None]) -> None:
    _killed_in_a_call(ground)
    harm(ground.store / "store.db-wal")
    desk = ground.open()
    try:
        with desk.store.read() as connection:
            whole(connection)
        given = assessing.begin(desk, cases.find(desk, URN, PERSON)).given
        newest = [str(given.get(one, "")) for one in QUESTIONS]
        numbers = sorted(int(one[6:]) for one in newest if one.startswith("words "))
        assert numbers == list(range(max(numbers, default=-1) + 1))[-3:]
    finally:
        desk.close()


@kind("everything that was told is there")
def shared_memory_removed(ground: Ground) -> None:
    """After a kill, the -shm file is removed."""
    told = _killed_in_a_call(ground)
    (ground.store / "store.db-shm").unlink()
    answered(ground, told)


@kind("everything that was told is there")
def shared_memory_damaged(ground: Ground) -> None:
    """After a kill, the -shm file is full of other bytes."""
    told = _killed_in_a_call(ground)
    (ground.store / "store.db-shm").write_bytes(ground.chance.randbytes(32768))
    answered(ground, told)


def _killed_in_a_call(ground: Ground) -> tuple[str, ...]:
    ground.lay("assessed")
    act = ACTS["a call being answered"]
    while True:
        ended = ground.child(lambda mouth: act.do(ground, mouth)).kill_after(
            ground.chance.uniform(0.02, 0.15)
        )
        if ended.killed and (ground.store / "store.db-wal").stat().st_size > PAGE:
            return ended.told
        ground.lay("assessed")


@kind("a sentence; the store that is there is as it was")
def backup_cut_short(ground: Ground) -> None:
    """The backup to restore ends somewhere."""

    def cut(content: bytes) -> bytes:
        return content[: ground.chance.randrange(len(content))]

    _bad_backup(ground, cut)


@kind("a sentence, or it is restored wholly; the store that is there is as it was")
def backup_damaged(ground: Ground) -> None:
    """Some bytes of the backup to restore are others."""

    def damage(content: bytes) -> bytes:
        changed = bytearray(content)
        for _one in range(ground.chance.randint(1, 5)):
            changed[ground.chance.randrange(len(changed))] ^= 1 << ground.chance.randrange(8)
        return bytes(changed)

    _bad_backup(ground, damage)


def _bad_backup(ground: Ground, harm: Callable[[bytes], bytes]) -> None:
    ground.lay("assessed")
    bad = ground.work / "bad.smabackup"
    bad.write_bytes(harm((ground.scenes / BACKUP).read_bytes()))
    ended = ground.command("restore", bad)
    if ended.code not in (0, 1):
        plainly(ended, *_BAD_BACKUP)
    bad.unlink()
    answered(ground, ())


_BAD_BACKUP: tuple[str, ...] = (
    "not_a_backup",
    "backup_damaged",
    "backup_unreadable",
    "backup_newer",
)
_BAD_BACKUP += ("wrong_passphrase",)


@kind("it is restored with its own passphrase only, and what it replaced is kept")
def backup_of_another_store(ground: Ground) -> None:
    """The backup to restore is that of another store."""
    ground.lay("other")
    desk = opening.unlock(ground.store, PASSPHRASE)
    (user,) = (desk.user,)
    desk.store.change_passphrase(user.id, user.name, "another passphrase altogether")
    backups.back_up(desk, ground.at / "other.smabackup")
    desk.close()
    ground.lay("assessed")
    with refused("wrong_passphrase"):
        backups.restore(ground.store, ground.at / "other.smabackup", PASSPHRASE)
    answered(ground, ())
    before = (ground.store / "store.key").read_bytes()
    backups.restore(ground.store, ground.at / "other.smabackup", "another passphrase altogether")
    (aside,) = [one for one in ground.store.iterdir() if one.name.startswith("replaced-")]
    assert (aside / "store.key").read_bytes() == before
    opening.unlock(aside, PASSPHRASE).close()


def _page(ground: Ground, path: Path) -> int:
    return ground.chance.randrange(path.stat().st_size // PAGE)


def _put(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)
