"""The record of processing (Data Protection Act 2018 s62): who did what to whose data, and when.

It tells that something happened and never what the data says.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from smadvisor.text import _


class Event(StrEnum):
    """What s62(1) has logged, and what happened to the store itself."""

    COLLECTION = "collection"
    ALTERATION = "alteration"
    CONSULTATION = "consultation"
    DISCLOSURE = "disclosure"
    COMBINATION = "combination"
    ERASURE = "erasure"
    SECURITY = "security"

    @property
    def words(self) -> str:
        """For the screen."""
        return _WORDS[self]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the record. ``about`` is the id of a person, a case or a user."""

    at: datetime
    user: str
    """An id; none where nobody was let in."""
    event: Event
    verb: str
    """The code of what was done."""
    about: str
    recipient: str
    """Who got it, where it left the store."""


_WORDS = {
    Event.COLLECTION: _("Collection"),
    Event.ALTERATION: _("Alteration"),
    Event.CONSULTATION: _("Consultation"),
    Event.DISCLOSURE: _("Disclosure"),
    Event.COMBINATION: _("Combination"),
    Event.ERASURE: _("Erasure"),
    Event.SECURITY: _("Security"),
}
