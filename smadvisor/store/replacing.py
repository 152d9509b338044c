"""The last steps of a restore: files change places, so that a kill at any moment loses nothing.

Everything new lies in the folder ``READY`` before the first file moves. While both new files are
in it, what lies outside is old and goes aside; then the new ones come out, the database last. So
whoever looks for the store next can tell how far it went, and ``finish`` goes on from there.
"""

import shutil
from pathlib import Path

from smadvisor.store import files
from smadvisor.store.failures import told
from smadvisor.store.place import DATABASE, DISCARDED, KEYS, LOCK, READY, SEAL, TRIES

_NEW = (KEYS, SEAL, DATABASE)


def finish(folder: Path) -> None:
    """Finish a restore that was prepared, if there is one. Call it while the store is held.

    Raises:
        Fault: as ``failures.told``; calling it again goes on.
    """
    ready = folder / READY
    if not ready.is_dir():
        return
    with told():
        aside = next((one for one in ready.iterdir() if one.is_dir()), None)
        if aside is not None and all((ready / name).exists() for name in _NEW):
            for old in of_store(folder):
                files.move(old, aside / old.name)
        for name in _NEW:
            if (ready / name).exists():
                files.move(ready / name, folder / name)
        if aside is not None and aside.name != DISCARDED:
            files.move(aside, folder / aside.name)
        shutil.rmtree(ready)


def of_store(folder: Path) -> list[Path]:
    """The files that are replaced together: all but the lock and the wrong tries at the door."""
    found = sorted(folder.glob("store.*"))
    return [one for one in found if one.is_file() and one.name not in (LOCK, TRIES)]
