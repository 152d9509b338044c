"""Out of sight at once, and back to the same keystroke."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QToolTip,
    QWhatsThis,
    QWidget,
)
from shiboken6 import isValid

from ui.progress import Progress


@dataclass(frozen=True)
class _Typed:
    """What was in a line, and the cursor in it; a text of several lines keeps both by itself."""

    text: str
    cursor: int
    selected_from: int
    selected: int

    @classmethod
    def of(cls, line: QLineEdit) -> _Typed:
        return cls(
            line.text(),
            line.cursorPosition(),
            line.selectionStart(),
            len(line.selectedText()),
        )

    def put_back(self, line: QLineEdit) -> None:
        if line.text() != self.text:  # a date was tidied when the line lost the focus
            line.setText(self.text)
        line.setCursorPosition(self.cursor)
        if self.selected:
            backwards = self.cursor == self.selected_from
            start = self.selected_from + (self.selected if backwards else 0)
            line.setSelection(start, -self.selected if backwards else self.selected)


class Whereabouts:
    """Where somebody was in ``top``: what had the focus, the cursor, how far all was scrolled."""

    def __init__(self, top: QWidget) -> None:
        """As it is now."""
        self._focus: QWidget | None = top.focusWidget()
        focus = self._focus
        self._typed = _Typed.of(focus) if isinstance(focus, QLineEdit) else None
        self._scrolled = [
            (area, area.horizontalScrollBar().value(), area.verticalScrollBar().value())
            for area in top.findChildren(QAbstractScrollArea)
            if area.isVisible()
        ]

    def put_focus_back(self) -> bool:
        """Put focus and cursor back; False where what had the focus is there no more."""
        focus = self._focus
        if focus is None or not isValid(focus) or not focus.isVisible():
            return False
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._typed is not None and isinstance(focus, QLineEdit):
            self._typed.put_back(focus)
        return True

    def scroll_back(self) -> None:
        """Scroll all to where it was; once the page is laid out."""
        for area, across, down in self._scrolled:
            if isValid(area):
                area.horizontalScrollBar().setValue(across)
                area.verticalScrollBar().setValue(down)


def close_all_but(window: QWidget) -> None:
    """Close whatever else is open: menus, lists, tips, what is dragged, dialogs of every kind.

    A long call that is under way goes on; its window comes back with the work.
    """
    if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        QDrag.cancel()
    QToolTip.hideText()
    QWhatsThis.leaveWhatsThisMode()
    while (popup := QApplication.activePopupWidget()) is not None and popup.isVisible():
        popup.close()
    for top in QApplication.topLevelWidgets():
        if top is window or not isValid(top) or not top.isVisible():
            continue
        if isinstance(top, Progress):
            top.hold(True)
        elif not top.close():
            top.hide()


def uncover(window: QWidget) -> None:
    """Let the windows of what is still under way come back."""
    for progress in window.findChildren(Progress):
        progress.hold(False)


def commit_half_typed() -> None:
    """What an input method composes belongs to the page, not to the door."""
    QGuiApplication.inputMethod().commit()
