"""How far the filled cells of an XLSX sheet reach, as its XML goes by."""

import re

_NUMBERED = rb"r\s*=\s*[\"']"
_FILLED_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?:[^>]*?\s)?" + _NUMBERED + rb"([A-Za-z]+)(\d+)[\"'][^>]*(?<!/)>"
)
_LOOSE_CELL = re.compile(rb"<(?:\w+:)?c(?:\s(?![^>]*\b" + _NUMBERED + rb")[^>]*)?/?>")
_LOOSE_ROW = re.compile(rb"<(?:\w+:)?row(?:\s(?![^>]*\b" + _NUMBERED + rb")[^>]*)?/?>")
_ROW = re.compile(rb"<(?:\w+:)?row\s(?:[^>]*?\s)?" + _NUMBERED + rb"(\d+)")
_ROW_START = re.compile(rb"<(?:\w+:)?row\b")


class XlsxExtent:
    """Rows and columns up to the outermost filled cell so far.

    An empty cell that only has a style does not count. A cell or row may leave out its number;
    it then stands after the one before it.
    """

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0
        self._loose_rows = 0
        self._last_row = 0

    def search(self, block: bytes) -> None:
        """Take the next piece into account, row by row."""
        cells = _FILLED_CELL.findall(block)
        if cells:
            columns, rows = map(set, zip(*cells, strict=True))
            self.columns = max(self.columns, *map(_column_number, columns), 0)
            self.rows = max(self.rows, *map(int, rows), 0)
        self._loose_rows += len(_LOOSE_ROW.findall(block))
        if _LOOSE_CELL.search(block):
            numbers = [int(number) for number in _ROW.findall(block)]
            self.rows = max(self.rows, self._last_row, *numbers, self._loose_rows)
            for row in _ROW_START.split(block):
                self.columns = max(self.columns, len(_LOOSE_CELL.findall(row)))
            self._last_row = numbers[-1] if numbers else self._last_row
        else:
            for number in _ROW.findall(block[block.rfind(b"row") - 20 :]):
                self._last_row = int(number)


def _column_number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
