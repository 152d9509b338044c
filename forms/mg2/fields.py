"""The boxes of the MG2 in their order, as data: what each prints, and what never is.

First the boxes of the national form (its numbers 1 to 6), then what the law has added since, the
annex and the assessing officer. A new question needs one ``Ask`` in here, or a reason in
``NOT_PRINTED``; who may read its answer is said at the question itself.
"""

from collections.abc import Mapping

from forms.mg2 import measures, sayings
from forms.mg2.model import Ask, Box, Say
from forms.mg2.order import ANNEX, NO_ORDER, ORDER_IN_ANNEX
from forms.mg2.witness import ELIGIBILITY, IDENTIFICATION, PARTICULARS
from smadvisor.text import _

NOT_PRINTED: Mapping[str, str] = {}
"""Questions left off the form, with the reason. Those for the police alone always are."""

_MEASURES = Box(
    "3",
    _("Special measures"),
    (
        measures.TICKS,
        (
            Ask("choice.wants_any", _("Wants any?"), share=4),
            Ask("choice.first", _("First choice"), share=10),
            Ask("choice.fallback", _("Fallback, if the court does not agree"), share=10),
            Ask("decline.understood", _("Knows what is declined?"), share=7),
            Ask("decline.words", _("Why none, in the witness's own words"), share=13),
        ),
        (Ask("choice.why", _("Why this choice and not the others")),),
        *(row for measure in measures.ORDER_OF_FORM for row in measures.rows(measure)),
    ),
)

_VIEWS = Box(
    "4",
    _("Views of the witness"),
    (
        (Ask("views.eligibility", _("On being eligible"), always=True),),
        (
            Ask(
                "views.improvement",
                _("On whether measures would improve the quality of their evidence"),
                always=True,
            ),
        ),
        (Ask("views.measures", _("On the measures proposed"), always=True),),
    ),
    note=_("CrimPR 18.10(d)"),
)

_OTHERS = Box(
    "5",
    _("Views of other interested parties or agencies"),
    (
        (
            Ask("others.consulted", _("Any given?"), share=5),
            Ask("others.views", _("Who, and what they say"), share=13),
            Ask("others.views_withheld", _("Kept from the defence?"), share=6),
        ),
        (
            Ask("others.attachments", _("Material attached?"), share=5),
            Ask("others.attachments_list", _("List"), share=19),
        ),
    ),
)

_MEETING = Box(
    "6",
    _("Is a special measures meeting required?"),
    (
        (
            Ask("others.meeting", _("Required?"), share=5),
            Ask("others.meeting_why", _("Why"), share=19),
        ),
    ),
)

_NEEDS = Box(
    "7",
    _("Language, communication and health"),
    (
        (
            Ask("needs.language", _("Language of the evidence / Iaith")),
            Ask("needs.welsh", _("In Welsh")),
            Ask("needs.interpreter", _("Interpreter?")),
        ),
        (
            Ask("needs.interpreter_language", _("Interpreter: language or dialect"), share=14),
            Ask("needs.interpreter_is_family", _("Relative or friend interprets?"), share=10),
        ),
        (
            Ask("needs.communication", _("Trouble with questions, times, numbers?")),
            Ask("needs.aids", _("An aid used every day?")),
            Ask("needs.health", _("Health the court should plan for?")),
        ),
        (Ask("needs.communication_detail", _("What helps, and who has assessed it")),),
        (Ask("needs.aids_detail", _("The aid")),),
        (Ask("needs.health_detail", _("What the court should plan for")),),
    ),
    optional=True,
)

_PRACTICAL = Box(
    "8",
    _("Practical needs"),
    (
        (
            Ask("practical.visit", _("Visit before the trial?")),
            Ask("practical.witness_service", _("Witness Service may know?")),
            Ask("practical.separate_entrance", _("Separate entrance?")),
            Ask("practical.refresh_memory", _("Go over the statement?")),
        ),
        (
            Ask("practical.supporter", _("Supporter?"), share=5),
            Ask("practical.supporter_who", _("Who"), share=19),
        ),
        (
            Ask("practical.therapy", _("Therapy before the trial"), share=7),
            Ask("practical.court_safety", _("To keep them safe that day"), share=17),
        ),
        (
            Ask("practical.naming", _("Not to be named in public?"), share=7),
            Ask("practical.naming_words", _("Why, in the witness's own words"), share=17),
        ),
        (Ask("practical.other", _("Dates to avoid, travel, child care, breaks")),),
    ),
    optional=True,
)

_PERSONAL_STATEMENT = Box(
    "9",
    _("Victim personal statement"),
    (
        (
            Ask("practical.personal_statement_offered", _("Offered?")),
            Ask("practical.personal_statement", _("The statement")),
            Ask("practical.personal_statement_read", _("Read out?")),
        ),
    ),
    optional=True,
)

_CHANGES = Box(
    "11",
    _("Changes since the last version"),
    (
        (Say(_("What this version says otherwise"), sayings.changes, sensitive=True),),
        (Ask("new_version.why", _("Why there is a new version")),),
    ),
)

_OFFICER = Box(
    "",
    _("Assessing officer"),
    (
        (
            Say(_("Name"), lambda paper: paper.assessor.name, share=10, bold=True),
            Say(_("Rank or job title, and number"), sayings.assessor_role, share=9),
            Say(_("Date"), sayings.made_on, share=5),
        ),
        (
            Say(_("Telephone"), lambda paper: paper.assessor.telephone, share=6),
            Say(_("Mobile"), lambda paper: paper.assessor.mobile, share=6),
            Say(_("E-mail"), lambda paper: paper.assessor.email, share=12),
        ),
        (Ask("details.supervisor", _("Supervisor: name, number, date")),),
    ),
)

BOXES: tuple[Box, ...] = (
    PARTICULARS,
    IDENTIFICATION,
    ELIGIBILITY,
    _MEASURES,
    _VIEWS,
    _OTHERS,
    _MEETING,
    _NEEDS,
    _PRACTICAL,
    _PERSONAL_STATEMENT,
    ORDER_IN_ANNEX,
    NO_ORDER,
    _CHANGES,
    _OFFICER,
    ANNEX,
)
"""Every box, in the order of the paper."""
