from datetime import date

import pytest

from smadvisor.caselist.dates import read_date, read_time

NOVEMBER = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "24/11/2026",
        "24-11-2026",
        "24.11.2026",
        "24/11/26",
        "24-Nov-26",
        "24 Nov 2026",
        "24th November 2026",
        "24 of November, 2026",
        "November 24, 2026",
        "Tue 24/11/2026",
        "Tuesday, 24 November 2026",
        "Dydd Mawrth 24 Tachwedd 2026",
        "Mawrth 24/11/2026",
        "24 Tach 26",
        "2026-11-24",
        "2026/11/24",
        "2026-11-24T00:00:00",
        "20261124",
        "46350",
        "46350.0",
        "  24/11/2026 ",
        "24/11/2026 (PTPH)",
    ],
)
def test_reads_a_date(text: str) -> None:
    assert read_date(text, 2099) == (NOVEMBER, "", "")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("24/11/2026 10:00", "10:00"),
        ("24/11/2026 10:00:00", "10:00"),
        ("24/11/2026 at 2pm", "14:00"),
        ("24/11/2026 12 am", ""),
        ("24.11.26 10.30", "10:30"),
        ("10:00 24/11/2026", "10:00"),
        ("2026-11-24T09:30:00.000Z", "09:30"),
        ("24 November 2026 @ 0930hrs", "09:30"),
        ("46350.4166667", "10:00"),
    ],
)
def test_reads_a_date_with_a_time(text: str, time: str) -> None:
    assert read_date(text, 2099) == (NOVEMBER, time, "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TBC", "date_not_fixed"),
        ("To be fixed", "date_not_fixed"),
        ("W/C 23/11", "date_not_fixed"),
        ("W/C 23/11/2026", "date_not_fixed"),
        ("23/11/2026 w/c", "date_not_fixed"),
        ("-", "date_not_fixed"),
        ("November 2026", "date_not_fixed"),
        ("i'w gadarnhau", "date_not_fixed"),
        ("31/02/2026", "impossible_date"),
        ("31/11/2026 10:00", "impossible_date"),
        ("11/24/2026", "impossible_date"),
        ("00/01/1900", "impossible_date"),
        ("31 Chwefror 2026", "impossible_date"),
        ("24/11/1026", "impossible_date"),
        ("24/11", "unreadable_date"),
        ("soon", "unreadable_date"),
        ("24/11/2026 or 25/11/2026", "unreadable_date"),
        ("24/11/2026 room 4", "unreadable_date"),
        ("123", "unreadable_date"),
        ("99999", "unreadable_date"),
        ("20261324", "impossible_date"),
    ],
)
def test_says_why_there_is_no_date(text: str, code: str) -> None:
    assert read_date(text, 2099) == (None, "", code)


def test_a_blank_cell_holds_neither_a_date_nor_a_problem() -> None:
    assert read_date("  ", 2099) == (None, "", "")


def test_the_order_is_the_uks_even_where_both_could_be() -> None:
    assert read_date("05/01/2024", 2099).day == date(2024, 1, 5)


@pytest.mark.parametrize(("text", "year"), [("1/2/83", 1983), ("1/2/26", 2026), ("1/2/27", 1927)])
def test_a_year_of_two_digits_is_no_later_than_asked(text: str, year: int) -> None:
    assert read_date(text, 2026).day == date(year, 2, 1)


@pytest.mark.parametrize("names", ["Ion Chwef Maw Ebr Mai Meh Gorff Awst Medi Hyd Tach Rhag"])
def test_welsh_months(names: str) -> None:
    for month, name in enumerate(names.split(), 1):
        assert read_date(f"3 {name} 2026", 2099).day == date(2026, month, 3)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        *(("10:00", "10:00"), ("1000", "10:00"), ("10.30", "10:30"), ("2pm", "14:00")),
        *(("12.15am", "00:15"), ("0.5", "12:00"), ("00:00", ""), ("25:00", None), ("am", None)),
    ],
)
def test_times(text: str, time: str | None) -> None:
    assert read_time(text) == time
