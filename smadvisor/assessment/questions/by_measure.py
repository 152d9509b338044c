"""What is asked of one measure alone, where it is wanted."""

from functools import partial

from smadvisor.assessment.questions import prompts
from smadvisor.assessment.questions.model import (
    FIVE_ANSWERS,
    NOT_ASKED,
    PREFERS_NOT,
    UNSURE,
    YES,
    Audience,
    Condition,
    Kind,
    Option,
    Question,
    Section,
)
from smadvisor.law.words import BY_ID
from smadvisor.text import _

UNLESS_DECLINED = Condition("choice.wants_any", (NOT_ASKED, YES, UNSURE, PREFERS_NOT))
"""Holds unless every measure was declined."""
_ask = partial(Question, section=Section.MEASURES)


def wanted(measure: str) -> tuple[Condition, ...]:
    """Holds while the witness wants ``measure`` or is unsure."""
    return (UNLESS_DECLINED, Condition(f"{measure}.view", (YES, UNSURE)))


def _special(measure: str) -> "partial[Question]":
    """A question only asked where the measure is wanted."""
    return partial(
        _ask,
        topic=measure,
        shown_when=wanted(measure),
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
    shown_when=(*wanted("live_link"), Condition("live_link.companion", (YES,))),
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
        shown_when=(*wanted("live_link"), Condition("live_link.place", ("other",))),
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
        prompts=prompts.EVIDENCE_IN_PRIVATE,
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
        help=_("As in the officer's statement."),
    ),
    _interview(
        id="video_recorded_interview.transcript",
        text=_("Is there a transcript?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        help=_("CPS needs it before parts can be agreed."),
    ),
    _interview(
        id="video_recorded_interview.officer",
        text=_("Who interviewed?"),
        kind=Kind.LINE,
        help=_("Rank, number and name; and whether an intermediary was there."),
    ),
    _interview(
        id="video_recorded_interview.guidance",
        text=_("Was it done as Achieving Best Evidence says?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        help=_("The officer knows. If not, say under the parts what was otherwise."),
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
        shown_when=(*wanted("intermediary"), Condition("intermediary.referral", (YES, UNSURE))),
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

BY_MEASURE = {
    "screens": SCREENS,
    "live_link": LIVE_LINK,
    "evidence_in_private": IN_PRIVATE,
    "video_recorded_interview": INTERVIEW,
    "pre_recorded_cross_examination": BEFORE_TRIAL,
    "intermediary": INTERMEDIARY,
    "communication_aids": AIDS,
}
