"""What the witness and others think, and what the form's sections 4 to 6 ask."""

from functools import partial

from smadvisor.assessment.questions.by_measure import UNLESS_DECLINED
from smadvisor.assessment.questions.model import (
    FIVE_ANSWERS,
    UNSURE,
    YES,
    Kind,
    Question,
    Section,
    when,
    withheld,
)
from smadvisor.text import _

TOPICS = {
    "views": _("Views of the witness"),
    "others": _("Other people and agencies"),
    "meeting": _("Special measures meeting"),
    "late": _("Late, and why"),
}

_view = partial(
    Question,
    section=Section.VIEWS,
    topic="views",
    kind=Kind.TEXT,
    required=True,
    shown_when=(UNLESS_DECLINED,),
)
_others = partial(Question, section=Section.OTHERS)

VIEWS = (
    _view(
        id="views.eligibility",
        text=_("Their view on being eligible"),
        say=_("The law says that you may be able to have help. What do you think of that?"),
        help=_("Their words. The court must consider this view of its own."),
        source="YJCEA 1999 s16(4), s17(3); CrimPR 18.10(d)(i)",
        revisit=(
            "feelings.fear_or_distress",
            "eligibility.date_of_birth",
            "eligibility.complainant",
            "eligibility.sexual_offence",
            "eligibility.modern_slavery",
            "eligibility.domestic_abuse",
            "eligibility.weapon_offence",
            "eligibility.conditions",
        ),
    ),
    _view(
        id="views.improvement",
        text=_("Their view on whether measures would improve their evidence"),
        say=_("Do you think that this would help you to tell the court what happened?"),
        help=_("In what way: say more, be clearer, get fewer things wrong."),
        source="CrimPR 18.10(d)(ii)",
    ),
    _view(
        id="views.measures",
        text=_("Their view on the measures proposed"),
        say=_("So we would ask for these things. Is that what you want?"),
        help=_("Read the choice back before you write."),
        source="YJCEA 1999 s19(3)(a); CrimPR 18.10(d)(iii)",
        revisit=("choice.first", "choice.fallback"),
    ),
)

OTHERS = (
    _others(
        id="others.consulted",
        topic="others",
        text=_("Has anyone else given a view?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        help=_("IDVA, ISVA, carer, parent, social worker, school, health team."),
        source="MG2 section 5",
    ),
    _others(
        id="others.views",
        topic="others",
        text=_("Who, and what do they say?"),
        kind=Kind.TEXT,
        shown_when=when("others.consulted", YES, UNSURE),
        help=_(
            "A carer can tell how the witness talks, understands time and holds attention, "
            "and how they prefer to give evidence."
        ),
        source="MG2 section 5",
        withheld_by="others.views_withheld",
    ),
    withheld(
        "others.views_withheld", Section.OTHERS, "others", when("others.consulted", YES, UNSURE)
    ),
    _others(
        id="others.attachments",
        topic="others",
        text=_("Is anything attached?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        help=_("Reports, letters, the intermediary's report."),
        source="MG2 section 5; CrimPR 18.10(h)",
    ),
    _others(
        id="others.attachments_list",
        topic="others",
        text=_("What is attached?"),
        kind=Kind.TEXT,
        shown_when=when("others.attachments", YES),
        source="MG2 section 5; CrimPR 18.10(h)",
        help=_("One line each, with its date."),
    ),
    _others(
        id="others.meeting",
        topic="meeting",
        text=_("Is a special measures meeting needed?"),
        kind=Kind.YES_NO,
        options=FIVE_ANSWERS,
        required=True,
        help=_("A meeting of the police with CPS, with or without the witness."),
        source="MG2 section 6",
    ),
    _others(
        id="others.meeting_why",
        topic="meeting",
        text=_("Why is it needed?"),
        kind=Kind.TEXT,
        shown_when=when("others.meeting", YES),
        source="MG2 section 6",
        help=_("What the meeting should settle, and who should be there."),
    ),
)

LATE = (
    _others(
        id="late.reason",
        topic="late",
        text=_("Why is it late?"),
        kind=Kind.TEXT,
        required=True,
        help=_(
            "The last day to apply has passed. The application must ask for an extension and "
            "explain the delay: what happened, when it was noticed, what was done at once."
        ),
        source="CrimPR 18.6",
    ),
)
"""Asked once the time limit has passed."""
