"""The check before a trial: what witness care ticks of each person, and whose trial comes.

What is known is read by one rule (``casework.pretrial_gaps``), for the screen and for the list.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from smadvisor.casework.cases import GUILTY
from smadvisor.casework.coming import Coming
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.pretrial import OF_A_MEASURE, VALUES, YES, Fact, Tick
from smadvisor.casework.pretrial_gaps import Standing, standing
from smadvisor.casework.pretrial_known import Known, Mg2
from smadvisor.casework.requests import Request
from smadvisor.errors import Refused
from smadvisor.law.words import MEASURES
from smadvisor.office import access, declaring, requests
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, Values, columns, row, rows
from smadvisor.text import _

_NAMES = {one.id: one.name for one in MEASURES}
_TICK = ("person_id", "at", "user", "fact", "measure", "value", "on", "note")
_LOOK_BACK = timedelta(365)
_AHEAD = frozenset({(Fact.VISIT, YES), (Fact.MEMORY_REFRESH, YES)})
"""What may be arranged for a day to come."""


@dataclass(frozen=True, slots=True)
class Check:
    """One person before their trial."""

    person_id: str
    case_id: str
    trial_on: date | None
    trial_known: bool
    """Somebody entered the day; else it is that of the hearing on the list."""
    mg2: Mg2 | None
    standing: Standing
    earlier: Mapping[tuple[Fact, str], tuple[Tick, ...]]
    """What was ticked of a fact and measure before the newest, newest first."""
    trial: Tick | None
    requests: tuple[Request, ...]
    """To the advisor, newest first."""


def check(desk: Desk, person_id: str) -> Check:
    """How one person stands before the trial.

    Raises:
        AskFirst: the user is first to say whether they know anyone in the case.
    """
    with desk.read(Verb.OPEN_CHECK, person_id) as connection:
        person = row(connection, "person", id=person_id)
        declaring.ask_first(connection, desk.user.id, person["case_id"])
        in_case = [line["id"] for line in rows(connection, "person", case_id=person["case_id"])]
        case = row(connection, "case_file", id=person["case_id"])
        look = _Look(connection, in_case, desk.today)
        trial = look.trial(in_case)
        known = look.known(person_id, person["mg2_state"], in_case, case["hearing_date"])
        return Check(
            person_id=person_id,
            case_id=case["id"],
            trial_on=known.trial_on or known.heard_on,
            trial_known=trial is not None,
            mg2=look.mg2.get(person_id),
            standing=standing(known),
            earlier=look.earlier(person_id),
            trial=trial,
            requests=requests.of_person(connection, person_id),
        )


def tick(
    desk: Desk,
    person_id: str,
    fact: Fact,
    value: str,
    on: date | None = None,
    note: str = "",
    measure: str = "",
) -> Tick:
    """Keep what is known now of one fact; what was ticked before stays below it.

    The day of the trial is that of everybody in the case.

    Raises:
        Refused: ``no_such_value``, ``which_measure``, ``day_missing``, ``in_future``.
    """
    with desk.write(Verb.CHECK, person_id) as journal:
        _check(desk.today, fact, value, on, measure)
        said = {"fact": fact, "measure": measure, "value": value, "on": on, "note": note.strip()}
        line = {**said, "at": desk.now(), "user": desk.user.id}
        for about in _about(journal.connection, person_id, fact):
            journal.add("check_fact", {"person_id": about, **line})
        return _tick(line, {desk.user.id: desk.user.name})


def tick_measures(
    desk: Desk,
    person_id: str,
    fact: Fact,
    value: str,
    on: date | None,
    note: str,
    measures: Iterable[str],
) -> None:
    """Keep the same of several measures, all of them or none.

    Raises:
        Refused: as ``tick`` does.
    """
    with desk.write(Verb.CHECK, person_id) as journal:
        said = {"fact": fact, "value": value, "on": on, "note": note.strip()}
        line = {"person_id": person_id, **said, "at": desk.now(), "user": desk.user.id}
        for measure in measures:
            _check(desk.today, fact, value, on, measure)
            journal.add("check_fact", {**line, "measure": measure})


def coming(desk: Desk, days: int) -> tuple[Coming, ...]:
    """Whose trial is today or in the next ``days``, soonest first; nobody barred.

    A case leaves the weekly lists long before its trial, so it stays here once somebody entered
    the day. Who was closed by a guilty plea or a discontinuance has none.
    Few are read in full: only those whose trial is in that time.
    """
    found = _between(desk, desk.today, desk.today + timedelta(days))
    return tuple(sorted(found, key=lambda one: (one.trial_on, one.urn, one.person)))


def undated(desk: Desk) -> tuple[Coming, ...]:
    """Whose hearing was in the last year, and nobody entered a day of the trial; newest first.

    Nobody would look at them again otherwise. ``trial_on`` is the day of the hearing.
    """
    first, last = desk.today - _LOOK_BACK, desk.today - timedelta(1)
    found = _between(desk, first, last, undated=True)
    return tuple(sorted(found, key=lambda one: (-one.trial_on.toordinal(), one.urn, one.person)))


def _between(desk: Desk, first: date, last: date, *, undated: bool = False) -> list[Coming]:
    with desk.read(Verb.SEE_CHECKS) as connection:
        cases = _near(connection, first, last, access.barred(connection, desk.user.id))
        people = _people(connection, cases)
        of_case = defaultdict(list)
        for line in people:
            of_case[line["case_id"]].append(line["id"])
        look = _Look(connection, [line["id"] for line in people], desk.today)
        no_trial = _without_trial(connection, cases, [line["id"] for line in people])
        found = []
        for line in people:
            case, in_case = cases[line["case_id"]], of_case[line["case_id"]]
            if no_trial & {line["id"], case["id"]}:
                continue
            trial, on = look.trial(in_case), case["hearing_date"]
            if trial and not undated:
                on = trial.on
            elif trial or (not undated and (line["gone"] or case["gone"])):
                continue
            if on is None or not first <= on <= last:
                continue
            known = look.known(line["id"], line["mg2_state"], in_case, case["hearing_date"])
            found.append(_coming(line, case, known, on))
    return found


class _Look:
    """What was ticked and what the MG2 says, of a few people."""

    def __init__(self, connection: Connection, people: Collection[str], today: date) -> None:
        names = dict(columns(connection, "user", ("id", "name")))
        lines = columns(connection, "check_fact", _TICK, order="at", person_id=people)
        self._today = today
        self._ticks: dict[str, list[Tick]] = {id: [] for id in people}
        for line in lines:
            tick = _tick(dict(zip(_TICK, line, strict=True)), names)
            self._ticks[line[0]].append(tick)
        self.mg2 = _papers(connection, people)
        self._reviewed = {
            id: state
            for id, _at, state in sorted(
                columns(connection, "review", ("person_id", "at", "mg2_state"), person_id=people),
                key=lambda line: line[1],
            )
        }
        self._requests = requests.open_of(connection, person_id=people)

    def trial(self, in_case: Iterable[str]) -> Tick | None:
        """The newest word on the day, of anybody in the case."""
        return next(iter(self._trials(in_case)), None)

    def known(
        self, person_id: str, listed: str, in_case: list[str], heard_on: date | None
    ) -> Known:
        """What the rules look at."""
        trial = self.trial(in_case)
        state = Mg2State(self._reviewed.get(person_id, listed))
        return Known(
            names=_NAMES,
            mg2=self.mg2.get(person_id),
            ticks={(tick.fact, tick.measure): tick for tick in self._ticks[person_id]},
            trial_on=trial.on if trial else None,
            today=self._today,
            heard_on=heard_on,
            moved_at=self._moved(in_case),
            deficient=state.deficient,
            on_file=state in (Mg2State.PRESENT, Mg2State.ADEQUATE),
            requests=self._requests.get(person_id, 0),
        )

    def earlier(self, person_id: str) -> Mapping[tuple[Fact, str], tuple[Tick, ...]]:
        """All but the newest tick of each fact and measure."""
        found = defaultdict(list)
        for tick in reversed(self._ticks[person_id]):
            found[tick.fact, tick.measure].append(tick)
        return {of: tuple(ticks[1:]) for of, ticks in found.items() if len(ticks) > 1}

    def _trials(self, in_case: Iterable[str]) -> list[Tick]:
        """What was said of the day, newest first."""
        found = [tick for id in in_case for tick in self._ticks[id] if tick.fact is Fact.TRIAL]
        return sorted(found, key=lambda tick: tick.at)[::-1]

    def _moved(self, in_case: Iterable[str]) -> datetime | None:
        """When the trial got the day that it has, if somebody had entered another before."""
        moved, trials = None, self._trials(in_case)
        for tick in trials:
            if tick.on != trials[0].on:
                return moved
            moved = tick.at
        return None


def _check(today: date, fact: Fact, value: str, on: date | None, measure: str) -> None:
    if value not in VALUES[fact]:
        raise Refused("no_such_value", _("Choose one of the values that are offered."))
    if (fact in OF_A_MEASURE) != bool(measure) or (measure and measure not in _NAMES):
        raise Refused("which_measure", _("Say which measure it is about, where it is about one."))
    if fact is Fact.TRIAL:
        if on is None:
            raise Refused("day_missing", _("Enter the day of the trial, for example 24/11/2026."))
    elif on is not None and on > today and (fact, value) not in _AHEAD:
        raise Refused("in_future", _("That day is in the future. Enter the day when it was so."))


def _about(connection: Connection, person_id: str, fact: Fact) -> list[str]:
    """The person; everybody in the case where it is about the trial."""
    if fact is not Fact.TRIAL:
        return [person_id]
    case_id = row(connection, "person", id=person_id)["case_id"]
    return [id for (id,) in columns(connection, "person", ("id",), case_id=case_id)]


def _near(
    connection: Connection, first: date, last: date, barred: frozenset[str]
) -> dict[str, Values]:
    """The cases of which somebody says that the trial, or the hearing, is in that time."""
    days = range(first.toordinal(), last.toordinal() + 1)
    of_days = [date.fromordinal(day) for day in days]
    ticked = columns(connection, "check_fact", ("person_id",), fact=Fact.TRIAL, on=of_days)
    whose = {id for (id,) in ticked}
    ids = {case_id for (case_id,) in columns(connection, "person", ("case_id",), id=whose)}
    heard = columns(connection, "case_file", ("id",), hearing_date=of_days)
    ids |= {id for (id,) in heard}
    names = ("id", "urn", "occurrence", "court", "hearing_date", "gone")
    found = (
        dict(zip(names, line, strict=True))
        for line in columns(connection, "case_file", names, id=ids - barred)
    )
    return {case["id"]: case for case in found}


def _without_trial(
    connection: Connection, cases: Collection[str], people: Collection[str]
) -> set[str]:
    """The cases in which every defendant pleaded guilty, and who was closed for such a reason."""
    pleas = defaultdict(set)
    for case_id, plea in columns(connection, "defendant", ("case_id", "plea"), case_id=cases):
        pleas[case_id].add(plea)
    guilty = {case_id for case_id, entered in pleas.items() if entered == {GUILTY}}
    names = ("person_id", "outcome")
    closings = columns(connection, "closing", names, person_id=people, reopened=False)
    ended = {id for id, outcome in closings if outcome == Outcome.PLEA_OR_DISCONTINUED}
    return guilty | ended


def _people(connection: Connection, cases: Collection[str]) -> list[Values]:
    names = ("id", "case_id", "name", "mg2_state", "gone")
    lines = columns(connection, "person", names, case_id=cases)
    return [dict(zip(names, line, strict=True)) for line in lines]


def _papers(connection: Connection, people: Collection[str]) -> dict[str, Mg2]:
    """The newest version of each; only of those the paper itself is read."""
    order = ("person_id", "version", "made_at", "id")
    lines = columns(connection, "mg2", order, person_id=people, draft=False)
    newest = {line[0]: line[3] for line in sorted(lines)}
    names = ("person_id", "id", "version", "made_at", "made_by", "sent_on", "sent_to", "paper")
    found = {}
    for line in columns(connection, "mg2", names, id=newest.values()):
        fields = dict(zip(names, line, strict=True))
        answers = fields.pop("paper")["answers"]
        made_on, whose = fields.pop("made_at").astimezone().date(), fields.pop("person_id")
        found[whose] = Mg2(**fields, made_on=made_on, answers=answers)
    return found


def _coming(person: Values, case: Values, known: Known, on: date) -> Coming:
    stands = standing(known)
    return Coming(
        person_id=person["id"],
        case_id=case["id"],
        urn=case["urn"] or case["occurrence"],
        person=person["name"],
        court=case["court"],
        trial_on=on,
        days=(on - known.today).days,
        trial_known=known.trial_on is not None,
        measures=tuple(one.name for one in stands.measures),
        amber=stands.amber,
        requests=known.requests,
    )


def _tick(line: Mapping[str, Any], names: Mapping[str, str]) -> Tick:
    return Tick(
        fact=Fact(line["fact"]),
        measure=line["measure"],
        value=line["value"],
        on=line["on"],
        note=line["note"],
        at=line["at"],
        user=names.get(line["user"], ""),
    )
