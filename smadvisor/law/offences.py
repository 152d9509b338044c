"""What an offence code implies: s17(4A) and Schedule 1A of YJCEA 1999, from two tables.

``offences.csv`` gives each CJS code its provision; ``schedule_1a.csv`` gives provisions their
paragraphs. A code ending in ``*`` stands for all that begin so and have no row of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from smadvisor.law.tables import Row, good_on, read
from smadvisor.resources import folder
from smadvisor.text import _

_YES_NO = ("yes", "no")
OFFENCES = read(
    folder() / "law" / "offences.csv",
    (*("code", "wording", "provision", "sexual", "modern_slavery"), "domestic_abuse", "confirmed"),
    {
        "sexual": _YES_NO,
        "modern_slavery": _YES_NO,
        "domestic_abuse": ("suggests", ""),
        "confirmed": _YES_NO,
    },
)
SCHEDULE_1A = read(
    folder() / "law" / "schedule_1a.csv",
    ("paragraph", "provision", "condition", "confirmed"),
    {"condition": ("charge", "used", "carried"), "confirmed": _YES_NO},
)
USED = ("knife_used", "firearm_used")
CARRIED = ("knife_carried", "firearm_carried")
"""Carried by the accused, and someone else knew or believed it."""
WEAPONS = ("none", *USED, *CARRIED, "other_used")
"""``other_used`` is neither firearm nor knife, such as a hammer (Sch 1A para 32)."""
_INCHOATE = {
    "A": _("an attempt"),
    "B": _("aiding and abetting"),
    "C": _("a conspiracy"),
    "I": _("encouraging or inciting"),
}
"""The eighth character of a code, and what it makes of the offence."""
_CODE_LENGTH = 7
LATER_ACT = _(
    "Whether the Crime and Policing Act 2026 changed section 17 or Schedule 1A "
    "is to be confirmed by legal services."
)
_UNCONFIRMED = _("To be confirmed by legal services ({source}).")


@dataclass(frozen=True, slots=True)
class Offence:
    """One offence in the proceedings."""

    code: str
    weapon: str | None = None
    """One of ``WEAPONS``; None while nobody has said."""
    domestic_abuse: bool = False
    """Alleged against another person in this case."""


def entry(code: str, on: date | None = None) -> Row | None:
    """The row for ``code``, in which attempts and the like follow the offence itself."""
    rows = {row["code"]: row for row in OFFENCES if good_on(row, on)}
    base, _letter = _parts(code)
    prefixes = [base, *(base[:end] + "*" for end in range(len(base), 0, -1))]
    return next((rows[prefix] for prefix in prefixes if prefix in rows), None)


def sexual(code: str, on: date | None = None) -> bool | None:
    """Whether it is a sexual offence, attempts and the like too (s62); None if not in the table."""
    row = entry(code, on)
    return None if row is None else row["sexual"] == "yes"


def modern_slavery(code: str, on: date | None = None) -> bool | None:
    """Whether it is MSA 2015 s1 or s2 (s17(4A)(b), s62(2)); None if not in the table."""
    row = entry(code, on)
    return None if row is None else row["modern_slavery"] == "yes"


def suggests_domestic_abuse(code: str, on: date | None = None) -> bool:
    """Whether to ask first about domestic abuse; no code decides it (DAA 2021 ss1, 2)."""
    row = entry(code, on)
    return row is not None and row["domestic_abuse"] == "suggests"


def caution(code: str, on: date | None = None) -> str:
    """What a person must know before they rely on the table for ``code``; mostly nothing."""
    row = entry(code, on)
    if row is None:
        return _not_in_table(code)
    return _unconfirmed(row)


def schedule_1a(offence: Offence, on: date | None = None) -> tuple[bool | None, str]:
    """Whether this is a relevant offence of s17(5), and why; None where someone must be asked."""
    row = entry(offence.code, on)
    if row is None:
        return None, _not_in_table(offence.code)
    listed = {
        one["condition"]: one
        for one in SCHEDULE_1A
        if one["provision"] == row["provision"] and good_on(one, on)
    }
    if not listed:
        return False, _(
            "{provision} is not on Schedule 1A (s17(6)). Ask whether a weapons offence is also "
            "in the proceedings: section 17(5) then holds for all of them."
        ).format(provision=row["provision"])
    found, reason = _limb(listed, offence.weapon)
    unsure = (_unconfirmed(one) for one in (row, *listed.values()))
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


def _unconfirmed(row: Row) -> str:
    return _UNCONFIRMED.format(source=row["source"]) if row["confirmed"] == "no" else ""


def _paragraphs(listed: Mapping[str, Row]) -> str:
    return _(" or ").join(one["paragraph"] for one in listed.values())


def _inchoate(code: str, listed: Mapping[str, Row]) -> str:
    """By which paragraph an attempt and the like is on the list as the offence itself is."""
    letter = _parts(code)[1]
    if not letter:
        return ""
    return _("It is {what}, which counts as the offence itself does (para {paragraph}).").format(
        what=_INCHOATE[letter], paragraph="31" if "charge" in listed else "30"
    )


def _parts(code: str) -> tuple[str, str]:
    """The code of the offence itself and the letter of an attempt and the like, or none."""
    code = "".join(code.split()).upper()
    if len(code) == _CODE_LENGTH + 1 and code[-1] in _INCHOATE:
        return code[:-1], code[-1]
    return code, ""


def _not_in_table(code: str) -> str:
    return _(
        "The offence code {code} is not in the table: ask CPS or legal services what the offence "
        "is (s17(4A), Sch 1A)."
    ).format(code=code.strip() or _("(none)"))
