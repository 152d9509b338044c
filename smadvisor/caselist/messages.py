"""Each code in words, for the person at the screen. No word here comes from a cell."""

from collections.abc import Sequence

from smadvisor.caselist.columns import Column
from smadvisor.caselist.records import Problem
from smadvisor.text import _

NOT_TAKEN = {
    "guilty_plea_anticipated": _("A guilty plea is anticipated, so this is not an NGAP case."),
    "no_reference": _("There is neither a URN nor an occurrence number that can be read."),
    "totals_row": _("This row is a total, not a case."),
    "footer_row": _("This row is a note of the report, not a case."),
}

PROBLEMS = {
    "date_not_fixed": _("The hearing has no date yet. Check it before you plan the call."),
    "impossible_date": _("There is no such day. Check the date in the force's system."),
    "unreadable_date": _("This could not be read as a date. Check it, and correct the list."),
    "number_damaged": _("A spreadsheet has rounded this number. Look it up; it was not used."),
    "name_withheld": _("The name is withheld. Ask the officer in the case how to reach them."),
    "name_missing": _("No name is given. Ask the officer in the case who this is."),
    "unusual_urn": _("This is not the usual shape of a URN. It was read as “{read}”."),
    "hearing_in_past": _("The hearing date has passed."),
    "letters_lost": _("A letter of the name seems lost (“?”). Ask for the list as an Excel file."),
    "several_people": _("This may name several people. They were taken as one; please look."),
    "text_too_long": _("This cell is longer than any real one. Check that nothing ran together."),
}


def problem(column: Column, cells: Sequence[str], code: str, read: str = "") -> Problem:
    """What is wrong with the cell of ``column``; ``read`` is what it was read as."""
    message = PROBLEMS[code].format(read=read) if read else PROBLEMS[code]
    return Problem(column.header, cells[column.index], code, message)
