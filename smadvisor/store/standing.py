"""What the entries of one row say: which of them stand, and what the table shows of those."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from smadvisor.store.lives import BIRTH, living
from smadvisor.store.models import CAREFUL, JOURNALED


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. ``field`` is a column, or says that a row was born or erased.

    A birth holds the values that are not blank and names in ``replaces`` the erasures that it knew.
    An erasure names every entry of its row. ``seal`` is only kept once the value was erased.
    """

    id: bytes
    store: str
    sequence: int
    user: str
    at: str
    table: str
    row: str
    field: str
    value: str | None
    nonce: bytes | None
    seal: bytes | None
    replaces: str


def standing(of_row: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """For each field of one row, the entries that no other replaces, in one order everywhere.

    A birth speaks for every field that it holds; of the others nothing stands but the default.
    The last one is what the table shows: the most careful, else the one with most work behind it.
    """
    by_field: dict[str, list[Entry]] = {}
    for line in living(of_row):
        names = json.loads(line.value or "{}") if line.field == BIRTH else [line.field]
        for name in names:
            by_field.setdefault(name, []).append(line)
    stands = {}
    for name, lines in by_field.items():
        replaced = {old for line in lines if line.field for old in json.loads(line.replaces)}
        left = [line for line in lines if line.id.hex() not in replaced]
        stands[name] = tuple(left if len(left) == 1 else _in_order(left, name, lines))
    return stands


def value_of(line: Entry, name: str) -> Any:
    """What an entry says of the field ``name``; None where it was left blank or is erased."""
    value = json.loads(line.value or "null")
    return (value or {}).get(name) if line.field == BIRTH else value


def different(lines: Iterable[Entry], name: str) -> list[Any]:
    """The values that these entries give a field, each once."""
    values = [value_of(line, name) for line in lines]
    return [value for i, value in enumerate(values) if value not in values[:i]]


def _in_order(left: Iterable[Entry], name: str, lines: Sequence[Entry]) -> list[Entry]:
    """Entries that stand side by side, what the table shows last."""
    depth = _depths(lines)

    def key(line: Entry) -> tuple[int, int, bytes]:
        value = value_of(line, name)
        careful = JOURNALED[line.table].c[name].info.get(CAREFUL, ())
        rank = careful.index(value) if value in careful else -1
        return rank, depth[line.id.hex()], line.id

    return sorted(left, key=key)


def _depths(lines: Iterable[Entry]) -> dict[str, int]:
    """How many changes of a field lie behind each of its entries."""
    behind = {line.id.hex(): json.loads(line.replaces) for line in lines}
    depth: dict[str, int] = {}
    for start in behind:
        waiting = [] if start in depth else [start]
        while waiting:
            at = waiting[-1]
            depth.setdefault(at, 0)  # so that entries which were tampered with end too
            before = [old for old in behind[at] if old in behind]
            if further := [old for old in before if old not in depth]:
                waiting += further
                continue
            depth[at] = 1 + max((depth[old] for old in before), default=0)
            waiting.pop()
    return depth
