"""Wrong passphrases, noted beside the store while it is shut: each run of them costs more time.

The note is taken into the record of processing once somebody is let in. It slows a person at the
keyboard; who copies the files and guesses elsewhere is slowed by Argon2id alone.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path

from smadvisor.errors import Refused
from smadvisor.store.files import write_whole
from smadvisor.store.place import TRIES
from smadvisor.text import ngettext

_FREE = 3
_FIRST, _LONGEST = 4, 60
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Try:
    """One wrong passphrase; ``user`` is an id, and none where nobody was named."""

    at: datetime
    user: str


@dataclass(frozen=True, slots=True)
class _Noted:
    """The wrong ones since somebody was let in, and from when the wait after them counts."""

    since: datetime
    tries: tuple[Try, ...]


def noted(folder: Path) -> tuple[Try, ...]:
    """The wrong ones since somebody was let in; none where the note cannot be read."""
    found = _read(folder)
    return found.tries if found else ()


def note(folder: Path, at: datetime, user: str) -> None:
    """One more. Where nothing can be written, as on a full disk, it is only refused."""
    _write(folder, _Noted(at, (*noted(folder), Try(at, user))))


def forget(folder: Path) -> None:
    """Somebody was let in, and the record holds them."""
    (folder / TRIES).unlink(missing_ok=True)


def seconds_left(folder: Path, at: datetime) -> int:
    """How long to wait before another try: after three wrong ones it doubles, to a minute.

    A clock that was set back begins the wait anew: it neither helps nor locks anybody out.
    """
    found = _read(folder)
    if found is None or len(found.tries) < _FREE:
        return 0
    since = found.since
    if at < since:
        since = at
        _write(folder, _Noted(since, found.tries))
    doublings = min(len(found.tries) - _FREE, _LONGEST)
    wait = timedelta(seconds=min(_FIRST * 2**doublings, _LONGEST))
    return max(0, ceil((since + wait - at).total_seconds()))


def check(folder: Path, at: datetime) -> None:
    """Whether it is time for another try.

    Raises:
        Refused: ``too_soon``, saying for how long.
    """
    if left := seconds_left(folder, at):
        raise Refused(
            "too_soon",
            ngettext(
                "Too many wrong passphrases. Wait {n} second and try again.",
                "Too many wrong passphrases. Wait {n} seconds and try again.",
                left,
            ).format(n=left),
        )


def _read(folder: Path) -> _Noted | None:
    try:
        content = json.loads((folder / TRIES).read_text(encoding="utf-8"))
        tries = tuple(Try(_moment(one["at"]), str(one["user"])) for one in content["tries"])
        return _Noted(_moment(content["since"]), tries)
    except (OSError, ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return None


def _write(folder: Path, found: _Noted) -> None:
    with suppress(OSError):
        content = json.dumps(asdict(found), default=datetime.isoformat)
        write_whole(folder / TRIES, content.encode())


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone()
