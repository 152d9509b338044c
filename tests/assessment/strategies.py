"""Any answer that a question allows, and any set of them."""

from hypothesis import strategies as st

from smadvisor.assessment.answers import LONGEST
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import QUESTIONS, Kind, Question
from smadvisor.characters import without_unseen

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60).map(without_unseen)


def answers_to(question: Question) -> st.SearchStrategy[Answer]:
    if question.kind is Kind.DATE:
        return st.dates().map(lambda day: day.isoformat())
    if question.kind in (Kind.LINE, Kind.TEXT):
        return WORDS | st.just("x" * LONGEST)
    values = [option.value for option in question.options]
    if question.kind is Kind.MANY_OF:
        by_itself = [(option.value,) for option in question.options if option.alone]
        together = [option.value for option in question.options if not option.alone]
        several = st.sets(st.sampled_from(together)).map(
            lambda chosen: tuple(value for value in values if value in chosen)
        )
        return several | st.sampled_from(by_itself) if by_itself else several
    return st.sampled_from(values)


def one_answer() -> st.SearchStrategy[tuple[str, Answer]]:
    """A question's id and an answer to it."""
    return st.sampled_from(QUESTIONS).flatmap(
        lambda question: st.tuples(st.just(question.id), answers_to(question))
    )


def some_answers() -> st.SearchStrategy[dict[str, Answer]]:
    """Few answers, many, or all of them."""
    every = st.fixed_dictionaries({}, optional={q.id: answers_to(q) for q in QUESTIONS})
    return st.lists(one_answer(), max_size=25).map(dict) | every
