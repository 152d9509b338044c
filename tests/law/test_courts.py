"""What kind of court it is, from its code before its name."""

from dataclasses import replace
from datetime import date

import pytest

from smadvisor.law.courts import CourtKind, code_of, kind_of
from tests.law.strategies import LAW


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("B61NP00", "", CourtKind.MAGISTRATES),
        ("b61np00 ", "", CourtKind.MAGISTRATES),
        ("B61EZ00", "", CourtKind.YOUTH),
        ("B61EZ00", "Newport (South Wales) Crown Court", CourtKind.YOUTH),
        ("C62NG00", "Cwmbran Youth Court", CourtKind.CROWN),
        ("C62NG00", "", CourtKind.CROWN),
        ("B61WY00", "Newport (Crown Court building)", CourtKind.MAGISTRATES),
        ("C01XX00", "", CourtKind.CROWN),
        ("B01XX00", "", CourtKind.MAGISTRATES),
        ("", "cwmbran  youth COURT", CourtKind.YOUTH),
        ("", "Swansea Crown Court", CourtKind.CROWN),
        ("", "Llanelli Magistrates' Court", CourtKind.MAGISTRATES),
        ("", "Somewhere Youth Court", CourtKind.YOUTH),
        ("", "Newport (Crown Court building) Magistrates' Court", CourtKind.MAGISTRATES),
        ("", "Elsewhere Crown Court building, magistrates", None),
        ("", "Newport", None),
        ("?", "", None),
    ],
)
def test_the_kind_of_a_court(code: str, name: str, kind: CourtKind | None) -> None:
    assert kind_of(code, name, LAW) is kind


def test_only_the_crown_court_is_not_summary() -> None:
    assert [kind for kind in CourtKind if not kind.summary] == [CourtKind.CROWN]


def test_a_name_gives_its_code() -> None:
    assert code_of("newport (south wales)  crown court", LAW) == "C62NG00"
    assert code_of("Newport", LAW, date(2026, 11, 21)) == ""


def test_the_courts_of_gwent_and_beside_it() -> None:
    assert {row["code"]: (row["name"], row["kind"]) for row in LAW.courts} == {
        "B61NP00": ("Newport (South Wales) Magistrates' Court", "magistrates"),
        "B61EH00": ("Cwmbran Magistrates' Court", "magistrates"),
        "B61EZ00": ("Cwmbran Youth Court", "youth"),
        "B61WY00": ("Newport (Crown Court building) Magistrates' Court", "magistrates"),
        "B62DC00": ("Cardiff Magistrates' Court", "magistrates"),
        "B62IZ00": ("Merthyr Tydfil Magistrates' Court", "magistrates"),
        "C62NG00": ("Newport (South Wales) Crown Court", "crown"),
        "C62CR00": ("Cardiff Crown Court", "crown"),
        "C62MT00": ("Merthyr Tydfil Crown Court", "crown"),
    }


def test_the_table_holds_each_court_once_and_of_a_kind() -> None:
    assert len({row["code"] for row in LAW.courts}) == len(LAW.courts)
    for row in LAW.courts:
        kind = CourtKind(row["kind"])
        assert row["code"].startswith("C" if kind is CourtKind.CROWN else "B")


def test_a_court_that_closed_is_known_by_the_shape_of_its_code_alone() -> None:
    closed = {**LAW.courts[2], "good_to": "2026-06-30"}
    law = replace(LAW, courts=(closed,))
    for day, kind in (
        (date(2026, 6, 30), CourtKind.YOUTH),
        (date(2026, 7, 1), CourtKind.MAGISTRATES),
    ):
        assert kind_of("B61EZ00", "", law, day) is kind
    assert code_of("Cwmbran Youth Court", law, date(2026, 6, 30)) == "B61EZ00"
    assert code_of("Cwmbran Youth Court", law, date(2026, 7, 1)) == ""
