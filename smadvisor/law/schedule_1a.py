"""The gun and knife offences of Schedule 1A, which make any witness eligible (s17(5) and (6)).

The table of offences gives each code its provision; the table of the Schedule gives provisions
their paragraphs, and what must be alleged beside the charge.
"""

from collections.abc import Mapping
from datetime import date

from smadvisor.law.facts import CARRIED, USED, Facts, Offence
from smadvisor.law.offences import INCHOATE, entry, not_in_table, of_one, parts, unconfirmed
from smadvisor.law.tables import Law, Row, good_on
from smadvisor.text import _

LATER_ACT = _(
    "Whether the Crime and Policing Act 2026 changed section 17 or Schedule 1A "
    "is to be confirmed by legal services."
)


def weapon(facts: Facts, law: Law) -> bool | None:
    """Whether an offence of Schedule 1A is in the proceedings (s17(5), (6))."""
    if facts.weapon_offence is not None:
        return facts.weapon_offence
    return weapon_by_code(facts, law)


def weapon_by_code(facts: Facts, law: Law) -> bool | None:
    """What the codes, and what is alleged of a weapon, say to that."""
    return of_one(schedule_1a(one, law, facts.today)[0] for one in facts.offences)


def schedule_1a(offence: Offence, law: Law, on: date | None = None) -> tuple[bool | None, str]:
    """Whether this is a relevant offence of s17(5), and why; None where someone must be asked."""
    row = entry(offence.code, law, on)
    if row is None:
        return None, not_in_table(offence.code)
    listed = {
        one["condition"]: one
        for one in law.schedule_1a
        if one["provision"] == row["provision"] and good_on(one, on)
    }
    if not listed:
        return False, _(
            "{provision} is not on Schedule 1A (s17(6)). Ask whether a weapons offence is also "
            "in the proceedings: section 17(5) then holds for all of them."
        ).format(provision=row["provision"])
    found, reason = _limb(listed, offence.weapon)
    unsure = (unconfirmed(one) for one in (row, *listed.values()))
    parts = (reason, _inchoate(offence.code, listed), next(filter(None, unsure), ""))
    return found, " ".join(part for part in parts if part)


def _limb(listed: Mapping[str, Row], weapon: str | None) -> tuple[bool | None, str]:
    """Which limb of the Schedule is met: the charge alone, a weapon used, a weapon carried."""
    if "charge" in listed:
        return True, _("The charge alone is enough: {provision} (Sch 1A para {paragraph}).").format(
            **listed["charge"]
        )
    paragraphs = _paragraphs(listed)
    if weapon is None:
        return None, _(
            "Ask whether it is alleged that a firearm or knife was used, or was carried and "
            "someone else knew or believed it (Sch 1A para {paragraphs})."
        ).format(paragraphs=paragraphs)
    if weapon in USED and "used" in listed:
        return True, _(
            "A firearm or knife is alleged to have been used: {provision} "
            "(Sch 1A para {paragraph})."
        ).format(**listed["used"])
    if weapon in USED and "carried" in listed:  # it asks too who knew of it
        return True, _(
            "A firearm or knife that was used was also carried, and known at least to the person "
            "it was used on: {provision} (Sch 1A para {paragraph}). The statement should say so."
        ).format(**listed["carried"])
    if weapon in CARRIED and "carried" in listed:
        return True, _(
            "The accused is alleged to have carried a firearm or knife, and someone else knew or "
            "believed it: {provision} (Sch 1A para {paragraph})."
        ).format(**listed["carried"])
    return False, _(
        "No firearm or knife is alleged to have been used or carried; a knife has a blade or is "
        "sharply pointed (Sch 1A paras {paragraphs} and 32)."
    ).format(paragraphs=paragraphs)


def _paragraphs(listed: Mapping[str, Row]) -> str:
    return _(" or ").join(one["paragraph"] for one in listed.values())


def _inchoate(code: str, listed: Mapping[str, Row]) -> str:
    """By which paragraph an attempt and the like is on the list as the offence itself is."""
    letter = parts(code)[1]
    if not letter:
        return ""
    return _("It is {what}, which counts as the offence itself does (para {paragraph}).").format(
        what=INCHOATE[letter], paragraph="31" if "charge" in listed else "30"
    )
