"""The frozen snapshot an MG2 is drawn from. Nothing on paper comes from anywhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from smadvisor.casework.cases import Role, age_on
from smadvisor.law.facts import Eligible, Measure

Answer = str | tuple[str, ...]
"""A value of one question: words, an option, a date (ISO 8601), or several options."""


@dataclass(frozen=True, slots=True)
class PaperDefendant:
    """A defendant as printed."""

    name: str
    date_of_birth: date | None
    plea: str
    plea_date: date | None
    represented: bool | None
    last_day: date | None
    """To apply, where a time limit runs (CrimPR 18.4)."""


@dataclass(frozen=True, slots=True)
class Assessor:
    """Who assessed: the last box of the form."""

    name: str
    role: str
    number: str = ""
    telephone: str = ""
    mobile: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Mg2Paper:
    """Everything that one version of one witness's MG2 says.

    No address, telephone number or e-mail of the witness is in here, so none can be printed.
    """

    urn: str
    occurrence: str
    court: str
    court_code: str
    hearing_date: date | None
    hearing_text: str
    hearing_type: str
    offences: str
    oic: str
    defendants: tuple[PaperDefendant, ...]
    person: str
    date_of_birth: date | None
    role: Role
    relationship: str
    answers: Mapping[str, Answer]
    eligible: tuple[Eligible, ...]
    measures: tuple[Measure, ...]
    passed_over: tuple[str, ...]
    """The topics, other than measures, that the case gave no reason to ask about."""
    law_as_at: date
    """The day whose law says who is eligible and what is open."""
    assessor: Assessor
    made_on: date
    version: int
    draft: bool
    changes: tuple[str, ...]
    """What this version says otherwise than the one before, one sentence each."""

    @property
    def age(self) -> int | None:
        """Age in years on the day the paper was made, where the date of birth is known."""
        return age_on(self.date_of_birth, self.made_on) if self.date_of_birth else None
