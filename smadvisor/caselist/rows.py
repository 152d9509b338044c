"""From the bytes of a file to a weekly list: which sheet, which header, then its rows."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PureWindowsPath

from smadvisor.caselist import limits
from smadvisor.caselist.bulk import no_search_for_cycles
from smadvisor.caselist.columns import Layout, find_layout
from smadvisor.caselist.entries import RowReader
from smadvisor.caselist.places import Places
from smadvisor.caselist.records import Field, Sheet, Vocabulary, WeeklyList
from smadvisor.caselist.refusals import damaged, empty
from smadvisor.caselist.sheet import sheets
from smadvisor.caselist.wording import Phrases
from smadvisor.caselist.words import table
from smadvisor.casework.identity import folded
from smadvisor.errors import Refused
from smadvisor.text import _

_SHEET_NAMES = Phrases(table("wording")["sheets"])
_UNTAUGHT = Vocabulary()
_NEEDED = {
    Field.URN: _("No column was recognised as the URN."),
    Field.HEARING_DATE: _("No column was recognised as the hearing date."),
    Field.MG2: _("No column was recognised as the MG2 on file, so every MG2 is unclear."),
}


def read(
    data: bytes,
    file: str,
    *,
    today: date,
    sheet: str | None = None,
    vocabulary: Vocabulary = _UNTAUGHT,
    progress: Callable[[int, int], None] | None = None,
) -> WeeklyList:
    """Read a weekly list: CSV, XLSX, XLS or ODS, by its content. Nothing is stored.

    Args:
        data: the bytes of the file.
        file: its name; folders are left out.
        today: hearings before this day are flagged.
        sheet: the sheet to read; without it, the first visible one that holds an NGAP list.
        vocabulary: headers and wordings that this store has been taught.
        progress: called now and then with rows done and rows in all; what it raises ends the
            reading.

    Raises:
        Refused: ``empty_file``, ``not_a_list``, ``damaged_file``, ``password_protected``,
            ``too_large``, ``no_such_sheet``.
    """
    with no_search_for_cycles():
        found, notes = sheets(data)
        chosen, layout, passed_over = _choose(found, sheet, vocabulary)
        rows = _unmerged(chosen, layout)
        reader = RowReader(layout, today, vocabulary.mg2)
        entries = tuple(reader.entries(rows, progress))
    columns = {column.header: column.field for column in layout.columns}
    missing = [note for field, note in _NEEDED.items() if field not in columns.values()]
    return WeeklyList(
        file=PureWindowsPath(file).name,
        sha256=hashlib.sha256(data).hexdigest(),
        sheet=chosen.name,
        header_row=layout.row + 1,
        columns=columns,
        unmatched=layout.unmatched,
        entries=entries,
        notes=(*notes, *passed_over, *missing),
    )


def _choose(
    found: Sequence[Sheet], wanted: str | None, vocabulary: Vocabulary
) -> tuple[Sheet, Layout, list[str]]:
    """The sheet to read, its header, and a note for each sheet that is passed over."""
    if wanted is not None:
        found = [sheet for sheet in found if folded(sheet.name) == folded(wanted)]
        if not found:
            raise Refused("no_such_sheet", _("This file has no sheet of that name."))
        found = [replace(found[0], visible=True)]
    notes: list[str] = []
    best: tuple[tuple[bool, int], Sheet, Layout] | None = None
    others: list[str] = []
    for sheet in found:
        layout = find_layout(sheet.rows, vocabulary) if sheet.rows else None
        kinds = _SHEET_NAMES.kinds(sheet.name)
        if not sheet.visible:
            notes.append(_("Hidden sheet not read: {sheet}").format(sheet=sheet.name))
        elif wanted is None and "guilty" in kinds and "not_guilty" not in kinds:
            notes.append(_("Sheet of guilty pleas not read: {sheet}").format(sheet=sheet.name))
        elif layout:
            score = ("not_guilty" in kinds, len({c.field for c in layout.columns}))
            others.append(sheet.name)
            if best is None or score > best[0]:
                best = (score, sheet, layout)
    if best is None:
        raise _no_list(found)
    notes += [
        _("Sheet not read, though it looks like a list: {sheet}").format(sheet=name)
        for name in others
        if name != best[1].name
    ]
    return best[1], best[2], notes


def _no_list(found: Sequence[Sheet]) -> Refused:
    """Why no sheet can be read."""
    if not any(any(map(str.strip, row)) for sheet in found for row in sheet.rows):
        return empty()
    return Refused(
        "not_a_list",
        _(
            "No row with column names such as URN, Victim or Hearing Date was found. "
            "Check that this is the NGAP list; the names must stand above the cases."
        ),
    )


def _unmerged(sheet: Sheet, layout: Layout) -> list[list[str]]:
    """The rows, with cells of the case that were merged downwards filled in.

    Cells of victims are left blank: one MG2 merged over two people is not two MG2s.
    """
    own = Places(layout).of_victims
    rows = sheet.rows
    height, width = len(rows), len(layout.headers)
    merged = [
        (first, min(last + 1, height), column)
        for first, last, column in sheet.merged
        if layout.row < first < height and column < width and column not in own
    ]
    if sum(end - first for first, end, _column in merged) > limits.CELLS:
        raise damaged()  # more than there are cells: they lie over one another
    for first, end, column in merged:
        for index in range(first + 1, end) if rows[first][column] else ():
            if not rows[index][column]:
                rows[index] = [*rows[index]]
                rows[index][column] = rows[first][column]
    return rows
