"""A year's record sheet through the command line gives the figures that it was made from."""

import contextlib
import csv
import io
import json
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smadvisor.cli import main
from tests.acceptance.record_sheet import FIGURES, Year, published, write
from tests.desk import PASSPHRASE

FIRST, LAST = "2023-04", "2024-03"


class Commands:
    """The program as a script calls it, each time with --json."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.secret = folder, folder / "passphrase.txt"
        self.secret.write_text(f"{PASSPHRASE}\n", "utf-8")
        self("init", "--user", "PS 77 Eleri Vaughan")

    def __call__(self, *arguments: str | Path, store: str = "store", code: int = 0) -> Any:
        common = ("--data", str(self.folder / store), "--passphrase-file", str(self.secret))
        said, wrong = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(wrong):
            ended = main([*common, "--json", *map(str, arguments)])
        assert ended == code, wrong.getvalue()
        return json.loads(said.getvalue())

    def tally(self, store: str = "store", first: str = FIRST, last: str = LAST) -> Any:
        return self("tally", "--from", first, "--to", last, store=store)


@pytest.fixture
def run(tmp_path: Path) -> Commands:
    return Commands(tmp_path)


def figures_of(document: Any) -> Year:
    return {
        month["month"]: {figure: month[figure] for figure in FIGURES}
        for month in document["months"]
    }


def test_the_published_year_then_again_and_after_a_backup_and_restore(
    run: Commands, tmp_path: Path
) -> None:
    year = published()
    assert sum(len(month) for month in year.values()) == 84
    sheet = write(tmp_path / "sheet.csv", year)
    assert run("history", sheet) == {"taken": 448, "not_taken": [], "unchanged": 0}
    first = run.tally()
    assert figures_of(first) == year
    totals = {figure: sum(month[figure] for month in year.values()) for figure in FIGURES}
    assert {figure: first["totals"][figure] for figure in FIGURES} == totals
    assert run("history", sheet) == {"taken": 0, "not_taken": [], "unchanged": 448}
    run("backup", tmp_path / "kept.smabackup")
    run("restore", tmp_path / "kept.smabackup", store="another computer")
    for store in ("store", "another computer"):
        again = run.tally(store)
        assert (again["months"], again["totals"]) == (first["months"], first["totals"])
    unchanged = {"taken": 0, "not_taken": [], "unchanged": 448}
    assert run("history", sheet, store="another computer") == unchanged


def test_rows_that_are_not_taken_are_named_and_nothing_of_them_counts(
    run: Commands, tmp_path: Path
) -> None:
    year = published()
    sheet = write(tmp_path / "sheet.csv", year)
    with sheet.open("a", encoding="utf-8") as file:
        file.write("Total,,,304,,,,\n")
        file.write("61GW9999923,Ann Hale,31/04/2023,Yes,,,,\n")
        file.write("61GW9999823,Ben Rowe,30/04/2023,Yes,30/04/2023,30/04/2023,teleport,\n")
        file.write('61GW0400023,"SAMPLE, Person 04-0",01/04/2023,Yes,,,,\n')
    assert run("history", sheet, code=1) == {
        "taken": 448,
        "not_taken": [
            {"row": 450, "code": "totals_row"},
            {"row": 451, "code": "impossible_date"},
            {"row": 452, "code": "unknown_measure"},
            {"row": 453, "code": "row_twice"},
        ],
        "unchanged": 0,
    }
    assert figures_of(run.tally()) == year


def test_the_same_year_kept_as_a_workbook_with_a_sheet_a_month_and_no_names(
    run: Commands, tmp_path: Path
) -> None:
    """Titles, columns in another order, days as days, the MG2 ticked: the figures are the same."""
    year = published()
    with write(tmp_path / "sheet.csv", year).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    book = openpyxl.Workbook()
    book.remove(book.active)
    for month in year:
        sheet = book.create_sheet(month)
        sheet.append(["Special measures", month])
        sheet.append(
            ["Outcome", "MG2 sent", "Measures", "Reviewed", "Deficient?", "Contacted", "Urn"]
        )
        for row in rows:
            days = {name: day_of(row[name]) for name in row if name.endswith(" on")}
            if any(day and f"{day:%Y-%m}" == month for day in days.values()):
                sheet.append(
                    [
                        *(row["Outcome"], days["MG2 sent on"], row["Measures"]),
                        *(days["Reviewed on"], {"Yes": "✓", "No": "✗"}.get(row["MG2 deficient"])),
                        *(days["Contacted on"], row["URN"].lower()),
                    ]
                )
        sheet.append(["Total", None, None, len(rows)])
    book.save(tmp_path / "year.xlsx")
    done = run("history", tmp_path / "year.xlsx", code=1)
    assert done["taken"] == 448
    assert [one["code"] for one in done["not_taken"]] == ["totals_row"] * 12
    assert [one["sheet"] for one in done["not_taken"]] == list(year)
    assert figures_of(run.tally()) == year


def day_of(text: str) -> datetime | None:
    return datetime.strptime(text, "%d/%m/%Y") if text else None  # noqa: DTZ007  no time of day


def months() -> Iterator[str]:
    for number in range(12):
        yield f"{2024 + (number + 3) // 12}-{(number + 3) % 12 + 1:02}"


@st.composite
def years(draw: st.DrawFn) -> Year:
    """Any year of small figures, also months in which more people were met than cases reviewed."""
    few = st.integers(0, 6)
    found: dict[str, dict[str, int]] = {}
    for month in months():
        reviewed, sent = draw(few), draw(few)
        found[month] = {
            "cases_reviewed": reviewed,
            "mg2_deficient": draw(st.integers(0, reviewed)),
            "people_contacted": draw(few),
            "mg2_submitted": sent,
            **{measure: draw(st.integers(0, sent)) for measure in FIGURES[4:]},
        }
    return found


@given(years())
@settings(max_examples=min(settings().max_examples, 10))
def test_any_other_year(year: Year) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run = Commands(Path(folder))
        taken = run("history", write(Path(folder) / "sheet.csv", year))
        most = sum(max(of[figure] for figure in FIGURES) for of in year.values())
        assert taken == {"taken": most, "not_taken": [], "unchanged": 0}
        assert figures_of(run.tally(first="2024-04", last="2025-03")) == year


def test_last_year_stands_before_this_one_and_changes_nothing_of_it(
    run: Commands, tmp_path: Path
) -> None:
    run("history", write(tmp_path / "sheet.csv", published()))
    both = run.tally(first="2022-04", last="2025-03")
    by_month = figures_of(both)
    assert {month: by_month[month] for month in published()} == published()
    others = {month: of for month, of in by_month.items() if month not in published()}
    assert len(others) == 24
    assert not any(n for of in others.values() for n in of.values())
    for one, next_one in zip(both["months"], both["months"][1:], strict=False):
        assert one["open_at_end"] == next_one["open_at_start"]
