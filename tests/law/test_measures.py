"""Sections 23 to 30: which measures can be asked for here, and why."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from smadvisor.law.eligibility import eligible
from smadvisor.law.facts import Facts, State
from smadvisor.law.measures import measures
from tests.law.strategies import LAW, NEWPORT_CROWN, any_facts, known

SECTIONS = ["s23", "s24", "s25", "s26", "s27", "s28", "s29", "s30"]
CHILD = {"date_of_birth": date(2013, 1, 1)}
CROWN = {"court_code": NEWPORT_CROWN}
UNKNOWN_COURT = {"court_code": "", "court": "Newport"}
FEAR = {"fear_or_distress": True}
SEXUAL = {"sexual_offence": True}
ABUSE = {"domestic_abuse": True}
WEAPON = {"weapon_offence": True}
DISABLED = {"conditions": frozenset({"learning"}), "quality_diminished_by_condition": True}
RECORDED = {"video_interview": True}


def states(**changes: Any) -> dict[str, str]:
    facts = known(**changes)
    return {one.section: one.state.value for one in measures(facts, eligible(facts, LAW), LAW)}


def reason(section: str, **changes: Any) -> str:
    facts = known(**changes)
    found = {one.section: one.reason for one in measures(facts, eligible(facts, LAW), LAW)}
    return found[section]


def line(**changes: Any) -> str:
    """The eight states as letters, in the order of the Act: o(pen), c(losed), a(sk)."""
    return "".join(state[0] for state in states(**changes).values())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # nobody eligible; not settled; the accused
        ({}, "cccccccc"),
        ({"fear_or_distress": None}, "aaaaaaaa"),
        ({**SEXUAL, "accused": True}, "cccccccc"),
        # intimidated adults in a magistrates' court: the gate of s25
        (FEAR, "oocccccc"),
        ({**FEAR, "intimidated_by_others": True}, "oooccccc"),
        ({**FEAR, "intimidated_by_others": None}, "ooaccccc"),
        ({**FEAR, "sexual_offence": None}, "ooaccccc"),
        ({**FEAR, "complainant": False, **ABUSE, "relationship": "none"}, "oooccccc"),
        (ABUSE, "oooccccc"),
        (SEXUAL, "oooccccc"),
        ({"modern_slavery": True}, "oooccccc"),
        ({**FEAR, **ABUSE, "relationship": "flatmate"}, "oocccccc"),
        (WEAPON, "oocccccc"),
        # s27 for an adult in a summary court is for CPS to say
        ({**SEXUAL, **RECORDED}, "ooocaccc"),
        ({**SEXUAL, "video_interview": None}, "ooocaccc"),
        # the Crown Court: robes, recorded interviews, section 28
        ({**FEAR, **CROWN}, "oococccc"),
        ({**SEXUAL, **CROWN}, "oooocccc"),
        ({**SEXUAL, **CROWN, **RECORDED}, "oooooocc"),
        ({**ABUSE, **CROWN, **RECORDED}, "oooooacc"),
        ({**WEAPON, **CROWN, **RECORDED}, "oocooccc"),
        ({**FEAR, **CROWN, **RECORDED}, "oocooccc"),
        ({**SEXUAL, **CROWN, "video_interview": None}, "ooooaacc"),
        # vulnerable witnesses: intermediary and aids too
        (DISABLED, "ooccccoo"),
        ({**DISABLED, **CROWN, **RECORDED}, "oocooooo"),
        (CHILD, "ooccacoo"),
        ({**CHILD, **RECORDED}, "ooccocoo"),
        ({**CHILD, **CROWN}, "oocoaaoo"),
        ({**FEAR, "conditions": None}, "ooccccaa"),
        ({**FEAR, **CROWN, **RECORDED, "conditions": None}, "oocooaaa"),
        # an adult interviewed as a child: that recording and nothing else
        ({**RECORDED, "video_interview_under_18": True}, "ccccoccc"),
        ({**RECORDED, "video_interview_under_18": True, **FEAR}, "ooccoccc"),
        ({**RECORDED, "video_interview_under_18": True, "fear_or_distress": None}, "aaaaoaaa"),
        # a court nobody knows
        ({**FEAR, **UNKNOWN_COURT}, "oocacccc"),
        ({**SEXUAL, **UNKNOWN_COURT, **RECORDED}, "oooaaacc"),
        ({**CHILD, **UNKNOWN_COURT, **RECORDED}, "oocaoaoo"),
    ],
)
def test_what_is_open_here(changes: dict[str, Any], expected: str) -> None:
    assert line(**changes) == expected


@given(any_facts)
def test_every_measure_has_one_state_and_a_reason_with_a_section(facts: Facts) -> None:
    found = measures(facts, eligible(facts, LAW), LAW)
    assert [one.section for one in found] == SECTIONS
    for one in found:
        assert "(s" in one.reason
        assert one.reason.rstrip().endswith((".", ")"))


@given(any_facts)
def test_nothing_is_open_to_someone_who_is_not_eligible(facts: Facts) -> None:
    ways = eligible(facts, LAW)
    found = measures(facts, ways, LAW)
    if not ways:
        assert State.OPEN not in {one.state for one in found}
    if facts.accused:
        assert {one.state for one in found} == {State.CLOSED}


@given(any_facts)
def test_section_28_is_never_wider_than_the_recording_it_needs(facts: Facts) -> None:
    by_section = {one.section: one.state for one in measures(facts, eligible(facts, LAW), LAW)}
    if by_section["s28"] is State.OPEN:
        assert by_section["s27"] is State.OPEN
    if by_section["s27"] is State.CLOSED:
        assert by_section["s28"] is State.CLOSED


def test_what_is_unconfirmed_says_so() -> None:
    assert "legal services" in reason("s27", **SEXUAL, **RECORDED)
    assert "legal services" in reason("s28", **ABUSE, **CROWN, **RECORDED)
    assert "legal services" in reason("s28", **DISABLED, **CROWN, **RECORDED)
    assert "SI 2022/773" in reason("s28", **SEXUAL, **CROWN, **RECORDED)
    assert "legal services" not in reason("s28", **SEXUAL, **CROWN, **RECORDED)


def test_section_28_began_on_a_day() -> None:
    after = {**SEXUAL, **CROWN, **RECORDED, "today": date(2022, 7, 11)}
    before = {**after, "today": date(2022, 7, 10)}
    assert states(**after)["s28"] == "open"
    assert states(**before)["s28"] == "ask"


def test_section_28_is_found_by_the_name_of_the_court_too() -> None:
    named = {"court_code": "", "court": "Newport (South Wales) Crown Court"}
    assert states(**SEXUAL, **RECORDED, **named)["s28"] == "open"
    elsewhere = {"court_code": "C01AA00"}
    assert states(**SEXUAL, **RECORDED, **elsewhere)["s28"] == "ask"


@pytest.mark.parametrize("court", [NEWPORT_CROWN, "C62CR00", "C62MT00"])
def test_section_28_has_begun_in_three_crown_courts(court: str) -> None:
    """SI 2022/773 for sexual and slavery complainants; for s16 the day is not confirmed."""
    recorded = {**RECORDED, "court_code": court}
    for changes, first, confirmed in (
        (SEXUAL, date(2022, 7, 11), True),
        ({"modern_slavery": True}, date(2022, 7, 11), True),
        (DISABLED, date(2020, 11, 30), False),
    ):
        on_the_day = {**recorded, **changes, "today": first}
        assert states(**on_the_day)["s28"] == "open"
        assert ("legal services" in reason("s28", **on_the_day)) is not confirmed
        the_day_before = {**on_the_day, "today": first - timedelta(1)}
        assert states(**the_day_before)["s28"] == "ask"
    assert {row["court_code"][0] for row in LAW.section_28} == {"C"}
    assert {row["limb"] for row in LAW.section_28} == {"s16", "s17(4) sexual or modern slavery"}


@pytest.mark.parametrize("section", ["s29", "s30"])
def test_the_reason_says_that_only_vulnerable_witnesses_have_it(section: str) -> None:
    assert "s16" in reason(section, **FEAR)
    assert f"({section})" in reason(section, **FEAR)
    assert f"({section})" in reason(section, **CHILD)


def test_robes_are_named_where_wigs_are_closed() -> None:
    assert "robes" in reason("s26", **ABUSE)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"accused": True}, "The accused is never eligible (s16(1), s17(1))."),
        ({}, "The witness is not eligible (s16, s17)."),
        (
            {**RECORDED, "video_interview_under_18": True},
            "Section 22 opens the recorded interview and nothing else (s22).",
        ),
        ({"fear_or_distress": None}, "It is not settled yet who is eligible (s16, s17)."),
    ],
)
def test_where_nothing_is_open_the_reason_says_why(changes: dict[str, Any], words: str) -> None:
    assert reason("s23", **changes).startswith(words)


def test_section_28_in_a_court_nobody_knows_asks_which_kind_it_is() -> None:
    assert "ask which kind it is (s28)" in reason("s28", **SEXUAL, **UNKNOWN_COURT, **RECORDED)
