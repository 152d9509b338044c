"""Invented papers for the tests of what is made beside the MG2."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import strategies as st

from smadvisor.assessment.answers import check_all
from smadvisor.assessment.paper import Answer, Mg2Paper
from smadvisor.assessment.questions import QUESTIONS, Kind, Question
from tests.assessment.people import sample
from tests.assessment.strategies import answers_to
from tests.forms.papers import FULL

TYPED = tuple(one for one in QUESTIONS if one.kind in (Kind.LINE, Kind.TEXT))
ADDRESS_KNOWN: dict[str, Answer] = {"restraining_order.address_known": "yes"}


def marker(question: Question) -> str:
    """A word that stands for the answer to this question and nothing else."""
    return f"word{QUESTIONS.index(question):03}x"


def _widest(question: Question) -> Answer:
    match question.kind:
        case Kind.LINE | Kind.TEXT:
            return marker(question)
        case Kind.DATE:
            return "2026-01-31"
        case Kind.MANY_OF:
            return tuple(one.value for one in question.options if not one.alone)
        case _:
            return question.options[0].value


NOT_WITHHELD: dict[str, Answer] = {one.withheld_by: "no" for one in QUESTIONS if one.withheld_by}
EVERY: dict[str, Answer] = {
    **{one.id: _widest(one) for one in QUESTIONS},
    **NOT_WITHHELD,
    "live_link.place": "other",
}
"""Yes to everything, so that nearly every question is open; a word of its own for each text."""

choices = st.lists(
    st.sampled_from([one for one in QUESTIONS if one not in TYPED]).flatmap(
        lambda one: st.tuples(st.just(one.id), answers_to(one))
    ),
    max_size=12,
).map(lambda some: {**EVERY, **dict(some)})
"""``EVERY``, with some choices made otherwise."""


def paper(answers: Mapping[str, Answer], *, version: int = 1) -> Mg2Paper:
    """An invented paper with these answers, that no topic was passed over of."""
    return replace(FULL, answers=answers, passed_over=(), version=version)


def sample_paper() -> Mg2Paper:
    """An invented paper with the answers of the shipped sample."""
    return replace(FULL, answers=check_all(sample()))


# --- addresses ------------------------------------------------------------------------------------

ADDRESSES = (
    "12 Heol Llwybrgoch",
    "Flat 3, 7 Llwybrgoch Street",
    "NP20 4XX",
    "12\nHeol Llwybrgoch",
    "She is at 14b,  Llwybrgoch Rd. now",
    "np20\u200b4XX",
    "12 lo\u0302n Llwybrgoch",
    "１２ Heol Llwybrgoch",
)
"""Nobody lives there. Some with what paper does not show, or shows in another way."""
NOT_SURELY_KNOWN: tuple[dict[str, Answer], ...] = (
    {"restraining_order.address_known": "no"},
    {"restraining_order.address_known": "unsure"},
    {"restraining_order.address_known": "prefers_not_to_say"},
    {"restraining_order.address_known": ""},
)


def tells_an_address(text: str) -> bool:
    """Whether any of ``ADDRESSES`` can be read out of ``text``."""
    return "Llwybrgoch" in text or "4XX" in text
