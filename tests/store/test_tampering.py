"""Whatever somebody does to the files, with the key or without it, ``verify`` names it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from forms import mg2
from smadvisor.casework.outcome import Outcome
from smadvisor.errors import Fault
from smadvisor.office import assessing, backups, cases, integrity, opening, papers, retention
from smadvisor.office.retention import Reason
from smadvisor.store import erasure, journal, keys, record
from smadvisor.store.database import Database
from smadvisor.store.place import DATABASE, KEYS, SEAL
from tests.assessment.people import sample
from tests.desk import CARYS, GWEN, PASSPHRASE, SIAN, Clock, new_desk, take_in, write_list

PAGE = 4096
OLDER, BACKUP, OTHER = "older.db", "one.smabackup", "other.smabackup"


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store after long use: lists, an assessment, an MG2, a restore, a union, an erasure."""
    at = tmp_path_factory.mktemp("used")
    folder, clock = at / "store", Clock()
    desk = new_desk(folder, clock)
    take_in(desk, write_list(at, SIAN, GWEN, CARYS))
    sian = cases.find(desk, "61US0412326", "PRYCE, Siân")
    assessing.record(desk, sian, sample())
    papers.make(desk, sian, at, mg2.draw)
    papers.mark_sent(desk, sian, "CPS Wales", desk.today)
    backups.back_up(desk, at / OTHER)
    cases.close(desk, sian, Outcome.SENT)
    opening.leave(desk)
    backups.restore(at / "theirs", at / OTHER, PASSPHRASE, clock)
    theirs = opening.unlock(at / "theirs", PASSPHRASE, now=clock)
    take_in(theirs, write_list(at, SIAN, CARYS, name="next.csv"))
    with theirs.store.read() as connection:
        entries, lines = journal.entries(connection), record.lines(connection)
    opening.leave(theirs)
    desk = opening.unlock(folder, PASSPHRASE, now=clock)
    with desk.store.write(desk.user.id, desk.now()) as writing:
        erasure.take_in(writing, entries)
        record.take_in(writing.connection, lines)
    (gwen,) = (one for one in retention.held(desk) if one.urn == "61UN0098726")
    retention.erase(desk, gwen.case_id, Reason.BY_MISTAKE, gwen.urn)
    backups.back_up(desk, at / BACKUP)
    opening.leave(desk)
    backups.restore(folder, at / BACKUP, PASSPHRASE, clock)
    shutil.copy(folder / DATABASE, at / OLDER)
    desk = opening.unlock(folder, PASSPHRASE, now=clock)
    take_in(desk, write_list(at, SIAN, name="last.csv"))
    opening.leave(desk)
    return at


@pytest.fixture
def folder(used: Path, tmp_path: Path) -> Path:
    shutil.copytree(used / "store", tmp_path / "store")
    for name in (OLDER, BACKUP, OTHER):
        shutil.copy(used / name, tmp_path / name)
    return tmp_path / "store"


def codes(folder: Path) -> set[str]:
    try:
        desk = opening.unlock(folder, PASSPHRASE, now=Clock())
    except Fault as fault:
        return {one.code for one in integrity.not_opened(fault).findings}
    try:
        found = integrity.verify(desk).findings
        assert all(one.sentence and one.advice for one in found)
        return {one.code for one in found}
    finally:
        desk.close()


def sql(*statements: str) -> Callable[[Path], None]:
    """Somebody with the key and a database tool."""

    def tamper(folder: Path) -> None:
        _slot, key = keys.unwrap(keys.read(folder / KEYS), PASSPHRASE)
        connection = Database(folder / DATABASE, key)._connect()
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, statement
        connection.close()

    return tamper


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def flipped(folder: Path) -> None:
    pages = (folder / DATABASE).stat().st_size // PAGE
    flip(folder / DATABASE, (pages - 2) * PAGE + 100)


def truncated(folder: Path) -> None:
    data = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(data[: -3 * PAGE])


def older_copy(folder: Path) -> None:
    shutil.copy(folder.parent / OLDER, folder / DATABASE)


def slots(change: Callable[[list[dict[str, object]]], object]) -> Callable[[Path], None]:
    def tamper(folder: Path) -> None:
        content = json.loads((folder / KEYS).read_text(encoding="utf-8"))
        change(content["slots"])
        (folder / KEYS).write_text(json.dumps(content), encoding="utf-8")

    return tamper


def seal_changed(folder: Path) -> None:
    content = json.loads((folder / SEAL).read_text(encoding="utf-8"))
    content["entries"] -= 1
    (folder / SEAL).write_text(json.dumps(content), encoding="utf-8")


def seal_removed(folder: Path) -> None:
    (folder / SEAL).unlink()


SWAP_ENTRIES = (
    "UPDATE entry SET number = -1 WHERE number = 5",
    "UPDATE entry SET number = 5 WHERE number = 6",
    "UPDATE entry SET number = 6 WHERE number = -1",
)
RELABEL_ENTRIES = (
    "UPDATE entry SET sequence = -1 WHERE number = 5",
    "UPDATE entry SET sequence = sequence - 1 WHERE number = 6",
    "UPDATE entry SET sequence = (SELECT sequence + 1 FROM entry WHERE number = 6)"
    " WHERE number = 5",
)
SWAP_LINES = tuple(one.replace("entry", "record") for one in SWAP_ENTRIES)
CUT_BOTH = (
    "DELETE FROM entry WHERE number > (SELECT max(number) - 3 FROM entry)",
    "DELETE FROM record WHERE number > (SELECT max(number) - 30 FROM record)",
)
WITHOUT_THE_KEY: dict[str, tuple[Callable[[Path], object], str]] = {
    "a byte of a page": (flipped, "page_damaged"),
    "the end of the file": (truncated, "store_damaged"),
    "an older copy": (older_copy, "store_older"),
    "a slot renamed": (slots(lambda found: found[0].update(name="Eve")), "key_name_differs"),
    "a slot made dearer": (slots(lambda found: found[1].update(passes=4)), "key_file_changed"),
    "a slot added": (
        slots(lambda found: found.append({**found[0], "user": "eve"})),
        "key_for_nobody",
    ),
    "the recovery slot removed": (slots(lambda found: found.pop(1)), "recovery_key_missing"),
    "the seal changed": (seal_changed, "seal_changed"),
    "the seal removed": (seal_removed, "seal_missing"),
}
WITH_THE_KEY: dict[str, tuple[Callable[[Path], object], str]] = {
    "a row changed": (sql("UPDATE person SET name = 'Eve' WHERE name != ''"), "row_changed"),
    "a row added": (
        sql("INSERT INTO vocabulary VALUES ('x', 'header', 'naam', 'person')"),
        "row_added",
    ),
    "a row deleted": (sql("DELETE FROM closing"), "row_deleted"),
    "a parent deleted": (sql("DELETE FROM assessment"), "link_missing"),
    "an entry changed": (
        sql("UPDATE entry SET value = '\"Eve\"' WHERE number = 5"),
        "entry_changed",
    ),
    "the user of an entry": (
        sql("UPDATE entry SET user = 'eve' WHERE number = 5"),
        "entry_changed",
    ),
    "an entry removed": (sql("DELETE FROM entry WHERE number = 5"), "entry_removed"),
    "two entries swapped": (sql(*SWAP_ENTRIES), "entry_moved"),
    "two entries relabelled": (sql(*RELABEL_ENTRIES), "entry_moved"),
    "the words of an entry taken": (
        sql(
            "UPDATE entry SET seal = x'00', value = NULL, nonce = NULL"
            " WHERE number = 5 AND value IS NOT NULL"
        ),
        "entry_emptied",
    ),
    "a line changed": (sql("UPDATE record SET user = 'eve' WHERE number = 5"), "line_changed"),
    "a line removed": (sql("DELETE FROM record WHERE number = 5"), "line_removed"),
    "two lines swapped": (sql(*SWAP_LINES), "line_moved"),
    "the newest lines cut off": (
        sql("DELETE FROM record WHERE number > (SELECT max(number) - 2 FROM record)"),
        "record_cut_short",
    ),
    "the newest entry cut off": (
        sql("DELETE FROM entry WHERE number = (SELECT max(number) FROM entry)"),
        "journal_cut_short",
    ),
    "both cut off together": (sql(*CUT_BOTH), "store_older"),
    "a line that names no entry": (
        sql("UPDATE record SET entry = x'0102' WHERE number = 5"),
        "line_without_entry",
    ),
    "a trigger added": (
        sql("CREATE TRIGGER t AFTER INSERT ON record BEGIN SELECT 1; END"),
        "trigger_added",
    ),
    "a view added": (sql("CREATE VIEW v AS SELECT * FROM person"), "view_added"),
    "a table added": (sql("CREATE TABLE extra (a)"), "table_added"),
    "an index dropped": (sql("DROP INDEX ix_entry_row"), "index_missing"),
    "a column added": (sql("ALTER TABLE person ADD COLUMN spy TEXT"), "table_altered"),
    "a user made in the table": (
        sql("INSERT INTO user SELECT 'eve', 'Eve', role, '', '', '', '', roles, 0 FROM user"),
        "row_added",
    ),
}


def test_an_untouched_store_has_no_finding_after_long_use(folder: Path) -> None:
    assert codes(folder) == set()
    assert codes(folder) == set(), "checking changes nothing"


@pytest.mark.parametrize("way", [*WITHOUT_THE_KEY, *WITH_THE_KEY])
def test_tampering_is_named(folder: Path, way: str) -> None:
    tamper, code = {**WITHOUT_THE_KEY, **WITH_THE_KEY}[way]
    tamper(folder)
    assert code in codes(folder)


@pytest.mark.parametrize("way", ["an older copy", "the seal removed", "both cut off together"])
def test_what_the_seal_tells_is_told_until_somebody_accepts_it(folder: Path, way: str) -> None:
    tamper, code = {**WITHOUT_THE_KEY, **WITH_THE_KEY}[way]
    tamper(folder)
    assert code in codes(folder)
    desk = opening.unlock(folder, PASSPHRASE, now=Clock())
    assert code in {one.code for one in integrity.at_start(desk)}
    with desk.store.read() as connection:
        verbs = {line.verb for line in record.lines(connection)}
    assert "found" in verbs, "it is in the record of processing"
    integrity.accept(desk)
    opening.leave(desk)
    assert code not in codes(folder)


def test_a_killed_program_leaves_an_older_seal_and_no_finding(folder: Path) -> None:
    seal = (folder / SEAL).read_bytes()
    desk = opening.unlock(folder, PASSPHRASE, now=Clock())
    take_in(desk, write_list(folder.parent, SIAN, GWEN, name="later.csv"))
    opening.leave(desk)
    (folder / SEAL).write_bytes(seal)
    assert codes(folder) == set()


def test_a_byte_of_a_backup_or_a_member_of_another_is_named(folder: Path) -> None:
    backup, other = folder.parent / BACKUP, folder.parent / OTHER

    def verified() -> set[str]:
        found = integrity.verify_backup(folder, backup, PASSPHRASE).findings
        return {one.code for one in found}

    assert verified() == set()
    whole = backup.read_bytes()
    for at in (200, len(whole) // 2, len(whole) - 400):
        flip(backup, at)
        assert verified() == {"backup_damaged"}, at
        backup.write_bytes(whole)
    start, end = (data.rindex(b'{"manifest":') for data in (whole, other.read_bytes()))
    swapped = whole[:start] + other.read_bytes()[end:]
    backup.write_bytes(swapped)
    assert verified() == {"backup_damaged"}


def test_a_store_of_the_first_version_gets_its_seal_and_proof_when_it_is_upgraded(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(Path(__file__).parent / "released" / "0.1.0", folder)
    assert codes(folder) == set()
    assert (folder / SEAL).exists()
    (folder / SEAL).unlink()
    assert codes(folder) == {"seal_missing"}
