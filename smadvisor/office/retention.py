"""Whether a case is still needed here: what is due for review, kept for longer, erased.

The periods are the force's to settle (DPA 2018 s39(2): a law enforcement body sets limits for
erasure, or for a periodic review of the need to keep). This proposes one from the settings.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from operator import itemgetter
from typing import Any

from smadvisor.caselist.bulk import no_search_for_cycles
from smadvisor.caselist.history_rows import case_key
from smadvisor.casework.identity import folded
from smadvisor.casework.pretrial import Fact
from smadvisor.errors import Fault, Refused
from smadvisor.office import access, counting, history
from smadvisor.office.desk import Desk
from smadvisor.office.settings import settings_in
from smadvisor.office.verbs import Verb
from smadvisor.store import erasure
from smadvisor.store.journal import Journal, entries_of
from smadvisor.store.rows import Connection, Values, columns, row, rows
from smadvisor.text import _, ngettext

_CASE = "case_file"
_SHORTEST = 3
"""Letters that a part of a name has, to be looked for in file names and learnt wordings."""


class Reason(StrEnum):
    """Why a case is erased; the code stays in the journal."""

    NOT_NEEDED = "not_needed"
    BY_MISTAKE = "by_mistake"
    SUBJECT_REQUEST = "subject_request"
    COURT_ORDER = "court_order"

    @property
    def words(self) -> str:
        """For the screen."""
        return _REASONS[self]


_REASONS = {
    Reason.NOT_NEEDED: _("No longer needed here: the record is on the force’s system"),
    Reason.BY_MISTAKE: _("Entered by mistake"),
    Reason.SUBJECT_REQUEST: _("A data subject’s request, decided by the force"),
    Reason.COURT_ORDER: _("A court order"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A case that is held, and until when."""

    case_id: str
    urn: str
    """Empty where this user may not see the case."""
    people: int
    due_on: date | None
    """None while somebody in it is not closed and the lists still name it."""
    why: str
    kept_because: str
    """Why it is kept for longer, where it is."""
    unfinished: tuple[str, ...]
    """What would be lost that is not finished, a sentence each."""
    papers: tuple[str, ...]
    """Files that were made of it and are outside the store: nothing here erases them."""

    def due(self, today: date) -> bool:
        """Whether it is time to look at it."""
        return self.due_on is not None and self.due_on <= today


def held(desk: Desk) -> tuple[Held, ...]:
    """Every case: those that are due longest first, those that have no date yet last."""
    with desk.read(Verb.SEE_RETENTION) as connection, no_search_for_cycles():
        barred = access.barred(connection, desk.user.id)
        found = list(_held(connection, barred))
    return tuple(sorted(found, key=lambda one: (one.due_on or date.max, one.urn, one.case_id)))


def of_case(desk: Desk, case_id: str) -> Held:
    """One of them.

    Raises:
        Refused: ``restricted``.
    """
    with desk.read(Verb.SEE_RETENTION, case_id, _CASE) as connection:
        return next(one for one in _held(connection, frozenset()) if one.case_id == case_id)


def due(desk: Desk) -> tuple[Held, ...]:
    """Those of them that are due today."""
    return tuple(one for one in held(desk) if one.due(desk.today))


def keep_longer(desk: Desk, case_id: str, until: date, reason: str) -> None:
    """Look at it again on the day ``until``, and say why it is kept.

    Raises:
        Refused: ``reason_missing``, ``not_in_future``, ``restricted``.
    """
    if until <= desk.today:
        raise Refused("not_in_future", _("Choose a day after today on which to look at it again."))
    if not reason.strip():
        raise Refused("reason_missing", _("Say why it is kept for longer."))
    with desk.write(Verb.KEEP_LONGER, case_id, _CASE) as journal:
        said = {"at": desk.now(), "user": desk.user.id, "reason": reason.strip()}
        journal.add("retention", {"case_id": case_id, "review_on": until, **said})


def erase(
    desk: Desk, case_id: str, reason: Reason, urn: str, *, although_unfinished: bool = False
) -> None:
    """Erase a case and everything that hangs on it; what it counts for in the figures stays.

    ``urn`` is typed by whoever erases it.

    Raises:
        Refused: ``urn_differs``, ``unfinished``, ``restricted``.
        Fault: ``not_written_anew`` when it is erased but the file still holds free pages of it.
    """
    with desk.write(Verb.ERASE, case_id, _CASE) as journal:
        connection = journal.connection
        case = row(connection, _CASE, id=case_id)
        if folded(urn).replace(" ", "") != folded(case["urn"]).replace(" ", ""):
            raise Refused("urn_differs", _("That is not the URN of this case. Nothing is erased."))
        left = _Work(connection).unfinished(
            [id for (id,) in columns(connection, "person", ("id",), case_id=case_id)]
        )
        if left and not although_unfinished:
            raise Refused("unfinished", " ".join((_("This case is not finished."), *left)))
        counting.keep(journal, case_id)
        _erase_traces(journal, case)
        erasure.erase(journal, _CASE, case_id, reason)
    write_anew(desk)


def write_anew(desk: Desk) -> None:
    """Write the file anew after an erasure, so that no free page holds what is gone.

    Raises:
        Fault: ``not_written_anew``.
    """
    try:
        desk.store.compact()
    except Fault as fault:
        raise Fault(
            "not_written_anew",
            _(
                "What was chosen is erased, but the file could not be written anew, so parts of "
                "it may still be in the encrypted file. {why}"
            ).format(why=fault.sentence),
        ) from fault


def _held(connection: Connection, barred: frozenset[str]) -> Iterator[Held]:
    people = defaultdict(list)
    for id, case_id in columns(connection, "person", ("id", "case_id")):
        people[case_id].append(id)
    ends = columns(connection, "closing", ("person_id", "at"), order="at", reopened=False)
    closed = dict(ends)
    kept = {line["case_id"]: line for line in rows(connection, "retention", "at")}
    days = timedelta(days=settings_in(connection).review_days)
    work, trials = _Work(connection), _trials(connection)
    for case in columns(connection, _CASE, ("id", "gone", "hearing_date", "urn")):
        id, _gone, _hearing, urn = case
        of_case = people[id]
        last, why = _ended(connection, case, [closed.get(one) for one in of_case])
        trial = max((trials[one] for one in of_case if one in trials), default=None)
        if last and trial and trial > last:
            last, why = trial, _("Counted from the trial")
        due_on = last + days if last else None
        longer = kept.get(id)
        if longer and due_on and longer["review_on"] > due_on:
            due_on = longer["review_on"]
        seen = id not in barred
        yield Held(
            case_id=id,
            urn=urn if seen else "",
            people=len(of_case),
            due_on=due_on,
            why=why,
            kept_because=longer["reason"] if longer and seen else "",
            unfinished=work.unfinished(of_case),
            papers=work.papers(of_case) if seen else (),
        )


def _ended(
    connection: Connection, case: tuple[Any, ...], ends: list[datetime | None]
) -> tuple[date | None, str]:
    """The day from which the time runs, and why."""
    id, gone, hearing, _urn = case
    known = [at for at in ends if at]
    if known and len(known) == len(ends):
        return _day(max(known)), _("Everybody in it is closed")
    if not gone:
        return None, _("Still open")
    if hearing:
        return hearing, _("No longer on the lists; counted from the hearing")
    left = datetime.fromisoformat(max(line.at for line in entries_of(connection, id)))
    return _day(left), _("No longer on the lists; counted from the list that left it out")


def _trials(connection: Connection) -> dict[str, date]:
    """The newest word on the day of each person’s trial."""
    names = ("person_id", "on")
    return dict(columns(connection, "check_fact", names, order="at", fact=Fact.TRIAL))


class _Work:
    """What was begun and what was made, by person."""

    def __init__(self, connection: Connection) -> None:
        begun = {id for (id,) in columns(connection, "assessment", ("person_id",))}
        over = columns(connection, "closing", ("person_id",), reopened=False)
        self._begun = begun - {id for (id,) in over}
        self._not_sent: set[str] = set()
        self._made: dict[str, list[str]] = defaultdict(list)
        names = ("version", "person_id", "draft", "sent_on", "path")
        for _version, id, draft, sent_on, path in sorted(
            columns(connection, "mg2", names, draft=(False, True)), key=itemgetter(0)
        ):
            self._made[id].append(path)
            if not draft:
                (self._not_sent.discard if sent_on else self._not_sent.add)(id)

    def unfinished(self, people: Sequence[str]) -> tuple[str, ...]:
        """What would be lost, a sentence for each kind."""
        begun = sum(id in self._begun for id in people)
        not_sent = sum(id in self._not_sent for id in people)
        return _unfinished_words(begun, not_sent) if begun or not_sent else ()

    def papers(self, people: Sequence[str]) -> tuple[str, ...]:
        """Where they were written to."""
        return tuple(path for id in people if id in self._made for path in self._made[id])


def _unfinished_words(begun: int, not_sent: int) -> tuple[str, ...]:
    words = []
    if begun:
        words.append(
            ngettext(
                "{n} assessment was begun and its case not closed.",
                "{n} assessments were begun and their cases not closed.",
                begun,
            ).format(n=begun)
        )
    if not_sent:
        words.append(
            ngettext(
                "{n} MG2 was made and not marked as sent.",
                "{n} MG2s were made and not marked as sent.",
                not_sent,
            ).format(n=not_sent)
        )
    return tuple(words)


def _erase_traces(journal: Journal, case: Values) -> None:
    """Names and numbers of the case in learnt wordings and in the names of files taken in."""
    connection = journal.connection
    told = [case["urn"], case["occurrence"]]
    for table in ("person", "defendant"):
        told += [line["name"] for line in rows(connection, table, case_id=case["id"])]
    marks = {part for text in told for part in _parts(text)}
    for line in rows(connection, "vocabulary"):
        if marks & _parts(line["wording"]):
            journal.erase("vocabulary", line["id"], Reason.NOT_NEEDED)
    for line in rows(connection, "intake"):
        if marks & _parts(f"{line['file']} {line['sheet']}"):
            journal.erase("intake", line["id"], Reason.NOT_NEEDED)
            bare = {name: value for name, value in line.items() if name != "id"}
            journal.add("intake", {**bare, "file": "", "sheet": ""})
    own = {case_key(text) for text in (case["urn"], case["occurrence"]) if text}
    history.erase(journal, own, Reason.NOT_NEEDED)
    for line in rows(connection, "review_request"):
        if case_key(line["urn"]) in own:
            journal.erase("review_request", line["id"], Reason.NOT_NEEDED)


def _parts(text: str) -> set[str]:
    bare = "".join(letter if letter.isalnum() else " " for letter in folded(text))
    return {part for part in bare.split() if len(part) >= _SHORTEST}


def _day(moment: datetime) -> date:
    return moment.astimezone().date()
