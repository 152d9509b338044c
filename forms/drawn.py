"""What a drawing hands back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished PDF, already read back and found whole."""

    data: bytes
    pages: int
    warnings: tuple[str, ...] = ()
    """What the maker should know and look at, without a word of the witness."""
