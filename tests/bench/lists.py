"""A weekly list of any length, as CSV and XLSX. Everybody in it is invented."""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

HEADERS = (
    *("URN", "Occurrence", "Defendant", "Defendant DOB", "Offence", "DA", "Court"),
    *("Hearing date", "OIC", "Victim", "Victim DOB", "MG2"),
)
DATES = (3, 7, 10)
"""The columns that hold dates, counted from 0."""
_SURNAMES = ("Bevan", "Cadwaladr", "Eynon", "Ffoulkes", "Gethin", "Howells", "Llŷr", "Tŵr")
_FORENAMES = ("Aled", "Bethan", "Carys", "Dewi", "Elin", "Siôn", "Tegan", "Wyn")


def lines(number: int) -> Iterator[tuple[str | date, ...]]:
    """``number`` lines under ``HEADERS``, the same ones each time; a person in each."""
    chance = random.Random(1999)
    day = date(2026, 12, 1)
    for line in range(number):
        name = f"{chance.choice(_FORENAMES)} {chance.choice(_SURNAMES)}"
        victim = f"{chance.choice(_FORENAMES)} {chance.choice(_SURNAMES)}-{line}"
        yield (
            f"61{'ABCDEFGH'[line // 100_000]}X{line % 100_000:05}26",
            f"26{line:08}",
            name,
            date(1960, 1, 1) + timedelta(chance.randrange(16_000)),
            chance.choice(("Common assault", "Stalking", "Threats to kill", "Harassment")),
            chance.choice("YN"),
            chance.choice(("Newport Magistrates' Court", "Cardiff Crown Court")),
            day + timedelta(chance.randrange(120)),
            f"PC {chance.randrange(1000, 9999)}",
            victim,
            date(1960, 1, 1) + timedelta(chance.randrange(16_000)),
            chance.choice(("Yes", "No", "")),
        )


def write_csv(path: Path, number: int) -> None:
    """The list as Excel writes it for British users: UTF-8, dates as dd/mm/yyyy."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        for line in lines(number):
            writer.writerow(
                cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell for cell in line
            )


def write_xlsx(path: Path, number: int) -> None:
    """The list as a workbook, dates as dates."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Weekly list")
    sheet.append(HEADERS)
    for line in lines(number):
        sheet.append(line)
    book.save(path)
