"""The tables are what the journal says, and two journals come together with nothing lost."""

import hashlib
import shutil
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text

from smadvisor.casework.identity import listed_id
from smadvisor.store import journal
from smadvisor.store.chain import Broken
from smadvisor.store.database import Database
from smadvisor.store.journal import Journal
from smadvisor.store.models import JOURNALED, entry

KEY = bytes(range(32))
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIELDS = ("name", "role", "telephone")
WORDS = st.sampled_from(["", "Llŷr", "advisor", "tri", "four"])


@cache
def empty() -> bytes:
    """The file of a store with its tables and nothing in them."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "store.db", KEY)
        database.upgrade()
        database.close()
        return (Path(folder) / "store.db").read_bytes()


def opened(path: Path) -> Database:
    path.write_bytes(empty())
    database = Database(path, KEY)
    with database.write() as connection:
        journal.begin_store(connection)
    return database


def add(database: Database, row: str, **values: str) -> None:
    with database.write() as connection:
        Journal(connection, "u", AT).add("user", values, row)


def change(database: Database, row: str, **values: str) -> tuple[str, ...]:
    with database.write() as connection:
        return Journal(connection, "u", AT).change("user", row, **values)


def held(database: Database) -> tuple[list[bytes], dict[str, list[Any]]]:
    with database.read() as connection:
        lines = sorted(connection.scalars(select(entry.c.id)))
        tables = {
            name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for name, table in JOURNALED.items()
        }
    return lines, tables


def unite(into: Database, other: Database) -> int:
    with other.read() as connection:
        lines = journal.entries(connection)
    with into.write() as connection:
        return journal.take_in(connection, lines)


def conflicts_of(database: Database, row: str) -> dict[str, set[Any]]:
    with database.read() as connection:
        return {n: set(values) for n, values in journal.conflicts(connection, row).items()}


def broken(database: Database) -> list[Broken]:
    with database.read() as connection:
        return journal.broken(connection)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return opened(tmp_path / "store.db")


def test_a_birth_is_one_entry_with_every_value_that_is_not_blank(database: Database) -> None:
    add(database, "a", name="Alex", role="advisor")
    with database.read() as connection:
        (line,) = journal.entries(connection)
    assert (line.table, line.row, line.field, line.sequence) == ("user", "a", "", 1)
    assert '"name":"Alex"' in (line.value or "")
    assert "email" not in (line.value or ""), "blank values are left out"


def test_a_change_names_the_entries_it_replaces(database: Database) -> None:
    add(database, "a", name="Alex", role="advisor")
    assert change(database, "a", name="Alex Rees", role="advisor") == ("name",)
    assert change(database, "a", name="Alex Rees") == ()
    with database.read() as connection:
        birth, renamed = journal.entries(connection)
    assert renamed.replaces == f'["{birth.id.hex()}"]'


def test_a_transaction_that_fails_leaves_neither_row_nor_entry(database: Database) -> None:
    before = held(database)

    def fail(connection: Connection) -> None:
        Journal(connection, "u", AT).add("user", {"name": "Alex"})
        raise RuntimeError

    with pytest.raises(RuntimeError), database.write() as connection:
        fail(connection)
    assert held(database) == before


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE entry SET value = '\"Eve\"' WHERE sequence = 2",
        "UPDATE entry SET at = '2001' WHERE sequence = 2",
        "UPDATE entry SET replaces = '[]' WHERE sequence = 2",
        "DELETE FROM entry WHERE sequence = 2",
        "UPDATE entry SET sequence = 9 WHERE sequence = 2",
        "UPDATE entry SET user = 'somebody' WHERE sequence = 2",
    ],
)
def test_a_changed_moved_or_missing_entry_is_found(database: Database, tampering: str) -> None:
    add(database, "a", name="Alex")
    change(database, "a", name="Alex Rees")
    change(database, "a", name="Alex Price")
    assert broken(database) == []
    with database.write() as connection:
        connection.execute(text(tampering))
    assert broken(database) != []


def test_erasing_a_value_leaves_its_seal_and_a_whole_chain(database: Database) -> None:
    add(database, "a", name="Alex")
    change(database, "a", name="Alex Rees")
    with database.read() as connection:
        last = journal.entries(connection)[-1]
    seal = hashlib.sha256((last.nonce or b"") + (last.value or "").encode()).digest()
    erase = text("UPDATE entry SET seal = :seal, value = NULL, nonce = NULL WHERE sequence = :n")
    with database.write() as connection:
        connection.execute(erase, {"seal": seal, "n": last.sequence})
    assert broken(database) == []
    with database.write() as connection:
        connection.execute(text("UPDATE entry SET value = '\"Eve\"'"))
    assert len(broken(database)) == last.sequence


def test_two_values_stand_until_somebody_settles_it(tmp_path: Path) -> None:
    here, there = opened(tmp_path / "here.db"), opened(tmp_path / "there.db")
    add(here, "a", name="Alex")
    unite(there, here)
    change(here, "a", name="Alex Rees")
    change(there, "a", name="Alex Price")
    unite(here, there)
    unite(there, here)
    with here.read() as connection:
        found = journal.conflicts(connection, "a")
    assert {name: set(values) for name, values in found.items()} == {
        "name": {"Alex Rees", "Alex Price"}
    }
    assert held(here) == held(there)
    change(here, "a", name="Alex Rees Price")
    with here.read() as connection:
        assert journal.conflicts(connection, "a") == {}
    unite(there, here)
    assert held(here) == held(there)


def test_the_same_list_in_two_stores_makes_the_same_rows_and_no_conflict(tmp_path: Path) -> None:
    row = listed_id("case", "61US0412326")
    here, there = opened(tmp_path / "here.db"), opened(tmp_path / "there.db")
    for database in (here, there):
        add(database, row, name="same")
    unite(here, there)
    with here.read() as connection:
        assert journal.conflicts(connection, row) == {}
    assert len(held(here)[1]["user"]) == 1


Step = tuple[str, int, int, str, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "change", "unite", "copy", "restore"]),
        st.integers(0, 2),
        st.integers(0, 4),
        st.sampled_from(FIELDS),
        WORDS,
    ),
    max_size=25,
)


class History:
    """Three stores, whatever happens to them, and every entry that was ever committed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stores = [opened(folder / f"{n}.db") for n in range(3)]
        self.copies: dict[int, Path] = {}
        self.ever: set[bytes] = set()

    def take(self, step: Step) -> None:
        what, store, row, field, word = step
        there = [line[0] for line in held(self.stores[store])[1]["user"]]
        row_id = f"row-{row}"
        if what == "add" and row_id not in there:
            add(self.stores[store], row_id, name=word)
        elif what == "change" and row_id in there:
            change(self.stores[store], row_id, **{field: word})
        elif what == "unite":
            unite(self.stores[store], self.stores[row % 3])
        elif what == "copy":
            self._close(store)
            self.copies[store] = self.folder / f"{store}.copy"
            shutil.copy(self.folder / f"{store}.db", self.copies[store])
        elif what == "restore" and store in self.copies:
            # What was written since the copy lives on in the store that is put aside.
            unite(self.stores[(store + 1) % 3], self.stores[store])
            self._close(store)
            shutil.copy(self.copies[store], self.folder / f"{store}.db")
            with self.stores[store].write() as connection:
                journal.begin_store(connection)
        self.ever |= set(held(self.stores[store])[0])

    def _close(self, store: int) -> None:
        self.stores[store].close()


@given(STEPS)
@settings(max_examples=min(settings().max_examples, 500))
def test_any_history_ends_in_equal_stores_with_every_entry(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        history = History(Path(folder))
        for step in steps:
            history.take(step)
        for into in (0, 1, 2, 0, 1):
            for other in range(3):
                unite(history.stores[into], history.stores[other])
        ends = [held(store) for store in history.stores]
        assert ends[0] == ends[1] == ends[2]
        assert set(ends[0][0]) == history.ever
        for store in history.stores:
            assert broken(store) == []
            with store.write() as connection:
                journal.rebuild(connection)
        assert [held(store) for store in history.stores] == ends
        for number in range(3):
            history.stores[number].close()
