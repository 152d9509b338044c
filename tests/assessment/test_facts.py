"""Answers become facts; what is not known never becomes a yes."""

from datetime import date

import pytest
from hypothesis import given

from smadvisor.assessment.facts import facts
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID
from smadvisor.law.eligibility import eligible
from smadvisor.law.facts import Facts
from smadvisor.law.measures import measures
from tests.assessment.people import TODAY, a_case, sample
from tests.assessment.strategies import some_answers


def test_nothing_answered_is_nothing_known() -> None:
    assert facts(a_case(), {}, TODAY) == Facts(
        court_code="B61NP00", court="Newport (South Wales) Magistrates' Court", today=TODAY
    )


def test_the_sample_as_facts() -> None:
    found = facts(a_case(), sample(), TODAY)
    assert found == Facts(
        court_code="B61NP00",
        court="Newport (South Wales) Magistrates' Court",
        today=TODAY,
        date_of_birth=date(1994, 3, 17),
        complainant=True,
        relationship="ex_partner",
        sexual_offence=False,
        modern_slavery=False,
        domestic_abuse=True,
        weapon_offence=False,
        conditions=frozenset(),
        fear_or_distress=True,
        intimidated_by_others=True,
        video_interview=False,
    )
    assert [one.section for one in eligible(found)] == ["s17(4)", "s17(1)"]


@pytest.mark.parametrize(
    ("id", "fact"),
    [
        ("eligibility.complainant", "complainant"),
        ("eligibility.sexual_offence", "sexual_offence"),
        ("eligibility.modern_slavery", "modern_slavery"),
        ("eligibility.domestic_abuse", "domestic_abuse"),
        ("eligibility.weapon_offence", "weapon_offence"),
        ("eligibility.under_18", "under_18"),
        ("feelings.fear_or_distress", "fear_or_distress"),
        ("feelings.intimidated_by_others", "intimidated_by_others"),
        ("video_recorded_interview.made", "video_interview"),
    ],
)
def test_only_yes_and_no_are_known(id: str, fact: str) -> None:
    said = {
        option.value: getattr(facts(a_case(), {id: option.value}, TODAY), fact)
        for option in BY_ID[id].options
    }
    assert said == {"yes": True, "no": False, "unsure": None, "prefers_not_to_say": None}


@pytest.mark.parametrize(
    ("ticked", "known"),
    [
        (("none",), frozenset()),
        (("learning", "physical"), frozenset({"learning", "physical"})),
        (("unsure",), None),
        (("prefers_not_to_say",), None),
    ],
)
def test_conditions(ticked: tuple[str, ...], known: frozenset[str] | None) -> None:
    assert facts(a_case(), {"eligibility.conditions": ticked}, TODAY).conditions == known


def test_what_depends_on_another_answer() -> None:
    answers: dict[str, Answer] = {
        "eligibility.complainant": "yes",
        "eligibility.declines_s17_4": "yes",
        "eligibility.weapon_offence": "yes",
        "eligibility.declines_s17_5": "yes",
        "eligibility.conditions": ("learning",),
        "eligibility.quality_diminished": "yes",
        "eligibility.relationship": "unsure",
        "video_recorded_interview.made": "yes",
        "video_recorded_interview.made_under_18": "yes",
    }
    found = facts(a_case(), answers, TODAY)
    assert found.declines_s17_4
    assert found.declines_s17_5
    assert found.quality_diminished_by_condition
    assert found.relationship == ""
    assert found.video_interview_under_18


def test_a_hidden_answer_does_not_count() -> None:
    answers: dict[str, Answer] = {
        "eligibility.weapon_offence": "no",
        "eligibility.declines_s17_5": "yes",
        "eligibility.under_18": "yes",
        "eligibility.date_of_birth": "1990-01-01",
    }
    found = facts(a_case(), answers, TODAY)
    assert not found.declines_s17_5
    assert found.under_18 is None


@given(some_answers())
def test_any_answers_have_an_answer_in_law(answers: dict[str, Answer]) -> None:
    found = facts(a_case(), answers, TODAY)
    assert len(measures(found, eligible(found))) == 8
