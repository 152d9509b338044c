"""The seal beside the store: how much it held when it was last closed, proved with the store's key.

Journal and record are chains: what is changed within them shows. That their end was cut off, or
that an older copy of the whole was put in their place, shows by the seal alone. A store may hold
more than its seal says: a program that is killed leaves the seal of the time before.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, select

from smadvisor.store.files import write_whole
from smadvisor.store.finding import Finding
from smadvisor.store.journal import current_store
from smadvisor.store.models import entry, record
from smadvisor.store.place import SEAL

_FORMAT = 1
_PURPOSE = b"smadvisor seal 1"


@dataclass(frozen=True, slots=True)
class Held:
    """What a store held: the numbers and ids of the newest entry and of the newest line."""

    store: str
    entries: int
    entry: str
    lines: int
    line: str


def write(folder: Path, connection: Connection, key: bytes) -> None:
    """Seal what the store holds now.

    Raises:
        OSError: the seal cannot be written; the one before is still there.
    """
    held = Held(
        current_store(connection), *_newest(connection, entry), *_newest(connection, record)
    )
    content = {"format": _FORMAT, **asdict(held), "mac": _mac(key, held)}
    write_whole(folder / SEAL, json.dumps(content, indent=1).encode())


def findings(folder: Path, connection: Connection, key: bytes) -> tuple[Finding, ...]:
    """Whether the store still holds what its seal says."""
    if not (folder / SEAL).exists():
        return (Finding("seal_missing"),)
    held = _read(folder, key)
    if held is None:
        return (Finding("seal_changed"),)
    if held.store != current_store(connection):
        return (Finding("seal_of_another"),)
    return tuple(_against(connection, held))


def _against(connection: Connection, held: Held) -> Iterator[Finding]:
    entries_kept = _has(connection, entry, held.entries, held.entry)
    lines_kept = _has(connection, record, held.lines, held.line)
    if not entries_kept and not lines_kept:
        yield Finding("store_older")
    elif not entries_kept:
        yield Finding("journal_cut_short")
    elif not lines_kept:
        yield Finding("record_cut_short")


def _newest(connection: Connection, table: Table) -> tuple[int, str]:
    query = select(table.c.number, table.c.id).order_by(table.c.number.desc()).limit(1)
    found = connection.execute(query).one_or_none()
    return (found.number, found.id.hex()) if found else (0, "")


def _has(connection: Connection, table: Table, number: int, id: str) -> bool:
    if not number:
        return True
    found = connection.scalar(select(table.c.id).where(table.c.number == number))
    return found is not None and found.hex() == id


def _read(folder: Path, key: bytes) -> Held | None:
    """The seal; None where it is not what this program wrote."""
    try:
        content = json.loads((folder / SEAL).read_bytes())
        mac = content.pop("mac")
        if content.pop("format") != _FORMAT:
            return None
        held = Held(**content)
        return held if hmac.compare_digest(mac, _mac(key, held)) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _mac(key: bytes, held: Held) -> str:
    content = json.dumps(asdict(held), sort_keys=True).encode()
    return hmac.new(hmac.digest(key, _PURPOSE, "sha256"), content, hashlib.sha256).hexdigest()
