"""The dip sample: the same draw everywhere, and results that say of how many."""

import hashlib
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.casework.dip_sample import (
    ITEMS,
    Checked,
    answers_words,
    draw,
    fits,
    results,
)

IDS = [f"person-{n}" for n in range(200)]
ids = st.lists(st.text(max_size=8), max_size=30)
sheets = st.lists(
    st.dictionaries(
        st.sampled_from([item.id for item in ITEMS]), st.sampled_from([*Checked]), max_size=10
    ),
    max_size=12,
)


DRAWN = ("person-100", "person-10", "person-99", "person-78", "person-27")
"""Written down once: another machine or another Python must give the same."""


def test_a_draw_is_the_same_for_ever_and_everywhere() -> None:
    assert draw(IDS, 5, "2026") == DRAWN
    assert draw(reversed(IDS), 5, "2026") == DRAWN
    assert draw([*IDS, *IDS], 5, "2026") == DRAWN
    by_hand = sorted(IDS, key=lambda id: hashlib.sha256(f"2026\n{id}".encode()).hexdigest())
    assert tuple(by_hand[:5]) == DRAWN


def test_another_seed_draws_others() -> None:
    drawn = {draw(IDS, 10, str(seed)) for seed in range(50)}
    assert len(drawn) == 50


def test_over_many_seeds_nobody_is_left_out_or_preferred() -> None:
    counts = dict.fromkeys(IDS, 0)
    for seed in range(1000):
        for id in draw(IDS, 20, str(seed)):
            counts[id] += 1
    assert min(counts.values()) > 50, "a hundred are to be expected"
    assert max(counts.values()) < 150


@given(ids=ids, size=st.integers(1, 40), seed=st.text(max_size=5))
def test_nobody_is_drawn_twice_and_all_where_there_are_fewer(
    ids: list[str], size: int, seed: str
) -> None:
    drawn = draw(ids, size, seed)
    assert len(drawn) == len(set(drawn)) == min(size, len(set(ids)))
    assert set(drawn) <= set(ids)


@given(ids=ids, seed=st.text(max_size=5))
def test_a_smaller_sample_is_the_beginning_of_a_larger(ids: list[str], seed: str) -> None:
    whole = draw(ids, len(ids), seed)
    assert all(draw(ids, n, seed) == whole[:n] for n in range(len(whole)))


@given(sheets=sheets)
def test_a_result_is_a_slow_count(sheets: list[Mapping[str, str]]) -> None:
    for result in results(sheets):
        said = [sheet.get(result.item.id) for sheet in sheets]
        assert result.yes == sum(one == "yes" for one in said)
        assert result.applicable == sum(one in ("yes", "no") for one in said)
        rest = (result.not_applicable, result.cannot_tell, result.open)
        assert rest == tuple(said.count(one) for one in ("not_applicable", "cannot_tell", None))
        assert result.applicable + sum(rest) == len(sheets)


def test_the_result_has_every_item_in_the_order_of_the_sheet() -> None:
    assert [result.item for result in results([])] == list(ITEMS)
    assert len({item.id for item in ITEMS}) == len(ITEMS) == 10
    assert all(item.question and item.short and item.help for item in ITEMS)


@pytest.mark.parametrize(
    ("answers", "good"),
    [
        ({}, True),
        ({"welsh": "yes", "views": "cannot_tell"}, True),
        ({"welsh": "perhaps"}, False),
        ({"weather": "yes"}, False),
    ],
)
def test_only_answers_of_the_sheet_fit(answers: Mapping[str, str], good: bool) -> None:
    assert fits(answers) is good


def test_the_answers_of_a_sheet_in_a_line() -> None:
    said = answers_words({"welsh": "no", "views": "not_applicable"})
    assert said == "Views on special measures recorded: Does not apply; Welsh offered: No"
    assert answers_words({}) == ""
