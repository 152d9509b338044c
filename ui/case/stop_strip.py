"""The stop cards that wait to be recorded, in red under the name on every page of a case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from smadvisor.casework.stop_cards import Stop, StopCard
from smadvisor.text import _
from ui import theme
from ui.fields import Link
from ui.flow import Flow, clear

KEYS = {Stop.DANGER: "F3", Stop.NEW_OFFENCE: "F4", Stop.DISTRESS: "F12"}
"""One key each, from anywhere in a case."""


class StopStrip(theme.Panel):
    """What is open, each with the way to record what was done. Nothing is shown where none is."""

    wanted = Signal(str)
    """The id of a card."""

    def __init__(self, *, records: bool = True) -> None:
        """Empty and hidden; ``records`` says whether this user may write down what was done."""
        super().__init__(theme.Tone.RED)
        self._records = records
        self.cards: tuple[StopCard, ...] = ()
        self.links: list[Link] = []
        self.flow = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.flow)
        self.setContentsMargins(theme.MARGIN, theme.SMALL, theme.GAP, theme.SMALL)
        self.hide()

    def show_cards(self, cards: Sequence[StopCard]) -> None:
        """Show those of ``cards`` that are open; what is as it was is not touched."""
        waiting = tuple(card for card in cards if card.is_open)
        if waiting == self.cards:
            return
        self.cards = waiting
        clear(self.flow)
        self.links = []
        for card in waiting:
            words = theme.label(card.kind.open_words, bold=True)
            words.setWordWrap(False)
            self.flow.addWidget(words)
            if not self._records:
                continue
            link = Link(_("Record what was done"))
            link.setAccessibleDescription(card.kind.open_words)
            link.clicked.connect(lambda _on, id=card.id: self.wanted.emit(id))
            self.flow.addWidget(link)
            self.links.append(link)
        self.setVisible(bool(waiting))
