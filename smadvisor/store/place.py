"""The files of a store and whether they are there, without importing what opens them."""

from pathlib import Path

DATABASE, KEYS, UNFINISHED = "store.db", "store.key", "store.new"
"""A store that is being made has its key file and ``UNFINISHED``; the last step renames that."""
LOCK, TRIES, SEAL = "store.lock", "store.tries", "store.seal"
"""Who has it open; wrong passphrases; what it held when it was last closed."""


def exists(folder: Path) -> bool:
    """Whether there is a store in ``folder``."""
    unfinished = (folder / UNFINISHED).exists()
    return (folder / DATABASE).exists() or ((folder / KEYS).exists() and not unfinished)
