"""What witness care asks the advisor to look at again."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Request:
    """A mind that changed, sent back to the advisor; open until it is answered."""

    id: str
    person_id: str
    at: datetime
    asked_by: str
    """The name of who asked."""
    words: str
    done: str
    """What the advisor did."""
    done_at: datetime | None
    done_by: str
    """The name of who answered."""

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.done_at is None
