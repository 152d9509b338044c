"""Clocks, locks, memory, terminals, homes: the machine around the program."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from smadvisor.office import assessing, cases, opening
from smadvisor.office.desk import local_now
from smadvisor.store import record
from tests.faults.acts import ACTS, answered
from tests.faults.child import Mouth
from tests.faults.fault import as_anybody, done, kind, plainly, saying
from tests.faults.ground import PERSON, ROOT, URN, Ground
from tests.faults.whole import opened

IMPORT = ACTS["import of 60 rows"]
CALL = ACTS["a call being answered"]


@kind("the next start works as if it were not there")
def lock_left_behind(ground: Ground) -> None:
    """A lock file is there that nobody holds, with words in it."""
    ground.lay("assessed")
    (ground.store / "store.lock").write_text("4711\n", "ascii")
    answered(ground, ())


@kind("a sentence; with it away, it goes on")
def lock_is_a_folder(ground: Ground) -> None:
    """A folder is where the lock file should be."""
    ground.lay("assessed")
    lock = ground.store / "store.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    plainly(ground.command("queue"), "folder_not_writable")
    lock.rmdir()
    answered(ground, ())


@kind("a sentence, or it goes on; writable again, it goes on")
def lock_unwritable(ground: Ground) -> None:
    """The lock file may not be written."""
    ground.lay("assessed")
    lock = ground.store / "store.lock"
    lock.touch()
    lock.chmod(0)

    def asked(mouth: Mouth) -> int:
        as_anybody()
        return ground.asked("queue")(mouth) or 0

    ended = ground.run(asked)
    if ended.code not in (0, 1):
        plainly(ended, "folder_not_writable")
    lock.chmod(0o600)
    answered(ground, ())


@kind("the second is refused with a sentence; the first goes on; then the second may")
def two_programs(ground: Ground) -> None:
    """Two programs want the same store at the same time."""
    ground.lay("assessed")
    desk = ground.open()
    person = cases.find(desk, URN, PERSON)
    plainly(ground.command("import", ground.weekly(60)), "store_in_use")
    assessing.answer(desk, person, "feelings.words", "words 0")
    desk.close()
    answered(ground, ("answer 0",))
    done(ground.command("queue"))


@kind("it opens, nothing is lost, and the record says that the clock went back")
def clock_set_back(ground: Ground) -> None:
    """The clock is set back by days or years."""
    back = timedelta(days=ground.chance.choice((1, 30, 3000)))
    ground.lay("assessed")
    desk = ground.open(local_now() - back)
    assessing.answer(desk, cases.find(desk, URN, PERSON), "feelings.words", "words 0")
    with desk.store.read() as connection:
        assert "clock_set_back" in {line.verb for line in record.lines(connection)}
    desk.close()
    answered(ground, ("answer 0",))


@kind("it opens, and opens again with the clock put right; nothing is lost")
def clock_far_ahead(ground: Ground) -> None:
    """The clock is years ahead, and is put right later."""
    ground.lay("assessed")
    desk = ground.open(local_now() + timedelta(days=ground.chance.choice((400, 20_000))))
    assessing.answer(desk, cases.find(desk, URN, PERSON), "feelings.words", "words 0")
    desk.close()
    answered(ground, ("answer 0",))


@kind("what was told is there; a sentence, no traceback; with files to open it goes on")
def out_of_files(ground: Ground) -> None:
    """The program may open only a few files more (RLIMIT_NOFILE)."""
    ground.lay("listed")
    more = ground.chance.randrange(12)

    def limited(mouth: Mouth) -> None:
        number = os.dup(0)
        os.close(number)
        resource.setrlimit(resource.RLIMIT_NOFILE, (number + more, number + more))
        IMPORT.do(ground, mouth)

    ended = ground.run(saying(limited))
    if ended.code:
        plainly(ended, "store_unreachable", "folder_not_writable", "file_not_readable")
    IMPORT.held(ground, ended.told)


@kind("a sentence; the store is untouched, and no wrong passphrase is noted")
def out_of_memory(ground: Ground) -> None:
    """Argon2id gets no memory (RLIMIT_AS)."""
    ground.lay("assessed")

    def limited(mouth: Mouth) -> int:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + (40 << 20)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        return ground.asked("queue")(mouth) or 0

    plainly(ground.run(limited), "memory_short")
    assert not (ground.store / "store.tries").exists()
    answered(ground, ())


@kind("one plain line, exit 3; all or nothing; the next start works")
def stopped_by_the_keyboard(ground: Ground) -> None:
    """Ctrl+C at any moment of an import."""
    ended = _signalled(ground, signal.SIGINT)
    assert ended.returncode in (0, 1, 3, -signal.SIGINT, 130), ended
    assert "site-packages" not in ended.stderr, ended.stderr
    if ended.returncode == 3:
        assert ended.stderr.splitlines()[-1].endswith("[interrupted]"), ended.stderr


@kind("all or nothing; the next start works")
def terminal_closed(ground: Ground) -> None:
    """The terminal is closed (SIGHUP) at any moment of an import."""
    assert _signalled(ground, signal.SIGHUP).returncode in (0, 1, -signal.SIGHUP)


@kind("all or nothing; the next start works")
def told_to_end(ground: Ground) -> None:
    """The system tells the program to end (SIGTERM) at any moment of an import."""
    assert _signalled(ground, signal.SIGTERM).returncode in (0, 1, -signal.SIGTERM)


def _signalled(ground: Ground, number: int) -> "subprocess.CompletedProcess[str]":
    ground.lay("listed")
    command = _program(ground, "import", ground.weekly(60))
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        try:
            out, error = child.communicate(timeout=ground.chance.uniform(0.3, 1.6))
        except subprocess.TimeoutExpired:
            child.send_signal(number)
            out, error = child.communicate()
    IMPORT.held(ground, ("taken",) if child.returncode in (0, 1) else ())
    return subprocess.CompletedProcess(command, child.returncode, out, error)


@kind("without a passphrase file, a sentence; with one it works")
def input_closed(ground: Ground) -> None:
    """Standard input is closed."""
    ground.lay("assessed")

    def asked(*more: str | Path) -> Callable[[Mouth], int]:
        def do(mouth: Mouth) -> int:
            from smadvisor.cli import main

            os.close(0)
            sys.stdin = None  # as Python does for a closed one
            mouth.ready()
            return main(["--data", str(ground.store), *map(str, more), "queue"])

        return do

    plainly(ground.run(asked()), "passphrase_missing")
    done(ground.run(asked("--passphrase-file", ground.secret)))
    answered(ground, ())


@kind("it works: the store is where it was told to be")
def home_unset(ground: Ground) -> None:
    """No variable says where the home is."""
    ground.lay("assessed")
    env = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    ended = subprocess.run(
        _program(ground, "queue"), cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    answered(ground, ())


@kind("a sentence; nothing is made")
def home_unwritable(ground: Ground) -> None:
    """The home, where the store would be, may not be written."""
    ground.lay("")
    ground.work.chmod(0o500)

    def asked(mouth: Mouth) -> int:
        from smadvisor.cli import main

        as_anybody()
        for name in ("HOME", "XDG_DATA_HOME"):
            os.environ[name] = str(ground.work / "home")
        mouth.ready()
        return main(["--passphrase-file", str(ground.secret), "--user", "PC 1", "init"])

    ended = ground.run(asked)
    ground.work.chmod(0o700)
    plainly(ended, "store_read_only", "folder_not_writable")
    assert not (ground.work / "home").exists()


@kind("a sentence; no row and no file; then it can be made elsewhere")
def mg2_path_taken(ground: Ground) -> None:
    """Another file, or a folder, has the name of the MG2."""
    ground.lay("assessed")
    mg2 = ("mg2", URN, "--person", PERSON, "--out")
    done(ground.command(*mg2, ground.out))
    (made,) = ground.out.iterdir()
    ground.lay("assessed")
    taken = ground.out / made.name
    if ground.chance.random() < 0.5:
        taken.write_bytes(b"something else")
    else:
        taken.mkdir()
    plainly(ground.command(*mg2, ground.out), "file_exists", "folder_not_writable")
    assert list(ground.out.iterdir()) == [taken]
    if taken.is_dir():
        taken.rmdir()
    else:
        taken.unlink()
    ACTS["making an MG2"].held(ground, ())


@kind("it is made with its folders; or, where a file is in the way, a sentence and no row")
def mg2_folder_missing(ground: Ground) -> None:
    """The folder for the MG2 is not there, or is a file."""
    ground.lay("assessed")
    mg2 = ("mg2", URN, "--person", PERSON, "--out")
    done(ground.command(*mg2, ground.out / "a" / "b"))
    assert len(list((ground.out / "a" / "b").iterdir())) == 1
    ground.lay("assessed")
    (ground.work / "a file").write_bytes(b"")
    plainly(ground.command(*mg2, ground.work / "a file"), "folder_not_writable")
    ACTS["making an MG2"].held(ground, ())


@kind("everything that was told is there, whatever was left of the passphrase")
def killed_while_guessing(ground: Ground) -> None:
    """The program is killed while wrong passphrases are tried."""
    ground.lay("assessed")

    def guess(mouth: Mouth) -> None:
        mouth.ready()
        for number in range(3):
            try:
                opening.unlock(ground.store, f"wrong {number}")
            except Exception:  # noqa: BLE001, S112  each is refused
                continue

    ground.child(guess).kill_after(ground.chance.uniform(0.05, 0.4))
    later = replace(ground, chance=ground.chance)
    desk = later.open(local_now() + timedelta(minutes=2))
    desk.close()
    with opened(ground):
        pass


def _program(ground: Ground, *arguments: str | Path) -> list[str]:
    place = ["--data", str(ground.store), "--passphrase-file", str(ground.secret)]
    return [sys.executable, "-m", "smadvisor", *place, *map(str, arguments)]
