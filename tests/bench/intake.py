"""A weekly list into the encrypted store: ``floor LIST`` or ``ours LIST``, in a fresh folder.

The floor parses with the bare libraries, reads the three dates of a row and inserts its twelve
cells into one indexed table of an encrypted database.
"""

import csv
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.bench.lists import DATES, HEADERS
from tests.bench.measure import report


def floor(path: Path, folder: Path) -> Callable[[], object]:
    """The bare libraries: csv or calamine, and sqlcipher3."""
    import sqlcipher3
    from python_calamine import CalamineWorkbook

    store: Any = sqlcipher3.connect(str(folder / "floor.db"), isolation_level=None)
    store.execute(f"PRAGMA key = \"x'{'5a' * 32}'\"")
    store.execute(f"CREATE TABLE line ({', '.join(f'c{n}' for n in range(len(HEADERS)))})")
    store.execute("CREATE INDEX by_urn ON line (c0)")
    store.execute("CREATE INDEX by_date ON line (c7)")

    def parsed() -> Iterator[Sequence[object]]:
        if path.suffix == ".csv":
            return csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")))
        return iter(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())

    def rows() -> Iterator[list[object]]:
        lines = parsed()
        next(lines)
        for line in lines:
            cells = list(line)
            for column in DATES:
                cell = cells[column]
                day = cell if isinstance(cell, date) else british(str(cell))
                cells[column] = day.isoformat()
            yield cells

    def work() -> None:
        store.execute("BEGIN")
        store.executemany(f"INSERT INTO line VALUES ({', '.join('?' * len(HEADERS))})", rows())
        store.execute("COMMIT")

    return work


def british(text: str) -> date:
    """dd/mm/yyyy, the quickest way."""
    return date(int(text[6:10]), int(text[3:5]), int(text[:2]))


def ours(path: Path, folder: Path) -> Callable[[], object]:
    """Preview and confirm, as the window does."""
    from smadvisor.office import intake, opening

    desk, _key = opening.create(folder / "store", "A Tester", "Advisor", "quoit lantern fjord apex")
    return lambda: intake.confirm(desk, intake.preview(desk, path))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        work = {"floor": floor, "ours": ours}[sys.argv[1]](Path(sys.argv[2]), Path(made))
        started = time.perf_counter()
        work()
        report(seconds=time.perf_counter() - started)
