"""What a question is. Pure data; nothing is ever pre-ticked."""

from dataclasses import dataclass
from enum import StrEnum

from smadvisor.text import _

NOT_ASKED = ""
"""The first of the five answers: no answer is stored. In a condition it stands for that."""
YES = "yes"
NO = "no"
UNSURE = "unsure"
PREFERS_NOT = "prefers_not_to_say"
NONE = "none"


class Section(StrEnum):
    """The parts of the call, in its order."""

    OPENING = "opening"
    FEELINGS = "feelings"
    NEEDS = "needs"
    ELIGIBILITY = "eligibility"
    MEASURES = "measures"
    CHOICE = "choice"
    VIEWS = "views"
    OTHERS = "others"
    RESTRAINING_ORDER = "restraining_order"
    PRACTICAL = "practical"
    CLOSING = "closing"

    @property
    def heading(self) -> str:
        """As the task list and the pages call it."""
        return _HEADINGS[self]


_HEADINGS = {
    Section.OPENING: _("Start of the call"),
    Section.FEELINGS: _("Feelings about giving evidence"),
    Section.NEEDS: _("Needs"),
    Section.ELIGIBILITY: _("Eligibility"),
    Section.MEASURES: _("The measures"),
    Section.CHOICE: _("The choice"),
    Section.VIEWS: _("Views of the witness"),
    Section.OTHERS: _("Other people and agencies"),
    Section.RESTRAINING_ORDER: _("Restraining order"),
    Section.PRACTICAL: _("Practical needs"),
    Section.CLOSING: _("End of the call"),
}


class Kind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    ONE_OF = "one_of"
    MANY_OF = "many_of"
    LINE = "line"
    """Words on one line."""
    TEXT = "text"
    DATE = "date"


class Audience(StrEnum):
    """Who may come to read the answer."""

    QUOTED = "quoted"
    """May be quoted in the application that is served on the defence (CrimPR 18.4(b))."""
    SENSITIVE = "sensitive"
    """For the prosecution and the court, unless a lawyer decides otherwise (CrimPR 18.12)."""
    POLICE = "police"
    """For the police alone: on no paper but the hand-over sheet of their own witness care."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. One that stands ``alone`` cannot be ticked with others."""

    value: str
    words: str
    alone: bool = False


FIVE_ANSWERS = (
    Option(YES, _("Yes")),
    Option(NO, _("No")),
    Option(UNSURE, _("Unsure")),
    Option(PREFERS_NOT, _("Prefers not to say")),
)
"""The answers to a yes-or-no question; the fifth is that it was not asked."""
UNSURE_OPTION = Option(UNSURE, _("Unsure"), alone=True)
PREFERS_NOT_OPTION = Option(PREFERS_NOT, _("Prefers not to say"), alone=True)
NONE_OPTION = Option(NONE, _("None of these"), alone=True)


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds while the answer to ``question`` is, or contains, one of ``values``."""

    question: str
    values: tuple[str, ...]


def when(question: str, *values: str) -> tuple[Condition, ...]:
    """The one condition that ``question`` was answered with one of ``values``."""
    return (Condition(question, values),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to ask."""

    id: str
    section: Section
    topic: str
    """Questions with the same topic share one page."""
    text: str
    """As the advisor reads it."""
    kind: Kind
    options: tuple[Option, ...] = ()
    required: bool = False
    """No MG2 is made without it, while it is shown."""
    say: str = ""
    """To read aloud: short sentences in everyday words."""
    help: str = ""
    """For the advisor, with the law in terms."""
    source: str = ""
    """Where the law asks for it."""
    prompts: tuple[str, ...] = ()
    """What not to forget, one factor of the statute each: beside the box, never in it."""
    audience: Audience = Audience.QUOTED
    withheld_by: str = ""
    """A question whose yes makes this answer sensitive, as material kept from the defence."""
    shown_when: tuple[Condition, ...] = ()
    """All must hold; a question that is itself hidden counts as not asked."""
    revisit: tuple[str, ...] = ()
    """Questions whose change asks for a second look at this answer, though it stays shown."""
    drafting: bool = False
    """Its words go into an order: weak wording is flagged while it is typed."""


def withheld(
    id: str, section: Section, topic: str, shown_when: tuple[Condition, ...] = ()
) -> Question:
    """The question whether the answer before it must be kept from the defence (CrimPR 18.12)."""
    return Question(
        id=id,
        section=section,
        topic=topic,
        text=_("Must that be kept from the defence?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        help=_("Yes keeps it out of the application that is served; CPS then tells the court why."),
        source="CrimPR 18.12",
        audience=Audience.SENSITIVE,
        shown_when=shown_when,
    )
