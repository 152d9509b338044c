"""Before a month is frozen by hand."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smadvisor.office.figures import Figures
from smadvisor.text import _
from ui import theme
from ui.figures.months import after, month_words
from ui.when import day_words


class FreezeDialog(QDialog):
    """Says what freezing does, and when it happens by itself."""

    def __init__(self, over: QWidget, month: str, shown: Figures) -> None:
        """Ask it of ``month``."""
        super().__init__(over)
        name = month_words(month)
        self.setWindowTitle(_("Freeze {month}").format(month=name))
        self.setMinimumWidth(min(theme.DOOR, over.width()))
        self.finished.connect(self.deleteLater)
        self.words = theme.label(words(month, shown))
        freeze = QPushButton(_("Freeze {month}").format(month=name))
        freeze.setDefault(True)
        freeze.clicked.connect(self.accept)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        for one in (freeze, cancel):
            buttons.addWidget(one)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.WIDE)
        column.addWidget(theme.heading(_("Freeze {month}?").format(month=name)))
        column.addWidget(self.words)
        column.addLayout(buttons)
        self.setAccessibleDescription(self.words.text())
        freeze.setAccessibleDescription(self.words.text())


def words(month: str, shown: Figures) -> str:
    """What comes of it, and what would come without it."""
    said = _(
        "Its figures are kept as they are now, and that cannot be taken back. What changes later "
        "stands beside them."
    )
    by_itself = _("This month came in by record sheets: it does not freeze by itself.")
    if shown.freezes_by_itself(month):
        on = after(month) + timedelta(days=shown.freeze_days)
        by_itself = _("It freezes by itself {n} days after its end, on {day}.").format(
            n=shown.freeze_days, day=day_words(on)
        )
    return f"{said} {by_itself}"
