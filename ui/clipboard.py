"""Words on the clipboard for a minute, and no longer than the work is in sight.

What is copied with Ctrl+C in any field counts too: whatever comes to the clipboard while this
window is the one that is worked in.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

_MINUTE = 60_000
"""Milliseconds."""


class _Held(QObject):
    """What was copied last, until it is cleared."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._words = ""
        self._timer = QTimer(self, singleShot=True, interval=_MINUTE)
        self._timer.timeout.connect(self.forget)
        QGuiApplication.clipboard().dataChanged.connect(self._look)

    def hold(self, words: str) -> None:
        """Put ``words`` there."""
        QGuiApplication.clipboard().setText(words)
        self._words = words
        self._timer.start()

    def forget(self) -> None:
        """Clear them, unless something else was copied since."""
        board = QGuiApplication.clipboard()
        if self._words and board.text() == self._words:
            board.clear()
        if board.supportsSelection() and board.ownsSelection():
            board.clear(QClipboard.Mode.Selection)
        self._words = ""
        self._timer.stop()

    def _look(self) -> None:
        """Something is on the clipboard; ours where it came while we are worked in."""
        if QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive:
            self._words = QGuiApplication.clipboard().text()
            self._timer.start()


_held: list[_Held] = []


def watch() -> None:
    """From now on nothing copied here stays longer than a minute."""
    if not _held:
        _held.append(_Held())


def copy(words: str) -> None:
    """Put ``words`` on the clipboard for a minute."""
    watch()
    _held[0].hold(words)


def forget() -> None:
    """Clear what was copied, now: the work goes out of sight."""
    for held in _held:
        held.forget()
