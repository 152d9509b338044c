"""Schedule 1A: each paragraph, its limbs, attempts and the like, and what is not on it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.law.facts import WEAPONS, Facts, Offence
from smadvisor.law.offences import caution, entry, modern_slavery, sexual
from smadvisor.law.schedule_1a import LATER_ACT, schedule_1a, weapon_by_code
from smadvisor.law.schedule_1a import weapon as weapon_offence
from tests.law.strategies import LAW, any_offence, known

ANY_WEAPON = (*WEAPONS, None)

USED = {"knife_used", "firearm_used"}
CARRIED = {"knife_carried", "firearm_carried"}


@pytest.mark.parametrize(
    ("code", "used", "carried"),
    [
        ("COML025", "1", "3"),
        ("COML026", "1", "3"),
        ("COML022", "2", "3"),
        ("COML023", "2", "3"),
        ("OF61017", "4", "8"),
        ("OF61018", "4", "8"),
        ("OF61019", "4", "8"),
        ("OF61131", "5", "8"),
        ("OF61095", "6", "8"),
        ("OF61102", "7", "8"),
    ],
)
def test_killing_and_wounding_turn_on_a_firearm_or_knife(
    code: str, used: str, carried: str
) -> None:
    for weapon in WEAPONS:
        found, reason = schedule_1a(Offence(code, weapon), LAW)
        assert found is (weapon in USED | CARRIED)
        if weapon in USED:
            assert f"been used: {entry(code, LAW)['provision']} (Sch 1A para {used})" in reason  # type: ignore[index]
        elif weapon in CARRIED:
            assert "someone else knew or believed it" in reason
            assert reason.endswith(f"(Sch 1A para {carried}).")
        else:
            assert reason.endswith(f"(Sch 1A paras {used} or {carried} and 32).")
    found, reason = schedule_1a(Offence(code), LAW)
    assert found is None
    assert reason.startswith("Ask whether")
    assert f"para {used} or {carried}" in reason


@pytest.mark.parametrize("code", ["SC15005", "SC15006"])
def test_strangulation_has_no_limb_of_its_own_for_use(code: str) -> None:
    for weapon in sorted(USED | CARRIED):
        found, reason = schedule_1a(Offence(code, weapon), LAW)
        assert found is True
        assert "SCA 2015 s75A (Sch 1A para 29A)" in reason
        assert ("known at least to the person it was used on" in reason) is (weapon in USED)
    assert schedule_1a(Offence(code, "none"), LAW)[0] is False
    assert schedule_1a(Offence(code, "other_used"), LAW)[0] is False
    assert schedule_1a(Offence(code), LAW)[0] is None


def test_strangulation_is_on_the_list_since_7_june_2022() -> None:
    offence = Offence("SC15005", "knife_carried")
    assert schedule_1a(offence, LAW, date(2022, 6, 6))[0] is False
    assert schedule_1a(offence, LAW, date(2022, 6, 7))[0] is True


@pytest.mark.parametrize(
    ("code", "paragraph", "since"),
    [
        ("PC53001", "9", date(2011, 6, 27)),
        ("PC53003", "9A", date(2012, 12, 3)),
        ("FI68059", "16", date(2011, 6, 27)),
        ("FI68321", "17", date(2011, 6, 27)),
        ("FI68064", "18", date(2011, 6, 27)),
        ("FI68075", "18", date(2011, 6, 27)),
        ("FI68085", "19", date(2011, 6, 27)),
        ("FI68091", "21", date(2011, 6, 27)),
        ("FI68001", "10 to 24", date(2011, 6, 27)),
        ("CJ88144", "25", date(2011, 6, 27)),
        ("CJ88152", "26", date(2011, 6, 27)),
        ("CJ88154", "26A", date(2012, 12, 3)),
        ("CJ88155", "26A", date(2012, 12, 3)),
        ("CJ88157", "26A", date(2012, 12, 3)),
    ],
)
def test_for_weapons_offences_the_charge_is_enough(code: str, paragraph: str, since: date) -> None:
    for weapon in ANY_WEAPON:
        found, reason = schedule_1a(Offence(code, weapon), LAW)
        assert found is True
        assert f"(Sch 1A para {paragraph})" in reason
    assert schedule_1a(Offence(code), LAW, since)[0] is True
    assert schedule_1a(Offence(code), LAW, date.fromordinal(since.toordinal() - 1))[0] is False


def test_every_paragraph_is_in_the_table_with_its_condition() -> None:
    acts = {
        ("murder", "used"): "1",
        ("murder", "carried"): "3",
        ("manslaughter", "used"): "2",
        ("manslaughter", "carried"): "3",
        ("OAPA 1861 s18", "used"): "4",
        ("OAPA 1861 s20", "used"): "5",
        ("OAPA 1861 s38", "used"): "6",
        ("OAPA 1861 s47", "used"): "7",
        **{(f"OAPA 1861 s{section}", "carried"): "8" for section in (18, 20, 38, 47)},
        ("PCA 1953 s1", "charge"): "9",
        ("PCA 1953 s1A", "charge"): "9A",
        ("Firearms Act 1968 s1", "charge"): "10",
        ("Firearms Act 1968 s2(1)", "charge"): "11",
        ("Firearms Act 1968 s3", "charge"): "12",
        ("Firearms Act 1968 s4", "charge"): "13",
        ("Firearms Act 1968 s5(1)", "charge"): "14",
        ("Firearms Act 1968 s5(1A)", "charge"): "15",
        ("Firearms Act 1968 s16", "charge"): "16",
        ("Firearms Act 1968 s16A", "charge"): "17",
        ("Firearms Act 1968 s17", "charge"): "18",
        ("Firearms Act 1968 s18", "charge"): "19",
        ("Firearms Act 1968 s19", "charge"): "20",
        ("Firearms Act 1968 s20", "charge"): "21",
        ("Firearms Act 1968 s21", "charge"): "22",
        ("Firearms Act 1968 s21A", "charge"): "23",
        ("Firearms Act 1968 s24A", "charge"): "24",
        ("Firearms Act 1968", "charge"): "10 to 24",
        ("CJA 1988 s139", "charge"): "25",
        ("CJA 1988 s139A", "charge"): "26",
        ("CJA 1988 s139AA", "charge"): "26A",
        ("VCRA 2006 s28", "charge"): "27",
        ("VCRA 2006 s32", "charge"): "28",
        ("VCRA 2006 s36", "charge"): "29",
        ("SCA 2015 s75A", "carried"): "29A",
    }
    assert {
        (row["provision"], row["condition"]): row["paragraph"] for row in LAW.schedule_1a
    } == acts


@pytest.mark.parametrize(
    "code",
    [
        *("TH68023", "TH68026", "OF61014", "CJ88001", "CJ88116", "CJ88159", "CJ88160", "PU86003"),
        *("CD71038", "SX03001", "PH97011", "SC15004", "MS15003", "CJ94005", "SE20002"),
    ],
)
def test_robbery_and_the_like_are_not_on_the_list_whatever_the_weapon(code: str) -> None:
    for weapon in ANY_WEAPON:
        found, reason = schedule_1a(Offence(code, weapon), LAW)
        assert found is False
        assert "weapons offence is also in the proceedings" in reason
        assert "s17(6)" in reason


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        ("A", "an attempt"),
        ("B", "aiding and abetting"),
        ("C", "a conspiracy"),
        ("I", "encouraging or inciting"),
    ],
)
def test_attempts_and_the_like_follow_the_offence_itself(letter: str, words: str) -> None:
    for code, paragraph in (("OF61017", "30"), ("SC15005", "30"), ("CJ88144", "31")):
        for weapon in ANY_WEAPON:
            itself, reason = schedule_1a(Offence(code, weapon), LAW)
            follows, also = schedule_1a(Offence(code + letter, weapon), LAW)
            assert follows is itself
            assert also == (
                f"{reason} It is {words}, which counts as the offence itself does "
                f"(para {paragraph})."
            )


@pytest.mark.parametrize("code", ["ZZ99001", "OF61017X", "OF6101", "OF610170A", " "])
def test_a_code_that_is_not_in_the_table_is_a_question(code: str) -> None:
    found, reason = schedule_1a(Offence(code, "knife_used"), LAW)
    assert found is None
    assert "ask CPS or legal services" in reason
    assert f"code {code.strip() or '(none)'} is" in reason
    assert caution(code, LAW) == reason


def test_what_is_not_confirmed_says_so() -> None:
    unsure = "To be confirmed by legal services (YJCEA 1999 Sch 1A paras 10 to 24"
    assert unsure in schedule_1a(Offence("FI68001"), LAW)[1]
    assert "To be confirmed" in schedule_1a(Offence("CJ88156"), LAW)[1]
    assert "To be confirmed" not in schedule_1a(Offence("CJ88144"), LAW)[1]
    assert "to be confirmed by legal services" in LATER_ACT


def test_a_paragraph_that_legal_services_mark_unsure_says_so() -> None:
    changed = tuple({**row, "confirmed": "no", "source": "a letter"} for row in LAW.schedule_1a)
    law = replace(LAW, schedule_1a=changed)
    assert "legal services (a letter)" in schedule_1a(Offence("CJ88144"), law)[1]


@given(st.text(max_size=10), st.sampled_from(ANY_WEAPON))
def test_any_text_gets_an_answer_with_a_section_and_unknown_ones_never_a_yes(
    code: str, weapon: str | None
) -> None:
    found, reason = schedule_1a(Offence(code, weapon), LAW)
    assert "s17" in reason or "Sch 1A" in reason
    if entry(code, LAW) is None:
        facts = Facts(offences=(Offence(code, weapon),))
        assert (found, sexual(facts, LAW), modern_slavery(facts, LAW)) == (None, None, None)


@given(st.sampled_from([row["code"] for row in LAW.offences]))
def test_a_worse_weapon_never_takes_the_offence_off_the_list(code: str) -> None:
    without = schedule_1a(Offence(code, "none"), LAW)[0]
    carried = schedule_1a(Offence(code, "knife_carried"), LAW)[0]
    used = schedule_1a(Offence(code, "knife_used"), LAW)[0]
    assert bool(without) <= bool(carried) <= bool(used)


# --- in a case of several offences ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("offences", "answer"),
    [
        ((), None),
        ((Offence("TH68023", "knife_used"),), False),
        ((Offence("TH68023", "knife_used"), Offence("CJ88144")), True),
        ((Offence("ZZ99001"), Offence("CJ88144")), True),
        ((Offence("ZZ99001"), Offence("CJ88001")), None),
        ((Offence("OF61102"), Offence("CJ88001")), None),
        ((Offence("OF61102", "other_used"), Offence("CJ88001")), False),
    ],
)
def test_one_such_offence_in_the_proceedings_is_enough(
    offences: tuple[Offence, ...], answer: bool | None
) -> None:
    """S17(5): "that offence and any other offences"."""
    facts = known(weapon_offence=None, offences=offences)
    assert weapon_offence(facts, LAW) is answer
    assert weapon_by_code(facts, LAW) is answer


@given(st.lists(any_offence, max_size=3).map(tuple), st.booleans())
def test_what_a_person_said_outweighs_the_codes(offences: tuple[Offence, ...], said: bool) -> None:
    assert weapon_offence(known(weapon_offence=said, offences=offences), LAW) is said
