"""The record of processing, kept beside the journal and like it: hash-chained, only added to.

Each line also names the newest entry of the journal at that moment, so that neither can be cut
short without the other.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from smadvisor.casework.record import Event, Line
from smadvisor.store import chain
from smadvisor.store.chain import Broken, Link
from smadvisor.store.journal import current_store
from smadvisor.store.models import entry, record

_ONCE_A_MINUTE = (Event.CONSULTATION, Event.ALTERATION)
_NOTHING = bytes(32)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One line as it is kept. ``entry`` is the newest of the journal then, zeros for none."""

    id: bytes
    store: str
    sequence: int
    user: str
    at: str
    event: str
    verb: str
    about: str
    recipient: str
    entry: bytes

    @property
    def follows(self) -> str:
        """Everything that goes into the hash but the line before and the entry."""
        return "\x1f".join(str(getattr(self, name)) for name in _FIELDS[1:-1])

    @property
    def line(self) -> Line:
        """As it is shown."""
        at = datetime.fromisoformat(self.at)
        return Line(at, self.user, Event(self.event), self.verb, self.about, self.recipient)


_FIELDS = [field.name for field in fields(Recorded)]
_LINES = select(*(record.c[name] for name in _FIELDS))
_STREAMED = _LINES.order_by(record.c.number).execution_options(yield_per=500)


def add(connection: Connection, line: Line) -> None:
    """Add one line, in the transaction of the act that it tells of.

    The same look or change by the same user goes on within its minute: a sentence being typed is
    one line a minute, not one a pause.
    """
    store = current_store(connection)
    newest = _LINES.where(record.c.store == store).order_by(record.c.number.desc()).limit(1)
    found = connection.execute(newest).one_or_none()
    before = Recorded(*found) if found else None
    at = line.at.isoformat(timespec="milliseconds")
    if before and line.event in _ONCE_A_MINUTE and _goes_on(before, line, at):
        return
    head = connection.scalar(select(entry.c.id).order_by(entry.c.number.desc()).limit(1))
    new = Recorded(
        id=b"",
        store=store,
        sequence=before.sequence + 1 if before else 1,
        user=line.user,
        at=at,
        event=line.event,
        verb=line.verb,
        about=line.about,
        recipient=line.recipient,
        entry=head or _NOTHING,
    )
    values = {name: getattr(new, name) for name in _FIELDS}
    values["id"] = _hash(before.id if before else b"", new)
    connection.execute(insert(record).values(**values))


def last_at(connection: Connection, otherwise: datetime) -> datetime:
    """The time of the newest line by the clock of then; ``otherwise`` where there is none."""
    newest = select(record.c.at).order_by(record.c.number.desc()).limit(1)
    at = connection.scalar(newest)
    return datetime.fromisoformat(at) if at else otherwise


def last_of(connection: Connection, verb: str) -> datetime | None:
    """The time of the newest line of one verb."""
    of_verb = select(record.c.at).where(record.c.verb == verb)
    at = connection.scalar(of_verb.order_by(record.c.number.desc()).limit(1))
    return datetime.fromisoformat(at) if at else None


def newest(connection: Connection, count: int) -> list[Recorded]:
    """The ``count`` lines that this store came to know last, newest first."""
    found = connection.execute(_LINES.order_by(record.c.number.desc()).limit(count))
    return [Recorded(*line) for line in found]


def last_by_user(connection: Connection, verbs: Iterable[str]) -> dict[str, datetime]:
    """When each user last did one of ``verbs``."""
    newest = select(func.max(record.c.number)).where(record.c.verb.in_(tuple(verbs)))
    found = connection.execute(
        select(record.c.user, record.c.at).where(
            record.c.number.in_(newest.group_by(record.c.user))
        )
    )
    return {user: datetime.fromisoformat(at) for user, at in found}


def lines(connection: Connection) -> list[Recorded]:
    """The whole record in the order in which this store came to know it."""
    return [Recorded(*line) for line in connection.execute(_LINES.order_by(record.c.number))]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines; what is left out wants all. Days are those of the clock where it was written."""

    first: date | None = None
    last: date | None = None
    event: str = ""
    user: str = ""
    about: Collection[str] | None = None

    @property
    def query(self) -> Select[Any]:
        """Number and line, newest first."""
        found = select(record.c.number, *_LINES.selected_columns)
        if self.first:
            found = found.where(record.c.at >= self.first.isoformat())
        if self.last:
            found = found.where(record.c.at < (self.last + timedelta(days=1)).isoformat())
        if self.event:
            found = found.where(record.c.event == self.event)
        if self.user:
            found = found.where(record.c.user == self.user)
        if self.about is not None:
            found = found.where(record.c.about.in_(self.about))
        return found.order_by(record.c.number.desc())


def wanted(
    connection: Connection, want: Wanted, most: int | None = None, before: int | None = None
) -> list[tuple[int, Recorded]]:
    """The newest ``most`` of these lines, older than the number ``before``, with their numbers."""
    query = want.query if before is None else want.query.where(record.c.number < before)
    found = connection.execute(query if most is None else query.limit(most))
    return [(number, Recorded(*line)) for number, *line in found]


def take_in(connection: Connection, others: Iterable[Recorded]) -> int:
    """Unite with the record of another store; answers how many lines were new."""
    held = set(connection.scalars(select(record.c.id)))
    new = [
        {name: getattr(line, name) for name in _FIELDS} for line in others if line.id not in held
    ]
    if new:
        connection.execute(insert(record), new)
    return len(new)


def broken(connection: Connection) -> list[Broken]:
    """Each line that does not follow from the one before it."""
    return chain.broken(_links(connection))


def without_entry(connection: Connection) -> list[int]:
    """The numbers, in their store, of the lines that name an entry which the journal has not."""
    entries = {_NOTHING, *connection.scalars(select(entry.c.id))}
    found = connection.execute(select(record.c.sequence, record.c.entry))
    return [sequence for sequence, id in found if id not in entries]


def _links(connection: Connection) -> Iterator[Link]:
    for values in connection.execute(_STREAMED):
        line = Recorded(*values)

        def hashed(before: bytes, sequence: int, line: Recorded = line) -> bytes:
            return _hash(before, replace(line, sequence=sequence))

        yield Link(line.store, line.sequence, line.id, hashed)


def _goes_on(before: Recorded, line: Line, at: str) -> bool:
    minute = len("2026-11-23T09:00")
    same = (before.user, before.event, before.verb, before.about, before.recipient)
    now = (line.user, line.event, line.verb, line.about, line.recipient)
    return same == now and before.at[:minute] == at[:minute]


def _hash(before: bytes, line: Recorded) -> bytes:
    return hashlib.sha256(before + line.entry + line.follows.encode()).digest()
