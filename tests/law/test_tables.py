"""A table that legal services edit is checked as it is read."""

from datetime import date
from pathlib import Path

import pytest

from smadvisor.errors import Fault
from smadvisor.law.tables import good_on, read

HEADER = "code,good_from,good_to,source\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_table_is_read_row_by_row(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "A,2026-01-01,,Act\n")
    expected = {"code": "A", "good_from": "2026-01-01", "good_to": "", "source": "Act"}
    assert read(path, ("code",)) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "code,good_from,source\nA,,Act\n",
        HEADER + "A,,,\n",
        HEADER + "A,soon,,Act\n",
        HEADER + "A,,2026-02-30,Act\n",
        HEADER + "A,,,Act,more\n",
        HEADER + "A\n",
        HEADER + 'A,,,"Act\n',
    ],
)
def test_a_damaged_table_is_a_fault_that_names_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(Fault, match=r"table\.csv") as fault:
        read(written(tmp_path, text), ("code",))
    assert fault.value.code == "damaged_table"


def test_a_value_that_its_column_may_not_have_is_a_fault(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "A,,,Act\nB,,,Act\n")
    assert len(read(path, ("code",), {"code": ("A", "B")})) == 2
    with pytest.raises(Fault, match="cannot be read"):
        read(path, ("code",), {"code": ("A",)})


def test_a_table_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="cannot be read"):
        read(tmp_path / "none.csv", ("code",))


@pytest.mark.parametrize(
    ("day", "good"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
        (None, False),
    ],
)
def test_a_row_is_good_from_its_first_to_its_last_day(day: date | None, good: bool) -> None:
    row = {"good_from": "2026-01-01", "good_to": "2026-06-30"}
    assert good_on(row, day) is good


def test_a_row_without_dates_is_always_good() -> None:
    row = {"good_from": "", "good_to": ""}
    assert good_on(row, None)
    assert good_on(row, date(1999, 1, 1))
