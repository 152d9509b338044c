"""Tables of the law: one CSV file each, with its source and the dates it is good for.

Legal services correct a table without touching code, so each is checked as it is read.
"""

import csv
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from smadvisor.errors import Fault
from smadvisor.text import _

Row = dict[str, str]


def read(
    path: Path, columns: Sequence[str], allowed: Mapping[str, Collection[str]] | None = None
) -> tuple[Row, ...]:
    """The rows of ``path``, which must have exactly these columns plus dates and source.

    ``allowed`` names the values that a column may have.

    Raises:
        Fault: ``damaged_table`` where the file, a column, a value, a source or a date is not right.
    """
    wanted = [*columns, "good_from", "good_to", "source"]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            rows = tuple(reader)
        whole = sorted(reader.fieldnames or ()) == sorted(wanted)
        if not whole or not all(_sound(row, allowed or {}) for row in rows):
            raise ValueError(path.name)
    except (OSError, ValueError, csv.Error) as error:
        sentence = _("The table of the law {name} cannot be read. Correct it or install again.")
        raise Fault("damaged_table", sentence.format(name=path.name)) from error
    return rows


def _sound(row: Row, allowed: Mapping[str, Collection[str]]) -> bool:
    """Whether a row has every cell, a source and dates that are dates (or are empty)."""
    if None in row or None in row.values():
        return False
    if any(row[column] not in values for column, values in allowed.items()):
        return False
    for column in ("good_from", "good_to"):
        if row[column]:
            date.fromisoformat(row[column])
    return bool(row["source"])


def good_on(row: Row, day: date | None) -> bool:
    """Whether a row is good on ``day``; without a day, whether it has no end."""
    if day is None:
        return not row["good_to"]
    iso = day.isoformat()
    return row["good_from"] <= iso and (not row["good_to"] or iso <= row["good_to"])
