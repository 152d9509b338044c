"""A child process that does one act, says what it has committed, and is killed or held back."""

import contextlib
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults import trace

PATIENCE = 120
"""Seconds after which a child that hangs is ended, which no check takes for an end of its own."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: ``code`` is minus the signal where one ended it."""

    code: int
    told: tuple[str, ...]
    out: str
    error: str

    @property
    def killed(self) -> bool:
        """Whether it was killed before it came to its end."""
        return self.code == -signal.SIGKILL


class Mouth:
    """What the act says: that it begins now, and each thing right after it was committed."""

    def __init__(self, told: int, ready: Callable[[], None]) -> None:
        self._told = told
        self.ready = ready

    def tell(self, *words: object) -> None:
        """This is committed. It is in a file, so that no kill takes it back."""
        os.write(self._told, (" ".join(map(str, words)) + "\n").encode())


Act = Callable[[Mouth], int | None]


class Child:
    """One child; its files (``told``, ``out``, ``error``) are in ``folder``."""

    def __init__(self, folder: Path, act: Act, *, followed: bool = False) -> None:
        self._folder = folder
        for name in _FILES:
            (folder / name).write_bytes(b"")
        reads, writes = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(reads)
            _live(folder, act, trace.offer if followed else lambda: _say(writes))
        os.close(writes)
        self._ready = reads

    def wait_until_ready(self) -> None:
        """Until the act begins, or the child has ended."""
        os.read(self._ready, 1)

    def end(self) -> Ended:
        """Wait for its end."""
        return self.ended(os.waitpid(self.pid, 0)[1])

    def kill_after(self, seconds: float) -> Ended:
        """Let it act for so long, then kill it, whatever it does."""
        self.wait_until_ready()
        time.sleep(seconds)
        os.kill(self.pid, signal.SIGKILL)
        return self.end()

    def follow(self, within: Path, seen: trace.Seen) -> Ended:
        """Look at each of its steps on files under ``within``."""
        return self.ended(trace.follow(self.pid, within, seen))

    def told(self) -> tuple[str, ...]:
        """What it has committed so far."""
        return tuple((self._folder / "told").read_text("utf-8").splitlines())

    def ended(self, status: int) -> Ended:
        """What is known of it once it has ended."""
        os.close(self._ready)
        out, error = (
            (self._folder / name).read_text("utf-8", errors="replace") for name in _FILES[1:]
        )
        code = os.waitstatus_to_exitcode(status)
        if code == trace.CANNOT:
            raise trace.Skip(error)
        return Ended(code, self.told(), out, error)


def run(folder: Path, act: Act) -> Ended:
    """Do the act to its end."""
    return Child(folder, act).end()


def command(*arguments: str | Path) -> Act:
    """A command of the program as an act."""

    def do(mouth: Mouth) -> int:
        from smadvisor.cli import main

        mouth.ready()
        return main([str(part) for part in arguments])

    return do


def _live(folder: Path, act: Act, ready: Callable[[], None]) -> None:
    """The child's whole life; it never comes back."""
    code = 70
    try:
        signal.alarm(PATIENCE)
        random.seed()
        told = os.open(folder / "told", os.O_WRONLY | os.O_APPEND)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for number, opened in enumerate(
            (nothing, *(os.open(folder / name, os.O_WRONLY | os.O_APPEND) for name in _FILES[1:]))
        ):
            os.dup2(opened, number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        code = act(Mouth(told, ready)) or 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 70
    except trace.Skip as reason:
        code = trace.CANNOT
        os.write(2, str(reason).encode())
    except BaseException:  # noqa: BLE001  as the interpreter does at the end of a program
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)


def _say(ready: int) -> None:
    os.write(ready, b".")


_FILES = ("told", "out", "error")
