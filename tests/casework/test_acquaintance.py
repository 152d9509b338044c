"""Who is asked whether they know someone in the case: their surname, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.casework.acquaintance import is_officer, shared_surname

ALEX = "PC 1234 Alex Rees"


@pytest.mark.parametrize(
    ("user", "name", "surname"),
    [
        (ALEX, "REES, Siân", "REES"),
        (ALEX, "Siân Rees", "Rees"),
        (ALEX, "Rees S.", "Rees"),
        (ALEX, "rees, s", "rees"),
        (ALEX, "SIÂN REES", "REES"),
        (ALEX, "PUGH-REES, Siân", "REES"),
        (ALEX, "REES PUGH, Siân", "REES"),
        (ALEX, "Siân Rees-Pugh", "Rees"),
        (ALEX, "Pugh, Tom & Rees, Siân", "Rees"),
        (ALEX, "DC 9902 M Rees", "Rees"),
        ("DS Non Llyr 88", "LLŶR, Gwen", "LLŶR"),
        ("Non Prŷs", "PRYS, Tomos", "PRYS"),
        ("T/DC 77 Łucja Müller-Łoś", "LOS, Adam", "LOS"),
        ("Kit O’Neill", "ONEILL, Pat", "ONEILL"),
        ("Kit ONeill", "O'NEILL, Pat", "O'NEILL"),
        ("Iolo ap Rhys", "RHYS, Mari", "RHYS"),
        ("Jan van der Berg", "BERG, Eva", "BERG"),
        ("Rees, Alex", "Siân REES", "REES"),
        ("Inspector Alex Rees", "REES, Siân", "REES"),
        ("John Constable", "CONSTABLE, Ann", "CONSTABLE"),
        ("Alex Rees (PC 1234)", "REES, Siân", "REES"),
    ],
)
def test_the_same_surname_is_seen_however_it_is_written(user: str, name: str, surname: str) -> None:
    assert shared_surname(user, ["PRYCE, Siân", name]) == surname


@pytest.mark.parametrize(
    ("user", "name"),
    [
        (ALEX, "PRYCE, Siân"),
        (ALEX, "PRYCE, Alex"),
        (ALEX, "ALEX, Siân"),
        (ALEX, "REESE, Siân"),
        (ALEX, "PC, 1234"),
        (ALEX, ""),
        (ALEX, "name withheld"),
        ("PC", "PC 9901 T Evans"),
        ("", "REES, Siân"),
        ("1234", "1234"),
        ("Jan van der Berg", "VAN DER MEER, Eva"),
        ("Iolo ap Rhys", "AP HUW, Mari"),
        ("John Constable", "JOHN, Ann"),
        ("A Rees", "PUGH, A"),
    ],
)
def test_nobody_is_asked_for_a_forename_a_rank_a_number_or_a_particle(user: str, name: str) -> None:
    assert shared_surname(user, [name]) == ""


@pytest.mark.parametrize(
    ("user", "number", "officer", "same"),
    [
        (ALEX, "", "PC 1234 A Rees", True),
        (ALEX, "", "PC1234 Rees", True),
        (ALEX, "", "1234", True),
        (ALEX, "", "DC 9902 A Rees", False),
        (ALEX, "", "PC 1234 T Evans", False),
        (ALEX, "", "A Rees", True),
        (ALEX, "", "REES, Alex", True),
        (ALEX, "", "DC Rees", True),
        (ALEX, "", "DC M Rees", False),
        ("Alex Rees", "1234", "PC 01234 Rees", True),
        ("Alex Rees", "1234", "PC 4321 Alex Rees", False),
        ("Alex Rees", "", "PC 4321 Alex Rees", True),
        ("Alex Rees", "", "A/PS Beth Rees", False),
        ("Alex Rees", "", "", False),
        ("", "", "", False),
    ],
)
def test_the_officer_in_the_case_is_the_user(
    user: str, number: str, officer: str, same: bool
) -> None:
    assert is_officer(user, number, officer) is same


@given(st.text(), st.text(), st.text())
def test_no_name_is_too_odd(user: str, name: str, officer: str) -> None:
    found = shared_surname(user, [name])
    assert found in name
    assert is_officer(user, "", officer) in (True, False)
    assert shared_surname(user, [found]) or not found
