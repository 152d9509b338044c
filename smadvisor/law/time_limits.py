"""The last day to apply for special measures, for each defendant (CrimPR 18.4).

The clock starts with the not guilty plea in that court: not with the charge, the first hearing,
the sending, or a plea that is only anticipated or indicated.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from smadvisor.law.business_days import add_business_days, is_business_day, known
from smadvisor.law.courts import CourtKind
from smadvisor.law.facts import Defendant
from smadvisor.law.tables import Law
from smadvisor.text import _

RULE = "CrimPR 18.4"
BUSINESS_DAYS: Mapping[CourtKind, int] = {
    CourtKind.MAGISTRATES: 20,
    CourtKind.YOUTH: 20,
    CourtKind.CROWN: 10,
}
"""Not more than so many after the not guilty plea (r.18.4)."""
LOCAL_TARGET = 5
"""Business days before the last day, so that CPS can draft: local practice, not law."""
SEND_BY = time(14, 30)
"""On a business day; what is sent later counts for the next one (r.4.11(2)(d))."""
LATE = _(
    "The time limit has passed. The application must ask for an extension and explain the "
    "delay: enter the reason for it (r.18.6)."
)


@dataclass(frozen=True, slots=True)
class Limit:
    """The time limit for one defendant, with why; without a last day, what to do about it."""

    defendant: str
    last_day: date | None
    """The last lawful day, itself included: send by 14:30."""
    internal_target: date | None
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Target:
    """A day to aim at."""

    day: date
    rule: str
    """Empty for a local target, which no rule sets."""
    words: str


def limits(defendants: Iterable[Defendant], court: CourtKind | None, law: Law) -> tuple[Limit, ...]:
    """The limit for each defendant, in their order, in a court of this kind."""
    return tuple(_limit(defendant, court, law) for defendant in defendants)


def headline(found: Iterable[Limit]) -> Limit | None:
    """The limit with the earliest last day; None where no last day is known."""
    running = [(limit.last_day, limit) for limit in found if limit.last_day]
    return min(running, key=lambda pair: pair[0])[1] if running else None


def counts_for(moment: datetime, law: Law) -> date:
    """The day for which something sent at ``moment``, in local time, counts (r.4.11(2)(d)).

    That day, if it is a business day and not after 14:30; else the next business day.
    """
    day = moment.date()
    if moment.time() <= SEND_BY and is_business_day(day, law) is not False:
        return day
    return add_business_days(day, 1, law) or day + timedelta(days=1)


def late(limit: Limit, counts: date) -> bool:
    """Whether what ``counts`` for this day is late, so that ``LATE`` applies."""
    return limit.last_day is not None and counts > limit.last_day


def targets(limit: Limit | None, first_hearing: date | None) -> tuple[Target, ...]:
    """The days to aim at that are known, the best first and the legal limit last.

    ``first_hearing`` is the one at which the plea is taken, while it is still to come.
    """
    found = (
        (
            first_hearing,
            "CrimPR 18.9",
            _(
                "Best: before the first hearing on {day}. If nobody objects there, no "
                "application is needed (r.18.9)."
            ),
        ),
        (
            limit.internal_target if limit else None,
            "",
            _("Internal target: {day}, so that CPS can draft. A local target, not law."),
        ),
        (
            limit.last_day if limit else None,
            RULE,
            _("Legal last day: send by 14:30 on {day} (r.18.4, r.4.11(2)(d))."),
        ),
    )
    return tuple(
        Target(day, rule, words.format(day=_words(day))) for day, rule, words in found if day
    )


def _limit(defendant: Defendant, court: CourtKind | None, law: Law) -> Limit:
    if why_not := _no_clock(defendant):
        return _without_day(defendant, why_not)
    if defendant.plea_date is None:
        ask = _("Ask the court on what day the not guilty plea was entered (r.18.4).")
        return _without_day(defendant, ask)
    if court is None:
        return _without_day(
            defendant,
            _("Ask what kind of court it is: the Crown Court has another time limit (r.18.4)."),
        )
    last_day = add_business_days(defendant.plea_date, BUSINESS_DAYS[court], law)
    if last_day is None:
        table_ends = _(
            "Not counted: the bank holidays are known only from {first} to {last}. Count by hand, "
            "and ask legal services to extend bank_holidays.csv (r.2.2)."
        )
        first, last = known(law)
        days = {"first": _words(first), "last": _words(last)}
        return _without_day(defendant, table_ends.format(**days))
    reason = _(
        "Apply as soon as reasonably practicable, and not more than {count} business days after "
        "the not guilty plea of {plea_date}: send by 14:30 on {day} (r.18.4, r.4.11(2)(d))."
    ).format(
        count=BUSINESS_DAYS[court], plea_date=_words(defendant.plea_date), day=_words(last_day)
    )
    target = add_business_days(last_day, -LOCAL_TARGET, law)
    return Limit(defendant.name, last_day, target, RULE, reason)


def _no_clock(defendant: Defendant) -> str:
    """Why no time limit runs; empty where one does."""
    match defendant.plea:
        case "not_guilty":
            return ""
        case "guilty":
            return _("No time limit runs: the plea is guilty (r.18.4).")
        case None | "":
            return _(
                "No time limit runs yet: there is no plea in this court. An anticipated or "
                "indicated plea starts no clock (r.18.4)."
            )
        case _:
            return _("Ask the court what the plea was (r.18.4).")


def _without_day(defendant: Defendant, reason: str) -> Limit:
    return Limit(defendant.name, None, None, RULE, reason)


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
