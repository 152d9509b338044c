"""What comes with eligibility: s19(2), ground rules, a companion, sexual history."""

from datetime import date
from typing import Any

import pytest

from smadvisor.law import at_court
from smadvisor.law.eligibility import eligible
from tests.law.strategies import LAW, known

CHILD = {"date_of_birth": date(2012, 5, 1)}
DISABLED = {"conditions": frozenset({"learning"}), "quality_diminished_by_condition": True}
QUALIFYING = {"video_interview": True, "video_interview_under_18": True}


def notes(**changes: Any) -> dict[str, str]:
    facts = known(**changes)
    return {note.code: note.text for note in at_court.notes(facts, eligible(facts, LAW), LAW)}


def test_nothing_comes_with_no_eligibility() -> None:
    assert notes() == {}
    assert notes(sexual_offence=True, declines_s17_4=True) == {}
    assert notes(sexual_offence=True, accused=True) == {}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"fear_or_distress": True}, {"companion"}),
        ({"weapon_offence": True}, {"companion", "eligible_is_not_granted"}),
        ({"domestic_abuse": True}, {"companion", "eligible_is_not_granted"}),
        (DISABLED, {"companion", "ground_rules"}),
        (CHILD, {"companion", "ground_rules", "eligible_is_not_granted"}),
        (QUALIFYING, {"companion", "eligible_is_not_granted"}),
        (
            {"sexual_offence": True},
            {"companion", "eligible_is_not_granted", "sexual_history"},
        ),
        (
            {"sexual_offence": True, "complainant": False, "fear_or_distress": True},
            {"companion"},
        ),
    ],
)
def test_what_comes_with_each_way(changes: dict[str, Any], expected: set[str]) -> None:
    assert set(notes(**changes)) == expected


def test_each_says_by_what_rule() -> None:
    found = notes(**CHILD, sexual_offence=True)
    assert "would improve" in found["eligible_is_not_granted"]
    assert "maximise" in found["eligible_is_not_granted"]
    assert "(s19(2))" in found["eligible_is_not_granted"]
    assert "(ss21, 22A)" in found["eligible_is_not_granted"]
    assert "(r.3.9, r.3.8(6))" in found["ground_rules"]
    assert "r.18.10(f)" in found["companion"]
    assert "(s41, s43)" in found["sexual_history"]
