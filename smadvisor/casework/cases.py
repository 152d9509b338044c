"""The case, its defendants and its people (victims and witnesses)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from smadvisor.casework.mg2 import Mg2State
from smadvisor.text import _


class Role(StrEnum):
    """What the person is to the case."""

    VICTIM = "victim"
    WITNESS = "witness"


@dataclass(frozen=True, slots=True)
class Case:
    """One police file on its way to a court, named by its URN (or, without one, its occurrence)."""

    id: str
    urn: str
    occurrence: str
    court: str
    court_code: str
    hearing_date: date | None
    hearing_time: str
    hearing_type: str
    hearing_text: str
    """What the list said of the hearing, kept for when no date could be read."""
    offences: str
    domestic_abuse: bool | None
    sexual_offence: bool | None
    oic: str
    station: str
    gone: bool
    """It was on an earlier list and is missing from the latest."""

    @property
    def reference(self) -> str:
        """The URN, or the occurrence number of a case that has none."""
        return self.urn or self.occurrence


@dataclass(frozen=True, slots=True)
class Defendant:
    """One accused in a case. No time limit runs until a not guilty plea date is entered."""

    id: str
    case_id: str
    name: str
    date_of_birth: date | None
    plea: str
    plea_date: date | None
    represented: bool | None


@dataclass(frozen=True, slots=True)
class Person:
    """A victim or witness in one case: one MG2 each."""

    id: str
    case_id: str
    name: str
    date_of_birth: date | None
    role: Role
    relationship: str
    mg2_state: Mg2State
    mg2_text: str
    """The words of the list about the MG2, kept for ever."""
    victim_personal_statement: str
    restraining_order: str
    support_worker: str
    name_withheld: bool
    gone: bool


NOT_GUILTY, GUILTY = "not_guilty", "guilty"
PLEAS = {NOT_GUILTY: _("Not guilty"), GUILTY: _("Guilty")}
"""What a court took. Until then a defendant has the words of the list, which only anticipate."""


def plea_words(plea: str) -> str:
    """A plea, or what the list anticipates, as a person reads it."""
    if plea in PLEAS:
        return PLEAS[plea]
    return _("{words} (anticipated)").format(words=plea) if plea else _("not known")


def age_on(born: date, day: date) -> int:
    """Age in whole years on ``day``; someone born on 29 February comes of age on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
