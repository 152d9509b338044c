"""The register of the Victims' Right to Review: requests, who has them, when they are due."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial

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
from smadvisor.office.retention import Reason, write_anew
from smadvisor.office.settings import settings_in
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, Values, row, rows
from smadvisor.text import _

_TABLE = "review_request"
_SAME = ("urn", "person", "scheme", "decision", "requested_on")
"""What two requests share that are one."""


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
    review_days: int
    """So many days after the answer it is time to see whether a request is still needed."""

    def old(self, today: date) -> int:
        """How many were answered so long ago."""
        ends = [one.request.outcome_on for one in self.requests]
        return sum(end is not None and (today - end).days >= self.review_days for end in ends)


def register(desk: Desk) -> Register:
    """The whole register, without the requests of cases that are closed to this user."""
    with desk.read(Verb.SEE_REVIEW_REQUESTS) as connection:
        barred = access.barred_references(connection, desk.user.id)
        limits = _limits(connection)
        found = [
            _kept(line, limits, desk.today)
            for line in rows(connection, _TABLE)
            if access.folded_reference(line["urn"]) not in barred
        ]
        days = settings_in(connection).review_days
    return Register(limits, tuple(sorted(found, key=_place)), days)


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
    with desk.write(Verb.KEEP_REVIEW_REQUEST, asked.urn, access.REFERENCE) as journal:
        asked = _checked(asked, desk.today)
        if any(_same(asked, line) for line in rows(journal.connection, _TABLE)):
            raise Refused(
                "registered_already",
                _("This request is in the register already. Open it there to change it."),
            )
        return journal.add(_TABLE, _values(asked))


def keep(desk: Desk, review_request_id: str, asked: ReviewRequest, seen: ReviewRequest) -> None:
    """Change a request; ``seen`` is what it said when it was opened.

    Raises:
        Refused: what ``problems`` names; ``changed_meanwhile``; ``restricted``.
    """
    with desk.write(Verb.KEEP_REVIEW_REQUEST, review_request_id, _TABLE) as journal:
        asked = _checked(asked, desk.today)
        access.check(journal.connection, desk.user.id, access.REFERENCE, asked.urn)
        journal.change(_TABLE, review_request_id, _values(seen), **_values(asked))


def erase(desk: Desk, review_request_id: str, reason: Reason, urn: str) -> None:
    """Erase a request for good; ``urn`` is typed by whoever erases it.

    What hangs on a case goes with it: this is for requests whose case was never here.

    Raises:
        Refused: ``urn_differs``, ``restricted``.
        Fault: ``not_written_anew``.
    """
    with desk.write(Verb.ERASE, review_request_id, _TABLE) as journal:
        line = row(journal.connection, _TABLE, id=review_request_id)
        if access.folded_reference(urn) != access.folded_reference(line["urn"]):
            sentence = _("That is not the URN of this request. Nothing is erased.")
            raise Refused("urn_differs", sentence)
        journal.erase(_TABLE, review_request_id, reason)
    write_anew(desk)


def _checked(asked: ReviewRequest, today: date) -> ReviewRequest:
    texts = ("urn", "person", "allocated_to", "note")
    tidy = replace(asked, **{name: getattr(asked, name).strip() for name in texts})
    for problem in problems(tidy, today):
        raise Refused(problem.code, problem.sentence)
    return tidy


def _same(asked: ReviewRequest, line: Values) -> bool:
    return all(
        access.folded_reference(str(line[name])) == access.folded_reference(str(value))
        for name, value in _values(asked).items()
        if name in _SAME
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
