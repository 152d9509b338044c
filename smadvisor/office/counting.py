"""What counts in the monthly figures, gathered from what the store holds.

Only the columns that count are read: the figures are looked at over years of cases.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from smadvisor.casework.contact import ContactOutcome
from smadvisor.casework.identity import folded
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.pretrial import YES, Fact
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection, born, columns
from smadvisor.tally.asked import counts
from smadvisor.tally.figures import because, ended, found
from smadvisor.tally.months import Event

Line = tuple[Any, ...]
Own = Callable[[tuple[str, str], str], bool]
"""Whether the program itself tells a figure of a person: case and name, folded."""


def events(connection: Connection) -> list[Event]:
    """Everything that counts, of cases that are here, that were erased, and from before."""
    kept = (Event(on, figure, "", n, station) for on, figure, n, station in _kept(connection))
    return [*_Held(connection).events(), *kept]


def keep(journal: Journal, case_id: str) -> None:
    """Keep what a case counts for, without anything that says which it was, before it is erased."""
    held = _Held(journal.connection)
    for event in held.events():
        if held.case_of.get(event.about, event.about) == case_id:
            plain = {"figure": event.figure, "on": event.on, "n": event.n}
            journal.add("counted", {**plain, "station": event.station})


def _kept(connection: Connection) -> list[Line]:
    return columns(connection, "counted", ("on", "figure", "n", "station"))


class _Held:
    """One look at the tables that count."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._people = columns(connection, "person", ("id", "case_id", "name"))
        self._cases = {
            id: (folded(urn or occurrence).replace(" ", ""), station)
            for id, urn, occurrence, station in columns(
                connection, "case_file", ("id", "urn", "occurrence", "station")
            )
        }
        self._listed = born(connection, "person")
        self._first = self._first_looks()
        self._past = _Past(connection)
        self.case_of = {id: case_id for id, case_id, _name in self._people}
        by_urn = {urn: case_id for case_id, (urn, _station) in self._cases.items()}
        self.case_of |= {id: by_urn[urn] for id, urn in self._past.urns.items() if urn in by_urn}
        """Of people, and of records from before of a case that is here too."""

    def events(self) -> Iterator[Event]:
        """What counts. Where a record from before tells the same, the program's own counts."""
        own = [*self._reviews(), *self._looks(), *self._talks(), *self._sent(), *self._checks()]
        yield from own
        yield from self._endings()
        counted = {(event.figure, event.about) for event in own}
        cases = {urn for id, (urn, _s) in self._cases.items() if ("cases_reviewed", id) in counted}
        who = {(self._cases[case][0], folded(name)): id for id, case, name in self._people}
        yield from self._past.events(cases, lambda of, figure: (figure, who.get(of)) in counted)

    def _first_looks(self) -> dict[str, Line]:
        looks: dict[str, Line] = {}
        names = ("person_id", "at", "mg2_state", "reasons")
        for look in sorted(columns(self._connection, "review", names), key=_at):
            looks.setdefault(look[0], look)
        return looks

    def _reviews(self) -> Iterator[Event]:
        """A case is reviewed once everyone who was in it by then was looked at.

        Whom a later list adds does not undo that.
        """
        people = defaultdict(list)
        for id, case_id, _name in self._people:
            people[case_id].append(id)
        for case_id, ids in people.items():
            looks = sorted((self._first[id] for id in ids if id in self._first), key=_at)
            for seen, (_id, at, *_rest) in enumerate(looks, 1):
                if sum(self._listed[id] <= at for id in ids) <= seen:
                    station = self._cases[case_id][1]
                    yield Event(_day(at), "cases_reviewed", case_id, 1, station)
                    if any(Mg2State(look[2]).deficient for look in looks[:seen]):
                        yield Event(_day(at), "mg2_deficient", case_id, 1, station)
                    break

    def _looks(self) -> Iterator[Event]:
        for id, at, state, reasons in self._first.values():
            if Mg2State(state).deficient:
                yield Event(_day(at), found(state), id)
                yield from (Event(_day(at), because(reason), id) for reason in reasons)

    def _talks(self) -> Iterator[Event]:
        tried: dict[str, int] = {}
        reached = set()
        names = ("person_id", "at", "outcome")
        for id, at, outcome in sorted(columns(self._connection, "contact", names), key=_at):
            day, spoke = _day(at), outcome == ContactOutcome.SPOKE
            if id not in tried:
                waited = max((day - _day(self._listed[id])).days, 0)
                yield Event(day, "people_tried", id)
                yield Event(day, "days_to_first_attempt", id, waited)
            tried[id] = tried.get(id, 0) + 1
            yield Event(day, "attempts", id)
            if spoke:
                yield Event(day, "conversations", id)
            if spoke and id not in reached:
                reached.add(id)
                yield Event(day, "people_contacted", id)
                yield Event(day, "people_reached", id)
                yield Event(day, "attempts_to_reach", id, tried[id])

    def _sent(self) -> Iterator[Event]:
        """The first version, once a person: two copies that were apart may each have made one."""
        seen = set()
        names = ("person_id", "sent_on", "version", "counts", "id")
        lines = columns(self._connection, "mg2", names, draft=False)
        sent = sorted((line for line in lines if line[1]), key=lambda line: line[1:3])
        before = [line[4] for line in sent if line[2] == 1 and line[3] is None]
        papers = dict(columns(self._connection, "mg2", ("id", "paper"), before)) if before else {}
        for id, on, version, what, mg2_id in sent:
            if version > 1 or id in seen:
                if version > 1:
                    yield Event(on, "mg2_later_versions", id)
                continue
            seen.add(id)
            what = what or counts(papers[mg2_id]["answers"])
            yield Event(on, "mg2_submitted", id)
            yield from (Event(on, measure, id) for measure in what["measures"])
            if not what["measures"]:
                yield Event(on, "mg2_without_measure", id)
            offered = "welsh_offered" if what["welsh_offered"] else "welsh_not_offered"
            yield Event(on, offered, id)

    def _endings(self) -> Iterator[Event]:
        """Of those whose MG2 was deficient: a closing that stands, not before the look."""
        done = set()
        names = ("person_id", "at", "outcome")
        closings = columns(self._connection, "closing", names, reopened=False)
        for id, at, outcome in sorted(closings, key=_at):
            look = self._first.get(id)
            if look and id not in done and Mg2State(look[2]).deficient:
                done.add(id)
                yield Event(_day(max(at, look[1])), ended(outcome), id)

    def _checks(self) -> Iterator[Event]:
        """The newest tick of each fact and measure is what is known."""
        newest: dict[tuple[str, str, str], tuple[str, date]] = {}
        names = ("person_id", "at", "fact", "measure", "value", "on")
        for id, at, fact, measure, value, on in sorted(
            columns(self._connection, "check_fact", names), key=_at
        ):
            newest[id, fact, measure] = (value, on or _day(at))
        for (id, fact, _measure), (value, day) in newest.items():
            if fact == Fact.DIRECTED:
                yield Event(day, f"measures_{value}", id)
            elif fact in _COUNTED and value == YES:
                yield Event(day, _COUNTED[Fact(fact)], id)


class _Past:
    """The records from before the program: a person of a case each."""

    def __init__(self, connection: Connection) -> None:
        self._lines = columns(connection, "past_record", _PAST)
        self.urns = {line[0]: folded(line[1]).replace(" ", "") for line in self._lines}

    def events(self, cases: set[str], own: Own) -> Iterator[Event]:
        """What they count for, but for what the program tells of the same case or person."""
        of_case = defaultdict(list)
        for line in self._lines:
            of_case[self.urns[line[0]]].append(line)
        for urn, lines in of_case.items():
            reviewed = [line for line in lines if line[3]]
            if reviewed and urn not in cases:
                on, about = max(line[3] for line in reviewed), reviewed[0][0]
                yield Event(on, "cases_reviewed", about)
                if any(line[4] for line in reviewed):
                    yield Event(on, "mg2_deficient", about)
            for line in lines:
                yield from self._of_person(urn, line, own)

    def _of_person(self, urn: str, line: Line, own: Own) -> Iterator[Event]:
        id, _urn, name, reviewed, deficient, contacted, sent, measures, outcome = line
        of = (urn, folded(name))
        if contacted and not own(of, "people_contacted"):
            yield Event(contacted, "people_contacted", id)
        if sent and not own(of, "mg2_submitted"):
            yield Event(sent, "mg2_submitted", id)
            yield from (Event(sent, measure, id) for measure in measures)
            if not measures:
                yield Event(sent, "mg2_without_measure", id)
        if reviewed and deficient and not any(own(of, found(state)) for state in _DEFICIENT):
            yield Event(reviewed, found(""), id)
            ended_on = max(day for day in (reviewed, contacted, sent) if day)
            yield Event(ended_on, ended(outcome or (Outcome.SENT if sent else "")), id)


def _at(line: Line) -> datetime:
    at: datetime = line[1]
    return at


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


_COUNTED: Mapping[Fact, str] = {
    Fact.APPLIED: "measures_applied",
    Fact.IN_PLACE: "measures_in_place",
    Fact.TOLD: "decisions_told",
}
_DEFICIENT = tuple(state for state in Mg2State if state.deficient)
_PAST = (
    "id",
    "urn",
    "person",
    "reviewed_on",
    "deficient",
    "contacted_on",
    "sent_on",
    "measures",
    "outcome",
)
