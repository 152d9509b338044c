"""A table that legal services edit is checked as it is read."""

import json
import shutil
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from smadvisor.errors import Fault
from smadvisor.law.tables import current, from_plain, good_on, load, read, to_plain
from smadvisor.resources import folder
from tests.law.strategies import LAW

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
        HEADER,
        HEADER.replace("good_to", "good_until") + "A,,,Act\n",
        HEADER.replace("code", "code,code") + "A,A,,,Act\n",
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
    assert len(read(path, {"code": ("A", "B")})) == 2
    with pytest.raises(Fault, match="cannot be read"):
        read(path, {"code": ("A",)})


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


# --- one version of the law -----------------------------------------------------------------------

TABLES = [field.name for field in fields(LAW)][1:]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The tables as they are shipped, to be damaged."""
    return Path(shutil.copytree(folder() / "law", tmp_path / "law"))


def test_the_tables_are_six_and_a_day() -> None:
    assert [
        *("courts", "offences", "schedule_1a", "section_28", "bank_holidays"),
        "restraining_orders",
    ] == TABLES
    assert LAW.as_at == date(2026, 6, 1)
    assert current() is LAW


def test_what_is_kept_is_the_same_version_again() -> None:
    kept = json.loads(json.dumps(to_plain(LAW)))
    assert set(kept) == {"as_at", *TABLES}
    again = from_plain(kept)
    assert again.version == LAW.version
    assert len(LAW.version) == 64
    assert (again.as_at, again.offences) == (LAW.as_at, LAW.offences)


def test_another_day_is_another_version() -> None:
    assert replace(LAW, as_at=date(2027, 1, 1)).version != LAW.version


@pytest.mark.parametrize("table", TABLES)
def test_one_changed_cell_is_another_version(table: str) -> None:
    rows = getattr(LAW, table)
    for column in rows[0]:
        changed: dict[str, Any] = {table: ({**rows[0], column: "changed"}, *rows[1:])}
        assert replace(LAW, **changed).version != LAW.version
    assert replace(LAW, **{table: rows[1:]}).version != LAW.version
    assert replace(LAW, **{table: rows}).version == LAW.version


def test_a_copy_of_the_tables_is_the_same_version(copied: Path) -> None:
    assert load(copied).version == LAW.version


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("damage", ["gone", "empty", "header", "column", "source", "quote"])
def test_each_damaged_table_is_named(copied: Path, table: str, damage: str) -> None:
    path = copied / f"{table}.csv"
    header, first, *rest = path.read_text("utf-8").splitlines()
    match damage:
        case "gone":
            path.unlink()
        case "empty":
            path.write_text("", "utf-8")
        case "header":
            path.write_text(header + "\n", "utf-8")
        case "column":
            path.write_text("\n".join([header.replace(",", ",x", 1), first, *rest]), "utf-8")
        case "source":
            path.write_text("\n".join([header, first.rpartition(",")[0] + ",", *rest]), "utf-8")
        case _:
            path.write_text("\n".join([header, first, '"open', *rest]), "utf-8")
    with pytest.raises(Fault, match=rf"{table}\.csv") as fault:
        load(copied)
    assert fault.value.code == "damaged_table"


@pytest.mark.parametrize(
    ("table", "was", "now"),
    [
        ("courts", ",youth,", ",juvenile,"),
        ("offences", "s139,no,no,,", "s139,no,maybe,,"),
        ("offences", "s139,no,no,,", "s139,No,no,,"),
        ("offences", "s76,no,no,suggests,", "s76,no,no,perhaps,"),
        ("offences", "OAPA 1861 s18,no,no,,14,", "OAPA 1861 s18,no,no,,16,"),
        ("offences", ",yes,CJS offence codes", ",,CJS offence codes"),
        ("schedule_1a", ",carried,", ",worn,"),
        ("schedule_1a", ",yes,YJCEA", ",YES,YJCEA"),
        ("section_28", ",no,roll", ",perhaps,roll"),
        ("restraining_orders", ",s360,", ",s359,"),
        ("restraining_orders", ",no,PHA", ",soon,PHA"),
        ("bank_holidays", "2027-05-03,", "3 May 2027,"),
        ("bank_holidays", "2027-05-03,", "2072-05-03,"),
        ("bank_holidays", "2027-03-29,", "2027-02-29,"),
        ("bank_holidays", "Early May bank holiday,2027-01-01,2027-12-31", "Early May,2027-01-01,"),
        ("bank_holidays", "Early May bank holiday,2027-01-01,", "Early May bank holiday,May,"),
    ],
)
def test_a_wrong_value_in_a_shipped_table_is_named(
    copied: Path, table: str, was: str, now: str
) -> None:
    path = copied / f"{table}.csv"
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now), "utf-8")
    with pytest.raises(Fault, match=rf"{table}\.csv"):
        load(copied)


@pytest.mark.parametrize("text", [None, "", "as_at = ", 'as_at = "2026-06-01"', "as_at = 2026"])
def test_without_its_day_it_is_no_version(copied: Path, text: str | None) -> None:
    path = copied / "law.toml"
    path.unlink() if text is None else path.write_text(text, "utf-8")
    with pytest.raises(Fault, match=r"law\.toml"):
        load(copied)
