"""Records from before the program: a sheet of what the unit did, taken in once."""

from dataclasses import asdict, dataclass
from pathlib import Path

from smadvisor.caselist import history
from smadvisor.caselist.history import PastRow, RecordSheet
from smadvisor.casework.identity import listed_id
from smadvisor.office import intake
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection, Values, rows

_TABLE = "past_record"


@dataclass(frozen=True)
class Preview:
    """What a record sheet would bring. Nothing is written yet."""

    sheet: RecordSheet
    new: tuple[PastRow, ...]
    changed: tuple[PastRow, ...]
    unchanged: tuple[PastRow, ...]


def preview(desk: Desk, path: Path, sheet: str | None = None) -> Preview:
    """Read a record sheet and lay it against what is here.

    Raises:
        Refused: as ``intake.read_bytes`` and ``history.read`` say.
    """
    data = intake.read_bytes(path)
    found = history.read(data, path.name, today=desk.today, sheet=sheet)
    with desk.read(Verb.PREVIEW_HISTORY) as connection:
        return _laid(found, connection)


def take(desk: Desk, seen: Preview) -> Preview:
    """Take the rows in; what was changed or is here already is told. Twice changes nothing."""
    with desk.write(Verb.TAKE_HISTORY) as journal:
        now = _laid(seen.sheet, journal.connection)
        by = {"at": desk.now(), "user": desk.user.id}
        journal.add_many(_TABLE, [(_id(one), {**by, **_values(one)}) for one in now.new])
        for one in now.changed:
            _change(journal, one)
        return now


def _laid(sheet: RecordSheet, connection: Connection) -> Preview:
    here: dict[str, Values] = {line["id"]: line for line in rows(connection, _TABLE)}
    new, changed, unchanged = [], [], []
    for one in sheet.rows:
        line = here.get(_id(one))
        if line is None:
            new.append(one)
        elif any(line[name] != value for name, value in _values(one).items()):
            changed.append(one)
        else:
            unchanged.append(one)
    return Preview(sheet, tuple(new), tuple(changed), tuple(unchanged))


def _change(journal: Journal, one: PastRow) -> None:
    journal.change(_TABLE, _id(one), **_values(one))


def _id(one: PastRow) -> str:
    """The same on every machine, so that two copies which took the sheet in count it once."""
    return listed_id(_TABLE, one.urn, one.person)


def _values(one: PastRow) -> Values:
    values = asdict(one)
    del values["row"]
    return {**values, "measures": list(one.measures)}
