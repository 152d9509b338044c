"""The pre-flight: what blocks an MG2, what is worth a look, and where each leads."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.assessment.answers import check_all
from smadvisor.assessment.facts import facts
from smadvisor.assessment.flow import missing, page_heading, passed_over, visible
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID, QUESTIONS, Audience, Kind
from smadvisor.assessment.readiness import Readiness, readiness
from smadvisor.law.eligibility import eligible
from smadvisor.law.measures import measures
from smadvisor.law.tables import current
from tests.assessment.people import TODAY, a_case, sample
from tests.assessment.strategies import some_answers

LAW = current()
NOT_CALLED_FOR = frozenset({"child", "in_person", "late", "new_version"})
"""Of an adult, with a lawyer or none known of, in time."""


def of(
    answers: dict[str, Answer], look_again: frozenset[str] = frozenset(), **case: Any
) -> Readiness:
    """The readiness of these answers in this case."""
    file = a_case(**case)
    found = facts(file, (), answers, TODAY)
    ways = eligible(found, LAW)
    open_here = measures(found, ways, LAW)
    return readiness(
        answers,
        look_again,
        open_here,
        eligible=ways,
        passed_over=passed_over(found, open_here, late=False, changed=False),
        case=file,
        today=TODAY,
    )


def the_sample(**changes: Answer | None) -> dict[str, Answer]:
    """The sample with changes, dots in ids as two underscores; None takes an answer away."""
    changed = {id.replace("__", "."): value for id, value in changes.items()}
    merged = {**check_all(sample()), **changed}
    return {id: value for id, value in merged.items() if value is not None}


def codes(found: Readiness) -> set[str]:
    return {reason.code for reason in (*found.reasons, *found.warnings)}


# --- the shipped sample ---------------------------------------------------------------------------


def test_the_sample_is_ready_without_a_word_of_warning() -> None:
    assert of(the_sample()) == Readiness(ready=True, not_answered=(), reasons=(), warnings=())


def test_the_sample_asks_for_a_remote_link_first_and_screens_second() -> None:
    answers = the_sample()
    assert answers["choice.first"] == ("live_link",)
    assert answers["choice.fallback"] == ("screens",)
    assert answers["live_link.place"] == "remote_evidence_site"
    assert answers["restraining_order.wanted"] == "yes"
    assert set(answers) == {q.id for q in visible(answers)} & set(answers)


def test_the_sample_without_a_required_answer_is_not_ready() -> None:
    answers = the_sample()
    required = [id for id in answers if BY_ID[id].required]
    assert len(required) > 15
    for id in required:
        found = of({key: value for key, value in answers.items() if key != id})
        assert not found.ready, id


# --- properties -----------------------------------------------------------------------------------


@given(some_answers(), st.frozensets(st.sampled_from([q.id for q in QUESTIONS])))
def test_readiness_never_raises_and_leads_to_questions(
    answers: dict[str, Answer], look_again: frozenset[str]
) -> None:
    found = of(answers, look_again, urn="?", hearing_date=date(2020, 1, 1))
    for reason in (*found.reasons, *found.warnings):
        assert reason.question in BY_ID
        assert reason.sentence.startswith(page_heading(reason.question))
    assert found.ready == (not found.reasons)
    assert set(found.not_answered) <= set(missing(answers, NOT_CALLED_FOR))
    assert {r.question for r in found.reasons if r.code == "not_answered"} == set(
        found.not_answered
    )


@given(some_answers())
def test_no_reason_repeats_what_was_typed(answers: dict[str, Answer]) -> None:
    marked: dict[str, Answer] = {
        id: "Cyfrinach 12 Chepstow Road" if BY_ID[id].kind in (Kind.TEXT, Kind.LINE) else value
        for id, value in answers.items()
    }
    found = of(marked)
    sentences = [reason.sentence for reason in (*found.reasons, *found.warnings)]
    assert not any("Cyfrinach" in sentence for sentence in sentences)


def test_nothing_answered_lists_what_is_required() -> None:
    found = of({})
    assert not found.ready
    assert found.not_answered == missing({}, NOT_CALLED_FOR)
    assert found.not_answered[0] == "opening.right_person"


def test_without_a_case_what_turns_on_it_is_not_checked() -> None:
    assert codes(readiness({}, frozenset(), ())) == {"not_answered", "expected"}


# --- what blocks ----------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["no", "unsure", "prefers_not_to_say"])
def test_another_person_blocks(said: str) -> None:
    found = of(the_sample(opening__right_person=said))
    assert [reason.code for reason in found.reasons] == ["identity_not_checked"]


def test_a_test_without_its_effect_blocks() -> None:
    only_fear: dict[str, Answer | None] = {
        "eligibility__domestic_abuse": "no",
        "eligibility__completeness": None,
        "eligibility__coherence": None,
        "eligibility__accuracy": None,
    }
    assert "no_effect" in {r.code for r in of(the_sample(**only_fear)).reasons}
    with_one = {**only_fear, "eligibility__accuracy": "Because she hurries, times will be wrong."}
    assert "no_effect" not in codes(of(the_sample(**with_one)))
    automatic = {**only_fear, "eligibility__domestic_abuse": "yes"}
    assert "no_effect" not in codes(of(the_sample(**automatic)))


@pytest.mark.parametrize("known", ["no", "unsure", "prefers_not_to_say", None])
@pytest.mark.parametrize(
    "id", [q.id for q in QUESTIONS if q.kind in (Kind.LINE, Kind.TEXT) and not q.shown_when]
)
def test_an_address_never_gets_ready_while_it_may_be_unknown(id: str, known: str | None) -> None:
    answers = the_sample(restraining_order__address_known=known)
    found = of({**answers, id: "She moved to 12 Chepstow Road, NP20 4AB"})
    blocked = [r.question for r in found.reasons if r.code == "address_may_print"]
    assert blocked == ([] if BY_ID[id].audience is Audience.POLICE else [id])


def test_an_address_that_the_defendant_knows_may_stand() -> None:
    answers = the_sample(restraining_order__address_known="yes")
    found = of({**answers, "restraining_order.terms": "Not to go to 12 Chepstow Road"})
    assert found.ready


def test_an_address_in_a_hidden_answer_does_not_block_as_it_is_not_printed() -> None:
    answers = the_sample(restraining_order__wanted="no", restraining_order__address_known="no")
    found = of({**answers, "restraining_order.terms": "Not to go to 12 Chepstow Road"})
    assert "address_may_print" not in codes(found)


# --- what is worth a look -------------------------------------------------------------------------

WARNED: list[tuple[str, str, dict[str, Answer | None]]] = [
    ("weak_reason", "live_link.reason", {"live_link__reason": "Because she wants it."}),
    (
        "weak_reason",
        "live_link.reason",
        {"live_link__reason": "She would like it very much and has asked for it more than once."},
    ),
    ("screens_and_live_link", "choice.first", {"choice__first": ("screens", "live_link")}),
    ("choice_not_wanted", "choice.first", {"choice__first": ("evidence_in_private",)}),
    ("not_explained", "screens.explained", {"screens__explained": "no"}),
    ("own_words", "screens.words", {"screens__words": None}),
    ("expected", "live_link.place", {"live_link__place": None}),
    ("live_link_place", "live_link.place", {"live_link__place": "unsure"}),
    ("expected", "live_link.companion", {"live_link__companion": None}),
    ("expected", "live_link.companion_name", {"live_link__companion_name": None}),
    (
        "companion_is_witness",
        "live_link.companion_not_witness",
        {"live_link__companion_not_witness": "no"},
    ),
    (
        "interpreter_is_family",
        "needs.interpreter_is_family",
        {"needs__interpreter": "yes", "needs__interpreter_is_family": "yes"},
    ),
    ("measure_closed", "wigs_and_gowns.view", {"wigs_and_gowns__view": "yes"}),
    ("only_section_16", "intermediary.view", {"intermediary__view": "yes"}),
    (
        "only_section_16",
        "communication_aids.view",
        {"choice__first": ("live_link", "communication_aids")},
    ),
    (
        "not_freely_given",
        "restraining_order.freely_given",
        {"restraining_order__freely_given": "no"},
    ),
    ("expected", "restraining_order.feared", {"restraining_order__feared": " "}),
]


@pytest.mark.parametrize(("code", "question", "changes"), WARNED, ids=[c[1] for c in WARNED])
def test_a_warning_names_its_question_and_blocks_nothing(
    code: str, question: str, changes: dict[str, Answer | None]
) -> None:
    found = of(the_sample(**changes))
    assert (code, question) in {(reason.code, reason.question) for reason in found.warnings}
    assert found.ready


def test_a_good_reason_may_say_that_it_is_wanted() -> None:
    words = "She wants it because she freezes when he watches and then leaves out what matters."
    assert "weak_reason" not in codes(of(the_sample(live_link__reason=words)))


def test_the_hearing_and_the_urn() -> None:
    past = of(the_sample(), hearing_date=date(2026, 11, 20))
    assert [reason.code for reason in past.warnings] == ["hearing_past"]
    assert of(the_sample(), hearing_date=TODAY).warnings == ()
    assert of(the_sample(), hearing_date=None).warnings == ()
    for urn in ("", "61US/1", "61-US-04141-26"):
        assert [reason.code for reason in of(the_sample(), urn=urn).warnings] == ["urn_unusual"]
    assert of(the_sample(), urn="61 us 04141 26").warnings == ()


def test_look_again_warns_of_each_shown_answer_and_no_other() -> None:
    doubted = frozenset({"screens.reason", "decline.words", "live_link.place_other"})
    found = of(the_sample(), doubted)
    assert [(r.code, r.question) for r in found.warnings] == [("look_again", "screens.reason")]
    assert found.ready


def test_nobody_eligible_is_said() -> None:
    nobody: dict[str, Answer | None] = {
        "feelings__fear_or_distress": "no",
        "eligibility__domestic_abuse": "no",
    }
    found = of(the_sample(**nobody))
    assert "not_eligible" in codes(found)
    assert ("measure_closed", "screens.view") in {(r.code, r.question) for r in found.warnings}


def test_a_decline_needs_few_words_and_is_an_outcome() -> None:
    declined = the_sample(
        choice__wants_any="no",
        decline__words="I want it over with. I will stand up and say it.",
        decline__understood="yes",
        decline__offer_again_on="2026-12-10",
    )
    found = of(declined)
    assert found.ready
    assert [reason.code for reason in found.warnings] == ["declined_all"]
    silent = of({id: value for id, value in declined.items() if id != "decline.words"})
    assert silent.not_answered == ("decline.words",)


def without(*ids: str) -> Callable[[dict[str, Answer]], dict[str, Answer]]:
    return lambda answers: {id: value for id, value in answers.items() if id not in ids}


def test_each_view_is_needed() -> None:
    for id in ("views.eligibility", "views.improvement", "views.measures"):
        assert of(without(id)(the_sample())).not_answered == (id,)
