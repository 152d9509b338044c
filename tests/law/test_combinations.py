"""Measures that cannot both come first, and measures that need another: ss23 to 30."""

from collections.abc import Collection
from itertools import combinations

import pytest

from smadvisor.law.combinations import contradictions
from smadvisor.law.words import BY_ID


def codes(chosen: Collection[str]) -> list[str]:
    return [note.code for note in contradictions(chosen)]


def test_screens_and_a_live_link_are_two_ways_of_the_same_evidence() -> None:
    (note,) = contradictions(("screens", "live_link"))
    assert note.code == "screens_and_live_link"
    assert "(s23, s24)" in note.text
    assert "fallback" in note.text


@pytest.mark.parametrize("alone", ["screens", "live_link"])
def test_each_by_itself_is_right(alone: str) -> None:
    assert codes([alone]) == []


def test_a_hidden_monitor_is_part_of_the_link_and_no_contradiction() -> None:
    """S24(8)."""
    assert codes(["live_link", "monitor_shielded"]) == []
    (note,) = contradictions(("screens", "live_link"))
    assert "monitor of a live link can be hidden" in note.text
    assert "s24(8)" in note.text


def test_section_28_needs_the_recording_of_section_27() -> None:
    (note,) = contradictions(["pre_recorded_cross_examination"])
    assert note.code == "section_28_needs_section_27"
    assert "(s28(1), s27)" in note.text
    assert codes(["pre_recorded_cross_examination", "video_recorded_interview"]) == []
    assert codes(["video_recorded_interview"]) == []


def test_both_faults_are_found_at_once() -> None:
    chosen = ["pre_recorded_cross_examination", "live_link", "screens"]
    assert codes(chosen) == ["screens_and_live_link", "section_28_needs_section_27"]


def test_every_other_pair_goes_together() -> None:
    for pair in combinations(BY_ID, 2):
        wrong = set(pair) == {"screens", "live_link"} or (
            "pre_recorded_cross_examination" in pair and "video_recorded_interview" not in pair
        )
        assert bool(codes(pair)) is wrong, pair
    assert codes([]) == []
