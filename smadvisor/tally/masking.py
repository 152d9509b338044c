"""Numbers under five are hidden, and whatever would tell them.

What could tell a hidden number, and what is done about it:

* a sum of several columns: left out where one of its parts is hidden;
* a balance of several columns (open at the start and end; MG2s with and without a measure; the
  reasons of an inadequate MG2): one column of each is always left out;
* Welsh offered and not: both are left out where either, or the MG2s, hold a hidden number;
* a total over months, with a number that cannot be more than another (deficient of reviewed):
  a column is hidden so that each small number could be one more or one less, another hidden
  month making up for it. Where that cannot be, a second month is left out, or else the total;
* a ratio: left out where anything in it is hidden (``report``);
* an adjustment: always left out (``report``).

So each hidden number has two values at least that it could have. It guards one report: two that
overlap (eleven months, then twelve) can be laid side by side.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from sys import maxsize

from smadvisor.casework.mg2 import InadequateReason, Mg2State
from smadvisor.tally.figures import (
    ASKED_FOR,
    FIGURES,
    OPEN_AT_END,
    OPEN_AT_START,
    because,
    found,
)
from smadvisor.tally.months import Counts
from smadvisor.text import _


class Hidden(Enum):
    """What stands in the place of a number."""

    UNDER_FIVE = _("under 5")
    LEFT_OUT = "–"

    @property
    def words(self) -> str:
        """For a cell."""
        return str(self.value)


Cell = int | Hidden
Cells = Mapping[str, Cell]


def words(cell: Cell) -> str:
    """A number as people write it, or what stands in its place."""
    return cell.words if isinstance(cell, Hidden) else f"{cell:,}"


FEWEST = 5
"""The smallest number that may be told; 0 may be told too."""
ALWAYS_LEFT_OUT = frozenset(
    {
        OPEN_AT_START,
        OPEN_AT_END,
        "mg2_without_measure",
        because("other"),
    }
)
"""Without these no balance tells a hidden number of another column."""
_SUBMITTED = "mg2_submitted"
PART_OF: Mapping[str, tuple[str, ...]] = {
    "mg2_deficient": ("cases_reviewed",),
    "people_reached": ("people_contacted", "conversations", "attempts_to_reach"),
    "conversations": ("attempts",),
    "people_tried": ("attempts",),
    **dict.fromkeys(ASKED_FOR, (_SUBMITTED,)),
    **{because(reason): (found(Mg2State.INADEQUATE),) for reason in InadequateReason},
}
"""What a figure can never be more than."""
TOGETHER = ("welsh_offered", "welsh_not_offered")
"""Of the MG2s submitted each stands in one of these two: one would tell the other."""


def masked(months: Sequence[Counts]) -> tuple[list[Cells], Cells]:
    """The cells of each month and of all of them together."""
    columns = _Columns(months)
    rows: list[dict[str, Cell]] = [{} for _month in months]
    total: dict[str, Cell] = {}
    tells = any(_small(month[code]) for month in months for code in (*TOGETHER, _SUBMITTED))
    left_out = {*ALWAYS_LEFT_OUT, *(TOGETHER if tells else ())}
    for code in FIGURES:
        if code not in left_out and not FIGURES[code].parts:
            column = columns[code]
            total[code] = column.total
            for row, cell in zip(rows, column.cells, strict=True):
                row[code] = cell
    return [_whole(row) for row in rows], _whole(total)


@dataclass(frozen=True, slots=True)
class _Column:
    """One figure month by month, and its total."""

    cells: tuple[Cell, ...]
    total: Cell
    could_rise: frozenset[int] = frozenset()
    """The months in which it could be one more, for all that is told."""


class _Columns(dict[str, _Column]):
    """Each figure by its code, what it is a part of first."""

    def __init__(self, months: Sequence[Counts]) -> None:
        super().__init__()
        self._months = months

    def __missing__(self, code: str) -> _Column:
        ranges = []
        for at, month in enumerate(self._months):
            low = max((month[part] for part, of in PART_OF.items() if code in of), default=0)
            wholes = PART_OF.get(code, ())
            high = min((month[of] + (at in self[of].could_rise) for of in wholes), default=maxsize)
            ranges.append((low, high))
        self[code] = _hidden([month[code] for month in self._months], ranges)
        return self[code]


def _hidden(numbers: Sequence[int], ranges: Sequence[tuple[int, int]]) -> _Column:
    """The first way that leaves each small number another that could stand there.

    ``ranges``: between what each number must lie, since it is a part of others and has parts.
    """
    small = frozenset(at for at, n in enumerate(numbers) if _small(n))
    if not small:
        return _Column(tuple(numbers), sum(numbers))
    ways = (_Way(numbers, ranges, *way) for way in _ways(numbers, small))
    without_total = _Way(numbers, ranges, small, Hidden.UNDER_FIVE, Hidden.LEFT_OUT)
    well = (way for way in ways if small <= way.rises | way.falls)
    return next(well, without_total).column()


def _ways(
    numbers: Sequence[int], small: frozenset[int]
) -> Iterator[tuple[frozenset[int], Hidden, Cell]]:
    """What is hidden, behind what, and the total: those that tell most come first."""
    total: Cell = sum(numbers)
    yield small, Hidden.UNDER_FIVE, Hidden.UNDER_FIVE if _small(sum(numbers)) else total
    told = sorted((n, at) for at, n in enumerate(numbers) if n >= FEWEST)
    for _number, second in told:
        yield small | {second}, Hidden.LEFT_OUT, total


class _Way:
    """A way to hide the small numbers of a column, and which of them could be others."""

    def __init__(
        self,
        numbers: Sequence[int],
        ranges: Sequence[tuple[int, int]],
        hidden: frozenset[int],
        behind: Hidden,
        total: Cell,
    ) -> None:
        self._numbers, self._hidden, self._behind, self._total = numbers, hidden, behind, total
        least, most = (1, FEWEST - 1) if behind is Hidden.UNDER_FIVE else (0, maxsize)
        up = {at for at in hidden if numbers[at] < min(most, ranges[at][1])}
        down = {at for at in hidden if numbers[at] > max(least, ranges[at][0])}
        self.rises = {at for at in up if self._balances(+1) or len(down) > (at in down)}
        self.falls = {at for at in down if self._balances(-1) or len(up) > (at in up)}

    def _balances(self, by: int) -> bool:
        """Whether one number alone may change, because the total does not tell."""
        if self._total is Hidden.UNDER_FIVE:
            return _small(sum(self._numbers) + by)
        return self._total is Hidden.LEFT_OUT

    def column(self) -> _Column:
        """The column hidden that way."""
        cells = (self._behind if at in self._hidden else n for at, n in enumerate(self._numbers))
        return _Column(tuple(cells), self._total, frozenset(self.rises))


def _small(number: int) -> bool:
    return 0 < number < FEWEST


def _whole(counted: Mapping[str, Cell]) -> Cells:
    """Every figure of a row: the sums too, where nothing in them is hidden."""
    row = {code: counted.get(code, Hidden.LEFT_OUT) for code in FIGURES}
    for one in FIGURES.values():
        parts = [row[part] for part in one.parts]
        numbers = [cell for cell in parts if isinstance(cell, int)]
        if numbers and len(numbers) == len(parts):
            row[one.code] = sum(numbers)
    return row
