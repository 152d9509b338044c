"""Names in a cell: one or several, withheld, missing, or with letters lost on the way."""

import re
from typing import NamedTuple

from smadvisor.caselist.words import plain, table, tidy

_WORDS = table("wording")["name"]
_MISSING = frozenset(_WORDS["missing"])
_WITHHELD = frozenset(_WORDS["withheld"])
_SPECIAL_WORDS = frozenset(word for phrase in _WITHHELD | _MISSING for word in phrase.split()) | {
    "and",
    "a'r",
}
_SPECIAL_SIGNS = re.compile(r"[?\ufffd/&;\n\r()\[\]*]|xx|^\W+$", re.IGNORECASE)
_WITHHELD_WITHIN = re.compile(r"\b(?:restricted|withheld|redacted|confidential|cyfrinachol)\b")
_BETWEEN = re.compile(r"\s*[\n\r;]+\s*|\s+(?:&|and|/)\s+|\s*&\s*", re.IGNORECASE)
_HARD_BETWEEN = re.compile(r"\s*[\n\r;]+\s*")
_LOST = re.compile(r"[^\W\d_]\?|\?[^\W\d_]|\ufffd")

UNNAMED = frozenset({"name_withheld", "name_missing"})
"""The codes of a name that does not say who it is."""


class Name(NamedTuple):
    """A name as the list has it; ``code`` says what is odd about it, else is empty."""

    text: str
    code: str = ""


def read_names(text: str) -> tuple[Name, ...]:
    """The people a cell names; one ``name_missing`` where it names none.

    Two are told apart only where each is plainly a whole name; otherwise the cell is one name
    with ``several_people``, for a person to look at.
    """
    name = tidy(text)
    if name and not _SPECIAL_SIGNS.search(text):
        words = name.casefold().replace(",", " ").split()
        if _SPECIAL_WORDS.isdisjoint(words):
            return (Name(name),)
    if (code := _unnamed(name)) is not None:
        return (Name(name, code),)
    parts = [tidy(part).strip(",") for part in _BETWEEN.split(text.strip()) if part.strip()]
    if len(parts) > 1:
        hard = [tidy(part) for part in _HARD_BETWEEN.split(text.strip()) if part.strip()]
        if all(part.count(",") == 1 for part in parts):
            return tuple(Name(part, _letters(part)) for part in parts)
        if len(hard) > 1 and all(len(part.split()) > 1 for part in hard):
            return tuple(Name(part, _letters(part)) for part in hard)
        return (Name(name, "several_people"),)
    return (Name(name, _letters(name)),)


def _unnamed(name: str) -> str | None:
    """``name_withheld`` or ``name_missing``, or ``None`` where somebody is named."""
    bare = plain(name).strip("()[]*. ")
    if bare in _WITHHELD or bare.startswith("r/") or _WITHHELD_WITHIN.search(bare):
        return "name_withheld"
    if name and not name.casefold().strip("x*., -/()"):
        return "name_withheld" if set(name.casefold()) & set("x*") else "name_missing"
    return "name_missing" if bare in _MISSING else None


def _letters(name: str) -> str:
    """``letters_lost`` where a question mark stands for a letter the file could not hold (ŵ, ŷ)."""
    return "letters_lost" if _LOST.search(name) else ""


def joined(surname: str, forenames: str) -> str:
    """One name from two columns: ``SURNAME, Forename``."""
    return ", ".join(part for part in (tidy(surname), tidy(forenames)) if part)


def name_key(name: str) -> str:
    """A name as it is compared within a case: ``PRYCE, Siân`` and ``Sian Pryce`` are one person."""
    surname, comma, forenames = name.partition(",")
    return " ".join(plain(f"{forenames} {surname}" if comma else name).split())
