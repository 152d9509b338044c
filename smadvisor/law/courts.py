"""What kind of court it is. Many rules turn on that: robes, section 28, recorded interviews."""

import re
from datetime import date
from enum import StrEnum

from smadvisor.law.tables import Law, good_on


class CourtKind(StrEnum):
    """A kind of court; the first two are summary courts."""

    MAGISTRATES = "magistrates"
    YOUTH = "youth"
    CROWN = "crown"

    @property
    def summary(self) -> bool:
        """Where nobody robes and section 28 has not begun."""
        return self is not CourtKind.CROWN


_CODE = re.compile(r"[BC][0-9]{2}[A-Z0-9]{4}")
"""An organisation unit code: its first letter says magistrates' (B) or Crown (C)."""


def kind_of(code: str, name: str, law: Law, on: date | None = None) -> CourtKind | None:
    """The kind of court from its code, else from its name; None where neither says.

    A code outweighs a name: magistrates may sit in a building called Crown Court.
    """
    code, name = code.strip().upper(), " ".join(name.split()).casefold()
    rows = [row for row in law.courts if good_on(row, on)]
    for row in rows:
        if code == row["code"]:
            return CourtKind(row["kind"])
    if _CODE.fullmatch(code):
        return CourtKind.CROWN if code[0] == "C" else CourtKind.MAGISTRATES
    for row in rows:
        if name == row["name"].casefold():
            return CourtKind(row["kind"])
    return _from_words(name)


def _from_words(name: str) -> CourtKind | None:
    """The one kind that the words name; None where they name several or none."""
    named = [
        kind
        for kind, word in (
            (CourtKind.MAGISTRATES, "magistrates"),
            (CourtKind.YOUTH, "youth court"),
            (CourtKind.CROWN, "crown court"),
        )
        if word in name
    ]
    return named[0] if len(named) == 1 else None


def code_of(name: str, law: Law, on: date | None = None) -> str:
    """The code of the court with this name; empty where the table has none."""
    folded = " ".join(name.split()).casefold()
    for row in law.courts:
        if good_on(row, on) and folded == row["name"].casefold():
            return row["code"]
    return ""
