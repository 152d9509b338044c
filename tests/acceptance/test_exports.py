"""The force's published year comes out of every kind of file as it went in, and after a restore."""

import csv
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from forms.readback import pages
from smadvisor.tally.figures import FIGURES as ALL
from tests.acceptance.record_sheet import FIGURES, Year, published, write
from tests.acceptance.test_history import Commands, figures_of, run

__all__ = ["run"]


def another() -> Year:
    """A year of other numbers: April 2024 to March 2025."""
    random, year = Random(7), {}
    for at in range(12):
        reviewed, sent = random.randint(0, 60), random.randint(0, 20)
        year[f"{2024 + (at + 3) // 12}-{(at + 3) % 12 + 1:02}"] = {
            "cases_reviewed": reviewed,
            "mg2_deficient": random.randint(0, reviewed),
            "people_contacted": random.randint(sent, 40),
            "mg2_submitted": sent,
            **{code: random.randint(0, sent) for code in FIGURES[4:]},
        }
    return year


def of_csv(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["month"]: row for row in csv.DictReader(file)}
    return {name: {code: int(row[code]) for code in FIGURES} for name, row in rows.items()
            if name[:4].isdigit() or name == "total"}  # fmt: skip


def of_workbook(path: Path) -> dict[str, Any]:
    """Looked up by the headings that a person reads; numbers must be numbers."""
    found: dict[str, Any] = {}
    for sheet in openpyxl.load_workbook(path).worksheets[1:4]:
        heads, *rows = sheet.iter_rows(values_only=True)
        for row in rows:
            name = f"{row[0]:%Y-%m}" if isinstance(row[0], datetime) else row[0]
            cells = dict(zip(heads, row, strict=True))
            for code in FIGURES:
                heading = f"{ALL[code].title} ({ALL[code].unit.words})"
                if heading in cells and (name == "All months" or isinstance(row[0], datetime)):
                    assert type(cells[heading]) is int
                    found.setdefault(name, {})[code] = cells[heading]
    found["total"] = found.pop("All months")
    return found


def of_paper(path: Path) -> dict[str, Any]:
    """Read from the tables on the second page: a line is a month and its numbers."""
    names = {f"{datetime(2000, at, 1):%b}": at for at in range(1, 13)}  # noqa: DTZ001
    order = (FIGURES[:2], FIGURES[2:4], FIGURES[4:])
    found: dict[str, Any] = {}
    seen: dict[str, int] = {}
    tokens = pages(path.read_bytes())[1].split()
    for at, (first, second) in enumerate(pairwise(tokens)):
        if first in names and second.isdigit():
            name = f"{second}-{names[first]:02}"
        elif (first, second) == ("All", "months"):
            name = "total"
        else:
            continue
        table = seen.get(name, 0)
        numbers = tokens[at + 2 : at + 2 + len(order[min(table, 2)])]
        if table < len(order) and all(map(str.isdigit, numbers)):  # else the span in a title
            found.setdefault(name, {}).update(zip(order[table], map(int, numbers), strict=True))
            seen[name] = table + 1
    return found


READERS = {".csv": of_csv, ".xlsx": of_workbook, ".pdf": of_paper}


@pytest.mark.parametrize("year", [published(), another()], ids=["published", "another"])
def test_all_figures_come_out_alike_now_and_after_a_restore(
    run: Commands, tmp_path: Path, year: Year
) -> None:
    run("history", write(tmp_path / "sheet.csv", year))
    asked = ("tally", "--from", min(year), "--to", max(year))
    totals = {figure: sum(month[figure] for month in year.values()) for figure in FIGURES}
    assert sum(len(month) for month in year.values()) == 84

    run("backup", tmp_path / "kept.smabackup")
    run("restore", tmp_path / "kept.smabackup", store="another computer")
    for store in ("store", "another computer"):
        assert figures_of(run(*asked, store=store)) == year
        for ending, read in READERS.items():
            path = tmp_path / f"{store}{ending}"
            assert figures_of(run(*asked, "--out", path, store=store)) == year
            assert read(path) == {**year, "total": totals}, (store, ending)


def test_a_year_stands_beside_the_next(run: Commands, tmp_path: Path) -> None:
    run("history", write(tmp_path / "one.csv", published()))
    run("history", write(tmp_path / "two.csv", another()))
    path = tmp_path / "both.csv"
    said = run("tally", "--from", "2024-04", "--to", "2025-03", "--out", path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["month"]: row for row in csv.DictReader(file)}
    assert {code: said["year_before"][code] for code in FIGURES} == {
        code: int(rows["year_before"][code]) for code in FIGURES
    }
    assert said["year_before"]["cases_reviewed"] == 448
    assert said["year_before"]["mg2_deficient"] == 304
