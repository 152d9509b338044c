"""Records from before the program whose names are no longer needed: erased, their figures kept.

The same duty as for cases (DPA 2018 s39(1): no longer than is needed for the purpose). What the
figures count stays, without a name or number of anybody. The record of a case that is here goes
with its case.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from smadvisor.caselist.history_rows import case_key
from smadvisor.casework.identity import listed_id
from smadvisor.errors import Refused
from smadvisor.office import counting, history, retention
from smadvisor.office.desk import Desk
from smadvisor.office.retention import Reason
from smadvisor.office.verbs import Verb
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection, Values, rows
from smadvisor.tally.months import financial_year
from smadvisor.text import _

_DAYS = ("reviewed_on", "contacted_on", "sent_on")


@dataclass(frozen=True, slots=True)
class Past:
    """The records from before the program that still hold names."""

    newest: str
    """The month of the newest day, ``YYYY-MM``; empty where there is none."""
    until: Mapping[str, int]
    """By the last month of each financial year, how many records have no later day."""
    of_cases_here: int
    """Records that go with their case."""

    @property
    def records(self) -> int:
        """How many could go."""
        return max(self.until.values(), default=0)


def held(desk: Desk) -> Past:
    """What is held."""
    with desk.read(Verb.SEE_RETENTION) as connection:
        alone, with_case = _held(connection)
    by_year: dict[str, int] = defaultdict(int)
    for newest, records in alone:
        by_year[financial_year(newest)[1]] += len(records)
    until, count = {}, 0
    for month in sorted(by_year):
        count += by_year[month]
        until[month] = count
    newest_of_all = max((newest for newest, _records in alone), default=None)
    return Past(f"{newest_of_all:%Y-%m}" if newest_of_all else "", until, with_case)


def erase(desk: Desk, until: str, reason: Reason) -> int:
    """Erase the records that have no day after the month ``until``; answers how many.

    Raises:
        Refused: ``nothing_to_erase``.
        Fault: ``not_written_anew``, as ``retention.erase``.
    """
    with desk.write(Verb.ERASE) as journal:
        alone, _with_case = _held(journal.connection)
        gone = [line for newest, of in alone if f"{newest:%Y-%m}" <= until for line in of]
        if not gone:
            raise Refused("nothing_to_erase", _("There are no such records. Choose a later month."))
        _keep(journal, {line["id"] for line in gone})
        history.erase(journal, {case_key(line["urn"]) for line in gone}, reason)
    retention.write_anew(desk)
    return len(gone)


def _keep(journal: Journal, ids: set[str]) -> None:
    """Keep what records count for. Two copies that erase them apart keep the same rows."""
    journal.add_many(
        "counted",
        [
            (
                listed_id("counted", event.about, event.figure, event.on.isoformat()),
                {"figure": event.figure, "on": event.on, "n": event.n, "station": event.station},
            )
            for event in counting.events(journal.connection)
            if event.about in ids
        ],
    )


def _held(connection: Connection) -> tuple[list[tuple[date, list[Values]]], int]:
    """The records of cases that are not here, with the newest day of the case; how many others."""
    of_case: dict[str, list[Values]] = defaultdict(list)
    for line in rows(connection, "past_record"):
        of_case[case_key(line["urn"])].append(line)
    here = {
        case_key(text)
        for line in rows(connection, "case_file")
        for text in (line["urn"], line["occurrence"])
    }
    alone = [
        (max(line[day] for line in lines for day in _DAYS if line[day]), lines)
        for case, lines in of_case.items()
        if case not in here
    ]
    return alone, sum(len(lines) for case, lines in of_case.items() if case in here)
