"""Finding a person of any case, closed ones too: trials come long after the work is done."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from smadvisor.casework.pretrial import Fact
from smadvisor.casework.priority import Status, searchable
from smadvisor.office import access
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, columns, remembered
from smadvisor.text import _


@dataclass(frozen=True, slots=True)
class Found:
    """A person, and what tells them from others."""

    person_id: str
    case_id: str
    urn: str
    person: str
    defendants: str
    day: date | None
    """Of the trial, as far as it is known, else of the hearing on the list."""
    status: str
    """How far it is, in words."""
    search: str
    """Everything that a search looks at, folded."""


def everybody(desk: Desk) -> tuple[Found, ...]:
    """Everybody whose case this user may see: the soonest to come first, then the latest past."""
    with desk.read(Verb.FIND_PERSON) as connection:
        whose = f"{desk.user.id} {desk.today}"
        return remembered(connection, "everybody", whose, lambda: _everybody(connection, desk))


def _everybody(connection: Connection, desk: Desk) -> tuple[Found, ...]:
    barred = access.barred(connection, desk.user.id)
    names = ("id", "urn", "occurrence", "hearing_date")
    cases = {line[0]: line for line in columns(connection, "case_file", names)}
    people = columns(connection, "person", ("id", "case_id", "name"))
    case_of = {id: case_id for id, case_id, _name in people}
    accused, trials = _accused(connection), _trials(connection, case_of)
    status, today, found = _status(connection), desk.today, []
    for id, case_id, name in people:
        if case_id in barred:
            continue
        _id, urn, occurrence, hearing = cases[case_id]
        said = "; ".join(accused[case_id])
        found.append(
            Found(
                person_id=id,
                case_id=case_id,
                urn=urn or occurrence,
                person=name,
                defendants=said,
                day=trials.get(case_id, hearing),
                status=status.get(id, _("Open")),
                search="\n".join(map(searchable, (urn, occurrence, name, said))),
            )
        )
    return tuple(sorted(found, key=lambda one: (*_when(one.day, today), one.urn, one.person)))


def _when(day: date | None, today: date) -> tuple[int, int]:
    """What comes, soonest first; what has no day; what is past, latest first."""
    if day is None:
        return 1, 0
    days = (day - today).days
    return (0, days) if days >= 0 else (2, -days)


def _accused(connection: Connection) -> Mapping[str, list[str]]:
    found = defaultdict(list)
    for case_id, name in columns(connection, "defendant", ("case_id", "name")):
        found[case_id].append(name)
    return found


def _trials(connection: Connection, case_of: Mapping[str, str]) -> dict[str, date]:
    """The newest word on the day of each case."""
    names = ("at", "person_id", "on")
    lines = sorted(
        columns(connection, "check_fact", names, fact=Fact.TRIAL), key=lambda one: one[0]
    )
    return {case_of[id]: on for _at, id, on in lines}


def _status(connection: Connection) -> dict[str, str]:
    """In words; who is not here has nothing that is finished."""
    sent = columns(connection, "mg2", ("person_id", "sent_on"), draft=False)
    found = {id: Status.MG2_MADE.words for id, _on in sent}
    found |= {id: _("MG2 sent") for id, on in sent if on}
    closed = columns(connection, "closing", ("person_id",), reopened=False)
    return found | {id: Status.CLOSED.words for (id,) in closed}
