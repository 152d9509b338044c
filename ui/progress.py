"""The small window that shows how far a long call is, with Cancel."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from smadvisor.text import _
from ui import theme
from ui.runner import Watch

_PATIENCE = 300
"""Milliseconds a call may take before it is worth a window."""


class Progress(QDialog):
    """Shows one Watch until it ends. Escape cancels."""

    def __init__(self, watch: Watch, parent: QWidget) -> None:
        """Wait a moment, then show."""
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint)
        self.setWindowTitle(watch.words)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._watch = watch
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setMinimumWidth(320)
        self.bar.setAccessibleName(watch.words)
        self.stop = QPushButton(_("Cancel"))
        self.stop.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.WIDE)
        column.addWidget(theme.label(watch.words))
        column.addWidget(self.bar)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignRight)
        watch.moved.connect(self._move)
        watch.ended.connect(self._end)
        self._late = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._late.timeout.connect(self.open)
        self._late.start()

    def hold(self, held: bool) -> None:
        """Keep out of sight while the work is hidden; the call goes on."""
        if held:
            self._late.stop()
            self.hide()
        else:
            self.open()

    def reject(self) -> None:
        """Cancel the call; the window goes when the call has stopped."""
        self._watch.cancel()
        self.stop.setEnabled(False)
        self.stop.setText(_("Cancelling…"))

    def _move(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _end(self) -> None:
        self._late.stop()
        self.done(0)
        self.deleteLater()
