"""What counts in the monthly figures, gathered from what the store holds.

Only the columns that count are read: the figures are looked at over years of cases.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from typing import Any

from smadvisor.caselist.bulk import no_search_for_cycles
from smadvisor.caselist.history_rows import case_key, person_key
from smadvisor.casework.contact import ContactOutcome, With
from smadvisor.casework.identity import listed_id
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.pretrial import YES, Fact
from smadvisor.store.journal import Journal
from smadvisor.store.rows import (
    Connection,
    columns,
    few,
    first_listed,
    least,
    of_people_since,
    people_before,
    remembered,
)
from smadvisor.tally.asked import counts
from smadvisor.tally.figures import because, ended, found
from smadvisor.tally.months import Event

Line = tuple[Any, ...]
_KEPT = ("on", "figure", "n", "station")


def events(connection: Connection, since: str = "") -> tuple[Event, ...]:
    """What counts, of cases that are here, that were erased, and from before.

    From the month ``since`` (``YYYY-MM``) on, where only later ones are asked for; of the time
    before then only how many were still open, without whom.
    """
    return remembered(connection, "events", since, lambda: _events(connection, since))


def _events(connection: Connection, since: str) -> tuple[Event, ...]:
    with no_search_for_cycles():
        kept = (Event(on, figure, "", n, station) for on, figure, n, station in _kept(connection))
        return (*_Held(connection, since).events(), *kept)


def cases(connection: Connection) -> Mapping[str, str]:
    """The case that is here, of people and of records from before, by their ids."""
    people = columns(connection, "person", ("id", "case_id"))
    return {**dict(people), **_Past(connection).here}


def first_day(connection: Connection) -> date | None:
    """The first day on which anything counts; None while nothing does."""
    moments = [least(connection, table, "at") for table in ("review", "contact")]
    found = [_day(one) for one in moments if one]
    dates = (("mg2", "sent_on"), ("counted", "on"), *(("past_record", one) for one in _PAST_DAYS))
    return min([*found, *filter(None, (least(connection, *one) for one in dates))], default=None)


def keep(journal: Journal, case_id: str) -> None:
    """Keep what a case counts for, without anything that says which it was, before it is erased.

    Two copies that erase it apart keep the same rows: together they count once.
    """
    held = _Held(journal.connection, "")
    taken = {id for (id,) in columns(journal.connection, "counted", ("id",))}
    for event in held.events():
        if held.case_of.get(event.about, event.about) != case_id:
            continue
        plain = {"figure": event.figure, "on": event.on, "n": event.n, "station": event.station}
        number = 0
        while (
            id := listed_id("counted", case_id, *map(str, plain.values()), str(number))
        ) in taken:
            number += 1
        taken.add(id)
        journal.add("counted", plain, id)


def _kept(connection: Connection) -> list[Line]:
    return columns(connection, "counted", _KEPT)


class _Held:
    """One look at the tables that count."""

    def __init__(self, connection: Connection, since: str) -> None:
        self._connection = connection
        self.case_of: dict[str, str] = dict(columns(connection, "person", ("id", "case_id")))
        self._past = _Past(connection)
        self._listed = first_listed(connection)
        self._first: dict[str, Line] = {}
        names = ("at", "id", "person_id", "mg2_state")
        for look in sorted(columns(connection, "review", names)):
            self._first.setdefault(look[2], look)
        self.case_of |= self._past.here
        # where a record from before may tell the same, all of what is told here is needed
        self._since = since if since > _LONG_AGO and not self._past.here else ""
        self._day = date.fromisoformat(f"{self._since}-01") if self._since else date.min
        self._start = (
            datetime.combine(self._day, time()).astimezone()
            if self._since
            else datetime.min.replace(tzinfo=UTC)
        )

    def events(self) -> Iterator[Event]:
        """What counts. Where a record from before tells the same, the program's own counts."""
        own = [*self._reviews(), *self._looks(), *self._talks(), *self._sent(), *self._checks()]
        yield from own
        yield from self._endings()
        yield from self._past.events(self._told(own))

    def _told(self, own: list[Event]) -> set[Line]:
        """Figures that the program itself tells of a case, or of a person in it."""
        if not self._past.here:
            return set()
        told: set[Line] = {(event.figure, event.about) for event in own}
        for id, name in columns(self._connection, "person", ("id", "name")):
            whose = [(self.case_of[id], person_key(name)), (self.case_of[id], "")]
            told |= {("looked_at", *one) for one in whose if id in self._first}
            of_person = [figure for figure in _OF_PERSON if (figure, id) in told]
            told |= {(figure, *one) for figure in of_person for one in whose}
        return told

    def _reviews(self) -> Iterator[Event]:
        """A case is reviewed once everyone who was in it by then was looked at.

        Whom a later list adds does not undo that.
        """
        lately = {self.case_of[id] for id, look in self._first.items() if look[0] >= self._start}
        people = defaultdict(list)
        for id, listed in self._listed.items():
            if self.case_of.get(id) in lately:
                people[self.case_of[id]].append((id, listed))
        stations = dict(columns(self._connection, "case_file", ("id", "station"), lately))
        for case_id, of_case in people.items():
            looks = [self._first[id] for id, _listed in of_case if id in self._first]
            seen: set[str] = set()
            deficient = False
            for at, _review, id, state in sorted(looks):
                seen.add(id)
                deficient = deficient or state in _DEFICIENT
                if all(one in seen for one, listed in of_case if listed <= at):
                    if at >= self._start:
                        station = stations[case_id]
                        yield Event(_day(at), "cases_reviewed", case_id, 1, station)
                        if deficient:
                            yield Event(_day(at), "mg2_deficient", case_id, 1, station)
                    break

    def _looks(self) -> Iterator[Event]:
        inadequate = columns(
            self._connection, "review", ("id", "reasons"), mg2_state=Mg2State.INADEQUATE
        )
        reasons = dict(inadequate)
        for at, review, id, state in self._first.values():
            if state in _DEFICIENT and at >= self._start:
                day = _day(at)
                yield Event(day, _DEFICIENT[state], id)
                yield from (Event(day, because(one), id) for one in reasons.get(review, ()))

    def _talks(self) -> Iterator[Event]:
        tried = Counter[str]()
        reached = set()
        names = ("at", "id", "person_id", "outcome", "who")
        lines = of_people_since(self._connection, "contact", names, self._start)
        for at, _contact, id, outcome, who in sorted(lines):
            tried[id] += 1
            spoke = outcome == ContactOutcome.SPOKE and who != With.OTHER
            first = spoke and id not in reached
            if first:
                reached.add(id)
            if at < self._start:
                continue
            day = _day(at)
            if tried[id] == 1:
                waited = max((day - _day(self._listed[id])).days, 0)
                yield Event(day, "people_tried", id)
                yield Event(day, "days_to_first_attempt", id, waited)
            yield Event(day, "attempts", id)
            if spoke:
                yield Event(day, "conversations", id)
            if first:
                yield Event(day, "people_contacted", id)
                yield Event(day, "people_reached", id)
                yield Event(day, "attempts_to_reach", id, tried[id])

    def _sent(self) -> Iterator[Event]:
        """The first version that was sent, once a person; whatever was sent after it is later."""
        names = ("sent_on", "version", "id", "person_id")
        lines = columns(self._connection, "mg2", names, draft=False)
        sent = sorted(line for line in lines if line[0])
        first: dict[str, str] = {}
        for _on, _version, mg2_id, id in sent:
            first.setdefault(id, mg2_id)
        lately = [line for line in sent if line[0] >= self._day]
        of = few("person_id", {line[3] for line in lately})
        what = dict(columns(self._connection, "mg2", ("id", "counts"), draft=False, **of))
        for on, _version, mg2_id, id in lately:
            if first[id] != mg2_id:
                yield Event(on, "mg2_later_versions", id)
            else:
                asked = what[mg2_id] or self._counts(mg2_id)
                yield Event(on, "mg2_submitted", id)
                yield from _asked(on, asked["measures"], id)
                offered = "welsh_offered" if asked["welsh_offered"] else "welsh_not_offered"
                yield Event(on, offered, id)

    def _counts(self, mg2_id: str) -> Mapping[str, Any]:
        """Of an MG2 that an earlier version of the program made."""
        ((paper,),) = columns(self._connection, "mg2", ("paper",), [mg2_id])
        return counts(paper["answers"])

    def _endings(self) -> Iterator[Event]:
        """Of those whose MG2 was deficient: a closing that stands, not before the look."""
        if self._since:
            yield self._open_before()
        done = set()
        names = ("at", "id", "person_id", "outcome", "reopened")
        lines = of_people_since(self._connection, "closing", names, self._start, "review")
        for at, _closing, id, outcome, reopened in sorted(lines):
            look = self._first.get(id)
            if look is None or look[3] not in _DEFICIENT or id in done or reopened:
                continue
            done.add(id)
            ended_at = max(at, look[0])
            if ended_at >= self._start:
                yield Event(_day(ended_at), ended(outcome), id)

    def _open_before(self) -> Event:
        """How many were open when the months that are asked for begin."""
        over = people_before(self._connection, "closing", self._start, reopened=False)
        looks = [(id, state) for at, _r, id, state in self._first.values() if at < self._start]
        n = sum(state in _DEFICIENT and id not in over for id, state in looks)
        return Event(self._day - timedelta(days=1), found(""), "", n)

    def _checks(self) -> Iterator[Event]:
        """The newest tick of each fact and measure is what is known."""
        newest: dict[Line, Line] = {}
        names = ("at", "id", "person_id", "fact", "measure", "value", "on")
        ticks = of_people_since(self._connection, "check_fact", names, self._start)
        for tick in sorted(ticks, key=_AT):
            newest[tick[2:5]] = tick
        for at, _tick, id, fact, _measure, value, on in newest.values():
            if fact not in _COUNTED and fact != Fact.DIRECTED:
                continue
            figure = f"measures_{value}" if fact == Fact.DIRECTED else _COUNTED[fact]
            if (day := on or _day(at)) >= self._day and (fact == Fact.DIRECTED or value == YES):
                yield Event(day, figure, id)


class _Past:
    """The records from before the program: a person of a case each."""

    def __init__(self, connection: Connection) -> None:
        self._of_case = defaultdict(list)
        for line in columns(connection, "past_record", _PAST):
            self._of_case[case_key(line[1])].append(line)
        for key, lines in self._of_case.items():
            # two copies may have known somebody apart, one of them without the name
            self._of_case[key] = [line for line in lines if person_key(line[2])] or lines
        self._case: dict[str, str] = {}
        if self._of_case:
            for id, *references in columns(connection, "case_file", ("id", "urn", "occurrence")):
                self._case |= {case_key(one): id for one in references if one}
        self.here = {
            line[0]: self._case[key]
            for key, lines in self._of_case.items()
            if key in self._case
            for line in lines
        }
        """The case of those records whose case is here too."""

    def events(self, told: set[Line]) -> Iterator[Event]:
        """What they count for, but for what the program tells of the same case or person."""
        for key, lines in self._of_case.items():
            case_id = self._case.get(key, "")
            reviewed = [line for line in lines if line[3]]
            if reviewed and ("cases_reviewed", case_id) not in told:
                on, about = max(line[3] for line in reviewed), min(reviewed)[0]
                yield Event(on, "cases_reviewed", about)
                if any(line[4] for line in reviewed):
                    yield Event(on, "mg2_deficient", about)
            for line in lines:
                who = (case_id, person_key(line[2]))
                yield from self._of_person(line, {of for of in _OF_PERSON if (of, *who) in told})

    def _of_person(self, line: Line, told: set[str]) -> Iterator[Event]:
        id, _urn, _name, reviewed, deficient, contacted, sent, measures, outcome = line
        if contacted and "people_contacted" not in told:
            yield Event(contacted, "people_contacted", id)
        if sent and "mg2_submitted" not in told:
            yield Event(sent, "mg2_submitted", id)
            yield from _asked(sent, measures, id)
        if reviewed and deficient and "looked_at" not in told:
            yield Event(reviewed, found(""), id)
            ended_on = max(day for day in (reviewed, contacted, sent) if day)
            yield Event(ended_on, ended(outcome or (Outcome.SENT if sent else "")), id)


def _asked(on: date, measures: list[str], id: str) -> Iterator[Event]:
    for measure in measures or ("mg2_without_measure",):
        yield Event(on, measure, id)


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


_LONG_AGO = "1980-01"
"""Before it there is nothing to leave out, and not every clock knows the time."""
_AT = itemgetter(0, 1)
_COUNTED: Mapping[str, str] = {
    Fact.APPLIED: "measures_applied",
    Fact.IN_PLACE: "measures_in_place",
    Fact.TOLD: "decisions_told",
}
_DEFICIENT: Mapping[str, str] = {state: found(state) for state in Mg2State if state.deficient}
_OF_PERSON = ("people_contacted", "mg2_submitted", "looked_at")
"""What a record from before may tell of somebody who is here too."""
_PAST_DAYS = ("reviewed_on", "contacted_on", "sent_on")
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
