"""The whole answer for a case: what the notes say, and what holds whatever the facts are."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from smadvisor.law import facts_file
from smadvisor.law.explain import Explanation, explain
from smadvisor.law.facts import Defendant, Offence, State
from tests.law.strategies import LAW, known
from tests.law.test_facts_file import WHOLE

TODAY = date(2026, 11, 23)
CROWN, MAGISTRATES = "C62NG00", "B61NP00"
PLAIN: dict[str, Any] = {
    "court": MAGISTRATES,
    "defendants": [{"age": 30, "plea": "not_guilty", "plea_date": "2026-11-23"}],
    "offences": [{"code": "CJ88116", "weapon": "none"}],
    "witness": {"role": "complainant", "age": 30},
}


def said(**changes: Any) -> Explanation:
    """About a plain case with these changes; those of the witness are added to hers."""
    facts = deepcopy(PLAIN)
    facts["witness"] |= changes.pop("witness", {})
    return explain(facts_file.read({**facts, **changes}, TODAY), LAW)


def sections(of: Explanation) -> set[str]:
    return {one.section for one in of.eligible}


def notes(of: Explanation) -> set[str]:
    return {note.code for note in of.notes}


def states(of: Explanation) -> dict[str, State]:
    return {measure.section: measure.state for measure in of.measures}


ABUSED = {"domestic_abuse_alleged": True, "relationship_to_defendant": "ex_partner"}


def test_domestic_abuse_needs_connection_and_both_to_be_16() -> None:
    assert sections(said(witness=ABUSED)) == {"s17(4)"}
    assert sections(said(witness={**ABUSED, "relationship_to_defendant": "flatmate"})) == set()
    young = said(witness=ABUSED, defendants=[{"age": 15}])
    assert sections(young) == set()
    assert sections(said(witness={**ABUSED, "age": 15})) == {"s16(1)(a)"}
    one_of_two = said(witness=ABUSED, defendants=[{"age": 15}, {"age": 40}])
    assert sections(one_of_two) == {"s17(4)"}


def test_abuse_of_another_opens_evidence_in_private_to_whoever_is_eligible() -> None:
    afraid = {"fear_or_distress": True, "quality_likely_diminished": True}
    of_another = [{"code": "OF61102", "weapon": "none", "domestic_abuse": True}]
    assert states(said(witness=afraid))["s25"] is State.CLOSED
    assert states(said(witness=afraid, offences=of_another))["s25"] is State.OPEN


def test_fear_alone_is_not_enough() -> None:
    assert sections(said(witness={"fear_or_distress": True})) == set()


def test_declining_one_gate_leaves_the_other() -> None:
    afraid = {"fear_or_distress": True, "quality_likely_diminished": True}
    declined = said(witness={**ABUSED, **afraid, "declines_s17_4": True})
    assert sections(declined) == {"s17(1)"}


def test_a_child_is_told_the_rule_and_the_birthday_before_the_trial() -> None:
    child = {"age": 17, "date_of_birth": "2009-01-10"}
    of_a_child = {
        *("child_primary_rule", "reporting_child", "reporting_of_measures"),
        *("screens_and_live_link", "offence:CJ88116", "later_acts_to_confirm"),
        *("eligible_is_not_granted", "companion", "ground_rules"),
        "order_only_against_defendant",
    }
    assert notes(said(witness=child)) == of_a_child
    assert notes(said(witness=child, trial_date="2026-12-20")) == of_a_child
    turns = of_a_child | {"turns_18_before_trial"}
    assert notes(said(witness=child, trial_date="2027-01-10")) == turns


def test_an_adult_complainants_recording_is_admitted_in_the_crown_court_only() -> None:
    recorded = {"video_interview": {"made": True, "age_at": 30}}
    rape = [{"code": "SX03001"}]
    assert "s22A" in notes(said(witness=recorded, offences=rape, court=CROWN))
    assert "s22A" not in notes(said(witness=recorded, offences=rape))
    assert "s22A" not in notes(said(witness=recorded, court=CROWN))


@pytest.mark.parametrize(
    ("witness", "code", "note"),
    [({}, "SX03001", "s34"), ({"age": 12}, "CJ88116", "s35"), ({}, "CJ88116", "s36")],
)
def test_a_defendant_without_a_lawyer_calls_for_protection(
    witness: dict[str, Any], code: str, note: str
) -> None:
    alone = [{"age": 30, "represented": False}]
    offences = [{"code": code, "weapon": "none"}]
    assert note in notes(said(witness=witness, offences=offences, defendants=alone))
    with_lawyer = [{"age": 30, "represented": True}]
    assert note not in notes(said(witness=witness, offences=offences, defendants=with_lawyer))


def test_the_defence_asks_for_its_own() -> None:
    defence = said(witness={"role": "defence_witness"})
    assert "defence_applies" in notes(defence)
    assert not notes(defence) & {"no_plea_no_limit", "offence:CJ88116", "reporting_adult"}
    assert set(states(defence).values()) == {State.ASK}
    assert defence.limits == ()


def test_after_the_end_no_limit_runs() -> None:
    ended = said(witness=ABUSED, result="discontinued")
    assert ended.limits == ()
    assert ended.restraining_order == ()
    assert set(states(ended).values()) == {State.ASK}


def test_each_defendant_has_a_limit() -> None:
    two = [
        {"ref": "A", "plea": "not_guilty", "plea_date": "2026-11-23"},
        {"ref": "B", "plea": "not_guilty", "plea_date": "2026-11-24"},
        {"ref": "C", "plea": None},
    ]
    both = said(defendants=two)
    assert "limit_per_defendant:B=2026-12-22" in notes(both)
    assert not any(code.startswith("limit_per_defendant:A") for code in notes(both))
    assert "no_plea_no_limit" not in notes(both)
    assert "no_plea_no_limit" in notes(said(defendants=[{"plea": None}]))


def test_the_whole_of_a_full_set_of_facts() -> None:
    answer = explain(facts_file.read(WHOLE, TODAY), LAW)
    assert sections(answer) >= {"s17(1)", "s17(4)", "s16(1)(b)"}


def test_what_is_not_in_the_table_or_not_confirmed_is_said() -> None:
    unknown = said(offences=[{"code": "XX99999"}], witness=ABUSED)
    assert "offence_to_confirm:XX99999" in notes(unknown)
    blade = said(offences=[{"code": "CJ88144"}])
    assert "schedule_1a_to_confirm" in notes(blade)
    assert "schedule_1a_to_confirm" not in notes(said())


def test_an_end_without_a_route_says_why() -> None:
    unfit = said(result="unfit_did_act")
    (why,) = [note.text for note in unfit.notes if note.code == "no_restraining_order"]
    assert "Chinegwundoh" in why
    assert "no_restraining_order" not in notes(said())


def text(of: Explanation, code: str) -> list[str]:
    return [note.text for note in of.notes if note.code == code]


AFRAID = {"fear_or_distress": True, "quality_likely_diminished": True}


@pytest.mark.parametrize(
    ("fact", "code", "words"),
    [
        ("sexual_offence", "SX03001", "a sexual offence (s17(4A)(a))"),
        ("modern_slavery", "MS15003", "slavery (s17(4A)(b))"),
        ("weapon_offence", "CJ88144", "a Schedule 1A offence (s17(5))"),
    ],
)
def test_an_answer_that_its_code_contradicts_is_pointed_out(
    fact: str, code: str, words: str
) -> None:
    def of(answer: bool | None) -> Explanation:
        facts = {fact: answer, "offences": (Offence(code),)}
        return explain(known(**facts), LAW)

    (note,) = text(of(False), "code_differs")
    assert note.endswith(f"by its code there is: {words}.")
    assert text(of(True), "code_differs") == []
    assert text(of(None), "code_differs") == []


def test_an_answer_that_says_more_than_the_codes_is_no_contradiction() -> None:
    more = known(sexual_offence=True, weapon_offence=True, offences=(Offence("CJ88116"),))
    assert text(explain(more, LAW), "code_differs") == []
    not_known = known(sexual_offence=False, offences=(Offence("ZZ99001"),))
    assert text(explain(not_known, LAW), "code_differs") == []


def test_each_offence_is_explained_with_the_schedule() -> None:
    of = said(offences=[{"code": "OF61102", "weapon": "knife_used"}, {"code": "TH68023"}])
    (wounding,) = text(of, "offence:OF61102")
    assert wounding.startswith("OF61102: Assault occasioning actual bodily harm (OAPA 1861 s47).")
    assert "Sch 1A para 7" in wounding
    assert "is not on Schedule 1A (s17(6))" in text(of, "offence:TH68023")[0]
    unsure = said(offences=[{"code": "FI68001"}])
    (firearm,) = text(unsure, "offence_to_confirm:FI68001")
    assert "To be confirmed by legal services" in firearm
    assert "offence:FI68001" not in notes(unsure)


@pytest.mark.parametrize(
    ("today", "late"),
    [(date(2026, 12, 21), False), (date(2026, 12, 22), True), (date(2026, 12, 20), False)],
)
def test_once_the_earliest_limit_has_passed_it_is_late(today: date, late: bool) -> None:
    """The earliest of them, whichever defendant comes first."""
    two = [
        {"ref": "B", "plea": "not_guilty", "plea_date": "2026-11-24"},
        {"ref": "A", "plea": "not_guilty", "plea_date": "2026-11-23"},
    ]
    facts = facts_file.read({**PLAIN, "defendants": two}, today)
    found = explain(facts, LAW)
    assert ("late" in notes(found)) is late
    assert "limit_per_defendant:B=2026-12-22" in notes(found)
    if late:
        assert "r.18.6" in text(found, "late")[0]


def test_without_a_day_or_a_clock_nothing_is_late() -> None:
    pleaded = (Defendant("A", "not_guilty", date(2025, 1, 6)),)
    assert "late" in notes(explain(known(defendants=pleaded), LAW))
    assert "late" not in notes(explain(known(defendants=pleaded, today=None), LAW))
    anticipated = (Defendant("A", None, date(2025, 1, 6)),)
    assert "late" not in notes(explain(known(defendants=anticipated), LAW))
    assert "late" not in notes(explain(known(defendants=pleaded, result="convicted"), LAW))


def test_a_guilty_plea_ends_the_clock_and_may_still_need_measures() -> None:
    guilty = said(defendants=[{"plea": "guilty", "plea_date": "2026-11-23"}])
    (note,) = text(guilty, "guilty_plea")
    for words in ("no limit runs", "r.18.4", "Newton hearing", "to be confirmed by legal"):
        assert words in note
    assert [limit.last_day for limit in guilty.limits] == [None]
    assert "no_plea_no_limit" not in notes(guilty)
    assert "guilty_plea" not in notes(said())


def test_no_plea_no_limit_is_said_only_while_the_case_runs() -> None:
    anticipated = [{"plea": None}]
    assert "no_plea_no_limit" in notes(said(defendants=anticipated))
    assert "no_plea_no_limit" not in notes(said(defendants=anticipated, result="caution"))
    assert "no_plea_no_limit" not in notes(said(defendants=[]))


def test_no_mg2_is_for_the_accused() -> None:
    accused = said(witness={"role": "defendant", **AFRAID}, defendants=[{"represented": False}])
    assert accused.eligible == ()
    (note,) = text(accused, "accused_not_mg2")
    for words in ("r.18.19", "CJA 2003 s51", "s33A", "to be confirmed by legal services"):
        assert words in note
    protections = {"s34", "s35", "s35_ask", "s36", "reporting_adult", "screens_and_live_link"}
    assert not notes(accused) & protections
    ended = said(witness={"role": "defendant", **AFRAID}, result="convicted")
    assert set(states(ended).values()) == {State.CLOSED}
    assert "accused_not_mg2" not in notes(said())


def test_an_unknown_age_among_the_accused_rules_no_abuse_out() -> None:
    """DAA 2021 s1(2): ruled out only where all of them are known to be under 16."""
    assert sections(said(witness=ABUSED, defendants=[{"age": 15}, {"age": None}])) == {"s17(4)"}
    assert sections(said(witness=ABUSED, defendants=[{"age": 15}, {"age": 14}])) == set()
    assert sections(said(witness=ABUSED, defendants=[{"age": 16}])) == {"s17(4)"}


def test_the_law_is_of_a_day() -> None:
    assert said().law_as_at == LAW.as_at


def test_the_defence_applies_even_after_the_end() -> None:
    ended = said(witness={"role": "defence_witness", **AFRAID}, result="convicted")
    assert {one.reason for one in ended.measures} == {
        "The defence applies for its own witnesses: ask them (s19)."
    }
