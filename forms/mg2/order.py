"""The restraining order on the MG2: a line in box 10, and the request as an annex."""

from collections.abc import Callable, Iterator

from forms.mg2 import sayings
from forms.mg2.model import Ask, Box, Row, Say
from smadvisor.assessment.addresses import looks_like_address, may_be_disclosed
from smadvisor.assessment.orders import Term, worded
from smadvisor.assessment.paper import Mg2Paper
from smadvisor.assessment.questions import BY_ID, NO, NOT_ASKED, PREFERS_NOT, UNSURE, YES
from smadvisor.assessment.questions.model import when
from smadvisor.assessment.questions.order_terms import TERMS, topic
from smadvisor.law.order_terms import PROHIBITIONS, Prohibition
from smadvisor.text import _

_WANTED = when("restraining_order.wanted", YES, UNSURE)
_EDGES = ".,;:"


def _term(one: Prohibition, used: tuple[str, ...]) -> Callable[[Mg2Paper], str]:
    """The term as worded, and beneath it what of the answers ``used`` is not in it."""

    def says(paper: Mg2Paper) -> str:
        if one.id not in paper.answers.get("restraining_order.conditions", ()):
            return ""
        term = worded(one, paper.answers)
        return "\n".join((term.text, *_beneath(term, used, paper)))

    return says


def _beneath(term: Term, used: tuple[str, ...], paper: Mg2Paper) -> Iterator[str]:
    if term.missing:
        gaps = "; ".join(BY_ID[id].text for id in term.missing)
        yield _("Still to be settled: {questions}").format(questions=gaps)
    if "none" in paper.answers.get(f"{topic(term.id)}.exceptions", ()):
        yield _("No exception.")
    in_term = _words_of(term.text)
    for id in used:
        answer = str(paper.answers.get(id, ""))
        kept_back = looks_like_address(answer) and not may_be_disclosed(paper.answers)
        if not kept_back and not _words_of(answer) <= in_term:
            yield _("Not in the term: {question} {answer}").format(
                question=BY_ID[id].text, answer=answer
            )


def _words_of(text: str) -> set[str]:
    return {word.rstrip(_EDGES) for word in text.split()}


def _rows(one: Prohibition) -> tuple[Row, ...]:
    """The term, its because beneath it, and for an area the map."""
    page = topic(one.id)
    because, exceptions = f"{page}.because", f"{page}.exceptions"
    of_term = tuple(q.id for q in TERMS if q.topic == page and q.id != because)
    used = tuple(id for id in of_term if id != exceptions)
    label = _("Term: {prohibition}").format(prohibition=one.prohibition)
    rows: tuple[Row, ...] = (
        (Say(label, _term(one, used), answers=of_term, heads=True, only_if_any=True),),
        (Ask(because, _("Because")),),
    )
    if one.id == "area":
        return (*rows, (Ask("restraining_order.map", _("Map attached?")),))
    return rows


ORDER_IN_ANNEX = Box(
    "10",
    _("Restraining order"),
    ((Say(_("Request"), sayings.see_annex),),),
    when=_WANTED,
)
NO_ORDER = Box(
    "10",
    _("Restraining order"),
    (
        (
            Ask("restraining_order.explained", _("Explained, for both endings?"), share=8),
            Ask("restraining_order.wanted", _("Order wanted?"), share=6),
            Ask("restraining_order.freely_given", _("View freely given?"), share=10),
        ),
        (Ask("restraining_order.words", _("In the witness's own words")),),
        (
            Ask("restraining_order.address_known", _("Does the defendant know the address?")),
            Ask("restraining_order.address_asked_on", _("Asked on")),
        ),
    ),
    when=when("restraining_order.wanted", NO, PREFERS_NOT, NOT_ASKED),
    optional=True,
)
ANNEX = Box(
    "A",
    _("Restraining order request"),
    (
        (
            Say(_("Name of witness"), sayings.person, bold=True),
            Say(_("Defendants"), sayings.defendant_names),
        ),
        (
            Ask("restraining_order.wanted", _("Order wanted?"), share=5),
            Ask("restraining_order.outcomes", _("For which ending"), share=9),
            Ask("restraining_order.explained", _("Explained?"), share=4),
            Ask("restraining_order.freely_given", _("View freely given?"), share=6),
        ),
        (Ask("restraining_order.words", _("In the witness's own words")),),
        (
            Say(_("Address of the witness"), sayings.address, share=12, bold=True, sensitive=True),
            Ask("restraining_order.address_known", _("Defendant knows it?"), share=7, always=True),
            Ask("restraining_order.address_asked_on", _("Asked on"), share=5),
        ),
        (Ask("restraining_order.feared", _("What is feared: what, by whom, where, how")),),
        (Ask("restraining_order.evidence", _("Evidence of future risk, with source and date")),),
        (Ask("restraining_order.risk", _("Risk: DASH grade and date, MARAC")),),
        (Ask("restraining_order.specialist", _("View of the specialist, and consent to share")),),
        (Ask("restraining_order.protected", _("Persons to be protected, by full name")),),
        (Ask("restraining_order.protected_views", _("Views of the others to be protected")),),
        (Ask("restraining_order.conditions", _("Prohibitions asked for")),),
        (Ask("restraining_order.exceptions", _("The defendant's lawful reasons to be near")),),
        *(row for one in PROHIBITIONS for row in _rows(one)),
        (Ask("restraining_order.terms", _("Any other term, word for word")),),
        (
            Ask("restraining_order.children", _("Children or family court?"), share=7),
            Ask("restraining_order.family_court", _("Order of that court?"), share=5),
            Ask("restraining_order.children_detail", share=12),
        ),
        (
            Ask("restraining_order.existing", _("Existing orders or bail?"), share=7),
            Ask("restraining_order.existing_detail", share=17),
        ),
        (
            Ask("restraining_order.duration", _("Length"), share=7),
            Ask("restraining_order.duration_why", _("Why that long"), share=17),
        ),
        (
            Ask("restraining_order.read_back", _("Terms read back to the witness on")),
            Ask("restraining_order.still_true", _("Last checked on")),
        ),
    ),
    note=_(
        "Sentencing Act 2020 s360; PHA 1997 s5A; CrimPR 31.3. "
        "That it travels with the MG2, and its wording, are to be confirmed by legal services."
    ),
    when=_WANTED,
    annex=True,
)
