"""What a page knows to be in the store, so that nothing else there is overwritten unseen."""

from dataclasses import dataclass


@dataclass(slots=True)
class Seen:
    """Words that are saved while they are typed: each save, in the worker, moves them on."""

    words: str = ""
