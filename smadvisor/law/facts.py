"""Facts in and answers out, named in the words of the law (YJCEA 1999 Part II chapter I)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# --- the answers ----------------------------------------------------------------------------------


class How(StrEnum):
    """How someone is eligible."""

    AUTO = "auto"
    TEST = "test"
    """The court must find that the quality of evidence is likely to be diminished."""


class State(StrEnum):
    """Whether a measure can be asked for here."""

    OPEN = "open"
    CLOSED = "closed"
    ASK = "ask"
    """The sources do not settle it: the reason says whom to ask."""


@dataclass(frozen=True, slots=True)
class Eligible:
    """One way in which the witness is eligible."""

    section: str
    how: How
    reason: str
    limbs: tuple[str, ...] = ()
    """Of s17(4A), where that is the way: ``a`` sexual, ``b`` slavery, ``c`` domestic abuse."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One special measure in this case and court, with why."""

    section: str
    name: str
    """As in the question ids: ``screens``, ``live_link`` …"""
    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something else to know, with a stable code."""

    code: str
    text: str


# --- the facts ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Defendant:
    """One accused."""

    name: str = ""
    plea: str | None = None
    """``not_guilty`` or ``guilty`` in the court that tries the case; None while it is only
    anticipated or indicated."""
    plea_date: date | None = None
    """For a case sent to the Crown Court, the day of arraignment there."""
    age: int | None = None
    represented: bool | None = None


USED = ("knife_used", "firearm_used")
CARRIED = ("knife_carried", "firearm_carried")
"""Carried by the accused, and someone else knew or believed it."""
WEAPONS = ("none", *USED, *CARRIED, "other_used")
"""``other_used`` is neither firearm nor knife, such as a hammer (Sch 1A para 32)."""


@dataclass(frozen=True, slots=True)
class Offence:
    """One offence in the proceedings."""

    code: str
    weapon: str | None = None
    """One of ``WEAPONS``; None while nobody has said."""
    domestic_abuse: bool = False
    """Alleged against another person in this case."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What must be known of a witness and a case to say what the law offers.

    ``None`` means not known; the rules then never treat it as a yes.
    """

    today: date | None = None
    """The day the answer is for; it stands for the day on which the court decides."""

    court_code: str = ""
    court: str = ""
    """The court in words, used where the code is missing from the table of courts."""
    trial_date: date | None = None
    defendants: tuple[Defendant, ...] = ()
    result: str | None = None
    """How the case ended, as in the table of restraining orders; None while it runs."""

    offences: tuple[Offence, ...] = ()
    sexual_offence: bool | None = None
    """As a person said it of the case; where nobody did, the offence codes are asked. So too
    ``modern_slavery`` and ``weapon_offence``, an offence of Schedule 1A."""
    modern_slavery: bool | None = None
    weapon_offence: bool | None = None
    domestic_abuse: bool | None = None
    """The prosecution alleges that the accused's behaviour was domestic abuse: towards this
    witness where that is the complainant, else towards someone else in the case."""

    accused: bool = False
    defence_witness: bool = False
    complainant: bool | None = None
    """Against or in relation to whom the offence is alleged (s63)."""
    anonymity_order: bool | None = None
    """A witness anonymity order is made or asked for (CJA 2009 ss86 to 88)."""
    relationship: str = ""
    """What the witness is to the defendant; empty while not known."""
    date_of_birth: date | None = None
    age: int | None = None
    """In years today, where the date of birth is not known, which wins."""
    under_18: bool | None = None
    """Asked where neither is known."""
    conditions: frozenset[str] | None = None
    """Of ``mental_disorder``, ``learning``, ``physical`` (s16(2)); empty where there is none."""
    quality_diminished_by_condition: bool | None = None
    fear_or_distress: bool | None = None
    """About testifying, and likely to diminish the quality of the evidence (s17(1))."""
    declines_s17_4: bool = False
    declines_s17_5: bool = False
    declines_primary_rule: bool = False
    """A child who asks to give evidence otherwise (s21(4)(ba))."""
    intimidated_by_others: bool | None = None
    """By someone other than the accused (s25(4)(b))."""
    video_interview: bool | None = None
    video_interview_under_18: bool | None = None
