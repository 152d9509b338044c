"""Facts for practice: from the rows of a form to what the law says, in memory alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from smadvisor.assessment.answers import check
from smadvisor.assessment.facts import facts
from smadvisor.assessment.flow import visible
from smadvisor.assessment.known import implied
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID
from smadvisor.casework.cases import PLEAS, Case, Defendant, age_on
from smadvisor.errors import Refused
from smadvisor.law.explain import Explanation, explain
from smadvisor.law.tables import Law
from smadvisor.law.time_limits import Target
from smadvisor.office.pleas import targets_of
from smadvisor.text import _
from ui.fields import Value

COURT, RESULT = "court", "result"
PLEA, PLEA_DATE, AGE, LAWYER = "plea", "plea_date", "age", "lawyer"
"""The rows that are no question of the assessment."""
OF_CASE = ("eligibility.trial_date", "eligibility.offence_codes", "eligibility.weapon")
OF_WITNESS = (
    *("eligibility.complainant", "eligibility.date_of_birth", "eligibility.under_18"),
    *("eligibility.relationship", "eligibility.domestic_abuse", "eligibility.sexual_offence"),
    *("eligibility.modern_slavery", "eligibility.weapon_offence"),
    *("feelings.fear_or_distress", "feelings.intimidated_by_others"),
    *("eligibility.conditions", "eligibility.quality_diminished"),
    *("eligibility.declines_s17_4", "eligibility.declines_s17_5"),
    *("video_recorded_interview.made", "video_recorded_interview.made_under_18"),
    *("eligibility.declines_primary_rule", "opening.anonymity"),
)
"""The questions on which the law turns, each set in its order."""
RESULTS = {
    "convicted": _("Convicted"),
    "acquitted": _("Acquitted"),
    "no_evidence_offered": _("No evidence offered"),
    "discontinued": _("Discontinued or withdrawn"),
    "jury_discharged": _("Jury discharged without a verdict"),
    "unfit_did_act": _("Unfit to plead, found to have done the act"),
    "special_verdict": _("Not guilty by reason of insanity"),
    "appeal_allowed": _("Appeal allowed"),
    "caution": _("Caution"),
}
_OLDEST = 130


@dataclass(frozen=True, slots=True)
class Start:
    """The facts that practice begins with."""

    case: Case
    defendants: tuple[Defendant, ...]
    answers: Mapping[str, Answer]


def nothing_known() -> Start:
    """A case of which nothing is known, with one defendant."""
    case = Case(
        **dict.fromkeys(("id", "urn", "occurrence", "court", "court_code", "hearing_time"), ""),
        **dict.fromkeys(("hearing_type", "hearing_text", "offences", "oic", "station"), ""),
        hearing_date=None,
        domestic_abuse=None,
        sexual_offence=None,
        gone=False,
    )
    return Start(case, (_nobody(),), {})


def _nobody() -> Defendant:
    return Defendant("", "", _("The defendant"), None, "", None, None)


def first_values(start: Start, today: date) -> dict[str, Value]:
    """What the rows show at first."""
    first = next(iter(start.defendants), _nobody())
    born = first.date_of_birth
    lawyer = {True: "yes", False: "no", None: ""}[first.represented]
    return {
        COURT: start.case.court_code,
        RESULT: "",
        PLEA: first.plea if first.plea in PLEAS else "",
        PLEA_DATE: first.plea_date.isoformat() if first.plea_date else "",
        AGE: str(age_on(born, today)) if born else "",
        LAWYER: lawyer,
        **{id: start.answers.get(id, "") for id in (*OF_CASE, *OF_WITNESS)},
    }


def problem(name: str, value: Value) -> str:
    """What is wrong with the value of a row, or nothing."""
    if not value:
        return ""
    try:
        if name == AGE:
            return "" if _age(value) is not None else _("This is no age in years.")
        if name == PLEA_DATE:
            date.fromisoformat(str(value))
        elif name in BY_ID:
            check(BY_ID[name], value)
    except (Refused, ValueError):
        return _("This cannot be read, so it does not count.")
    return ""


def asked(values: Mapping[str, Value], law: Law, today: date) -> frozenset[str]:
    """The questions that follow from the answers so far."""
    return frozenset(question.id for question in visible(_answers(values, law, today)))


def explained(
    start: Start, values: Mapping[str, Value], law: Law, today: date
) -> tuple[Explanation, tuple[Target, ...]]:
    """What the law says of these values, and the days to aim at; wrong values are left out."""
    good = {name: value for name, value in values.items() if not problem(name, value)}
    court = str(good[COURT])
    name = next((row["name"] for row in law.courts if row["code"] == court), start.case.court)
    case = replace(start.case, court_code=court, court=name if court else "")
    first, *others = start.defendants or (_nobody(),)
    plea_date = str(good.get(PLEA_DATE, ""))
    first = replace(
        first,
        plea=str(good[PLEA]),
        plea_date=date.fromisoformat(plea_date) if plea_date else None,
        represented={"yes": True, "no": False}.get(str(good[LAWYER])),
    )
    of_case = facts(case, (first, *others), _answers(good, law, today), today)
    accused = replace(of_case.defendants[0], age=_age(good.get(AGE, "")))
    found = explain(
        replace(
            of_case,
            defendants=(accused, *of_case.defendants[1:]),
            result=str(good[RESULT]) or None,
        ),
        law,
    )
    return found, targets_of(case, (first, *others), found.limits, today)


def _answers(values: Mapping[str, Value], law: Law, today: date) -> dict[str, Answer]:
    """The answers that can be read, and what the offence codes among them imply."""
    given: dict[str, Answer] = {
        id: check(BY_ID[id], value)
        for id, value in values.items()
        if id in BY_ID and value and not problem(id, value)
    }
    return {**implied(given, law, today), **given}


def _age(value: Value) -> int | None:
    """Years, or None where it is not a number of them."""
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and int(text) <= _OLDEST else None
