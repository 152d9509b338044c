"""What the form asks of the case and the officers, and the witness need not be asked."""

from functools import partial

from smadvisor.assessment.questions.model import (
    NONE_OPTION,
    UNSURE,
    Kind,
    Option,
    Question,
    Section,
)
from smadvisor.text import _

TOPICS = {"details": _("Details for the form"), "new_version": _("A new version, and why")}

_details = partial(Question, section=Section.OTHERS, topic="details")

DETAILS = (
    _details(
        id="details.asn",
        text=_("Arrest summons number of each defendant"),
        kind=Kind.LINE,
        help=_("As on the charge; one for each defendant."),
    ),
    _details(
        id="details.remand",
        text=_("Where is the defendant until the trial?"),
        kind=Kind.ONE_OF,
        options=(
            Option("custody", _("In custody")),
            Option("conditional_bail", _("On bail with conditions")),
            Option("bail", _("On bail without conditions")),
            Option("requisition", _("Summoned or requisitioned")),
            Option(UNSURE, _("Unsure")),
        ),
        help=_("Bail ends with the verdict; an order must be prepared before."),
        source="YJCEA 1999 s17(2)(d)",
    ),
    _details(
        id="details.gender",
        text=_("Gender of the witness, if the form should say it"),
        kind=Kind.LINE,
        help=_("Only where it matters to what is asked for, such as who sits with them."),
    ),
    _details(
        id="details.kind_of_witness",
        text=_("Is the witness one of these?"),
        kind=Kind.MANY_OF,
        options=(
            Option("both", _("Victim, and witness of something else")),
            Option("significant", _("Significant or key witness")),
            Option("professional", _("Police officer or other professional")),
            NONE_OPTION,
        ),
        help=_(
            "None of them opens a measure by itself: a recording of a significant witness is no "
            "evidence in chief under s27, and a link for convenience is asked for under "
            "CJA 2003 s51."
        ),
        source="YJCEA 1999 ss16, 17, 27; CJA 2003 s51",
    ),
    _details(
        id="details.supervisor",
        text=_("Supervisor: name, number and date, where the force asks for it"),
        kind=Kind.LINE,
        help=_("That the force's form has such a box is to be confirmed by legal services."),
    ),
)

WHY_A_NEW_VERSION = "new_version.why"
NEW_VERSION = (
    Question(
        id=WHY_A_NEW_VERSION,
        section=Section.OTHERS,
        topic="new_version",
        text=_("Why is there a new version of the MG2?"),
        kind=Kind.TEXT,
        required=True,
        help=_(
            "What has changed since the last one, and when it came to light. To vary what the "
            "court directed takes a material change of circumstances."
        ),
        source="YJCEA 1999 s20; CrimPR 18.11",
    ),
)
"""Asked once an MG2 was made; each version has its own reason."""
