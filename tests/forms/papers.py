"""Invented papers for the tests of what goes on paper. Nobody in here exists."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from smadvisor.assessment.paper import Answer, Assessor, Mg2Paper, PaperDefendant
from smadvisor.casework.cases import Role
from smadvisor.law.facts import Eligible, How, Measure, State

LONG = " ".join(
    f"Sentence {number}: Llŷr said that it’s the waiting – not the questions – that frightens her;"
    for number in range(1, 76)
)
"""More than 6,000 characters, no two sentences alike."""

EMPTY = Mg2Paper(
    urn="61NP1234526",
    occurrence="2600126865",
    court="",
    court_code="",
    hearing_date=None,
    hearing_text="",
    hearing_type="",
    offences="",
    oic="",
    defendants=(),
    person="Ŵenna Llŷr-Ŷoung",
    date_of_birth=None,
    role=Role.VICTIM,
    relationship="",
    answers={},
    eligible=(),
    measures=(),
    passed_over=("child", "in_person", "late"),
    law_as_at=date(2026, 6, 1),
    assessor=Assessor("Siân Ŵynne", "Special Measures Advisor"),
    made_on=date(2026, 11, 20),
    version=1,
    draft=False,
    changes=(),
)

_ANSWERS: Mapping[str, Answer] = {
    "opening.right_person": "yes",
    "opening.spoke_with": "witness",
    "feelings.words": (
        "“I’m dreading it. I haven’t slept since the letter came. If I see his face I’ll go blank "
        "– I know I will.”"
    ),
    "feelings.fear_or_distress": "yes",
    "feelings.of_what": ("seeing", "being_seen", "meeting"),
    "feelings.of_whom": ("defendant", "family"),
    "feelings.intimidated_by_others": "yes",
    "feelings.intimidation": (
        "His brother, Gŵyn Cadwgan, waited outside the school on 3 and 10 November 2026 and said "
        "“think about what you’re doing”. Source: witness, told to PC Llŷwelyn on 11 November."
    ),
    "needs.language": "both",
    "needs.welsh": ("evidence", "oath"),
    "needs.interpreter": "no",
    "needs.communication": "no",
    "needs.health": "yes",
    "needs.health_detail": "A break every 40 minutes; water within reach.",
    "eligibility.complainant": "yes",
    "eligibility.relationship": "ex_partner",
    "eligibility.sexual_offence": "no",
    "eligibility.domestic_abuse": "yes",
    "eligibility.weapon_offence": "no",
    "eligibility.conditions": ("mental_disorder",),
    "eligibility.quality_diminished": "yes",
    "eligibility.evidence": (
        "Post-traumatic stress disorder: letter of Dr Iôan Prŷs, Tŷ Gwyn surgery, 14 August 2026. "
        "Fear: told to the advisor on 19 November 2026; seen shaking at the interview by the "
        "officer in the case."
    ),
    "eligibility.completeness": (
        "Because she expects to freeze when she sees the defendant, her evidence is likely to be "
        "less complete in that she will leave out what was said to her in the kitchen."
    ),
    "eligibility.coherence": "Under stress she answers with one word, or not the question asked.",
    "eligibility.accuracy": "She mixes up the order of events of the two days when distressed.",
    "eligibility.factors": ("offence", "circumstances", "accused", "associates"),
    "eligibility.factors_detail": "Nine years of control; breach of bail on 2 November.",
    "video_recorded_interview.made": "yes",
    "video_recorded_interview.made_under_18": "no",
    "choice.wants_any": "yes",
    "screens.explained": "yes",
    "screens.view": "unsure",
    "screens.words": "“Only if the link breaks down.”",
    "screens.reason": "Because being seen is what she fears, a screen is likely to let her finish.",
    "screens.from_defendant": "yes",
    "screens.from_gallery": "yes",
    "live_link.explained": "yes",
    "live_link.view": "yes",
    "live_link.words": "“If he isn’t in the room I can say all of it.”",
    "live_link.reason": (
        "Because she freezes when she sees him, with the link her evidence is likely to be more "
        "complete and more coherent in that she can hear each question and answer it."
    ),
    "live_link.place": "remote_evidence_site",
    "live_link.monitor_shielded": "yes",
    "live_link.companion": "yes",
    "live_link.companion_name": "Ffîon Đurić",
    "live_link.companion_role": "IDVA, invented support service",
    "live_link.companion_why": "Trained, independent, has known her since July.",
    "live_link.companion_view": "“She keeps me calm.”",
    "live_link.companion_not_witness": "yes",
    "evidence_in_private.explained": "yes",
    "evidence_in_private.view": "no",
    "evidence_in_private.words": "“My mum wants to be there.”",
    "wigs_and_gowns.explained": "no",
    "video_recorded_interview.explained": "yes",
    "video_recorded_interview.view": "yes",
    "video_recorded_interview.words": "“Yes, play it. I don’t want to tell it twice.”",
    "video_recorded_interview.reason": "The recording was made two days after, without him near.",
    "video_recorded_interview.date": "2026-08-12",
    "video_recorded_interview.duration": "47 minutes",
    "video_recorded_interview.parts": "All, but 00:31 to 00:34",
    "video_recorded_interview.exhibit": "MŴ/1",
    "pre_recorded_cross_examination.view": "prefers_not_to_say",
    "choice.first": ("live_link", "video_recorded_interview"),
    "choice.fallback": ("screens",),
    "choice.why": "Screens leave her in the same room, which is what she fears most.",
    "views.eligibility": "“I didn’t know I could have help. I want it.”",
    "views.improvement": "“I’d be able to think.”",
    "views.measures": "“The link, and the film. Not the screen unless it has to be.”",
    "others.consulted": "yes",
    "others.views": "IDVA Ffîon Đurić: a remote site is safer; his family wait at the court.",
    "others.attachments": "yes",
    "others.attachments_list": "Letter of Dr Iôan Prŷs, 14 August 2026",
    "others.meeting": "no",
    "restraining_order.explained": "yes",
    "restraining_order.wanted": "yes",
    "restraining_order.words": "“I want it written down that he stays away. £5 or £500.”",
    "restraining_order.freely_given": "yes",
    "restraining_order.outcomes": ("conviction", "acquittal"),
    "restraining_order.feared": "That he comes to the door at night, as he did on 2 November.",
    "restraining_order.evidence": "Breach of bail, 2 November 2026 (PC Llŷwelyn). DASH: high.",
    "restraining_order.risk": "DASH: high, 21 October 2026. MARAC on 5 November 2026.",
    "restraining_order.specialist": "IDVA Ffîon Đurić: needed on either verdict; may be shared.",
    "restraining_order.protected": "Ŵenna Llŷr-Ŷoung; Cêri Llŷr (9)",
    "restraining_order.protected_views": "Cêri is a child; her mother speaks for her.",
    "restraining_order.conditions": ("contact", "social_media", "home"),
    "restraining_order.terms": "Not to contact her by any means, because he sent 40 messages.",
    "restraining_order.exceptions": "His mother lives two streets from her old house.",
    "restraining_order.address_known": "no",
    "restraining_order.address_asked_on": "2026-11-18",
    "order_contact.because": "He sent 40 messages in one night; she fears that they start again.",
    "order_contact.exceptions": ("solicitor", "child_contact"),
    "order_contact.exception_detail": "Nia Ŵyn, the child’s aunt",
    "order_social_media.accounts": "the Instagram account “ŵ.llyr”; her page for work",
    "order_social_media.because": "He posted under a false name on 9 August 2026.",
    "order_home.because": "He stood at the door on 2 November 2026; she fears that he finds it.",
    "order_home.exceptions": ("none",),
    "restraining_order.children": "no",
    "restraining_order.existing": "yes",
    "restraining_order.existing_detail": "Bail, Newport magistrates, until trial: no contact.",
    "restraining_order.duration": "5_years",
    "restraining_order.duration_why": "Until the youngest is grown.",
    "restraining_order.read_back": "2026-11-18",
    "restraining_order.still_true": "2026-11-19",
    "practical.visit": "yes",
    "practical.witness_service": "yes",
    "practical.separate_entrance": "yes",
    "practical.supporter": "yes",
    "practical.supporter_who": "Ffîon Đurić, IDVA",
    "practical.personal_statement_offered": "yes",
    "practical.personal_statement": "made",
    "practical.personal_statement_read": "prosecutor",
    "closing.explained": "yes",
    "closing.note": "Stays with the police: marrow-bone",
}

FULL = replace(
    EMPTY,
    court="Newport (South Wales) Magistrates' Court",
    court_code="B61NP00",
    hearing_date=date(2026, 11, 27),
    hearing_type="First hearing, anticipated not guilty",
    offences="Assault by beating; controlling or coercive behaviour; criminal damage",
    oic="PC 1234 Llŷwelyn",
    defendants=(
        PaperDefendant(
            name="Łukasz Cadwgan",
            date_of_birth=date(1988, 2, 29),
            plea="not_guilty",
            plea_date=date(2026, 11, 13),
            represented=True,
            last_day=date(2026, 12, 11),
        ),
        PaperDefendant("Gŵyn Cadwgan", None, "", None, None, None),
    ),
    date_of_birth=date(1991, 5, 3),
    relationship="Ex-partner",
    answers=_ANSWERS,
    eligible=(
        Eligible(
            "s17(4)",
            How.AUTO,
            "Complainant of an offence alleged to be domestic abuse.",
            ("c",),
        ),
        Eligible("s17(1)", How.TEST, "Fear or distress about giving evidence."),
        Eligible("s16(1)(b)", How.TEST, "Mental disorder (s16(2)(a)(i))."),
    ),
    measures=(
        Measure("s23", "screens", State.OPEN, "Open to every eligible witness (s23)."),
        Measure("s24", "live_link", State.OPEN, "Open to every eligible witness (s24)."),
        Measure("s25", "evidence_in_private", State.OPEN, "Domestic abuse opens it (s25(4)(a))."),
        Measure("s26", "wigs_and_gowns", State.CLOSED, "Nobody robes in a magistrates' court."),
        Measure(
            "s27",
            "video_recorded_interview",
            State.ASK,
            "Ask CPS whether arrangements exist (s18(2)); to be confirmed by legal services.",
        ),
        Measure(
            "s28",
            "pre_recorded_cross_examination",
            State.CLOSED,
            "Not commenced in any magistrates' or youth court in Wales (s28).",
        ),
        Measure("s29", "intermediary", State.OPEN, "Open under s16."),
        Measure("s30", "communication_aids", State.OPEN, "Open under s16."),
    ),
    assessor=Assessor(
        "Siân Ŵynne",
        "Special Measures Advisor",
        "90210",
        "01633 000000",
        "",
        "s.wynne@invented.test",
    ),
)


def answered(paper: Mg2Paper, **answers: Answer) -> Mg2Paper:
    """``paper`` with more answers; a dot in a question's id is written as two underscores."""
    given = {id.replace("__", "."): value for id, value in answers.items()}
    return replace(paper, answers={**paper.answers, **given})
