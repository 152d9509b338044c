"""Answers become facts; what is not known never becomes a yes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from smadvisor.assessment.facts import facts
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID
from smadvisor.casework.cases import NOT_GUILTY, Defendant
from smadvisor.law.eligibility import eligible
from smadvisor.law.facts import Facts, Offence
from smadvisor.law.measures import measures
from smadvisor.law.tables import current
from tests.assessment.people import TODAY, a_case, sample
from tests.assessment.strategies import some_answers

LAW = current()


def facts_of(answers: dict[str, Any], *accused: Defendant) -> Facts:
    return facts(a_case(), accused, answers, TODAY)


def test_nothing_answered_is_nothing_known() -> None:
    assert facts_of({}) == Facts(
        court_code="B61NP00", court="Newport (South Wales) Magistrates' Court", today=TODAY
    )


def test_the_sample_as_facts() -> None:
    found = facts_of(sample())
    assert found == Facts(
        court_code="B61NP00",
        court="Newport (South Wales) Magistrates' Court",
        today=TODAY,
        date_of_birth=date(1994, 3, 17),
        complainant=True,
        anonymity_order=False,
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
    assert [one.section for one in eligible(found, LAW)] == ["s17(4)", "s17(1)"]


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
        ("opening.anonymity", "anonymity_order"),
    ],
)
def test_only_yes_and_no_are_known(id: str, fact: str) -> None:
    said = {
        option.value: getattr(facts_of({id: option.value}), fact) for option in BY_ID[id].options
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
    assert facts_of({"eligibility.conditions": ticked}).conditions == known


def test_what_depends_on_another_answer() -> None:
    answers: dict[str, Answer] = {
        "eligibility.complainant": "yes",
        "eligibility.declines_s17_4": "yes",
        "eligibility.weapon_offence": "yes",
        "eligibility.declines_s17_5": "yes",
        "eligibility.conditions": ("learning",),
        "eligibility.quality_diminished": "yes",
        "eligibility.relationship": "unsure",
        "eligibility.declines_primary_rule": "yes",
        "eligibility.trial_date": "2027-02-01",
        "video_recorded_interview.made": "yes",
        "video_recorded_interview.made_under_18": "yes",
    }
    found = facts_of(answers)
    assert found.declines_s17_4
    assert found.declines_s17_5
    assert found.declines_primary_rule
    assert found.trial_date == date(2027, 2, 1)
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
    found = facts_of(answers)
    assert not found.declines_s17_5
    assert found.under_18 is None


@given(some_answers())
def test_any_answers_have_an_answer_in_law(answers: dict[str, Answer]) -> None:
    found = facts_of(answers)
    assert len(measures(found, eligible(found, LAW), LAW)) == 8


@pytest.mark.parametrize(
    ("weapon", "alleged"),
    [("knife_used", "knife_used"), ("none", "none"), ("unsure", None), (None, None)],
)
def test_offences_by_their_codes_with_the_weapon(weapon: str | None, alleged: str | None) -> None:
    answers = {"eligibility.offence_codes": "of61102, CJ88144 and OF61102; CJ1234"}
    if weapon:
        answers["eligibility.weapon"] = weapon
    found = facts_of(answers).offences
    assert found == (Offence("OF61102", alleged), Offence("CJ88144", alleged))


def test_an_anticipated_plea_is_none() -> None:
    """CrimPR 18.4: it starts no clock."""
    listed = Defendant("1", "case", "Rhys Invented", TODAY.replace(year=1996), "NGAP", None, None)
    (anticipated,) = facts_of({}, listed).defendants
    assert (anticipated.name, anticipated.plea, anticipated.age) == ("Rhys Invented", None, 30)
    entered = replace(listed, plea=NOT_GUILTY, plea_date=TODAY, represented=False)
    (pleaded,) = facts_of({}, entered).defendants
    assert (pleaded.plea, pleaded.plea_date) == ("not_guilty", TODAY)
    assert pleaded.represented is False
    (unborn,) = facts_of({}, replace(listed, date_of_birth=None)).defendants
    assert unborn.age is None
