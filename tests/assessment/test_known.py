"""What the list told is not asked again, and only where its words are sure."""

from datetime import date

import pytest

from smadvisor.assessment.answers import check_all
from smadvisor.assessment.known import implied, known
from smadvisor.assessment.paper import Answer
from smadvisor.casework.cases import Role
from smadvisor.law.tables import current
from tests.assessment.people import TODAY, a_case, a_person


def test_a_list_that_says_little_is_only_taken_at_its_word() -> None:
    case = a_case(offences="Assault by beating")
    assert known(case, a_person()) == {"eligibility.complainant": "yes"}
    witness = a_person(role=Role.WITNESS)
    assert known(case, witness) == {"eligibility.complainant": "no"}


def test_all_that_a_list_can_tell() -> None:
    case = a_case(domestic_abuse=True, sexual_offence=False)
    person = a_person(
        date_of_birth=date(1994, 3, 17),
        relationship="Ex-Partner ",
        victim_personal_statement="Made",
    )
    told = known(case, person)
    assert told == {
        "eligibility.date_of_birth": "1994-03-17",
        "eligibility.complainant": "yes",
        "eligibility.relationship": "ex_partner",
        "eligibility.sexual_offence": "no",
        "eligibility.domestic_abuse": "yes",
        "eligibility.offence_codes": "CJ88116",
        "practical.personal_statement_offered": "yes",
        "practical.personal_statement": "made",
    }
    assert check_all(told) == told


@pytest.mark.parametrize("flag", [True, False, None])
def test_flags_are_known_only_where_the_list_has_them(flag: bool | None) -> None:
    told = known(a_case(sexual_offence=flag, domestic_abuse=flag), a_person())
    expected = {True: "yes", False: "no", None: None}[flag]
    assert told.get("eligibility.sexual_offence") == expected
    assert told.get("eligibility.domestic_abuse") == expected


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ex-wife", "ex_spouse"),
        ("EX", "ex_partner"),
        ("Mother", "parent"),
        ("neighbour", None),
        ("partner?", None),
        ("", None),
    ],
)
def test_a_relationship_is_known_only_if_it_can_mean_one_thing(
    words: str, value: str | None
) -> None:
    told = known(a_case(), a_person(relationship=words))
    assert told.get("eligibility.relationship") == value


@pytest.mark.parametrize("words", ["Offered", "offered "])
def test_an_offered_statement_is_not_a_made_one(words: str) -> None:
    told = known(a_case(), a_person(victim_personal_statement=words))
    assert told["practical.personal_statement_offered"] == "yes"
    assert "practical.personal_statement" not in told


def test_other_words_about_the_statement_are_asked() -> None:
    told = known(a_case(), a_person(victim_personal_statement="Y?"))
    assert "practical.personal_statement_offered" not in told


@pytest.mark.parametrize(
    ("offences", "codes"),
    [
        ("CJ88116", "CJ88116"),
        ("Assault (CJ88116); rape SX03001A, again cj88116", "CJ88116 SX03001A"),
        ("61US0412326 2600500012 CJ881", None),
        ("", None),
    ],
)
def test_offence_codes_are_found_among_other_words(offences: str, codes: str | None) -> None:
    told = known(a_case(offences=offences), a_person())
    assert told.get("eligibility.offence_codes") == codes


SEXUAL, SLAVERY, WEAPON = (
    f"eligibility.{kind}" for kind in ("sexual_offence", "modern_slavery", "weapon_offence")
)


@pytest.mark.parametrize(
    ("codes", "weapon", "told"),
    [
        ("", None, {}),
        ("ZZ99001", None, {}),
        ("CJ88116", None, {SEXUAL: "no", SLAVERY: "no", WEAPON: "no"}),
        ("SX03001", None, {SEXUAL: "yes", SLAVERY: "no", WEAPON: "no"}),
        ("MS15003", None, {SEXUAL: "no", SLAVERY: "yes", WEAPON: "no"}),
        ("CJ88116 CJ88144", None, {SEXUAL: "no", SLAVERY: "no", WEAPON: "yes"}),
        ("OF61102", None, {SEXUAL: "no", SLAVERY: "no"}),
        ("OF61102", "unsure", {SEXUAL: "no", SLAVERY: "no"}),
        ("OF61102", "knife_used", {SEXUAL: "no", SLAVERY: "no", WEAPON: "yes"}),
        ("OF61102", "other_used", {SEXUAL: "no", SLAVERY: "no", WEAPON: "no"}),
        ("SX03001 ZZ99001", None, {SEXUAL: "yes"}),
    ],
)
def test_what_offence_codes_imply(codes: str, weapon: str | None, told: dict[str, str]) -> None:
    """YJCEA 1999 s17(4A), s17(5), Sch 1A."""
    answers: dict[str, Answer] = {"eligibility.offence_codes": codes}
    if weapon:
        answers["eligibility.weapon"] = weapon
    assert implied(answers, current(), TODAY) == told


def test_a_code_never_takes_back_what_a_list_or_a_person_said() -> None:
    said: dict[str, Answer] = {"eligibility.offence_codes": "CJ88116", SEXUAL: "yes"}
    assert SEXUAL not in implied(said, current(), TODAY)
    denied: dict[str, Answer] = {"eligibility.offence_codes": "SX03001", SEXUAL: "no"}
    assert implied(denied, current(), TODAY)[SEXUAL] == "yes"
