"""What an offence code implies: sexual, modern slavery, domestic abuse (YJCEA 1999 s17(4A), s62).

The table of offences gives each CJS code its wording and provision. A code ending in ``*`` stands
for all that begin so and have no row of their own; an attempt and the like has the code of the
offence itself with a letter after it.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from smadvisor.law.facts import Facts, Offence
from smadvisor.law.tables import Law, Row, good_on
from smadvisor.text import _

INCHOATE: Mapping[str, str] = {
    "A": _("an attempt"),
    "B": _("aiding and abetting"),
    "C": _("a conspiracy"),
    "I": _("encouraging or inciting"),
}
"""The eighth character of a code, and what it makes of the offence."""
_CODE_LENGTH = 7


def entry(code: str, law: Law, on: date | None = None) -> Row | None:
    """The row for ``code``, in which attempts and the like follow the offence itself."""
    rows = {row["code"]: row for row in law.offences if good_on(row, on)}
    base, _letter = parts(code)
    prefixes = [base, *(base[:end] + "*" for end in range(len(base), 0, -1))]
    return next((rows[prefix] for prefix in prefixes if prefix in rows), None)


def parts(code: str) -> tuple[str, str]:
    """The code of the offence itself and the letter of an attempt and the like, or none."""
    code = "".join(code.split()).upper()
    if len(code) == _CODE_LENGTH + 1 and code[-1] in INCHOATE:
        return code[:-1], code[-1]
    return code, ""


def sexual(facts: Facts, law: Law) -> bool | None:
    """Whether a sexual offence is in the proceedings, attempts and the like too (s62)."""
    if facts.sexual_offence is not None:
        return facts.sexual_offence
    return sexual_by_code(facts, law)


def sexual_by_code(facts: Facts, law: Law) -> bool | None:
    """What the codes alone say to that."""
    return of_one(_column(one, "sexual", law, facts.today) for one in facts.offences)


def modern_slavery(facts: Facts, law: Law) -> bool | None:
    """Whether MSA 2015 s1 or s2 is in the proceedings (s17(4A)(b), s62(2))."""
    if facts.modern_slavery is not None:
        return facts.modern_slavery
    return modern_slavery_by_code(facts, law)


def modern_slavery_by_code(facts: Facts, law: Law) -> bool | None:
    """What the codes alone say to that."""
    return of_one(_column(one, "modern_slavery", law, facts.today) for one in facts.offences)


def of_one(answers: Iterable[bool | None]) -> bool | None:
    """Whether one of the offences is of a kind; None while it is open or no offence is known."""
    known = list(answers)
    if True in known:
        return True
    return None if None in known or not known else False


def _column(offence: Offence, column: str, law: Law, on: date | None) -> bool | None:
    row = entry(offence.code, law, on)
    return None if row is None else row[column] == "yes"


def implies(code: str, law: Law, on: date | None = None) -> str:
    """What the offence is, and what to ask because of it."""
    row = entry(code, law, on)
    if row is None:
        return not_in_table(code)
    said = [_("{wording} ({provision}).").format(**row)]
    if row["sexual"] == "yes":
        said.append(_("A sexual offence (s17(4A)(a))."))
    if row["modern_slavery"] == "yes":
        said.append(_("Modern slavery (s17(4A)(b))."))
    if row["domestic_abuse"] == "suggests":
        said.append(
            _("Ask first about domestic abuse; no code decides it (s17(4A)(c), DAA 2021 ss1, 2).")
        )
    return " ".join((*said, *filter(None, [unconfirmed(row)])))


def caution(code: str, law: Law, on: date | None = None) -> str:
    """What a person must know before they rely on the table for ``code``; mostly nothing."""
    row = entry(code, law, on)
    return not_in_table(code) if row is None else unconfirmed(row)


def sexual_doubt(facts: Facts, law: Law) -> str:
    """That a sexual offence is one to be confirmed, where no other code is sexual."""
    rows = [entry(one.code, law, facts.today) for one in facts.offences]
    doubts = [unconfirmed(row) for row in rows if row and row["sexual"] == "yes"]
    return doubts[0] if doubts and all(doubts) else ""


def unconfirmed(row: Row) -> str:
    """That a row of a table is to be confirmed, where it is."""
    if row["confirmed"] != "no":
        return ""
    return _("To be confirmed by legal services ({source}).").format(source=row["source"])


def not_in_table(code: str) -> str:
    """What to do about a code that is not in the table."""
    return _(
        "The offence code {code} is not in the table: ask CPS or legal services what the offence "
        "is (s17(4A), Sch 1A)."
    ).format(code=code.strip() or _("(none)"))
