"""Words from a list beside our own: they change nothing of how the rest of the line reads."""

import unicodedata

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_MOST = 150
"""Characters. A line of labels is no place for more; the page of the case has all of it."""


def apart(words: str) -> str:
    """``words``, short enough for a line, and isolated where they are written from the right.

    Without that, the figures and marks after an Arabic or Hebrew name would be shown before it
    (Unicode Standard Annex 9, 2.7).
    """
    if len(words) > _MOST:
        words = words[:_MOST].rstrip() + "…"
    if words.isascii() or _RIGHT_TO_LEFT.isdisjoint(map(unicodedata.bidirectional, words)):
        return words
    return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}"
