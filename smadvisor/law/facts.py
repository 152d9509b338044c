"""Facts in and answers out, named in the words of the law (YJCEA 1999 Part II chapter I)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """Whether a measure can be asked for here."""

    OPEN = "open"
    CLOSED = "closed"
    ASK = "ask"
    """The sources do not settle it: the reason says whom to ask."""


class How(StrEnum):
    """How someone is eligible."""

    AUTO = "auto"
    TEST = "test"
    """The court must find that the quality of evidence is likely to be diminished."""


@dataclass(frozen=True, slots=True)
class Eligible:
    """One way in which the witness is eligible."""

    section: str
    how: How
    reason: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One special measure in this case and court, with why."""

    section: str
    name: str
    """As in the question ids: ``screens``, ``live_link`` …"""
    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What must be known of a witness and a case to say what the law offers.

    ``None`` means not known; the rules then never treat it as a yes.
    """

    court_code: str = ""
    court: str = ""
    """The court in words, used where the code is missing from the table of courts."""
    today: date | None = None
    date_of_birth: date | None = None
    age: int | None = None
    """In years today, where the date of birth is not known, which wins."""
    under_18: bool | None = None
    """Asked where neither is known."""
    accused: bool = False
    accused_under_16: bool | None = None
    """Every accused is under 16, so that none of it can be domestic abuse (DAA 2021 s1(2))."""
    complainant: bool | None = None
    """Against or in relation to whom the offence is alleged (s63)."""
    relationship: str = ""
    """What the witness is to the defendant; empty while not known."""
    sexual_offence: bool | None = None
    modern_slavery: bool | None = None
    domestic_abuse: bool | None = None
    """The prosecution alleges that the accused's behaviour was domestic abuse: towards this
    witness where that is the complainant, else towards someone else in the case."""
    domestic_abuse_of_another: bool = False
    """Some offence in the proceedings is alleged to be domestic abuse of someone else."""
    weapon_offence: bool | None = None
    """A Schedule 1A offence is in the proceedings."""
    conditions: frozenset[str] | None = None
    """Of ``mental_disorder``, ``learning``, ``physical`` (s16(2)); empty where there is none."""
    quality_diminished_by_condition: bool | None = None
    fear_or_distress: bool | None = None
    """About testifying (s17(1))."""
    declines_s17_4: bool = False
    declines_s17_5: bool = False
    intimidated_by_others: bool | None = None
    """By someone other than the accused (s25(4)(b))."""
    video_interview: bool | None = None
    video_interview_under_18: bool | None = None
