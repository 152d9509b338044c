"""Wrong passphrases, noted beside the store while it is shut: each run of them costs more time.

The note is taken into the record of processing once somebody is let in. It slows a person at the
keyboard; who copies the files and guesses elsewhere is slowed by Argon2id alone.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path

from smadvisor.errors import Refused
from smadvisor.store.files import write_whole
from smadvisor.store.place import TRIES
from smadvisor.text import _

_FREE = 3
_LONGEST = 60
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Try:
    """One wrong passphrase; ``user`` is an id, and none where nobody was named."""

    at: datetime
    user: str


def noted(folder: Path) -> tuple[Try, ...]:
    """The wrong ones since somebody was let in; none where the note cannot be read."""
    try:
        lines = json.loads((folder / TRIES).read_text(encoding="utf-8"))
        return tuple(Try(datetime.fromisoformat(line["at"]), str(line["user"])) for line in lines)
    except (OSError, ValueError, TypeError, KeyError, LookupError):
        return ()


def note(folder: Path, at: datetime, user: str) -> None:
    """One more."""
    lines = [asdict(one) for one in (*noted(folder), Try(at, user))]
    write_whole(folder / TRIES, json.dumps(lines, default=datetime.isoformat).encode())


def forget(folder: Path) -> None:
    """Somebody was let in, and the record holds them."""
    (folder / TRIES).unlink(missing_ok=True)


def check(folder: Path, at: datetime) -> None:
    """Whether it is time for another try: after three wrong ones the wait doubles each time.

    Raises:
        Refused: ``too_soon``, saying for how long. A clock that was set back does not help.
    """
    tries = noted(folder)
    if len(tries) < _FREE:
        return
    wait = timedelta(seconds=min(2 ** (len(tries) - _FREE + 2), _LONGEST))
    last = tries[-1].at
    left = wait if at < last else last + wait - at
    if left > timedelta():
        raise Refused(
            "too_soon",
            _("Too many wrong passphrases. Wait {n} seconds and try again.").format(
                n=ceil(left.total_seconds())
            ),
        )
