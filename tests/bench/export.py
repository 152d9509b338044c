"""The export of a year, ``ours STORE PASSPHRASE`` or ``floor STORE KEY``, in each format.

The floor reads every row that counts in the bare database, a few columns of it, and writes the
cells of the same workbook with the bare library.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.measure import report

_READ = (
    "SELECT id, case_id FROM person",
    "SELECT id, station FROM case_file",
    "SELECT person_id, at, mg2_state, reasons FROM review",
    "SELECT person_id, at, outcome, who FROM contact",
    "SELECT person_id, sent_on, version FROM mg2",
    "SELECT person_id, at, outcome FROM closing WHERE NOT reopened",
    "SELECT person_id, at, fact, measure, value FROM check_fact",
)
_CELLS = 16 * 90
"""A year and its totals by every figure and ratio, and the year before."""


def floor(store: Path, secret: str, out: Path) -> Callable[[], object]:
    """The bare libraries: sqlcipher3 and XlsxWriter."""
    import sqlcipher3
    import xlsxwriter

    opened: Any = sqlcipher3.connect(str(store / "store.db"), isolation_level=None)
    opened.execute(f"PRAGMA key = \"x'{secret}'\"")
    opened.execute("PRAGMA cache_size = -65536")

    def work() -> None:
        for query in _READ:
            opened.execute(query).fetchall()
        book: Any = xlsxwriter.Workbook(str(out / "floor.xlsx"))
        sheet = book.add_worksheet()
        for cell in range(_CELLS):
            sheet.write(cell // 90, cell % 90, cell)
        book.close()

    return work


def ours(store: Path, secret: str, out: Path) -> Callable[[str], object]:
    """As the window and the command line do it."""
    from smadvisor.cli.window import draw_tallies
    from smadvisor.office import figures_export, opening
    from smadvisor.tally.months import financial_year
    from smadvisor.tally.report import Export

    desk = opening.unlock(store, secret)
    first, last = financial_year(desk.today)
    last = min(last, f"{desk.today:%Y-%m}")

    def save(ending: str) -> None:
        path = out / f"year{ending}"
        figures_export.save(desk, first, last, path, draw_tallies, Export(leaving_unit=False))

    return save


if __name__ == "__main__":
    side, place, passphrase = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    with tempfile.TemporaryDirectory() as made:
        if side == "floor":
            bare = floor(place, passphrase, Path(made))
            started = time.perf_counter()
            bare()
            report(seconds=time.perf_counter() - started)
        else:
            save = ours(place, passphrase, Path(made))
            taken = {}
            for ending in (".xlsx", ".csv", ".pdf"):
                started = time.perf_counter()
                save(ending)
                taken[ending] = time.perf_counter() - started
            report(seconds=taken[".xlsx"], csv=taken[".csv"], pdf=taken[".pdf"])
