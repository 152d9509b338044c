"""Columns by month on a page, told apart without colour, each with its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from forms.sheets import INK, LABEL, Sheets
from forms.tallies.sayings import Chart, joined, month, parted
from forms.typeface import Face, faces, printable
from forms.wrapping import wrap
from smadvisor.tally.figures import FIGURES
from smadvisor.tally.masking import Cell, Hidden, words
from smadvisor.tally.report import Report, Row

_TITLE, _SMALL, _LEADING = 9.5, 6.8, 8.2
_GREYS = (0.25, 0.78, 0.52, 0.9, 0.4, 0.68, 0.15, 0.84, 0.6)
"""Neighbours are dark and light."""
_GRID, _AXIS = 0.86, 0.45
_LEFT, _ABOVE = 22.0, 14.0
"""Room for the numbers of the scale, and for that of the highest column."""
_FEWEST = 8
"""Where there are fewer months, their columns grow no wider."""
_LIGHT = 0.5
"""From here on a number stands black on its column, below it white."""
_UNDER_FIVE = "<5"


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands over one label."""

    label: str
    cells: tuple[Cell, ...]


class Bars:
    """One chart, in a frame whose upper left corner is ``x``, ``y``."""

    def __init__(
        self, sheets: Sheets, chart: Chart, box: tuple[float, float, float, float]
    ) -> None:
        self.sheets, self.chart = sheets, chart
        self.x, self.y, self.wide, self.high = box
        self.foot, self.scale = 0.0, 1.0

    def draw(self, report: Report, months: Sequence[Row]) -> None:
        """Draw these months; on a scale that all months of the report fit under."""
        places = _places(self.chart, report, months)
        top = max(map(self._height, _places(self.chart, report, report.months)))
        place = min((self.wide - _LEFT) / len(places), self.wide / _FEWEST)
        labels = [wrap(parted(one.label), faces()[0], _SMALL, place - 4) for one in places]
        self.foot = self.y + self.high - 3.5 - max(map(len, labels)) * _LEADING
        step = _step(top)
        ceiling = step * max(ceil(top / step), 1)
        self.scale = (self.foot - self._heads() - _ABOVE) / ceiling
        for n in range(0, ceiling + 1, step):
            self._grid(n)
        for number, (one, lines) in enumerate(zip(places, labels, strict=True)):
            left = self.x + _LEFT + number * place
            (self._stack if self.chart.stacked else self._side_by_side)(one.cells, left, place)
            for down, line in enumerate(lines, start=1):
                y = self.foot + 1 + down * _LEADING
                self._centred(left + place / 2, y, joined(line), faces()[0], INK)

    def _height(self, one: _Place) -> int:
        known = [cell for cell in one.cells if isinstance(cell, int)]
        return sum(known) if self.chart.stacked else max(known, default=0)

    def _heads(self) -> float:
        """The title, and under it what each shade is; hands back where that ends."""
        regular, bold = faces()
        self.sheets.text(self.x, self.y + 8, self.chart.title, bold, _TITLE)
        x, y = self.x + _LEFT, self.y + 19
        for code, grey in zip(
            self.chart.figures if self.chart.by_month else (), _GREYS, strict=False
        ):
            one = FIGURES[code]
            said = printable(f"{one.title} ({one.unit.words})")
            wide = 10 + regular.width(said, _SMALL)
            if x + wide > self.x + self.wide:
                x, y = self.x + _LEFT, y + _LEADING + 2
            self.sheets.shade(x, y - 6.4, 7, 7, grey)
            self.sheets.text(x + 10, y, said, regular, _SMALL)
            x += wide + 12
        return y

    def _grid(self, n: int) -> None:
        y, face = self.foot - n * self.scale, faces()[0]
        self.sheets.rule(self.x + _LEFT, y, self.x + self.wide, y, _GRID if n else _AXIS)
        words = f"{n:,}"
        x = self.x + _LEFT - 4 - face.width(words, _SMALL)
        self.sheets.text(x, y + 2.4, words, face, _SMALL, LABEL)

    def _side_by_side(self, cells: Sequence[Cell], left: float, place: float) -> None:
        wide = place * 0.8 / len(cells)
        for number, (cell, grey) in enumerate(zip(cells, _GREYS, strict=False)):
            x = left + place * 0.1 + number * wide
            high = self._column(cell, x, wide - 1, 0, grey)
            self._centred(x + wide / 2 - 0.5, self.foot - high - 2, _words(cell), faces()[0], INK)

    def _stack(self, cells: Sequence[Cell], left: float, place: float) -> None:
        """Each part with its number where that has room, and the sum; none of them is hidden."""
        under, x, wide = 0.0, left + place * 0.2, place * 0.6
        for cell, grey in zip(cells, _GREYS, strict=False):
            high = self._column(cell, x, wide, under, grey)
            if high > _SMALL + 1.5:
                y = self.foot - under - high / 2 + 2.4
                self._centred(x + wide / 2, y, _words(cell), faces()[0], 0 if grey > _LIGHT else 1)
            under += high
        total = words(sum(cell for cell in cells if isinstance(cell, int)))
        self._centred(x + wide / 2, self.foot - under - 2, total, faces()[1], INK)

    def _column(self, cell: Cell, x: float, wide: float, under: float, grey: float) -> float:
        """Draw it standing on ``under``; hands back how high it is."""
        high = cell * self.scale if isinstance(cell, int) else 0.0
        if high:
            self.sheets.shade(x, self.foot - under - high, wide, high - 0.4, grey)
        return high

    def _centred(self, x: float, y: float, said: str, face: Face, grey: float) -> None:
        self.sheets.text(x - face.width(said, _SMALL) / 2, y, said, face, _SMALL, grey)


def _places(chart: Chart, report: Report, months: Sequence[Row]) -> list[_Place]:
    """By month, or by figure."""
    if not chart.by_month:
        total = report.total.cells
        return [_Place(FIGURES[code].title, (total[code],)) for code in chart.figures]
    return [
        _Place(month(row.first), tuple(row.cells[code] for code in chart.figures)) for row in months
    ]


def _words(cell: Cell) -> str:
    return _UNDER_FIVE if cell is Hidden.UNDER_FIVE else words(cell)


def _step(top: int) -> int:
    """A round step that divides the scale into two to five parts."""
    if top < 5:
        return 1
    size = 10 ** floor(log10(top / 2))
    return int(next(size * n for n in (1, 2, 5, 10) if top / (size * n) <= 5))
