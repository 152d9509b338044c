"""On the queue: the call that was interrupted, and the way back into it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from smadvisor.office.resuming import Interrupted
from smadvisor.text import _
from ui import theme
from ui.apart import apart
from ui.when import short_moment


class ResumePanel(theme.Panel):
    """Says whose call stopped when and where; its button goes on there."""

    resumed = Signal(str)
    """The id of the person and of the question, with a space between."""

    def __init__(self) -> None:
        """Hidden."""
        super().__init__(theme.Tone.AMBER)
        self._at = ""
        self.words = theme.label()
        self.button = QPushButton(_("Resume"))
        self.button.clicked.connect(lambda _on: self.resumed.emit(self._at))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_call(self, found: Interrupted | None, today: date) -> None:
        """Show this call, or nothing."""
        self.setVisible(found is not None)
        if found is not None:
            self._at = f"{found.person_id} {found.question}"
            said = _("Resume the call with {name}, interrupted at {time}, at “{topic}”")
            self.words.setText(
                said.format(
                    name=apart(found.name), time=short_moment(found.at, today), topic=found.topic
                )
            )
            self.button.setAccessibleDescription(self.words.text())
