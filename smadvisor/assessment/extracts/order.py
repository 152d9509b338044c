"""The papers of a restraining order: the draft order, the MG5 line and the MG6 block.

CrimPR 31.3(1)(c) and (6): whoever proposes an order serves its draft as soon as practicable,
without waiting for the verdict, with the prohibitions for each way in which the case can end.
"""

from collections.abc import Iterator

from smadvisor.assessment.addresses import disclosure
from smadvisor.assessment.extracts.document import (
    DEFENCE,
    PROSECUTION,
    Answers,
    Document,
    Part,
    part,
)
from smadvisor.assessment.orders import terms
from smadvisor.assessment.paper import Mg2Paper
from smadvisor.law.order_terms import PROHIBITIONS
from smadvisor.text import _

_OUTCOMES = "restraining_order.outcomes"
_CONVICTION, _ACQUITTAL = "conviction", "acquittal"


def order(paper: Mg2Paper) -> Document:
    """The draft of the order, one limb for each ending it is asked for; served."""
    answers = Answers(paper, DEFENCE)
    asked = terms(paper.answers)
    reasons = [
        _("Term {number}: {because}").format(number=number, because=one.because)
        for number, one in enumerate(asked, start=1)
        if one.because
    ]
    return Document(
        "order",
        True,
        (
            _case(paper),
            part(
                _("Persons to be protected, by full name"),
                *answers.of("restraining_order.protected").splitlines(),
            ),
            *_limbs(paper, tuple(one.text for one in asked)),
            part(_("How long"), _how_long(paper), *answers.said("restraining_order.duration_why")),
            part(_("Why each is asked for"), *reasons),
            part(
                _("Procedure"),
                _(
                    "Proposed by the prosecutor under CrimPR 31.3(1)(c) and (6), without waiting "
                    "for the verdict. It can be varied or discharged on the application of the "
                    "defendant, the prosecutor or anyone named in it."
                ),
            ),
        ),
    )


def _how_long(paper: Mg2Paper) -> str:
    """How long from when: a length alone says too little to keep to."""
    length = Answers(paper, DEFENCE).of("restraining_order.duration")
    if str(paper.answers.get("restraining_order.duration", "")).endswith("_years"):
        return _("{length}, from the day on which the order is made.").format(length=length)
    return length


def _case(paper: Mg2Paper) -> Part:
    return part(
        _("The case"),
        _("Court: {court}").format(court=paper.court) if paper.court else "",
        _("Reference: {urn}").format(urn=paper.urn or paper.occurrence),
        _("Defendants: {names}").format(names="; ".join(one.name for one in paper.defendants)),
    )


def _limbs(paper: Mg2Paper, sentences: tuple[str, ...]) -> Iterator[Part]:
    outcomes = _outcomes(paper)
    if _CONVICTION in outcomes:
        yield part(
            _(
                "If convicted (Sentencing Act 2020 s360): to protect the persons named from "
                "harassment or from conduct that will cause a fear of violence"
            ),
            *sentences,
            numbered=True,
        )
    if _ACQUITTAL in outcomes:
        yield part(
            _(
                "If acquitted (Protection from Harassment Act 1997 s5A): necessary to protect the "
                "persons named from harassment by the defendant"
            ),
            *sentences,
            numbered=True,
        )


def _outcomes(paper: Mg2Paper) -> tuple[str, ...]:
    """The endings it is asked for; where that is open, both."""
    said = tuple(one for one in paper.answers.get(_OUTCOMES, ()) if one in _BOTH)
    return said or _BOTH


_BOTH = (_CONVICTION, _ACQUITTAL)


def mg5(paper: Mg2Paper) -> Document:
    """The line for the MG5; served, so no address, no fear and no source."""
    endings = {
        _BOTH: _("on conviction (s360) and on acquittal (s5A)"),
        (_CONVICTION,): _("on conviction (s360)"),
        (_ACQUITTAL,): _("on acquittal (s5A)"),
    }
    outcomes = _outcomes(paper)
    said = _("A restraining order will be sought {endings}; draft terms are supplied (r.31.3(6)).")
    names = Answers(paper, DEFENCE).of("restraining_order.protected")
    line = said.format(endings=endings.get(outcomes, endings[_BOTH]))
    protected = _("For the protection of {names}.").format(names=", ".join(names.splitlines()))
    ticked = {one.id for one in terms(paper.answers)}
    short = "; ".join(one.prohibition for one in PROHIBITIONS if one.id in ticked)
    asked = _("In short: {terms}.").format(terms=short)
    words = " ".join((line, *[protected] * bool(names), *[asked] * bool(short)))
    return Document("mg5", True, (part("", words),))


def mg6(paper: Mg2Paper) -> Document:
    """What only the prosecution reads of the request."""
    answers = Answers(paper, PROSECUTION)
    asked = [
        f"{one.text} {_('Because: {why}').format(why=one.because)}" if one.because else one.text
        for one in terms(paper.answers)
    ]
    said, named = answers.said, answers.named
    parts = (
        part(
            _("View of the witness"),
            *named(_VIEW),
            *answers.quoted("restraining_order.words"),
            *named(((_("Specialist's view"), "restraining_order.specialist"),)),
        ),
        part(_("What is feared"), *said("restraining_order.feared")),
        part(_("Evidence and risk"), *said("restraining_order.evidence", "restraining_order.risk")),
        part(
            _("Persons to be protected, and their views"),
            *said("restraining_order.protected", "restraining_order.protected_views"),
        ),
        part(_("Terms, each with its because"), *asked, numbered=True),
        part(
            _("The address"),
            disclosure(paper.answers),
            *named(((_("Asked on"), "restraining_order.address_asked_on"),)),
        ),
        part(_("The defendant's lawful reasons to be near"), *said("restraining_order.exceptions")),
        part(
            _("Children and family court"),
            *named(_CHILDREN),
            *said("restraining_order.children_detail"),
        ),
        part(
            _("Existing orders and bail"),
            *named(((_("There is one"), "restraining_order.existing"),)),
            *said("restraining_order.existing_detail"),
        ),
        part(
            _("How long, and when last checked"),
            *said("restraining_order.duration", "restraining_order.duration_why"),
            *named(_CHECKED),
        ),
    )
    return Document("mg6", False, (_case(paper), *parts))


_VIEW = (
    (_("Explained, for both endings"), "restraining_order.explained"),
    (_("Order wanted"), "restraining_order.wanted"),
    (_("For which ending"), _OUTCOMES),
    (_("Freely given"), "restraining_order.freely_given"),
)
_CHILDREN = (
    (_("Children"), "restraining_order.children"),
    (_("An order of the family court"), "restraining_order.family_court"),
)
_CHECKED = (
    (_("Terms read back on"), "restraining_order.read_back"),
    (_("Still true on"), "restraining_order.still_true"),
)
