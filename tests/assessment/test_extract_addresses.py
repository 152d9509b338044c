"""An address that the defendant may not know is in no paper made beside the MG2."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smadvisor.assessment.addresses import looks_like_address
from smadvisor.assessment.extracts import KINDS, extract
from smadvisor.assessment.paper import Answer, Mg2Paper
from smadvisor.assessment.questions import Question
from smadvisor.errors import Refused
from tests.assessment.people import every_blank
from tests.assessment.sheets import (
    ADDRESS_KNOWN,
    ADDRESSES,
    EVERY,
    NOT_SURELY_KNOWN,
    TYPED,
    choices,
    marker,
    paper,
    sample_paper,
    tells_an_address,
)


def made(kind: str, of: Mg2Paper) -> str:
    """Its text; none where it is refused, for that reason and without the words."""
    try:
        return extract(kind, of).text
    except Refused as refused:
        if refused.code != "address_may_print" or tells_an_address(refused.sentence):
            raise
        return ""


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_question_lets_an_address_through(address: str) -> None:
    refused = 0
    for question in TYPED:
        of = paper({**EVERY, **NOT_SURELY_KNOWN[0], question.id: address})
        for kind in KINDS:
            text = made(kind, of)
            refused += not text
            assert not tells_an_address(text), (kind, question.id)
    assert refused > 60


@given(
    choices,
    st.sampled_from(NOT_SURELY_KNOWN),
    st.lists(st.sampled_from(TYPED), min_size=1, max_size=4),
    st.sampled_from(ADDRESSES),
)
def test_nor_do_several_whatever_else_was_answered(
    answers: dict[str, Answer], known: dict[str, Answer], questions: list[Question], address: str
) -> None:
    typed: dict[str, Answer] = {one.id: f"{marker(one)} {address}" for one in questions}
    of = paper({**answers, **known, **typed})
    assert not any(tells_an_address(made(kind, of)) for kind in KINDS)


PIECES = st.sampled_from(["12", "Heol", "Heol Goch", "Flat", "3", "NP20", "4XX", "Street", "He"])


@given(
    st.lists(st.tuples(st.sampled_from(TYPED), PIECES), max_size=20),
    st.sampled_from(["\n", " ", "; "]),
    st.lists(PIECES, max_size=4),
)
@example([], "\n", ["NP20", "4XX"])
def test_pieces_never_make_an_address_side_by_side(
    pieces: list[tuple[Question, str]], between: str, protected: list[str]
) -> None:
    answers: dict[str, Answer] = {one.id: words for one, words in pieces}
    answers["restraining_order.protected"] = between.join(protected)
    of = paper({**EVERY, **NOT_SURELY_KNOWN[1], **answers})
    for kind in KINDS:
        if made(kind, of):
            parts = extract(kind, of).parts
            assert not any(looks_like_address("\n".join(one.paragraphs)) for one in parts), kind


@pytest.mark.parametrize("known", NOT_SURELY_KNOWN)
def test_a_place_that_only_the_address_would_tell_is_in_no_term(known: dict[str, Answer]) -> None:
    """Its questions are not asked then; what was answered before does not stand."""
    answers = every_blank("Bryn") | {"order_home.address": "Pen-y-Llwybrgoch"} | known
    assert all("Pen-y" not in made(kind, paper(answers)) for kind in KINDS)
    known_to_him = paper(answers | ADDRESS_KNOWN)
    assert "Pen-y-Llwybrgoch" in extract("order", known_to_him).text


def test_an_address_that_he_knows_may_print() -> None:
    answers = {**EVERY, **ADDRESS_KNOWN, "order_home.address": ADDRESSES[0]}
    assert ADDRESSES[0] in extract("order", paper(answers)).text


def test_the_refusal_names_the_paper_and_the_heading() -> None:
    answers = {**sample_paper().answers, "restraining_order.feared": f"At {ADDRESSES[0]}."}
    with pytest.raises(Refused) as refused:
        extract("mg6", paper(answers))
    assert "“MG6: restraining order”" in refused.value.sentence
    assert "“What is feared”" in refused.value.sentence
