"""The measures of ss23 to 30, the choice among them, and a decline of them all."""

from functools import partial

from smadvisor.assessment.questions.model import (
    FIVE_ANSWERS,
    NO,
    NONE,
    NOT_ASKED,
    PREFERS_NOT,
    UNSURE,
    UNSURE_OPTION,
    YES,
    Audience,
    Condition,
    Kind,
    Option,
    Question,
    Section,
    when,
)
from smadvisor.law.words import BY_ID, MEASURES, MeasureWords
from smadvisor.text import _

TOPICS = {
    "overview": _("The ways to help"),
    "decline": _("No measures wanted"),
    **{measure.id: measure.name for measure in MEASURES},
    "choice": _("First choice and fallback"),
}

UNLESS_DECLINED = Condition("choice.wants_any", (NOT_ASKED, YES, UNSURE, PREFERS_NOT))
"""Holds unless every measure was declined."""
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


def _wanted(measure: str) -> tuple[Condition, ...]:
    return (UNLESS_DECLINED, Condition(f"{measure}.view", (YES, UNSURE)))


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
            shown_when=_wanted(m),
            help=_(
                "Need, then effect: “Because …, with this measure the evidence is likely to be "
                "more complete, coherent or accurate in that …” That it is wanted is not enough."
            ),
            source=f"{source}; s19(2); CrimPR 18.10(b)",
            revisit=("feelings.fear_or_distress", "eligibility.conditions"),
        ),
    )


def _special(measure: str) -> "partial[Question]":
    """A question only asked where the measure is wanted."""
    return partial(
        _ask,
        topic=measure,
        shown_when=_wanted(measure),
        source=f"YJCEA 1999 {BY_ID[measure].section}",
    )


_screens = _special("screens")
SCREENS = (
    _screens(
        id="screens.from_defendant",
        text=_("Screened from the defendant?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Should the screen hide you from the defendant?"),
    ),
    _screens(
        id="screens.from_gallery",
        text=_("Screened from the public gallery?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Should it hide you from the public seats too?"),
        help=_("The statute speaks of the accused; the gallery is for the court's own powers."),
    ),
)

_link = _special("live_link")
_companion = partial(
    _link,
    shown_when=(*_wanted("live_link"), Condition("live_link.companion", (YES,))),
    source="YJCEA 1999 s24(1A); CrimPR 18.10(f)",
)
LIVE_LINK = (
    _link(
        id="live_link.place",
        text=_("Where from?"),
        kind=Kind.ONE_OF,
        options=(
            Option("court", _("The court's link room")),
            Option("remote_evidence_site", _("A remote evidence site")),
            Option("other", _("Somewhere else")),
            Option(UNSURE, _("Unsure")),
        ),
        say=_(
            "You could be in another part of the court, or in another building. Which is better?"
        ),
        help=_("Never write the address of a site. The place is not the measure."),
    ),
    _link(
        id="live_link.place_other",
        text=_("What kind of place? No address."),
        kind=Kind.LINE,
        shown_when=(*_wanted("live_link"), Condition("live_link.place", ("other",))),
        help=_("For example a hospital or another court, with the reason."),
    ),
    _link(
        id="live_link.monitor_shielded",
        text=_("Should the monitor be hidden from the defendant or the gallery?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("The defendant may see you on the screen. Should the court hide it from them?"),
        help=_("Bench or jury, lawyers and interpreter must still see her (s24(8))."),
    ),
    _link(
        id="live_link.companion",
        text=_("Should someone sit with them?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        say=_("Someone can sit with you. They cannot help you answer. Would you like that?"),
        help=_("An IDVA or ISVA may do so as a rule; the court must be told who (r.3.8(7), (8))."),
        source="YJCEA 1999 s24(1A); CrimPR 3.8(7)–(8), 18.10(f)",
    ),
    _companion(
        id="live_link.companion_name",
        text=_("The companion's name"),
        kind=Kind.LINE,
        say=_("Who would you like with you?"),
    ),
    _companion(
        id="live_link.companion_role",
        text=_("The companion's role or organisation"),
        kind=Kind.LINE,
        help=_("For example IDVA, ISVA, Witness Service, and for whom they work."),
    ),
    _companion(
        id="live_link.companion_why",
        text=_("Why this companion suits"),
        kind=Kind.TEXT,
        help=_("Independent, known to the witness, trained, free on the day."),
    ),
    _companion(
        id="live_link.companion_view",
        text=_("What the witness says about the companion"),
        kind=Kind.TEXT,
        say=_("What makes them the right person for you?"),
    ),
    _companion(
        id="live_link.companion_not_witness",
        text=_("Is it sure that the companion is not a witness in the case?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        help=_("A witness in the case cannot sit with another."),
    ),
)

IN_PRIVATE = (
    _special("evidence_in_private")(
        id="evidence_in_private.who",
        text=_("Who should leave, and what shows the need?"),
        kind=Kind.TEXT,
        say=_("Who would you not want to be there?"),
        help=_("Name them as far as possible; the court directs who is excluded (s25(1), (2))."),
        audience=Audience.SENSITIVE,
    ),
)

_interview = partial(_special("video_recorded_interview"), source="YJCEA 1999 s27; CrimPR 18.10(g)")
INTERVIEW = (
    _interview(
        id="video_recorded_interview.date",
        text=_("Date of the recording"),
        kind=Kind.DATE,
        help=_("As the officer in the case has it; the witness need not remember."),
    ),
    _interview(
        id="video_recorded_interview.duration",
        text=_("How long is it?"),
        kind=Kind.LINE,
        help=_("For example 47 minutes."),
    ),
    _interview(
        id="video_recorded_interview.parts",
        text=_("Which parts are relied on?"),
        kind=Kind.LINE,
        help=_("All of it, or from when to when."),
    ),
    _interview(
        id="video_recorded_interview.exhibit",
        text=_("Exhibit reference"),
        kind=Kind.LINE,
        help=_("And the transcript, if there is one."),
    ),
)

_before_trial = _special("pre_recorded_cross_examination")
BEFORE_TRIAL = (
    _before_trial(
        id="pre_recorded_cross_examination.why",
        text=_("Why should it not wait for the trial?"),
        kind=Kind.TEXT,
        help=_("Health, memory, therapy, pregnancy, exams, moving away."),
    ),
    _before_trial(
        id="pre_recorded_cross_examination.dates",
        text=_("Dates they can and cannot do"),
        kind=Kind.LINE,
        say=_("Which days are bad for you?"),
    ),
)

_helper = _special("intermediary")
INTERMEDIARY = (
    _helper(
        id="intermediary.referral",
        text=_("Has a Registered Intermediary been asked for?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        help=_("Witness Intermediary Scheme: police for the interview, CPS for the trial."),
    ),
    _helper(
        id="intermediary.details",
        text=_("Name, date of referral or report, and what was recommended"),
        kind=Kind.TEXT,
        shown_when=(*_wanted("intermediary"), Condition("intermediary.referral", (YES, UNSURE))),
        help=_("The report must meet CrimPR 18.24; a ground rules hearing follows (r.3.9)."),
        source="YJCEA 1999 s29; CrimPR 18.24",
    ),
)

AIDS = (
    _special("communication_aids")(
        id="communication_aids.device",
        text=_("Which device, who brings it, and was it tried out?"),
        kind=Kind.LINE,
        say=_("What do you use? Can you bring it?"),
    ),
)

_SPECIALS = {
    "screens": SCREENS,
    "live_link": LIVE_LINK,
    "evidence_in_private": IN_PRIVATE,
    "video_recorded_interview": INTERVIEW,
    "pre_recorded_cross_examination": BEFORE_TRIAL,
    "intermediary": INTERMEDIARY,
    "communication_aids": AIDS,
}

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
        for question in (*_common(measure), *_SPECIALS.get(measure.id, ()))
    ),
)
