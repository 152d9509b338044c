"""How far the advisor is with each person: gathered from what was recorded.

A queue holds everybody of years, so only the columns that tell something are read, and of those who
are closed, with nothing that waits, no more than what their line shows.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from smadvisor.assessment.questions import NO, UNSURE, YES
from smadvisor.casework.contact import ContactOutcome
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.priority import Progress
from smadvisor.casework.stop_cards import Stop
from smadvisor.office import requests, restricting
from smadvisor.office.nouns import safe_contact
from smadvisor.store.rows import Connection, columns, few, rows


def progress(connection: Connection, people: Collection[str]) -> dict[str, Progress]:
    """By person id, of those people with anything recorded."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    of = few("person_id", people)
    for row in rows(connection, "safe_contact", **of):
        found[row["person_id"]]["safe_contact"] = safe_contact(row)
    for id, state in columns(connection, "review", ("person_id", "mg2_state"), order="at", **of):
        found[id]["reviewed"] = Mg2State(state)
    names = ("person_id", "outcome", "next_try")
    for id, outcome, next_try in columns(connection, "contact", names, order="at", **of):
        said = found[id]
        said["attempts"] = said.get("attempts", 0) + 1
        said["spoken"] = said.get("spoken", False) or outcome == ContactOutcome.SPOKE
        said["next_try"] = next_try
    for id in _whose(connection, "assessment", **of):
        found[id]["assessing"] = True
    for id, name, value in _waiting(connection, **of):
        found[id][name] = value
    for id, sent_on in columns(connection, "mg2", ("person_id", "sent_on"), draft=False, **of):
        found[id]["mg2_made"] = True
        found[id]["mg2_sent"] = found[id].get("mg2_sent", False) or sent_on is not None
    for id in _whose(connection, "closing", reopened=False, **of):
        found[id]["closed"] = True
    for id in _whose(connection, "notice", dismissed=False, **of):
        found[id]["notices"] = found[id].get("notices", 0) + 1
    wanted = set(people)
    return {id: Progress(**said) for id, said in found.items() if id in wanted}


def finished(connection: Connection) -> set[str]:
    """Who is closed, with nothing that waits."""
    over = set(_whose(connection, "closing", reopened=False))
    over -= {id for id, _name, _value in _waiting(connection, orders=False)}
    over -= set(_whose(connection, "notice", dismissed=False))
    handed_back = list(restricting.handed_back(connection))
    return over - {id for (id,) in columns(connection, "person", ("id",), case_id=handed_back)}


def of_finished(connection: Connection, people: Collection[str]) -> dict[str, Progress]:
    """By person id, what the line of somebody shows who is closed, with nothing that waits."""
    reviewed = dict(columns(connection, "review", ("person_id", "mg2_state"), order="at"))
    papers = columns(connection, "mg2", ("person_id", "sent_on"), draft=False)
    sent = {id for id, sent_on in papers if sent_on}
    alike = {
        (state, went): Progress(
            reviewed=Mg2State(state) if state else None, mg2_sent=went, closed=True
        )
        for state in (None, *Mg2State)
        for went in (False, True)
    }
    return {id: alike[reviewed.get(id), id in sent] for id in people}


def _whose(connection: Connection, table: str, **equals: Any) -> Iterator[str]:
    return (id for (id,) in columns(connection, table, ("person_id",), **equals))


def _waiting(
    connection: Connection, *, orders: bool = True, **of: Any
) -> Iterator[tuple[str, str, Any]]:
    """What waits for the advisor: to offer again, to record, to answer, to ask about."""
    assessed = columns(connection, "assessment", ("id", "person_id"), **of)
    for id, day in _offers(connection, assessed, **of).items():
        yield id, "offer_again", day
    for id, count in requests.open_of(connection, **of).items():
        yield id, "requests", count
    stops = defaultdict(list)
    names = ("person_id", "kind")
    for id, kind in columns(connection, "stop_card", names, order="at", done_at=None, **of):
        stops[id].append(Stop(kind))
    for id, kinds in stops.items():
        yield id, "stops", tuple(kinds)
    if orders:
        for id, checked in _orders(connection, assessed).items():
            yield id, "order_wanted", True
            yield id, "order_checked", checked


def _orders(
    connection: Connection, assessed: Collection[tuple[str, str]]
) -> dict[str, date | None]:
    """When a wanted restraining order was last asked about, by person id."""
    wanted = _answers(connection, "restraining_order.wanted", assessed)
    checked = _answers(connection, "restraining_order.still_true", assessed)
    return {
        id: date.fromisoformat(checked[id]) if checked.get(id) else None
        for id, value in wanted.items()
        if value in (YES, UNSURE)
    }


def _offers(
    connection: Connection, assessed: Collection[tuple[str, str]], **of: Any
) -> dict[str, date]:
    """When to offer measures again to those who declined them, by person id.

    Not to those whose case ended otherwise, or was closed as a decline once more since.
    """
    days = _answers(connection, "decline.offer_again_on", assessed)
    declined = _answers(connection, "choice.wants_any", [one for one in assessed if one[1] in days])
    found = {
        id: date.fromisoformat(day) for id, day in days.items() if day and declined.get(id) == NO
    }
    names = ("person_id", "outcome", "at")
    for id, outcome, at in columns(connection, "closing", names, reopened=False, **of):
        day = found.get(id)
        again = outcome == Outcome.INFORMED_DECLINE
        if day and not (again and at.astimezone().date() < day):
            del found[id]
    return found


def _answers(
    connection: Connection, question: str, assessed: Iterable[tuple[str, str]]
) -> dict[str, Any]:
    """What was answered to a question, by person id."""
    whose = dict(assessed)
    of = few("assessment_id", whose)
    names = ("assessment_id", "value")
    return {
        whose[id]: value
        for id, value in columns(connection, "answer", names, question=question, **of)
        if id in whose
    }
