"""Witness anonymity is a hard stop: CJA 2009 ss86 to 88."""

import pytest
from hypothesis import given

from smadvisor.law import anonymity
from smadvisor.law.explain import explain
from smadvisor.law.facts import Facts
from tests.law.strategies import LAW, any_facts, known


def test_where_an_order_is_made_or_asked_for_all_stops() -> None:
    stop = anonymity.stop(known(anonymity_order=True))
    assert stop
    assert stop.code == "witness_anonymity"
    for words in ("Stop.", "must not be in here", "CJA 2009 ss86 to 88", "CrimPR 18.15", "CPS"):
        assert words in stop.text


@pytest.mark.parametrize("order", [False, None])
def test_otherwise_nothing_stops(order: bool | None) -> None:
    assert anonymity.stop(known(anonymity_order=order)) is None


@given(any_facts)
def test_the_stop_comes_before_everything_else(facts: Facts) -> None:
    codes = [note.code for note in explain(facts, LAW).notes]
    assert ("witness_anonymity" in codes) is bool(facts.anonymity_order)
    if facts.anonymity_order:
        assert codes[0] == "witness_anonymity"
