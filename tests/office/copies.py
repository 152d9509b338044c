"""Two copies of one store, each with somebody at its desk, and the way between them."""

from itertools import count
from pathlib import Path

import pytest

from smadvisor.errors import Refused
from smadvisor.office import backups, copies, opening
from smadvisor.office.copies import CameIn, Conflict
from smadvisor.office.desk import Desk
from tests.desk import PASSPHRASE

_NUMBERS = count()


def a_copy(desk: Desk, folder: Path) -> Desk:
    """A copy of the store, as a backup restored in another folder, open under the same clock."""
    path = saved(desk, folder)
    there = folder / f"copy-{next(_NUMBERS)}"
    backups.restore(there, path, PASSPHRASE, desk.now)
    return opening.unlock(there, PASSPHRASE, now=desk.now)


def saved(desk: Desk, folder: Path) -> Path:
    """A backup of the store."""
    path = folder / f"{next(_NUMBERS)}.smabackup"
    backups.back_up(desk, path)
    return path


def unite(into: Desk, other: Desk, folder: Path) -> CameIn:
    """Bring what ``other`` holds into ``into``."""
    return copies.bring_in(into, saved(other, folder))


def only_conflict(desk: Desk) -> Conflict:
    (found,) = copies.conflicts(desk)
    return found


def refused(code: str) -> pytest.RaisesExc[Refused]:
    """What is done within is refused with this code."""
    return pytest.raises(Refused, check=lambda error: error.code == code)
