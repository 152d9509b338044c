"""From answers to the facts that the law asks for."""

from datetime import date

from smadvisor.assessment.flow import Answers, standing
from smadvisor.assessment.questions import NO, NONE, UNSURE, YES
from smadvisor.casework.cases import Case
from smadvisor.law.facts import Facts


def facts(case: Case, answers: Answers, today: date) -> Facts:
    """The facts of this witness, from ``answers`` (known and given) and the case.

    Unsure, prefers not to say and not asked are all "not known"; hidden answers do not count.
    """
    stand = standing(answers)
    return Facts(
        court_code=case.court_code,
        court=case.court,
        today=today,
        date_of_birth=_day(stand, "eligibility.date_of_birth"),
        under_18=_yes(stand, "eligibility.under_18"),
        complainant=_yes(stand, "eligibility.complainant"),
        relationship=_relationship(stand),
        sexual_offence=_yes(stand, "eligibility.sexual_offence"),
        modern_slavery=_yes(stand, "eligibility.modern_slavery"),
        domestic_abuse=_yes(stand, "eligibility.domestic_abuse"),
        weapon_offence=_yes(stand, "eligibility.weapon_offence"),
        conditions=_conditions(stand),
        quality_diminished_by_condition=_yes(stand, "eligibility.quality_diminished"),
        fear_or_distress=_yes(stand, "feelings.fear_or_distress"),
        declines_s17_4=_yes(stand, "eligibility.declines_s17_4") is True,
        declines_s17_5=_yes(stand, "eligibility.declines_s17_5") is True,
        intimidated_by_others=_yes(stand, "feelings.intimidated_by_others"),
        video_interview=_yes(stand, "video_recorded_interview.made"),
        video_interview_under_18=_yes(stand, "video_recorded_interview.made_under_18"),
    )


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
