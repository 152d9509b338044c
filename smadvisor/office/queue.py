"""The queue: everyone on the lists, who to ring first and why."""

from collections import defaultdict

from smadvisor.casework.priority import Progress, QueueRow, queue_row
from smadvisor.office.desk import Desk
from smadvisor.office.nouns import case, person
from smadvisor.office.progress import progress
from smadvisor.store.rows import columns, rows


def queue(desk: Desk) -> list[QueueRow]:
    """Everyone, in the order in which to ring them on this day."""
    with desk.store.read() as connection:
        cases = {row["id"]: case(row) for row in rows(connection, "case_file")}
        people = [person(row) for row in rows(connection, "person")]
        done = progress(connection)
        names = defaultdict(list)
        for case_id, name in columns(connection, "defendant", ("case_id", "name")):
            names[case_id].append(name)
    nothing, today = Progress(), desk.today
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
