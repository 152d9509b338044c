"""What waits in a case, each with the way to see to it: stop cards, requests of witness care."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from smadvisor.casework.requests import Request
from smadvisor.casework.stop_cards import Stop, StopCard
from smadvisor.text import _
from ui import theme
from ui.fields import Link
from ui.flow import Flow, clear
from ui.when import moment_words

KEYS = {Stop.DANGER: "F3", Stop.NEW_OFFENCE: "F4", Stop.DISTRESS: "F12"}
"""One key each, from anywhere in a case."""


class Waiting(NamedTuple):
    """One thing that waits: its id and its words."""

    id: str
    words: str


class Strip(theme.Panel):
    """What waits. Nothing is shown where nothing does; what is as it was is not touched."""

    wanted = Signal(str)
    """The id of what somebody wants to see to."""

    def __init__(self, tone: theme.Tone, link: str, *, wraps: bool, sees_to: bool) -> None:
        """Empty and hidden; ``link`` is there for who may see to it (``sees_to``)."""
        super().__init__(tone)
        self._link, self._wraps, self._sees_to = link, wraps, sees_to
        self._waiting: tuple[Waiting, ...] = ()
        self.links: list[Link] = []
        self.flow = QVBoxLayout() if wraps else Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.flow)
        self.setContentsMargins(theme.MARGIN, theme.SMALL, theme.GAP, theme.SMALL)
        self.hide()

    def show_waiting(self, waiting: tuple[Waiting, ...]) -> None:
        """Show exactly these."""
        if waiting == self._waiting:
            return
        self._waiting = waiting
        clear(self.flow)
        self.links = []
        for one in waiting:
            words = theme.label(one.words, bold=not self._wraps)
            words.setWordWrap(self._wraps)
            self.flow.addWidget(words)
            if not self._sees_to:
                continue
            link = Link(self._link)
            link.setAccessibleDescription(one.words)
            link.clicked.connect(lambda _on, id=one.id: self.wanted.emit(id))
            self.flow.addWidget(link)
            self.flow.setAlignment(link, Qt.AlignmentFlag.AlignLeft)
            self.links.append(link)
        self.setVisible(bool(waiting))


class StopStrip(Strip):
    """The stop cards with nothing recorded as done, in red under the name on every page."""

    def __init__(self, *, records: bool = True) -> None:
        """``records`` says whether this user may write down what was done."""
        super().__init__(theme.Tone.RED, _("Record what was done"), wraps=False, sees_to=records)
        self.cards: tuple[StopCard, ...] = ()

    def show_cards(self, cards: Sequence[StopCard]) -> None:
        """Show those of ``cards`` that are open."""
        self.cards = tuple(card for card in cards if card.is_open)
        self.show_waiting(tuple(Waiting(card.id, card.kind.open_words) for card in self.cards))


class RequestStrip(Strip):
    """The requests of witness care that nobody has answered yet: the words, who and when."""

    def __init__(self, *, answers: bool = True) -> None:
        """``answers`` says whether this user may answer them."""
        super().__init__(theme.Tone.AMBER, _("Say what was done"), wraps=True, sees_to=answers)

    def show_requests(self, requests: Sequence[Request]) -> None:
        """Show those of ``requests`` that are open."""
        self.show_waiting(tuple(Waiting(one.id, asked(one)) for one in requests if one.is_open))


def asked(one: Request) -> str:
    """What was asked, by whom and when."""
    return _("Witness care asks ({name}, {moment}): {words}").format(
        name=one.asked_by, moment=moment_words(one.at), words=one.words
    )
