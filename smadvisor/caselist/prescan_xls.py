"""How far the cells of an old Excel file (XLS) reach, read from its records alone.

Layout of the records: Microsoft's [MS-XLS].
"""

import struct
from collections.abc import Iterator

from smadvisor.caselist.refusals import password_protected

_CELL_RECORDS = frozenset({0x06, 0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6, 0x02, 0x03, 0x04, 0x05})
_SEVERAL_CELLS = frozenset({0xBD, 0xBE})
_DIMENSIONS = frozenset({0x200, 0x00})
_DIMENSIONS_LAYOUT = {10: "<HHHH", 14: "<IIHH"}
_FILE_PASSWORD = 0x2F
_SHEET = 0x85
_MOST_SHEETS = 256
_END = 0x0A


def farthest_cell(stream: bytes) -> tuple[int, int]:
    """Rows and columns that the cells in the stream of a workbook span, at most.

    Raises:
        Refused: ``password_protected``.
        ValueError, LookupError, struct.error: the file is broken.
    """
    sheets: set[int] = set()
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASSWORD:
            raise password_protected()
        if kind == _SHEET:
            sheets.update(struct.unpack_from("<I", body))
    if len(sheets) > _MOST_SHEETS or max(sheets, default=0) > len(stream):
        raise ValueError("sheets beyond all use")
    rows = columns = 0
    for start in (0, *sheets):
        for kind, body in _records(stream, start):
            row, column = _reach(kind, body)
            rows, columns = max(rows, row), max(columns, column)
    return rows, columns


def _records(stream: bytes, position: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, up to the mark of its end."""
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        yield kind, stream[position + 4 : position + 4 + size]
        position += 4 + size
        if kind == _END:
            return


def _reach(kind: int, body: bytes) -> tuple[int, int]:
    """Rows and columns that one record reaches."""
    if kind in _CELL_RECORDS and len(body) >= 4:
        row, column = struct.unpack_from("<HH", body)
    elif kind in _SEVERAL_CELLS and len(body) >= 6:
        row, column = *struct.unpack_from("<H", body), *struct.unpack("<H", body[-2:])
    elif kind in _DIMENSIONS and len(body) in _DIMENSIONS_LAYOUT:
        top, below, left, beyond = struct.unpack_from(_DIMENSIONS_LAYOUT[len(body)], body)
        if top > below or left > beyond:  # the reader would take it for a vast number
            raise ValueError("a sheet that ends before it begins")
        row, column = below - 1, beyond - 1
    else:
        return 0, 0
    return row + 1, column + 1
