"""Weak wording is flagged with its mend; what a constable can decide is left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.assessment.answers import LONGEST
from smadvisor.assessment.questions import QUESTIONS, Kind
from smadvisor.assessment.wording import WEAK_WORDING, weak, weak_wording
from smadvisor.errors import Fault
from smadvisor.resources import folder

HEADER = "id,pattern,why,better,good_from,good_to,source\n"
FLAGGED = [
    ("near the victim", "near"),
    ("Not to go close to her work", "near"),
    ("the area where she lives", "area_where_they_live"),
    ("not to enter the street in which Carys Rowlands is living", "area_where_they_live"),
    ("not to go into her neighbourhood", "area_where_they_live"),
    ("the town centre", "town_centre"),
    ("Newport City Centre", "town_centre"),
    ("any family member", "unnamed_class"),
    ("not to contact her friends", "unnamed_class"),
    ("any of her close friends", "unnamed_class"),
    ("anyone connected with her", "unnamed_class"),
    ("harass", "harass"),
    ("not to harass, pester or molest", "harass"),
    ("abusive", "vague_conduct"),
    ("anti-social behaviour", "vague_conduct"),
    ("in a threatening manner", "vague_conduct"),
    ("any offence", "any_offence"),
    ("not to commit further criminal offences", "any_offence"),
    ("use social media", "all_internet"),
    ("not to use the internet", "all_internet"),
    ("attend a course", "positive_requirement"),
    ("leave the house", "positive_requirement"),
    ("He must stay away from her", "positive_requirement"),
    ("The defendant should always inform the police", "positive_requirement"),
    ("for life", "for_life"),
    ("for two years", "relative_time"),
    ("for a period of 5 years", "relative_time"),
    ("with intent to frighten", "intent_only"),
    ("deliberately", "intent_only"),
    ("within 100 metres", "distance_from_nothing"),
    ("not to go within 100m of her", "distance_from_nothing"),
    ("calls, texts, etc.", "open_list"),
    ("places such as shops", "open_list"),
    ("at any time", "no_exception"),
    ("not to speak to her at all", "no_exception"),
    ("must not call her and must not follow her", "several_acts"),
    ("not to call; not to follow", "several_acts"),
    ("not to contact the complainant", "the_victim"),
    ("12 Chepstow Road", "address"),
    ("NP20 4AB", "address"),
]
BETTER = [
    "The defendant must not go within 20 metres of Carys Rowlands, except by chance if he leaves "
    "at once.",
    "the area bounded by and including Corporation Road, Chepstow Road, Church Road, Mill Street",
    "the area bounded by and including Mill Street, except Newport magistrates' court, Prys and "
    "Lloyd solicitors and the railway station by the shortest route",
    "Mari Rowlands and Tomos Pugh, directly or indirectly, by any means, except through a "
    "solicitor or as a family-court order allows",
    "follow, wait outside, send, post",
    "post, share, tag or send anything that names, shows or is addressed to Carys Rowlands",
    "not to enter the Riverside Leisure Centre, Newport",
    "until 3 December 2031 or further order, because the children change school then",
    "within 100 metres of the Riverside Leisure Centre, Newport",
    "for 2 years from 3 December 2026",
    "the silver Ford with the registration number CV21 KXE",
    "100 metres",
    "the nearest railway station",
]


@pytest.mark.parametrize(("words", "kind"), FLAGGED)
def test_weak_words_are_flagged_where_they_stand(words: str, kind: str) -> None:
    found = [one for one in weak(words) if one.id == kind]
    assert found, [one.id for one in weak(words)]
    assert 0 <= found[0].start < found[0].end <= len(words)
    assert found[0].why.endswith((".", "?"))
    assert found[0].better


def test_every_kind_of_weak_wording_has_an_example_here() -> None:
    assert {kind for _words, kind in FLAGGED} == {one.id for one in WEAK_WORDING}


@pytest.mark.parametrize("words", BETTER)
def test_what_works_is_left_alone(words: str) -> None:
    assert weak(words) == ()


def test_every_mend_is_itself_left_alone() -> None:
    for kind in WEAK_WORDING:
        assert weak(kind.better) == (), kind.id


def test_what_is_flagged_is_exactly_the_weak_words() -> None:
    text = "Not to go near Mill Street for life."
    assert [text[one.start : one.end] for one in weak(text)] == ["near", "for life"]


@given(st.text(max_size=300))
def test_any_words_can_be_looked_at(text: str) -> None:
    places = [(one.start, one.end) for one in weak(text)]
    assert places == sorted(places)
    assert all(start < end <= len(text) for start, end in places)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [("must not go and ", {"several_acts"}), ("any ", set()), ("area ", set()), ("1 ", set())],
)
def test_the_longest_answer_is_looked_at_while_it_is_typed(words: str, kinds: set[str]) -> None:
    """No pattern takes longer the more there is of what it begins with."""
    assert {one.id for one in weak(words * (LONGEST // len(words)))} == kinds


def test_words_that_go_into_an_order_are_looked_at_and_no_choice_is() -> None:
    drafting = {question.id for question in QUESTIONS if question.drafting}
    assert {"restraining_order.terms", "order_area.roads", "order_work.exception_detail"} < drafting
    assert not {id for id in drafting if id.endswith((".because", ".exceptions"))}
    kinds = {question.kind for question in QUESTIONS if question.drafting}
    assert kinds == {Kind.LINE, Kind.TEXT}


@pytest.mark.parametrize(
    "row", ["", "near,(near,Why.,far,,,Act\n", "near,n*,Why.,far,,,Act\n", "near,,Why.,far,,,Act\n"]
)
def test_a_pattern_that_is_none_or_finds_everything_is_refused(tmp_path: Path, row: str) -> None:
    path = tmp_path / "weak_wording.csv"
    path.write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(Fault, match=r"weak_wording\.csv"):
        weak_wording(path)


def test_a_kind_whose_end_has_passed_is_not_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "weak_wording.csv"
    rows = "near,near,Why.,far,,2020-01-01,Act\nfar,far,Why.,near,,,Act\n"
    path.write_text(HEADER + rows, encoding="utf-8")
    assert [one.id for one in weak_wording(path)] == ["far"]
    assert weak_wording(folder() / "law" / "weak_wording.csv") == WEAK_WORDING
