"""Where the store is: light enough to ask before the first window is painted."""

from pathlib import Path

from smadvisor.store import place

ENDING, exists, names = place.ENDING, place.exists, place.names


def default_folder() -> Path:
    """The platform's own place for this program's data."""
    from platformdirs import user_data_path

    return user_data_path("SMAdvisor", appauthor=False)
