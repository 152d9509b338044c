"""What somebody with pencil and paper could work out of a report: every sum it tells, solved.

It knows nothing of how numbers are hidden; only what is printed, and what the definitions say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smadvisor.tally.figures import ASKED_FOR, ENDED, FIGURES, RATIOS
from smadvisor.tally.masking import Cell, Hidden
from smadvisor.tally.report import Report, Row

Name = tuple[int, str]
"""A hidden number: its line and its figure."""
Bounds = Mapping[Name, tuple[int, int]]
_MOST = 300
"""More than any number of these tests."""
REASONS = tuple(code for code in FIGURES if code.startswith("reason_"))
PARTS = (
    ("mg2_deficient", ["cases_reviewed"]),
    ("conversations", ["attempts"]),
    ("people_reached", ["people_contacted"]),
    ("people_reached", ["conversations"]),
    ("people_reached", ["attempts_to_reach"]),
    ("people_tried", ["attempts"]),
    *((code, ["mg2_submitted"]) for code in ASKED_FOR),
    *((code, ["found_inadequate"]) for code in REASONS),
)
"""What is never more than another; those that others are parts of come first."""
_COVERED = (
    ("mg2_submitted", [*ASKED_FOR, "mg2_without_measure"]),
    ("found_inadequate", [*REASONS]),
)
"""What is never more than several together: each MG2 has a measure or none, and its reasons."""
_BALANCES = (
    {"mg2_submitted": -1, "welsh_offered": 1, "welsh_not_offered": 1},
    {"open_at_end": -1, "open_at_start": 1, "people_deficient": 1, **dict.fromkeys(ENDED, -1)},
    *({one.code: -1, **dict.fromkeys(one.parts, 1)} for one in FIGURES.values() if one.parts),
)
"""Each adds up to nothing in every month, and over all of them."""


@dataclass(frozen=True)
class Sum:
    """Some hidden numbers, each so many times, and what they come to."""

    of: Mapping[Name, int]
    comes_to: int


class Puzzle:
    """The hidden numbers of a report and all that is known of them."""

    def __init__(self, report: Report) -> None:
        self.rows = (*report.months, report.total)
        self.hidden: dict[Name, tuple[int, int]] = {
            (at, code): (1, 4) if cell is Hidden.UNDER_FIVE else (0, _MOST)
            for at, row in enumerate(self.rows)
            for code, cell in row.cells.items()
            if isinstance(cell, Hidden)
        }
        self.sums = [*self._sums(), *self._parts()]
        self.sums = [found for found in self.sums if found.of]

    def can_be(self, name: Name, number: int) -> bool:
        """Whether a hidden number could be this one, for all that is told."""
        low, high = self.hidden[name]
        return low <= number <= high and self._solvable({**self.hidden, name: (number, number)})

    def _sums(self) -> Iterable[Sum]:
        total = len(self.rows) - 1
        for at, row in enumerate(self.rows):
            for balance in _BALANCES:
                yield self._sum({(at, code): by for code, by in balance.items()})
            yield from self._rates(at, row)
        for code in FIGURES:
            if code not in ("open_at_start", "open_at_end"):
                yield self._sum({(total, code): -1, **{(at, code): 1 for at in range(total)}})
        yield self._sum({(total, "open_at_start"): -1, (0, "open_at_start"): 1})
        yield self._sum({(total, "open_at_end"): -1, (total - 1, "open_at_end"): 1})
        for at in range(1, total):
            yield self._sum({(at, "open_at_start"): -1, (at - 1, "open_at_end"): 1})

    def _parts(self) -> Iterable[Sum]:
        """What is left of a whole without its part is one more hidden number."""
        for at in range(len(self.rows)):
            for number, (part, whole) in enumerate((*PARTS, *_COVERED)):
                left = self._sum({(at, part): 1, **{(at, code): -1 for code in whole}})
                if left.of:
                    spare = (at, f"spare {number}")
                    self.hidden[spare] = (0, _MOST)
                    yield Sum({**left.of, spare: 1}, left.comes_to)

    def _rates(self, at: int, row: Row) -> Iterable[Sum]:
        for code, one in RATIOS.items():
            rate = row.rates[code]
            if isinstance(rate.n, int):
                yield self._sum({(at, name): 1 for name in one.under}, rate.n)
                if rate.value is not None:
                    yield self._sum({(at, one.over): 1}, round(rate.value * rate.n))

    def _sum(self, of: Mapping[Name, int], comes_to: int = 0) -> Sum:
        left = {}
        for name, times in of.items():
            cell: Cell = self.rows[name[0]].cells[name[1]]
            if isinstance(cell, int):
                comes_to -= times * cell
            else:
                left[name] = times
        return Sum(left, comes_to)

    def _solvable(self, bounds: Bounds) -> bool:
        narrowed = self._narrowed(bounds)
        if narrowed is None:
            return False
        loose = [name for name, (low, high) in narrowed.items() if low < high]
        if not loose:
            return True
        name = min(loose, key=lambda name: narrowed[name][1] - narrowed[name][0])
        low, high = narrowed[name]
        return any(self._solvable({**narrowed, name: (n, n)}) for n in range(low, high + 1))

    def _narrowed(self, bounds: Bounds) -> Bounds | None:
        """Between what each number must lie; None where nothing fits."""
        found, moved = dict(bounds), True
        while moved:
            moved = False
            for one in self.sums:
                for name, times in one.of.items():
                    others = [
                        sorted(times * n for n in found[other])
                        for other, times in one.of.items()
                        if other != name
                    ]
                    ends = [(one.comes_to - sum(n[at] for n in others)) for at in (1, 0)]
                    low, high = sorted(end * times for end in ends)
                    new = max(found[name][0], low), min(found[name][1], high)
                    if new[0] > new[1]:
                        return None
                    if new != found[name]:
                        found[name], moved = new, True
        return found
