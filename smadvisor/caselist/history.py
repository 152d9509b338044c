"""A record sheet from before the tool: a row for each person of a case, what was done and when.

It is read like a weekly list and reported row by row. Whatever would make a figure wrong keeps its
row out, with the reason: a date nobody can read, a measure nobody knows, somebody twice.

A person is told from others by the name, within a case. A case may have one row without a name,
as sheets of single cases do: that is whoever the case is about. A second one, or one beside rows
with names, may be somebody else or the same person again, so it is not taken.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PureWindowsPath

from smadvisor.caselist.history_rows import Header, PastRow, Remark, RowReader, find_header
from smadvisor.caselist.records import Sheet
from smadvisor.caselist.sheet import sheets
from smadvisor.casework.identity import folded
from smadvisor.errors import Refused
from smadvisor.text import _

Told = Callable[[int, int], None]
"""Called with how much is done of how much; may raise to cancel."""
_STEP = 1_000
_MISSING = {
    "deficient": _("There is no column that says whether the MG2 was deficient."),
    "reviewed_on": _("There is no column of reviews, so no case counts as reviewed."),
    "contacted_on": _("There is no column of contacts, so nobody counts as contacted."),
    "sent_on": _("There is no column of MG2s that were sent, so no MG2 counts as submitted."),
    "measures": _("There is no column of measures, so none is counted."),
    "outcome": _("There is no column of outcomes, so how cases ended is not recorded."),
}


@dataclass(frozen=True)
class RecordSheet:
    """A record sheet as it was read. Nothing has been stored."""

    file: str
    sha256: str
    rows: tuple[PastRow, ...]
    left_out: tuple[Remark, ...]
    unmatched: tuple[str, ...]
    """Headers whose meaning is not known."""
    notes: tuple[str, ...]
    """What else a person should know: sheets passed over, columns not found."""


def read(
    data: bytes, file: str, *, today: date, sheet: str | None = None, told: Told | None = None
) -> RecordSheet:
    """Read a record sheet: CSV, XLSX, XLS or ODS; every sheet in sight that has the columns.

    Raises:
        Refused: ``empty_file``, ``not_a_list``, ``damaged_file``, ``password_protected``,
            ``too_large``, ``no_such_sheet``, ``not_a_record_sheet``.
    """
    found, notes = sheets(data)
    headed, passed_over = _headed(found, sheet)
    every: list[PastRow | Remark] = []
    whole = sum(len(one.rows) for one, _header in headed)
    for one, header in headed:
        name = one.name if len(headed) > 1 else ""
        reader = RowReader(name, header, today)
        for number, cells in enumerate(one.rows[header.row + 1 :], header.row + 2):
            if told and len(every) % _STEP == 0:
                told(len(every), whole)
            if any(map(str.strip, cells)):
                every.append(reader.read(number, cells))
    told_once = list(_once(every))
    return RecordSheet(
        file=PureWindowsPath(file).name,
        sha256=hashlib.sha256(data).hexdigest(),
        rows=tuple(line for line in told_once if isinstance(line, PastRow)),
        left_out=tuple(line for line in told_once if isinstance(line, Remark)),
        unmatched=tuple(dict.fromkeys(name for _one, h in headed for name in h.unmatched)),
        notes=(*notes, *passed_over, *_missing([header for _one, header in headed])),
    )


def _headed(
    found: Sequence[Sheet], wanted: str | None
) -> tuple[list[tuple[Sheet, Header]], list[str]]:
    """The sheets to read with their headers, and a note for each that is passed over."""
    if wanted is not None:
        found = [one for one in found if folded(one.name) == folded(wanted)]
        if not found:
            raise Refused("no_such_sheet", _("This file has no sheet of that name."))
    headed: list[tuple[Sheet, Header]] = []
    notes: list[str] = []
    for one in found:
        header = find_header(one.rows)
        if not (one.visible or wanted):
            notes.append(_("Hidden sheet not read: {sheet}").format(sheet=one.name))
        elif header:
            headed.append((one, header))
        elif any(any(map(str.strip, cells)) for cells in one.rows):
            words = _("Sheet not read, as it has no such columns: {sheet}")
            notes.append(words.format(sheet=one.name))
    if not headed:
        raise Refused(
            "not_a_record_sheet",
            _(
                "No row with column names such as URN and Reviewed on was found. Check that this "
                "is the record sheet; the names must stand above the rows."
            ),
        )
    return headed, notes


def _missing(headers: Sequence[Header]) -> Iterator[str]:
    for field, words in _MISSING.items():
        if not all(field in header.columns for header in headers):
            yield words


def _once(every: Sequence[PastRow | Remark]) -> Iterator[PastRow | Remark]:
    """The same rows; who stands there again, or may do so, is left out."""
    who = [line.who if isinstance(line, PastRow) else ("", "") for line in every]
    named = {case for case, name in who if name}
    seen: dict[tuple[str, str], dict[str, object]] = {}
    for line, (case, name) in zip(every, who, strict=True):
        if isinstance(line, Remark):
            yield line
        elif not name and case in named:
            yield line.left_out("person_unclear")
        elif (case, name) not in seen:
            seen[case, name] = line.says()
            yield line
        elif name or seen[case, name] == line.says():
            yield line.left_out("row_twice")
        else:
            yield line.left_out("person_unclear")
