"""Teaching the program what a list means: its headers, and its words for the MG2."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smadvisor.text import _
from ui import theme
from ui.fields import Options, Pick
from ui.form import Form
from ui.layer import scrolling


class Teaching(QWidget):
    """One row for each wording with what it means; the changed ones are handed over together."""

    taught = Signal(dict)
    """Wording to the value chosen for it."""

    def __init__(self, intro: str) -> None:
        """``intro`` says what is asked here."""
        super().__init__()
        self.form = Form()
        self.again = QPushButton(_("Read the list again with these"))
        self.again.clicked.connect(self._hand_over)
        self._before: dict[str, str] = {}
        self.form.changed.connect(lambda _name: self.again.setEnabled(bool(self.chosen())))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(theme.WIDE)
        column.addWidget(theme.label(intro))
        column.addWidget(self.form)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.GAP, 0, theme.GAP, theme.GAP)
        foot.addWidget(self.again)
        foot.addStretch()
        outer.addLayout(foot)

    def show_lines(self, lines: Sequence[tuple[str, str, str, str]], options: Options) -> None:
        """Each line: wording, label, help, and the value it has now (empty: not understood)."""
        self.form.clear()
        self._before = {}
        for wording, label, help_text, value in lines:
            first = [] if value else [("", _("Not understood: choose what it is"))]
            pick = self.form.add(wording, label, Pick([*first, *options]), help_text=help_text)
            pick.set_value(value)
            self._before[wording] = value
        self.again.setEnabled(False)

    def chosen(self) -> dict[str, str]:
        """What is otherwise than it was."""
        return {
            wording: self.form.text(wording)
            for wording, value in self._before.items()
            if self.form.text(wording) not in ("", value)
        }

    def _hand_over(self) -> None:
        self.taught.emit(self.chosen())
