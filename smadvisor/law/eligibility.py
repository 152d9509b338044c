"""Who is eligible for special measures, and by which subsection (YJCEA 1999 ss16, 17 and 22)."""

from datetime import date

from smadvisor.law.facts import Eligible, Facts, How
from smadvisor.law.offences import modern_slavery, sexual, sexual_doubt
from smadvisor.law.schedule_1a import weapon
from smadvisor.law.tables import Law
from smadvisor.text import _

NOT_CONNECTED = frozenset({"flatmate", "friend", "carer", "colleague", "stranger", "none"})
"""Who is not personally connected to the defendant (DAA 2021 s2)."""


def eligible(facts: Facts, law: Law) -> tuple[Eligible, ...]:
    """Every way in which this witness is eligible; none for the accused (s16(1), s17(1)).

    A fact that is not known is never taken for a yes.
    """
    if facts.accused:
        return ()
    found = (
        _child(facts),
        _condition(facts),
        _complainant(facts, law),
        _weapon(facts, law),
        _fear(facts),
        _qualifying(facts),
    )
    return tuple(one for one in found if one)


def undecided(facts: Facts, law: Law) -> bool:
    """Whether something that could make this witness eligible is not known yet."""
    if facts.accused:
        return False
    weapon_open = weapon(facts, law) is None and not facts.declines_s17_5
    return (
        section_16_undecided(facts)
        or facts.fear_or_distress is None
        or weapon_open
        or _complainant_undecided(facts, law)
    )


def _complainant_undecided(facts: Facts, law: Law) -> bool:
    if facts.complainant is False or facts.declines_s17_4:
        return False
    offence = section_17_4a(facts, law)
    return offence is None or (offence and facts.complainant is None)


def section_16_undecided(facts: Facts) -> bool:
    """Whether it is open if a condition or age makes this witness eligible under s16."""
    effect_open = bool(facts.conditions) and facts.quality_diminished_by_condition is None
    return under_18(facts) is None or facts.conditions is None or effect_open


def under_18(facts: Facts) -> bool | None:
    """Under 18 on the day the court decides, for which ``today`` stands (s16(1)(a), (3))."""
    age = age_of(facts)
    return facts.under_18 if age is None else age < 18


def age_of(facts: Facts) -> int | None:
    """Age in whole years today, from the date of birth where it is known."""
    born, day = facts.date_of_birth, facts.today
    return facts.age if born is None or day is None else _years(born, day)


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def section_17_4a(facts: Facts, law: Law) -> bool | None:
    """Whether the case is about an offence of s17(4A), for s17(4) and the gate of s25(4)(a)."""
    limbs = (sexual(facts, law), modern_slavery(facts, law), domestic_abuse(facts))
    if True in limbs:
        return True
    return None if None in limbs else False


def domestic_abuse(facts: Facts) -> bool | None:
    """Domestic abuse in law: alleged, both aged 16 or over, personally connected (DAA ss1, 2).

    Age and connection are tested only for the complainant: the abuse that another witness
    speaks of was towards someone else.
    """
    if not facts.domestic_abuse or not facts.complainant:
        return facts.domestic_abuse
    age = age_of(facts)
    under_16 = (age is not None and age < 16) or _accused_under_16(facts)
    return not under_16 and facts.relationship not in NOT_CONNECTED


def _accused_under_16(facts: Facts) -> bool:
    """Every accused is known to be under 16, so that none of it can be (DAA 2021 s1(2))."""
    ages = [one.age for one in facts.defendants]
    return bool(ages) and all(age is not None and age < 16 for age in ages)


def _child(facts: Facts) -> Eligible | None:
    if not under_18(facts):
        return None
    reason = _("Under 18 at the time of the hearing (s16(1)(a)).")
    return Eligible("s16(1)(a)", How.AUTO, reason)


def _condition(facts: Facts) -> Eligible | None:
    if not facts.conditions or not facts.quality_diminished_by_condition:
        return None
    reason = _(
        "A disorder or disability of s16(2) is likely to diminish the quality of the evidence; "
        "the court must find so (s16(1)(b))."
    )
    return Eligible("s16(1)(b)", How.TEST, reason)


def _complainant(facts: Facts, law: Law) -> Eligible | None:
    if not facts.complainant or facts.declines_s17_4 or not section_17_4a(facts, law):
        return None
    if sexual(facts, law):
        said = _("Complainant of a sexual offence (s17(4), (4A)(a)).")
        reason = " ".join(filter(None, (said, sexual_doubt(facts, law))))
    elif modern_slavery(facts, law):
        reason = _("Complainant of slavery or trafficking (s17(4), (4A)(b)).")
    else:
        reason = _("Complainant of an offence alleged to be domestic abuse (s17(4), (4A)(c)).")
    kinds = {
        "a": sexual(facts, law),
        "b": modern_slavery(facts, law),
        "c": domestic_abuse(facts),
    }
    limbs = tuple(limb for limb, holds in kinds.items() if holds)
    return Eligible("s17(4)", How.AUTO, reason, limbs)


def _weapon(facts: Facts, law: Law) -> Eligible | None:
    if not weapon(facts, law) or facts.declines_s17_5:
        return None
    reason = _("Witness in a case with a gun or knife offence of Schedule 1A (s17(5)).")
    return Eligible("s17(5)", How.AUTO, reason)


def _fear(facts: Facts) -> Eligible | None:
    if not facts.fear_or_distress:
        return None
    reason = _(
        "Fear or distress about testifying is likely to diminish the quality of the evidence; "
        "the court must find so (s17(1))."
    )
    return Eligible("s17(1)", How.TEST, reason)


def _qualifying(facts: Facts) -> Eligible | None:
    recorded = facts.video_interview and facts.video_interview_under_18
    if not recorded or under_18(facts) is not False:
        return None
    reason = _("18 or over now, but under 18 when the interview was recorded (s22).")
    return Eligible("s22", How.AUTO, reason)
