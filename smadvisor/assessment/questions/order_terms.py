"""One page for each prohibition that is asked for: its blanks, its because, its exceptions.

Made from the tables of the law, so a prohibition or a blank is added there.
"""

from collections.abc import Callable, Iterator
from functools import partial

from smadvisor.assessment.questions.model import (
    FIVE_ANSWERS,
    NONE,
    YES,
    Kind,
    Option,
    Question,
    Section,
    when,
)
from smadvisor.law.order_terms import EXCEPTIONS, PROHIBITIONS, Prohibition, blanks_in
from smadvisor.text import _

_EXCEPTIONS = (
    *(Option(one.id, one.exception) for one in EXCEPTIONS),
    Option(NONE, _("No exception"), alone=True),
)


def topic(prohibition: str) -> str:
    """The page of a prohibition; the ids of its questions begin with it."""
    return f"order_{prohibition}"


def _page(one: Prohibition) -> Iterator[Question]:
    asked = when("restraining_order.conditions", one.id)
    ask = partial(
        Question,
        section=Section.RESTRAINING_ORDER,
        topic=topic(one.id),
        source="CrimPR 31.3(6); Debnath [2005] EWCA Crim 3472",
        shown_when=asked,
    )
    yield from _blanks(one, ask)
    if one.id == "area":
        yield ask(
            id="restraining_order.map",
            text=_("Is a map of the area attached?"),
            kind=Kind.YES_NO,
            options=FIVE_ANSWERS,
            help=_("With the boundary drawn on it, and the spelling of the roads checked."),
        )
    yield ask(
        id=f"{topic(one.id)}.because",
        text=_("Because of what?"),
        kind=Kind.TEXT,
        say=_("What has happened that makes this needed? What might happen without it?"),
        help=_(
            "What was done, what is feared because of it, and how this term would stop it. It may "
            "be served on the defence: no address, and nothing that only the police should know."
        ),
    )
    yield from _exceptions(one, ask)


def _blanks(one: Prohibition, ask: Callable[..., Question]) -> Iterator[Question]:
    """A blank that the other form of the clause lacks is asked once the address is known."""
    asked = when("restraining_order.conditions", one.id)
    known = when("restraining_order.address_known", YES)
    always = blanks_in(one.clause_hidden or one.clause)
    for blank in one.blanks:
        yield ask(
            id=f"{topic(one.id)}.{blank.id}",
            text=blank.question,
            kind=Kind.LINE,
            help=blank.help,
            shown_when=asked if blank.id in always else (*asked, *known),
            drafting=True,
        )


def _exceptions(one: Prohibition, ask: Callable[..., Question]) -> Iterator[Question]:
    id = f"{topic(one.id)}.exceptions"
    yield ask(
        id=id,
        text=_("What should stay allowed?"),
        kind=Kind.MANY_OF,
        options=_EXCEPTIONS,
        help=one.watch or _("Only what is needed; each exception makes the term weaker."),
    )
    yield ask(
        id=f"{topic(one.id)}.exception_detail",
        text=_("Who, when and where is that?"),
        kind=Kind.TEXT,
        help=_(
            "As it should stand after the exceptions: the name of the person agreed, the day and "
            "time, the place and the way there."
        ),
        shown_when=(
            *when("restraining_order.conditions", one.id),
            *when(id, *(exception.id for exception in EXCEPTIONS)),
        ),
        drafting=True,
    )


TOPICS = {topic(one.id): one.prohibition for one in PROHIBITIONS}
TERMS: tuple[Question, ...] = tuple(question for one in PROHIBITIONS for question in _page(one))
