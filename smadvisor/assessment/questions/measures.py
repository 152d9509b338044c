"""The measures of ss23 to 30, the choice among them, and a decline of them all."""

from functools import partial

from smadvisor.assessment.questions.by_measure import BY_MEASURE, UNLESS_DECLINED, wanted
from smadvisor.assessment.questions.model import (
    FIVE_ANSWERS,
    NO,
    NONE,
    UNSURE_OPTION,
    Audience,
    Kind,
    Option,
    Question,
    Section,
    when,
)
from smadvisor.law.words import MEASURES, MeasureWords
from smadvisor.text import _

TOPICS = {
    "overview": _("The ways to help"),
    "decline": _("No measures wanted"),
    **{measure.id: measure.name for measure in MEASURES},
    "choice": _("First choice and fallback"),
}

MEASURE_OPTIONS = tuple(Option(measure.id, measure.name) for measure in MEASURES)

_ask = partial(Question, section=Section.MEASURES)

OVERVIEW = (
    _ask(
        id="choice.wants_any",
        topic="overview",
        text=_("Would they like any of the measures?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        required=True,
        say=_(
            "There are eight ways to help. A screen around you. A video link from another room. "
            "Clearing the public seats. Wigs and gowns off. Playing your filmed interview. "
            "Filming all the questions before the trial. A person who helps with questions. "
            "A tool that helps you talk. You can also have none. "
            "You can change your mind later. Would you like to hear about them?"
        ),
        help=_(
            "No here records a decline of everything and passes over the measures. "
            "No today is not no for ever. Nothing already written is lost."
        ),
        source="YJCEA 1999 ss16(4), 17(3), 19(3); CrimPR 18.10(d)",
    ),
    _ask(
        id="decline.words",
        topic="decline",
        text=_("Why do they want none, in their words?"),
        kind=Kind.TEXT,
        required=True,
        shown_when=when("choice.wants_any", NO),
        say=_("That is fine. May I write down why, in your words?"),
        help=_("Listen for pressure from someone else, and for something misunderstood."),
        source="YJCEA 1999 s19(3)(a)",
    ),
    _ask(
        id="decline.understood",
        topic="decline",
        text=_("Do they know what they decline, and that they can change their mind?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        required=True,
        shown_when=when("choice.wants_any", NO),
        say=_("You can ask for help later. The sooner you tell us, the easier it is."),
        help=_("A late request needs a reason for the delay (CrimPR 18.6)."),
        source="CrimPR 18.6",
    ),
    _ask(
        id="decline.offer_again_on",
        topic="decline",
        text=_("When should it be offered again?"),
        kind=Kind.DATE,
        shown_when=when("choice.wants_any", NO),
        say=_("May I ask you again nearer the time? When would be good?"),
        help=_("Before the trial at the latest; leave empty only if they ask not to be asked."),
        source="Victims' Code right 4",
        audience=Audience.POLICE,
    ),
)


def _common(measure: MeasureWords) -> tuple[Question, ...]:
    """The four questions asked of every measure."""
    m, source = measure.id, f"YJCEA 1999 {measure.section}"
    ask = partial(_ask, topic=m, shown_when=(UNLESS_DECLINED,))
    return (
        ask(
            id=f"{m}.explained",
            text=_("{measure}: was it explained?").format(measure=measure.name),
            kind=Kind.YES_NO,
            options=FIVE_ANSWERS,
            required=True,
            say=measure.what,
            help=measure.help,
            source=source,
        ),
        ask(
            id=f"{m}.view",
            text=_("{measure}: do they want it?").format(measure=measure.name),
            kind=Kind.YES_NO,
            options=FIVE_ANSWERS,
            required=True,
            say=f"{measure.in_favour} {measure.against} {measure.ask}",
            help=_("Their decision, knowing what speaks for and against it."),
            source=f"{source}; s19(3)(a); CrimPR 18.10(d)(iii)",
        ),
        ask(
            id=f"{m}.words",
            text=_("{measure}: what they said, in their words").format(measure=measure.name),
            kind=Kind.TEXT,
            say=_("Why is that? May I write that down in your words?"),
            help=_("Wanted or not, their own words carry the most weight."),
            source=f"{source}; CrimPR 18.10(d)(iii)",
            revisit=(f"{m}.view",),
        ),
        _ask(
            id=f"{m}.reason",
            topic=m,
            text=_("{measure}: how it would improve the evidence").format(measure=measure.name),
            kind=Kind.TEXT,
            required=True,
            shown_when=wanted(m),
            help=_(
                "Need, then effect: “Because …, with this measure the evidence is likely to be "
                "more complete, coherent or accurate in that …” That it is wanted is not enough."
            ),
            source=f"{source}; s19(2); CrimPR 18.10(b)",
            revisit=("feelings.fear_or_distress", "eligibility.conditions"),
        ),
    )


_choice = partial(
    Question,
    section=Section.CHOICE,
    topic="choice",
    shown_when=(UNLESS_DECLINED,),
    source="YJCEA 1999 s19(2)(b); CrimPR 18.10(c)",
    revisit=tuple(f"{measure.id}.view" for measure in MEASURES),
)
CHOICE = (
    _choice(
        id="choice.first",
        text=_("First choice"),
        kind=Kind.MANY_OF,
        options=(*MEASURE_OPTIONS, Option(NONE, _("No measure"), alone=True), UNSURE_OPTION),
        required=True,
        say=_("Of all these, what would help you most?"),
        help=_(
            "What would maximise the quality of the evidence; several can go together. "
            "Screens and a live link are alternatives: one first, the other as fallback."
        ),
    ),
    _choice(
        id="choice.fallback",
        text=_("If the court does not agree: the fallback"),
        kind=Kind.MANY_OF,
        options=(*MEASURE_OPTIONS, Option(NONE, _("No fallback"), alone=True), UNSURE_OPTION),
        say=_("If the court says no to that, what would be next best?"),
        help=_("Saves a second application when the first choice cannot be had."),
    ),
    _choice(
        id="choice.why",
        text=_("Why this choice and not the others?"),
        kind=Kind.TEXT,
        help=_("The court asks which measures maximise quality so far as practicable."),
    ),
)

MEASURE_QUESTIONS = (
    *OVERVIEW,
    *(
        question
        for measure in MEASURES
        for question in (*_common(measure), *BY_MEASURE.get(measure.id, ()))
    ),
)
