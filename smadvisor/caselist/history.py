"""A record sheet from before the tool: a row for each person of a case, what was done and when.

It is read like a weekly list and reported row by row. Whatever would make a figure wrong keeps its
row out, with the reason: a date nobody can read, a measure nobody knows.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PureWindowsPath

from smadvisor.caselist.dates import read_date
from smadvisor.caselist.references import read_occurrence, read_urn
from smadvisor.caselist.sheet import sheets
from smadvisor.caselist.wording import yes_or_no
from smadvisor.caselist.words import clean, header_words, plain, table, tidy
from smadvisor.casework.identity import folded
from smadvisor.casework.outcome import Outcome
from smadvisor.errors import Refused
from smadvisor.text import _

_TABLE = table("history")
_COLUMNS = {
    "".join(header_words(name)): field
    for field, names in _TABLE["columns"].items()
    for name in names
}
_MEASURES = {
    " ".join(header_words(name)): measure
    for measure, names in _TABLE["measures"].items()
    for name in names
}
_OUTCOMES = {" ".join(header_words(name)): one for one in Outcome for name in (one, one.words)}
_BETWEEN = re.compile(r"[;,\n/+&]|\band\b")
_NEEDED = ("urn", "reviewed_on")
_DATES = ("reviewed_on", "contacted_on", "sent_on")
_ROWS_LOOKED_AT = 60

NOT_TAKEN = {
    "no_reference": _("There is neither a URN nor an occurrence number that can be read."),
    "totals_row": _("This row is a total, not a case."),
    "impossible_date": _("There is no such day. Check the date."),
    "unreadable_date": _("This could not be read as a date."),
    "date_in_future": _("This day has not come yet."),
    "nothing_recorded": _("The row has no date, so it counts for nothing."),
    "deficient_unclear": _("Whether the MG2 was deficient is neither yes nor no."),
    "unknown_measure": _("This is no special measure that the program knows."),
    "unknown_outcome": _("This is no outcome that the program knows."),
    "measures_not_sent": _("Measures are counted with an MG2 that was sent; there is no such day."),
    "row_twice": _("The same person of the same case stands in an earlier row."),
}


@dataclass(frozen=True, slots=True)
class PastRow:
    """One person of one case, as the unit recorded it before the tool."""

    row: int
    """As a spreadsheet numbers it."""
    urn: str
    person: str
    reviewed_on: date | None
    deficient: bool | None
    contacted_on: date | None
    sent_on: date | None
    measures: tuple[str, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was not taken; ``column`` is the cell's, where one cell is the reason."""

    row: int
    code: str
    column: str = ""

    @property
    def message(self) -> str:
        """Why, in words."""
        return NOT_TAKEN[self.code]


@dataclass(frozen=True)
class RecordSheet:
    """A record sheet as it was read. Nothing has been stored."""

    file: str
    sha256: str
    sheet: str
    header_row: int
    rows: tuple[PastRow, ...]
    left_out: tuple[LeftOut, ...]
    unmatched: tuple[str, ...]


class _Row(Exception):
    """Why this row is not taken."""

    def __init__(self, code: str, field: str = "") -> None:
        super().__init__(code)
        self.code, self.field = code, field


def read(data: bytes, file: str, *, today: date, sheet: str | None = None) -> RecordSheet:
    """Read a record sheet: CSV, XLSX, XLS or ODS.

    Raises:
        Refused: ``empty_file``, ``not_a_list``, ``damaged_file``, ``password_protected``,
            ``too_large``, ``no_such_sheet``, ``not_a_record_sheet``.
    """
    found, _notes = sheets(data)
    for one in found:
        wanted = folded(one.name) == folded(sheet) if sheet is not None else one.visible
        if wanted and (header := _header(one.rows)):
            break
    else:
        raise Refused(
            "not_a_record_sheet",
            _("No row with column names such as URN and Reviewed on was found."),
        )
    at, columns = header
    taken: list[PastRow] = []
    left_out: list[LeftOut] = []
    seen: set[tuple[str, str]] = set()
    for number, cells in enumerate(one.rows[at + 1 :], at + 2):
        said = {
            field: clean(cells[place]).strip()
            for field, place in columns.items()
            if place < len(cells)
        }
        if not any(said.values()):
            continue
        try:
            row = _row(number, said, today)
            if (row.urn, folded(row.person)) in seen:
                raise _Row("row_twice")
        except _Row as why:
            column = tidy(one.rows[at][columns[why.field]]) if why.field else ""
            left_out.append(LeftOut(number, why.code, column))
        else:
            seen.add((row.urn, folded(row.person)))
            taken.append(row)
    return RecordSheet(
        file=PureWindowsPath(file).name,
        sha256=hashlib.sha256(data).hexdigest(),
        sheet=one.name,
        header_row=at + 1,
        rows=tuple(taken),
        left_out=tuple(left_out),
        unmatched=tuple(
            tidy(name)
            for place, name in enumerate(one.rows[at])
            if tidy(name) and place not in columns.values()
        ),
    )


def _header(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    for at, cells in enumerate(rows[:_ROWS_LOOKED_AT]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(cells):
            if (field := _COLUMNS.get("".join(header_words(cell)))) is not None:
                columns.setdefault(field, place)
        if all(field in columns for field in _NEEDED):
            return at, columns
    return None


def _row(number: int, said: Mapping[str, str], today: date) -> PastRow:
    urn = _reference(said.get("urn", ""))
    dates = {field: _date(said.get(field, ""), field, today) for field in _DATES}
    if not any(dates.values()):
        raise _Row("nothing_recorded")
    deficient = yes_or_no(said.get("deficient", ""))
    if dates["reviewed_on"] and deficient is None:
        raise _Row("deficient_unclear", "deficient" if "deficient" in said else "")
    measures = _measures(said.get("measures", ""))
    if measures and not dates["sent_on"]:
        raise _Row("measures_not_sent")
    return PastRow(
        row=number,
        urn=urn,
        person=tidy(said.get("person", "")),
        deficient=deficient,
        measures=measures,
        outcome=_outcome(said.get("outcome", "")),
        **dates,
    )


def _reference(text: str) -> str:
    if plain(text).startswith(("total", "cyfanswm", "grand total")):
        raise _Row("totals_row")
    reference = read_urn(text)
    if reference.text and not reference.code:
        return reference.text
    other = read_occurrence(text)
    if not (other.text or reference.text):
        raise _Row("no_reference", "urn")
    return reference.text or other.text


def _date(text: str, field: str, today: date) -> date | None:
    read = read_date(text, today.year)
    if read.code:
        raise _Row(
            "impossible_date" if read.code == "impossible_date" else "unreadable_date", field
        )
    if read.day and read.day > today:
        raise _Row("date_in_future", field)
    return read.day


def _measures(text: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for part in _BETWEEN.split(plain(text)):
        words = " ".join(header_words(part))
        if not words:
            continue
        if words not in _MEASURES:
            raise _Row("unknown_measure", "measures")
        if _MEASURES[words] != "none":
            found[_MEASURES[words]] = None
    return tuple(found)


def _outcome(text: str) -> str:
    words = " ".join(header_words(text))
    if words and words not in _OUTCOMES:
        raise _Row("unknown_outcome", "outcome")
    return _OUTCOMES[words] if words else ""
