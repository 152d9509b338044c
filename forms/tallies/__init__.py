"""The monthly figures as a file: CSV for scripts, XLSX for people, PDF for who has a minute."""

from collections.abc import Callable, Mapping

from forms.tallies import csv, pdf, xlsx
from smadvisor.tally.report import Report

_BY_ENDING: Mapping[str, Callable[[Report], bytes]] = {
    ".csv": csv.draw,
    ".xlsx": xlsx.draw,
    ".pdf": pdf.draw,
}


def draw(report: Report, ending: str) -> bytes:
    """The file whose name ends so; one of ``smadvisor.tally.report.ENDINGS``.

    Raises:
        Fault: ``print_not_verified`` when a PDF read back says something else.
    """
    return _BY_ENDING[ending](report)
