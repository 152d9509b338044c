"""Words on the clipboard for a minute, and no longer than the work is in sight.

What is copied with Ctrl+C in any field counts too: whatever comes to the clipboard while this
window is the one that is worked in.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

_MINUTE = 60_000
"""Milliseconds."""
_NOT_KEPT = {
    f'application/x-qt-windows-mime;value="{name}"': bytes(4)
    for name in (
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
    )
} | {"x-kde-passwordManagerHint": b"secret"}
"""What asks Windows and KDE to keep it in no history and in no cloud."""


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
        data = QMimeData()
        data.setText(words)
        for name, value in _NOT_KEPT.items():
            data.setData(name, value)
        QGuiApplication.clipboard().setMimeData(data)
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
