"""Where a recorded interview is the rule: YJCEA 1999 ss21, 22 and 22A."""

from datetime import date
from typing import Any

import pytest

from smadvisor.law import child
from smadvisor.law.eligibility import eligible
from tests.law.strategies import LAW, NEWPORT_CROWN, NEWPORT_MAGISTRATES, known

SEVENTEEN = {"date_of_birth": date(2009, 1, 10)}
RECORDED = {"video_interview": True, "video_interview_under_18": False}
RECORDED_AS_A_CHILD = {"video_interview": True, "video_interview_under_18": True}
RAPE = {"sexual_offence": True, "court_code": NEWPORT_CROWN}
DISABLED = {"conditions": frozenset({"learning"}), "quality_diminished_by_condition": True}


def notes(**changes: Any) -> dict[str, str]:
    facts = known(**changes)
    sections = {one.section for one in eligible(facts, LAW)}
    return {note.code: note.text for note in child.notes(facts, sections, LAW)}


def test_the_primary_rule_is_the_recording_and_then_a_live_link() -> None:
    """S21(3)."""
    rule = notes(**SEVENTEEN)["child_primary_rule"]
    assert "recorded interview is played" in rule
    assert "all other evidence is given by live link" in rule
    assert "(s21(3), (4))" in rule


def test_an_adult_has_no_primary_rule() -> None:
    assert notes() == {}
    assert notes(fear_or_distress=True, declines_primary_rule=True) == {}


def test_a_child_may_ask_to_give_evidence_otherwise() -> None:
    """S21(4)(ba), (4A) to (4C): the court must be satisfied, and screens come instead."""
    out = notes(**SEVENTEEN, declines_primary_rule=True)
    assert set(out) == {"child_primary_rule", "child_opt_out"}
    for words in ("s21(4)(ba), (4C)", "behind screens", "s21(4A), (4B)", "r.18.10(e)"):
        assert words in out["child_opt_out"]
    assert "child_opt_out" not in notes(**SEVENTEEN)


@pytest.mark.parametrize(
    ("trial", "turns"),
    [
        (None, False),
        (date(2027, 1, 9), False),
        (date(2027, 1, 10), True),
        (date(2027, 6, 1), True),
    ],
)
def test_the_eighteenth_birthday_before_the_trial(trial: date | None, turns: bool) -> None:
    """S21(8) and (9)."""
    found = notes(**SEVENTEEN, trial_date=trial)
    assert ("turns_18_before_trial" in found) is turns
    if turns:
        assert "unless the evidence has begun" in found["turns_18_before_trial"]
        assert "(s21(8), (9))" in found["turns_18_before_trial"]


def test_without_a_trial_date_no_birthday_is_before_it() -> None:
    assert "turns_18_before_trial" not in notes(**SEVENTEEN, age=30)


def test_without_a_date_of_birth_no_birthday_is_known() -> None:
    by_age = {"date_of_birth": None, "age": 17, "trial_date": date(2027, 6, 1)}
    assert set(notes(**by_age)) == {"child_primary_rule"}


def test_an_adult_interviewed_as_a_child_keeps_the_recording() -> None:
    """S22: the rest of the primary rule does not follow."""
    found = notes(**RECORDED_AS_A_CHILD)
    assert set(found) == {"qualifying_witness"}
    assert "(s22)" in found["qualifying_witness"]
    assert "another ground" in found["qualifying_witness"]
    out = notes(**RECORDED_AS_A_CHILD, declines_primary_rule=True)
    assert set(out) == {"qualifying_witness", "child_opt_out"}


@pytest.mark.parametrize(
    "ground",
    [
        {},  # s17(4) itself
        {"declines_s17_4": True, "fear_or_distress": True},
        {"declines_s17_4": True, "weapon_offence": True},
        {"declines_s17_4": True, **DISABLED},
    ],
)
def test_an_adult_sexual_complainants_recording_must_be_admitted(ground: dict[str, Any]) -> None:
    """S22A: in the Crown Court, eligible by s16(1)(b) or s17."""
    found = notes(**RAPE, **RECORDED, **ground)
    assert set(found) == {"s22A"}
    assert "(s22A, s27(2))" in found["s22A"]


@pytest.mark.parametrize(
    "otherwise",
    [
        {"court_code": NEWPORT_MAGISTRATES},
        {"court_code": ""},
        {"sexual_offence": False, "fear_or_distress": True},
        {"complainant": False, "fear_or_distress": True},
        {"complainant": None, "fear_or_distress": True},
        {"video_interview": False},
        {"video_interview": None},
        {"declines_s17_4": True},  # nothing else makes this complainant eligible
        {"date_of_birth": None},
        {"accused": True},
    ],
)
def test_section_22a_is_for_no_one_else(otherwise: dict[str, Any]) -> None:
    assert "s22A" not in notes(**{**RAPE, **RECORDED, **otherwise})


def test_section_22a_is_not_for_a_child() -> None:
    assert "s22A" not in notes(**RAPE, **RECORDED, **SEVENTEEN)
    alone = {**RAPE, **RECORDED_AS_A_CHILD, "declines_s17_4": True}
    assert set(notes(**alone)) == {"qualifying_witness"}
