"""Compound files, in which old Excel keeps a workbook: read by ourselves, and written anew.

Layout: Microsoft's [MS-CFB]. A file that two readers understand differently is a trap; so the
spreadsheet reader never gets the file itself, only what was found in it, in a plain one.
"""

import struct

from smadvisor.caselist.refusals import password_protected

_MARKS = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors
_TABLE, _END, _FREE = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
WORKBOOK = "Workbook"
_LARGE = 4096
"""Bytes of a sector in the files written here; streams that are smaller are kept otherwise."""


def with_workbook(stream: bytes) -> bytes:
    """A compound file that holds this workbook and nothing else."""
    stream = stream.ljust(_LARGE, b"\0")
    count = -(-len(stream) // _LARGE)
    tables = -(-(count + 2) // (_LARGE // 4 - 1))
    small, first = tables + 1, tables + 2
    numbers = [_TABLE] * tables + [_END, _END, *range(first + 1, first + count), _END]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6x", 0x3E, 4, 0xFFFE, 12, 6)
    head += struct.pack("<9I", 1, tables, tables, 0, _LARGE, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    table = struct.pack(f"<{len(numbers)}I", *numbers).ljust(tables * _LARGE, b"\xff")
    root = _entry("Root Entry", 5, 1, small, 64)  # readers ask that there be small streams
    directory = root + _entry(WORKBOOK, 2, _FREE, first, len(stream))
    parts = (head, table, directory, bytes(_LARGE), stream)
    return b"".join(part.ljust(-(-len(part) // _LARGE) * _LARGE, b"\0") for part in parts)


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    title = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII", len(title), kind, 1, _FREE, _FREE, child)
    return title.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", first, size)


class Compound:
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
        for name in (WORKBOOK, "Book"):
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
