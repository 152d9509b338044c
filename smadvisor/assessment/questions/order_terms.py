"""One page for each prohibition that is asked for: its blanks, its because, its exceptions.

Made from the tables of the law, so a prohibition or a blank is added there.
"""

from collections.abc import Iterator
from functools import partial

from smadvisor.assessment.questions.model import (
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
    page = topic(one.id)
    asked = when("restraining_order.conditions", one.id)
    ask = partial(
        Question,
        section=Section.RESTRAINING_ORDER,
        topic=page,
        source="CrimPR 31.3(6); Debnath [2005] EWCA Crim 3472",
    )
    known = when("restraining_order.address_known", YES)
    without = blanks_in(one.clause_hidden) if one.clause_hidden else None
    for blank in one.blanks:
        gated = without is not None and blank.id not in without
        yield ask(
            id=f"{page}.{blank.id}",
            text=blank.question,
            kind=Kind.LINE,
            help=blank.help,
            shown_when=(*asked, *known) if gated else asked,
            drafting=True,
        )
    yield ask(
        id=f"{page}.because",
        text=_("Because of what?"),
        kind=Kind.TEXT,
        say=_("What has happened that makes this needed? What might happen without it?"),
        help=_(
            "What was done, what is feared because of it, and how this term would stop it. It may "
            "be served on the defence: no address, and nothing that only the police should know."
        ),
        shown_when=asked,
    )
    yield ask(
        id=f"{page}.exceptions",
        text=_("What should stay allowed?"),
        kind=Kind.MANY_OF,
        options=_EXCEPTIONS,
        help=one.watch or _("Only what is needed; each exception makes the term weaker."),
        shown_when=asked,
    )
    yield ask(
        id=f"{page}.exception_detail",
        text=_("Who, when and where is that?"),
        kind=Kind.TEXT,
        help=_(
            "As it should stand after the exceptions: the name of the person agreed, the day and "
            "time, the place and the way there."
        ),
        shown_when=(*asked, *when(f"{page}.exceptions", *(one.id for one in EXCEPTIONS))),
        drafting=True,
    )


TOPICS = {topic(one.id): one.prohibition for one in PROHIBITIONS}
TERMS: tuple[Question, ...] = tuple(question for one in PROHIBITIONS for question in _page(one))
