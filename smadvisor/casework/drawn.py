"""What drawing gives back, whatever was drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished PDF, read back and found to say what it should."""

    data: bytes
    pages: int
    warnings: tuple[str, ...] = ()
    """What to look at before it is sent, one sentence each."""
