"""What is known of a person before the trial, and a line for each fact of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from smadvisor.casework.pretrial import AFTER_TRIAL, NO, VALUES, YES, Fact, Tick
from smadvisor.text import _

Ticks = Mapping[tuple[Fact, str], Tick]
"""The newest tick of each fact and measure."""
UNSURE = "unsure"
WANTED = (YES, UNSURE)
"""What the MG2 asks for, until somebody knows better."""
_OVER = ("guilty", "not_guilty", "guilty_plea")


class State(StrEnum):
    """How a line stands."""

    DONE = "done"
    AMBER = "amber"
    NOT_NEEDED = "not_needed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mg2:
    """The newest version that is no draft."""

    id: str
    version: int
    made_on: date
    made_by: str
    sent_on: date | None
    sent_to: str
    answers: Mapping[str, Any]

    @property
    def words(self) -> str:
        """“MG2 version 2, sent 3 November 2026”."""
        words = _("MG2 version {n}, sent {day}") if self.sent_on else _("MG2 version {n}, not sent")
        return words.format(n=self.version, day=long_day(self.sent_on or self.made_on))


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that the rules look at, of one person."""

    names: Mapping[str, str]
    """Of the measures, by id, in the order in which they are shown."""
    mg2: Mg2 | None
    ticks: Ticks
    trial_on: date | None
    """As somebody entered it: a hearing on the list may be an earlier one."""
    today: date
    heard_on: date | None = None
    """The hearing on the list."""
    moved_at: datetime | None = None
    """When the trial got the day that it has now, if it had another before."""
    deficient: bool = True
    """No other MG2 will do either."""
    on_file: bool = False
    """Another MG2 is there, which was not made here: what it asks for is not known."""
    requests: int = 0
    """Of witness care to the advisor, not answered yet."""

    @property
    def over(self) -> bool:
        """Nothing is left to be arranged: the day has passed, or there is a verdict."""
        verdict = self.ticks.get((Fact.VERDICT, ""))
        passed = self.trial_on is not None and self.trial_on < self.today
        return passed or (verdict is not None and verdict.value in _OVER)

    def value(self, fact: Fact, measure: str = "") -> str:
        """What was ticked last, empty where nothing was."""
        found = self.ticks.get((fact, measure))
        return found.value if found else ""

    def answer(self, question: str) -> Any:
        """What the MG2 says, empty where it says nothing."""
        return self.mg2.answers.get(question, "") if self.mg2 else ""

    def booked(self, fact: Fact, measure: str = "") -> bool | None:
        """Whether it is booked for the day of the trial; None for a day the trial had before."""
        tick = self.ticks.get((fact, measure))
        if tick is None or tick.value != YES:
            return False
        return None if self.moved_at is not None and tick.at < self.moved_at else True

    def asked(self, measure: str) -> str:
        """How the MG2 asks for a measure, in words; empty where it does not."""
        view = self.answer(f"{measure}.view")
        if view not in WANTED:
            return ""
        words = _("Wanted")
        if view == UNSURE:
            words = _("Wanted, unsure")
        elif measure in self.answer("choice.first"):
            words = _("First choice")
        elif measure in self.answer("choice.fallback"):
            words = _("Fallback")
        if self.answer(f"{measure}.companion") != YES:
            return words
        name = self.answer(f"{measure}.companion_name") or _("a companion")
        return _("{wanted}, with {name}").format(wanted=words, name=name)


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of a person, or of a measure."""

    fact: Fact
    measure: str
    label: str
    asked: str
    """What the MG2 asks for, in words; empty where it does not."""
    tick: Tick | None
    state: State
    source: str
    """Where it is known from."""
    age: int | None
    """How many days ago it was known."""
    gap: str = ""
    """What is missing, in a sentence: of an amber line."""

    @property
    def words(self) -> str:
        """What is known, empty where nothing is."""
        return value_words(self.tick) if self.tick else ""


def value_words(tick: Tick) -> str:
    """What was ticked."""
    return VALUES[tick.fact].get(tick.value, tick.value)


def day_of(tick: Tick) -> date:
    """The day it is about, or that of the tick."""
    return tick.on or tick.at.astimezone().date()


def state_of(known: Known, fact: Fact, gap: str, wanted: bool) -> State:
    """How a line of the person stands: amber with a ``gap``, not needed where nobody wants it.

    Without an MG2 of ours nobody knows what is wanted.
    """
    if gap:
        return State.AMBER
    found = ticked(known, fact, "")
    told_nothing = known.mg2 is None and fact is not Fact.TOLD
    needless = found is State.UNKNOWN and not wanted and not told_nothing
    return State.NOT_NEEDED if needless else found


def ticked(known: Known, fact: Fact, measure: str) -> State:
    """Without a gap, what was ticked stands; a plain “not yet” stands for nothing."""
    value = known.value(fact, measure)
    if fact in AFTER_TRIAL:
        return State.DONE if value else State.UNKNOWN
    return State.DONE if value not in ("", NO) else State.UNKNOWN


def line_of(
    known: Known, fact: Fact, measure: str, label: str, asked: str, state: State, gap: str = ""
) -> Line:
    """The line of a fact: its newest tick, else what the MG2 says, with source and age."""
    tick = known.ticks.get((fact, measure))
    source, day = "", None
    if tick is not None:
        day = tick.at.astimezone().date()
        source = _("Ticked by {name} on {day}").format(name=tick.user, day=long_day(day))
    elif asked and known.mg2 is not None and fact is not Fact.TOLD:
        source, day = known.mg2.words, known.mg2.sent_on or known.mg2.made_on
    age = (known.today - day).days if day else None
    return Line(fact, measure, label, asked, tick, state, source, age, gap)


def long_day(day: date) -> str:
    """“3 November 2026”."""
    return f"{day.day} {day:%B %Y}"


AFTER = {
    Fact.ATTENDED: _("Came to court"),
    Fact.VERDICT: _("Verdict"),
    Fact.ORDER_MADE: _("Restraining order"),
}
LABELS = {
    Fact.TRIAL: _("Day of the trial"),
    Fact.APPLIED: _("CPS applied"),
    Fact.DIRECTED: _("Court directed"),
    Fact.IN_PLACE: _("In place"),
    Fact.SITE: _("Remote evidence site"),
    Fact.TOLD: _("Told of the decision"),
    Fact.VISIT: _("Visit before the trial"),
    Fact.INTERPRETER: _("Interpreter"),
    Fact.WELSH: _("Evidence in Welsh"),
    Fact.MEMORY_REFRESH: _("Going over the statement"),
    Fact.PERSONAL_STATEMENT: _("Victim personal statement"),
    Fact.RESTRAINING_ORDER: _("Restraining order request"),
    Fact.USED: _("Used"),
    **AFTER,
}
"""What each fact is called."""
