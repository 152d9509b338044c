"""What another version of the law would say otherwise."""

from dataclasses import replace
from typing import Any

from hypothesis import given

from smadvisor.law.differences import differences
from smadvisor.law.explain import explain
from smadvisor.law.facts import Eligible, Facts, How, Offence, State
from smadvisor.law.tables import Law
from tests.law.strategies import LAW, NEWPORT_CROWN, any_facts, known

BLADE = {"offences": (Offence("CJ88144"),), "weapon_offence": None, "complainant": False}
RAPE = {"sexual_offence": True, "court_code": NEWPORT_CROWN, "video_interview": True}


def between(before: Law, after: Law, **changes: Any) -> tuple[str, ...]:
    facts = known(**changes)
    return differences(explain(facts, before), explain(facts, after))


@given(any_facts)
def test_the_same_law_makes_no_difference(facts: Facts) -> None:
    said = explain(facts, LAW)
    assert differences(said, said) == ()
    assert differences(said, explain(facts, replace(LAW))) == ()


def without_blades() -> Law:
    rows = tuple(row for row in LAW.schedule_1a if row["provision"] != "CJA 1988 s139")
    return replace(LAW, schedule_1a=rows)


def test_a_way_that_comes_or_goes() -> None:
    less = between(LAW, without_blades(), **BLADE)
    assert less[0] == "No longer eligible under s17(5)."
    assert any(line.startswith("Screens (s23): was open, would be closed.") for line in less)
    more = between(without_blades(), LAW, **BLADE)
    assert more[0].startswith("Eligible under s17(5): Witness in a case with a gun or knife")
    assert len(less) == len(more) == 9  # all eight measures have another reason


def test_a_way_that_has_another_reason() -> None:
    said = explain(known(fear_or_distress=True), LAW)
    (fear,) = said.eligible
    reworded = replace(said, eligible=(replace(fear, reason="Afraid (s17(1))."),))
    assert differences(said, reworded) == (
        "Eligible under s17(1), for another reason: Afraid (s17(1)).",
    )
    automatic = replace(said, eligible=(Eligible("s17(1)", How.AUTO, fear.reason),))
    assert len(differences(said, automatic)) == 1


def test_a_measure_that_opens_or_has_another_reason() -> None:
    begun_nowhere = replace(LAW, section_28=LAW.section_28[1:])
    (line,) = between(begun_nowhere, LAW, **RAPE)
    assert "(s28): was to be asked, would be open. " in line
    assert "SI 2022/773" in line
    (line,) = between(LAW, begun_nowhere, **RAPE)
    assert "(s28): was open, would be to be asked. " in line
    said = explain(known(fear_or_distress=True), LAW)
    first = replace(said.measures[0], reason="Otherwise (s23).")
    assert first.state is State.OPEN
    same_state = replace(said, measures=(first, *said.measures[1:]))
    (line,) = differences(said, same_state)
    assert line.endswith("(s23): still open, for another reason. Otherwise (s23).")


def test_a_route_to_an_order_that_opens_or_closes() -> None:
    rows = tuple(row for row in LAW.restraining_orders if row["section"] != "s5A")
    no_acquittal = replace(LAW, restraining_orders=rows)
    assert between(LAW, no_acquittal) == ("A restraining order under s5A would not be open.",)
    assert between(no_acquittal, LAW) == ("A restraining order under s5A would be open.",)
