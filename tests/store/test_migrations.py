"""Revisions: up and down, equal to the models, whole or not at all."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from smadvisor.errors import Fault
from smadvisor.store import migrations
from smadvisor.store.database import REVISION, Database
from smadvisor.store.models import metadata

KEY = bytes(32)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "store.db", KEY)


def tables(database: Database) -> set[str]:
    with database.read() as connection:
        return set(inspect(connection).get_table_names())


def test_the_newest_revision_is_the_one_that_a_store_is_opened_at() -> None:
    assert ScriptDirectory.from_config(migrations.config()).get_heads() == [REVISION]


def test_the_tables_are_those_of_the_models(database: Database) -> None:
    database.upgrade()
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        assert compare_metadata(context, metadata) == []


def test_every_revision_goes_up_and_down(database: Database) -> None:
    scripts = list(ScriptDirectory.from_config(migrations.config()).walk_revisions())
    for script in reversed(scripts):
        with database.write() as connection:
            command.upgrade(migrations.config(connection), script.revision)
        after = tables(database)
        with database.write() as connection:
            command.downgrade(migrations.config(connection), "-1")
        with database.write() as connection:
            command.upgrade(migrations.config(connection), script.revision)
        assert tables(database) == after


def test_a_revision_that_fails_leaves_nothing(database: Database) -> None:
    def fail(connection: Connection) -> None:
        command.upgrade(migrations.config(connection), "head")
        raise RuntimeError

    with pytest.raises(RuntimeError), database.write() as connection:
        fail(connection)
    assert tables(database) == set()


def test_a_newer_store_is_refused_and_not_touched(database: Database) -> None:
    database.upgrade()
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Fault) as fault:
        database.upgrade()
    assert fault.value.code == "store_newer"
    with database.read() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
