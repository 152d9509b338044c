"""Stop cards: what to do when a call must turn to something else, and what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from smadvisor.text import _


class Stop(StrEnum):
    """Why the call stops, the most urgent first."""

    DANGER = "danger"
    NEW_OFFENCE = "new_offence"
    DISTRESS = "distress"

    @property
    def words(self) -> str:
        """As the card is called."""
        return CARDS[self].title

    @property
    def open_words(self) -> str:
        """What is said everywhere while nothing is recorded as done."""
        return _("{card}: nothing recorded as done").format(card=self.words)


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card."""

    title: str
    steps: tuple[str, ...]
    """What to do, in order, short enough to be read in the middle of a call."""
    ask: str
    """What to write down of what was done."""


CARDS: Mapping[Stop, Card] = {
    Stop.DANGER: Card(
        _("Danger now"),
        (
            _("Stop the assessment. Ring 999 on another line, or have someone do so."),
            _("Ask where they are, and who is with them."),
            _("Stay on the line as long as that is safe for them."),
            _("If they must hang up: no message, and ring back only as agreed."),
            _("Tell the officer in the case and your supervisor at once."),
        ),
        _("Who was told, when, and the incident number."),
    ),
    Stop.NEW_OFFENCE: Card(
        _("A new offence disclosed"),
        (
            _("Listen. Let them finish."),
            _("Do not question: ask nothing about what happened."),
            _("Do not write down details of the incident as evidence."),
            _("Note only that something was disclosed, and when."),
            _("Tell the officer in the case at once. They take it from there."),
        ),
        _("Which officer was told, when, and the incident number if there is one."),
    ),
    Stop.DISTRESS: Card(
        _("Distress"),
        (
            _("Stop. Say that there is no hurry."),
            _("Offer a break. Offer to end the call for today."),
            _("Live Fear Free: 0808 80 10 800, free, day and night."),
            _("Ask if their IDVA or ISVA may be told, and tell them."),
            _("Agree when to ring back, and whether that is safe."),
        ),
        _("What they wanted, who was told, and when you will ring back."),
    ),
}


@dataclass(frozen=True, slots=True)
class StopCard:
    """One card that came up for one person; open until something is recorded as done."""

    id: str
    person_id: str
    kind: Stop
    at: datetime
    done: str
    done_at: datetime | None
    user: str

    @property
    def is_open(self) -> bool:
        """Whether nothing is recorded as done yet."""
        return self.done_at is None
