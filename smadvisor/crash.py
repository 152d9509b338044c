"""What the program leaves behind when it fails: where it happened, never what it held.

The text of an error may hold words of a case, and an image of the memory holds all of them.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_NOT_DUMPABLE = 4
"""PR_SET_DUMPABLE of Linux: no image, and no other program of this user may look in."""
_NO_BOX = 0x0001 | 0x0002
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX of Windows: no report with an image."""


def leave_nothing() -> None:
    """No image of the memory at a crash, and no content in what is printed of an error.

    What Windows keeps by a policy of the machine (LocalDumps) no program can switch off.
    """
    sys.excepthook = _tell
    sys.unraisablehook = lambda failed: _tell(failed.exc_type, failed.exc_value, None)
    threading.excepthook = lambda failed: _tell(failed.exc_type, failed.exc_value, None)
    logging.lastResort = None  # what nobody asked to be logged
    _have_standard_files()
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        import ctypes

        ctypes.CDLL(None).prctl(_NOT_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_BOX)


def where(error: BaseException) -> str:
    """The kind of an error and each place it came through, innermost last; none of its words."""
    from traceback import extract_tb

    places = [f"{frame.name}:{frame.lineno}" for frame in extract_tb(error.__traceback__)]
    return ", ".join((type(error).__name__, *places[-4:]))


@contextmanager
def silent() -> Iterator[None]:
    """What a library writes to the terminal by itself is lost: a panic of Rust quotes the text."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _have_standard_files() -> None:
    """A window may be started without them, and then a file of ours would take their number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _tell(
    kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None
) -> None:
    if sys.stderr is not None and not issubclass(kind, KeyboardInterrupt):
        said = where(error) if error is not None else kind.__name__
        print(f"smadvisor: {said} [fault]", file=sys.stderr)  # noqa: T201
