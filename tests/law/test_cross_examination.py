"""Questions from a defendant without a lawyer: YJCEA 1999 ss34, 35 and 36."""

from typing import Any

import pytest

from smadvisor.law import cross_examination
from smadvisor.law.facts import Defendant, Offence
from tests.law.strategies import LAW, TODAY, known

ALONE = Defendant("D1", represented=False)
WITH_LAWYER = Defendant("D1", represented=True)
NOT_KNOWN = Defendant("D1", represented=None)


def notes(code: str = "CJ88116", *more: str, **changes: Any) -> dict[str, str]:
    """About a case of these offences; what kind they are follows from their codes."""
    case: dict[str, Any] = {
        "defendants": (ALONE,),
        "offences": tuple(Offence(one, "none") for one in (code, *more)),
        "sexual_offence": None,
        "modern_slavery": None,
        "weapon_offence": None,
    }
    facts = known(**{**case, **changes})
    return {note.code: note.text for note in cross_examination.notes(facts, LAW)}


def aged(years: int) -> dict[str, Any]:
    return {"date_of_birth": TODAY.replace(year=TODAY.year - years)}


def test_a_sexual_complainant_is_never_questioned_by_the_defendant() -> None:
    """S34, without any application."""
    found = notes("SX03001")
    assert set(found) == {"s34"}
    assert "(s34)" in found["s34"]
    assert set(notes("SX03001A")) == {"s34"}
    assert set(notes("SX03001", **aged(15))) == {"s34", "s35"}


def test_an_adult_who_saw_a_sexual_offence_needs_a_direction() -> None:
    assert set(notes("SX03001", complainant=False)) == {"s36"}


@pytest.mark.parametrize(
    ("code", "age", "expected"),
    [
        # s35(3)(a), (4)(a): sexual offences and slavery, until 18
        ("SX03007", 13, "s35"),
        ("SX03007", 17, "s35"),
        ("SX03007", 18, "s36"),
        ("MS15003", 17, "s35"),
        ("MS15001", 18, "s36"),
        # s35(3)(d), (4)(b): assault, injury or a threat of it, until 14
        ("CJ88116", 13, "s35"),
        ("CJ88116", 14, "s36"),
        ("CJ88116", 17, "s36"),
        ("OF61014", 13, "s35"),
        ("OF61131A", 13, "s35"),
        ("TH68023", 14, "s36"),
    ],
)
def test_a_child_is_protected_by_age_and_offence(code: str, age: int, expected: str) -> None:
    found = notes(code, complainant=False, **aged(age))
    assert set(found) == {expected}
    assert f"({expected}" in found[expected]


@pytest.mark.parametrize("age", [10, 13, 17])
def test_where_the_offence_does_not_say_one_asks(age: int) -> None:
    """An unknown code, none, or a known offence of which s35 says nothing."""
    for code in ("ZZ99001", "CD71038", "PH97004"):
        found = notes(code, **aged(age))
        assert set(found) == {"s35_ask", "s36"}
        assert "(s35)" in found["s35_ask"]
    assert set(notes(offences=(), **aged(age))) == {"s35_ask", "s36"}


@pytest.mark.parametrize("code", ["ZZ99001", "CD71038", "OF61102"])
def test_of_an_adult_nobody_asks_about_section_35(code: str) -> None:
    assert set(notes(code)) == {"s36"}
    assert set(notes(code, video_interview=False, video_interview_under_18=True)) == {"s36"}


@pytest.mark.parametrize("kind", ["sexual_offence", "modern_slavery"])
def test_what_was_answered_counts_without_a_code(kind: str) -> None:
    said: dict[str, Any] = {kind: True, "offences": (), "complainant": False}
    assert set(notes(**said, **aged(17))) == {"s35"}
    assert set(notes(**said, **aged(18))) == {"s36"}


def test_an_unknown_code_beside_an_assault_decides_nothing_for_14_and_over() -> None:
    assert set(notes("CJ88116", "ZZ99001", **aged(13))) == {"s35"}
    assert set(notes("CJ88116", "ZZ99001", **aged(15))) == {"s35_ask", "s36"}
    assert set(notes("CJ88116", "SX03001", complainant=False, **aged(15))) == {"s35"}


def test_where_answer_and_code_differ_the_wider_protection_holds() -> None:
    """A sexual offence by its code protects until 18, whatever else is charged."""
    denied = {"sexual_offence": False, "complainant": False, **aged(15)}
    assert set(notes("SX03001", "CJ88116", **denied)) == {"s35"}
    assert set(notes("CJ88116", "SX03001", **denied)) == {"s35"}


def test_a_child_of_unknown_age_is_asked_about() -> None:
    nobody_knows = {"date_of_birth": None, "under_18": None}
    assert set(notes("CJ88116", **nobody_knows)) == {"s35_ask", "s36"}
    assert set(notes("SX03001", complainant=False, **nobody_knows)) == {"s35_ask", "s36"}
    child = {"date_of_birth": None, "under_18": True}
    assert set(notes("CJ88116", **child)) == {"s35_ask", "s36"}
    assert set(notes("SX03001", complainant=False, **child)) == {"s35"}


def test_an_adult_recorded_as_a_child_is_still_protected() -> None:
    """S35(2)(b): a child, or someone whose recording was made as one."""
    recorded = {"video_interview": True, "video_interview_under_18": True, **aged(19)}
    assert set(notes("SX03001", complainant=False, **recorded)) == {"s35"}
    assert set(notes("CJ88116", **recorded)) == {"s35_ask", "s36"}
    as_an_adult = {**recorded, "video_interview_under_18": False}
    assert set(notes("SX03001", complainant=False, **as_an_adult)) == {"s36"}


def test_an_adult_abused_by_a_partner_needs_a_direction() -> None:
    """S36: CPS applies; the court then finds a lawyer under s38."""
    found = notes("OF61102", domestic_abuse=True)
    assert set(found) == {"s36"}
    for words in ("Ask CPS to apply", "likely to diminish", "improve", "(s36, s38)"):
        assert words in found["s36"]


@pytest.mark.parametrize("defendants", [(), (WITH_LAWYER,), (NOT_KNOWN,), (WITH_LAWYER, NOT_KNOWN)])
def test_nothing_where_a_lawyer_asks_or_nobody_knows(defendants: tuple[Defendant, ...]) -> None:
    for code, age in (("SX03001", 15), ("CJ88116", 12), ("OF61102", 30)):
        assert notes(code, defendants=defendants, **aged(age)) == {}


def test_one_of_several_without_a_lawyer_is_enough() -> None:
    assert set(notes("OF61102", defendants=(WITH_LAWYER, ALONE))) == {"s36"}


def test_the_accused_is_not_protected_from_questions_of_their_own() -> None:
    """S36(4)(a)."""
    assert notes("OF61102", accused=True, complainant=False) == {}
