"""Box 3 of the MG2: the rows of each special measure."""

from forms.mg2 import sayings
from forms.mg2.model import Ask, Choices, Row, Say, Tick
from smadvisor.assessment.questions import NO, PREFERS_NOT, UNSURE, YES
from smadvisor.assessment.questions.model import when
from smadvisor.law.words import BY_ID
from smadvisor.text import _

ORDER_OF_FORM = (
    "screens",
    "live_link",
    "evidence_in_private",
    "wigs_and_gowns",
    "video_recorded_interview",
    "intermediary",
    "communication_aids",
    "pre_recorded_cross_examination",
)
"""The seven tick boxes of the national form in its order, then section 28, which it lacks."""

_SPECIALS: dict[str, tuple[Row, ...]] = {
    "screens": (
        (
            Ask("screens.from_defendant", _("From the defendant")),
            Ask("screens.from_gallery", _("From the public gallery")),
        ),
    ),
    "live_link": (
        (
            Ask("live_link.place", _("Place")),
            Ask("live_link.place_other", _("Kind of place")),
            Ask("live_link.monitor_shielded", _("Monitor hidden?")),
        ),
        (
            Ask("live_link.companion", _("Companion?"), share=5),
            Ask("live_link.companion_name", _("Companion's name"), share=12),
            Ask("live_link.companion_not_witness", _("Sure not a witness?"), share=7),
        ),
        (Ask("live_link.companion_role", _("Companion's role or organisation")),),
        (
            Ask("live_link.companion_why", _("Why this companion suits")),
            Ask("live_link.companion_view", _("The witness's view of that")),
        ),
    ),
    "evidence_in_private": ((Ask("evidence_in_private.who"),),),
    "video_recorded_interview": (
        (
            Ask(
                "video_recorded_interview.made",
                _("Interviewed on video?"),
                shown_when=when("video_recorded_interview.view", YES, UNSURE),
            ),
            Ask("video_recorded_interview.made_under_18", _("Under 18 then?")),
            Ask("video_recorded_interview.date", _("Date")),
            Ask("video_recorded_interview.duration", _("Duration")),
        ),
        (
            Ask("video_recorded_interview.parts", _("Parts relied on"), share=14),
            Ask("video_recorded_interview.exhibit", _("Exhibit"), share=10),
        ),
        (
            Ask("video_recorded_interview.officer", _("Interviewed by"), share=12),
            Ask("video_recorded_interview.transcript", _("Transcript?"), share=5),
            Ask("video_recorded_interview.guidance", _("As the guidance says?"), share=7),
        ),
    ),
    "intermediary": (
        (
            Ask("intermediary.referral", _("Asked for?"), share=4),
            Ask("intermediary.details", share=20),
        ),
    ),
    "communication_aids": ((Ask("communication_aids.device"),),),
    "pre_recorded_cross_examination": (
        (
            Ask("pre_recorded_cross_examination.why", share=15),
            Ask("pre_recorded_cross_examination.dates", share=9),
        ),
    ),
}


def _ticks(measures: tuple[str, ...], label: str = "") -> Choices:
    named = ((f"{BY_ID[one].name} ({BY_ID[one].section})", one) for one in measures)
    ticks = (Tick(name, when=when(f"{one}.view", YES)) for name, one in named)
    return Choices(label, tuple(ticks))


TICKS: Row = (
    _ticks(ORDER_OF_FORM[:4], _("Requested")),
    _ticks(ORDER_OF_FORM[4:], _("Requested")),
)
"""The tick boxes at the head of the box."""


def rows(measure: str) -> tuple[Row, ...]:
    """The decision, the law, the reason and the words, then what this measure alone needs."""
    law = BY_ID[measure]
    view = f"{measure}.view"
    name = f"{law.name} ({law.section})"
    decided = when(view, YES, NO, UNSURE, PREFERS_NOT)
    return (
        (
            Say(_("Measure"), lambda _paper: name, share=15, heads=True),
            Ask(f"{measure}.explained", _("Explained?"), share=4, always=True),
            Say(_("The witness"), sayings.wanted(measure), share=5, heads=True, answers=(view,)),
        ),
        (Say(_("The law here"), sayings.law(measure), only_if_any=True),),
        (
            Ask(f"{measure}.reason", _("How it would improve the evidence")),
            Ask(f"{measure}.words", _("In the witness's own words"), shown_when=decided),
        ),
        *_SPECIALS.get(measure, ()),
    )
