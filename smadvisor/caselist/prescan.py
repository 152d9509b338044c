"""Looks a workbook over before the spreadsheet reader gets it.

The reader sets aside a rectangle as large as the outermost filled cells span and ends the whole
process when the memory is not there, so a 1 KB file could stop the program. Sizes that a file
declares are not believed: every part is unpacked, counted and searched here first. Then it is
packed anew, for a file can be made that two programs unpack differently: the reader gets the very
parts that were looked over.
"""

import io
import struct
import zipfile
import zlib
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from smadvisor.caselist import limits
from smadvisor.caselist.compound import Compound, with_workbook
from smadvisor.caselist.prescan_ods import OdsExtent
from smadvisor.caselist.prescan_xls import farthest_cell
from smadvisor.caselist.prescan_xlsx import XlsxExtent
from smadvisor.caselist.refusals import damaged, not_a_list, password_protected, too_large

_BLOCK = 1024 * 1024
_PARTS = 2_000
_LONGEST_TAG = 64 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_XML = (".xml", ".rels")
_BROKEN = (
    ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    OSError,
)


def looked_over(data: bytes) -> bytes:
    """The same workbook, packed plainly; refused where it would not fit in memory or is none.

    Raises:
        Refused: ``too_large``, ``damaged_file``, ``not_a_list``, ``password_protected``.
    """
    try:
        if data.startswith(b"PK"):
            return _look_over_zip(data)
        stream = Compound(data).workbook()
        _within_limits(*farthest_cell(stream))
        return with_workbook(stream)
    except _BROKEN as error:
        raise damaged() from error


def _within_limits(rows: int, columns: int) -> None:
    if rows > limits.ROWS or columns > limits.COLUMNS or rows * columns > limits.CELLS:
        raise too_large()


def _look_over_zip(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(packed, "w") as anew:
        names = set(archive.namelist())
        if "xl/workbook.bin" in names or not names & {"[Content_Types].xml", "content.xml"}:
            raise not_a_list()
        if len(archive.infolist()) > _PARTS:
            raise too_large()
        if len(names) < len(archive.infolist()):
            raise ValueError("two parts of one name")
        if _has_password(archive, names):
            raise password_protected()
        left = limits.UNPACKED
        for info in archive.infolist():
            grammar = _grammar() if info.filename.endswith(_XML) else None
            with archive.open(info) as part, anew.open(info.filename, "w") as copy:
                left = _look_over_part(part, copy, left, grammar)
    return packed.getvalue()


def _has_password(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """Whether a part is encrypted, by ZIP itself or as OpenDocument says in its manifest."""
    if any(info.flag_bits & 1 for info in archive.infolist()):
        return True
    manifest = "META-INF/manifest.xml"
    if manifest not in names or archive.getinfo(manifest).file_size > _BLOCK:
        return False
    with archive.open(manifest) as part:
        return b"encryption-data" in part.read(_BLOCK)


def _grammar() -> XMLParserType:
    """Checks that XML is well formed: on a missing end tag the reader would never end."""
    grammar = ParserCreate()
    grammar.StartDoctypeDeclHandler = _no_entities
    return grammar


def _no_entities(*_arguments: object) -> None:
    raise ValueError("entities, which no spreadsheet program writes")


def _look_over_part(
    part: IO[bytes], copy: IO[bytes], left: int, grammar: XMLParserType | None
) -> int:
    """Search and copy one part; returns how many bytes the parts after it may have."""
    extents = (XlsxExtent(), OdsExtent())
    kept = b""
    read_before = False
    while block := part.read(_BLOCK):
        left -= len(block)
        if left < 0:
            raise too_large()
        if not read_before and block.startswith(_UTF_16):
            raise ValueError("XML in UTF-16, which no spreadsheet program writes")
        read_before = True
        copy.write(block)
        if grammar:
            grammar.Parse(block, False)
        block = kept + block
        end = block.rfind(b"<")
        if end < 0 or len(block) - end > _LONGEST_TAG:
            end = len(block)
        kept = block[end:]  # a tag that may be cut in two is looked at with the next piece
        for extent in extents:
            extent.search(block[:end])
            _within_limits(extent.rows, extent.columns)
    if grammar:
        grammar.Parse(b"", True)
    return left
