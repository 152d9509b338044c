"""Where the shipped files lie: beside the source, or inside a built program."""

import sys
from pathlib import Path


def folder() -> Path:
    """The ``resources`` folder of this copy of the program."""
    built = getattr(sys, "_MEIPASS", None)
    root = Path(built) if built else Path(__file__).resolve().parent.parent
    return root / "resources"
