"""Offers the law as it is now to an assessment that was made under an earlier version."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smadvisor.office.kept_law import NewerLaw
from smadvisor.text import _
from ui import theme
from ui.when import day_words


class NewerLawPanel(theme.Panel):
    """Says what would differ; nothing changes until it is taken."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty and hidden."""
        super().__init__(theme.Tone.AMBER, parent)
        self.title, self.said = theme.heading(), theme.label()
        self.use = QPushButton(_("Use the newer law"))
        self.use.clicked.connect(lambda _on: self.taken.emit())
        row = QHBoxLayout()
        row.addWidget(self.use)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.said)
        column.addLayout(row)
        self.hide()

    def offer(self, newer: NewerLaw | None, made_under: date) -> None:
        """Offer ``newer`` to an assessment made under the law of ``made_under``; None hides it."""
        self.setVisible(newer is not None)
        if newer is None:
            return
        self.title.setText(_("The tables of the law have changed since this assessment was begun"))
        same = _("For this witness nothing would be otherwise.")
        lines = [
            _("Made under the law as at {then}; now as at {now}.").format(
                then=day_words(made_under), now=day_words(newer.as_at)
            ),
            *(newer.differences or (same,)),
            _("No answer changes, and no MG2 that was made."),
        ]
        self.said.setText("\n".join(lines))
        self.use.setAccessibleDescription("\n".join(lines))
