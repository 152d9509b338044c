"""The whole answer for a case: what the notes say, and what holds whatever the facts are."""

import re
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.law import case_facts
from smadvisor.law.explain import Explanation, explain
from smadvisor.law.facts import State
from tests.law.test_case_facts import WHOLE

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
    return explain(case_facts.read({**facts, **changes}), TODAY)


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


CASES = st.fixed_dictionaries(
    {
        "court": st.sampled_from([CROWN, MAGISTRATES, "B61EZ00", ""]),
        "defendants": st.just([{"age": 30}]),
        "offences": st.lists(
            st.fixed_dictionaries(
                {
                    "code": st.sampled_from(["CJ88116", "OF61017", "SX03001", "CJ88144", "XX1"]),
                    "weapon": st.sampled_from([None, "none", "knife_used", "other_used"]),
                }
            ),
            max_size=2,
        ),
        "witness": st.fixed_dictionaries(
            {
                "role": st.sampled_from(["complainant", "witness"]),
                "age": st.integers(5, 80),
                "relationship_to_defendant": st.sampled_from(case_facts.RELATIONSHIPS),
                "conditions": st.lists(st.sampled_from(case_facts.CONDITIONS)),
                "quality_likely_diminished": st.booleans(),
                **{
                    key: st.booleans()
                    for key in (
                        "domestic_abuse_alleged",
                        "fear_or_distress",
                        "declines_s17_4",
                        "declines_s17_5",
                        "intimidated_by_others",
                    )
                },
            }
        ),
    }
)


@given(CASES)
def test_the_accused_is_never_eligible(facts: dict[str, Any]) -> None:
    accused = {**facts, "witness": {**facts["witness"], "role": "defendant"}}
    answer = explain(case_facts.read(accused), TODAY)
    assert answer.eligible == ()
    assert set(states(answer).values()) == {State.CLOSED}


@given(CASES, st.sampled_from(["fear_or_distress", "quality_likely_diminished"]))
def test_a_fact_that_only_helps_takes_nothing_away(facts: dict[str, Any], helps: str) -> None:
    before = explain(case_facts.read(facts), TODAY)
    after = explain(case_facts.read({**facts, "witness": {**facts["witness"], helps: True}}), TODAY)
    assert sections(before) <= sections(after)


@given(CASES)
def test_every_answer_names_its_section(facts: dict[str, Any]) -> None:
    answer = explain(case_facts.read(facts), TODAY)
    assert len(states(answer)) == len(answer.measures) == 8
    lines = [(one.section, one.reason) for one in answer.eligible]
    lines += [(one.section, one.reason) for one in answer.measures]
    lines += [(one.section, one.reason) for one in answer.restraining_order]
    for section, reason in lines:
        assert section.startswith("s")
        assert re.search(r"\bs{1,2}[0-9]+", reason), reason


@given(CASES)
def test_a_decline_of_one_gate_never_closes_the_other(facts: dict[str, Any]) -> None:
    declined = {**facts, "witness": {**facts["witness"], "declines_s17_4": True}}
    before, after = (explain(case_facts.read(one), TODAY) for one in (facts, declined))
    assert sections(before) - {"s17(4)"} == sections(after) - {"s17(4)"}


def test_the_whole_of_a_full_set_of_facts() -> None:
    answer = explain(case_facts.read(WHOLE), TODAY)
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
