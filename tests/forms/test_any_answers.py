"""Whatever the questions allow to be answered, every word of it is on paper."""

from dataclasses import replace

from hypothesis import example, settings
from hypothesis import given as any_of
from hypothesis import strategies as st

from forms import mg2
from smadvisor.assessment.flow import standing
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID, QUESTIONS, Audience, Kind
from tests.assessment.strategies import answers_to
from tests.forms.papers import FULL
from tests.forms.reading import tight, together

PRINTED = st.text(
    st.sampled_from(
        "abcdefghijklmnopqrstuvwyzABC ŵŷâêîôûáéíóúàèìòùäëïöüñçßŁđ’“”–…,.;:!?()0123456789\n"
    ),
    max_size=120,
)
"""Words in letters that the font has."""


def allowed(id: str) -> st.SearchStrategy[Answer]:
    """Any answer to this question, in letters that can be printed."""
    question = BY_ID[id]
    if question.kind is Kind.LINE:
        return PRINTED.map(lambda words: words.replace("\n", " "))
    return PRINTED if question.kind is Kind.TEXT else answers_to(question)


any_answers = st.lists(
    st.sampled_from([question.id for question in QUESTIONS]).flatmap(
        lambda id: st.tuples(st.just(id), allowed(id))
    ),
    max_size=30,
).map(dict)


@settings(max_examples=30, deadline=None)
@any_of(any_answers)
@example({"order_contact.exception_detail": ".0"})
def test_every_word_of_every_answer_that_stands_is_on_the_paper(answers: dict[str, Answer]) -> None:
    given = {**FULL.answers, **answers, "restraining_order.address_known": "yes"}
    paper = replace(FULL, answers=given, passed_over=())
    found = tight(together(mg2.draw(paper).data))
    for id, answer in standing(paper.answers).items():
        if BY_ID[id].audience is Audience.POLICE or not isinstance(answer, str):
            continue
        if BY_ID[id].kind in (Kind.LINE, Kind.TEXT):
            for word in answer.split():
                assert tight(word) in found
