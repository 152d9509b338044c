"""Sections 16, 17 and 22, in the words of the Act."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from smadvisor.law.eligibility import eligible, undecided
from smadvisor.law.facts import Facts, How
from tests.law.strategies import LAW, TODAY, any_facts, known


def ways(**changes: Any) -> dict[str, str]:
    return {one.section: one.how.value for one in eligible(known(**changes), LAW)}


DISORDER = {"conditions": frozenset({"mental_disorder"})}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {}),
        # s16(1)(a), (3): age when the court decides
        ({"date_of_birth": date(2008, 11, 22)}, {"s16(1)(a)": "auto"}),
        ({"date_of_birth": date(2008, 11, 21)}, {}),
        ({"date_of_birth": None, "under_18": True}, {"s16(1)(a)": "auto"}),
        ({"date_of_birth": date(1990, 1, 1), "under_18": True}, {}),
        # s16(1)(b): a condition and its likely effect, both
        ({**DISORDER, "quality_diminished_by_condition": True}, {"s16(1)(b)": "test"}),
        ({**DISORDER, "quality_diminished_by_condition": False}, {}),
        ({**DISORDER, "quality_diminished_by_condition": None}, {}),
        ({"quality_diminished_by_condition": True}, {}),
        # section 17(1): fear or distress
        ({"fear_or_distress": True}, {"s17(1)": "test"}),
        # s17(4), (4A): the complainant only, and the opt-out
        ({"sexual_offence": True}, {"s17(4)": "auto"}),
        ({"modern_slavery": True}, {"s17(4)": "auto"}),
        ({"domestic_abuse": True}, {"s17(4)": "auto"}),
        ({"sexual_offence": True, "complainant": False}, {}),
        ({"sexual_offence": True, "complainant": None}, {}),
        ({"sexual_offence": True, "declines_s17_4": True}, {}),
        (
            {"sexual_offence": True, "declines_s17_4": True, "fear_or_distress": True},
            {"s17(1)": "test"},
        ),
        # DAA 2021 ss1 and 2: connected, and aged 16 or over
        ({"domestic_abuse": True, "relationship": "flatmate"}, {}),
        ({"domestic_abuse": True, "relationship": "carer"}, {}),
        ({"domestic_abuse": True, "relationship": "relative_in_law"}, {"s17(4)": "auto"}),
        ({"domestic_abuse": True, "relationship": ""}, {"s17(4)": "auto"}),
        (
            {"domestic_abuse": True, "date_of_birth": date(2011, 1, 1)},
            {"s16(1)(a)": "auto"},
        ),
        (
            {"domestic_abuse": True, "date_of_birth": date(2010, 11, 21)},
            {"s16(1)(a)": "auto", "s17(4)": "auto"},
        ),
        # s17(5): any witness, and the opt-out
        ({"weapon_offence": True, "complainant": False}, {"s17(5)": "auto"}),
        ({"weapon_offence": True, "declines_s17_5": True}, {}),
        # s22: a child when recorded, an adult now
        ({"video_interview": True, "video_interview_under_18": True}, {"s22": "auto"}),
        ({"video_interview": True, "video_interview_under_18": False}, {}),
        (
            {
                "video_interview": True,
                "video_interview_under_18": True,
                "date_of_birth": date(2010, 1, 1),
            },
            {"s16(1)(a)": "auto"},
        ),
    ],
)
def test_who_is_eligible(changes: dict[str, Any], expected: dict[str, str]) -> None:
    assert ways(**changes) == expected


def test_the_reason_names_the_kind_of_offence() -> None:
    for fact, limb in (
        ("sexual_offence", "(4A)(a)"),
        ("modern_slavery", "(4A)(b)"),
        ("domestic_abuse", "(4A)(c)"),
    ):
        (one,) = eligible(known(**{fact: True}), LAW)
        assert limb in one.reason


@given(any_facts)
def test_the_accused_is_never_eligible(facts: Facts) -> None:
    accused = replace(facts, accused=True)
    assert eligible(accused, LAW) == ()
    assert not undecided(accused, LAW)


@given(any_facts)
def test_every_way_names_its_section_and_comes_once(facts: Facts) -> None:
    found = eligible(facts, LAW)
    assert len({one.section for one in found}) == len(found)
    for one in found:
        assert one.section.removeprefix("s") in one.reason
        assert (one.how is How.TEST) == (one.section in ("s16(1)(b)", "s17(1)"))


@given(any_facts)
def test_a_decline_of_s17_4_removes_that_way_and_no_other(facts: Facts) -> None:
    open_to_it = {one.section for one in eligible(replace(facts, declines_s17_4=False), LAW)}
    declined = {one.section for one in eligible(replace(facts, declines_s17_4=True), LAW)}
    assert declined == open_to_it - {"s17(4)"}


@pytest.mark.parametrize(
    "helps",
    [
        {"fear_or_distress": True},
        {"weapon_offence": True},
        {"sexual_offence": True},
        {"modern_slavery": True},
        {"quality_diminished_by_condition": True},
    ],
    ids=lambda fact: next(iter(fact)),
)
@given(facts=any_facts)
def test_a_fact_that_only_helps_never_removes_a_way(facts: Facts, helps: dict[str, Any]) -> None:
    before = {one.section for one in eligible(facts, LAW)}
    assert before <= {one.section for one in eligible(replace(facts, **helps), LAW)}


@pytest.mark.parametrize(
    ("unknown", "open_question"),
    [
        ({}, False),
        ({"date_of_birth": None}, True),
        ({"today": None}, True),
        ({"date_of_birth": None, "under_18": False}, False),
        ({"conditions": None}, True),
        ({**DISORDER}, True),
        ({**DISORDER, "quality_diminished_by_condition": False}, False),
        ({"fear_or_distress": None}, True),
        ({"weapon_offence": None}, True),
        ({"weapon_offence": None, "declines_s17_5": True}, False),
        ({"sexual_offence": None}, True),
        ({"sexual_offence": None, "complainant": False}, False),
        ({"sexual_offence": None, "declines_s17_4": True}, False),
        ({"sexual_offence": True, "complainant": None}, True),
        ({"sexual_offence": True}, False),
        ({"sexual_offence": True, "complainant": False}, False),
        ({"complainant": None}, False),
    ],
)
def test_what_is_not_known_leaves_eligibility_open(
    unknown: dict[str, Any], open_question: bool
) -> None:
    assert undecided(known(**unknown), LAW) is open_question


def test_the_day_is_an_argument() -> None:
    born = date(2008, 11, 22)
    assert ways(date_of_birth=born, today=TODAY)
    assert not ways(date_of_birth=born, today=born.replace(year=2026))


def test_every_limb_that_holds_is_named() -> None:
    (one,) = eligible(known(sexual_offence=True, domestic_abuse=True), LAW)
    assert one.limbs == ("a", "c")
    flatmate = known(sexual_offence=True, domestic_abuse=True, relationship="flatmate")
    (one,) = eligible(flatmate, LAW)
    assert one.limbs == ("a",)
    (one,) = eligible(known(modern_slavery=True), LAW)
    assert one.limbs == ("b",)
