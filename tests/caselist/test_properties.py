"""What holds for any file."""

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smadvisor.caselist import read
from smadvisor.caselist.plan import Stored, plan
from smadvisor.errors import Refused
from tests.caselist.files import CAI, HEADER, SIAN, TODAY, as_csv, as_xls, as_xlsx, read_rows
from tests.ods import ods

FILES = [
    as_csv([HEADER, SIAN, CAI]),
    as_csv([HEADER, SIAN, CAI], ";", "utf-16"),
    as_xlsx([HEADER, SIAN, CAI]),
    as_xls([HEADER, SIAN, CAI]),
    ods({"NGAP": [HEADER, SIAN, CAI]}),
]
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), max_size=30
)


def try_to_read(data: bytes) -> None:
    try:
        weekly = read(data, "x", today=TODAY)
    except Refused:
        return
    plan(weekly, Stored(), TODAY)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try_to_read(data)


@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_any_damage_is_read_or_refused(data: bytes, chance: random.Random) -> None:
    damaged = bytearray(data)
    for _hit in range(chance.randrange(1, 6)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    try_to_read(bytes(damaged[: chance.randrange(1, len(damaged) + 1)]))
    try_to_read(bytes(damaged))


@given(st.lists(st.lists(WORDS, min_size=7, max_size=9), max_size=8))
def test_any_cells_under_a_header_are_read(rows: list[list[str]]) -> None:
    weekly = read_rows(*rows)
    filled = sum(1 for row in rows if any(cell.strip() for cell in row))
    assert len({entry.row for entry in weekly.entries}) <= filled
    again = plan(weekly, Stored(), TODAY)
    assert again.counts.taken + again.counts.not_taken == len(weekly.entries)


PEOPLE = st.lists(
    st.tuples(
        st.integers(0, 9_999_999),
        st.sampled_from(["PRYCE", "LLŶR", "O'NEIL", "HUWS-REES"]),
        st.sampled_from(["Siân", "Gwŵen", "Mary Jane", "Łukasz"]),
        st.dates(date(2026, 11, 20), date(2030, 1, 1)),
    ),
    min_size=1,
    max_size=6,
)


@given(PEOPLE, st.permutations(range(len(HEADER))), st.sampled_from(",;\t|"))
def test_rows_written_are_read_back_whatever_the_order_of_columns(
    people: list[tuple[int, str, str, date]], order: list[int], delimiter: str
) -> None:
    rows = [
        (f"61US{n:07}", "HALE, A", "Cwmbran", f"{day:%d/%m/%Y}", "NG", f"{last}, {first}", "Y")
        for n, last, first, day in people
    ]
    shuffled = [[row[place] for place in order] for row in (HEADER, *rows)]
    weekly = read(as_csv(shuffled, delimiter), "x", today=TODAY)
    assert [(e.urn, e.person, e.hearing_date) for e in weekly.entries] == [
        (f"61US{n:07}", f"{last}, {first}", day) for n, last, first, day in people
    ]
    assert all(entry.mg2_state.value == "present" for entry in weekly.entries)
    assert not any(entry.problems for entry in weekly.entries)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_day_is_read_in_every_way_it_is_written(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for text in (
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y %H:%M}",
        f"{day:%d-%b-%Y}",
        f"{day:%A %d %B %Y}",
        day.isoformat(),
        str(serial),
    ):
        row = [*SIAN[:3], text, *SIAN[4:]]
        assert read_rows(row, today=day - timedelta(1)).entries[0].hearing_date == day
