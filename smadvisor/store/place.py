"""The files of a store and whether they are there, without importing what opens them."""

from pathlib import Path

DATABASE, KEYS = "store.db", "store.key"


def exists(folder: Path) -> bool:
    """Whether there is a store in ``folder``."""
    return (folder / KEYS).exists() or (folder / DATABASE).exists()
