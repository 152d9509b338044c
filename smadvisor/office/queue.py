"""The queue: everyone on the lists, who to ring first and why."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from smadvisor.caselist.bulk import no_search_for_cycles
from smadvisor.casework.cases import NOT_GUILTY, Case, Person, Role
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.priority import Progress, QueueRow, queue_row
from smadvisor.law.tables import current
from smadvisor.law.time_limits import Limit, counts_for, headline, late
from smadvisor.office import access, restricting
from smadvisor.office.desk import Desk
from smadvisor.office.nouns import defendant
from smadvisor.office.pleas import limits_of
from smadvisor.office.progress import finished, of_finished, progress
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, columns, few, rows

_CASE, _PERSON = tuple(Case.__dataclass_fields__), tuple(Person.__dataclass_fields__)
_ROLE, _STATE = _PERSON.index("role"), _PERSON.index("mg2_state")


def queue(desk: Desk, *, closed: bool | None = None) -> list[QueueRow]:
    """Everyone whose case this user may see, in the order in which to ring them on this day.

    Those who are ``closed``, with nothing that waits, come last; asked for by themselves, or left
    out, which of years is read much sooner.
    """
    today = desk.today
    with desk.read(Verb.SEE_QUEUE) as connection, no_search_for_cycles():
        barred = access.barred(connection, desk.user.id)
        case_of = dict(columns(connection, "person", ("id", "case_id")))
        seen = [id for id, case_id in case_of.items() if case_id not in barred]
        over = finished(connection)
        at_work = [id for id in seen if id not in over]
        ended = [id for id in seen if id in over]
        if closed is not None:
            at_work, ended = ([], ended) if closed else (at_work, [])
        people = _people(connection, at_work + ended)
        cases = _cases(connection, {one.case_id for one in people})
        done = progress(connection, at_work)
        if ended:
            done |= of_finished(connection, ended)
        first = _first_limits(connection, cases, {case_of[id] for id in at_work}, today)
        names = _defendants(connection, cases)
        handed_back = restricting.handed_back(connection)
        counts = counts_for(desk.now(), current())
        nothing = Progress()
        lines = []
        for one in people:
            so_far = done.get(one.id, nothing)
            if one.id not in over:
                limit = first.get(one.case_id)
                if limit:
                    so_far = replace(so_far, last_day=limit.last_day, late=late(limit, counts))
                if one.case_id in handed_back:
                    so_far = replace(so_far, handed_back=True)
            accused = "; ".join(names[one.case_id])
            lines.append(queue_row(cases[one.case_id], one, accused, so_far, today))
    return sorted(lines, key=lambda line: (line.rank, line.urn, line.person))


def _people(connection: Connection, ids: Collection[str]) -> list[Person]:
    wanted, found = set(ids), []
    for line in columns(connection, "person", _PERSON, ids):
        if line[0] in wanted:
            values = list(line)
            values[_ROLE], values[_STATE] = Role(line[_ROLE]), Mg2State(line[_STATE])
            found.append(Person(*values))
    return found


def _cases(connection: Connection, ids: Collection[str]) -> dict[str, Case]:
    found = columns(connection, "case_file", _CASE, ids)
    return {line[0]: Case(*line) for line in found if line[0] in ids}


def _defendants(connection: Connection, ids: Collection[str]) -> Mapping[str, list[str]]:
    names = defaultdict(list)
    for case_id, name in columns(
        connection, "defendant", ("case_id", "name"), **few("case_id", ids)
    ):
        names[case_id].append(name)
    return names


def _first_limits(
    connection: Connection, cases: Mapping[str, Case], ids: Collection[str], today: date
) -> dict[str, Limit]:
    """The time limit that ends first, of those cases in which a not guilty plea was entered."""
    pleaded = defaultdict(list)
    for line in rows(connection, "defendant", plea=NOT_GUILTY, **few("case_id", ids)):
        if line["case_id"] in ids:
            pleaded[line["case_id"]].append(defendant(line))
    first = {
        case_id: headline(limits_of(cases[case_id], accused, today))
        for case_id, accused in pleaded.items()
    }
    return {id: limit for id, limit in first.items() if limit}
