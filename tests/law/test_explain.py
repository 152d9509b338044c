"""The whole answer for a case: what the notes say, and what holds whatever the facts are."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law.strategies import LAW
from tests.law.test_facts_file import WHOLE

from smadvisor.law import facts_file
from smadvisor.law.explain import Explanation, explain
from smadvisor.law.facts import State

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
    assert notes(said(witness=child, trial_date="2026-12-20")) == {"child_primary_rule"}
    assert notes(said(witness=child, trial_date="2027-01-10")) == {
        "child_primary_rule",
        "turns_18_before_trial",
    }


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
    assert notes(defence) == {"defence_applies"}
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
