"""The tables of the law: one CSV file each, with its source and the dates it is good for.

Legal services correct a table without touching code, so each is checked as it is read. All of them
together are one version of the law: an assessment keeps the one it was made under.
"""

import csv
import hashlib
import json
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from smadvisor.errors import Fault
from smadvisor.resources import folder
from smadvisor.text import _

Row = Mapping[str, str]
Rows = tuple[Row, ...]
_YES_NO = ("yes", "no")
_COLUMNS: Mapping[str, Mapping[str, Collection[str]]] = {
    "courts": {"code": (), "name": (), "kind": ("magistrates", "youth", "crown")},
    "offences": {
        "code": (),
        "wording": (),
        "provision": (),
        "sexual": _YES_NO,
        "modern_slavery": _YES_NO,
        "domestic_abuse": ("suggests", ""),
        "section_35": ("18", "14", ""),
        "confirmed": _YES_NO,
    },
    "schedule_1a": {
        "paragraph": (),
        "provision": (),
        "condition": ("charge", "used", "carried"),
        "confirmed": _YES_NO,
    },
    "section_28": {"court_code": (), "limb": (), "confirmed": _YES_NO},
    "bank_holidays": {"date": (), "name": ()},
    "restraining_orders": {"result": (), "section": ("s360", "s5A"), "confirmed": _YES_NO},
}
"""The columns of each table with the values they may have; none named, any."""


@dataclass(frozen=True, eq=False)
class Law:
    """One version of the law, as far as it is tables."""

    as_at: date
    """The day whose law it is."""
    courts: Rows
    offences: Rows
    schedule_1a: Rows
    section_28: Rows
    bank_holidays: Rows
    restraining_orders: Rows

    @property
    def version(self) -> str:
        """What tells this version from every other."""
        return _version(self)


@cache
def current() -> Law:
    """The law as the tables say it now.

    Raises:
        Fault: ``damaged_table`` where a table cannot be read.
    """
    return load(folder() / "law")


def load(at: Path) -> Law:
    """The law as the tables in the folder ``at`` say it.

    Raises:
        Fault: ``damaged_table`` where a table cannot be read.
    """
    tables = {name: read(at / f"{name}.csv", columns) for name, columns in _COLUMNS.items()}
    try:
        as_at = tomllib.loads((at / "law.toml").read_text("utf-8"))["as_at"]
        if not isinstance(as_at, date):
            raise ValueError("as_at")
    except (OSError, ValueError, KeyError) as error:
        raise damaged("law.toml") from error
    return Law(as_at, **tables)


def to_plain(law: Law) -> dict[str, Any]:
    """Only strings, lists and dictionaries, for the store."""
    tables = {name: [dict(row) for row in getattr(law, name)] for name in _names()}
    return {"as_at": law.as_at.isoformat(), **tables}


def from_plain(plain: Mapping[str, Any]) -> Law:
    """The law again, of the same version."""
    return Law(
        date.fromisoformat(plain["as_at"]), **{name: tuple(plain[name]) for name in _names()}
    )


def _names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Law))[1:]


@lru_cache(maxsize=4)
def _version(law: Law) -> str:
    content = json.dumps(to_plain(law), sort_keys=True).encode()
    return hashlib.sha256(content).hexdigest()


def read(path: Path, columns: Mapping[str, Collection[str]] | Sequence[str]) -> Rows:
    """The rows of ``path``, which must have exactly these columns plus dates and source.

    Raises:
        Fault: ``damaged_table`` where the file, a column, a value, a source or a date is not right.
    """
    allowed = columns if isinstance(columns, Mapping) else dict.fromkeys(columns, ())
    wanted = [*allowed, "good_from", "good_to", "source"]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            rows = tuple(reader)
        whole = sorted(reader.fieldnames or ()) == sorted(wanted)
        if not rows or not whole or not all(_sound(row, allowed) for row in rows):
            raise ValueError(path.name)
    except (OSError, ValueError, csv.Error) as error:
        raise damaged(path.name) from error
    return rows


def damaged(name: str) -> Fault:
    """The fault that the table in the file ``name`` cannot be used."""
    sentence = _("The table of the law {name} cannot be read. Correct it or install again.")
    return Fault("damaged_table", sentence.format(name=name))


def _sound(row: Row, allowed: Mapping[str, Collection[str]]) -> bool:
    """Whether a row has every cell, a source, and dates that are dates (or are empty).

    A row about one day needs an end, and its day must be one it is good for.
    """
    if None in row or None in row.values():
        return False
    if any(row[column] not in values for column, values in allowed.items() if values):
        return False
    for column in ("good_from", "good_to"):
        if row[column]:
            date.fromisoformat(row[column])
    if "date" in row and not (row["good_to"] and good_on(row, date.fromisoformat(row["date"]))):
        return False
    return bool(row["source"])


def good_on(row: Row, day: date | None) -> bool:
    """Whether a row is good on ``day``; without a day, whether it has no end."""
    if day is None:
        return not row["good_to"]
    iso = day.isoformat()
    return row["good_from"] <= iso and (not row["good_to"] or iso <= row["good_to"])
