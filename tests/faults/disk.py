"""Disks that are full, that fail, that may not be written."""

import errno
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace

from tests.faults.acts import ACTS, KilledAct
from tests.faults.child import Ended, Mouth
from tests.faults.fault import as_anybody, done, kind, plainly, saying, small_disk
from tests.faults.ground import PERSON, URN, Ground
from tests.faults.trace import Step

FULL: tuple[str, ...] = ("disk_full", "disk_failed", "folder_not_writable", "backup_not_written")
FULL += ("no_backup_no_upgrade", "not_written_anew")
FAILED = (*FULL, "store_damaged", "store_unreachable", "store_read_only", "file_not_named")
SHUT = ("store_read_only", "store_unreachable", "folder_not_writable")
ROOMS = (0, 1, 3, 9, 30, 90, 300)
"""KiB that a full disk still has."""
_WHERE_DISKS_FILL: tuple[str, ...] = ("import of 60 rows", "a call being answered", "making an MG2")
_WHERE_DISKS_FILL += ("making a backup", "first start", "migration from 0.1.0")
KEPT = "all that was told is there; a sentence says why; with room it goes on"


def _on_a_small_disk(act: KilledAct) -> Callable[[Ground], None]:
    def does(ground: Ground) -> None:
        inner = replace(ground, at=ground.at / "inner")

        def inside(_mouth: Mouth) -> None:
            inner.work.mkdir(parents=True)
            small_disk(inner, 24 << 20)
            inner.lay(act.scene)
            filler = inner.work / "filler"
            _fill(inner, ground.chance.choice(ROOMS) << 10)
            ended = inner.run(saying(lambda mouth: act.do(inner, mouth)))
            filler.unlink()
            _sentenced(ended, FULL)
            act.held(inner, ended.told)

        ended = ground.run(inside)
        assert ended.code == 0, ended.error[-3000:]

    return does


def _fill(ground: Ground, room: int) -> None:
    filler = ground.work / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(1 << 16))
        except OSError:
            pass
        file.truncate(max(0, filler.stat().st_size - room))


def _with_short_files(act: KilledAct) -> Callable[[Ground], None]:
    def does(ground: Ground) -> None:
        ground.lay(act.scene)
        longest = max((one.stat().st_size for one in ground.work.rglob("*")), default=0)
        limit = ground.chance.choice((4096, 65536, longest, longest + 65536))

        def limited(mouth: Mouth) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            act.do(ground, mouth)

        ended = ground.run(saying(limited))
        _sentenced(ended, FAILED)
        act.held(ground, ended.told)

    return does


def _failing(act: KilledAct, code: int, of: str, *, for_good: bool) -> Callable[[Ground], None]:
    def does(ground: Ground) -> None:
        ground.lay(act.scene)
        act.before(ground)
        steps = _count(ground, act, of)
        if not steps:
            return
        ground.lay(act.scene)
        act.before(ground)
        first, met = ground.chance.randrange(steps), 0

        def seen(step: Step) -> int:
            nonlocal met
            met += step.kind == of
            fails = met > first if for_good else met == first + 1
            return -code if fails and step.kind == of else 0

        child = ground.child(saying(lambda mouth: act.do(ground, mouth)), followed=True)
        ended = child.follow(ground.work, seen)
        _sentenced(ended, FAILED)
        act.held(ground, ended.told)

    return does


def _count(ground: Ground, act: KilledAct, of: str) -> int:
    found = 0

    def seen(step: Step) -> int:
        nonlocal found
        found += step.kind == of
        return 0

    ground.child(lambda mouth: act.do(ground, mouth), followed=True).follow(ground.work, seen)
    return found


def _sentenced(ended: Ended, codes: tuple[str, ...]) -> None:
    if ended.code:
        plainly(ended, *codes)


for _name in _WHERE_DISKS_FILL:
    kind(KEPT, f"full disk: {_name}", "the disk has next to no room")(_on_a_small_disk(ACTS[_name]))
    kind(KEPT, f"limit on files: {_name}", "files may not grow (RLIMIT_FSIZE)")(
        _with_short_files(ACTS[_name])
    )
for _act in ACTS.values():
    if _act.name == "import of 3000 rows":
        continue
    kind(KEPT, f"full at a step: {_act.name}", "from some write on, the disk is full")(
        _failing(_act, errno.ENOSPC, "write", for_good=True)
    )
    kind(KEPT, f"write error: {_act.name}", "one write fails")(
        _failing(_act, errno.EIO, "write", for_good=False)
    )
    kind(KEPT, f"sync error: {_act.name}", "one fsync fails")(
        _failing(_act, errno.EIO, "sync", for_good=False)
    )


@kind("a sentence; nothing changed; writable again, it goes on")
def folder_read_only(ground: Ground) -> None:
    """Nothing may be written in the folder of the store."""
    _shut(ground, lambda: ground.store.chmod(0o500), lambda: ground.store.chmod(0o700))


@kind("a sentence; nothing changed; writable again, it goes on")
def database_read_only(ground: Ground) -> None:
    """The file of the store may not be written."""
    path = ground.store / "store.db"
    _shut(ground, lambda: path.chmod(0o400), lambda: path.chmod(0o600))


@kind("a sentence; nothing changed; readable again, it goes on")
def key_file_unreadable(ground: Ground) -> None:
    """The key file may not be read."""
    path = ground.store / "store.key"
    _shut(ground, lambda: path.chmod(0), lambda: path.chmod(0o600))


def _shut(ground: Ground, shut: Callable[[], None], unshut: Callable[[], None]) -> None:
    ground.lay("listed")
    shut()

    def asked(mouth: Mouth) -> int:
        as_anybody()
        return ground.asked("import", ground.weekly(60))(mouth) or 0

    ended = ground.run(asked)
    unshut()
    plainly(ended, *SHUT)
    ACTS["import of 60 rows"].held(ground, ())


@kind("what is said after it is refused with a sentence; what was saved before goes nowhere else")
def folder_removed(ground: Ground) -> None:
    """The folder of the store is removed under the program."""
    ground.lay("assessed")
    act = ACTS["a call being answered"]

    def removed(mouth: Mouth) -> None:
        mouth.ready = lambda: shutil.rmtree(ground.store)
        act.do(ground, mouth)

    ended = ground.run(saying(removed))
    assert ended.told == ()
    plainly(ended, "store_missing", "store_unreachable", "disk_failed", "store_read_only")
    plainly(ground.command("queue"), "no_store")


@kind("what was told is there; a sentence; back in its place, it goes on")
def folder_moved(ground: Ground) -> None:
    """The folder of the store is moved away under the program, and put back."""
    ground.lay("assessed")
    act, away = ACTS["a call being answered"], ground.work / "away"

    def moved(mouth: Mouth) -> None:
        tell, left = mouth.tell, ground.chance.randrange(1, 12)

        def telling(*words: object) -> None:
            nonlocal left
            tell(*words)
            left -= 1
            if not left:
                ground.store.rename(away)

        mouth.tell = telling  # type: ignore[method-assign]
        act.do(ground, mouth)

    ended = ground.run(saying(moved))
    plainly(ended, "store_missing", "store_unreachable", "disk_failed", "store_read_only")
    plainly(ground.command("queue"), "no_store")
    away.rename(ground.store)
    act.held(ground, ended.told)


@kind("one plain line, and what was done before is kept")
def output_full(ground: Ground) -> None:
    """What the command prints cannot be written (/dev/full)."""
    ground.lay("listed")

    def asked(mouth: Mouth) -> int:
        _print_to(os.open("/dev/full", os.O_WRONLY))
        return ground.asked("import", ground.weekly(60))(mouth) or 0

    plainly(ground.run(asked), "disk_full")
    ACTS["import of 60 rows"].held(ground, ("taken",))


@kind("no sentence is left to say it; what was done before is kept")
def output_gone(ground: Ground) -> None:
    """Nobody reads what the command prints: the pipe is closed."""
    ground.lay("listed")

    def asked(mouth: Mouth) -> int:
        reads, writes = os.pipe()
        os.close(reads)
        _print_to(writes)
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        return ground.asked("import", ground.weekly(60))(mouth) or 0

    done(ground.run(asked))
    ACTS["import of 60 rows"].held(ground, ("taken",))


def _print_to(fd: int) -> None:
    os.dup2(fd, 1)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


@kind("exit 2 or 3 with a sentence; no row and no file; with a folder it is made")
def mg2_folder_read_only(ground: Ground) -> None:
    """The folder for the MG2 may not be written."""
    ground.lay("assessed")
    ground.out.chmod(0o500)

    def asked(mouth: Mouth) -> int:
        as_anybody()
        return ground.asked("mg2", URN, "--person", PERSON, "--out", ground.out)(mouth) or 0

    ended = ground.run(asked)
    ground.out.chmod(0o700)
    plainly(ended, "folder_not_writable")
    assert list(ground.out.iterdir()) == []
    ACTS["making an MG2"].held(ground, ())
