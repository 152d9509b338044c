"""What people type in a cell, read as what they mean: the MG2, yes and no, plea, kind of case."""

import re
from collections.abc import Iterable, Mapping

from smadvisor.caselist.dates import take_date
from smadvisor.caselist.words import plain, table
from smadvisor.casework.cases import Role
from smadvisor.casework.identity import folded
from smadvisor.casework.mg2 import Mg2State

_TOKEN = re.compile(r"[nwv]/[acbkw](?![a-z])|[^\W_]+(?:'[^\W_]+)*|[✓✔☑√🗸✅✗✘☐❌?]")
_VERSION = re.compile(r"\b(?:v|ver|version|fersiwn)\.?\s*\d+(?:\.\d+)*\b")


class Phrases:
    """Finds known phrases in a text: whole words, the longest first."""

    def __init__(self, kinds: Mapping[str, Iterable[str]]) -> None:
        self._kinds = {
            tuple(_TOKEN.findall(plain(phrase))): kind
            for kind, phrases in kinds.items()
            for phrase in phrases
        }
        self._longest = max(map(len, self._kinds))

    def kinds(self, text: str) -> list[str]:
        """The kind of each phrase in ``text``, in order; empty for a word in no phrase."""
        tokens = _TOKEN.findall(plain(text))
        found = []
        while tokens:
            for size in range(min(self._longest, len(tokens)), 0, -1):
                kind = self._kinds.get(tuple(tokens[:size]))
                if kind is not None:
                    break
            else:
                size, kind = 1, ""
            found.append(kind)
            del tokens[:size]
        return found


_WORDING = table("wording")
_YES, _NO = _WORDING["yes"]["words"], _WORDING["no"]["words"]
_MG2 = Phrases({"yes": _YES, "no": _NO, **_WORDING["mg2"]})
_FLAGS = Phrases({"yes": _YES, "no": _NO, **_WORDING["flags"]})
_PLEA = Phrases(_WORDING["plea"])
_ROLE = Phrases({"yes": _YES, **_WORDING["role"]})
_STRONG = {Mg2State.INADEQUATE.value, Mg2State.NOT_REQUIRED.value, Mg2State.DECLINED.value}


def mg2_state(text: str, learnt: Mapping[str, Mg2State]) -> Mg2State:
    """What a cell of the MG2 column says. What is not understood in full is ``UNCLEAR``."""
    if (known := learnt.get(folded(text))) is not None:
        return known
    words = plain(text)
    if not words.strip(" \t\n-–—."):
        return Mg2State.ABSENT
    day, words = take_date(words)
    words, versions = _VERSION.subn(" ", words)
    kinds = set(_MG2.kinds(words))
    named_only = kinds == {"noise"}
    kinds.discard("noise")
    if day == "impossible" or "unclear" in kinds:
        return Mg2State.UNCLEAR
    if strong := kinds & _STRONG:
        return Mg2State(strong.pop()) if len(strong) == 1 else Mg2State.UNCLEAR
    if "" in kinds:
        return Mg2State.UNCLEAR
    absent = bool(kinds & {"no", "absent"})
    present = bool(kinds & {"yes", "present"} or day == "date" or versions)
    if present is absent:
        only_mg2 = named_only and plain(text).strip() in {"mg2", "mg02"}
        return Mg2State.PRESENT if only_mg2 else Mg2State.UNCLEAR
    return Mg2State.PRESENT if present else Mg2State.ABSENT


def yes_or_no(text: str) -> bool | None:
    """Yes, no, or ``None`` for anything else."""
    kinds = set(_FLAGS.kinds(text))
    if kinds and "yes" not in kinds and "no" in kinds:
        return False
    if kinds and "no" not in kinds and "yes" in kinds:
        return True
    return None


def domestic_abuse(text: str) -> bool | None:
    """A cell of a domestic abuse column: ``Y``, ``DA - HIGH``, ``N``."""
    if "domestic_abuse" in _FLAGS.kinds(text):
        return yes_or_no(text) is not False
    return yes_or_no(text)


def sexual(text: str) -> bool | None:
    """A cell of a RASSO column: ``Y``, ``Rape``, ``N``."""
    if "sexual" in _FLAGS.kinds(text):
        return yes_or_no(text) is not False
    return yes_or_no(text)


def vawdasv(text: str) -> tuple[bool | None, bool | None]:
    """Domestic abuse and sexual offence, from one column for both.

    A bare *yes* says that it is one of them and not which, so neither is known.
    """
    kinds = set(_FLAGS.kinds(text))
    if "no" in kinds:
        return (False, False) if kinds == {"no"} else (None, None)
    return ("domestic_abuse" in kinds or None, "sexual" in kinds or None)


def guilty(text: str) -> bool:
    """Whether the cell says, without doubt, that a guilty plea is anticipated."""
    kinds = _PLEA.kinds(text)
    return "guilty" in kinds and "not_guilty" not in kinds


def role(text: str, otherwise: Role) -> Role:
    """Victim or witness, where a column says so."""
    kinds = set(_ROLE.kinds(text))
    if kinds & {"victim", "yes"}:
        return Role.VICTIM
    return Role.WITNESS if "witness" in kinds else otherwise
