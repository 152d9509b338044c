"""A table over plain records: a model that only looks things up, and a view that stays quick.

``data()`` indexes a list and formats one cell. Columns are sized once from a sample and rows have
one fixed height: asking the view to measure every row took 17 s at 100,000.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from smadvisor.text import ngettext
from ui import theme

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_SAMPLE = 200
_ROOT = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[R]):
    """A heading, what a cell says of a record, and the most characters it may show."""

    title: str
    words: Callable[[R], str]
    most: int = 30


class Records(QAbstractTableModel, Generic[R]):
    """A read-only model of a list of records."""

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        """An empty table with ``columns``."""
        super().__init__()
        self.columns = columns
        self.records: Sequence[R] = ()
        self._words = [column.words for column in columns]

    def show(self, records: Sequence[R]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.records = records
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many records."""
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; the same in full as its tooltip."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and index.isValid():
            return self._words[index.column()](self.records[index.row()])
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The headings, at the left as the text under them."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def widths(self, metrics: QFontMetrics) -> list[int]:
        """A width for each column that suits its heading and a sample of the records."""
        pad = 2 * theme.GAP + theme.SMALL
        found = []
        for column in self.columns:
            texts = {column.words(record) for record in self.records[:_SAMPLE]} | {column.title}
            widest = max(metrics.horizontalAdvance(text) for text in texts)
            found.append(min(widest, metrics.averageCharWidth() * column.most) + pad)
        return found


class RecordsView(QTableView):
    """Shows Records: whole rows, one at a time, Enter opens."""

    entered_row = Signal(int)
    """Enter or a double click on a row."""
    row_changed = Signal(int)
    """The cursor is in another row, or in none (-1)."""

    def __init__(self, model: Records[Any], name: str) -> None:
        """Show ``model``; ``name`` is what a screen reader calls the table."""
        super().__init__()
        self._records = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("no_ring", True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(QFontMetrics(self.font()).height() * 8)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(QFontMetrics(self.font()).height() + theme.GAP + 2)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setStretchLastSection(True)
        self.doubleClicked.connect(lambda index: self.entered_row.emit(index.row()))

    def fit(self) -> None:
        """Size the columns from a sample."""
        for at, width in enumerate(self._records.widths(QFontMetrics(self.font()))):
            self.setColumnWidth(at, width)

    def current(self) -> int:
        """The row the cursor is in, or -1."""
        return self.currentIndex().row()

    def currentChanged(self, now: Index, before: Index) -> None:
        """Tell the row; a reset of the model tells -1."""
        super().currentChanged(now, before)
        self.row_changed.emit(now.row())

    def go_to(self, row: int) -> None:
        """Put the cursor in ``row``, or in none where there is no such row."""
        if 0 <= row < self._records.rowCount():
            self.setCurrentIndex(self._records.index(row, 0))
        else:
            self.row_changed.emit(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() >= 0:
            self.entered_row.emit(self.current())
        else:
            super().keyPressEvent(event)


def people(count: int) -> str:
    """“1 person”, “2 people”."""
    return ngettext("{n} person", "{n} people", count).format(n=f"{count:,}")
