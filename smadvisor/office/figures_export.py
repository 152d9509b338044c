"""The monthly figures given out as a file, and what of them may leave the unit."""

from collections.abc import Callable
from pathlib import Path

from smadvisor.errors import Refused
from smadvisor.office import figures
from smadvisor.office.desk import Desk
from smadvisor.office.papers import FILE, NewFile
from smadvisor.office.verbs import Verb
from smadvisor.tally.months import Tally
from smadvisor.tally.report import ENDINGS, Export, Report
from smadvisor.tally.report import report as of
from smadvisor.text import _

_YEAR = 12
Draw = Callable[[Report, str], bytes]
"""Gets the ending of the file, one of ``ENDINGS``."""


def report(desk: Desk, first: str, last: str, export: Export) -> Report:
    """What an export of these months (``YYYY-MM``, both included) would say.

    Of a year at most: the same months of the year before are in it where anything is known of
    them.

    Raises:
        Refused: ``no_such_month``, ``months_reversed``.
    """
    found = figures.figures(desk, first, last)
    return of(
        found.tally,
        export,
        made_at=found.made_at,
        version=found.version,
        source=found.source,
        stations=found.stations,
        before=_before(desk, first, last) if len(found.tally.months) <= _YEAR else None,
    )


def save(
    desk: Desk, first: str, last: str, path: Path, draw: Draw, export: Export, recipient: str = ""
) -> Path:
    """Write these months into the new file ``path``, drawn as its ending says.

    ``recipient`` is who gets it, for the record of processing; else a file is what is recorded.

    Raises:
        Refused: as ``report`` and ``write``.
        Fault: as ``write``.
    """
    return write(desk, report(desk, first, last, export), path, draw, recipient)


def write(desk: Desk, said: Report, path: Path, draw: Draw, recipient: str = "") -> Path:
    """Write a report into the new file ``path``, drawn as its ending says; hands back where.

    Raises:
        Refused: ``unknown_ending``, ``file_exists``, ``folder_not_writable``.
        Fault: ``print_not_verified`` when a PDF read back does not say what it should.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise Refused("unknown_ending", _("Give the file a name that ends in .csv, .xlsx or .pdf."))
    with NewFile() as file, desk.write(Verb.EXPORT_FIGURES, recipient=recipient.strip() or FILE):
        file.write(path, draw(said, ending), replace_old=False)
    return path


def _before(desk: Desk, first: str, last: str) -> Tally | None:
    """The same months of the year before, if anything happened in them."""
    if first < "0002":
        return None
    found = figures.figures(desk, _year_before(first), _year_before(last)).tally
    return found if any(map(any, (month.figures.values() for month in found.months))) else None


def _year_before(month: str) -> str:
    return f"{int(month[:4]) - 1:04}{month[4:]}"
