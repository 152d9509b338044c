"""Words as they are compared, and the tables of words shipped with the program."""

import re
import tomllib
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from smadvisor.characters import without_unseen
from smadvisor.resources import folder

T = TypeVar("T")

_WORD = re.compile(r"[a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_WITHOUT_ACCENT = {
    **{code: unicodedata.normalize("NFD", chr(code))[0] for code in _LATIN},
    **dict.fromkeys(range(0x300, 0x370)),  # accents that stand by themselves
    ord("’"): "'",
}


class Memo(dict[str, T]):
    """A function of one text that remembers: a list repeats itself, and a look-up is free."""

    def __init__(self, function: Callable[[str], T]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, text: str) -> T:
        """Work it out, once."""
        value = self[text] = self.function(text)
        return value


def clean(text: str) -> str:
    """``text`` without unseen characters, its letters in one form (Unicode NFC)."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", without_unseen(text))


def tidy(text: str) -> str:
    """``text`` on one line, single spaces, none at the ends."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """``text`` in lower case, without accents."""
    text = text.casefold()
    return text if text.isascii() else text.translate(_WITHOUT_ACCENT)


def header_words(header: str) -> list[str]:
    """The words of a header: ``nextHearingDate``, ``Next hearing-date`` → next, hearing, date."""
    split = _CAMEL.sub(" ", header.replace("(s)", "").replace(".", "").replace("'", ""))
    return _WORD.findall(plain(split))


@cache
def table(name: str) -> dict[str, Any]:
    """A table of words from ``resources/caselist``."""
    with (folder() / "caselist" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
