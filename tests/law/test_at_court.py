"""Eligible is not granted (s19(2)); ground rules, a companion, sexual history (s41)."""

from typing import Any

import pytest

from smadvisor.law import at_court
from smadvisor.law.eligibility import eligible
from tests.law.strategies import LAW, known


def codes(**changes: Any) -> set[str]:
    facts = known(**changes)
    return {note.code for note in at_court.notes(facts, eligible(facts, LAW), LAW)}


DISABLED = {"conditions": frozenset({"learning"}), "quality_diminished_by_condition": True}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, set()),
        ({"fear_or_distress": True}, {"companion"}),
        ({"domestic_abuse": True}, {"companion", "eligible_is_not_granted"}),
        (DISABLED, {"companion", "ground_rules"}),
        (
            {"under_18": True, "date_of_birth": None},
            {"companion", "eligible_is_not_granted", "ground_rules"},
        ),
        ({"sexual_offence": True}, {"companion", "eligible_is_not_granted", "sexual_history"}),
        ({"sexual_offence": True, "complainant": False, "fear_or_distress": True}, {"companion"}),
    ],
)
def test_what_comes_with_eligibility(changes: dict[str, Any], expected: set[str]) -> None:
    assert codes(**changes) == expected
