"""A finished PDF read back, by another hand than the one that wrote it."""

import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

import pypdfium2


def pages(data: bytes) -> tuple[str, ...]:
    """The text of each page, in the order in which it was written there; none of no PDF.

    PDFium gives a sign of its own for a hyphen at the end of a line.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return ()
    try:
        found = (str(page.get_textpage().get_text_range()) for page in document)
        return tuple(text.replace("\ufffe", "-").replace("\x02", "-") for text in found)
    finally:
        document.close()


def first_misread(data: bytes, written: Sequence[str]) -> int:
    """The number of the first page that says something else than was written; 0 if none does."""
    found = pages(data)
    for number, (text, wanted) in enumerate(zip_longest(found, written, fillvalue="\0"), start=1):
        if not same(text, wanted):
            return number
    return 0


def same(found: str, wanted: str) -> bool:
    """Whether both say the same but for what laying out and reading back may change."""
    return squeezed(found) == squeezed(wanted) or bare(found) == bare(wanted)


def squeezed(text: str) -> str:
    """``text`` without white space."""
    return "".join(text.split())


def bare(text: str) -> str:
    """``text`` without what laying out and reading back may change.

    That is white space, letters joined or apart (NFKC), and loose accents that stand in any order.
    """
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c)[0] != "M")
