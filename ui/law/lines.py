"""What the law says as lines in groups: an explanation in the order and words of the panel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from smadvisor.assessment.questions import Section
from smadvisor.law.explain import Explanation
from smadvisor.law.facts import How, Measure, State
from smadvisor.law.time_limits import Limit, Target, headline, late
from smadvisor.law.unconfirmed import MARK
from smadvisor.law.words import BY_ID as MEASURES
from smadvisor.text import _, ngettext
from ui.theme import Tone
from ui.when import hearing_words

HARD_STOP = "witness_anonymity"
"""The note that stands on top of every page."""
Marking = tuple[str, Tone]
_STATES: Mapping[State, Marking] = {
    State.OPEN: (_("Open here"), Tone.GOOD),
    State.CLOSED: (_("Closed here"), Tone.PLAIN),
    State.ASK: (_("To be asked"), Tone.AMBER),
}
_HOW: Mapping[How, Marking] = {
    How.AUTO: (_("Automatic"), Tone.GOOD),
    How.TEST: (_("The court must find it"), Tone.AMBER),
}


class Group(StrEnum):
    """The parts of the panel, in its order."""

    ELIGIBLE = "eligible"
    MEASURES = "measures"
    LIMITS = "limits"
    RESTRAINING_ORDER = "restraining_order"
    ALSO = "also"

    @property
    def heading(self) -> str:
        """As the panel calls it."""
        return _HEADINGS[self]


_HEADINGS = {
    Group.ELIGIBLE: _("Eligible as things stand"),
    Group.MEASURES: _("The eight measures here"),
    Group.LIMITS: _("Time limits"),
    Group.RESTRAINING_ORDER: _("Restraining order"),
    Group.ALSO: _("Also"),
}
_CONCERNS = {
    Section.FEELINGS: Group.ELIGIBLE,
    Section.NEEDS: Group.ELIGIBLE,
    Section.ELIGIBILITY: Group.ELIGIBLE,
    Section.VIEWS: Group.ELIGIBLE,
    Section.MEASURES: Group.MEASURES,
    Section.CHOICE: Group.MEASURES,
    Section.RESTRAINING_ORDER: Group.RESTRAINING_ORDER,
}
_NOTES = {
    "no_plea_no_limit": Group.LIMITS,
    "guilty_plea": Group.LIMITS,
    "late": Group.LIMITS,
    "no_restraining_order": Group.RESTRAINING_ORDER,
    "order_only_against_defendant": Group.RESTRAINING_ORDER,
    "limit_per_defendant": None,  # each defendant has a line of their own
    HARD_STOP: None,  # it stands on top
}
"""The group of a note by the first part of its code; any other is in the last group."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the law says: what it is about, how it stands, the sentence."""

    heading: str
    marks: tuple[Marking, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Said:
    """All of a group, and the same in a few words."""

    summary: str
    lines: tuple[Line, ...]


def concerned(section: Section) -> Group | None:
    """The group that a page of this section is about."""
    return _CONCERNS.get(section)


def hard_stop(found: Explanation) -> str:
    """What stands on top whatever the page; mostly nothing."""
    return " ".join(note.text for note in found.notes if note.code == HARD_STOP)


def groups(
    found: Explanation, aims: tuple[Target, ...], today: date, wanted: Mapping[str, str]
) -> dict[Group, Said]:
    """Every group. ``wanted`` has their view of a measure in words, by the measure's name."""
    said = {
        Group.ELIGIBLE: _eligible(found),
        Group.MEASURES: _measures(found.measures, wanted),
        Group.LIMITS: _limits(found.limits, aims, today, _notes(found, Group.LIMITS)),
        Group.RESTRAINING_ORDER: _order(found),
    }
    notes = _notes(found, Group.ALSO)
    count = ngettext("{n} thing to know", "{n} things to know", len(notes)).format(n=len(notes))
    return {**said, Group.ALSO: Said(count if notes else "", notes)}


def measure_line(measure: Measure, wanted: str = "") -> Line:
    """One measure in full."""
    words = MEASURES[measure.name].name
    heading = _("{measure} ({section})").format(measure=words, section=measure.section)
    view = [(_("Wanted: {view}").format(view=wanted.lower()), Tone.PLAIN)] if wanted else []
    return _line(heading, measure.reason, _STATES[measure.state], *view)


def _line(heading: str, sentence: str, *marks: Marking) -> Line:
    """Where the sentence is not certain a mark says so too."""
    if MARK.casefold() in sentence.casefold():
        marks = (*marks, (_("To be confirmed"), Tone.AMBER))
    return Line(heading, tuple(marks), sentence)


def _eligible(found: Explanation) -> Said:
    ways = tuple(_line(one.section, one.reason, _HOW[one.how]) for one in found.eligible)
    if ways:
        each = (f"{line.heading}: {line.marks[0][0].lower()}" for line in ways)
        return Said("; ".join(each), ways)
    settled = all(one.state is State.CLOSED for one in found.measures)
    mark = (_("Not eligible"), Tone.PLAIN) if settled else (_("Not settled yet"), Tone.AMBER)
    why = next((one.reason for one in found.measures), "")
    return Said(mark[0], (_line("", why, mark),))


def _measures(measures: tuple[Measure, ...], wanted: Mapping[str, str]) -> Said:
    lines = [measure_line(one, wanted.get(one.name, "")) for one in measures]
    if len({one.reason for one in measures}) == 1:  # said once, it is read
        lines = [_line("", lines[0].sentence), *(replace(line, sentence="") for line in lines)]
    counted = Counter(one.state for one in measures)
    counts = (
        (State.OPEN, _("{n} open")),
        (State.CLOSED, _("{n} closed")),
        (State.ASK, _("{n} to be asked")),
    )
    each = (words.format(n=counted[state]) for state, words in counts if counted[state])
    return Said(", ".join(each), tuple(lines))


def _limits(
    limits: tuple[Limit, ...], aims: tuple[Target, ...], today: date, notes: tuple[Line, ...]
) -> Said:
    first = headline(limits)
    dates = [_line("", aim.words) for aim in aims]
    if first is None:
        lines = (*notes, *dates, *(_line(one.defendant, one.reason) for one in limits))
        return Said(_("No limit runs"), lines)
    others = [one for one in limits if one is not first]
    others.sort(key=lambda one: one.last_day or date.max)
    lines = (
        _limit(first, today),
        *notes,
        *dates,
        *(_limit(one, today) for one in others),
    )
    return Said(": ".join((first.defendant, *(words for words, _tone in lines[0].marks))), lines)


def _limit(limit: Limit, today: date) -> Line:
    if limit.last_day is None:
        return _line(limit.defendant, limit.reason)
    day = hearing_words(limit.last_day, (limit.last_day - today).days)
    if late(limit, today):
        mark = (_("Passed on {day}").format(day=day), Tone.RED)
    else:
        mark = (_("Last day {day}").format(day=day), Tone.AMBER)
    return _line(limit.defendant, limit.reason, mark)


def _order(found: Explanation) -> Said:
    routes = tuple(_line(one.section, one.reason) for one in found.restraining_order)
    summary = _("Under {sections}").format(sections=", ".join(line.heading for line in routes))
    return Said(
        summary if routes else _("No route"), (*routes, *_notes(found, Group.RESTRAINING_ORDER))
    )


def _notes(found: Explanation, group: Group) -> tuple[Line, ...]:
    return tuple(
        _line("", note.text)
        for note in found.notes
        if _NOTES.get(note.code.partition(":")[0], Group.ALSO) is group
    )
