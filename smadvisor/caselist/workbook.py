"""XLSX, XLS and ODS through python-calamine, once the file has been looked over for traps."""

import io
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetVisibleEnum,
)

from smadvisor.caselist.prescan import looked_over
from smadvisor.caselist.records import Sheet
from smadvisor.caselist.refusals import damaged
from smadvisor.caselist.words import Memo, clean
from smadvisor.crash import silent
from smadvisor.text import _

Value = int | float | str | bool | time | date | datetime | timedelta
_LARGEST_EXACT = 2**53
_FORMULAS = (b"<f>", b"<f ", b"table:formula=")
_CALCULATED = _(
    "Some cells are calculated. What they came to when the file was last saved was read; "
    "nothing was calculated here."
)


def read_workbook(data: bytes) -> tuple[list[Sheet], tuple[str, ...]]:
    """Every sheet with cells in it, hidden ones too, and what a person should know of the reading.

    Raises:
        Refused: ``password_protected``, ``damaged_file``, ``not_a_list``, ``too_large``.
    """
    plain = looked_over(data)
    try:
        with silent(), CalamineWorkbook.from_filelike(io.BytesIO(plain)) as workbook:
            sheets = [
                _sheet(
                    workbook.get_sheet_by_name(meta.name), meta.visible is SheetVisibleEnum.Visible
                )
                for meta in workbook.sheets_metadata
            ]
    except CalamineError as error:
        raise damaged() from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader's own, and no Exception
            raise damaged() from None
        raise
    return sheets, (_CALCULATED,) if any(mark in plain for mark in _FORMULAS) else ()


def _sheet(sheet: CalamineSheet, visible: bool) -> Sheet:
    shown = Memo(clean)
    rows = [
        [shown[value] if type(value) is str else as_text(value) for value in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    merged = tuple(
        (first_row, last_row, column)
        for (first_row, column), (last_row, _last) in sheet.merged_cell_ranges or ()
        if last_row > first_row
    )
    return Sheet(clean(sheet.name), rows, visible, merged)


def as_text(value: Value) -> str:
    """A cell as a person in the UK would see it. A number too large to be exact shows it."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        if abs(value) >= _LARGEST_EXACT:
            return f"{value:E}"
        return str(int(value)) if float(value).is_integer() else str(value)
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{value:%H:%M}"
