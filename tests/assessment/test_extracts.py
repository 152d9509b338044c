"""Grounds, draft order, MG5, MG6, hand-over sheet and log entry: who may read what."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.assessment.extracts import KINDS, Document, extract
from smadvisor.assessment.flow import audience, standing
from smadvisor.assessment.orders import terms
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID, Audience
from smadvisor.assessment.questions.order_terms import TERMS
from tests.assessment.sheets import (
    ADDRESS_KNOWN,
    EVERY,
    TYPED,
    choices,
    marker,
    paper,
    sample_paper,
)
from tests.assessment.strategies import WORDS

SERVED = ("grounds", "order", "mg5")
GROUNDS = (
    "feelings.words",
    "feelings.questioned_by_defendant",
    "eligibility.evidence",
    *("needs.communication_detail", "needs.aids_detail"),
    "eligibility.completeness",
    "eligibility.coherence",
    "eligibility.accuracy",
    "eligibility.declines_s17_4_words",
    "eligibility.declines_s17_5_words",
    "eligibility.declines_primary_rule_words",
    *("screens.words", "screens.reason"),
    *("live_link.words", "live_link.reason"),
    "live_link.place_other",
    "live_link.companion_name",
    "live_link.companion_role",
    "live_link.companion_why",
    "live_link.companion_view",
    *("evidence_in_private.words", "evidence_in_private.reason"),
    *("wigs_and_gowns.words", "wigs_and_gowns.reason"),
    *("video_recorded_interview.words", "video_recorded_interview.reason"),
    "video_recorded_interview.duration",
    "video_recorded_interview.parts",
    "video_recorded_interview.exhibit",
    "video_recorded_interview.officer",
    *("pre_recorded_cross_examination.words", "pre_recorded_cross_examination.reason"),
    "pre_recorded_cross_examination.why",
    "pre_recorded_cross_examination.dates",
    *("intermediary.words", "intermediary.reason"),
    "intermediary.details",
    *("communication_aids.words", "communication_aids.reason"),
    "communication_aids.device",
    "choice.why",
    *("views.eligibility", "views.improvement", "views.measures"),
    *("others.views", "others.attachments_list"),
    "new_version.why",
    "late.reason",
)
"""Every answer in words that CrimPR 18.10 asks for and the defence may read."""
ORDER = (
    "restraining_order.protected",
    "restraining_order.duration_why",
    "restraining_order.terms",
    *(one.id for one in TERMS if one in TYPED),
)
"""Every answer in words that a draft order is made of."""
NOT_SERVED = (
    "needs.interpreter_language",
    "eligibility.offence_codes",
    "decline.words",
    "others.meeting_why",
    *("details.asn", "details.gender", "details.supervisor"),
    "restraining_order.exceptions",
    *("practical.supporter_who", "practical.other", "practical.naming_words"),
)
"""May be quoted, and neither the application nor the order has a place for it."""


def headings(document: Document) -> list[str]:
    return [one.heading for one in document.parts]


def under(document: Document, heading: str) -> str:
    """What stands under the heading that begins so."""
    (found,) = (one for one in document.parts if one.heading.startswith(heading))
    return "\n".join(found.paragraphs)


# --- each of them ---------------------------------------------------------------------------------


def test_every_paper_is_made_from_the_sample_under_its_headings() -> None:
    made = {kind: extract(kind, sample_paper()) for kind in KINDS}
    assert [made[kind].kind for kind in KINDS] == list(KINDS)
    assert {kind for kind in KINDS if made[kind].served} == set(SERVED)
    assert len({document.title for document in made.values()}) == len(KINDS)
    assert [heading[:12] for heading in headings(made["order"])] == [
        *("The case", "Persons to b", "If convicted", "If acquitted", "How long"),
        *("Why each is ", "Procedure"),
    ]
    assert headings(made["mg6"]) == [
        "The case",
        "View of the witness",
        "What is feared",
        "Evidence and risk",
        "Persons to be protected, and their views",
        "Terms, each with its because",
        "The address",
        "The defendant's lawful reasons to be near",
        "Children and family court",
        "Existing orders and bail",
        "How long, and when last checked",
    ]
    assert headings(made["hand_over"]) == [
        "Who",
        "Measures asked for",
        "To be in place on the day",
        "Restraining order",
        "Tell the witness what the court decided",
    ]
    for document in made.values():
        assert all(one.paragraphs and all(one.paragraphs) for one in document.parts)


def test_the_grounds_follow_the_court_s_form() -> None:
    found = headings(extract("grounds", sample_paper()))
    assert found[:3] == [
        "Late, and why (r.18.6)",
        "Applied before, and what has changed",
        "The witness",
    ]
    assert [heading[:3] for heading in found[3:]] == [f"({letter})" for letter in "abcdefghi"]


def test_the_grounds_say_what_the_sample_says() -> None:
    made = extract("grounds", sample_paper())
    for heading, words in (
        ("Late", "Łukasz Cadwgan: last day to apply 11 December 2026 (r.18.4)"),
        ("Applied", "This is the first assessment of this witness."),
        ("The witness", "Born 3 May 1991, aged 35 on 20 November 2026"),
        ("(a)", "s17(4), automatically. Complainant of an offence"),
        ("(a)", "s17(1), if the court so finds. Fear or distress"),
        ("(b)", "Live link (s24): Because she fears him and his family"),
        ("(c)", "First choice: Live link\nFallback: Screens\nWhy these and not"),
        ("(d)", "On being eligible: “I did not know I had a right to it."),
        ("(d)", "Live link (s24): “If I am in another building I can breathe."),
        ("(e)", "The witness does not opt out of anything."),
        ("(f)", "From: A remote evidence site\nCompanion: Siân Ŵyn Prosser"),
        ("(g)", "Not provided"),
        ("(h)", "Letter of the IDVA, 19 November 2026."),
        ("(i)", "For the prosecutor to say."),
    ):
        assert words in under(made, heading), heading


def test_what_was_opted_out_of_stands_with_the_words() -> None:
    answers = {"eligibility.complainant": "yes", "eligibility.declines_s17_4": "yes"}
    said = under(extract("grounds", paper(answers)), "(e)")
    assert said == "Opts out of s17(4): Not provided"
    answers["eligibility.declines_s17_4_words"] = "I am not afraid."
    said = under(extract("grounds", paper(answers)), "(e)")
    assert said == "Opts out of s17(4): I am not afraid."


def test_a_later_version_says_so_and_why() -> None:
    answers = {"new_version.why": "He broke his bail."}
    said = under(extract("grounds", paper(answers, version=2)), "Applied")
    assert said == "Version 2 of the assessment.\nHe broke his bail."


# --- what the defence may read --------------------------------------------------------------------


@given(choices, st.booleans())
def test_the_defence_reads_nothing_that_may_not_be_quoted(
    answers: dict[str, Answer], known: bool
) -> None:
    if known:
        answers |= ADDRESS_KNOWN
    served = "\n".join(extract(kind, paper(answers)).text for kind in SERVED)
    given_here = standing(answers)
    for question in TYPED:
        if audience(question, answers) is not Audience.QUOTED or question.id not in given_here:
            assert marker(question) not in served, question.id


@pytest.mark.parametrize("id", ["eligibility.evidence", "others.views"])
def test_what_is_withheld_is_neither_said_nor_counted(id: str) -> None:
    answers: dict[str, Answer] = {"others.consulted": "yes", id: "Llwybr"}
    withheld_by = BY_ID[id].withheld_by
    assert "Llwybr" in extract("grounds", paper({**answers, withheld_by: "no"})).text
    kept = extract("grounds", paper({**answers, withheld_by: "yes"}))
    assert "Llwybr" not in kept.text
    nothing = extract("grounds", paper({"others.consulted": "yes"}))
    assert under(kept, "(i)") == under(nothing, "(i)")


def test_every_answer_that_may_be_quoted_is_in_its_served_paper_or_known_not_to_be() -> None:
    quoted = {one.id for one in TYPED if one.audience is Audience.QUOTED}
    assert quoted == {*GROUNDS, *ORDER, *NOT_SERVED}
    grounds, order = (extract(kind, paper(EVERY, version=2)).text for kind in ("grounds", "order"))
    for one in TYPED:
        assert (marker(one) in grounds) is (one.id in GROUNDS), one.id
        assert (marker(one) in order) is (one.id in ORDER), one.id


@given(choices, st.data())
def test_every_word_of_any_answer_is_in_the_grounds(
    answers: dict[str, Answer], data: st.DataObject
) -> None:
    answers |= ADDRESS_KNOWN
    for id in data.draw(st.lists(st.sampled_from(GROUNDS), max_size=6)):
        answers[id] = data.draw(WORDS)
    text = extract("grounds", paper(answers, version=2)).text
    for id in standing(answers).keys() & GROUNDS:
        view = answers.get(id.replace(".words", ".view"), "yes")
        asked_for = view in ("yes", "unsure") or not id.endswith(".words")
        if asked_for and audience(BY_ID[id], answers) is Audience.QUOTED:
            assert str(answers[id]) in text, id


# --- the order and its lines ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcomes", "limbs"),
    [
        (("conviction", "acquittal"), ["If convicted", "If acquitted"]),
        (("conviction",), ["If convicted"]),
        (("acquittal",), ["If acquitted"]),
        (("unsure",), ["If convicted", "If acquitted"]),
        ((), ["If convicted", "If acquitted"]),
    ],
)
def test_an_order_has_a_limb_for_each_ending_it_is_asked_for(
    outcomes: tuple[str, ...], limbs: list[str]
) -> None:
    answers = {**sample_paper().answers, "restraining_order.outcomes": outcomes}
    made = extract("order", paper(answers))
    found = [one for one in made.parts if one.heading.startswith("If ")]
    assert [one.heading.split(" (")[0] for one in found] == limbs
    asked = tuple(one.text for one in terms(answers))
    assert len(asked) == 5
    assert all(one.paragraphs == asked and one.numbered for one in found)
    line = extract("mg5", paper(answers)).text
    assert ("s360" in line) is ("If convicted" in limbs)
    assert ("s5A" in line) is ("If acquitted" in limbs)


@given(choices)
def test_every_term_is_in_each_limb_with_its_number(answers: dict[str, Answer]) -> None:
    made = extract("order", paper(answers))
    asked = tuple(one.text for one in terms(answers))
    for one in made.parts:
        if one.heading.startswith("If "):
            assert one.paragraphs == (asked or ("Not provided",))
            assert one.numbered is bool(asked)
    for number, words in enumerate(asked, start=1):
        assert f"\n{number}. {words}" in made.text


def test_each_because_stands_with_the_number_of_its_term() -> None:
    made = extract("order", sample_paper())
    reasons = under(made, "Why each").splitlines()
    asked = terms(sample_paper().answers)
    assert reasons == [f"Term {n}: {one.because}" for n, one in enumerate(asked, start=1)]


def test_the_mg5_line_names_the_protected_and_no_fear_and_no_evidence() -> None:
    assert extract("mg5", sample_paper()).text == (
        "A restraining order will be sought on conviction (s360) and on acquittal (s5A); draft "
        "terms are supplied (r.31.3(6)). For the protection of Carys Môn Rowlands. In short: No "
        "contact, direct or indirect; No contact or posts on social media; Not to go to the "
        "workplace; Not to go to the school or nursery; Not to send others."
    )
    every = extract("mg5", paper(EVERY)).text
    said = [one.id for one in TYPED if marker(one) in every]
    assert said == ["restraining_order.protected"]


def test_a_length_in_years_says_from_when() -> None:
    years = extract("order", paper({**EVERY, "restraining_order.duration": "5_years"}))
    assert "5 years, from the day on which the order is made." in under(years, "How long")
    open_end = extract("order", paper({**EVERY, "restraining_order.duration": "further_order"}))
    assert under(open_end, "How long").startswith("Until further order\n")


@pytest.mark.parametrize("kind", ["grounds", "order", "mg5", "mg6", "log_entry"])
def test_what_is_for_the_police_alone_leaves_them_on_no_paper(kind: str) -> None:
    text = extract(kind, paper({**EVERY, **ADDRESS_KNOWN})).text
    for question in TYPED:
        if question.audience is Audience.POLICE:
            assert marker(question) not in text, question.id


def test_two_protected_persons_stand_apart() -> None:
    answers = {**EVERY, "restraining_order.protected": "Carys Môn\nOwain Môn"}
    assert under(extract("order", paper(answers)), "Persons") == "Carys Môn\nOwain Môn"
    assert "protection of Carys Môn, Owain Môn." in extract("mg5", paper(answers)).text


def test_the_mg6_has_the_words_the_evidence_the_risk_and_the_orders_there_are() -> None:
    made = extract("mg6", sample_paper())
    assert "\n“I want him to leave me alone" in under(made, "View of the witness")
    assert "Breaches of bail on 2 and 5 November 2026" in under(made, "Evidence and risk")
    assert "DASH high, 21 October 2026" in under(made, "Evidence and risk")
    assert "There is one: Yes\nBail: no contact" in under(made, "Existing orders")
    assert "NOT KNOWN to the defendant" in under(made, "The address")
    assert "Asked on: 20 November 2026" in under(made, "The address")
    asked = terms(sample_paper().answers)
    assert under(made, "Terms").splitlines() == [f"{t.text} Because: {t.because}" for t in asked]


def test_every_word_about_the_order_is_in_the_mg6() -> None:
    text = extract("mg6", paper(EVERY)).text
    about = [one for one in TYPED if one.id.startswith(("restraining_order.", "order_"))]
    assert len(about) > 40
    assert [one.id for one in about if marker(one) not in text] == []


# --- witness care and the log ---------------------------------------------------------------------


@given(choices)
def test_the_hand_over_sheet_has_no_fear_and_no_evidence(answers: dict[str, Answer]) -> None:
    text = extract("hand_over", paper(answers)).text
    kept_out = (
        *("feelings.", "eligibility.", "views.", "others.", "order_"),
        *("restraining_order.", "opening.", "closing.note"),
    )
    for one in TYPED:
        if one.id.startswith(kept_out) or one.id.endswith((".words", ".reason")):
            assert marker(one) not in text, one.id


@given(choices)
def test_the_log_entry_is_one_line_without_a_name_or_a_word_of_hers(
    answers: dict[str, Answer],
) -> None:
    of = paper(answers)
    line = extract("log_entry", of).text
    assert "\n" not in line
    for name in (of.person, *(one.name for one in of.defendants), of.assessor.name):
        assert not any(part in line for part in re.findall(r"\w{4,}", name))
    assert [one.id for one in TYPED if marker(one) in line] == []


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"choice.wants_any": "no"}, "no measure wanted; restraining order not decided"),
        ({"choice.wants_any": "yes"}, "no first choice yet"),
        (
            {"choice.first": ("live_link",), "choice.fallback": ("screens",)},
            "asked for: live link, else screens",
        ),
        ({"choice.first": ("screens",), "choice.fallback": ("none",)}, "asked for: screens;"),
        ({"restraining_order.wanted": "yes"}, "; restraining order wanted."),
        ({"restraining_order.wanted": "no"}, "; no restraining order wanted."),
    ],
)
def test_the_log_entry_says_what_was_decided(answers: dict[str, Answer], said: str) -> None:
    assert said in extract("log_entry", paper(answers)).text


def test_the_log_entry_of_the_sample() -> None:
    assert extract("log_entry", replace(sample_paper(), version=2)).text == (
        "20 November 2026: special measures assessment, MG2 version 2; asked for: live link, else "
        "screens; restraining order wanted. Special Measures Advisor 90210"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_answered_yet_still_makes_a_paper(kind: str) -> None:
    document = extract(kind, paper({}))
    assert all(one.paragraphs for one in document.parts)
