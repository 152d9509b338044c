"""Answers are checked by question; words stay as they were typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.assessment.answers import LONGEST, check, check_all
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID
from smadvisor.characters import UNSEEN, without_unseen
from smadvisor.errors import Refused, key_shown
from tests.assessment.strategies import some_answers


@given(some_answers())
def test_everything_a_question_allows_is_accepted_as_it_is(answers: dict[str, Answer]) -> None:
    assert check_all(answers) == answers


@given(st.text())
def test_words_lose_nothing_but_what_is_not_seen(typed: str) -> None:
    kept = check(BY_ID["feelings.words"], typed)
    unified = typed.replace("\r\n", "\n").replace("\r", "\n")
    assert kept == without_unseen(unified)
    assert not UNSEEN & set(kept)


@given(st.dictionaries(st.text(max_size=20), st.none() | st.integers() | st.text(), max_size=5))
def test_what_is_no_question_is_refused(raw: dict[str, object]) -> None:
    unknown = [id for id in raw if id not in BY_ID]
    if unknown:
        with pytest.raises(Refused) as refused:
            check_all(raw)
        assert all(key_shown(id) in refused.value.sentence for id in unknown)


@given(st.sampled_from(sorted(BY_ID)), st.recursive(st.none() | st.booleans(), st.lists))
def test_what_is_no_answer_never_gets_in(id: str, raw: object) -> None:
    if raw == [] and BY_ID[id].kind == "many_of":
        assert check(BY_ID[id], raw) == ()
        return
    with pytest.raises(Refused, match=re.escape(id)):
        check(BY_ID[id], raw)


def test_all_that_is_wrong_is_named_at_once_and_no_content() -> None:
    with pytest.raises(Refused) as refused:
        check_all(
            {
                "no.such": "secret one",
                "screens.view": "secret two",
                "eligibility.date_of_birth": "secret three",
                "choice.first": ["secret four"],
                "feelings.words": "y" * (LONGEST + 1),
                "live_link.place_other": "one\ntwo",
                "neither": 3,
                "feelings.of_what": ["seeing"],
            }
        )
    assert refused.value.code == "answers_refused"
    sentence = refused.value.sentence
    assert "There is no such question: no.such, neither." in sentence
    for id in (
        "screens.view",
        "eligibility.date_of_birth",
        "choice.first",
        "feelings.words",
        "live_link.place_other",
    ):
        assert id in sentence
    assert "secret" not in sentence
    assert "yyy" not in sentence
    assert "feelings.of_what" not in sentence


@pytest.mark.parametrize(
    ("id", "raw", "why"),
    [
        ("screens.view", True, "must be text"),
        ("screens.view", "Yes", "one of yes, no, unsure, prefers_not_to_say"),
        ("screens.view", "", "one of yes"),
        ("eligibility.date_of_birth", "17/03/1994", "a date as YYYY-MM-DD"),
        ("eligibility.date_of_birth", "19940317", "a date as YYYY-MM-DD"),
        ("eligibility.date_of_birth", "2026-02-30", "a date as YYYY-MM-DD"),
        ("choice.first", "screens", "a list of screens"),
        ("choice.first", [["screens"]], "a list of screens"),
        ("choice.first", ["screens", "unsure"], "unsure stands alone"),
        ("eligibility.conditions", ["none", "physical"], "none stands alone"),
        ("feelings.words", "x" * (LONGEST + 1), "longer than 20000 characters"),
        ("feelings.words", "\ud800", "holds a broken character"),
        ("live_link.place_other", "one\ntwo", "one line only"),
    ],
)
def test_a_wrong_value_is_refused_with_its_mend(id: str, raw: object, why: str) -> None:
    with pytest.raises(Refused, match=re.escape(f"{id} ({why}")) as refused:
        check(BY_ID[id], raw)
    assert refused.value.code == "answers_refused"


def test_several_come_in_the_order_of_the_question_and_once() -> None:
    raw = ["live_link", "screens", "live_link"]
    assert check(BY_ID["choice.first"], raw) == ("screens", "live_link")
    assert check(BY_ID["choice.first"], ["unsure", "unsure"]) == ("unsure",)


def test_the_longest_words_pass_whole() -> None:
    words = "ŵ" * LONGEST
    assert check(BY_ID["feelings.words"], words) == words


def test_every_control_character_is_left_out_but_newline_and_tab() -> None:
    typed = "".join(f"a{chr(code)}" for code in range(32) if chr(code) != "\r")
    assert check(BY_ID["feelings.words"], typed) == "a" * 9 + "a\ta\n" + "a" * 20
