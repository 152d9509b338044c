"""A finished PDF read back, by another hand than the one that wrote it."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pypdfium2

from forms.sheets import Piece


class ReadBack:
    """The text of a PDF, by page and by place."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._pages = [page.get_textpage() for page in document]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def page(self, number: int) -> str:
        """All text of one page, counted from 1."""
        return str(self._pages[number - 1].get_text_range())

    def at(self, pieces: Sequence[Piece]) -> str:
        """The text found where ``pieces`` were placed, in their order."""
        return " ".join(
            self._pages[piece.page - 1].get_text_bounded(*piece.rectangle)
            for piece in pieces
            if piece.page <= self.pages
        )


@contextmanager
def read_back(data: bytes) -> Iterator[ReadBack]:
    """Open ``data`` for reading back."""
    document = pypdfium2.PdfDocument(data)
    try:
        yield ReadBack(document)
    finally:
        document.close()


def bare(text: str) -> str:
    """``text`` without what laying out and reading back may change.

    That is white space, letters joined or apart (NFKC), loose accents that stand in any order,
    and the sign that the reader puts for a hyphen at the end of a line.
    """
    text = unicodedata.normalize("NFKC", text.replace("\ufffe", "-").replace("\x02", "-"))
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c)[0] != "M")
