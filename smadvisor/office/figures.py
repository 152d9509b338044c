"""The monthly figures: shown, frozen, and the cases behind each of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from smadvisor import __version__
from smadvisor.errors import Refused
from smadvisor.office import access, counting
from smadvisor.office.desk import Desk
from smadvisor.office.settings import settings_in
from smadvisor.office.verbs import Verb
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection, Values, columns, count, few, rows
from smadvisor.tally.figures import FIGURES, OPEN_AT_END, OPEN_AT_START
from smadvisor.tally.months import (
    Event,
    Frozen,
    Month,
    Tally,
    counted_in,
    names,
    stations,
    tally,
)
from smadvisor.text import _, ngettext

_TABLE = "frozen_month"


@dataclass(frozen=True, slots=True)
class Figures:
    """The months that were asked for, and what they were counted from."""

    tally: Tally
    stations: tuple[tuple[str, int, int], ...]
    """The officer's station, cases reviewed, of those deficient; never frozen."""
    made_at: datetime
    version: str
    source: str
    """What it was counted from, in words."""
    since: str
    """The first month in which anything counts; this one while nothing does."""
    freeze_days: int
    """So many days after its end a month freezes by itself …"""
    freezes_from: str
    """… from this month on, that of the first list; empty while there is none."""

    def freezes_by_itself(self, month: str) -> bool:
        """Months before the first list came in by record sheets: frozen by hand alone."""
        return bool(self.freezes_from) and month >= self.freezes_from


@dataclass(frozen=True, slots=True)
class Behind:
    """A case or person that a figure counts."""

    on: date
    figure: str
    """The one that it counts for: of a sum, its part."""
    n: int
    urn: str = ""
    """Empty where this user may not see the case."""
    person: str = ""
    """Empty where a whole case is counted."""
    person_id: str = ""
    """To open it; empty where there is nothing to open."""
    note: str = ""
    """Where the record comes from, if not from this program; that it was erased."""


def figures(desk: Desk, first: str, last: str) -> Figures:
    """The months from ``first`` to ``last`` (``YYYY-MM``), both included.

    Months that are over freeze here, once their days of grace have passed.

    Raises:
        Refused: ``no_such_month``, ``months_reversed``.
    """
    names(first, last)
    with desk.write(Verb.SEE_FIGURES) as journal:
        connection = journal.connection
        due = _due(desk, connection)
        events = counting.events(connection, min([first, *due]))
        _freeze(desk, journal, events, due)
        return Figures(
            tally(events, first, last, frozen(connection)),
            stations(events, first, last),
            desk.now(),
            __version__,
            _source(connection),
            f"{counting.first_day(connection) or desk.today:%Y-%m}",
            settings_in(connection).freeze_days,
            _first_list(connection),
        )


def freeze(desk: Desk, month: str) -> Month:
    """Keep the figures of a month as they are now; later changes stand beside them.

    Raises:
        Refused: ``not_over``, ``frozen_already``, ``no_such_month``.
    """
    names(month, month)
    if month >= f"{desk.today:%Y-%m}":
        raise Refused("not_over", _("This month is not over yet. Freeze it when it is."))
    with desk.write(Verb.FREEZE_MONTH) as journal:
        if month in frozen(journal.connection):
            raise Refused("frozen_already", _("This month is frozen already."))
        _freeze(desk, journal, counting.events(journal.connection, month), [month])
        (kept,) = rows(journal.connection, _TABLE, id=month)
        return Month(month, kept["figures"], _frozen(kept))


def behind(
    desk: Desk, figure: str, first: str, last: str, station: str | None = None
) -> tuple[Behind, ...]:
    """The cases and people that a figure counts now, oldest first; for the screen alone.

    ``station`` asks for those of one station only.

    Raises:
        Refused: ``no_such_figure``, and as ``figures``.
    """
    if figure not in FIGURES:
        raise Refused("no_such_figure", _("There is no such figure."))
    names(first, last)
    since = "" if figure in (OPEN_AT_START, OPEN_AT_END) else first
    with desk.read(Verb.SEE_BEHIND_FIGURES) as connection:
        events = counted_in(counting.events(connection, since), figure, first, last)
        wanted = [event for event in events if station is None or event.station == station]
        barred = access.barred(connection, desk.user.id)
        named = _Named(connection, {event.about for event in wanted}, barred)
        return tuple(map(named.behind, sorted(wanted, key=lambda event: (event.on, event.about))))


def given_out(desk: Desk, first: str, last: str) -> Mapping[str, Frozen]:
    """The frozen ones of these months by name; nothing is counted for that.

    Raises:
        Refused: as ``figures``.
    """
    wanted = names(first, last)
    with desk.read(Verb.SEE_FIGURES) as connection:
        kept = frozen(connection)
        return {month: kept[month] for month in wanted if month in kept}


def frozen(connection: Connection) -> Mapping[str, Frozen]:
    """The frozen months by name."""
    return {line["id"]: _frozen(line) for line in rows(connection, _TABLE)}


def _frozen(line: Values) -> Frozen:
    return Frozen(line["at"].astimezone().date(), line["version"], line["figures"])


def _due(desk: Desk, connection: Connection) -> list[str]:
    """The months of this program's time to freeze: their days of grace have passed.

    The months before its first list came in by record sheets: those are frozen by hand alone.
    """
    since = _first_list(connection)
    days = timedelta(days=settings_in(connection).freeze_days)
    until = f"{(desk.today - days).replace(day=1) - timedelta(days=1):%Y-%m}"
    if not since or since > until:
        return []
    there = {id for (id,) in columns(connection, _TABLE, ("id",))}
    return [month for month in names(since, until) if month not in there]


def _first_list(connection: Connection) -> str:
    taken = [at.astimezone() for (at,) in columns(connection, "intake", ("at",))]
    return f"{min(taken):%Y-%m}" if taken else ""


def _freeze(desk: Desk, journal: Journal, events: Sequence[Event], months: Sequence[str]) -> None:
    if not months:
        return
    by_name = {one.month: one for one in tally(events, min(months), max(months)).months}
    for month in months:
        made = {"at": desk.now(), "user": desk.user.id, "version": __version__}
        journal.add(_TABLE, {**made, "figures": dict(by_name[month].figures)}, month)


def _source(connection: Connection) -> str:
    people, past = count(connection, "person"), count(connection, "past_record")
    said = [ngettext("{n} person on file", "{n} people on file", people).format(n=f"{people:,}")]
    if past:
        records = ngettext("{n} record from before", "{n} records from before", past)
        said.append(records.format(n=f"{past:,}"))
    return ", ".join(said)


class _Named:
    """Whom an event is about, for who may know."""

    def __init__(
        self, connection: Connection, about: Collection[str], barred: frozenset[str]
    ) -> None:
        self._barred = barred
        self._case_of = counting.cases(connection)
        self._people = {
            id: (case_id, name)
            for id, case_id, name in columns(connection, "person", ("id", "case_id", "name"), about)
        }
        self._past = {
            id: (urn, name)
            for id, urn, name in columns(connection, "past_record", ("id", "urn", "person"), about)
        }
        cases = {case_id for case_id, _name in self._people.values()} | set(about)
        self._cases = {
            id: urn or occurrence
            for id, urn, occurrence in columns(
                connection, "case_file", ("id", "urn", "occurrence"), cases
            )
        }
        self._first: dict[str, str] = {}
        of_cases = few("case_id", cases)
        for case_id, id in columns(connection, "person", ("case_id", "id"), order="id", **of_cases):
            self._first.setdefault(case_id, id)

    def behind(self, event: Event) -> Behind:
        """One event, as it may be shown."""
        counts = (event.on, event.figure, event.n)
        if self._case_of.get(event.about, event.about) in self._barred:
            return Behind(*counts, note=_("A restricted case, not shown to you"))
        if event.about in self._past:
            urn, name = self._past[event.about]
            person = "" if FIGURES[event.figure].unit == "cases" else name
            return Behind(*counts, urn, person, note=_("From before the program"))
        if event.about in self._cases:
            first = self._first[event.about]
            return Behind(*counts, self._cases[event.about], person_id=first)
        if event.about in self._people:
            case_id, name = self._people[event.about]
            return Behind(*counts, self._cases[case_id], name, event.about)
        return Behind(*counts, note=_("Erased: only what it counts for is kept"))
