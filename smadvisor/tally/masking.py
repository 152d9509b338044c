"""Numbers under five are hidden, and whatever would tell them.

What could tell a hidden number, and what is done about it:

* a sum of several columns: left out where one of its parts is hidden;
* a balance of several columns (open at the start and end; MG2s with and without a measure; the
  reasons of an inadequate MG2): one column of each is always left out;
* Welsh offered and not: both are left out where either holds a hidden number;
* a total over months: where it leaves a hidden month one value alone, a second month is left out,
  and where there is none the total is;
* a ratio: left out where anything in it is hidden (``report``);
* an adjustment: always left out (``report``).

So every column stands alone, and each hidden number has two values at least that it could have.
It guards one report: two that overlap (eleven months, then twelve) can be laid side by side.
"""

from collections.abc import Mapping, Sequence
from enum import Enum

from smadvisor.tally.figures import FIGURES, OPEN_AT_END, OPEN_AT_START, because
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
TOGETHER = ("welsh_offered", "welsh_not_offered")
"""Of the MG2s submitted each stands in one of these two: one would tell the other."""


def masked(months: Sequence[Counts]) -> tuple[list[Cells], Cells]:
    """The cells of each month and of all of them together."""
    rows: list[dict[str, Cell]] = [{} for _month in months]
    total: dict[str, Cell] = {}
    tells = any(_small(month[code]) for month in months for code in TOGETHER)
    left_out = {*ALWAYS_LEFT_OUT, *(TOGETHER if tells else ())}
    for code in FIGURES:
        if code not in left_out and not FIGURES[code].parts:
            column, total[code] = _column([month[code] for month in months])
            for row, cell in zip(rows, column, strict=True):
                row[code] = cell
    return [_whole(row) for row in rows], _whole(total)


def _column(numbers: Sequence[int]) -> tuple[list[Cell], Cell]:
    """One figure month by month, and its total."""
    small = [n for n in numbers if _small(n)]
    told = [n for n in numbers if n >= FEWEST]
    total, most = sum(numbers), FEWEST - 1
    cells: list[Cell] = [Hidden.UNDER_FIVE if _small(n) else n for n in numbers]
    loose = len(small) > 1 and len(small) < sum(small) < most * len(small)
    if not small or (loose and total >= FEWEST):
        return cells, total
    if total < FEWEST and len(small) < most:  # four under five together are four ones
        return cells, Hidden.UNDER_FIVE
    if not told:
        return cells, Hidden.LEFT_OUT
    second = numbers.index(min(told))
    hidden = [_small(n) or at == second for at, n in enumerate(numbers)]
    return [Hidden.LEFT_OUT if h else n for h, n in zip(hidden, numbers, strict=True)], total


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
