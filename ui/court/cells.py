"""Cells that say what is known of a fact, and open to be ticked; in a grid, or one to a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smadvisor.casework.pretrial import NO, REFUSED, Fact
from smadvisor.casework.pretrial_gaps import OfMeasure
from smadvisor.casework.pretrial_known import LABELS, Line, State, day_of
from smadvisor.text import _
from ui import theme
from ui.flow import clear
from ui.theme import Tone
from ui.when import away, short_day

Key = tuple[Fact, str]
"""A fact, and the id of the measure that it is of."""
_SIGNS = {State.DONE: "✓", State.AMBER: "!", State.NOT_NEEDED: "–", State.UNKNOWN: "?"}
_TONES = {State.DONE: Tone.GOOD, State.AMBER: Tone.AMBER}
_STATES = {
    State.DONE: _("done"),
    State.AMBER: _("amber"),
    State.NOT_NEEDED: _("not needed"),
    State.UNKNOWN: _("not known"),
}
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_LEAST = 96


class Cell(QPushButton):
    """What is known, with its day, in words and a sign; pressed it is ticked."""

    moved = Signal(int, int)
    """An arrow key: rows down, columns right."""
    entered = Signal()
    """The focus came."""

    def __init__(self, line: Line) -> None:
        """Say ``line``."""
        super().__init__()
        self.line = line
        said = state_words(line)
        day = short_day(day_of(line.tick)) if line.tick else ""
        self.setText("\n".join(filter(None, (f"{_sign(line)} {said}", day))))
        self.setAccessibleName(f"{line.label}: {said}")
        self.detail = detail(line)
        self.setAccessibleDescription(self.detail)
        self.setToolTip(self.detail)
        self.setMinimumWidth(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if line.state in _TONES:
            palette = self.palette()
            ground = theme.mixed(palette, _TONES[line.state], 0.22)
            palette.setColor(QPalette.ColorRole.Button, ground)
            self.setPalette(palette)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it is looked at."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the cells beside it."""
        key = Qt.Key(event.key())
        if key in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(*_ARROWS[key])
        else:
            super().keyPressEvent(event)


class Cells(QWidget):
    """A grid in which a form can be opened under the row of a cell."""

    pressed = Signal(object)
    """The Line of a cell."""
    looked = Signal(str)
    """All of what the cell that has the focus has to say."""

    def __init__(self, name: str) -> None:
        """Empty; ``name`` is for a screen reader."""
        super().__init__()
        self.setAccessibleName(name)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme.GAP)
        self.grid.setVerticalSpacing(theme.SMALL)
        self.cells: dict[Key, Cell] = {}
        self._at: dict[tuple[int, int], Cell] = {}

    def place(self, form: QWidget, key: Key) -> None:
        """Put ``form`` under the row of the cell of ``key``."""
        row = next(row for (row, _column), cell in self._at.items() if cell is self.cells[key])
        self.grid.addWidget(form, row + 1, 0, 1, self.grid.columnCount())

    def empty(self, form: QWidget) -> None:
        """Take out every cell and all words, but not ``form``."""
        if self.grid.indexOf(form) >= 0:
            self.grid.removeWidget(form)
        clear(self.grid)
        self.cells, self._at = {}, {}

    def put(self, row: int, column: int, line: Line) -> None:
        """Add the cell of ``line``; rows are even, so that a form fits between."""
        cell = Cell(line)
        cell.clicked.connect(lambda _on: self.pressed.emit(cell.line))
        cell.entered.connect(lambda: self.looked.emit(cell.detail))
        cell.moved.connect(lambda down, right: self._go(row + 2 * down, column + right))
        self.cells[line.fact, line.measure] = self._at[row, column] = cell
        self.grid.addWidget(cell, row, column)

    def _go(self, row: int, column: int) -> None:
        if cell := self._at.get((row, column)):
            cell.setFocus(Qt.FocusReason.TabFocusReason)


class MeasureGrid(Cells):
    """Measures down, what became of each across."""

    def show_measures(self, measures: Sequence[OfMeasure], form: QWidget, *, used: bool) -> None:
        """Show these; ``used`` says whether there is a column for what the trial showed."""
        self.empty(form)
        facts = [Fact.APPLIED, Fact.DIRECTED, Fact.IN_PLACE, *([Fact.USED] if used else [])]
        for at, fact in enumerate(facts, 1):
            self.grid.addWidget(theme.label(LABELS[fact], bold=True), 0, at)
        self.grid.addWidget(theme.label(_("Asked for"), bold=True), 0, 0)
        for row, one in enumerate(measures, 1):
            asked = one.asked or _("Not asked for on our MG2")
            self.grid.addWidget(_named(one.name, asked), 2 * row, 0)
            for at, line in enumerate(one.lines[: len(facts)], 1):
                self.put(2 * row, at, line)
        for at in range(self.grid.columnCount()):
            self.grid.setColumnStretch(at, 3 if at == 0 else 2 if at <= len(facts) else 0)


class FactRows(Cells):
    """One fact to a row: what was asked for, what is known, from where and how old."""

    def show_lines(self, lines: Sequence[Line], form: QWidget) -> None:
        """Show these."""
        self.empty(form)
        for row, line in enumerate(lines, 1):
            self.grid.addWidget(_named(line.label, line.asked), 2 * row, 0)
            self.put(2 * row, 1, line)
            self.grid.addWidget(theme.quiet(_known(line)), 2 * row, 2)
        for at, share in enumerate((3, 2, 4)):
            self.grid.setColumnStretch(at, share)


def state_words(line: Line) -> str:
    """What is known, or that nothing is."""
    if line.tick:
        return line.words
    return _("Not needed") if line.state is State.NOT_NEEDED else _("Not known")


def detail(line: Line) -> str:
    """All of a line: what is missing, the day, the note, from where and how old."""
    asked = _("Asked for: {words}").format(words=line.asked) if line.asked else ""
    said = (line.gap, _STATES[line.state] if not line.gap else "", asked, _known(line))
    return " · ".join(filter(None, said))


def _known(line: Line) -> str:
    said = []
    if line.tick and line.tick.note:
        said.append(f"“{line.tick.note}”")
    if line.source:
        said.append(f"{line.source} ({away(-line.age)})" if line.age is not None else line.source)
    return " · ".join(said)


def _sign(line: Line) -> str:
    no = line.tick is not None and line.tick.value in (NO, REFUSED)
    return "✗" if no and line.state is State.DONE else _SIGNS[line.state]


def _named(name: str, asked: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(theme.label(name))
    if asked:
        column.addWidget(theme.quiet(asked))
    return made


def gap_cells(parts: Sequence[Cells]) -> Mapping[Key, Cell]:
    """The cells of all of them, by what they are of."""
    return {key: cell for part in parts for key, cell in part.cells.items()}
