"""From answers to the facts that the law asks for."""

import re
from collections.abc import Iterable
from datetime import date

from smadvisor.assessment.flow import Answers, standing
from smadvisor.assessment.questions import NO, NONE, UNSURE, YES
from smadvisor.casework import cases
from smadvisor.casework.cases import PLEAS, Case, age_on
from smadvisor.law.facts import WEAPONS, Defendant, Facts, Offence

_CODE = re.compile(r"\b[A-Z]{2,4}[0-9]{3,5}[ABCI]?\b")
"""A CJS offence code; seven characters, and one more for an attempt and the like."""
_CODE_LENGTHS = (7, 8)


def facts(
    case: Case, defendants: Iterable[cases.Defendant], answers: Answers, today: date
) -> Facts:
    """The facts of this witness, from ``answers`` (known and given) and the case.

    Unsure, prefers not to say and not asked are all "not known"; hidden answers do not count.
    """
    stand = standing(answers)
    return Facts(
        today=today,
        court_code=case.court_code,
        court=case.court,
        trial_date=_day(stand, "eligibility.trial_date"),
        defendants=tuple(accused(one, today) for one in defendants),
        offences=offences(stand),
        sexual_offence=_yes(stand, "eligibility.sexual_offence"),
        modern_slavery=_yes(stand, "eligibility.modern_slavery"),
        weapon_offence=_yes(stand, "eligibility.weapon_offence"),
        domestic_abuse=_yes(stand, "eligibility.domestic_abuse"),
        complainant=_yes(stand, "eligibility.complainant"),
        anonymity_order=_yes(stand, "opening.anonymity"),
        relationship=_relationship(stand),
        date_of_birth=_day(stand, "eligibility.date_of_birth"),
        under_18=_yes(stand, "eligibility.under_18"),
        conditions=_conditions(stand),
        quality_diminished_by_condition=_yes(stand, "eligibility.quality_diminished"),
        fear_or_distress=_yes(stand, "feelings.fear_or_distress"),
        declines_s17_4=_yes(stand, "eligibility.declines_s17_4") is True,
        declines_s17_5=_yes(stand, "eligibility.declines_s17_5") is True,
        declines_primary_rule=_yes(stand, "eligibility.declines_primary_rule") is True,
        intimidated_by_others=_yes(stand, "feelings.intimidated_by_others"),
        video_interview=_yes(stand, "video_recorded_interview.made"),
        video_interview_under_18=_yes(stand, "video_recorded_interview.made_under_18"),
    )


def accused(defendant: cases.Defendant, today: date) -> Defendant:
    """A defendant as the law asks about one; what a list anticipates is no plea."""
    born = defendant.date_of_birth
    return Defendant(
        name=defendant.name,
        plea=defendant.plea if defendant.plea in PLEAS else None,
        plea_date=defendant.plea_date,
        age=age_on(born, today) if born else None,
        represented=defendant.represented,
    )


def offences(answers: Answers) -> tuple[Offence, ...]:
    """The offences by their codes, with what is alleged of a weapon."""
    said = str(answers.get("eligibility.weapon", ""))
    weapon = said if said in WEAPONS else None
    codes = codes_in(str(answers.get("eligibility.offence_codes", "")))
    return tuple(Offence(code, weapon) for code in codes)


def codes_in(text: str) -> tuple[str, ...]:
    """The offence codes in ``text``, each once."""
    found = (code for code in _CODE.findall(text.upper()) if len(code) in _CODE_LENGTHS)
    return tuple(dict.fromkeys(found))


def _yes(answers: Answers, id: str) -> bool | None:
    return {YES: True, NO: False}.get(str(answers.get(id, "")))


def _day(answers: Answers, id: str) -> date | None:
    return date.fromisoformat(str(answers[id])) if id in answers else None


def _relationship(answers: Answers) -> str:
    answer = str(answers.get("eligibility.relationship", ""))
    return "" if answer == UNSURE else answer


def _conditions(answers: Answers) -> frozenset[str] | None:
    ticked = frozenset(answers.get("eligibility.conditions", ()))
    if ticked == {NONE}:
        return frozenset()
    return ticked.intersection({"mental_disorder", "learning", "physical"}) or None
