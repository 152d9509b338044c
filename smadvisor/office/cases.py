"""One person's case: everything the case page shows, the review, and the closing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from smadvisor.assessment.questions import UNSURE, YES
from smadvisor.casework.cases import Case, Defendant, Person
from smadvisor.casework.contact import Contact, Known, SafeContact
from smadvisor.casework.identity import folded
from smadvisor.casework.mg2 import InadequateReason, Mg2State
from smadvisor.casework.notes import Note
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.planner import Plan, plan
from smadvisor.casework.priority import Progress, Status, mg2_state, status
from smadvisor.casework.requests import Request
from smadvisor.casework.stop_cards import StopCard
from smadvisor.errors import Refused
from smadvisor.law.tables import current
from smadvisor.law.time_limits import Limit, Target, counts_for
from smadvisor.law.words import MEASURES
from smadvisor.office import access, declaring, notes, nouns, requests, restricting, stop_cards
from smadvisor.office.desk import Desk
from smadvisor.office.papers import Mg2Made, made
from smadvisor.office.pleas import limits_of, targets_of
from smadvisor.office.progress import progress
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, row, rows
from smadvisor.text import _


@dataclass(frozen=True, slots=True)
class Review:
    """What a look at the MG2 found."""

    at: datetime
    mg2_state: Mg2State
    reasons: tuple[InadequateReason, ...]
    restraining_order_asked: Known
    note: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a list changed under the advisor's hands."""

    id: str
    at: datetime
    sentence: str


@dataclass(frozen=True, slots=True)
class Closing:
    """How it ended."""

    at: datetime
    outcome: Outcome
    note: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All of one person's case."""

    case: Case
    defendants: tuple[Defendant, ...]
    person: Person
    others: tuple[Person, ...]
    """The other people in the same case: each has an MG2 of their own."""
    safe_contact: SafeContact
    review: Review | None
    contacts: tuple[Contact, ...]
    """Newest first."""
    plan: Plan | None
    """What to try next; None once they were reached."""
    notes: tuple[Note, ...]
    """Newest first."""
    stop_cards: tuple[StopCard, ...]
    """Newest first."""
    requests: tuple[Request, ...]
    """What witness care asked, newest first."""
    offer_again: date | None
    """When a decline asks to be offered measures again."""
    assessment_started: datetime | None
    assessment_touched: datetime | None
    papers: tuple[Mg2Made, ...]
    """Newest first."""
    asked_for: tuple[str, ...]
    """The measures that the newest version of the MG2 asks for."""
    notices: tuple[Notice, ...]
    closed: Closing | None
    limits: tuple[Limit, ...]
    """The last day to apply, for each defendant."""
    targets: tuple[Target, ...]
    """The days to aim at."""
    counts_for: date
    """The day for which an application sent now would count."""
    mg2: Mg2State
    status: Status
    restriction: restricting.Restriction | None
    """Who may see it, where not everybody may."""


def find(desk: Desk, reference: str, name: str) -> str:
    """The id of the person of this name in the case of this URN or occurrence number.

    Raises:
        Refused: ``no_such_case``, ``no_such_person``, ``several_people``, ``restricted``.
    """
    wanted = folded(reference).replace(" ", "")
    with desk.read(Verb.FIND_PERSON) as connection:
        cases = [
            line["id"]
            for line in rows(connection, "case_file")
            if wanted in (line["urn"].casefold(), line["occurrence"].casefold())
        ]
        if not cases:
            raise Refused("no_such_case", _("No case has that URN or occurrence number."))
        barred = access.barred(connection, desk.user.id)
        if barred.issuperset(cases):
            raise access.Restricted(cases[0])
        people = [
            line
            for case_id in cases
            if case_id not in barred
            for line in rows(connection, "person", case_id=case_id)
        ]
    found = [line for line in people if folded(line["name"]) == folded(name)]
    if not found:
        found = [line for line in people if folded(name) in folded(line["name"])]
    if not found:
        raise Refused("no_such_person", _("Nobody in that case has that name."))
    if len(found) > 1:
        raise Refused("several_people", _("More than one person fits. Give the name in full."))
    person_id: str = found[0]["id"]
    return person_id


def open_case(desk: Desk, person_id: str) -> CaseFile:
    """Everything about one person's case.

    Raises:
        AskFirst: the user is first to say whether they know anyone in it.
    """
    with desk.read(Verb.OPEN_CASE, person_id) as connection:
        person = nouns.person(row(connection, "person", id=person_id))
        declaring.ask_first(connection, desk.user.id, person.case_id)
        of_case = {"case_id": person.case_id}
        case = nouns.case(row(connection, "case_file", id=person.case_id))
        defendants = tuple(map(nouns.defendant, rows(connection, "defendant", "name", **of_case)))
        started = rows(connection, "assessment", person_id=person_id)
        safe = rows(connection, "safe_contact", person_id=person_id)
        done = progress(connection, [person_id]).get(person_id, Progress())
        limits = limits_of(case, defendants, desk.today)
        contacts = tuple(map(nouns.contact, rows(connection, "contact", "at", person_id=person_id)))
        return CaseFile(
            case=case,
            defendants=defendants,
            person=person,
            others=tuple(
                nouns.person(other)
                for other in rows(connection, "person", "name", **of_case)
                if other["id"] != person_id
            ),
            safe_contact=nouns.safe_contact(safe[0] if safe else None),
            review=_review(connection, person_id),
            contacts=contacts[::-1],
            plan=plan(contacts, desk.now(), case.hearing_date),
            notes=notes.of_person(connection, person_id),
            stop_cards=stop_cards.of_person(connection, person_id),
            requests=requests.of_person(connection, person_id),
            offer_again=done.offer_again,
            assessment_started=started[0]["started_at"] if started else None,
            assessment_touched=started[0]["touched_at"] if started else None,
            papers=made(connection, person_id),
            asked_for=_asked_for(connection, person_id),
            notices=tuple(
                Notice(line["id"], line["at"], line["sentence"])
                for line in rows(connection, "notice", "at", person_id=person_id, dismissed=False)
            ),
            closed=_closing(connection, person_id),
            limits=limits,
            targets=targets_of(case, defendants, limits, desk.today),
            counts_for=counts_for(desk.now(), current()),
            mg2=mg2_state(person, done),
            status=status(person, done, desk.today),
            restriction=restricting.in_force(connection, person.case_id),
        )


def review(
    desk: Desk,
    person_id: str,
    state: Mg2State,
    reasons: Sequence[InadequateReason] = (),
    restraining_order_asked: Known = Known.UNKNOWN,
    note: str = "",
) -> None:
    """Record what a look at the MG2 found.

    Raises:
        Refused: ``reason_missing`` for an inadequate MG2 without a reason.
    """
    if state is Mg2State.INADEQUATE and not reasons:
        raise Refused("reason_missing", _("Choose at least one reason why it is inadequate."))
    with desk.write(Verb.REVIEW, person_id) as journal:
        journal.add(
            "review",
            {
                "person_id": person_id,
                "at": desk.now(),
                "user": desk.user.id,
                "mg2_state": state,
                "reasons": list(reasons),
                "restraining_order_asked": restraining_order_asked,
                "note": note,
            },
        )


def close(desk: Desk, person_id: str, outcome: Outcome, note: str = "") -> None:
    """Close with a coded outcome.

    Raises:
        Refused: ``closed_already``, or ``not_sent`` for *sent* without an MG2 marked sent.
    """
    with desk.write(Verb.CLOSE, person_id) as journal:
        if rows(journal.connection, "closing", person_id=person_id, reopened=False):
            raise Refused("closed_already", _("This is closed already. Reopen it first."))
        papers = made(journal.connection, person_id)
        if outcome is Outcome.SENT and not any(paper.sent_on for paper in papers):
            raise Refused("not_sent", _("No MG2 is marked as sent. Record first when it was sent."))
        fields = {"at": desk.now(), "user": desk.user.id, "outcome": outcome, "note": note}
        journal.add("closing", {"person_id": person_id, **fields})


def reopen(desk: Desk, person_id: str) -> None:
    """Take a closing back; it stays in the journal."""
    with desk.write(Verb.CLOSE, person_id) as journal:
        for line in rows(journal.connection, "closing", person_id=person_id, reopened=False):
            journal.change("closing", line["id"], reopened=True)


def dismiss(desk: Desk, notice_id: str) -> None:
    """The advisor has read a notice."""
    with desk.write(Verb.DISMISS_NOTICE, notice_id, "notice") as journal:
        journal.change("notice", notice_id, dismissed=True)


def _review(connection: Connection, person_id: str) -> Review | None:
    found = rows(connection, "review", "at", person_id=person_id)
    if not found:
        return None
    last = found[-1]
    return Review(
        last["at"],
        Mg2State(last["mg2_state"]),
        tuple(InadequateReason(code) for code in last["reasons"]),
        Known(last["restraining_order_asked"] or Known.UNKNOWN),
        last["note"],
    )


def _asked_for(connection: Connection, person_id: str) -> tuple[str, ...]:
    versions = rows(connection, "mg2", "version", person_id=person_id, draft=False)
    answers = versions[-1]["paper"]["answers"] if versions else {}
    return tuple(one.name for one in MEASURES if answers.get(f"{one.id}.view") in (YES, UNSURE))


def _closing(connection: Connection, person_id: str) -> Closing | None:
    for line in rows(connection, "closing", person_id=person_id, reopened=False):
        return Closing(line["at"], Outcome(line["outcome"]), line["note"])
    return None
