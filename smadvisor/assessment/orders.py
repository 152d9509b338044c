"""The terms of a restraining order, worded from the answers, and what is wrong between them.

A term says who must not do one act to whom, by full name, where, except (CrimPR 31.3(6);
Debnath [2005] EWCA Crim 3472). While the defendant does not know where the witness lives, or may
not know, no term names a place that only the address would tell.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from smadvisor.assessment.addresses import looks_like_address, may_be_disclosed
from smadvisor.assessment.flow import Answers, standing
from smadvisor.assessment.questions import NONE, UNSURE, YES
from smadvisor.assessment.questions.order_terms import topic
from smadvisor.law.order_terms import (
    EXCEPTIONS,
    PROHIBITIONS,
    PROTECTED,
    Prohibition,
    blanks_in,
)
from smadvisor.text import _

OTHER = "other"
"""The id of the term that is typed word for word."""
GAP = "[…]"
"""Stands in a term for what is not filled in, or must be left out."""
_EDGES = " \t\n.,;:"
_BETWEEN_ROADS = re.compile(r"[,;\n]|\band\b")
_FEWEST_ROADS = 3
_FOR_CHILDREN = frozenset({"family_court", "child_contact", "handover", "other"})
"""The exceptions under which children can still be seen or handed over."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the order."""

    id: str
    """The prohibition, or ``OTHER``."""
    text: str
    """A whole sentence; word for word as typed where it is ``OTHER``."""
    because: str
    exceptions: tuple[str, ...]
    """As the sentence has them after “except”, the detail last."""
    missing: tuple[str, ...]
    """The questions whose answer is missing, or left out since it looks like an address."""


class Contradiction(NamedTuple):
    """Terms and circumstances that do not go together, and the question that leads there."""

    question: str
    code: str
    sentence: str


def terms(answers: Answers) -> tuple[Term, ...]:
    """The terms asked for, in the order of the table; last, word for word, any other term.

    Answers that do not stand do not count. While it is not sure that the defendant knows the
    address, no words that look like one are in a term or its because.
    """
    stand = standing(answers)
    ticked = _ticked(stand)
    made = [worded(one, stand) for one in PROHIBITIONS if one.id in ticked]
    if "restraining_order.terms" in stand:
        words = _let_through(stand, "restraining_order.terms")
        missing = () if words else ("restraining_order.terms",)
        made.append(Term(OTHER, words or GAP, "", (), missing))
    return tuple(made)


def _ticked(answers: Answers) -> tuple[str, ...]:
    return tuple(answers.get("restraining_order.conditions", ()))


def _let_through(answers: Answers, id: str) -> str:
    """The words of one answer; none where they look like an address he may not know."""
    words = str(answers.get(id, "")).strip()
    kept_back = looks_like_address(words) and not may_be_disclosed(answers)
    return "" if kept_back else words


def worded(one: Prohibition, answers: Answers) -> Term:
    """The term of one prohibition, from answers that stand."""
    page = topic(one.id)
    hidden = bool(one.clause_hidden) and not may_be_disclosed(answers)
    clause = one.clause_hidden if hidden else one.clause
    asked = {PROTECTED: "restraining_order.protected"}
    asked |= {blank.id: f"{page}.{blank.id}" for blank in one.blanks}
    asked = {blank: id for blank, id in asked.items() if blank in blanks_in(clause)}
    filled = {
        blank: _let_through(answers, id).strip().rstrip(_EDGES) for blank, id in asked.items()
    }
    if PROTECTED in filled:
        filled[PROTECTED] = _names(filled[PROTECTED])
    exceptions, needs_detail = _exceptions(page, answers)
    detail = " ".join(_let_through(answers, f"{page}.exception_detail").split()).rstrip(_EDGES)
    text = _sentence(clause, filled, exceptions, detail)
    if looks_like_address(text) and not may_be_disclosed(answers):
        # Words that are no address by themselves can make one side by side.
        filled, detail = dict.fromkeys(filled, ""), ""
        text = _sentence(clause, filled, exceptions, detail)
    because = _let_through(answers, f"{page}.because")
    missing = [asked[blank] for blank, words in filled.items() if not words]
    missing += [f"{page}.because"] * bool(f"{page}.because" in answers and not because)
    missing += [f"{page}.exception_detail"] * bool(needs_detail and not detail)
    allowed = (*exceptions, detail) if detail else exceptions
    return Term(one.id, text, because, allowed, tuple(missing))


def _exceptions(page: str, answers: Answers) -> tuple[tuple[str, ...], bool]:
    """What the term leaves allowed, and whether that must be spelled out."""
    chosen = [one for one in EXCEPTIONS if one.id in answers.get(f"{page}.exceptions", ())]
    chosen.sort(key=lambda one: one.detail)  # what is spelled out stands last, next to its detail
    spelled_out = f"{page}.exception_detail" in answers or any(one.detail for one in chosen)
    return tuple(one.clause for one in chosen), spelled_out


def _sentence(
    clause: str, filled: Mapping[str, str], exceptions: tuple[str, ...], detail: str
) -> str:
    act = clause.format_map({blank: words or GAP for blank, words in filled.items()})
    if not exceptions:
        return _("The defendant must not {act}.").format(act=act)
    *others, last = exceptions
    allowed = _("; or ").join(("; ".join(others), last)) if others else last
    if detail:
        allowed = f"{allowed}: {detail}"
    sentence = _("The defendant must not {act}, except {allowed}.")
    return sentence.format(act=act, allowed=allowed)


def _names(words: str) -> str:
    """One name to a line, or between semicolons: none of them, so “or”."""
    names = [name.strip(_EDGES) for name in words.replace(";", "\n").split("\n")]
    names = [name for name in names if name]
    if len(names) < 2:
        return "".join(names)
    return _("{first} or {last}").format(first=", ".join(names[:-1]), last=names[-1])


# --- what does not go together --------------------------------------------------------------------


def contradictions(answers: Answers) -> Iterator[Contradiction]:
    """What a court or the defence would ask about the terms; each leads to its question."""
    stand = standing(answers)
    yield from _without_because(stand)
    yield from _place_not_known(stand)
    yield from _open_area(stand)
    yield from _children(stand)
    yield from _lawful_reasons(stand)


def _allowed(answers: Answers, prohibition: str) -> frozenset[str]:
    return frozenset(answers.get(f"{topic(prohibition)}.exceptions", ())) - {NONE}


def _without_because(answers: Answers) -> Iterator[Contradiction]:
    for one in PROHIBITIONS:
        id = f"{topic(one.id)}.because"
        if one.id in _ticked(answers) and id not in answers:
            sentence = _("The term has no because: what was done, what is feared, why this helps.")
            yield Contradiction(id, "no_because", sentence)


def _place_not_known(answers: Answers) -> Iterator[Contradiction]:
    if may_be_disclosed(answers):
        return
    question = "restraining_order.address_known"
    for one in PROHIBITIONS:
        if one.clause_hidden and one.id in _ticked(answers):
            sentence = _(
                "“{prohibition}” is asked for, but the defendant may not know the address. The "
                "term names no place then: check that it still helps, or settle what is known."
            ).format(prohibition=one.prohibition)
            yield Contradiction(question, "address_not_known", sentence)
    if "area" in _ticked(answers):
        sentence = _(
            "An area can tell where someone lives, and the defendant may not know it. Draw it so "
            "that it does not, or leave it out."
        )
        yield Contradiction(question, "area_tells_where", sentence)


def _open_area(answers: Answers) -> Iterator[Contradiction]:
    roads = _BETWEEN_ROADS.split(str(answers.get("order_area.roads", "")))
    named = sum(bool(road.strip(_EDGES)) for road in roads)
    if "area" in _ticked(answers) and named < _FEWEST_ROADS:
        sentence = _("The area is not closed: name the roads on every side.")
        yield Contradiction("order_area.roads", "open_area", sentence)


def _children(answers: Answers) -> Iterator[Contradiction]:
    if answers.get("restraining_order.children") not in (YES, UNSURE):
        return
    ticked = _ticked(answers)
    of_court = answers.get("restraining_order.family_court") == YES
    needs = {
        "contact": _("There are children, and no way is left to hand them over."),
        "area": _("There are children, and no way is left for the school run through the area."),
        "school": _("There are children, and no way is left for the school run."),
    }
    for prohibition in ("contact", "area", "school", "others"):
        if prohibition not in ticked:
            continue
        id = f"{topic(prohibition)}.exceptions"
        allowed = _allowed(answers, prohibition)
        if prohibition in needs and not allowed & _FOR_CHILDREN:
            code = "handover" if prohibition == "contact" else "school_run"
            yield Contradiction(id, code, needs[prohibition])
        if of_court and "family_court" not in allowed:
            sentence = _("The family court has made an order, and the term makes no room for it.")
            yield Contradiction(id, "family_court", sentence)


def _lawful_reasons(answers: Answers) -> Iterator[Contradiction]:
    if "restraining_order.exceptions" not in answers:
        return
    for prohibition in ("home", "distance", "area", "work"):
        if prohibition in _ticked(answers) and not _allowed(answers, prohibition):
            sentence = _("The defendant has lawful reasons to be near, and there is no exception.")
            id = f"{topic(prohibition)}.exceptions"
            yield Contradiction(id, "lawful_reason", sentence)
