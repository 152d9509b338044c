"""What stands of a field: by who saw what, by care, and until somebody settles it."""

from pathlib import Path

import pytest

from smadvisor.errors import Refused
from smadvisor.store import journal, union
from smadvisor.store.database import Database
from smadvisor.store.journal import Journal
from tests.store.test_journal import AT, add, change, conflicts_of, held, opened, unite


@pytest.fixture
def apart(tmp_path: Path) -> tuple[Database, Database]:
    """Two stores that say two things of one name, brought together."""
    here, there = opened(tmp_path / "here.db"), opened(tmp_path / "there.db")
    add(here, "a", name="Alex")
    unite(there, here)
    change(here, "a", name="Alex Rees")
    change(there, "a", name="Alex Price")
    unite(here, there)
    unite(there, here)
    return here, there


def shown(database: Database) -> str:
    (row,) = held(database)[1]["user"]
    return str(row[1])


def write(database: Database, seen: dict[str, str] | None, name: str) -> tuple[str, ...]:
    with database.write() as connection:
        return Journal(connection, "u", AT).change("user", "a", seen, name=name)


def test_what_was_not_seen_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    database = opened(tmp_path / "store.db")
    add(database, "a", name="Alex")
    before = held(database)
    with pytest.raises(Refused) as refused:
        write(database, {"name": "Somebody"}, "Alex Rees")
    assert refused.value.code == "changed_meanwhile"
    assert "Alex" not in refused.value.sentence
    assert held(database) == before
    assert write(database, {"name": "Somebody"}, "Alex") == (), "the same is no overwriting"
    assert write(database, {"name": "Alex"}, "Alex Rees") == ("name",)


def test_a_change_replaces_only_what_its_writer_saw(apart: tuple[Database, Database]) -> None:
    here, there = apart
    seen = shown(here)
    other = ({"Alex Rees", "Alex Price"} - {seen}).pop()
    write(here, {"name": seen}, "Alex R. Price")
    assert conflicts_of(here, "a") == {"name": {"Alex R. Price", other}}
    assert shown(here) == "Alex R. Price", "more work lies behind it"
    unite(there, here)
    assert held(there) == held(here)


def test_settled_is_settled_in_both(apart: tuple[Database, Database]) -> None:
    here, there = apart
    with here.write() as connection:
        (one,) = union.differ(connection)
        chosen = one.entries[0]
        Journal(connection, "u", AT).settle("user", "a", "name", chosen.id.hex())
    assert shown(here) == journal.value_of(chosen, "name")
    unite(there, here)
    assert held(there) == held(here)
    for database in apart:
        assert conflicts_of(database, "a") == {}
    with here.write() as connection, pytest.raises(Refused) as refused:
        Journal(connection, "u", AT).settle("user", "a", "name", chosen.id.hex())
    assert refused.value.code == "settled_already"


def test_a_blank_that_means_something_is_kept_in_a_birth(tmp_path: Path) -> None:
    database = opened(tmp_path / "store.db")
    with database.write() as connection:
        made = Journal(connection, "u", AT)
        made.add("case_file", {"urn": "61US0412326", "domestic_abuse": False}, "c")
        made.add("setting", {"value": 0}, "s")
    before = held(database)[1]
    with database.write() as connection:
        journal.rebuild(connection)
    assert held(database)[1] == before
    assert before["setting"] == [("s", 0)]
