"""Words on the clipboard for a minute, and no longer than the work is in sight."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication

_MINUTE = 60_000
"""Milliseconds."""


class _Held(QObject):
    """What was copied last, until it is cleared."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._words = ""
        self._timer = QTimer(self, singleShot=True, interval=_MINUTE)
        self._timer.timeout.connect(self.forget)

    def hold(self, words: str) -> None:
        """Put ``words`` there."""
        self._words = words
        QGuiApplication.clipboard().setText(words)
        self._timer.start()

    def forget(self) -> None:
        """Clear them, unless something else was copied since."""
        if self._words and QGuiApplication.clipboard().text() == self._words:
            QGuiApplication.clipboard().clear()
        self._words = ""
        self._timer.stop()


_held: list[_Held] = []


def copy(words: str) -> None:
    """Put ``words`` on the clipboard for a minute."""
    if not _held:
        _held.append(_Held())
    _held[0].hold(words)


def forget() -> None:
    """Clear what was copied, now: the work goes out of sight."""
    for held in _held:
        held.forget()
