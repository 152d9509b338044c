"""What an offence code implies: sexual, slavery, domestic abuse; and what is to be asked."""

from dataclasses import replace
from datetime import date

import pytest

from smadvisor.law.facts import Facts, Offence
from smadvisor.law.offences import (
    caution,
    entry,
    implies,
    modern_slavery,
    modern_slavery_by_code,
    sexual,
    sexual_by_code,
)
from tests.law.strategies import LAW, TODAY


def case_of(*codes: str) -> Facts:
    return Facts(today=TODAY, offences=tuple(Offence(code) for code in codes))


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("SX03001", True),
        ("sx03 007", True),
        ("SX03014", True),
        ("SX03001A", True),
        ("SX03001C", True),
        ("SX03099", True),
        ("SX03099B", True),
        ("OF61102", False),
        ("MS15001", False),
        ("TH68023I", False),
        ("ZZ99001", None),
        ("SX0", None),
        ("", None),
    ],
)
def test_sexual_offences_are_part_1_with_attempts_and_the_like(
    code: str, answer: bool | None
) -> None:
    assert sexual_by_code(case_of(code), LAW) is answer


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("MS15001", True),
        ("MS15002", True),
        ("MS15003", True),
        ("MS15003C", True),
        ("MS15004", None),
        ("SX03001", False),
    ],
)
def test_modern_slavery_is_sections_1_and_2_only(code: str, answer: bool | None) -> None:
    assert modern_slavery_by_code(case_of(code), LAW) is answer


def test_until_what_age_a_child_is_protected_from_the_defendants_questions() -> None:
    """YJCEA 1999 s35(3), (4): until 18 for sexual offences and slavery, until 14 for violence."""
    until = {row["code"]: row["section_35"] for row in LAW.offences}
    for row in LAW.offences:
        assert (row["section_35"] == "18") is ("yes" in (row["sexual"], row["modern_slavery"]))
    for code in ("CJ88001", "CJ88159", "COML025", "OF61014", "OF61102", "PU86003", "TH68023"):
        assert until[code] == "14"
    for code in ("CD71038", "CJ88144", "CJ94005", "PH97004", "SC15004", "SE20002", "TH68026"):
        assert until[code] == ""


def test_three_codes_suggest_domestic_abuse_and_an_unknown_one_does_not() -> None:
    suggesting = {row["code"] for row in LAW.offences if row["domestic_abuse"] == "suggests"}
    assert suggesting == {"SC15004", "DA21001", "FL96001"}
    for row in LAW.offences:
        asks = "Ask first about domestic abuse" in implies(row["code"], LAW)
        assert asks is (row["code"] in suggesting)
    assert "domestic abuse" not in implies("ZZ99001", LAW)


def test_what_a_code_implies_in_words() -> None:
    assert implies("SX03001A", LAW) == "Rape (SOA 2003 s1). A sexual offence (s17(4A)(a))."
    assert (
        implies("MS15003", LAW) == "Human trafficking (MSA 2015 s2). Modern slavery (s17(4A)(b))."
    )
    assert implies("SX03099", LAW).endswith("ss66A and 66B unconfirmed).")
    assert implies("ZZ99001", LAW).startswith("The offence code ZZ99001 is not in the table")


@pytest.mark.parametrize(
    ("codes", "answer"),
    [
        ((), None),
        (("CJ88116",), False),
        (("CJ88116", "SX03001"), True),
        (("ZZ99001", "SX03001"), True),
        (("CJ88116", "ZZ99001"), None),
    ],
)
def test_one_of_several_offences_is_enough(codes: tuple[str, ...], answer: bool | None) -> None:
    assert sexual(case_of(*codes), LAW) is answer
    slavery = tuple(code.replace("SX03001", "MS15001") for code in codes)
    assert modern_slavery(case_of(*slavery), LAW) is answer


@pytest.mark.parametrize("said", [True, False])
def test_what_a_person_said_outweighs_the_codes(said: bool) -> None:
    rape, assault = case_of("SX03001", "MS15001"), case_of("CJ88116")
    for facts in (rape, assault):
        assert sexual(replace(facts, sexual_offence=said), LAW) is said
        assert modern_slavery(replace(facts, modern_slavery=said), LAW) is said


def test_what_must_be_known_before_relying_on_the_table() -> None:
    assert "To be confirmed by legal services (YJCEA 1999 Sch 1A paras" in caution("FI68001", LAW)
    assert "To be confirmed" in caution("SX03099", LAW)
    assert "ask CPS or legal services" in caution("ZZ99001", LAW)
    assert caution("SX03001", LAW) == caution("CJ88144A", LAW) == ""


def test_a_code_is_in_the_table_only_while_its_row_is_good() -> None:
    row = {**LAW.offences[0], "code": "ZZ99001", "sexual": "yes", "good_from": "2026-01-01"}
    law = replace(LAW, offences=(*LAW.offences, row))
    facts = case_of("ZZ99001")
    assert sexual(replace(facts, today=date(2025, 12, 31)), law) is None
    assert sexual(replace(facts, today=date(2026, 1, 1)), law) is True
    assert entry("ZZ99001", law, date(2025, 12, 31)) is None


def test_the_nearest_family_of_codes_wins() -> None:
    family = {**LAW.offences[0], "code": "SX*", "wording": "Anything"}
    law = replace(LAW, offences=(family, *LAW.offences))
    wordings = [
        row["wording"] for code in ("SX03001", "SX03099", "SX99001") if (row := entry(code, law))
    ]
    assert wordings == ["Rape", "A sexual offence", "Anything"]


def test_the_table_has_each_code_once_and_asks_nothing_of_the_suffix() -> None:
    codes = [row["code"] for row in LAW.offences]
    assert len(set(codes)) == len(codes)
    for code in codes:
        assert len(code) == 7 or code.endswith("*")
        assert entry(code.rstrip("*"), LAW) is not None


def test_nothing_is_both_sexual_and_slavery_or_on_the_schedule() -> None:
    listed = {row["provision"] for row in LAW.schedule_1a}
    for row in LAW.offences:
        kinds = (row["sexual"] == "yes", row["modern_slavery"] == "yes", row["provision"] in listed)
        assert sum(kinds) <= 1
