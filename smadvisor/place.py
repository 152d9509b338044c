"""Where a store is, without opening it: light enough to ask before the first window is painted."""

from pathlib import Path

DATABASE, KEYS = "store.db", "store.key"


def default_folder() -> Path:
    """The platform's own place for this program's data."""
    from platformdirs import user_data_path

    return user_data_path("SMAdvisor", appauthor=False)


def exists(folder: Path) -> bool:
    """Whether there is a store in ``folder``."""
    return (folder / KEYS).exists() or (folder / DATABASE).exists()
