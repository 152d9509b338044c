"""CSV that a spreadsheet program shows and never runs.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` is taken for a formula, and a formula can read
other files or call a program. Such a cell gets an apostrophe before it, which marks it as text
(OWASP, "CSV Injection").
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

_FORMULA = frozenset("=+-@\t\r\n\N{MINUS SIGN}")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*%?")


def safe(cell: str) -> str:
    """``cell`` as text that no spreadsheet program runs; a plain number stays a number.

    Blanks and invisible characters at its beginning do not hide a formula, and full-width forms of
    a sign count as the sign.
    """
    for letter in cell:
        if unicodedata.normalize("NFKC", letter)[:1] in _FORMULA:
            return cell if _NUMBER.fullmatch(cell) else "'" + cell
        if unicodedata.category(letter)[0] not in "ZC":
            break
    return cell


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV: UTF-8 with its mark, every cell quoted, lines ended by CR LF.

    ``None`` is an empty cell. A broken character (half of a pair) becomes a question mark.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    for row in (headers, *rows):
        writer.writerow("" if cell is None else safe(str(cell)) for cell in row)
    return text.getvalue().encode("utf-8-sig", errors="replace")
