"""Records from before the program whose names are no longer needed: erased, their figures kept.

The same duty as for cases (DPA 2018 s39(1): no longer than is needed for the purpose). What the
figures count stays, without a name or number of anybody. The record of a case that is here goes
with its case.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from smadvisor.caselist.history import Told
from smadvisor.caselist.history_rows import case_key
from smadvisor.casework.identity import listed_id
from smadvisor.errors import Refused
from smadvisor.office import counting, history, retention
from smadvisor.office.desk import Desk
from smadvisor.office.retention import Reason
from smadvisor.office.verbs import Verb
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection, Values, columns, rows
from smadvisor.tally.months import financial_year
from smadvisor.text import _

_DAYS = ("reviewed_on", "contacted_on", "sent_on")


@dataclass(frozen=True, slots=True)
class Past:
    """The records from before the program that still hold names."""

    newest: str
    """The month of the newest day, ``YYYY-MM``; empty where there is none."""
    years: Mapping[str, int]
    """How many could go, by the first month of the financial year of the newest day of a case."""
    of_cases_here: int
    """Records that go with their case."""

    @property
    def records(self) -> int:
        """How many could go."""
        return sum(self.years.values())


def held(desk: Desk) -> Past:
    """What is held."""
    with desk.read(Verb.SEE_RETENTION) as connection:
        alone, with_case = _held(connection)
    years: dict[str, int] = defaultdict(int)
    for newest, records in sorted(alone, key=itemgetter(0)):
        years[_year(newest)] += len(records)
    newest_of_all = max((newest for newest, _records in alone), default=None)
    return Past(f"{newest_of_all:%Y-%m}" if newest_of_all else "", years, with_case)


def erase(
    desk: Desk,
    years: Collection[str],
    reason: Reason,
    *,
    urn: str = "",
    told: Told | None = None,
) -> int:
    """Erase the records of financial years (by their first months), and of one case by its URN.

    Answers how many.

    The figures keep what they count for, and no sheet brings them back: they would count twice.
    What was entered by mistake goes from the figures too, and may come back.

    Raises:
        Refused: ``nothing_to_erase``.
        Fault: ``not_written_anew``, as ``retention.erase``.
    """
    with desk.write(Verb.ERASE) as journal:
        alone, _with_case = _held(journal.connection)
        gone = [
            line
            for newest, lines in alone
            for line in lines
            if _year(newest) in years or case_key(line["urn"]) == case_key(urn)
        ]
        if not gone:
            raise Refused(
                "nothing_to_erase", _("There are no such records. Check the years, or the URN.")
            )
        stays = reason is not Reason.BY_MISTAKE
        if stays:
            _keep(journal, {line["id"] for line in gone})
        cases = {case_key(line["urn"]) for line in gone}
        history.erase(journal, cases, reason, may_come_back=not stays, told=told)
    retention.write_anew(desk)
    return len(gone)


def _year(day: date) -> str:
    return financial_year(day)[0]


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
    cases = columns(connection, "case_file", ("urn", "occurrence")) if of_case else []
    here = {case_key(text) for references in cases for text in references}
    alone = [
        (max(line[day] for line in lines for day in _DAYS if line[day]), lines)
        for case, lines in of_case.items()
        if case not in here
    ]
    return alone, sum(len(lines) for case, lines in of_case.items() if case in here)
