"""Files made to fill the memory. The spreadsheet reader would end the whole process on some."""

import io
import struct
import zipfile

import pytest

from smadvisor.caselist import limits, prescan_xls, read
from smadvisor.caselist.compound import Compound, with_workbook
from smadvisor.caselist.prescan_ods import OdsExtent
from smadvisor.errors import Refused
from tests.caselist.files import (
    CAI,
    HEADER,
    SIAN,
    TODAY,
    as_xls,
    as_xlsx,
    sheet_xml,
    taken,
    text_cell,
    with_sheet_xml,
)
from tests.ods import ods

ROWS = [HEADER, SIAN, CAI]
FAR = "XFD1048576"


def code(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        read(data, "x", today=TODAY)
    return caught.value.code


def row(number: int | str, cells: str) -> str:
    return f'<row r="{number}">{cells}</row>'


NEAR = row(1, text_cell("URN", "A1"))


@pytest.mark.parametrize(
    "rows",
    [
        NEAR + row(1048576, text_cell("x", FAR)),
        NEAR + row(2, f"<c  s='1' r = '{FAR}'><v>1</v></c>"),
        NEAR + row(1048576, text_cell("x", "A1048576")),
        row(1, text_cell("x", "A1") + text_cell("x", "ZZZZZZZZ1")),
        row(1048576, text_cell("x") * 3),
        row(1, text_cell("x") * (limits.COLUMNS + 1)),
        NEAR + row(150_000, text_cell("x", "GA150000")),
    ],
)
def test_a_filled_cell_far_away(rows: str) -> None:
    assert code(with_sheet_xml(sheet_xml(rows))) == "too_large"


def test_very_many_rows_without_numbers() -> None:
    rows = "<row></row>" * (limits.ROWS + 1) + f"<row>{text_cell('x')}</row>"
    assert code(with_sheet_xml(sheet_xml(rows))) == "too_large"


def test_an_empty_cell_far_away_that_only_has_a_style_is_harmless() -> None:
    rows = "".join(
        row(at, "".join(text_cell(text, f"{'ABCDEFG'[n]}{at}") for n, text in enumerate(cells)))
        for at, cells in enumerate(ROWS, 1)
    )
    weekly = read(
        with_sheet_xml(sheet_xml(rows + row(1048576, f'<c r="{FAR}" s="1"/>'))), "x", today=TODAY
    )
    assert len(taken(weekly)) == 2


def test_sizes_in_a_large_sheet_are_seen_across_pieces() -> None:
    filler = "".join(row(at, text_cell("x" * 90, f"A{at}")) for at in range(1, 12_000))
    assert code(with_sheet_xml(sheet_xml(filler + row(12_000, text_cell("x", FAR))))) == "too_large"
    loose = filler + row(1048576, "") + "x" * 2**20 + text_cell("x")
    assert code(with_sheet_xml(sheet_xml(loose))) == "too_large"


def test_a_compressed_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED", 3_000_000)
    bomb = with_sheet_xml(sheet_xml(row(1, text_cell("x" * 4_000_000, "A1"))))
    assert len(bomb) < 50_000
    assert code(bomb) == "too_large"


def test_very_many_parts() -> None:
    held = io.BytesIO(as_xlsx(ROWS))
    with zipfile.ZipFile(held, "a") as book:
        for number in range(2_001):
            book.writestr(f"xl/{number}", "")
    assert code(held.getvalue()) == "too_large"


def test_a_sheet_in_utf_16_or_with_a_tag_without_end() -> None:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_xlsx(ROWS))) as book,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in book.namelist():
            part = book.read(name)
            out.writestr(name, part.decode().encode("utf-16") if "sheet1" in name else part)
    assert code(held.getvalue()) == "damaged_file"
    assert code(with_sheet_xml("<" + "x" * 3_000_000)) == "damaged_file"


@pytest.mark.parametrize(
    ("rows", "columns"), [(300_000, 3), (2**40, 2), (1, 300), (100_000, 150), (2, 2**33)]
)
def test_cells_repeated_in_ods(rows: int, columns: int) -> None:
    plain = ods({"NGAP": [["x"]]})
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as book, zipfile.ZipFile(held, "w") as out:
        for name in book.namelist():
            part = book.read(name)
            part = part.replace(
                b"<table:table-row>",
                f'<table:table-row table:number-rows-repeated="{rows}">'.encode(),
            ).replace(
                b"<table:table-cell ",
                f'<table:table-cell table:number-columns-repeated="{columns}" '.encode(),
            )
            out.writestr(name, part)
    assert code(held.getvalue()) == "too_large"


def test_how_far_an_ods_reaches() -> None:
    extent = OdsExtent()
    extent.search(b"<office:spreadsheet>")
    assert (extent.rows, extent.columns) == (0, 0)
    extent.search(
        b'<table:table-row number-rows-repeated="7"><table:table-cell/></table:table-row>'
        b'<table:table-row><table:table-cell number-columns-repeated="4"/>'
    )
    extent.search(b'<table:table-cell office:value="1"/><table:table-cell/></table:table-row>')
    extent.search(b'<table:table-row number-rows-repeated="1048000"><table:table-cell/>')
    assert (extent.rows, extent.columns) == (8, 1)


def with_record(kind: int, size: int, body: bytes) -> bytes:
    """An XLS in which the first record of this kind begins with other bytes."""
    data = bytearray(as_xls([HEADER, [1.5] * 7, [1, 2, 3]]))
    at = data.index(struct.pack("<HH", kind, size)) + 4
    data[at : at + len(body)] = body
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        with_record(0x200, 14, struct.pack("<II", 0, 2**31)),
        with_record(0xFD, 10, struct.pack("<HH", 65535, 65535)),
    ],
)
def test_an_xls_that_says_it_is_vast(data: bytes) -> None:
    assert code(data) == "too_large"


def test_an_xls_that_ends_before_it_begins() -> None:
    assert code(with_record(0x200, 14, struct.pack("<II", 2**14, 3))) == "damaged_file"


def test_chains_without_end_in_an_xls() -> None:
    data = bytearray(as_xls(ROWS))
    (table,) = struct.unpack_from("<I", data, 76)
    start = (table + 1) * 512
    for number in range(128):
        data[start + 4 * number : start + 4 * number + 4] = struct.pack("<I", number)
    assert code(bytes(data)) == "damaged_file"


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one small stream, kept as such files keep small ones."""

    def entry(called: str, kind: int, child: int, first: int, size: int) -> bytes:
        title = (called + "\0").encode("utf-16-le")
        links = struct.pack("<HBBIII", len(title), kind, 1, 2**32 - 1, 2**32 - 1, child)
        return title.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", first, size)

    smalls = -(-len(stream) // 64)
    end, free = 2**32 - 2, 2**32 - 1
    chain = [*range(1, smalls), end]
    blocks = -(-len(stream) // 512)
    table = [2**32 - 3, end, end, *range(4, 3 + blocks), end]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 2, 1, end, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    directory = entry("Root Entry", 5, 1, 3, blocks * 512) + entry(name, 2, free, 0, len(stream))
    sectors = [
        struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff"),
        directory.ljust(512, b"\0"),
        struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff"),
        stream.ljust(blocks * 512, b"\0"),
    ]
    return header + b"".join(sectors)


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


END = record(0x0A)


def farthest_cell(data: bytes) -> tuple[int, int]:
    return prescan_xls.farthest_cell(Compound(data).workbook())


def test_how_far_an_xls_reaches_where_the_reader_looks() -> None:
    sheet = record(0xBD, struct.pack("<HHIIH", 8, 0, 0, 0, 5)) + record(0x200, bytes(9))
    sheet += record(0x203, struct.pack("<HH", 2, 9)) + END + record(0x203, b"\xff" * 8)
    stream = record(0x85, struct.pack("<I", 12)) + END + sheet
    assert farthest_cell(compound("Workbook", stream)) == (9, 10)
    assert farthest_cell(compound("Book", record(0x0, struct.pack("<5H", 0, 7, 0, 3, 0)))) == (7, 3)


@pytest.mark.parametrize(
    "data",
    [
        compound("EncryptedPackage", b"x"),
        compound("Workbook", record(0x2F) + END),
    ],
)
def test_a_password(data: bytes) -> None:
    assert code(data) == "password_protected"


def test_a_password_in_a_zip_or_in_ods() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as out:
        out.writestr("content.xml", "x")
        out.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert code(held.getvalue()) == "password_protected"
    data = bytearray(as_xlsx(ROWS))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert code(bytes(data)) == "password_protected"


@pytest.mark.parametrize(
    "data",
    [
        compound("WordDocument", b"x"),
        compound("Workbook", b"".join(record(0x85, struct.pack("<I", n)) for n in range(300))),
        compound("Workbook", END * 40)[: 512 * 3 + 4] + bytes(508) + bytes(512),
    ],
)
def test_compound_files_that_are_no_workbook(data: bytes) -> None:
    assert code(data) == "damaged_file"


def test_a_large_compound_files_table_goes_on_in_other_sectors() -> None:
    data = bytearray(compound("Workbook", record(0x200, struct.pack("<IIHHH", 0, 9, 0, 4, 0))))
    struct.pack_into("<I", data, 68, len(data) // 512 - 1)
    data += struct.pack("<I", 2**32 - 1) * 127 + struct.pack("<I", 2**32 - 2)
    assert farthest_cell(bytes(data)) == (9, 4)


def test_a_reader_that_gives_up_in_a_panic() -> None:
    data = bytearray(as_xls(ROWS))
    data[data.index(b"\x09\x08\x10\x00") + 2] = 0
    assert code(bytes(data)) == "damaged_file"


def test_entities_in_a_sheet() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + sheet_xml(NEAR)
    assert code(with_sheet_xml(bomb)) == "damaged_file"


def test_a_file_that_is_two_workbooks_is_read_as_the_one_looked_over() -> None:
    """Two directories at its end: what unpacks it here finds one, the spreadsheet reader another.

    The second says that a comment follows which is not there, so a stricter reader takes the first.
    """
    vast = NEAR + row(1048576, text_cell("x", FAR))
    hidden, sound = bytearray(with_sheet_xml(sheet_xml(vast))), bytearray(as_xlsx(ROWS))
    struct.pack_into("<H", hidden, len(hidden) - 2, len(sound))
    struct.pack_into("<H", sound, len(sound) - 2, 5)
    assert len(taken(read(bytes(hidden + sound), "x", today=TODAY))) == 2


def test_two_parts_of_one_name() -> None:
    held = io.BytesIO(as_xlsx(ROWS))
    with zipfile.ZipFile(held, "a") as book, pytest.warns(UserWarning, match="Duplicate"):
        book.writestr("xl/worksheets/sheet1.xml", sheet_xml(NEAR))
    assert code(held.getvalue()) == "damaged_file"


@pytest.mark.parametrize("size", [1, 4096, 5_000_000])
def test_a_workbook_packed_anew_is_the_same(size: int) -> None:
    stream = bytes(range(256)) * (size // 256) + b"x"
    assert Compound(with_workbook(stream)).workbook().rstrip(b"\0") == stream


def test_cells_merged_where_there_are_none_or_many_times_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [HEADER, SIAN, ["", *CAI[1:]]]
    assert len(taken(read(as_xlsx(rows, merged="A90000:A90010"), "x", today=TODAY))) == 1
    assert len(taken(read(as_xlsx(rows, merged="A2:A90000"), "x", today=TODAY))) == 2
    monkeypatch.setattr(limits, "CELLS", 1)
    monkeypatch.setattr("smadvisor.caselist.prescan._within_limits", lambda *_size: None)
    assert code(as_xlsx(rows, merged="A2:A3")) == "damaged_file"
