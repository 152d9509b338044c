"""One person whose trial is coming."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Coming:
    """One line of the coming trials, with what is amber before it."""

    person_id: str
    case_id: str
    urn: str
    person: str
    court: str
    trial_on: date
    days: int
    """Days from today to the trial."""
    trial_known: bool
    """Somebody ticked the day of the trial; else it is the hearing that the list tells."""
    measures: tuple[str, ...]
    """The names of those asked for or directed."""
    amber: tuple[str, ...]
    """What is missing, a sentence each."""
    requests: int
    """Of witness care to the advisor, not answered yet."""
