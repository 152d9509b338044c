"""A request under the Victims' Right to Review: did it come in time, when is it due, how it ended.

CPS Victims' Right to Review scheme; the police scheme of the National Police Chiefs' Council.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from smadvisor.text import _, ngettext

AddWorkingDays = Callable[[date, int], date | None]
"""The so-manieth working day after a day; None where the bank holidays are not known so far."""
_SOON_DAYS = 5


class Scheme(StrEnum):
    """Who looks at the decision again."""

    CPS_LOCAL = "cps_local"
    CPS_INDEPENDENT = "cps_independent"
    POLICE = "police"

    @property
    def words(self) -> str:
        """For the screen."""
        return _SCHEMES[self]


_SCHEMES = {
    Scheme.CPS_LOCAL: _("CPS, local resolution"),
    Scheme.CPS_INDEPENDENT: _("CPS, independent review"),
    Scheme.POLICE: _("Police"),
}


class Decision(StrEnum):
    """The decision that is to be reviewed."""

    NO_CHARGE = "no_charge"
    DISCONTINUED = "discontinued"
    WITHDRAWN = "all_charges_withdrawn"
    NO_EVIDENCE = "no_evidence_offered"
    LEFT_ON_FILE = "left_on_file"
    NO_FURTHER_ACTION = "no_further_action"

    @property
    def words(self) -> str:
        """For the screen."""
        return _DECISIONS[self]


_DECISIONS = {
    Decision.NO_CHARGE: _("CPS decided not to charge"),
    Decision.DISCONTINUED: _("Discontinued"),
    Decision.WITHDRAWN: _("All charges withdrawn"),
    Decision.NO_EVIDENCE: _("No evidence offered"),
    Decision.LEFT_ON_FILE: _("All charges left on file"),
    Decision.NO_FURTHER_ACTION: _("Police: no further action"),
}


class ReviewOutcome(StrEnum):
    """What became of it."""

    UPHELD = "upheld"
    OVERTURNED = "overturned"
    EXPLAINED = "explained"
    WITHDRAWN = "withdrawn"
    OUT_OF_SCOPE = "out_of_scope"
    OUT_OF_TIME = "out_of_time"

    @property
    def words(self) -> str:
        """For the screen."""
        return _OUTCOMES[self]


_OUTCOMES = {
    ReviewOutcome.UPHELD: _("The decision was upheld"),
    ReviewOutcome.OVERTURNED: _("The decision was overturned"),
    ReviewOutcome.EXPLAINED: _("Explanation or apology only"),
    ReviewOutcome.WITHDRAWN: _("The victim withdrew the request"),
    ReviewOutcome.OUT_OF_SCOPE: _("Not covered by the scheme"),
    ReviewOutcome.OUT_OF_TIME: _("Asked for too late"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long each step may take; days are working days."""

    ask_days: int
    """CPS: so soon after the decision a victim normally asks."""
    latest_months: int
    """Both schemes: after so many months only exceptionally."""
    local_days: int
    independent_days: int
    police_days: int


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """One request, as far as it is written down."""

    urn: str = ""
    person: str = ""
    scheme: Scheme | None = None
    decision: Decision | None = None
    decided_on: date | None = None
    requested_on: date | None = None
    allocated_to: str = ""
    allocated_on: date | None = None
    due_on: date | None = None
    """Where another day was agreed than the settings give."""
    outcome: ReviewOutcome | None = None
    outcome_on: date | None = None
    note: str = ""


class Came(StrEnum):
    """Whether it was asked for in time."""

    IN_TIME = "in_time"
    LATE = "late"
    TOO_LATE = "too_late"
    NOT_JUDGED = "not_judged"

    @property
    def words(self) -> str:
        """For the screen."""
        return _CAME[self]


_CAME = {
    Came.IN_TIME: _("In time"),
    Came.LATE: _("Later than normal"),
    Came.TOO_LATE: _("After the latest day"),
    Came.NOT_JUDGED: _("Not known"),
}


class Stage(StrEnum):
    """Where it is: in the order in which the register shows them."""

    OVERDUE = "overdue"
    SOON = "soon"
    UNDATED = "undated"
    WAITING = "waiting"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Standing:
    """A request laid against the limits on one day."""

    came: Came
    due_on: date | None
    stage: Stage
    words: str
    """When it is due or how it ended, in a few words."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a request, and in which of its fields."""

    field: str
    code: str
    sentence: str


def standing(
    request: ReviewRequest, limits: Limits, today: date, working: AddWorkingDays
) -> Standing:
    """Where a request stands ``today``."""
    due_on = request.due_on or _counted(request, limits, working)
    came = _came(request, limits, working)
    if request.outcome:
        return Standing(came, due_on, Stage.ANSWERED, _answered(request, request.outcome, due_on))
    if due_on is None:
        return Standing(came, None, Stage.UNDATED, _("No day: enter when it is due"))
    days = (due_on - today).days
    stage = Stage.OVERDUE if days < 0 else Stage.SOON if days <= _SOON_DAYS else Stage.WAITING
    return Standing(came, due_on, stage, _due(days))


def hint(request: ReviewRequest) -> str:
    """What to know about such a request; mostly nothing."""
    if request.decision is Decision.NO_EVIDENCE:
        return _(
            "No evidence was offered already: the answer can only be an explanation or an apology."
        )
    if request.scheme is Scheme.CPS_INDEPENDENT:
        return _("It follows the local answer: whether it came in time is not counted here.")
    return ""


def problems(request: ReviewRequest, today: date) -> tuple[Problem, ...]:
    """What keeps a request from being written down, at most one a field."""
    first: dict[str, Problem] = {}
    for problem in (*_missing(request), *_pairs(request), *_impossible(request, today)):
        first.setdefault(problem.field, problem)
    return tuple(first.values())


def _counted(request: ReviewRequest, limits: Limits, working: AddWorkingDays) -> date | None:
    if request.requested_on is None or request.scheme is None:
        return None
    days = {
        Scheme.CPS_LOCAL: limits.local_days,
        Scheme.CPS_INDEPENDENT: limits.independent_days,
        Scheme.POLICE: limits.police_days,
    }
    return working(request.requested_on, days[request.scheme])


def _came(request: ReviewRequest, limits: Limits, working: AddWorkingDays) -> Came:
    """An independent review is asked for after the local answer, whose day is not known here."""
    decided, asked = request.decided_on, request.requested_on
    if not decided or not asked or request.scheme in (None, Scheme.CPS_INDEPENDENT):
        return Came.NOT_JUDGED
    if asked > _months_later(decided, limits.latest_months):
        return Came.TOO_LATE
    if request.scheme is Scheme.POLICE:
        return Came.IN_TIME
    normally = working(decided, limits.ask_days)
    if normally is None:
        return Came.NOT_JUDGED
    return Came.LATE if asked > normally else Came.IN_TIME


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _due(days: int) -> str:
    if days < 0:
        return ngettext("Overdue by {n} day", "Overdue by {n} days", -days).format(n=-days)
    if days == 0:
        return _("Due today")
    return ngettext("Due in {n} day", "Due in {n} days", days).format(n=days)


def _answered(request: ReviewRequest, outcome: ReviewOutcome, due_on: date | None) -> str:
    if not request.outcome_on or not due_on or request.outcome_on <= due_on:
        return outcome.words
    late = (request.outcome_on - due_on).days
    return ngettext("{outcome}, {n} day late", "{outcome}, {n} days late", late).format(
        outcome=outcome.words, n=late
    )


def _missing(request: ReviewRequest) -> Iterator[Problem]:
    """What has to be there."""
    if not request.urn.strip():
        yield Problem("urn", "urn_missing", _("Enter the URN or the occurrence number."))
    if request.scheme is None:
        yield Problem("scheme", "scheme_missing", _("Choose who is asked to review."))
    if request.decision is None:
        yield Problem("decision", "decision_missing", _("Choose what was decided."))
    if request.requested_on is None:
        yield Problem("requested_on", "requested_missing", _("Enter the day it was asked for."))


def _pairs(request: ReviewRequest) -> Iterator[Problem]:
    """What one field asks of another."""
    if request.decision and request.scheme:
        of_police = request.decision is Decision.NO_FURTHER_ACTION
        if of_police != (request.scheme is Scheme.POLICE):
            sentence = _("CPS reviews its own decisions, the police theirs. Choose one that fits.")
            yield Problem("decision", "other_scheme", sentence)
    if request.allocated_to and not request.allocated_on:
        yield Problem("allocated_on", "allocated_day_missing", _("Enter the day it was given out."))
    if request.allocated_on and not request.allocated_to:
        yield Problem("allocated_to", "allocated_to_missing", _("Enter whom it was given to."))
    if request.outcome and not request.outcome_on:
        yield Problem("outcome_on", "outcome_day_missing", _("Enter the day of the answer."))
    if request.outcome_on and not request.outcome:
        yield Problem("outcome", "outcome_missing", _("Choose what the answer was."))


def _impossible(request: ReviewRequest, today: date) -> Iterator[Problem]:
    """Days that cannot be."""
    for field in ("decided_on", "requested_on", "allocated_on", "outcome_on"):
        day: date | None = getattr(request, field)
        if day and day > today:
            yield Problem(field, "in_future", _("This day has not come yet. Correct it."))
    asked, decided = request.requested_on, request.decided_on
    if asked and decided and asked < decided:
        sentence = _("It was asked for before the decision. Correct one of the two days.")
        yield Problem("requested_on", "asked_before_decision", sentence)
    for field in ("allocated_on", "due_on", "outcome_on"):
        day = getattr(request, field)
        if day and asked and day < asked:
            sentence = _("This day is before it was asked for. Correct one of the two days.")
            yield Problem(field, "before_request", sentence)
