"""Whether a chain of hashes is whole, and where it is not: changed, removed or moved."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple


class How(StrEnum):
    """What was done to one place of a chain."""

    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"


class Broken(NamedTuple):
    """A place that does not follow from the one before it."""

    store: str
    sequence: int
    how: How


class Link(NamedTuple):
    """One entry or line, as it stands. ``hashed`` gives its hash at another place."""

    store: str
    sequence: int
    id: bytes
    hashed: Callable[[bytes, int], bytes]


class _Chain:
    """What was seen of the chain of one store."""

    def __init__(self) -> None:
        self.before, self.sequence = b"", 0
        self.missing: set[int] = set()
        self.late: set[int] = set()
        self.wrong: dict[int, tuple[bytes, Link]] = {}
        self.apart: list[int] = []
        """The places of a chain as long as none of them is proved to belong to it."""
        self.proved = False

    def see(self, link: Link) -> None:
        due = self.sequence + 1
        if link.sequence < due:
            self.late.add(link.sequence)
        else:
            self.missing.update(range(due, min(link.sequence, due + _MOST)))
            if link.sequence == due and link.id != link.hashed(self.before, due):
                self.wrong[due] = (self.before, link)
            elif link.sequence == due:
                self.proved = True
            self.sequence = link.sequence
        self.before = link.id
        if not self.proved and len(self.apart) < _MOST:
            self.apart.append(link.sequence)

    def broken(self, store: str) -> Iterator[Broken]:
        if not self.proved:  # they say that they are of a store that never wrote here
            yield from (Broken(store, place, How.CHANGED) for place in self.apart)
            return
        moved = self.late | self._changed_places()
        consequences = {place + step for place in self.late for step in (-1, 1, 2)}
        for place in sorted(self.missing | self.late | self.wrong.keys()):
            if place in moved:
                yield Broken(store, place, How.MOVED)
            elif place in self.missing:
                yield Broken(store, place, How.REMOVED)
            elif place not in consequences:
                yield Broken(store, place, How.CHANGED)

    def _changed_places(self) -> set[int]:
        """Those whose hash is right, but for the place of another."""
        found = set()
        tried = sorted(self.wrong)[:_MOST]
        for place in tried:
            before, _link = self.wrong[place]
            for other in tried:
                link = self.wrong[other][1]
                if other != place and link.id == link.hashed(before, place):
                    found |= {place, other}
        return found


def broken(links: Iterable[Link]) -> list[Broken]:
    """Every place that is not as it was written; ``links`` in the order of their coming."""
    chains: dict[str, _Chain] = defaultdict(_Chain)
    for link in links:
        chains[link.store].see(link)
    return [one for store, chain in chains.items() for one in chain.broken(store)]


_MOST = 200
"""So many are looked at one by one; beyond that it is enough to know that it is broken."""
