"""What a kind of fault is, and what every refusal of the program must be like."""

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from smadvisor.errors import Fault, Refused
from tests.faults.child import Act, Ended, Mouth
from tests.faults.ground import Ground
from tests.faults.trace import Skip

Does = Callable[[Ground], None]
GENERAL = ("Something went wrong", "[fault]", "[unexpected]")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fault: what is done, in words and by ``does``, and what must hold then."""

    name: str
    words: str
    does: Does
    holds: str


KINDS: dict[str, Kind] = {}


def kind(holds: str, name: str = "", words: str = "") -> Callable[[Does], Does]:
    """Add a function to the kinds of fault, by its name and the first line of its docstring."""

    def add(does: Does) -> Does:
        called = name or does.__name__.replace("_", " ")
        said = words or (does.__doc__ or "").splitlines()[0].removesuffix(".")
        KINDS[called] = Kind(called, said, does, holds)
        return does

    return add


def saying(act: Act) -> Act:
    """The act in a child that says what was refused as a command does."""

    def do(mouth: Mouth) -> int:
        try:
            return act(mouth) or 0
        except (Refused, Fault) as error:
            print(f"smadvisor: {error.sentence} [{error.code}]", file=sys.stderr)
            return 2 if isinstance(error, Refused) else 3

    return do


def plainly(ended: Ended, *codes: str) -> None:
    """The command ended by itself with a sentence that says what to do, and one of the codes."""
    assert ended.code in (2, 3), (ended.code, ended.error[-2000:])
    lines = ended.error.splitlines()
    assert len(lines) == 1, ended.error[-2000:]
    assert not any(words in lines[0] for words in GENERAL), lines[0]
    assert any(lines[0].endswith(f"[{code}]") for code in codes), lines[0]


def done(ended: Ended) -> None:
    """The command did what it was asked."""
    assert ended.code in (0, 1), (ended.code, ended.error[-2000:])


@contextmanager
def refused(*codes: str) -> Iterator[None]:
    """What is done within must be refused with one of the codes."""
    try:
        yield
    except (Refused, Fault) as error:
        assert error.code in codes, error.code
        assert not any(words in error.sentence for words in GENERAL), error.sentence
        return
    raise AssertionError(f"nothing was refused; expected {codes}")


def as_anybody() -> None:
    """In a child: from here on, permissions bind it, also where it is run by root."""
    if os.geteuid() != 0:
        return
    if sys.platform != "linux":
        raise Skip("root, whom no permission binds")
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)  # capset(2), version 3, this process
    nothing = (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None).capset(head, nothing) != 0:
        raise Skip("root, whom no permission binds")


def small_disk(ground: Ground, size: int) -> None:
    """In a child: its own empty disk of ``size`` bytes over ``ground.work``, gone with it."""
    if sys.platform != "linux":
        raise Skip("a small disk can be made on Linux only")
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.geteuid(), os.getegid()
    new_mounts, new_user = 0x00020000, 0x10000000
    if libc.unshare(new_mounts | (new_user if user else 0)) != 0:
        raise Skip("this machine lets nobody make a disk of their own (unshare)")
    if user:
        for name, words in (
            ("setgroups", "deny"),
            ("uid_map", f"0 {user} 1"),
            ("gid_map", f"0 {group} 1"),
        ):
            with open(f"/proc/self/{name}", "w", encoding="ascii") as file:  # noqa: PTH123
                file.write(words)
    private, recursive = 0x40000, 0x4000
    libc.mount(b"none", b"/", None, ctypes.c_ulong(private | recursive), None)
    options = f"size={size},mode=700".encode()
    where = os.fsencode(ground.work)
    if libc.mount(b"tmpfs", where, b"tmpfs", ctypes.c_ulong(0), options) != 0:
        raise Skip("this machine lets nobody make a disk of their own (mount)")
