"""Practical needs and the end of the call."""

from functools import partial

from smadvisor.assessment.questions.model import (
    FIVE_ANSWERS,
    UNSURE,
    YES,
    Audience,
    Kind,
    Option,
    Question,
    Section,
    when,
)
from smadvisor.text import _

TOPICS = {
    "at_court": _("At the court"),
    "naming": _("Being named"),
    "statement": _("Statements"),
    "support": _("Support and safety"),
    "next": _("What happens next"),
}

_practical = partial(Question, section=Section.PRACTICAL)
_closing = partial(Question, section=Section.CLOSING, topic="next", audience=Audience.POLICE)

PRACTICAL = (
    _practical(
        id="practical.visit",
        topic="at_court",
        text=_("A visit to the court before the trial?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("You can see the court before the day. Would you like that?"),
        source="Victims' Code right 8",
    ),
    _practical(
        id="practical.witness_service",
        topic="at_court",
        text=_("May the Witness Service be told about them?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("There are helpers at the court. May we give them your name?"),
        source="Victims' Code right 4",
    ),
    _practical(
        id="practical.separate_entrance",
        topic="at_court",
        text=_("A separate entrance and waiting room?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Would you like to come in by another door and wait apart?"),
        help=_("Not a special measure, but needed for screens to be of use."),
        source="Victims' Code right 8",
    ),
    _practical(
        id="practical.supporter",
        topic="at_court",
        text=_("Should someone come with them?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Would you like someone to be with you that day?"),
        source="CrimPR 3.8(6)–(8)",
    ),
    _practical(
        id="practical.supporter_who",
        topic="at_court",
        text=_("Who?"),
        kind=Kind.LINE,
        shown_when=when("practical.supporter", YES, UNSURE),
        help=_("Name, role and organisation; not a witness in the case."),
        source="CrimPR 3.8(6)–(8)",
    ),
    _practical(
        id="practical.other",
        topic="at_court",
        text=_("Anything else: dates to avoid, travel, child care, breaks"),
        kind=Kind.TEXT,
        say=_("Is there anything else that would make the day easier?"),
        source="Victims' Code right 4",
    ),
    _practical(
        id="practical.naming",
        topic="naming",
        text=_("Do they want it that nobody may name them in public?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Would it worry you to be named in the news or online?"),
        help=_(
            "For a sexual offence it is forbidden by itself. For others the prosecutor can ask, if "
            "fear or distress about being named would hurt the evidence or the help they give."
        ),
        source="YJCEA 1999 ss45, 45A, 46; SO(A)A 1992 s1",
    ),
    _practical(
        id="practical.naming_words",
        topic="naming",
        text=_("Why, in their words?"),
        kind=Kind.TEXT,
        shown_when=when("practical.naming", YES, UNSURE),
        help=_("What they fear if they are named, and from whom."),
        source="YJCEA 1999 s46(3)",
    ),
    _practical(
        id="practical.therapy",
        topic="support",
        text=_("Therapy before the trial"),
        kind=Kind.ONE_OF,
        options=(
            Option("offered", _("Offered")),
            Option("started", _("Started")),
            Option("waiting", _("Waiting for it")),
            Option("not_wanted", _("Not wanted")),
            Option("not_offered", _("Not offered")),
            Option(UNSURE, _("Unsure")),
        ),
        audience=Audience.SENSITIVE,
        say=_("You can have counselling before the trial. Has anyone told you?"),
        help=_("Ask only whether, never about what. A trial is no reason to wait with it."),
        source="CPS guidance on pre-trial therapy 2022",
    ),
    _practical(
        id="practical.court_safety",
        topic="support",
        text=_("What should the court and the police know to keep them safe that day?"),
        kind=Kind.TEXT,
        audience=Audience.SENSITIVE,
        say=_("Is there anything that would make you feel safer on the way there and back?"),
        help=_("Threats, MARAC, how they come and go, who must not learn when. No address."),
        source="Victims' Code right 8",
    ),
    _practical(
        id="practical.refresh_memory",
        topic="statement",
        text=_("Do they want to go over their statement or recording before the trial?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("You can read your statement or watch your film first. Would you like that?"),
        help=_("Where and when is arranged by the officer; never on the day only."),
        source="CJA 2003 s139; Victims' Code right 8",
    ),
    _practical(
        id="practical.personal_statement_offered",
        topic="statement",
        text=_("Was a victim personal statement offered?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("You can tell the court how this has changed your life."),
        source="Victims' Code right 7",
    ),
    _practical(
        id="practical.personal_statement",
        topic="statement",
        text=_("The victim personal statement"),
        kind=Kind.ONE_OF,
        options=(
            Option("made", _("Made")),
            Option("wanted", _("Wants to make one")),
            Option("update", _("Wants to change it")),
            Option("not_wanted", _("Does not want one")),
            Option(UNSURE, _("Unsure")),
        ),
        shown_when=when("practical.personal_statement_offered", YES),
        say=_("Would you like to make one?"),
        source="Victims' Code right 7",
    ),
    _practical(
        id="practical.personal_statement_read",
        topic="statement",
        text=_("Do they want it read out?"),
        kind=Kind.ONE_OF,
        options=(
            Option("self", _("By themselves")),
            Option("prosecutor", _("By the prosecutor")),
            Option("not_read", _("Not read out")),
            Option(UNSURE, _("Unsure")),
        ),
        shown_when=when("practical.personal_statement", "made", "wanted", "update"),
        say=_("You can read it out, or the lawyer can. Or nobody does."),
        source="Victims' Code right 7",
    ),
)

CLOSING = (
    _closing(
        id="closing.explained",
        text=_("Was it explained what happens next?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        required=True,
        say=_(
            "I will write this down for the prosecutors. They decide what to ask the court for. "
            "The court decides what you get. Someone will tell you what the court says."
        ),
        source="CrimPR 18.5; Victims' Code right 8",
    ),
    _closing(
        id="closing.tell_by",
        text=_("How should the decision be told?"),
        kind=Kind.ONE_OF,
        options=(
            Option("phone", _("By phone")),
            Option("text", _("By text message")),
            Option("email", _("By e-mail")),
            Option("support_worker", _("Through their support worker")),
            Option("other", _("Another way")),
            Option(UNSURE, _("Unsure")),
        ),
        say=_("What is the best way to tell you?"),
        help=_("Safe contact comes first; change it there if it changed."),
        source="CrimPR 18.5",
    ),
    _closing(
        id="closing.tell_note",
        text=_("When, and what to watch for"),
        kind=Kind.LINE,
        say=_("When is a good time? When should we not ring?"),
        help=_("Times, and who must not hear of it."),
    ),
    _closing(
        id="closing.note",
        text=_("The advisor's own note"),
        kind=Kind.TEXT,
        help=_("What you think, apart from what you were told. It is not printed."),
        source="DPA 2018 s38",
    ),
)
