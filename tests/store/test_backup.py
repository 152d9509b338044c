"""A backup holds every committed row, is never plain, and is taken for one only as it was made."""

import json
import os
import struct
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from smadvisor.errors import Fault, Refused
from smadvisor.store import backup, bundle, keys, place, store
from smadvisor.store.database import Database
from smadvisor.store.journal import entries
from smadvisor.store.models import metadata
from smadvisor.store.record import lines
from smadvisor.store.store import Store

PASSPHRASE = "llwyd pedol crochan saith"
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MARKER = "PRYCE, Siân"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    made, user, _recovery = store.create(tmp_path / "store", "Alex Rees", "SMA", PASSPHRASE, AT)
    with made.write(user, AT) as journal:
        case = journal.add("case_file", {"urn": "61US0412326"})
        journal.add("person", {"case_id": case, "name": MARKER, "listed": {}})
    yield made
    made.close()


@pytest.fixture
def file(opened: Store, tmp_path: Path) -> Path:
    return opened.back_up(tmp_path / "a.smabackup", AT).path


def refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        backup.check(path.parent, path, PASSPHRASE)
    return refused.value


def contents(folder: Path, key: bytes) -> dict[str, list[tuple[object, ...]]]:
    database = Database(folder / place.DATABASE, key)
    with database.read() as connection:
        held = {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
        }
    database.close()
    return held


def test_it_is_one_ordinary_file_that_says_what_it_holds(opened: Store, file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["store.db", "store.key", "manifest.json"]
        said = json.loads(archive.read("manifest.json"))["manifest"]
    with opened.read() as connection:
        assert said["holds"]["entries"] == len(entries(connection))
        assert said["holds"]["lines"] == len(lines(connection))
    assert said["holds"]["cases"] == 1
    assert said["format"] == 1
    assert backup.check(file.parent, file, PASSPHRASE).manifest.content == (
        json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
    )


def test_every_table_is_in_it_and_equal(opened: Store, file: Path, tmp_path: Path) -> None:
    _slot, key = keys.unwrap(keys.read(opened.folder / place.KEYS), PASSPHRASE)
    out = tmp_path / "out"
    out.mkdir()
    bundle.unpack(file, lambda name: (out / name).open("xb"))
    assert contents(out, key) == contents(opened.folder, key)


def test_what_is_only_in_the_write_ahead_log_is_in_it(opened: Store, tmp_path: Path) -> None:
    """A copy of the file would lose it: the test shows that it is not in the file."""
    before = (opened.folder / place.DATABASE).read_bytes()
    with opened.read(), opened.write("u", AT) as journal:
        for n in range(50):
            journal.add("user", {"name": f"user {n}"})
    assert (opened.folder / place.DATABASE).read_bytes() == before
    assert (opened.folder / (place.DATABASE + "-wal")).stat().st_size > 0
    made = opened.back_up(tmp_path / "b.smabackup", AT)
    assert made.manifest.holds.entries == 3 + 50


def test_a_change_that_is_not_committed_is_not_in_it(opened: Store, tmp_path: Path) -> None:
    with opened.write("u", AT) as journal:
        journal.add("user", {"name": "not yet"})
        made = opened.back_up(tmp_path / "b.smabackup", AT)
    assert made.manifest.holds.entries == 3
    assert opened.back_up(tmp_path / "c.smabackup", AT).manifest.holds.entries == 4


def test_nothing_of_it_is_plain_and_nothing_half_made_is_left(opened: Store, file: Path) -> None:
    content = file.read_bytes()
    for marker in (MARKER, "61US0412326", "SQLite format 3"):
        assert marker.encode() not in content
        assert marker.encode("utf-16-le") not in content
    assert {path.name for path in file.parent.iterdir()} == {"store", file.name}
    assert not [path for path in opened.folder.iterdir() if "part" in path.name]


def flip(at: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


HEAD = 30 + len("store.db")


@pytest.mark.parametrize(
    ("spoil", "code", "named"),
    [
        (lambda _c: b"", "not_a_backup", ".smabackup"),
        (lambda _c: b"PK\5\6" + bytes(18), "not_a_backup", ".smabackup"),
        (flip(0), "not_a_backup", ".smabackup"),
        (flip(8), "backup_damaged", "form"),
        (flip(HEAD), "backup_damaged", "the store in it"),
        (flip(HEAD + 50_000), "backup_damaged", "the store in it"),
        (lambda c: flip(c.index(b"store.key") + 40)(c), "backup_damaged", "key file"),
        (lambda c: flip(c.index(b'"cases":') + 8)(c), "backup_damaged", "list of contents"),
        (lambda c: flip(c.index(b'"mac":"') + 9)(c), "backup_damaged", "list of contents"),
        (flip(-1), "backup_damaged", "end"),
        (flip(-60), "backup_damaged", "end"),
        (lambda c: c[:-1], "backup_damaged", "end"),
        (lambda c: c[: len(c) // 2], "backup_damaged", "the store in it"),
        (lambda c: c[:HEAD], "backup_damaged", "the store in it"),
        (lambda c: c + b"\0", "backup_damaged", "end"),
        (lambda c: c + c, "backup_damaged", "end"),
    ],
)
def test_tampering_is_refused_and_named(
    file: Path, spoil: Callable[[bytes], bytes], code: str, named: str
) -> None:
    content = file.read_bytes()
    file.write_bytes(spoil(content))
    found = refusal(file)
    assert found.code == code
    assert named in found.sentence


def test_any_one_bit_anywhere_is_seen(file: Path) -> None:
    """Around every boundary each byte, and one in a thousand of the rest."""
    content = file.read_bytes()
    second = content.index(b"PK\3\4", HEAD)
    tries = {*range(HEAD + 4), *range(second - 4, len(content)), *range(0, second, 997)}
    for at in sorted(tries):
        file.write_bytes(flip(at)(content))
        with pytest.raises(Refused):
            _read_and_prove(file)


def _read_and_prove(file: Path, key: bytes = b"") -> None:
    found = bundle.read(file)
    if not found.is_of(key or _key(file.parent / "store")):
        raise bundle.damaged("")


_keys: dict[Path, bytes] = {}


def _key(folder: Path) -> bytes:
    if folder not in _keys:
        _keys[folder] = keys.unwrap(keys.read(folder / place.KEYS), PASSPHRASE)[1]
    return _keys[folder]


def remade(file: Path, members: dict[str, bytes], **settings: int) -> None:
    """The same with other members, by an ordinary zip program."""
    with zipfile.ZipFile(file, "w", **settings) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            archive.writestr(name, content)


def members(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("trick", ["compressed", "more", "fewer", "order", "path", "bomb"])
def test_no_trick_of_a_zip_is_unpacked(file: Path, trick: str) -> None:
    held = members(file)
    changed = {
        "compressed": held,
        "more": {**held, "more": b""},
        "fewer": {name: held[name] for name in list(held)[:2]},
        "order": {"store.key": held["store.key"], **held},
        "path": {"../store.db": held["store.db"], **held},
        "bomb": {**held, "store.key": bytes(2**24)},
    }[trick]
    how = zipfile.ZIP_DEFLATED if trick in ("compressed", "bomb") else zipfile.ZIP_STORED
    remade(file, changed, compression=how)
    before = sorted(file.parent.rglob("*"))
    assert refusal(file).code in ("not_a_backup", "backup_damaged")
    assert sorted(file.parent.rglob("*")) == before


def test_a_length_that_lies_takes_no_memory(file: Path) -> None:
    content = bytearray(file.read_bytes())
    struct.pack_into("<2L", content, 18, 2**31 + 5, 2**31 + 5)
    file.write_bytes(content)
    assert refusal(file).code == "backup_damaged"


def spelt(file: Path, change: Callable[[dict[str, object]], object]) -> None:
    """A manifest that was changed and spelt right again, in a file whose form is right."""
    held = members(file)
    said = json.loads(held["manifest.json"])
    change(said["manifest"])
    content = json.dumps(said["manifest"], sort_keys=True, separators=(",", ":"))
    listed = f'{{"manifest":{content},"mac":"{said["mac"]}"}}'.encode()
    parts = {name: bundle._part(data) for name, data in {**held, "manifest.json": listed}.items()}
    with file.open("wb") as out:
        for name, data in {**held, "manifest.json": listed}.items():
            out.write(bundle._local(name, parts[name]) + data)
        out.write(bundle._tail(parts))


def test_another_manifest_without_the_key_is_refused(file: Path) -> None:
    spelt(file, lambda said: said.update(made_at="2027-01-01T00:00:00+00:00"))
    found = refusal(file)
    assert found.code == "backup_damaged"
    assert "list of contents" in found.sentence


def test_a_newer_backup_says_so(file: Path) -> None:
    spelt(file, lambda said: said.update(format=2))
    assert refusal(file).code == "backup_newer"


def test_a_store_of_a_newer_program_says_so(
    file: Path, opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "REVISION", "0001")
    assert refusal(file).code == "backup_newer"


def test_another_passphrase_does_not_open_it(file: Path) -> None:
    with pytest.raises(Refused) as refused:
        backup.check(file.parent, file, "another one altogether")
    assert refused.value.code == "wrong_passphrase"


def test_the_recovery_key_opens_it(tmp_path: Path) -> None:
    made, _user, recovery = store.create(tmp_path / "store", "Alex", "SMA", PASSPHRASE, AT)
    path = made.back_up(tmp_path / "a.smabackup", AT).path
    made.close()
    assert backup.check(tmp_path, path, recovery.lower()).path == path


def test_what_is_there_is_not_overwritten(opened: Store, file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(Refused) as refused:
        opened.back_up(file, AT)
    assert refused.value.code == "backup_exists"
    assert file.read_bytes() == before


def test_a_folder_that_is_away_is_said(opened: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        opened.back_up(tmp_path / "usb" / "a.smabackup", AT)
    assert refused.value.code == "backup_folder_missing"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_disk_leaves_nothing(opened: Store, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    part = target / "a.smabackup.part"
    real = Path.open

    def full(path: Path, mode: str = "r", **settings: object) -> object:
        return real(Path("/dev/full"), "wb") if path == part and "x" in mode else real(path, mode)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "open", full)
        with pytest.raises(Refused) as refused:
            opened.back_up(target / "a.smabackup", AT)
    assert refused.value.code == "backup_not_written"
    assert list(target.iterdir()) == []
    assert not [path for path in opened.folder.iterdir() if "part" in path.name]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="where even root may not write")
def test_a_folder_that_may_not_be_written_is_said(opened: Store) -> None:
    with pytest.raises(Refused) as refused:
        opened.back_up(Path("/proc/self/a.smabackup"), AT)
    assert refused.value.code == "backup_not_written"


def test_a_damaged_store_gives_no_backup(opened: Store, tmp_path: Path) -> None:
    opened.hide()
    path = opened.folder / place.DATABASE
    content = path.read_bytes()
    path.write_bytes(content[: 20 * 4096] + bytes(4096) + content[21 * 4096 :])

    def go_on() -> None:
        opened.show(PASSPHRASE, AT)
        opened.back_up(tmp_path / "a.smabackup", AT)

    with pytest.raises(Fault) as fault:
        go_on()
    assert fault.value.code in ("store_damaged", "backup_not_proved")
    assert not list(tmp_path.glob("*backup*"))


def test_what_was_written_is_read_back(
    opened: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that keeps other bytes than it was given is found out before the file has its name."""
    real = os.fsync

    def spoil(number: int) -> None:
        real(number)
        for part in tmp_path.glob("*.smabackup.part"):
            part.write_bytes(flip(60_000)(part.read_bytes()))

    monkeypatch.setattr(os, "fsync", spoil)
    with pytest.raises(Fault) as fault:
        opened.back_up(tmp_path / "a.smabackup", AT)
    assert fault.value.code == "backup_not_proved"
    assert not list(tmp_path.glob("*backup*"))
