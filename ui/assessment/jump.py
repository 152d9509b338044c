"""Ctrl+K: to any question, found by a few letters of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smadvisor.assessment.questions import TOPICS, Question
from smadvisor.casework.priority import searchable
from smadvisor.text import _
from ui import theme

_ID = Qt.ItemDataRole.UserRole
_PASSED_ON = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class JumpDialog(QDialog):
    """A line to type in and the questions that match."""

    chosen = Signal(str)
    """The id of a question."""

    def __init__(self, questions: Sequence[Question], at: str, parent: QWidget) -> None:
        """Offer ``questions``; the cursor is at the question ``at``."""
        super().__init__(parent)
        self.setWindowTitle(_("Go to a question"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("A few letters of the question or its topic"))
        self.line.setAccessibleName(_("A few letters of the question or its topic"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Questions"))
        for question in questions:
            words = f"{TOPICS[question.topic]}: {question.text}"
            item = QListWidgetItem(words, self.list)
            item.setData(_ID, question.id)
            if question.id == at:
                self.list.setCurrentItem(item)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.line.textChanged.connect(self._find)
        self.list.itemActivated.connect(lambda _item: self.accept())
        room = parent.size()
        self.resize(min(640, room.width()), min(480, room.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the list while typing goes on; Enter goes there."""
        if event.key() in _PASSED_ON:
            self.list.setFocus()
            self.list.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Go to the question the cursor is at."""
        item = next(iter(self.list.selectedItems()), None)
        super().accept()
        if item is not None:
            self.chosen.emit(str(item.data(_ID)))

    def _find(self, typed: str) -> None:
        wanted = searchable(typed).split()
        first: QListWidgetItem | None = None
        for at in range(self.list.count()):
            item = self.list.item(at)
            text = searchable(item.text())
            fits = all(word in text for word in wanted)
            item.setHidden(not fits)
            if fits and first is None:
                first = item
        if first is not None:
            self.list.setCurrentItem(first)
