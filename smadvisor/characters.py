"""Characters that deceive the eye or stop the program. They go wherever words come in.

A mark that turns the direction of text (U+202E and its kin) would make a name read otherwise, and
the words beside it too; one without width tells two names apart that look alike. They are taken
out rather than shown: no name needs them, and the direction of Arabic or Hebrew letters follows
from the letters. What joins letters (U+200C, U+200D) stays, as names in several scripts need it.
"""

import re
import unicodedata

_CONTROL = (*range(9), 11, 12, *range(14, 32), *range(127, 160))
_TURNING = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070))
_WITHOUT_WIDTH = (
    *(0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x200B),
    *(*range(0x2060, 0x2066), 0x3164, 0xFEFF, 0xFFA0, *range(0xFFF0, 0xFFFC)),
    *range(0xE0000, 0xE0080),
)
_SWAPPED = {
    **dict.fromkeys((*_CONTROL, *_TURNING, *_WITHOUT_WIDTH), ""),
    **dict.fromkeys((0x85, 0x2028, 0x2029), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}
UNSEEN = frozenset(map(chr, _SWAPPED))
"""Control characters (not tab and line ends), what is not seen, halves of surrogate pairs."""

_FLOOD = re.compile(r"([^\w\s\x00-\x7f]{30})[^\w\s\x00-\x7f]+")


def without_unseen(text: str) -> str:
    """``text`` without ``UNSEEN``, and with at most 30 accents on one letter.

    More of them cover the lines above, and to put them in order takes time by their square
    (Unicode Standard Annex 15, Stream-Safe Text Format).
    """
    if text.isascii() and text.isprintable():
        return text
    letters = set(text)
    if not letters.isdisjoint(UNSEEN):
        text = text.translate(_SWAPPED)
    return _FLOOD.sub(r"\1", text) if any(map(unicodedata.combining, letters)) else text
