"""The plea of each defendant, as the court took it, and the last day to apply that follows."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from smadvisor.assessment.facts import accused
from smadvisor.casework.cases import NOT_GUILTY, PLEAS, Case, Defendant
from smadvisor.errors import Refused
from smadvisor.law.courts import kind_of
from smadvisor.law.tables import current
from smadvisor.law.time_limits import Limit, Target, headline, limits, targets
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.text import _


def enter(
    desk: Desk,
    defendant_id: str,
    plea: str,
    plea_date: date | None,
    represented: bool | None,
    seen: Defendant | None = None,
) -> None:
    """Record what a defendant pleaded in the court that tries the case; "" takes it back.

    Raises:
        Refused: ``changed_meanwhile`` where it is not what was ``seen``.
        Refused: ``plea_date_missing`` for a not guilty plea without its day, from which the time
            limit runs; ``plea_in_future``.
    """
    if plea == NOT_GUILTY and plea_date is None:
        raise Refused(
            "plea_date_missing",
            _("Enter the day of the not guilty plea: the time limit runs from it."),
        )
    if plea_date and plea_date > desk.today:
        raise Refused("plea_in_future", _("The day of the plea cannot be in the future."))
    with desk.write(Verb.ENTER_PLEA, defendant_id, "defendant") as journal:
        before = asdict(seen) if seen else None
        said = {"plea": plea, "plea_date": plea_date, "represented": represented}
        journal.change("defendant", defendant_id, before, **said)


def limits_of(case: Case, defendants: Iterable[Defendant], today: date) -> tuple[Limit, ...]:
    """The time limit for each defendant (CrimPR 18.4)."""
    law = current()
    court = kind_of(case.court_code, case.court, law, today)
    return limits([accused(one, today) for one in defendants], court, law)


def targets_of(
    case: Case, defendants: Iterable[Defendant], found: Iterable[Limit], today: date
) -> tuple[Target, ...]:
    """The days to aim at; the hearing on the list is the best while nobody has pleaded."""
    pleaded = any(one.plea in PLEAS for one in defendants)
    coming = case.hearing_date if case.hearing_date and case.hearing_date >= today else None
    return targets(headline(found), None if pleaded else coming)
