"""Notes that the advisor takes at any moment. For the police alone: never on paper."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Note:
    """A few words with the moment at which they were begun."""

    id: str
    person_id: str
    at: datetime
    question: str
    """The question that was asked at that moment; empty outside the assessment."""
    words: str
    user: str
