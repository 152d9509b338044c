"""Erased is gone: from tables, journal, pages, log and next backup, and from every copy."""

import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import JSON, Boolean, Date, Integer, Table, Text, select
from sqlalchemy.exc import IntegrityError

from smadvisor.casework.identity import listed_id
from smadvisor.office import backups, retention
from smadvisor.office.desk import Desk
from smadvisor.office.retention import Reason
from smadvisor.store import erasure, journal
from smadvisor.store.comparing import differences
from smadvisor.store.database import Database
from smadvisor.store.journal import Journal
from smadvisor.store.lives import ERASED, hanging, parents
from smadvisor.store.models import JOURNALED, entry
from smadvisor.store.moment import Moment
from smadvisor.store.place import DATABASE
from smadvisor.store.rows import rows
from tests.desk import CARYS, GWEN, SIAN, new_desk, take_in, write_list
from tests.store.pages import decrypted
from tests.store.test_journal import broken, held, opened

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_COUNTED: dict[str, Any] = {"counts": {}, "station": "Newport"}
"""What the figures of an erased case are made of: no words."""
CODED = {"mg2_state", "role", "outcome", "kind", "who", "how", "done", "entry", "wrote"}


def of_a_case() -> list[Table]:
    """Every table with a way to the case."""
    found = ["case_file"]
    for name in JOURNALED:
        if set(parents(name).values()) & set(found):
            found.append(name)
    return [JOURNALED[name] for name in found]


def value(table: Table, name: str, marker: str) -> Any:
    kind = table.c[name].type
    if isinstance(kind, Moment):
        return AT
    if isinstance(kind, Date):
        return date(2026, 12, 1)
    if isinstance(kind, Integer):
        return 2
    if isinstance(kind, Boolean):
        return name == "lifted"
    if name in _COUNTED:
        return _COUNTED[name]
    if isinstance(kind, JSON):
        return {"answers": {}, "words": marker} if name == "paper" else [marker]
    assert isinstance(kind, Text) or name not in CODED
    return {"mg2_state": "absent", "role": "victim"}.get(name, "x") if name in CODED else marker


def fill(writing: Journal, marker: Callable[[], str]) -> dict[str, str]:
    """A row with a marker in each of its words in every table of a case, changed once more."""
    made: dict[str, str] = {}
    for table in of_a_case():
        of = {
            column: made.get(parent) or of_no_case(writing, JOURNALED[parent])
            for column, parent in parents(table.name).items()
        }
        names = [c.name for c in table.columns if c.name not in {"id", *of}]
        made[table.name] = writing.add(
            table.name, {**of, **{name: value(table, name, marker()) for name in names}}
        )
        words = [name for name in names if value(table, name, "?") == "?"]
        if words:
            writing.change(table.name, made[table.name], **{words[0]: marker()})
    return made


def of_no_case(writing: Journal, table: Table) -> str:
    """A row that a row of a case belongs to besides, and that stays."""
    names = [column.name for column in table.columns if column.name != "id"]
    return writing.add(table.name, {name: value(table, name, "stays") for name in names})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path / "store")
    take_in(made, write_list(tmp_path, SIAN, GWEN, CARYS, name="Pryce and others.csv"))
    yield made
    made.close()


def urns(desk: Desk) -> set[str]:
    with desk.store.read() as connection:
        return {line["urn"] for line in rows(connection, "case_file")}


def test_every_table_of_a_case_is_found_by_its_foreign_keys() -> None:
    assert {table.name for table in of_a_case()} >= {
        *("case_file", "defendant", "person", "safe_contact", "contact", "review", "assessment"),
        *("answer", "taken_back", "note", "stop_card", "mg2", "closing", "notice"),
        *("restriction", "declaration", "retention"),
    }
    assert not any(ERASED in table.columns for table in JOURNALED.values()), "it is no column"


def test_a_case_goes_with_every_row_that_hangs_on_it_and_no_other(desk: Desk) -> None:
    with desk.store.write(desk.user.id, AT) as writing:
        made = fill(writing, lambda: "words")
    with desk.store.read() as connection:
        case_id = made["case_file"]
        assert {table for table, _row in hanging(connection, "case_file", case_id)} == set(made)
        before = {name: len(rows(connection, name)) for name in JOURNALED}
    retention.erase(desk, case_id, Reason.BY_MISTAKE, "words", although_unfinished=True)
    with desk.store.read() as connection:
        after = {name: len(rows(connection, name)) for name in JOURNALED}
        erasures = [
            line
            for line in journal.entries(connection)
            if line.field == ERASED and line.table != "past_record"  # says that none may come back
        ]
        assert journal.broken(connection) == []
        assert list(differences(connection, lambda _done, _of: None)) == []
    gone = {name: before[name] - after[name] for name in JOURNALED if name != "counted"}
    assert {name: count for name, count in gone.items() if count} == dict.fromkeys(made, 1)
    assert {(line.table, line.row) for line in erasures} == set(made.items())
    assert {json.loads(line.value or "") for line in erasures} == {Reason.BY_MISTAKE}


def test_erased_words_are_in_no_page_no_log_and_no_backup(desk: Desk, tmp_path: Path) -> None:
    markers: list[str] = []

    def marker() -> str:
        markers.append(f"Zŵy“q{len(markers):03}")
        return markers[-1]

    with desk.store.write(desk.user.id, AT) as writing:
        made = fill(writing, marker)
        urn = rows(writing.connection, "case_file", id=made["case_file"])[0]["urn"]
    assert len(markers) >= 50
    key, database = desk.store._known_key(), desk.store.folder / DATABASE

    def left_in(data: bytes) -> set[str]:
        forms = {word: (word.encode(), json.dumps(word)[1:-1].encode()) for word in markers}
        return {word for word, both in forms.items() if any(form in data for form in both)}

    backups.back_up(desk, tmp_path / "before.smabackup")
    seen = left_in(decrypted(database, key))
    assert len(seen) >= 50, "the scan finds all but those that two pages share"
    retention.erase(desk, made["case_file"], Reason.SUBJECT_REQUEST, urn, although_unfinished=True)
    assert left_in(decrypted(database, key)) == set()
    assert "Zŵy".encode() not in decrypted(database, key)
    backups.back_up(desk, tmp_path / "after.smabackup")
    for name, found in (("before", True), ("after", False)):
        with zipfile.ZipFile(tmp_path / f"{name}.smabackup") as file:
            file.extract(DATABASE, tmp_path / name)
        assert bool(left_in(decrypted(tmp_path / name / DATABASE, key))) == found


def test_a_kill_before_the_file_is_written_anew_leaves_no_word_once_it_was_opened(
    desk: Desk,
) -> None:
    markers: list[str] = []

    def marker() -> str:
        markers.append(f"Zŵyq{len(markers):03}")
        return markers[-1]

    with desk.store.write(desk.user.id, AT) as writing:
        made = fill(writing, marker)
    with desk.store.write(desk.user.id, AT) as writing:
        erasure.erase(writing, "case_file", made["case_file"], Reason.BY_MISTAKE)
    key, database = desk.store._known_key(), desk.store.folder / DATABASE
    assert b"Z\xc5\xb5yq" in decrypted(database, key), "it is in the log"
    desk.close()
    assert b"Z\xc5\xb5yq" not in decrypted(database, key)


def test_names_of_files_and_learnt_wordings_that_hold_a_name_go_too(desk: Desk) -> None:
    with desk.store.write(desk.user.id, AT) as writing:
        for wording in ("ask pryce again", "no form"):
            fields = {"kind": "mg2", "wording": wording, "meaning": "absent"}
            writing.add("vocabulary", fields)
    (sian,) = (one for one in retention.held(desk) if one.urn == "61US0412326")
    retention.erase(desk, sian.case_id, Reason.NOT_NEEDED, "61us 0412326")
    with desk.store.read() as connection:
        assert [line["wording"] for line in rows(connection, "vocabulary")] == ["no form"]
        (taken_in,) = rows(connection, "intake")
    assert taken_in["file"] == ""
    assert len(taken_in["sha256"]) == 64, "the same list is still known"
    data = decrypted(desk.store.folder / DATABASE, desk.store._known_key()).lower()
    assert b"pryce" not in data
    assert b"bevan" in data, "another case stays"


def test_a_rebuild_does_not_bring_it_back_and_a_later_list_bears_it_anew(
    desk: Desk, tmp_path: Path
) -> None:
    (sian,) = (one for one in retention.held(desk) if one.urn == "61US0412326")
    retention.erase(desk, sian.case_id, Reason.BY_MISTAKE, sian.urn)
    with desk.store.write(desk.user.id, AT) as writing:
        journal.rebuild(writing.connection)
    assert urns(desk) == {"61UN0098726", "61US0412926"}
    take_in(desk, write_list(tmp_path, SIAN, GWEN, CARYS, name="next.csv"))
    assert urns(desk) == {"61UN0098726", "61US0412926", "61US0412326"}
    with desk.store.write(desk.user.id, AT) as writing:
        journal.rebuild(writing.connection)
        assert list(differences(writing.connection, lambda _done, _of: None)) == []
    assert urns(desk) == {"61UN0098726", "61US0412926", "61US0412326"}


CASE, PERSON = listed_id("case", "61US0412326"), listed_id("person", "61US0412326", "Siân")


class Copies:
    """Three copies that import, write, erase and come together in any order."""

    def __init__(self, folder: Path) -> None:
        self.stores = [opened(folder / f"{n}.db") for n in range(3)]
        self.words = 0
        self.erased: set[str] = set()

    def take(self, step: tuple[str, int, int]) -> None:
        what, number, other = step
        store = self.stores[number]
        if what == "unite":
            unite(store, self.stores[other])
            return
        with store.write() as connection:
            writing = Journal(connection, "u", AT)
            there = bool(rows(connection, "person", id=PERSON))
            self.words += 1
            word = f"word{self.words:04}"
            if what == "import" and not there:
                writing.add("case_file", {"urn": "61US0412326", "oic": word}, CASE)
                said = {"case_id": CASE, "name": word, "listed": []}
                writing.add("person", said, PERSON)
            elif what == "write" and there:
                writing.add("contact", {"person_id": PERSON, "at": AT, "note": word})
            elif what == "change" and there:
                writing.change("person", PERSON, relationship=word)
            elif what == "erase" and there:
                self.erased |= words_in(store)
                erasure.erase(writing, "case_file", CASE, "by_mistake")


def words_in(store: Database) -> set[str]:
    with store.read() as connection:
        values = connection.scalars(select(entry.c.value)).all()
    said = " ".join(filter(None, values))
    return {
        f"word{said[at + 4 : at + 8]}" for at in range(len(said)) if said[at:].startswith("word")
    }


def unite(into: Database, other: Database) -> None:
    with other.read() as connection:
        lines = journal.entries(connection)
    with into.write() as connection:
        erasure.take_in(Journal(connection, "u", AT), lines)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["import", "write", "change", "erase", "unite"]),
        st.integers(0, 2),
        st.integers(0, 2),
    ),
    max_size=20,
)


@given(STEPS)
@settings(max_examples=min(settings().max_examples, 300))
def test_copies_come_together_without_what_any_of_them_erased(
    steps: list[tuple[str, int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copies = Copies(Path(folder))
        for step in steps:
            copies.take(step)
        for _round in range(3):
            for into in range(3):
                for other in range(3):
                    unite(copies.stores[into], copies.stores[other])
        ends = [held(store) for store in copies.stores]
        assert ends[0] == ends[1] == ends[2]
        for store in copies.stores:
            assert not words_in(store) & copies.erased
            assert broken(store) == []
            with store.write() as connection:
                assert list(differences(connection, lambda _done, _of: None)) == []
                journal.rebuild(connection)
        assert [held(store) for store in copies.stores] == ends
        for store in copies.stores:
            store.close()


def test_a_row_that_hangs_on_another_is_never_left_alone(desk: Desk) -> None:
    with desk.store.read() as connection:
        (case, *_others) = rows(connection, "case_file")
    with pytest.raises(IntegrityError), desk.store.write(desk.user.id, AT) as writing:
        writing.erase("case_file", case["id"], Reason.BY_MISTAKE)
    assert case["urn"] in urns(desk)


@pytest.mark.parametrize("born_anew", [False, True])
def test_what_another_copy_wrote_of_an_erased_case_goes_too(
    tmp_path: Path, born_anew: bool
) -> None:
    copies = Copies(tmp_path)
    here, there, _third = copies.stores
    for step in (("import", 0, 0), ("unite", 1, 0), ("write", 1, 0), ("change", 1, 0)):
        copies.take(step)
    copies.take(("erase", 0, 0))
    if born_anew:
        copies.take(("import", 0, 0))
    written = words_in(there)
    assert len(written) == 3
    for into, other in ((here, there), (there, here), (here, there)):
        unite(into, other)
    assert held(here) == held(there)
    for store in (here, there):
        assert not words_in(store) & written
        with store.read() as connection:
            assert len(rows(connection, "person")) == born_anew
            assert rows(connection, "contact") == []
            assert list(differences(connection, lambda _done, _of: None)) == []
        store.close()
