"""The request for a restraining order on the MG2: its terms as sentences, no word lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.mg2 import draw
from smadvisor.assessment.addresses import looks_like_address
from smadvisor.assessment.orders import terms
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions.order_terms import TERMS
from smadvisor.law.order_terms import PROHIBITIONS
from tests.assessment.people import an_order, every_blank
from tests.forms.papers import FULL, answered
from tests.forms.reading import texts, tight, together

IDS = tuple(one.id for one in PROHIBITIONS)
KNOWN: dict[str, Answer] = {"restraining_order.address_known": "yes"}
LETTERS = st.text("abcdŵŷĐ’–{}[]()%“”;:.,/ 123", min_size=1, max_size=40)


def annex(answers: dict[str, Answer]) -> str:
    """The annex of a paper with only these answers, with single spaces."""
    drawn = together(draw(replace(FULL, answers=answers)).data)
    return drawn[drawn.index("ANNEX A") :]


@pytest.mark.parametrize("known", [{}, KNOWN])
def test_every_term_stands_as_one_sentence_with_its_because_beneath(
    known: dict[str, Answer],
) -> None:
    answers = an_order(*IDS) | known
    found = tight(annex(answers))
    for term in terms(answers):
        assert tight(f"{term.text}Because{term.because}") in found, term.id


def test_a_term_and_its_because_are_on_one_page() -> None:
    answers = an_order(*IDS) | KNOWN
    pages = [tight(page) for page in texts(draw(replace(FULL, answers=answers)).data)]
    for term in terms(answers):
        assert any(tight(term.text) in page and tight(term.because) in page for page in pages)


def test_a_gap_is_said_beneath_its_term() -> None:
    found = annex(an_order("work") | {"order_work.workplace": ""})
    assert "outside […], the workplace of Carys Môn Rowlands. Still to be settled: Which" in found


def test_no_exception_is_said_and_none_is_not_the_same_as_not_asked() -> None:
    assert "No exception." in annex(an_order("images") | {"order_images.exceptions": ("none",)})
    assert "No exception." not in annex(an_order("images"))


def test_the_map_is_asked_for_with_an_area_alone() -> None:
    assert "Map attached? Not provided" in annex(an_order("area"))
    assert "Map attached?" not in annex(an_order("work"))


def test_words_left_out_of_a_term_are_beneath_it() -> None:
    """Side by side they look like an address; each by itself is none."""
    answers = an_order("images") | {"order_images.images": "film 12"}
    answers |= {"restraining_order.protected": "Elm Street"}
    found = annex(answers)
    assert "publish, […] that show […]." in found
    assert "Not in the term: What kind of images? film 12" in found
    assert "Not in the term" not in annex(answers | KNOWN)


@pytest.mark.parametrize("known", ["no", "unsure", "prefers_not_to_say", ""])
def test_an_address_he_may_not_know_is_in_no_term_of_the_annex(known: str) -> None:
    """Such a paper is refused before it is drawn; nor would the terms hold it."""
    address = "12 Chepstow Road, NP20 4AB"
    pages = {id: words for id, words in every_blank(address).items() if id.startswith("order_")}
    because = {id: "told" for id in pages if id.endswith(".because")}
    answers = an_order(*IDS) | pages | because | {"restraining_order.address_known": known}
    found = annex(answers)
    assert "Chepstow" not in found
    assert not looks_like_address(found)


@given(st.data())
def test_every_word_of_any_order_is_on_the_annex(data: st.DataObject) -> None:
    known = data.draw(st.sampled_from(["yes", "no"]))
    answers = every_blank("-") | {"restraining_order.address_known": known}
    typed = [question for question in TERMS if not question.options]
    typed = [one for one in typed if known == "yes" or len(one.shown_when) == 1]
    for question in data.draw(st.lists(st.sampled_from(typed), max_size=4)):
        answers[question.id] = data.draw(LETTERS)
    found = tight(together(draw(replace(FULL, answers=answers)).data))
    for id, answer in answers.items():
        shown = id not in {one.id for one in TERMS} or id in {one.id for one in typed}
        if shown and isinstance(answer, str) and id.startswith("order_"):
            for word in answer.split():
                assert word.strip(".,;:") in found


def test_the_whole_form_says_the_terms_of_its_paper() -> None:
    found = together(draw(answered(FULL, restraining_order__address_known="yes")).data)
    assert "The defendant must not contact Ŵenna Llŷr-Ŷoung or Cêri Llŷr (9) directly" in found
