"""The table of figures: cells rather than rows, headings that wrap, every cell read out in full."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QStyle, QTableView

from ui import theme
from ui.figures.cells import Cell, Grid, Row

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_BREAK = re.compile(r"\s+|(?<=-)")
"""Where a heading may go on in the next line."""
_LONGEST = 36
"""So many characters of a station are shown; its cells say all of it."""
_LEAST_ROWS = 8
_LEAST = 7
"""A heading is wrapped at so many characters, or at its longest word."""
_NAMES, _NUMBERS = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class GridModel(QAbstractTableModel):
    """Looks a Grid up."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.grid = Grid((), ())
        self.headings: list[str] = []

    def show(self, grid: Grid, headings: list[str]) -> None:
        """Show this one, its headings wrapped as in ``headings``."""
        self.beginResetModel()
        self.grid, self.headings = grid, headings
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Months and total."""
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Figures, ratios, and before them the state of a month."""
        return 0 if parent.isValid() else len(self.grid.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, and all of it for a screen reader."""
        if not index.isValid():
            return None
        row = self.grid.rows[index.row()]
        cell = row.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.words
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return cell.said
            case Qt.ItemDataRole.TextAlignmentRole:
                side = _NUMBERS if self.grid.heads[index.column()].definition else _NAMES
                return side | Qt.AlignmentFlag.AlignVCenter
            case _:
                return _looks(row, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Headings over their numbers; at the left the months."""
        if orientation is Qt.Orientation.Vertical:
            row = self.grid.rows[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return row.head
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _NAMES | Qt.AlignmentFlag.AlignVCenter
            return _looks(row, role)
        head = self.grid.heads[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.headings[section]
            case Qt.ItemDataRole.AccessibleTextRole:
                return head.title.replace("\n", " ")
            case Qt.ItemDataRole.ToolTipRole:
                return head.definition
            case Qt.ItemDataRole.TextAlignmentRole:
                side = _NUMBERS if head.definition else _NAMES
                return side | Qt.AlignmentFlag.AlignBottom
            case _:
                return None


class GridView(QTableView):
    """Shows a Grid, all of it; arrow keys go from cell to cell, Enter opens what is behind."""

    opened = Signal(str)
    """Enter or a double click on a number: the id of the page with what is behind it."""
    moved = Signal()
    """The cursor is in another cell."""
    stepped = Signal()
    """A key was pressed: the table is to be in sight."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.grid_model = GridModel()
        self.setModel(self.grid_model)
        self.setProperty("no_ring", True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalHeader(_Months(self))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        metrics = QFontMetrics(self.font())
        self.verticalHeader().setDefaultSectionSize(metrics.height() + theme.GAP + 2)
        self.doubleClicked.connect(lambda _index: self.open_current())

    @property
    def cell(self) -> Cell | None:
        """The cell with the cursor."""
        at = self.currentIndex()
        return self.grid_model.grid.rows[at.row()].cells[at.column()] if at.isValid() else None

    @property
    def row(self) -> Row | None:
        """The row with the cursor."""
        at = self.currentIndex()
        return self.grid_model.grid.rows[at.row()] if at.isValid() else None

    def show_grid(self, grid: Grid, start: tuple[int, int] = (0, 0)) -> None:
        """Show it; the cursor stays where it was, as far as there is such a cell.

        The first time it is at ``start``: row and column.
        """
        at = self.currentIndex()
        if at.isValid():
            start = (at.row(), at.column())
        row, column = start
        bold = QFont(self.font())
        bold.setBold(True)
        metrics, wide = QFontMetrics(self.font()), QFontMetrics(bold)
        pad = theme.GAP + theme.SMALL
        widths = []
        for number, head in enumerate(grid.heads):
            cells = [(wide if r.total else metrics, r.cells[number].words) for r in grid.rows]
            longest = [measure.horizontalAdvance(words) for measure, words in cells]
            words = [metrics.horizontalAdvance(word) for word in _BREAK.split(head.title)]
            widths.append(max(*longest, *words, metrics.averageCharWidth() * _LEAST))
        pairs = zip(grid.heads, widths, strict=True)
        self.grid_model.show(grid, [wrapped(h.title, metrics, width) for h, width in pairs])
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width + pad)
        heads = [wide.horizontalAdvance(one.head) for one in grid.rows]
        most = metrics.averageCharWidth() * _LONGEST
        self.verticalHeader().setFixedWidth(min(max(heads, default=0), most) + theme.WIDE)
        self.updateGeometries()
        if grid.rows:
            last = (len(grid.rows) - 1, len(grid.heads) - 1)
            self.setCurrentIndex(self.grid_model.index(min(row, last[0]), min(column, last[1])))
        self.moved.emit()

    def natural_width(self) -> int:
        """So wide that nothing has to be scrolled to."""
        across = self.horizontalHeader().length() + self.verticalHeader().width()
        return across + 2 * self.frameWidth()

    def fit(self, width: int, height: int) -> None:
        """As large as all of it, within ``width`` and ``height``: the rest is scrolled to."""
        wide = self.natural_width()
        down = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        down += 2 * self.frameWidth()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        down += bar if wide > width else 0
        least = self.verticalHeader().defaultSectionSize() * _LEAST_ROWS
        high = max(height, least)
        wide += bar if down > high else 0
        self.setFixedSize(min(wide, width), min(down, high))

    def open_current(self) -> None:
        """Open what is behind the number with the cursor."""
        if (cell := self.cell) is not None and cell.behind:
            self.opened.emit(cell.behind)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Tell it."""
        super().currentChanged(now, before)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)
            self.stepped.emit()


class _Months(QHeaderView):
    """The months at the left, as calm as the cells: they stay in sight while the rest scrolls."""

    def __init__(self, table: GridView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._grid = table.grid_model

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One month, or the total."""
        row, palette = self._grid.grid.rows[section], self.palette()
        even, odd = QPalette.ColorRole.Base, QPalette.ColorRole.AlternateBase
        painter.fillRect(rect, palette.color(odd if section % 2 else even))
        font = QFont(self.font())
        font.setBold(row.total)
        painter.setFont(font)
        soft = _looks(row, Qt.ItemDataRole.ForegroundRole)
        painter.setPen(soft or palette.color(QPalette.ColorRole.Text))
        within = rect.adjusted(theme.SMALL, 0, -theme.SMALL, 0)
        end = Qt.TextElideMode.ElideRight
        words = QFontMetrics(font).elidedText(row.head, end, within.width())
        painter.drawText(within, _NAMES | Qt.AlignmentFlag.AlignVCenter, words)


def wrapped(words: str, metrics: QFontMetrics, width: int) -> str:
    """``words`` in lines that fit ``width`` pixels, where each word does; its own lines kept."""
    lines: list[str] = []
    for part in words.split("\n"):
        line = ""
        for word in filter(None, _BREAK.split(part)):
            gap = "" if line.endswith("-") else " "
            longer = f"{line}{gap}{word}".strip()
            if line and metrics.horizontalAdvance(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return "\n".join(lines)


def _looks(row: Row, role: int) -> Any:
    """Totals are bold; what only stands beside is softer."""
    if role == Qt.ItemDataRole.FontRole and row.total:
        font = QFont(QApplication.font())
        font.setBold(True)
        return font
    if role == Qt.ItemDataRole.ForegroundRole and row.quiet:
        palette = QApplication.palette()
        return theme.between(
            palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base), 0.25
        )
    return None
