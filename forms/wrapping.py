"""Text broken into lines by measuring it, never by counting characters."""

from collections.abc import Iterator
from itertools import islice

from forms.typeface import Face, cleaned


def wrap(text: str, face: Face, size: float, width: float) -> list[str]:
    """``text`` as lines that each fit ``width`` points.

    Line breaks are kept, runs of empty lines become one. A word is cut only where it alone is
    wider than a line. Joined without white space the lines are the text without white space.
    """
    lines: list[str] = []
    for paragraph in cleaned(text).strip(" \n").split("\n"):
        broken = list(_broken(paragraph, face, size, width))
        if broken or (lines and lines[-1]):
            lines += broken or [""]
    return lines


def after(text: str, lines: list[str]) -> str:
    """What of ``text`` is left when ``lines``, its first ones as wrapped, were printed."""
    text = cleaned(text)
    printed = sum(not c.isspace() for line in lines for c in line)
    letters = (at for at, c in enumerate(text) if not c.isspace())
    return text[next(islice(letters, printed, None), len(text)) :]


def _broken(paragraph: str, face: Face, size: float, width: float) -> Iterator[str]:
    words = [word for word in paragraph.split(" ") if word]
    whole = " ".join(words)
    if face.width(whole, size) <= width:
        if whole:
            yield whole
        return
    space = face.width(" ", size)
    line: list[str] = []
    used = 0.0
    for word in words:
        wide = face.width(word, size)
        if line and used + space + wide <= width:
            line.append(word)
            used += space + wide
            continue
        if line:
            yield " ".join(line)
        *full, word = _cut(word, face, size, width) if wide > width else (word,)
        yield from full
        line, used = [word], face.width(word, size)
    if line:
        yield " ".join(line)


def _cut(word: str, face: Face, size: float, width: float) -> Iterator[str]:
    """Pieces of a word wider than a line. Loose accents are 0 wide: they stay with their letter."""
    start, used = 0, 0.0
    for at, character in enumerate(word):
        wide = face.advance[character] * size
        if used + wide > width and at > start:
            yield word[start:at]
            start, used = at, 0.0
        used += wide
    yield word[start:]
