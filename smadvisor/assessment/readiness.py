"""Whether an MG2 can be made: what blocks it, and what is worth a look first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from smadvisor.assessment import preflight
from smadvisor.assessment.flow import Answers
from smadvisor.assessment.preflight import Reason
from smadvisor.casework.cases import Case
from smadvisor.law.facts import Eligible, Measure

__all__ = ["Readiness", "Reason", "readiness"]

BLOCKING = (
    preflight.not_answered,
    preflight.anonymous,
    preflight.not_the_person,
    preflight.no_effect,
    preflight.address_may_print,
)
WARNINGS = (
    preflight.look_again,
    preflight.expected,
    preflight.declined_all,
    preflight.not_eligible,
    preflight.closed_here,
    preflight.weak_reason,
    preflight.own_words,
    preflight.uninformed,
    preflight.choice,
    preflight.live_link,
    preflight.interpreter,
    preflight.pressure,
    preflight.weak_wording,
    preflight.order_terms,
    preflight.order_checked,
    preflight.the_case,
)


@dataclass(frozen=True, slots=True)
class Readiness:
    """Ready when nothing blocks. Every reason names a question, which leads to its page."""

    ready: bool
    not_answered: tuple[str, ...]
    """Required questions without an answer, in order; each is among the reasons too."""
    reasons: tuple[Reason, ...]
    warnings: tuple[Reason, ...]


def readiness(
    answers: Answers,
    look_again: frozenset[str],
    measures: Sequence[Measure],
    *,
    eligible: Sequence[Eligible] = (),
    passed_over: frozenset[str] = frozenset(),
    case: Case | None = None,
    today: date | None = None,
) -> Readiness:
    """How ready ``answers`` (known and given) are. An answer to look at again only warns.

    Without ``eligible``, ``case`` or ``today`` what turns on them is not checked.
    """
    look = preflight.look(answers, look_again, measures, eligible, passed_over, case, today)
    reasons = tuple(reason for check in BLOCKING for reason in check(look))
    return Readiness(
        ready=not reasons,
        not_answered=tuple(one.question for one in reasons if one.code == "not_answered"),
        reasons=reasons,
        warnings=tuple(reason for check in WARNINGS for reason in check(look)),
    )
