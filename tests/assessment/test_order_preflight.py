"""What the pre-flight says of an order: it warns, leads to the question, and blocks nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions.order_terms import TERMS
from smadvisor.law.order_terms import PROHIBITIONS
from tests.assessment.people import every_blank
from tests.assessment.strategies import answers_to
from tests.assessment.test_readiness import of, the_sample
from tests.assessment.test_wording import FLAGGED

KNOWN: dict[str, Answer | None] = {"restraining_order__address_known": "yes"}
NEAR = date(2026, 11, 28)
"""A hearing seven days ahead."""
WARNED: list[tuple[str, str, dict[str, Answer | None]]] = [
    ("weak_wording", "restraining_order.terms", {"restraining_order__terms": "Not to harass her."}),
    ("weak_wording", "order_work.workplace", {"order_work__workplace": "near the shop"}),
    (
        "weak_wording",
        "restraining_order.protected",
        {"restraining_order__protected": "Carys Rowlands and her family"},
    ),
    ("term_has_gap", "order_work.workplace", {"order_work__workplace": None}),
    ("term_has_gap", "order_work.exception_detail", {"order_work__exception_detail": None}),
    ("term_has_gap", "restraining_order.protected", {"restraining_order__protected": None}),
    ("no_because", "order_school.because", {"order_school__because": None}),
    ("lawful_reason", "order_work.exceptions", {"order_work__exceptions": ("none",)}),
    ("handover", "order_contact.exceptions", {"order_contact__exceptions": None}),
    ("family_court", "order_contact.exceptions", {
        "restraining_order__family_court": "yes", "order_contact__exceptions": ("solicitor",),
    }),
    ("open_area", "order_area.roads", {"restraining_order__conditions": ("area",)}),
    ("expected", "restraining_order.map", {"restraining_order__conditions": ("area",)}),
    (
        "address_not_known",
        "restraining_order.address_known",
        {"restraining_order__conditions": ("home",)},
    ),
    ("expected", "restraining_order.evidence", {"restraining_order__evidence": None}),
    ("expected", "restraining_order.duration", {"restraining_order__duration": None}),
    (
        "expected",
        "restraining_order.address_asked_on",
        {"restraining_order__address_asked_on": None},
    ),
    ("not_read_back", "restraining_order.read_back", {"restraining_order__read_back": None}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "question", "changes"), WARNED)
def test_a_warning_names_its_question_and_blocks_nothing(
    code: str, question: str, changes: dict[str, Answer | None]
) -> None:
    found = of(the_sample(**changes))
    assert [(r.code, r.question) for r in found.warnings].count((code, question)) == 1
    assert found.ready


@given(st.data())
def test_no_order_ever_blocks(data: st.DataObject) -> None:
    """But for an address that the defendant may not know."""
    ticked = data.draw(st.sets(st.sampled_from([one.id for one in PROHIBITIONS])))
    answers = the_sample(**KNOWN) | {"restraining_order.conditions": tuple(sorted(ticked))}
    for question in data.draw(st.lists(st.sampled_from(TERMS), max_size=12)):
        answers[question.id] = data.draw(answers_to(question))
    weak = data.draw(st.sampled_from([words for words, _kind in FLAGGED]))
    assert of(answers | {"restraining_order.terms": weak}).ready


def test_everything_weak_at_once_still_only_warns() -> None:
    worst = every_blank("near the victim, any family member, for life, etc.")
    found = of(the_sample(**KNOWN) | worst)
    assert found.ready
    assert len({r.question for r in found.warnings if r.code == "weak_wording"}) > 25


def test_the_mend_is_said_and_the_words_are_not() -> None:
    found = of(the_sample(restraining_order__terms="Not to go near Marrow-bone Farm."))
    (said,) = (reason.sentence for reason in found.warnings if reason.code == "weak_wording")
    assert "within 20 metres of [full name]" in said
    assert "Marrow" not in said


def test_the_same_weak_words_twice_are_one_warning() -> None:
    found = of(the_sample(restraining_order__terms="Not to go near her or near Mari."))
    assert [r.code for r in found.warnings] == ["weak_wording"]


@pytest.mark.parametrize(
    ("hearing", "checked", "asked_again"),
    [
        (NEAR, "2026-11-07", False),
        (NEAR, "2026-11-06", True),
        (NEAR, None, True),
        (date(2026, 11, 29), None, False),
        (date(2026, 11, 21), "2026-11-01", True),
        (date(2026, 11, 20), None, False),
        (None, None, False),
    ],
)
def test_before_a_hearing_it_is_asked_whether_it_is_still_true(
    hearing: date | None, checked: str | None, asked_again: bool
) -> None:
    answers = the_sample(restraining_order__still_true=checked)
    said = [(r.code, r.question) for r in of(answers, hearing_date=hearing).warnings]
    assert (("still_true", "restraining_order.still_true") in said) is asked_again


def test_an_order_that_is_not_wanted_is_not_checked() -> None:
    found = of(the_sample(restraining_order__wanted="no"), hearing_date=NEAR)
    assert found.warnings == ()


def test_a_gap_is_one_warning_though_every_term_has_it() -> None:
    found = of(the_sample(restraining_order__protected=None))
    assert [r.code for r in found.warnings] == ["term_has_gap"]


def test_an_area_without_roads_is_said_once() -> None:
    found = of(the_sample(**KNOWN, restraining_order__conditions=("area",)))
    assert [r.code for r in found.warnings if r.question == "order_area.roads"] == ["open_area"]
