"""Files made to fill the memory. The spreadsheet reader would end the whole process on some."""

import io
import struct
import zipfile

import pytest

from smadvisor.caselist import limits, read
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
    extent.search(b'<table:table-cell office:value="1"/></table:table-row>')
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
