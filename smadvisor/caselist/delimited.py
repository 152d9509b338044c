"""Text files with delimiters: which encoding, which delimiter, and rows of cells."""

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from smadvisor.caselist import limits
from smadvisor.caselist.columns import known_names
from smadvisor.caselist.refusals import too_large
from smadvisor.caselist.words import clean
from smadvisor.errors import Refused
from smadvisor.text import _

_DELIMITERS = ",;\t|"
_LINES_LOOKED_AT = 40
_CHARACTERS_LOOKED_AT = 100_000


def read_delimited(data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    """Rows of cells, and a note where the encoding had to be guessed.

    Raises:
        Refused: ``damaged_file`` for a quotation mark that is never closed, ``too_large``.
    """
    text, notes = _decode(data)
    first, _end, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first[4], rest  # Excel's own hint; Excel does not count it as a row
    else:
        delimiter = _delimiter(text)
    rows: list[list[str]] = []
    try:
        for row in _reader(text, delimiter):
            rows.append(row)
            if len(rows) > limits.ROWS:
                break
    except csv.Error as error:
        raise Refused(
            "damaged_file",
            _(
                "A quotation mark in or after row {row} is never closed, or a cell is far too "
                "long, so the rest of the file cannot be trusted. Export the list again."
            ).format(row=len(rows) + 1),
        ) from error
    width = max(map(len, rows), default=0)
    if len(rows) > limits.ROWS or width > limits.COLUMNS or len(rows) * width > limits.CELLS:
        raise too_large()
    return rows, notes


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-8, UTF-16 with its mark (or plainly without), else Windows-1252."""
    notes: tuple[str, ...] = ()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    elif data[1:200:2].count(0) > 50:
        text = data.decode("utf-16-le", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
            notes = (
                _(
                    "The file is in an older encoding (Windows-1252), which cannot hold ŵ and ŷ. "
                    "Check names, or ask for an Excel file."
                ),
            )
    return clean(text), notes


def _delimiter(text: str) -> str:
    """The delimiter under which some row has the most column names; else the commonest."""
    start = text[:_CHARACTERS_LOOKED_AT]

    def names_and_width(delimiter: str) -> tuple[int, int]:
        rows: list[list[str]] = []
        with suppress(csv.Error):  # the reading itself will say what is wrong
            rows.extend(islice(_reader(start, delimiter), _LINES_LOOKED_AT))
        return (
            max((known_names(row) for row in rows), default=0),
            sum(len(row) - 1 for row in rows),
        )

    return max(_DELIMITERS, key=names_and_width)
