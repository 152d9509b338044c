"""The pages of a PDF under one another, to look at, scroll and zoom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QPixmap, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from smadvisor.text import _
from ui import theme
from ui.flow import clear
from ui.paper.render import Sheet


class PaperView(QScrollArea):
    """Pictures of pages. Page Up and Page Down go from page to page."""

    zoomed = Signal(int)
    """The wheel asks for larger (1) or smaller (-1)."""

    def __init__(self) -> None:
        """No pages."""
        super().__init__()
        self.sheets: list[QLabel] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.WIDE)
        self._column.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        self._inner = inner = QWidget()
        inner.setLayout(self._column)
        inner.setBackgroundRole(QPalette.ColorRole.Mid)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("The pages of the MG2"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show these; the same place of the paper stays in sight."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        clear(self._column)
        self.sheets = []
        for number, sheet in enumerate(sheets, 1):
            label = QLabel()
            label.setPixmap(QPixmap.fromImage(sheet.image))
            label.setAccessibleName(
                _("Page {n} of {all}").format(n=number, all=len(sheets)) + "\n" + sheet.words
            )
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            self.sheets.append(label)
        self._column.activate()
        self._inner.adjustSize()
        bar.setValue(round(share * bar.maximum()))

    @property
    def current(self) -> int:
        """The page in sight, from 0."""
        top = self.verticalScrollBar().value() + self.viewport().height() // 3
        above = [at for at, sheet in enumerate(self.sheets) if sheet.y() <= top]
        return max(above, default=0)

    def turn(self, pages: int) -> None:
        """Go ``pages`` on, or back."""
        at = min(max(self.current + pages, 0), len(self.sheets) - 1)
        if at >= 0:
            self.verticalScrollBar().setValue(self.sheets[at].y() - theme.WIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whole pages with Page Up and Page Down, the rest as usual."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if (pages := steps.get(Qt.Key(event.key()))) is not None:
            self.turn(pages)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
