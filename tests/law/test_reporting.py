"""What may not be published: SO(A)A 1992 s1, YJCEA 1999 ss45 to 47."""

from datetime import date
from typing import Any

import pytest

from smadvisor.law import reporting
from smadvisor.law.eligibility import eligible
from smadvisor.law.facts import Offence
from tests.law.strategies import LAW, known

CHILD = {"date_of_birth": date(2012, 5, 1)}


def notes(**changes: Any) -> dict[str, str]:
    facts = known(**changes)
    sections = {one.section for one in eligible(facts, LAW)}
    return {note.code: note.text for note in reporting.notes(facts, sections, LAW)}


def test_a_sexual_complainant_is_anonymous_for_life() -> None:
    found = notes(sexual_offence=True)
    assert "Sexual Offences (Amendment) Act 1992 s1" in found["anonymity_for_life"]
    assert "in their lifetime" in found["anonymity_for_life"]
    assert "anonymity_for_life" not in notes(sexual_offence=True, complainant=False)
    assert "anonymity_for_life" not in notes(domestic_abuse=True)


def test_anonymity_does_not_turn_on_special_measures() -> None:
    assert set(notes(sexual_offence=True, declines_s17_4=True)) == {"anonymity_for_life"}


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (("MS15003",), "anonymity_for_life"),
        (("MS15003C",), "anonymity_for_life"),
        (("MS15001", "MS15003"), "anonymity_for_life"),
        (("MS15001",), "anonymity_ask"),
        (("MS15002",), "anonymity_ask"),
        ((), "anonymity_ask"),
        (("ZZ99001",), "anonymity_ask"),
    ],
)
def test_so_is_one_of_trafficking_and_for_slavery_alone_one_asks(
    codes: tuple[str, ...], expected: str
) -> None:
    offences = tuple(Offence(code) for code in codes)
    found = notes(modern_slavery=True, offences=offences)
    assert set(found) == {expected, "reporting_of_measures"}
    assert "1992 s1" in found[expected]
    by_code = notes(modern_slavery=None, offences=(Offence("MS15003"),))
    assert "anonymity_for_life" in by_code


def test_a_child_may_be_protected_while_one_and_for_life() -> None:
    found = notes(**CHILD, fear_or_distress=True)
    assert set(found) == {"reporting_child", "reporting_of_measures"}
    assert "(s45)" in found["reporting_child"]
    assert "for life (s45A)" in found["reporting_child"]


@pytest.mark.parametrize(
    ("changes", "adult"),
    [
        ({"fear_or_distress": True}, True),
        ({"intimidated_by_others": True}, True),
        ({"domestic_abuse": True}, False),
        ({"fear_or_distress": None, "weapon_offence": True}, False),
    ],
)
def test_an_adult_in_fear_may_be_protected_for_life(changes: dict[str, Any], adult: bool) -> None:
    found = notes(**changes)
    assert ("reporting_adult" in found) is adult
    assert "reporting_child" not in found
    if adult:
        assert "prosecutor can ask" in found["reporting_adult"]
        assert "(s46)" in found["reporting_adult"]


def test_that_measures_were_asked_for_is_not_to_be_reported() -> None:
    assert "(s47)" in notes(weapon_offence=True)["reporting_of_measures"]
    assert notes() == {}
