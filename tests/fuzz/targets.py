"""Every reader of what comes from outside: each takes any bytes, or refuses them in words.

A target raises only where that does not hold. A new reader is one more line in ``TARGETS``.
"""

import atexit
import io
import json
import random
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from smadvisor.assessment.answers import check_all
from smadvisor.caselist import history, read
from smadvisor.caselist.plan import Stored, plan
from smadvisor.characters import UNSEEN
from smadvisor.cli import commands
from smadvisor.errors import SMAdvisorError
from smadvisor.law import facts_file
from smadvisor.law.explain import explain
from smadvisor.law.tables import current
from smadvisor.resources import folder
from smadvisor.store import bundle, keys, place, seal, tries
from smadvisor.store.place import DATABASE, KEYS, SEAL, TRIES
from tests.acceptance.record_sheet import COLUMNS
from tests.caselist.files import (
    CAI,
    HEADER,
    SIAN,
    TODAY,
    as_csv,
    as_xls,
    as_xlsx,
    sheet_xml,
    text_cell,
)
from tests.caselist.test_traps import END, compound, record
from tests.ods import ods

ROWS = [HEADER, SIAN, CAI]
_RECORDS = [
    COLUMNS,
    ("61US0412323", "LLŶR, Gwŵen", "3.4.2023", "Y", "", "45022", "screens", "sent"),
]
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
_LONGEST_INPUT = 200_000
REFUSALS = {
    "list": {
        *("empty_file", "not_a_list", "damaged_file", "password_protected", "too_large"),
        "no_such_sheet",
    },
    "record_sheet": {
        *("empty_file", "not_a_list", "damaged_file", "password_protected", "too_large"),
        "not_a_record_sheet",
    },
    "answers": {"not_json", "answers_file", "answers_refused"},
    "facts": {"not_json", "facts_refused"},
    "keys": {"key_file_damaged"},
    "tries": {"too_soon"},
    "backup": {"not_a_backup", "backup_damaged", "backup_newer", "backup_unreadable"},
}


@dataclass(frozen=True)
class Target:
    """A reader, what it may refuse with, and sound inputs to begin from."""

    read: Callable[[bytes], object]
    refusals: set[str]
    seeds: Callable[[], Iterable[bytes]]

    def __call__(self, data: bytes) -> str:
        """Read ``data``; answers the code it was refused with, or nothing.

        Raises:
            AssertionError: it was refused with another code, or without a sentence.
            Exception: whatever the reader lets out, which it must not.
        """
        refused = None
        try:
            self.read(data[:_LONGEST_INPUT])
        except SMAdvisorError as error:
            refused = error
        if refused is None:
            return ""
        assert refused.code in self.refusals, refused.code
        assert refused.sentence.endswith("."), refused.code
        return refused.code


def _list(data: bytes) -> None:
    weekly = read(data, "x", today=TODAY)
    plan(weekly, Stored(), TODAY)
    for entry in weekly.entries:
        said = f"{entry.person}{entry.urn}{entry.court}{entry.offences}{entry.oic}"
        assert not UNSEEN & set(said), "what cannot be seen was let in"


def _record_sheet(data: bytes) -> None:
    found = history.read(data, "x", today=TODAY)
    for row in found.rows:
        assert not UNSEEN & set(f"{row.person}{row.urn}"), "what cannot be seen was let in"
    assert all(line.message for line in found.left_out)


def _zip_with(part: str, whole: Callable[[], bytes]) -> Callable[[bytes], None]:
    """A workbook of which one part is whatever comes."""

    def read_with(data: bytes) -> None:
        held = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole())) as book, zipfile.ZipFile(held, "w") as out:
            for name in book.namelist():
                out.writestr(name, data if name == part else book.read(name))
            if part not in book.namelist():
                out.writestr(part, data)
        _list(held.getvalue())

    return read_with


def _part_of(part: str, whole: Callable[[], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(whole())) as book:
        return book.read(part)


@cache
def _xlsx() -> bytes:
    return as_xlsx(ROWS, merged="A2:A3")


@cache
def _records_workbook() -> bytes:
    return as_xlsx(_RECORDS)


@cache
def _xlsx_with_strings() -> bytes:
    """A workbook as Excel writes it, each text once in a table of its own."""
    texts = [str(cell) for row in ROWS for cell in row]
    cells = iter(f'<c t="s"><v>{number}</v></c>' for number in range(len(texts)))
    rows = "".join(f"<row>{''.join(next(cells) for _cell in row)}</row>" for row in ROWS)
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    office = "http://schemas.openxmlformats.org"
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_xlsx())) as book, zipfile.ZipFile(held, "w") as out:
        for name in book.namelist():
            whole = book.read(name).replace(
                b"</Relationships>",
                f'<Relationship Id="rId99" Type="{office}/officeDocument/2006/relationships/'
                'sharedStrings" Target="sharedStrings.xml"/></Relationships>'.encode(),
            )
            out.writestr(name, sheet_xml(rows) if name == _SHEET else whole)
        out.writestr(_STRINGS, f'<sst xmlns="{office}/spreadsheetml/2006/main">{strings}</sst>')
    return held.getvalue()


@cache
def _ods() -> bytes:
    return ods({"NGAP": [list(row) for row in ROWS]})


@cache
def _scratch() -> Path:
    memory = Path("/dev/shm")  # noqa: S108  where there is one, no disk is worn out
    within = memory if memory.is_dir() else None
    made = Path(tempfile.mkdtemp(prefix="smadvisor-fuzz-", dir=within))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def _file(name: str, data: bytes) -> Path:
    path = _scratch() / name
    path.write_bytes(data)
    return path


def _answers(data: bytes) -> None:
    given = commands._answers(_file("answers.json", data))
    for answer in check_all(given).values():
        assert not UNSEEN & set("".join(answer))


def _facts(data: bytes) -> None:
    explain(facts_file.read(commands._json(_file("facts.json", data)), TODAY), current())


def _keys(data: bytes) -> None:
    path = _file(KEYS, data)
    assert not UNSEEN & set("".join(place.names(path.parent)))
    for slot in keys.read(path):
        assert slot.memory_kib <= 2**20, "one try would fill the memory"
        assert slot.label


def _tries(data: bytes) -> None:
    path = _file(TRIES, data)
    assert tries.seconds_left(path.parent, NOW) <= 60
    assert all(one.at.tzinfo for one in tries.noted(path.parent))
    tries.note(path.parent, NOW, "someone")
    tries.check(path.parent, NOW)


def _seal(data: bytes) -> None:
    held = seal._read(_file(SEAL, data).parent, bytes(32))
    assert held in {None, _HELD}, "a seal that was not made with the key"


def _backup(data: bytes) -> None:
    path = _file("x.smabackup", data)
    bundle.read(path, whole=False)
    bundle.unpack(path, lambda name: (_scratch() / f"{name}.out").open("wb"))


def _sample(name: str) -> bytes:
    return (folder() / "sample" / name).read_bytes()


def _key_file() -> bytes:
    path = _scratch() / "made.key"
    slot = keys.wrap("passphrase", "u", "Alex", "x", bytes(32), keys.Cost(1, 8, 1))
    keys.write(
        path, [slot, keys.wrap("recovery", "", "", "X", bytes(32), keys.Cost(1, 8, 1))], bytes(32)
    )
    return path.read_bytes()


def _tries_file() -> bytes:
    scratch = _scratch()
    (scratch / TRIES).unlink(missing_ok=True)
    for _once in range(4):
        tries.note(scratch, NOW, "u")
    return (scratch / TRIES).read_bytes()


_HELD = seal.Held("s", 1, "ab", 2, "cd")


def _seal_file() -> bytes:
    said = {"format": 1, **asdict(_HELD), "mac": seal._mac(bytes(32), _HELD)}
    return json.dumps(said).encode()


def _backup_file() -> bytes:
    database, key_file = _file(DATABASE, b"database"), _file(KEYS, _key_file())
    held = bundle.Holds("0002", "s", 1, 2, "ab", 3, "cd")
    parts = {DATABASE: database, KEYS: key_file}
    sizes = {name: path.stat().st_size for name, path in parts.items()}
    sums = {
        name: bundle.measure(io.BytesIO(path.read_bytes())).sha256 for name, path in parts.items()
    }
    file = io.BytesIO()
    manifest = bundle.Manifest(NOW, "0.2.0", held, sizes, sums)
    bundle.write(file, database, key_file, manifest, bytes(32))
    return file.getvalue()


_FACTS = {
    "court": "B61NP",
    "trial_date": "2027-02-01",
    "defendants": [{"ref": "D1", "plea": "not_guilty", "plea_date": "2026-11-02", "age": 30}],
    "offences": [{"code": "x", "weapon": "none", "domestic_abuse": True}],
    "result": "convicted",
    "witness": {
        "role": "complainant",
        "relationship_to_defendant": "ex_partner",
        "conditions": ["learning"],
        "video_interview": {"made": True, "age_at": 17},
        "date_of_birth": "1997-06-01",
        "fear_or_distress": True,
    },
}
_XLS_STREAM = (
    record(0x809, bytes.fromhex("0006050000000000"))
    + record(0x85, b"\x2c\0\0\0\0\0\4\0NGAP")
    + END
    + record(0x809, bytes.fromhex("0006100000000000"))
    + record(0x203, bytes(14))
    + record(0x204, b"\0\0\1\0\0\0\3\0\0URN")
    + END
)
_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


TARGETS: dict[str, Target] = {
    "csv": Target(
        _list, REFUSALS["list"], lambda: (as_csv(ROWS), as_csv(ROWS, ";", "utf-16"), b"sep=|\r\n")
    ),
    "xlsx": Target(_list, REFUSALS["list"], lambda: (_xlsx(), _sample("weekly-list.xlsx"))),
    "xlsx_sheet": Target(
        _zip_with(_SHEET, _xlsx),
        REFUSALS["list"],
        lambda: (
            _part_of(_SHEET, _xlsx),
            sheet_xml(f'<row r="1">{text_cell("URN", "A1")}</row>').encode(),
        ),
    ),
    "xlsx_strings": Target(
        _zip_with(_STRINGS, _xlsx_with_strings),
        REFUSALS["list"],
        lambda: (_part_of(_STRINGS, _xlsx_with_strings),),
    ),
    "xlsx_styles": Target(
        _zip_with("xl/styles.xml", _xlsx),
        REFUSALS["list"],
        lambda: (_part_of("xl/styles.xml", _xlsx),),
    ),
    "xlsx_workbook": Target(
        _zip_with("xl/workbook.xml", _xlsx),
        REFUSALS["list"],
        lambda: (_part_of("xl/workbook.xml", _xlsx),),
    ),
    "ods": Target(_list, REFUSALS["list"], lambda: (_ods(),)),
    "ods_content": Target(
        _zip_with("content.xml", _ods), REFUSALS["list"], lambda: (_part_of("content.xml", _ods),)
    ),
    "xls": Target(_list, REFUSALS["list"], lambda: (as_xls(ROWS),)),
    "xls_stream": Target(
        lambda data: _list(compound("Workbook", data or b"x")),
        REFUSALS["list"],
        lambda: (_XLS_STREAM,),
    ),
    "record_sheet": Target(
        _record_sheet,
        REFUSALS["record_sheet"],
        lambda: (as_csv(_RECORDS), as_csv(_RECORDS, ";", "utf-16"), _records_workbook()),
    ),
    "answers": Target(_answers, REFUSALS["answers"], lambda: (_sample("answers.json"),)),
    "facts": Target(_facts, REFUSALS["facts"], lambda: (json.dumps(_FACTS).encode(),)),
    "keys": Target(_keys, REFUSALS["keys"], lambda: (_key_file(),)),
    "tries": Target(_tries, REFUSALS["tries"], lambda: (_tries_file(),)),
    "seal": Target(_seal, set(), lambda: (_seal_file(),)),
    "backup": Target(_backup, REFUSALS["backup"], lambda: (_backup_file(),)),
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """``data`` with some damage: bits, pieces lost, doubled or swapped, numbers made vast."""
    out = bytearray(data)
    for _hit in range(chance.randrange(1, 8)):
        at = chance.randrange(len(out) + 1)
        some = slice(at, at + chance.choice((1, 2, 4, 16, 100, 1000)))
        match chance.randrange(7):
            case 0 if at < len(out):
                out[at] ^= 1 << chance.randrange(8)
            case 1 if at < len(out):
                out[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
            case 2:
                del out[some]
            case 3:
                out[at:at] = out[some]
            case 4:
                out[at:at] = chance.choice(NASTY)
            case 5:
                out[some] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f"))
            case _:
                del out[max(at, 1) :]
    return bytes(out)


NASTY = tuple(
    text.encode("utf-8", errors="surrogatepass")
    for text in (
        *("\0", "\u202e", "\u2067", "\u200b", "\ufeff", "\ud800", "e" + "\u0301\u0315" * 40),
        *("9" * 400, "1e999", "-1", "1048576", "XFD1048576", "NaN", "[" * 2000, '"', '"\\ud800"'),
        *("null", "true", "{}", "[]", "'", "<", "&#0;", "&lt;", "<![CDATA[", "<!DOCTYPE x>"),
        *('number-rows-repeated="9999999999"', 'r="ZZZZZZ99999999"', "\u2028", "\N{GRINNING FACE}"),
    )
)
