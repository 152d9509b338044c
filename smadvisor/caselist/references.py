"""URNs, occurrence numbers and court codes."""

import re
from typing import NamedTuple

from smadvisor.caselist.words import plain, table, tidy

_URN = re.compile(r"[A-Z0-9]{4}[0-9]{3,7}")  # the Ministry of Justice's validator
_USUAL = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{7}")  # force, unit, serial, year
_SPLIT = re.compile(r"([A-Z0-9]{4}[0-9]{3,7})(?:[/-](?:[0-9]{1,2}|[A-Z])|\((?:[0-9]{1,2}|[A-Z])\))")
_DAMAGED = re.compile(r"\d(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_COURT_CODE = re.compile(r"[BC]\d{2}[A-Z]{2}(?:\d{2})?")
_IN_BRACKETS = re.compile(r"[(\[]\s*([BC]\d{2}[A-Z]{2}(?:\d{2})?)\s*[)\]]")
_MISSING = frozenset(table("wording")["name"]["missing"])
_LARGEST_EXACT = 2**53


class Reference(NamedTuple):
    """A URN or an occurrence number; ``code`` says what is odd about the cell, else is empty."""

    text: str
    code: str = ""


def read_urn(text: str) -> Reference:
    """A URN without spaces, in capitals, without a split suffix (``/2``, ``-A``).

    A letter O where only a figure can stand is read as zero. What is odd is named
    ``unusual_urn``, and what does not look like a URN at all is kept as it was typed.
    """
    urn = "".join(text.split()).upper()
    if _URN.fullmatch(urn):
        return Reference(urn)
    if urn.casefold() in _MISSING:
        return Reference("")
    if _DAMAGED.fullmatch(urn):
        return Reference("", "number_damaged")
    joined = re.sub(r"[-/.]", "", urn)
    if _USUAL.fullmatch(joined):
        return Reference(joined)
    for candidate in (urn, _zeros(urn)):
        if split := _SPLIT.fullmatch(candidate):
            return Reference(split[1], "unusual_urn")
        if _URN.fullmatch(candidate):
            return Reference(candidate, "unusual_urn")
    return Reference(tidy(text).upper(), "unusual_urn")


def _zeros(urn: str) -> str:
    """``urn`` with each letter O that stands among the figures as a zero."""
    return urn[:2].replace("O", "0") + urn[2:4] + urn[4:].replace("O", "0")


def read_occurrence(text: str) -> Reference:
    """An occurrence number. One that a spreadsheet has rounded is dropped: it names nothing."""
    number = tidy(text)
    if number.isdecimal():
        lost = int(number) >= _LARGEST_EXACT if len(number) < 20 else True
        return Reference("" if lost else number, "number_damaged" if lost else "")
    whole, _point, zeros = number.partition(".")
    if whole.isdecimal() and zeros and not zeros.strip("0"):
        return read_occurrence(whole)
    if plain(number) in _MISSING:
        return Reference("")
    if _DAMAGED.fullmatch(number) or not number.strip("#"):
        return Reference("", "number_damaged")
    return Reference(number)


def read_court_code(code: str, court: str) -> str:
    """The seven characters of a court's OU code, from its column or in brackets in its name."""
    code = "".join(code.split()).upper()
    if not code and (found := _IN_BRACKETS.search(court.upper())):
        code = found[1]
    return code + "00" if _COURT_CODE.fullmatch(code) and len(code) == 5 else code
