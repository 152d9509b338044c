"""The files of a store and whether they are there, without importing what opens them."""

import json
from pathlib import Path

from smadvisor.characters import without_unseen

DATABASE, KEYS, UNFINISHED = "store.db", "store.key", "store.new"
"""A store that is being made has its key file and ``UNFINISHED``; the last step renames that."""
PASSPHRASE, RECOVERY = "passphrase", "recovery"
"""The two kinds of slot in the key file."""
LOCK, TRIES, SEAL = "store.lock", "store.tries", "store.seal"
"""Who has it open; wrong passphrases; what it held when it was last closed."""
BACKUPS, ENDING = "backups", ".smabackup"
"""The folder beside the store for backups that have no other place; how they end."""
_MOST = 2**20
"""Characters of a key file."""
READY, DISCARDED = "restore.ready", "old"
"""A restored store that only has to change places, and in it what it replaces, saved elsewhere."""


def exists(folder: Path) -> bool:
    """Whether there is a store in ``folder``, or one that only has to come to its place."""
    if (folder / READY).exists():
        return True
    unfinished = (folder / UNFINISHED).exists()
    return (folder / DATABASE).exists() or ((folder / KEYS).exists() and not unfinished)


def names(folder: Path) -> tuple[str, ...]:
    """Who has a passphrase to the store in ``folder``, who was here last first.

    Of a key file that cannot be read, nobody: unlocking says what is wrong with it.
    """
    try:
        coming = folder / READY / KEYS
        path = coming if coming.exists() else folder / KEYS
        with path.open(encoding="utf-8") as file:
            slots = json.loads(file.read(_MOST))["slots"]
        found = [str(slot["name"]) for slot in slots if slot["kind"] == PASSPHRASE]
        return tuple(map(without_unseen, found))  # the file is open to whoever has the folder
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return ()
