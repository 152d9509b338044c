"""What a failing machine means for the person: the errors of SQLite and of files as faults."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher
from argon2.exceptions import HashingError
from sqlalchemy.exc import DBAPIError

from smadvisor.errors import Fault
from smadvisor.text import _

_DAMAGED = (
    "store_damaged",
    _("The store cannot be read. Restore a backup; this copy was not changed."),
)
_FULL = (
    "disk_full",
    _("The disk is full. Make room on it and do this again; what was saved before is kept."),
)
_READ_ONLY = (
    "store_read_only",
    _("The store cannot be written. Ask who keeps this computer; nothing was changed."),
)
_UNREACHABLE = (
    "store_unreachable",
    _("The store cannot be opened. Check that its disk is there and close other programs."),
)
_FAILED = (
    "disk_failed",
    _("The disk did not do what it was told. See that it has room and do this again."),
)
_BUSY = (
    "store_busy",
    _("Another program is using the store. Close it and do this again; nothing was changed."),
)
_MEMORY = (
    "memory_short",
    _("There is not enough memory for this. Close other programs and try again."),
)

_BY_SQLITE = {
    5: _BUSY,
    6: _BUSY,
    7: _MEMORY,
    8: _READ_ONLY,
    10: _FAILED,
    11: _DAMAGED,
    13: _FULL,
    14: _UNREACHABLE,
    26: _DAMAGED,
}
"""SQLite's primary result codes (sqlite.org/rescode.html)."""
_NO_CODE = 10
"""A backup that fails gives none."""
_BY_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.ENOMEM: _MEMORY,
    errno.EIO: _FAILED,
    **dict.fromkeys((errno.EMFILE, errno.ENFILE, errno.ENOENT, errno.ENOTDIR), _UNREACHABLE),
}


def failed() -> Fault:
    """The disk did not do what it was told."""
    return Fault(*_FAILED)


def read_only() -> Fault:
    """A file of the store may not be written."""
    return Fault(*_READ_ONLY)


@contextmanager
def told() -> Iterator[None]:
    """Around everything that touches the files of the store.

    Raises:
        Fault: ``disk_full``, ``store_read_only``, ``store_unreachable``, ``disk_failed``,
            ``store_busy``, ``store_damaged``, ``memory_short``, where the machine failed.
    """
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        told = getattr(error, "orig", error)  # a backup speaks to the driver itself
        known = _BY_SQLITE.get(getattr(told, "sqlite_errorcode", _NO_CODE) & 0xFF)
        if known is None:
            raise
        raise Fault(*known) from error
    except OSError as error:
        known = _BY_SYSTEM.get(error.errno or 0)
        if known is None:
            raise
        raise Fault(*known) from error
    except (MemoryError, HashingError) as error:  # Argon2id wants its memory at once
        raise Fault(*_MEMORY) from error
