"""How a person stands before the trial: what was asked for, what was done, what is still amber.

The screen of one person and the list of coming trials both read it here, so that they agree.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from smadvisor.casework.pretrial import GRANTED, NO, REFUSED, VALUES, VARIED, YES, Fact
from smadvisor.casework.pretrial_known import AFTER, LABELS, Known, Line, State, line_of, ticked
from smadvisor.casework.pretrial_needs import of_person
from smadvisor.text import _


@dataclass(frozen=True, slots=True)
class OfMeasure:
    """A measure with its line for each fact."""

    id: str
    name: str
    asked: str
    lines: tuple[Line, ...]
    """Applied for, directed, in place, used."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is amber, and the line that it is about, if any."""

    sentence: str
    fact: Fact | None = None
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it."""

    measures: tuple[OfMeasure, ...]
    """Those that the MG2 asks for or somebody ticked."""
    person: tuple[Line, ...]
    after: tuple[Line, ...]
    """What is known once the trial is over."""
    gaps: tuple[Gap, ...]

    @property
    def amber(self) -> tuple[str, ...]:
        """The sentences of the gaps."""
        return tuple(gap.sentence for gap in self.gaps)


def standing(known: Known) -> Standing:
    """How the person stands."""
    measures = tuple(_of_measure(known, id) for id in known.names if _concerns(known, id))
    person = of_person(known)
    after = tuple(
        line_of(known, fact, "", label, "", ticked(known, fact, ""))
        for fact, label in AFTER.items()
    )
    lines = (*(line for one in measures for line in one.lines), *person)
    gaps = (Gap(line.gap, line.fact, line.measure) for line in lines if line.gap)
    return Standing(
        measures, person, after, (*_of_trial(known), *_of_mg2(known), *gaps, *_of_requests(known))
    )


def _of_trial(known: Known) -> Iterator[Gap]:
    """Without a day nobody would look at them again."""
    heard = known.heard_on is not None and known.heard_on < known.today
    if heard and known.trial_on is None and not known.over:
        sentence = _("The hearing has passed, and nobody entered the day of the trial.")
        yield Gap(sentence, Fact.TRIAL)


def _of_mg2(known: Known) -> Iterator[Gap]:
    if known.over:
        return
    if known.mg2 is None:
        if known.deficient:
            yield Gap(_("No MG2 was sent."))
        elif known.on_file and not any(measure for _fact, measure in known.ticks):
            yield Gap(_("The MG2 on file was not made here. Read it, and add its measures below."))
    elif known.mg2.sent_on is None:
        yield Gap(_("MG2 version {n} is made, not sent.").format(n=known.mg2.version))


def _of_requests(known: Known) -> Iterator[Gap]:
    if known.requests:
        yield Gap(_("The advisor was asked to look again, and has not answered yet."))


def _concerns(known: Known, measure: str) -> bool:
    return bool(known.asked(measure)) or any(of == measure for _fact, of in known.ticks)


def _of_measure(known: Known, measure: str) -> OfMeasure:
    name, asked = known.names[measure], known.asked(measure)
    gap_at, missing = _gap(known, measure)
    needless = _needless(known, measure)
    lines = []
    for fact in CHAIN:
        state = ticked(known, fact, measure)
        if fact is gap_at:
            state = State.AMBER
        elif state is State.UNKNOWN and fact in needless:
            state = State.NOT_NEEDED
        label = f"{name}: {LABELS[fact]}"
        gap = f"{name}: {missing}" if fact is gap_at else ""
        lines.append(line_of(known, fact, measure, label, asked, state, gap))
    return OfMeasure(measure, name, asked, tuple(lines))


def _needless(known: Known, measure: str) -> tuple[Fact, ...]:
    """What nobody waits for any more."""
    if known.value(Fact.DIRECTED, measure) == REFUSED:
        return (Fact.APPLIED, Fact.IN_PLACE, Fact.USED)
    return CHAIN if _passed_over(known, measure) else ()


def _passed_over(known: Known, measure: str) -> bool:
    """A fallback, where the court gave all of the first choice."""
    first = known.answer("choice.first") or ()
    if measure in first or measure not in known.answer("choice.fallback"):
        return False
    given = (known.value(Fact.DIRECTED, one) for one in first)
    return bool(first) and all(value in (GRANTED, VARIED) for value in given)


def _gap(known: Known, measure: str) -> tuple[Fact | None, str]:
    """A measure has one gap at a time: the next step that somebody waits for."""
    applied, directed = (known.value(fact, measure) for fact in (Fact.APPLIED, Fact.DIRECTED))
    booked = known.booked(Fact.IN_PLACE, measure)
    if known.over or directed == REFUSED:
        return None, ""
    if directed:
        if booked is None:
            return Fact.IN_PLACE, _("was in place, but the trial was moved. Confirm it again.")
        decided = VALUES[Fact.DIRECTED][directed].lower()
        words = _("{decided}, not known to be in place on the day.").format(decided=decided)
        return (None, "") if booked else (Fact.IN_PLACE, words)
    if _passed_over(known, measure):
        return None, ""
    if applied == YES:
        return Fact.DIRECTED, _("applied for, the court has not decided.")
    if not known.asked(measure):
        return None, ""
    if applied == NO:
        return Fact.APPLIED, _("the CPS has not applied for it.")
    return Fact.APPLIED, _("not known whether the CPS applied for it.")


CHAIN = (Fact.APPLIED, Fact.DIRECTED, Fact.IN_PLACE, Fact.USED)
"""What becomes of a measure, in this order."""
