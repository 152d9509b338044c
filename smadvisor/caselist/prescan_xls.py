"""How far the cells of an old Excel file (XLS) reach, read from its records alone.

Layout: Microsoft's [MS-CFB] for the compound file and [MS-XLS] for the records within.
"""

import struct
from collections.abc import Iterator

from smadvisor.caselist.refusals import password_protected

_MARKS = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors
_CELL_RECORDS = frozenset({0x06, 0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6, 0x02, 0x03, 0x04, 0x05})
_SEVERAL_CELLS = frozenset({0xBD, 0xBE})
_DIMENSIONS = frozenset({0x200, 0x00})
_DIMENSIONS_LAYOUT = {10: "<HHHH", 14: "<IIHH"}
_FILE_PASSWORD = 0x2F
_SHEET = 0x85
_MOST_SHEETS = 256
_END = 0x0A


def farthest_cell(data: bytes) -> tuple[int, int]:
    """Rows and columns that the cells of an XLS span, at most.

    Raises:
        Refused: ``password_protected``.
        ValueError, LookupError, struct.error: the file is broken.
    """
    stream = _Compound(data).workbook()
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


class _Compound:
    """A compound file: a small file system of sectors, kept in chains."""

    def __init__(self, data: bytes) -> None:
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in {9, 12} or small_shift != 6:
            raise ValueError("not a compound file")
        self._data = data
        self._sector = 1 << shift
        self._table = self._read_table()
        (first_directory,) = struct.unpack_from("<I", data, 48)
        self._small_limit, first_small = struct.unpack_from("<II", data, 56)
        self._small_table = _numbers(self._chain(first_small))
        directory = self._chain(first_directory)
        self._entries = {
            _entry_name(directory, at): struct.unpack_from("<II", directory, at + 116)
            for at in range(0, len(directory) - 127, 128)
        }

    def _read_table(self) -> list[int]:
        """Which sector follows each sector."""
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        (following,) = struct.unpack_from("<I", self._data, 68)
        for _step in range(len(self._data) // self._sector):
            if following >= _MARKS:
                break
            *more, following = _numbers(self._at(following))
            sectors += more
        return _numbers(b"".join(self._at(number) for number in sectors if number < _MARKS))

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        return self._data[start : start + self._sector].ljust(self._sector, b"\0")

    def _chain(self, number: int) -> bytes:
        parts = []
        while number < _MARKS:
            parts.append(self._at(number))
            number = self._table[number]
            if len(parts) > len(self._table):
                raise ValueError("a chain without end")
        return b"".join(parts)

    def workbook(self) -> bytes:
        """The stream with the cells."""
        for name in ("Workbook", "Book"):
            if name in self._entries:
                first, size = self._entries[name]
                small = size < self._small_limit
                return (self._small_chain(first) if small else self._chain(first))[:size]
        if "EncryptedPackage" in self._entries:
            raise password_protected()
        raise ValueError("no workbook in this compound file")

    def _small_chain(self, number: int) -> bytes:
        whole = self._chain(self._entries["Root Entry"][0])
        parts: list[bytes] = []
        while number < _MARKS:
            parts.append(whole[number * 64 : number * 64 + 64])
            number = self._small_table[number]
            if len(parts) > len(self._small_table):
                raise ValueError("a chain without end")
        return b"".join(parts)


def _numbers(sectors: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(sectors) // 4}I", sectors))


def _entry_name(directory: bytes, at: int) -> str:
    (length,) = struct.unpack_from("<H", directory, at + 64)
    return directory[at : at + min(max(length - 2, 0), 64)].decode("utf-16-le", errors="replace")
