"""How far the filled cells of an ODS sheet reach, as its XML goes by.

One cell or row may say that it is repeated a million times. Blank ones after the last filled one
do not count: every OpenDocument sheet ends with some.
"""

import re

_ROW = b"<table:table-row"
_FILLED = (b"office:value", b"<text:p")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b")
_COLUMNS = re.compile(rb"number-columns-repeated\s*=\s*[\"'](\d+)")
_ROWS = re.compile(rb"\A[^>]*number-rows-repeated\s*=\s*[\"'](\d+)")


class OdsExtent:
    """Rows and columns up to the last filled cell so far."""

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0
        self._blank_rows = 0
        self._width = 0

    def search(self, block: bytes) -> None:
        """Take the next piece of XML into account. A row may lie in two pieces."""
        rest, *rows = block.split(_ROW)
        if not rows and not self.rows + self._blank_rows:
            return
        self._row(rest, 0)
        for row in rows:
            self._width = 0
            found = _ROWS.match(row)
            self._row(row, int(found[1]) if found else 1)

    def _row(self, row: bytes, times: int) -> None:
        """One row, or (with ``times`` 0) the rest of one that began in the piece before."""
        self._blank_rows += times
        if not any(mark in row for mark in _FILLED):
            return
        self.rows += self._blank_rows
        self._blank_rows = 0
        for cell in _CELL.split(row)[1:]:
            found = _COLUMNS.search(cell)
            self._width += int(found[1]) if found else 1
            if any(mark in cell for mark in _FILLED):
                self.columns = max(self.columns, self._width)
