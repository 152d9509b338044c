"""Whether a name in a case may be that of the user, or of their family: then they are asked.

Names come as people and lists write them: “REES, Siân”, “Siân Rees-Pugh”, “PC 1234 Alex Rees”.
"""

import re
import unicodedata
from collections.abc import Iterable


def _words_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHORT_RANKS = _words_in(
    "pc dc ps ds di dci dsupt supt insp sgt det pcso cso sc wpc wdc tdc adc aps ads tpc oic wco"
    " mr mrs ms miss mx dr sir dame"
)
_LONG_RANKS = _words_in(
    "police special trainee temporary acting chief detective constable sergeant inspector"
    " superintendent officer investigator"
)
"""Words that are a rank before a name and may be a surname at its end."""
_JOINING = _words_in(
    "ap ab ferch verch van von der den de del della da di la le el al bin ibn bint mac mc st ni nic"
)
"""Words before a surname, which many who are not related share."""
_PLAIN = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
"""Letters that Unicode does not take apart into a letter and its mark."""
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‘`´][^\W\d_]+)*")
_ACTING = re.compile(r"\b[at]/", re.IGNORECASE)
_BETWEEN = re.compile(r"[;&\n]")


def shared_surname(user: str, names: Iterable[str]) -> str:
    """The first surname in ``names``, or part of a double one, that is the user's too; else "".

    It is answered as the list writes it, without the rest of the name.
    """
    own = {_folded(part) for part in _surnames(user)}
    parts = (part for cell in names for name in _BETWEEN.split(cell) for part in _surnames(name))
    return next((part for part in parts if _folded(part) in own), "")


def is_officer(user: str, number: str, officer: str) -> bool:
    """Whether the officer in the case is the user: by number where both have one, else by name."""
    own, theirs = _numbers(f"{number} {user}"), _numbers(officer)
    named = bool(_words(officer))
    surname = bool(shared_surname(user, [officer]))
    if own and theirs:
        return bool(own & theirs) and (surname or not named)
    return surname and _forenames_agree(user, officer)


def _surnames(name: str) -> list[str]:
    """Each part of the surname: before a comma, in capitals among others, or else the last word."""
    before, _comma, after = name.partition(",")
    words = _words(name)
    if _words(before) and _words(after):
        return _telling(_words(before))
    loud = [word for word in words if len(word) > 1 and word.isupper()]
    if loud and len(loud) < len(words):
        return _telling(loud)
    for joined in reversed(name.split()):
        if found := [part for part in _telling(_words(joined)) if part in words]:
            return found
    return []


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if len(word) > 1 and _folded(word) not in _JOINING]


def _words(text: str) -> list[str]:
    """The words of a name without numbers, ranks and titles; a hyphen parts words."""
    words = _WORD.findall(_ACTING.sub(" ", re.sub(r"\d", " ", text)))
    while len(words) > 1 and _folded(words[0]) in _LONG_RANKS | _SHORT_RANKS:
        words = words[1:]
    return [word for word in words if _folded(word) not in _SHORT_RANKS]


def _numbers(text: str) -> set[str]:
    return {number.lstrip("0") for number in re.findall(r"\d+", text)}


def _forenames_agree(one: str, other: str) -> bool:
    """Whether the forenames begin alike; where either has none, they may be the same."""
    first, second = (_folded(_forename(name))[:1] for name in (one, other))
    return not (first and second) or first == second


def _forename(name: str) -> str:
    surnames = _surnames(name)
    return next((word for word in _words(name) if word not in surnames), "")


def _folded(word: str) -> str:
    """Without case, marks and apostrophes: Llŷr is llyr, O’Neill is oneill."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalpha())
