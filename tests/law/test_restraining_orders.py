"""Which power to make a restraining order there is after each way a case can end."""

from datetime import date

import pytest

from smadvisor.law.restraining_orders import ONLY_AGAINST, no_route, routes
from tests.law.strategies import LAW


def sections(result: str | None, on: date | None = None) -> list[str]:
    return [route.section for route in routes(result, LAW, on)]


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (None, ["s360", "s5A"]),
        ("convicted", ["s360"]),
        ("acquitted", ["s5A"]),
        ("no_evidence_offered", ["s5A"]),
        ("appeal_allowed", ["s5A"]),
        ("special_verdict", ["s5A"]),
        ("discontinued", []),
        ("jury_discharged", []),
        ("unfit_did_act", []),
        ("caution", []),
        ("something_else", []),
    ],
)
def test_the_power_follows_the_result(result: str | None, expected: list[str]) -> None:
    assert sections(result) == expected
    assert (no_route(result, LAW) == "") is bool(expected)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("discontinued", "discontinued or withdrawn before trial"),
        ("jury_discharged", "without a verdict"),
        ("unfit_did_act", "Chinegwundoh [2015] EWCA Crim 109"),
        ("caution", "no court decided"),
        ("something_else", "ask CPS"),
    ],
)
def test_where_there_is_no_power_the_reason_says_why(result: str, words: str) -> None:
    reason = no_route(result, LAW)
    assert words in reason
    assert "s360" in reason
    assert "s5A" in reason


def test_fear_of_violence_is_a_ground_on_conviction_only() -> None:
    conviction, acquittal = routes(None, LAW)
    assert "harassment or fear of violence by the defendant" in conviction.reason
    assert "(s360, Sentencing Act 2020)" in conviction.reason
    assert "necessary to protect" in acquittal.reason
    assert "fear of violence is no ground here" in acquittal.reason
    assert "(s5A, Protection from Harassment Act 1997)" in acquittal.reason


def test_what_is_particular_to_a_result_is_said() -> None:
    assert routes("no_evidence_offered", LAW)[0].reason.endswith("ends in a verdict of not guilty.")
    assert "s5A(3), (4)" in routes("appeal_allowed", LAW)[0].reason


def test_only_the_special_verdict_is_unconfirmed() -> None:
    unsure = [
        row["result"]
        for row in LAW.restraining_orders
        if "To be confirmed by legal services." in routes(row["result"], LAW)[0].reason
    ]
    assert unsure == ["special_verdict"]


def test_it_is_made_against_the_defendant_only() -> None:
    assert "never against a victim or witness" in ONLY_AGAINST


def test_section_360_is_for_convictions_from_december_2020() -> None:
    assert sections("convicted", date(2020, 11, 30)) == []
    assert sections("convicted", date(2020, 12, 1)) == ["s360"]
    assert sections(None, date(2020, 11, 30)) == ["s5A"]
    assert sections(None, date(2009, 9, 29)) == []


def test_no_result_is_both_in_the_table_and_without_a_power() -> None:
    for row in LAW.restraining_orders:
        assert no_route(row["result"], LAW, date(2026, 11, 21)) == ""
