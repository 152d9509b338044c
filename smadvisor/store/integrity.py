"""Everything about a store that can be checked, each finding named."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select

from smadvisor.errors import Fault
from smadvisor.store import journal, keys, record, seal
from smadvisor.store.chain import Broken
from smadvisor.store.comparing import differences
from smadvisor.store.failures import told as failures_told
from smadvisor.store.finding import Finding
from smadvisor.store.models import entry, metadata
from smadvisor.store.models import record as record_table
from smadvisor.store.models.cases import case_file, person
from smadvisor.store.models.unit import user
from smadvisor.store.place import KEYS, PASSPHRASE, RECOVERY

Told = Callable[[int, int], None]
"""Called with how much is done of how much; may raise to cancel."""

_REVISIONS = "alembic_version"
_MOST = 100
"""Of one kind of finding so many are named: a broken store has more than anybody reads."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds; ``entries`` of the journal, ``lines`` of the record."""

    cases: int
    people: int
    entries: int
    lines: int


def counts(connection: Connection) -> Counts:
    """How much there is."""
    tables = (case_file, person, entry, record_table)
    with failures_told():
        every = [connection.scalar(select(func.count()).select_from(one)) for one in tables]
    return Counts(*(count or 0 for count in every))


def examine(
    connection: Connection,
    folder: Path,
    key: bytes,
    told: Told | None = None,
    *,
    sealed: bool = True,
) -> tuple[Finding, ...]:
    """Check the whole store as this view of it is, with the files beside it.

    A backup is not ``sealed``: it has a manifest that tells the same.
    """

    def tell(done: int, of: int) -> None:
        if told:
            told(done, of)

    steps: tuple[Callable[[], Iterable[Finding]], ...] = (
        lambda: _file(connection),
        lambda: _schema(connection),
        lambda: _chains(connection),
        lambda: seal.findings(folder, connection, key) if sealed else (),
        lambda: _key_file(connection, folder, key),
        lambda: differences(connection, tell),
    )
    found: list[Finding] = []
    for number, step in enumerate(steps):
        tell(number, len(steps))
        try:
            with failures_told():
                found += _some(step())
        except Fault as fault:
            if fault.code != "store_damaged":
                raise
            found.append(Finding("store_damaged"))
    return tuple(dict.fromkeys(found))


def at_start(connection: Connection) -> tuple[Finding, ...]:
    """What is quick enough for every start: the chain of the record of processing."""
    return tuple(_some(_record(connection)))


def _some(found: Iterable[Finding]) -> Iterator[Finding]:
    named: dict[str, int] = {}
    for one in found:
        named[one.code] = named.get(one.code, 0) + 1
        if named[one.code] <= _MOST:
            yield one


def _file(connection: Connection) -> Iterator[Finding]:
    for _said in connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all():
        yield Finding("page_damaged", str(_said).rsplit(" ", maxsplit=1)[-1])
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalars().all() != ["ok"]:
        yield Finding("database_inconsistent")
    for table, row, *_of in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Finding("link_missing", f"{table} {row}")


def _schema(connection: Connection) -> Iterator[Finding]:
    """The objects of the database against those that the models make."""
    made = {"table": set(metadata.tables) | {_REVISIONS}, "index": set()}
    for table in metadata.tables.values():
        made["index"] |= {str(index.name) for index in table.indexes}
    query = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    there: dict[str, set[str]] = {"table": set(), "index": set(), "view": set(), "trigger": set()}
    for kind, name in connection.exec_driver_sql(query).all():
        there[kind].add(name)
    for kind, names in there.items():
        for name in sorted(names - made.get(kind, set())):
            yield Finding(f"{kind}_added", name)
        for name in sorted(made.get(kind, set()) - names):
            yield Finding(f"{kind}_missing", name)
    inspector = inspect(connection)
    for table in metadata.tables.values():
        if table.name in there["table"]:
            columns = {column["name"] for column in inspector.get_columns(table.name)}
            if columns != set(table.columns.keys()):
                yield Finding("table_altered", table.name)


def _chains(connection: Connection) -> Iterator[Finding]:
    yield from _named("entry", journal.broken(connection))
    yield from _record(connection)


def _record(connection: Connection) -> Iterator[Finding]:
    yield from _named("line", record.broken(connection))
    for number in record.without_entry(connection):
        yield Finding("line_without_entry", str(number))


def _named(what: str, broken: Iterable[Broken]) -> Iterator[Finding]:
    for one in broken:
        yield Finding(f"{what}_{one.how}", str(one.sequence))


def _key_file(connection: Connection, folder: Path, key: bytes) -> Iterator[Finding]:
    """Who may come in, as the key file says and as the store says."""
    try:
        slots = keys.read(folder / KEYS)
    except Fault:
        yield Finding("key_file_damaged")
        return
    if not keys.proved(folder / KEYS, key):
        yield Finding("key_file_changed")
    users = {one.id: one for one in connection.execute(select(user))}
    let_in = {slot.user: slot for slot in slots if slot.kind == PASSPHRASE}
    for id, slot in let_in.items():
        known = users.get(id)
        if known is None:
            yield Finding("key_for_nobody")
        elif known.disabled:
            yield Finding("key_for_disabled", f"user {id}")
        elif known.name != slot.name:
            yield Finding("key_name_differs", f"user {id}")
    for id, known in users.items():
        if not known.disabled and id not in let_in:
            yield Finding("key_missing", f"user {id}")
    if not any(slot.kind == RECOVERY for slot in slots):
        yield Finding("recovery_key_missing")
