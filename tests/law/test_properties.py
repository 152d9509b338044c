"""What holds whatever the facts are."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from smadvisor.law.eligibility import eligible
from smadvisor.law.explain import Explanation, explain
from smadvisor.law.facts import Facts, Offence, State
from smadvisor.law.words import MEASURES
from tests.law.strategies import LAW, any_facts

SOURCE = re.compile(
    r"\bss?[0-9]+[A-Z]*\b|\bsection [0-9]+|\bSch 1A paras? [0-9]|\br\.[0-9]+\.[0-9]+|CrimPR [0-9]"
)
"""A section of an Act, a paragraph of Schedule 1A, or a rule."""


def sections(of: Explanation) -> set[str]:
    return {one.section for one in of.eligible}


def states(of: Explanation) -> dict[str, State]:
    return {one.section: one.state for one in of.measures}


@given(any_facts)
def test_any_facts_have_an_answer_and_always_the_same(facts: Facts) -> None:
    assert explain(facts, LAW) == explain(facts, LAW)


@given(any_facts)
def test_the_accused_is_never_eligible(facts: Facts) -> None:
    """S16(1), s17(1): whatever else is so, and however the case ended."""
    answer = explain(replace(facts, accused=True), LAW)
    assert answer.eligible == ()
    assert set(states(answer).values()) == {State.CLOSED}


@given(any_facts)
def test_eight_measures_with_one_state_each(facts: Facts) -> None:
    found = explain(facts, LAW).measures
    assert [(one.section, one.name) for one in found] == [(one.section, one.id) for one in MEASURES]
    assert {one.state for one in found} <= set(State)


@given(any_facts)
def test_every_line_names_its_section_or_rule(facts: Facts) -> None:
    answer = explain(facts, LAW)
    lines = [one.reason for one in answer.eligible]
    lines += [one.reason for one in answer.measures]
    lines += [one.reason for one in answer.limits]
    lines += [one.reason for one in answer.restraining_order]
    lines += [one.text for one in answer.notes]
    for line in lines:
        assert SOURCE.search(line), line
        assert line.strip() == line
        assert "{" not in line


@pytest.mark.parametrize(
    "helps",
    [
        {"fear_or_distress": True},
        {"weapon_offence": True},
        {"sexual_offence": True},
        {"modern_slavery": True},
        {"quality_diminished_by_condition": True},
        {"declines_s17_4": False},
        {"declines_s17_5": False},
        {"intimidated_by_others": True},
        {"complainant": True, "sexual_offence": True},
    ],
    ids=lambda fact: next(iter(fact)),
)
@given(facts=any_facts)
def test_a_fact_that_only_helps_never_removes_a_way(facts: Facts, helps: dict[str, Any]) -> None:
    assert sections(explain(facts, LAW)) <= sections(explain(replace(facts, **helps), LAW))


@given(any_facts)
def test_one_more_gun_or_knife_offence_never_removes_a_way(facts: Facts) -> None:
    more = replace(facts, offences=(*facts.offences, Offence("CJ88144")))
    before, after = (sections(explain(one, LAW)) for one in (facts, more))
    assert before <= after
    if facts.weapon_offence is not False and not facts.declines_s17_5 and not facts.accused:
        assert "s17(5)" in after


@given(any_facts)
def test_a_decline_of_one_subsection_leaves_the_others(facts: Facts) -> None:
    """S17(4), (5): by virtue of that subsection only; s16 and s17(1) stay."""
    open_to_all = replace(facts, declines_s17_4=False, declines_s17_5=False)
    every = sections(explain(open_to_all, LAW))
    for decline, section in (("declines_s17_4", "s17(4)"), ("declines_s17_5", "s17(5)")):
        changes: dict[str, Any] = {decline: True}
        declined = replace(open_to_all, **changes)
        assert sections(explain(declined, LAW)) == every - {section}


@given(any_facts)
def test_what_helps_never_closes_a_measure(facts: Facts) -> None:
    """One more ground may open or ask, never close what was open."""
    before = states(explain(facts, LAW))
    after = states(explain(replace(facts, fear_or_distress=True), LAW))
    for section, state in before.items():
        if state is State.OPEN:
            assert after[section] is State.OPEN


@given(any_facts)
def test_an_intermediary_and_aids_are_for_section_16_only(facts: Facts) -> None:
    vulnerable = {"s16(1)(a)", "s16(1)(b)"}
    answer = explain(facts, LAW)
    for section in ("s29", "s30"):
        if states(answer)[section] is State.OPEN:
            assert sections(answer) & vulnerable


@given(any_facts)
def test_in_a_summary_court_nobody_robes_and_section_28_has_not_begun(facts: Facts) -> None:
    for court in ("B61NP00", "B61EZ00"):
        found = states(explain(replace(facts, court_code=court), LAW))
        assert State.OPEN not in {found["s26"], found["s28"]}


@given(any_facts)
def test_nothing_unknown_becomes_a_yes(facts: Facts) -> None:
    """Where nobody knows anything, nobody is eligible and nothing is open."""
    nothing = Facts(today=facts.today, court_code=facts.court_code, court=facts.court)
    assert eligible(nothing, LAW) == ()
    assert set(states(explain(nothing, LAW)).values()) == {State.ASK}


@given(any_facts)
def test_a_limit_is_of_a_defendant_in_their_order(facts: Facts) -> None:
    running = explain(facts, LAW).limits
    if facts.defence_witness or facts.result:
        assert running == ()
    else:
        assert [one.defendant for one in running] == [one.name for one in facts.defendants]
        for limit, defendant in zip(running, facts.defendants, strict=True):
            if limit.last_day:
                assert defendant.plea == "not_guilty"
