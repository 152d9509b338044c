"""The register of the Victims' Right to Review: requests, who has them, when they are due."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial

from smadvisor.casework.identity import folded, new_id
from smadvisor.casework.review_requests import (
    Decision,
    Limits,
    ReviewOutcome,
    ReviewRequest,
    Scheme,
    Stage,
    Standing,
    problems,
    standing,
)
from smadvisor.errors import Refused
from smadvisor.law.business_days import add_business_days
from smadvisor.law.tables import current
from smadvisor.office import access
from smadvisor.office.desk import Desk
from smadvisor.office.settings import settings_in
from smadvisor.office.verbs import Verb
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection, Values, row, rows
from smadvisor.text import _

_TABLE = "review_request"


@dataclass(frozen=True, slots=True)
class Kept:
    """A request of the register, laid against the limits of today."""

    id: str
    request: ReviewRequest
    standing: Standing


@dataclass(frozen=True, slots=True)
class Register:
    """All requests that this user may see, and the limits that hold now."""

    limits: Limits
    requests: tuple[Kept, ...]
    """What is due first, first; what is answered, last, the newest before."""


def register(desk: Desk) -> Register:
    """The whole register, without the requests of cases that are closed to this user."""
    with desk.read(Verb.SEE_REVIEW_REQUESTS) as connection:
        barred = access.barred_references(connection, desk.user.id)
        limits = _limits(connection)
        found = [
            _kept(line, limits, desk.today)
            for line in rows(connection, _TABLE)
            if not access.is_among(line["urn"], barred)
        ]
    return Register(limits, tuple(sorted(found, key=_place)))


def request(desk: Desk, review_request_id: str) -> Kept:
    """One of them.

    Raises:
        Refused: ``restricted``.
    """
    with desk.read(Verb.SEE_REVIEW_REQUESTS, review_request_id, _TABLE) as connection:
        line = row(connection, _TABLE, id=review_request_id)
        return _kept(line, _limits(connection), desk.today)


def limits(desk: Desk) -> Limits:
    """Those that hold now."""
    with desk.read(Verb.SEE_SETTINGS) as connection:
        return _limits(connection)


def judged(asked: ReviewRequest, within: Limits, today: date) -> Standing:
    """Where a request stands, also one that is still being typed."""
    return standing(asked, within, today, partial(add_business_days, law=current()))


def add(desk: Desk, asked: ReviewRequest) -> str:
    """Write a new request down; answers its id.

    Raises:
        Refused: what ``problems`` names; ``registered_already``; ``restricted``.
    """
    id = new_id()
    with desk.write(Verb.KEEP_REVIEW_REQUEST, id, _TABLE) as journal:
        asked = _checked(asked, desk.today)
        _check_case(journal, desk, asked.urn)
        if any(_same(asked, line) for line in rows(journal.connection, _TABLE)):
            raise Refused(
                "registered_already",
                _("This request is in the register already. Open it there to change it."),
            )
        return journal.add(_TABLE, _values(asked), id)


def keep(desk: Desk, review_request_id: str, asked: ReviewRequest, seen: ReviewRequest) -> None:
    """Change a request; ``seen`` is what it said when it was opened.

    Raises:
        Refused: what ``problems`` names; ``changed_meanwhile``; ``restricted``.
    """
    with desk.write(Verb.KEEP_REVIEW_REQUEST, review_request_id, _TABLE) as journal:
        asked = _checked(asked, desk.today)
        _check_case(journal, desk, asked.urn)
        journal.change(_TABLE, review_request_id, _values(seen), **_values(asked))


def _checked(asked: ReviewRequest, today: date) -> ReviewRequest:
    texts = ("urn", "person", "allocated_to", "note")
    tidy = replace(asked, **{name: getattr(asked, name).strip() for name in texts})
    for problem in problems(tidy, today):
        raise Refused(problem.code, problem.sentence)
    return tidy


def _check_case(journal: Journal, desk: Desk, urn: str) -> None:
    """Nobody writes about a case that is closed to them, by whatever number they name it."""
    connection = journal.connection
    access.check(connection, desk.user.id, "case_file", access.case_of(connection, urn))


def _same(asked: ReviewRequest, line: Values) -> bool:
    return all(
        folded(str(line[name])) == folded(str(getattr(asked, name)))
        for name in ("urn", "person", "scheme", "decision", "requested_on")
    )


def _limits(connection: Connection) -> Limits:
    now = settings_in(connection)
    return Limits(
        now.review_ask_days,
        now.review_latest_months,
        now.review_local_days,
        now.review_independent_days,
        now.review_police_days,
    )


def _kept(line: Values, within: Limits, today: date) -> Kept:
    values = {name: value for name, value in line.items() if name != "id"}
    values["scheme"] = Scheme(line["scheme"])
    values["decision"] = Decision(line["decision"])
    values["outcome"] = ReviewOutcome(line["outcome"]) if line["outcome"] else None
    asked = ReviewRequest(**values)
    return Kept(line["id"], asked, judged(asked, within, today))


def _values(asked: ReviewRequest) -> Values:
    return {**asdict(asked), "outcome": asked.outcome or ""}


def _place(one: Kept) -> tuple[int, int, str]:
    stands = one.standing
    if stands.stage is Stage.ANSWERED:
        ended = one.request.outcome_on or date.min
        return (1, -ended.toordinal(), one.request.urn)
    return (0, (stands.due_on or date.min).toordinal(), one.request.urn)
