"""For work that makes very many objects at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Switch Python's search for cycles off for a while, if it is on.

    A list makes a million small objects and no cycle. Searching them over and over takes longer
    than making them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # both together file the new objects among the old ones, unsearched
            gc.unfreeze()
            gc.enable()
