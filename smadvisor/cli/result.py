"""What a command gives back."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Result:
    """A JSON document, the same in lines for a person, and what to look at."""

    document: Any
    lines: tuple[str, ...]
    look_at: tuple[str, ...] = ()
    failed: bool = False
    """The command could tell what is wrong, but something is: it ends with 3."""
