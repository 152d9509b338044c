"""The one typeface of all paper: measured text, and characters it cannot print.

Noto Sans is shipped whole and embedded in part. The fonts that every PDF reader has lack ŵ and ŷ
and print a black square for them without a word (decision 004).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from smadvisor.errors import Refused
from smadvisor.resources import folder
from smadvisor.text import _


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One weight of the typeface: its name on a canvas, and how wide each character is."""

    name: str
    advance: dict[str, float]
    """Points at size 1. Kept by character, never by word: no case may linger in a cache."""

    def width(self, text: str, size: float) -> float:
        """How wide ``text`` prints, in points."""
        return sum(map(self.advance.__getitem__, text)) * size


@cache
def faces() -> tuple[Face, Face]:
    """Regular and bold, read from the shipped files once a process."""
    return _load("NotoSans-Regular"), _load("NotoSans-Bold")


def _load(name: str) -> Face:
    font = TTFont(name, folder() / "fonts" / f"{name}.ttf")
    pdfmetrics.registerFont(font)
    widths = font.face.charWidths
    return Face(
        name,
        {
            chr(code): widths[code] / 1000
            for code in font.face.charToGlyph
            if (chr(code).isprintable() or code == 0xA0) and not _VARIANT.match(chr(code))
        },
    )


def cleaned(text: str) -> str:
    """``text`` as it is printed: letters composed, invisible characters out, one kind of space.

    Line breaks stay. What two systems write differently (w with a loose circumflex, ŵ) is one.
    """
    plain = text.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", text)
    return text if plain and not _ODD.search(text) else _cleaned(text)


_VARIANT = re.compile("[\ufe00-\ufe0f]")
"""These choose a picture for the letter before them."""
_MARK = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u2de0-\u2dff"
    "\ua66f-\ua67d\ua69e\ua69f\ufe20-\ufe2f]"
)
"""Accents and the like, which sit on the letter before them."""
_LONE = re.compile(f"(^|[ \n])(?={_MARK.pattern})")
_ODD = re.compile(f"{_VARIANT.pattern}|{_LONE.pattern}")
_AS_SPACE = {"Zs": " ", "Zl": "\n", "Zp": "\n", "Cf": "", "Cc": ""}
_LINE_ENDS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\t": " "})


def _cleaned(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_LINE_ENDS))
    text = "".join(
        c if c in "\n\xa0" else _AS_SPACE.get(unicodedata.category(c), c)
        for c in _VARIANT.sub("", text)
    )
    # a lone accent gets a space of its own to sit on, or it would join the word before
    return _LONE.sub("\\1\xa0", unicodedata.normalize("NFC", text))


def check_printable(texts: Iterable[tuple[str, str]]) -> None:
    """Raise if any of ``texts``, each with the name of its box, holds what cannot be printed.

    Raises:
        Refused: ``letter_not_printable``. It names the box and the character, never the text.
    """
    found = [
        _("{character} in “{box}”").format(character=_named(character), box=box)
        for box, text in texts
        for character in sorted(_missing(cleaned(text)))
    ]
    if found:
        raise Refused(
            "letter_not_printable",
            _(
                "The form cannot print {characters}. Write it another way there, "
                "then make the MG2 again."
            ).format(characters=", ".join(dict.fromkeys(found))),
        )


def printable(text: str) -> str:
    """``text`` with � for what cannot be printed: for lists, where one letter stops nothing."""
    text = cleaned(text)
    missing = _missing(text)
    return "".join("\ufffd" if c in missing else c for c in text) if missing else text


def _missing(text: str) -> set[str]:
    regular, bold = faces()
    return {
        c for c in set(text) if (c not in regular.advance or c not in bold.advance) and c != "\n"
    }


def _named(character: str) -> str:
    """A character by its Unicode name and number."""
    name = unicodedata.name(character, _("a character without a name"))
    return f"{name.lower()} (U+{ord(character):04X})"
