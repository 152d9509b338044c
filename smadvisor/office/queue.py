"""The queue: everyone on the lists, who to ring first and why."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from smadvisor.casework.cases import NOT_GUILTY, Case
from smadvisor.casework.priority import Progress, QueueRow, queue_row
from smadvisor.law.tables import current
from smadvisor.law.time_limits import Limit, counts_for, headline, late
from smadvisor.office import access, restricting
from smadvisor.office.desk import Desk
from smadvisor.office.nouns import case, defendant, person
from smadvisor.office.pleas import limits_of
from smadvisor.office.progress import progress
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, columns, rows


def queue(desk: Desk) -> list[QueueRow]:
    """Everyone whose case this user may see, in the order in which to ring them on this day."""
    with desk.read(Verb.SEE_QUEUE) as connection:
        barred = access.barred(connection, desk.user.id)
        cases = {row["id"]: case(row) for row in rows(connection, "case_file")}
        people = [person(row) for row in rows(connection, "person") if row["case_id"] not in barred]
        done = progress(connection)
        handed_back = restricting.handed_back(connection)
        names = defaultdict(list)
        for case_id, name in columns(connection, "defendant", ("case_id", "name")):
            names[case_id].append(name)
        first = _first_limits(connection, cases, desk.today)
    nothing, today = Progress(), desk.today
    counts = counts_for(desk.now(), current())
    for one in people:
        if limit := first.get(one.case_id):
            so_far = done.get(one.id, nothing)
            done[one.id] = replace(so_far, last_day=limit.last_day, late=late(limit, counts))
        if one.case_id in handed_back:
            done[one.id] = replace(done.get(one.id, nothing), handed_back=True)
    lines = [
        queue_row(
            cases[one.case_id],
            one,
            "; ".join(names[one.case_id]),
            done.get(one.id, nothing),
            today,
        )
        for one in people
    ]
    return sorted(lines, key=lambda line: (line.rank, line.urn, line.person))


def _first_limits(
    connection: Connection, cases: Mapping[str, Case], today: date
) -> dict[str, Limit]:
    """The time limit that ends first, of the cases in which a not guilty plea was entered."""
    pleaded = defaultdict(list)
    for line in rows(connection, "defendant", plea=NOT_GUILTY):
        pleaded[line["case_id"]].append(defendant(line))
    first = {
        case_id: headline(limits_of(cases[case_id], accused, today))
        for case_id, accused in pleaded.items()
    }
    return {id: limit for id, limit in first.items() if limit}
