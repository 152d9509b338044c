"""Every step on files that a child takes: seen, stopped at, or made to fail (Linux, ptrace).

No compiled helper and no other program is needed; where the system does not allow one process to
follow its own child, ``Skip`` says so.
"""

import ctypes
import errno
import os
import platform
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CANNOT = 77
"""The exit code of a child that cannot do here what it should."""
_TRACEME, _SYSCALL, _POKEUSER, _SETOPTIONS, _INFO = 0, 24, 6, 0x4200, 0x420E
_GOOD, _EXITKILL = 1, 0x100000
_ENTRY = 1
_AT_A_CALL = signal.SIGTRAP | 0x80
_AT_FDCWD = -100
_O_CREAT = 0o100
_NR, _RESULT = 15 * 8, 10 * 8
"""Where x86-64 keeps the number of a call and what it answers."""

_CALLS = {
    "x86_64": {
        1: "write",
        18: "pwrite",
        20: "writev",
        74: "sync",
        75: "sync",
        77: "truncate",
        257: "open",
        2: "open-old",
        82: "rename-old",
        264: "rename",
        316: "rename",
        87: "unlink-old",
        263: "unlink",
    },
    "aarch64": {
        64: "write",
        68: "pwrite",
        66: "writev",
        82: "sync",
        83: "sync",
        46: "truncate",
        56: "open",
        38: "rename",
        276: "rename",
        35: "unlink",
    },
}


class Skip(Exception):
    """This machine cannot do that; the text says why."""


class _Info(ctypes.Structure):
    """``struct ptrace_syscall_info`` at the entry of a call."""

    _fields_ = (
        ("op", ctypes.c_uint8),
        ("pad", ctypes.c_uint8 * 3),
        ("arch", ctypes.c_uint32),
        ("at", ctypes.c_uint64),
        ("stack", ctypes.c_uint64),
        ("nr", ctypes.c_uint64),
        ("args", ctypes.c_uint64 * 6),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One call that changes files: ``write``, ``sync``, ``truncate``, ``open``, ``rename`` …"""

    kind: str
    path: Path
    offset: int = 0
    data: bytes = b""
    to: Path | None = None


Seen = Callable[[Step], int]
"""What is to be done at this step: 0 let it be, a signal to send, or minus the error to answer."""


def possible() -> bool:
    """Whether this machine is one whose calls are known here."""
    return sys.platform == "linux" and platform.machine() in _CALLS


def offer() -> None:
    """In the child: let the parent follow from here on."""
    if _ptrace(_TRACEME, 0, 0, 0) != 0:
        os._exit(CANNOT)
    os.kill(os.getpid(), signal.SIGSTOP)


def follow(pid: int, within: Path, seen: Seen) -> int:
    """Follow a child that offered it to its end; answers its wait status.

    Raises:
        Skip: the system does not allow it.
    """
    _pid, status = os.waitpid(pid, 0)
    if not os.WIFSTOPPED(status):
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == CANNOT:
            raise Skip("one process may not follow another here (ptrace)")
        return status
    _ptrace(_SETOPTIONS, pid, 0, _GOOD | _EXITKILL)
    signalled, answer = 0, 0
    while True:
        _ptrace(_SYSCALL, pid, 0, signalled)
        _pid, status = os.waitpid(pid, 0)
        if not os.WIFSTOPPED(status):
            return status
        signalled = os.WSTOPSIG(status)
        if signalled == _AT_A_CALL:
            answer = _at_a_call(pid, within, seen, answer)
        if signalled in (_AT_A_CALL, signal.SIGSTOP):
            signalled = 0


def _at_a_call(pid: int, within: Path, seen: Seen, answer: int) -> int:
    """Where a call begins or ends; an ``answer`` other than 0 goes into the call that ends."""
    info = _Info()
    _ptrace(_INFO, pid, ctypes.sizeof(info), ctypes.addressof(info))
    if info.op != _ENTRY:
        if answer:
            _ptrace(_POKEUSER, pid, _RESULT, ctypes.c_uint64(answer).value)
        return 0
    step = _step(pid, info, within)
    todo = seen(step) if step else 0
    if todo > 0:
        os.kill(pid, todo)
    if todo < 0:
        if platform.machine() != "x86_64":
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise Skip("a call can be made to fail on x86-64 only")
        _ptrace(_POKEUSER, pid, _NR, ctypes.c_uint64(-1).value)
    return min(todo, 0)


def _step(pid: int, info: _Info, within: Path) -> Step | None:
    """What the call does to a file under ``within``; None where it does nothing there."""
    kind = _CALLS[platform.machine()].get(info.nr)
    if kind is None:
        return None
    args = list(info.args)
    if kind.endswith("-old"):
        kind = kind.removesuffix("-old")
        args = {
            "open": [_AT_FDCWD, args[0], args[1]],
            "rename": [_AT_FDCWD, args[0], _AT_FDCWD, args[1]],
            "unlink": [_AT_FDCWD, args[0]],
        }[kind]
    if kind in ("open", "rename", "unlink"):
        path = _named(pid, args[0], args[1])
        to = _named(pid, args[2], args[3]) if kind == "rename" else None
        if kind == "open" and (not args[2] & _O_CREAT or path.exists()):
            return None
        return Step(kind, path, to=to) if path.is_relative_to(within) else None
    path = Path(_link(pid, args[0]))
    if not path.is_relative_to(within):
        return None
    if kind == "truncate":
        return Step(kind, path, args[1])
    if kind == "sync":
        return Step(kind, path)
    data = _memory(pid, args[1], args[2]) if kind != "writev" else b""
    offset = args[3] if kind == "pwrite" else _place(pid, args[0])
    return Step("write", path, offset, data)


def _named(pid: int, folder: int, address: int) -> Path:
    name = Path(os.fsdecode(_memory(pid, address, 4096).split(b"\0")[0]))
    if name.is_absolute():
        return name
    here = ctypes.c_int32(folder & 0xFFFFFFFF).value
    base = os.readlink(f"/proc/{pid}/cwd") if here == _AT_FDCWD else _link(pid, folder)  # noqa: PTH115
    return Path(base) / name


def _link(pid: int, fd: int) -> str:
    try:
        return os.readlink(f"/proc/{pid}/fd/{fd & 0xFFFFFFFF}")  # noqa: PTH115
    except OSError:
        return ""


def _place(pid: int, fd: int) -> int:
    line = Path(f"/proc/{pid}/fdinfo/{fd}").read_text("ascii").splitlines()[0]
    return int(line.split()[1])


def _memory(pid: int, address: int, length: int) -> bytes:
    """Up to ``length`` bytes of the child; fewer where its memory ends."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        try:
            return memory.read(length)
        except OSError:
            memory.seek(address)
            return memory.read(4096 - address % 4096)


def _ptrace(request: int, pid: int, address: int, data: int) -> int:
    result: int = _LIBC.ptrace(
        ctypes.c_long(request),
        ctypes.c_long(pid),
        ctypes.c_void_p(address),
        ctypes.c_void_p(data),
    )
    if result == -1 and request != _TRACEME:
        code = ctypes.get_errno()
        if code == errno.ESRCH:
            return 0  # it was killed meanwhile; the next wait says so
        raise OSError(code, os.strerror(code))
    return result


_LIBC = ctypes.CDLL(None, use_errno=True)
_LIBC.ptrace.restype = ctypes.c_long
