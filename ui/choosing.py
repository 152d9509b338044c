"""A field for a file or a folder: typed, or chosen in a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from smadvisor.text import _
from ui.fields import Line, Value

LISTS = "*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.ods"
"""What a list may end with."""


class Chosen(QWidget):
    """The path of a file with one ``ending``, or of some pattern (``*.csv``), or of a folder."""

    changed = Signal()
    settled = Signal()

    def __init__(self, ending: str = "") -> None:
        """Empty."""
        super().__init__()
        self._ending = ending
        self.line = Line(columns=48)
        self.returnPressed = self.line.returnPressed
        self.line.changed.connect(self.changed)
        self.line.settled.connect(self.settled)
        self.button = QPushButton(_("Choose…"))
        self.button.clicked.connect(self.choose)
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        row.addStretch()

    def value(self) -> Value:
        """The path as it is shown."""
        return self.line.value()

    def set_value(self, value: Value) -> None:
        """Show ``value``."""
        self.line.set_value(value)

    def parts(self) -> Sequence[QWidget]:
        """The line and its button."""
        return (self.line, self.button)

    def name_parts(self, label: str, description: str) -> None:
        """Name both."""
        self._label = label
        self.line.name_parts(label, description)
        self.button.setAccessibleName(_("Choose: {what}").format(what=label))

    def choose(self) -> QFileDialog:
        """Ask in a dialog."""
        dialog = QFileDialog(self, self._label, str(self.value()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._ending:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilter(self._ending if "*" in self._ending else f"*{self._ending}")
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take)
        dialog.open()
        return dialog

    def _take(self, path: str) -> None:
        self.set_value(path)
        self.changed.emit()
        self.settled.emit()
