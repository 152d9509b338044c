"""What a person needs on the day besides measures: asked for, arranged, or still amber."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from smadvisor.casework.pretrial import NO, REFUSED, YES, Fact
from smadvisor.casework.pretrial_known import (
    LABELS,
    UNSURE,
    WANTED,
    Known,
    Line,
    State,
    day_of,
    line_of,
    state_of,
    value_words,
)
from smadvisor.text import _

_LINK, _REMOTE = "live_link", "remote_evidence_site"


def of_person(known: Known) -> tuple[Line, ...]:
    """A line for each, in the order in which they are looked at."""
    return (_site(known), _told(known), *(_need(known, need) for need in _NEEDS))


def _site(known: Known) -> Line:
    """The place is not the measure: it can be booked before the court decides."""
    at_site = known.asked(_LINK) and known.answer(f"{_LINK}.place") == _REMOTE
    asked = _("Live link from a remote evidence site") if at_site else ""
    if known.value(Fact.DIRECTED, _LINK) == REFUSED:
        return _line(known, Fact.SITE, asked, wanted=False)
    gap = _("Remote evidence site: not booked.")
    moved = _("Remote evidence site: booked, but the trial was moved. Book it again.")
    return _arranged(known, Fact.SITE, asked, bool(at_site), gap, moved)


def _told(known: Known) -> Line:
    """They are to hear of each decision, a refusal above all."""
    told = known.ticks.get((Fact.TOLD, ""))
    until = day_of(told) if told and told.value == YES else date.min
    words = {
        f"{known.names[measure]} ({value_words(tick).lower()})": day_of(tick)
        for (fact, measure), tick in known.ticks.items()
        if fact is Fact.DIRECTED
    }
    missing = sorted(said for said, day in words.items() if day > until)
    gap = ""
    if missing and not known.over:
        gap = _("Not told of the court’s decision: {measures}.").format(measures=", ".join(missing))
    return _line(known, Fact.TOLD, ", ".join(sorted(words)), gap, wanted=bool(words))


def _arranged(known: Known, fact: Fact, asked: str, wanted: bool, gap: str, moved: str) -> Line:
    """Amber while it is wanted, or was said to be missing, and is not arranged for the day."""
    value = known.value(fact)
    lapsed = bool(moved) and known.booked(fact) is None
    missing = lapsed or value == NO or (wanted and not value)
    said = moved if lapsed else gap
    return _line(known, fact, asked, said if missing and not known.over else "", wanted=wanted)


def _line(known: Known, fact: Fact, asked: str, gap: str = "", *, wanted: bool) -> Line:
    state = state_of(known, fact, gap, wanted)
    return line_of(known, fact, "", LABELS[fact], asked, state, gap)


@dataclass(frozen=True, slots=True)
class _Need:
    """Something that the MG2 asks for and somebody arranges."""

    fact: Fact
    question: str
    wanted: Callable[[Known, Any], str]
    """What of the answer is to be arranged, in words; empty where nothing is."""
    gap: str
    moved: str = ""
    """What to say where it was booked for another day of the trial."""
    done: tuple[str, ...] = ()
    """Answers that say it is done already."""


def _need(known: Known, need: _Need) -> Line:
    given = known.answer(need.question)
    asked = need.wanted(known, given)
    line = _arranged(known, need.fact, asked or _no(given), bool(asked), need.gap, need.moved)
    if given in need.done and line.tick is None:
        return replace(line, state=State.DONE)
    return line


def _plain(_known: Known, given: Any) -> str:
    return {YES: _("Wanted"), UNSURE: _("Unsure")}.get(given, "")


def _interpreter(known: Known, given: Any) -> str:
    language = known.answer("needs.interpreter_language") if given in WANTED else ""
    return _("Wanted: {language}").format(language=language) if language else _plain(known, given)


def _welsh(_known: Known, given: Any) -> str:
    return {"welsh": _("In Welsh"), "both": _("In English and Welsh")}.get(given, "")


def _statement(_known: Known, given: Any) -> str:
    return {
        "wanted": _("Wants to make one"),
        "update": _("Wants to change it"),
        UNSURE: _("Unsure"),
    }.get(given, "")


def _no(given: Any) -> str:
    return {NO: _("Not wanted"), "not_wanted": _("Not wanted"), "made": _("Made")}.get(given, "")


_NEEDS = (
    _Need(
        Fact.INTERPRETER,
        "needs.interpreter",
        _interpreter,
        _("Interpreter: not booked."),
        _("Interpreter: booked, but the trial was moved. Book again."),
    ),
    _Need(
        Fact.WELSH, "needs.language", _welsh, _("Evidence in Welsh: the court has not been told.")
    ),
    _Need(Fact.VISIT, "practical.visit", _plain, _("Visit before the trial: not booked.")),
    _Need(
        Fact.MEMORY_REFRESH,
        "practical.refresh_memory",
        _plain,
        _("Going over the statement or recording: not arranged."),
    ),
    _Need(
        Fact.PERSONAL_STATEMENT,
        "practical.personal_statement",
        _statement,
        _("Victim personal statement: not taken."),
        done=("made",),
    ),
    _Need(
        Fact.RESTRAINING_ORDER,
        "restraining_order.wanted",
        _plain,
        _("Restraining order: the request is not with the CPS."),
    ),
)
