"""F1: every action and its keys."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smadvisor.text import _

_ALWAYS = (
    (_("Next field, field before"), _("Tab, Shift+Tab")),
    (_("Choose the first, second … of the options"), _("1, 2 …")),
    (_("Open the line of a table"), _("Enter")),
)


class KeysDialog(QDialog):
    """A table of what can be done and with which keys."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        """List the ``actions`` that have keys."""
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines = lines = dict(_ALWAYS)
        for action in actions:
            if not action.isVisible():
                continue  # not for this user, or not here
            keys = ", ".join(
                one.toString(QKeySequence.SequenceFormat.NativeText) for one in action.shortcuts()
            )
            if keys:
                lines[action.text().replace("&", "").rstrip("…")] = keys
        table = QTableWidget(len(lines), 2)
        table.setAccessibleName(_("Keys"))
        table.setHorizontalHeaderLabels([_("To"), _("Press")])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.setTabKeyNavigation(False)
        for at, (words, keys) in enumerate(sorted(lines.items())):
            table.setItem(at, 0, QTableWidgetItem(words))
            table.setItem(at, 1, QTableWidgetItem(keys))
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setHighlightSections(False)
        table.setShowGrid(False)
        table.resizeColumnsToContents()
        table.horizontalHeader().setStretchLastSection(True)
        table.setCurrentCell(0, 0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(table)
        column.addWidget(buttons)
        room = parent.size()
        self.resize(min(560, room.width()), min(420, room.height()))
