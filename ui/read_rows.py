"""The rows of a file as they were read: all, those to look at, or those left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smadvisor.text import _
from ui import theme
from ui.fields import Choice
from ui.records import Column, Records, RecordsView

R = TypeVar("R")
_ALL, _ODD, _LEFT = "all", "problems", "left"


class ReadRows(QWidget, Generic[R]):
    """A table, a choice above it, and below it in full what the table may have to cut."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[R]],
        taken: Callable[[R], bool],
        odd: Callable[[R], bool],
        in_full: Callable[[R], str],
    ) -> None:
        """``odd`` are rows to look at; ``in_full`` says of a row what there is to look at."""
        super().__init__()
        self._taken, self._odd, self._in_full = taken, odd, in_full
        self.entries: Sequence[R] = ()
        self.model = Records[R](columns)
        self.table = RecordsView(self.model, name)
        self.which = Choice(
            [(_ALL, _("All")), (_ODD, _("To look at")), (_LEFT, _("Not taken"))], across=True
        )
        self.which.name_parts(_("Rows to show"), "")
        self.which.set_value(_ALL)
        self.which.changed.connect(self._show)
        self.detail = theme.label()
        self.table.row_changed.connect(self._say_in_full)
        column = QVBoxLayout(self)
        column.addWidget(self.which)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)

    def show_entries(self, entries: Sequence[R]) -> None:
        """Show these, sized to them."""
        self.entries = entries
        counts = {
            _ALL: (_("All ({n})"), len(entries)),
            _ODD: (_("To look at ({n})"), sum(map(self._odd, entries))),
            _LEFT: (_("Not taken ({n})"), sum(not self._taken(one) for one in entries)),
        }
        for which, (words, count) in counts.items():
            self.which.buttons[which].setText(words.format(n=f"{count:,}"))
        self.which.name_parts(_("Rows to show"), "")
        self._show()
        self.table.fit()

    def _show(self) -> None:
        which = self.which.value()
        shown = self.entries
        if which == _ODD:
            shown = tuple(filter(self._odd, shown))
        elif which == _LEFT:
            shown = tuple(one for one in shown if not self._taken(one))
        self.model.show(shown)
        self.table.go_to(0)

    def _say_in_full(self, row: int) -> None:
        self.detail.setText(self._in_full(self.model.records[row]) if row >= 0 else "")
        self.detail.setVisible(bool(self.detail.text()))
