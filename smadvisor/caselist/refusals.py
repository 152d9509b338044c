"""Files that are refused, each with a sentence that says what to do."""

from smadvisor.caselist import limits
from smadvisor.errors import Refused
from smadvisor.text import _


def too_large() -> Refused:
    """A file beyond the limits."""
    return Refused(
        "too_large",
        _(
            "This file is larger than any weekly list ({rows:,} rows, {columns} columns). "
            "Check that it is the right file, or export one week only."
        ).format(rows=limits.ROWS, columns=limits.COLUMNS),
    )


def damaged() -> Refused:
    """A file that is broken or cut short."""
    return Refused(
        "damaged_file",
        _("This file is damaged or incomplete. Export it again, or open it and save a copy."),
    )


def password_protected() -> Refused:
    """A workbook that only opens with a password."""
    return Refused(
        "password_protected",
        _(
            "This workbook has a password. Open it in Excel, save a copy without the password "
            "(File, Info, Protect Workbook), and import that."
        ),
    )


def not_a_list() -> Refused:
    """A file of another kind."""
    return Refused(
        "not_a_list",
        _("This file is not a list. Choose a CSV, Excel (.xlsx, .xls) or ODS file."),
    )


def web_page() -> Refused:
    """HTML or XML under the name of a spreadsheet, as some systems export."""
    return Refused(
        "not_a_list",
        _(
            "This file is a web page saved under a spreadsheet's name. "
            "Open it in Excel, save it as an Excel workbook (.xlsx), and import that."
        ),
    )


def empty() -> Refused:
    """A file with nothing in it."""
    return Refused("empty_file", _("This file is empty. Export the list again."))
