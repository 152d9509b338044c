"""The record of processing is only added to: any edit, removal or reordering is found and named."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from smadvisor.casework.record import Event, Line
from smadvisor.store import journal, record
from smadvisor.store.database import Database
from smadvisor.store.journal import Journal
from smadvisor.store.record import Wanted
from tests.store.test_journal import opened

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
COUNT = 6


def line(n: int, event: Event = Event.CONSULTATION, about: str = "", minutes: int = 0) -> Line:
    at = AT + timedelta(minutes=minutes)
    return Line(at, "u", event, "open_case", about or f"person-{n}", "")


def add(database: Database, *lines: Line) -> None:
    with database.write() as connection:
        for one in lines:
            record.add(connection, one)


def numbers(database: Database) -> list[int]:
    with database.read() as connection:
        return [one[1] for one in record.broken(connection)]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = opened(tmp_path / "store.db")
    add(made, *(line(n) for n in range(COUNT)))
    yield made
    made.close()


COLUMNS = ("user", "at", "event", "verb", "about", "recipient", "store")


@pytest.mark.parametrize("column", COLUMNS)
def test_an_edit_is_found_and_named(database: Database, column: str) -> None:
    assert numbers(database) == []
    with database.write() as connection:
        connection.execute(
            text(f'UPDATE record SET "{column}" = "{column}" || "x" WHERE sequence = 3')
        )
    assert 3 in numbers(database)


def test_another_entry_of_the_journal_is_found(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("UPDATE record SET entry = randomblob(32) WHERE sequence = 4"))
    assert 4 in numbers(database)
    with database.read() as connection:
        assert record.without_entry(connection) == [4]


@pytest.mark.parametrize("gone", range(1, COUNT))
def test_a_removed_line_is_found_and_named(database: Database, gone: int) -> None:
    with database.write() as connection:
        connection.execute(text(f"DELETE FROM record WHERE sequence = {gone}"))
    assert gone in numbers(database) or gone + 1 in numbers(database)


def test_renumbering_after_a_removal_does_not_hide_it(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("DELETE FROM record WHERE sequence = 3"))
        connection.execute(text("UPDATE record SET sequence = sequence - 1 WHERE sequence > 3"))
    assert numbers(database) != []


@pytest.mark.parametrize(("one", "other"), [(1, 2), (2, 5), (3, 6)])
def test_two_lines_in_each_others_place_are_found(database: Database, one: int, other: int) -> None:
    swap = "UPDATE record SET number = {} WHERE number = {}"
    with database.write() as connection:
        for to, of in ((99, one), (one, other), (other, 99)):
            connection.execute(text(swap.format(to, of)))
    assert {one, other} & set(numbers(database))


def test_the_journal_cannot_be_cut_off_under_it(database: Database) -> None:
    with database.write() as connection:
        Journal(connection, "u", AT).add("user", {"name": "Alex"})
        record.add(connection, line(9))
    with database.write() as connection:
        connection.execute(text("DELETE FROM entry"))
    with database.read() as connection:
        assert record.without_entry(connection) == [COUNT + 1]


def test_a_transaction_that_fails_leaves_no_line(database: Database) -> None:
    def fail() -> None:
        with database.write() as connection:
            record.add(connection, line(9))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.read() as connection:
        assert len(record.lines(connection)) == COUNT


def test_a_look_goes_on_within_its_minute_and_a_disclosure_never(database: Database) -> None:
    same = [line(7), line(7), line(7, minutes=1), line(8, minutes=1), line(7, minutes=1)]
    told = [line(7, Event.DISCLOSURE, minutes=2), line(7, Event.DISCLOSURE, minutes=2)]
    add(database, *same, *told)
    with database.read() as connection:
        new = record.lines(connection)[COUNT:]
    assert [one.about for one in new] == [f"person-{n}" for n in (7, 7, 8, 7, 7, 7)]


def test_the_records_of_two_stores_come_together_whole(tmp_path: Path) -> None:
    here, there = opened(tmp_path / "here.db"), opened(tmp_path / "there.db")
    add(here, line(1), line(2))
    add(there, line(3))
    for into, other in ((here, there), (there, here), (here, there)):
        with other.read() as connection:
            lines = record.lines(connection)
        with into.write() as connection:
            record.take_in(connection, lines)
    add(here, line(4))
    ids = []
    for database in (here, there):
        with database.read() as connection:
            assert record.broken(connection) == []
            ids.append({one.id for one in record.lines(connection)})
        database.close()
    assert len(ids[0]) == len(ids[1]) + 1 == 4


def test_what_is_wanted_is_found_newest_first_and_in_pages(database: Database) -> None:
    add(database, line(1, Event.ERASURE, minutes=24 * 60))
    with database.read() as connection:
        every = record.wanted(connection, Wanted())
        assert [number for number, _line in every] == list(range(COUNT + 1, 0, -1))
        page = record.wanted(connection, Wanted(), most=2, before=every[1][0])
        assert page == every[2:4]
        today, tomorrow = AT.date(), AT.date() + timedelta(days=1)
        assert len(record.wanted(connection, Wanted(first=today, last=today))) == COUNT
        assert len(record.wanted(connection, Wanted(first=tomorrow))) == 1
        assert len(record.wanted(connection, Wanted(event=Event.ERASURE))) == 1
        assert len(record.wanted(connection, Wanted(about=("person-1",)))) == 2
        assert record.wanted(connection, Wanted(user="nobody")) == []


TAMPERING = st.tuples(st.integers(1, COUNT), st.sampled_from(COLUMNS), st.text(max_size=5))


@given(TAMPERING)
@settings(max_examples=min(settings().max_examples, 40))
def test_whatever_is_written_over_a_line_is_found(tampering: tuple[int, str, str]) -> None:
    sequence, column, words = tampering
    with tempfile.TemporaryDirectory() as folder:
        database = opened(Path(folder) / "store.db")
        add(database, *(line(n) for n in range(COUNT)))
        over = text(f'UPDATE record SET "{column}" = :words WHERE sequence = {sequence}')
        with database.write() as connection:
            before = connection.scalar(
                text(f'SELECT "{column}" FROM record WHERE sequence = {sequence}')
            )
            connection.execute(over, {"words": words})
            store = journal.current_store(connection)
        assert (sequence in numbers(database)) is (before != words), store
        database.close()
