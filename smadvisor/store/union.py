"""Two copies of one store that were apart come together: journal and record of both, in one.

Nothing is overwritten: where both copies wrote the same field, both values stand until somebody
settles it (docs/decisions/012-two-copies.md).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from smadvisor.errors import Refused
from smadvisor.store import erasure, record
from smadvisor.store import journal as journals
from smadvisor.store.journal import Journal, history
from smadvisor.store.lives import BIRTH, births, living
from smadvisor.store.models import differing
from smadvisor.store.record import Recorded
from smadvisor.store.standing import Entry, different, standing
from smadvisor.text import _

_FEW = 500
_DIFFERING = select(differing.c.row, differing.c.table)


@dataclass(frozen=True, slots=True)
class Brought:
    """What was new in another copy. ``only_here`` are the entries that it did not have."""

    new: tuple[Entry, ...]
    only_here: tuple[Entry, ...]
    lines: int
    erased: bool
    """Whether words of either copy went because the other had erased them."""

    @property
    def rows(self) -> int:
        """How many rows were born there."""
        return sum(line.field == BIRTH for line in self.new)


@dataclass(frozen=True, slots=True)
class Differing:
    """A field in which two values stand: the entries that say them, one for each value."""

    table: str
    row: str
    field: str
    entries: tuple[Entry, ...]


def unite(journal: Journal, other: Connection) -> Brought:
    """Take the journal and the record of another copy in; a second time nothing is new.

    Raises:
        Refused: ``copy_broken`` where its chains are not whole; ``copy_forked`` where two copies
            went on under one identity. Nothing was changed.
    """
    if journals.broken(other) or record.broken(other) or record.without_entry(other):
        raise Refused(
            "copy_broken",
            _("That copy was changed by other means than SMAdvisor. It was not brought in."),
        )
    here, there = journals.entries(journal.connection), journals.entries(other)
    known, theirs = {line.id for line in here}, {line.id for line in there}
    new = [line for line in there if line.id not in known]
    own_lines = record.lines(journal.connection)
    seen = {line.id for line in own_lines}
    lines = [line for line in record.lines(other) if line.id not in seen]
    _check_forks(here, new)
    _check_forks(own_lines, lines)
    mine = journals.current_store(journal.connection)
    if mine in {line.store for line in new} | {line.store for line in lines}:
        journal.begin_anew()
    erased = erasure.take_in(journal, new)
    record.take_in(journal.connection, lines)
    only_here = tuple(line for line in here if line.id not in theirs)
    return Brought(tuple(new), only_here, len(lines), erased)


def differ(connection: Connection) -> list[Differing]:
    """Every field in which two values stand, in the order of the rows' ids."""
    of_table = {one.row: one.table for one in connection.execute(_DIFFERING)}
    ids = sorted(of_table)
    found = []
    for start in range(0, len(ids), _FEW):
        some = ids[start : start + _FEW]
        of_row: dict[str, list[Entry]] = {row: [] for row in some}
        for line in history(connection, some):
            of_row[line.row].append(line)
        for row in some:
            found += _of_row(of_table[row], row, of_row[row])
    return found


def _of_row(table: str, row: str, lines: list[Entry]) -> list[Differing]:
    holds = living(lines)
    if not births(holds):
        return []
    return [
        Differing(table, row, field, tuple(_one_a_value(stands, field)))
        for field, stands in standing(holds).items()
        if len(different(stands, field)) > 1
    ]


def _one_a_value(stands: Iterable[Entry], field: str) -> list[Entry]:
    kept: list[Entry] = []
    for line in stands:
        if len(different([*kept, line], field)) > len(kept):
            kept.append(line)
    return kept


def _check_forks(here: Sequence[Entry | Recorded], new: Sequence[Entry | Recorded]) -> None:
    """Two different entries of one number: a copy of the files, and both were written to."""
    taken = {(line.store, line.sequence) for line in here}
    if any((line.store, line.sequence) in taken for line in new):
        raise Refused(
            "copy_forked",
            _(
                "That copy was made by copying files, and both were written to since: they cannot "
                "be told apart. A copy is made with “Backup” and “Restore”."
            ),
        )
