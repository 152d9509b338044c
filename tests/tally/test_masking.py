"""Numbers under five: hidden, and not to be worked out from anything else that is printed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from operator import sub

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smadvisor.tally.figures import ASKED_FOR, ENDED, FIGURES, RATIOS
from smadvisor.tally.masking import ALWAYS_LEFT_OUT, FEWEST, Cell, Hidden, words
from smadvisor.tally.months import Event, Frozen, Tally, tally
from smadvisor.tally.report import Export, Rate, Report, report
from tests.acceptance.record_sheet import published
from tests.tally.solving import PARTS, REASONS, Puzzle

UNDER, OUT = Hidden.UNDER_FIVE, Hidden.LEFT_OUT
COUNTED = tuple(
    code
    for code, one in FIGURES.items()
    if not one.parts and code not in ("open_at_start", "open_at_end", "welsh_not_offered")
)
LINKED = (
    *("cases_reviewed", "mg2_deficient", "people_contacted", "people_reached", "conversations"),
    *("mg2_submitted", "welsh_offered", "found_absent", *ASKED_FOR[:3], *ENDED[:2]),
)
"""Figures that stand in a sum or a ratio with others: most are made of these."""
NUMBERS = st.integers(0, 7)
MONTHS = st.integers(1, 4).flatmap(
    lambda n: st.dictionaries(
        st.one_of(st.sampled_from(LINKED), st.sampled_from(COUNTED)),
        st.lists(NUMBERS, min_size=n, max_size=n),
        min_size=1,
        max_size=8,
    )
)


def counted(numbers: dict[str, list[int]]) -> Tally:
    """Months with these numbers from 2026-01 on, a part never more than its whole."""
    months = len(next(iter(numbers.values())))
    nothing = [0] * months
    numbers = {code: list(column) for code, column in numbers.items()}
    for part, (whole,) in PARTS:
        if part in numbers:
            numbers[part] = [*map(min, numbers[part], numbers.get(whole, nothing))]
    if "found_inadequate" in numbers:
        given = [sum(numbers.get(code, nothing)[at] for code in REASONS) for at in range(months)]
        numbers["found_inadequate"] = [*map(min, numbers["found_inadequate"], given)]
    sent, offered = (numbers.get(code, nothing) for code in ("mg2_submitted", "welsh_offered"))
    asked = [sum(numbers.get(code, nothing)[at] for code in ASKED_FOR) for at in range(months)]
    numbers["mg2_without_measure"] = [max(n - some, 0) for n, some in zip(sent, asked, strict=True)]
    numbers["welsh_offered"] = [*map(min, sent, offered)]
    numbers["welsh_not_offered"] = [*map(sub, sent, numbers["welsh_offered"])]
    events = [
        Event(date(2026, at + 1, 9), code, n=n)
        for code, column in numbers.items()
        for at, n in enumerate(column)
    ]
    ended = sum(sum(column) for code, column in numbers.items() if code in ENDED)
    events.append(Event(date(2025, 12, 9), "found_absent", n=ended))  # nobody ends unfound
    return tally(events, "2026-01", f"2026-{months:02}")


def given_out(months: Tally, *, mask: bool = True, leaving: bool = True) -> Report:
    return report(
        months,
        Export(leaving, mask),
        made_at=datetime(2026, 11, 23, tzinfo=UTC),
        version="0.2.0",
        source="7 people on file",
        stations=(("Newport", 3, 2),),
        before=months,
    )


def column(*numbers: int) -> tuple[list[Cell], Cell]:
    """How the reviews of some months and their total are shown."""
    said = given_out(counted({"cases_reviewed": list(numbers)}))
    return [row.cells["cases_reviewed"] for row in said.months], said.total.cells["cases_reviewed"]


@settings(max_examples=80, deadline=None)
@given(MONTHS)
@example({"mg2_submitted": [0, 6], "welsh_offered": [0, 5]})
@example({"mg2_submitted": [9], "welsh_offered": [3]})
@example({"live_link": [0, 3], "screen": [6, 6], "remote_site": [5, 5]})
@example({"ended_sent": [0, 2], "found_absent": [6, 6]})
@example({"mg2_submitted": [6, 2, 7], "screen": [1, 1, 5]})
@example({"mg2_submitted": [6, 0, 1, 5], "remote_site": [2, 0, 1, 5]})
@example({"cases_reviewed": [2, 1, 1], "mg2_deficient": [2, 1, 0]})
@example({"cases_reviewed": [1], "mg2_deficient": [1]})
@example({"found_inadequate": [9], "reason_no_views": [4], "reason_out_of_date": [5]})
@example({"cases_reviewed": [1, 1, 1, 1], "mg2_deficient": [4, 4, 0, 6]})
def test_every_hidden_small_number_could_be_another(numbers: dict[str, list[int]]) -> None:
    months = counted(numbers)
    said = given_out(months)
    puzzle = Puzzle(said)
    true = [*(month.figures for month in months.months), months.totals]
    for at, code in puzzle.hidden:
        number = true[at].get(code, 0)  # what is spare is no number of the report
        if 0 < number < FEWEST:
            near = [number - 1, number + 1, *range(1, FEWEST), *range(FEWEST, 15)]
            others = (n for n in near if n != number)
            assert any(puzzle.can_be((at, code), n) for n in others), (at, code, number)
    for row, counts in zip((*said.months, said.total), true, strict=True):
        for code, cell in row.cells.items():
            assert cell in (counts[code], UNDER, OUT)
            assert not 0 < counts[code] < FEWEST or isinstance(cell, Hidden)
            assert cell is not UNDER or 0 < counts[code] < FEWEST


def test_where_numbers_are_hidden_badly_they_are_worked_out() -> None:
    """Else the property above would prove nothing."""
    said = given_out(counted({"cases_reviewed": [9, 3], "attempts": [6, 2]}), mask=False)
    unsaid = dict.fromkeys(RATIOS, Rate(None, OUT))
    second = said.months[1]
    for hidden in ("cases_reviewed", "attempts"):
        row = replace(second, cells={**second.cells, hidden: UNDER}, rates=unsaid)
        puzzle = Puzzle(replace(said, months=(said.months[0], row)))
        told = [n for n in range(1, 5) if puzzle.can_be((1, hidden), n)]
        assert told == [second.cells[hidden]]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ((0, 0), ([0, 0], 0)),
        ((6, 0, 9), ([6, 0, 9], 15)),
        ((3,), ([UNDER], UNDER)),
        ((0, 3, 0), ([0, UNDER, 0], UNDER)),
        ((1, 2, 9), ([UNDER, UNDER, 9], 12)),
        ((3, 9, 6, 0), ([OUT, 9, OUT, 0], 18)),
        ((1, 1, 5), ([OUT, OUT, OUT], 7)),
        ((4, 4, 9), ([OUT, OUT, OUT], 17)),
        ((4, 4), ([UNDER, UNDER], OUT)),
        ((1, 1, 1, 1), ([UNDER] * 4, OUT)),
        ((1, 1, 1), ([UNDER] * 3, UNDER)),
        ((2, 3), ([UNDER, UNDER], 5)),
    ],
)
def test_a_second_month_is_hidden_where_the_total_would_tell(
    numbers: tuple[int, ...], shown: tuple[list[Cell], Cell]
) -> None:
    assert column(*numbers) == shown


def test_what_stands_in_the_place_of_a_number() -> None:
    assert [words(cell) for cell in (0, 1234, UNDER, OUT)] == ["0", "1,234", "under 5", "–"]


def test_a_sum_is_told_where_all_of_its_parts_are() -> None:
    said = given_out(
        counted({"mg2_submitted": [9, 9, 9], "remote_site": [5, 2, 3], "screen": [6, 0, 7]})
    )
    assert [row.cells["measures"] for row in said.months] == [11, OUT, OUT]
    assert said.total.cells["measures"] == 23
    assert said.total.rates["measures_per_mg2"] == Rate(23 / 27, 27)
    assert said.months[1].rates["measures_per_mg2"] == Rate(None, 9)


def test_the_totals_of_the_published_year_stay() -> None:
    year = published()
    numbers = {code: [month[code] for month in year.values()] for code in next(iter(year.values()))}
    said = given_out(counted({**numbers, "welsh_offered": [0] * 12}))
    for code, column in numbers.items():
        assert said.total.cells[code] == sum(column), code
    assert said.before is not None
    assert said.before.cells["measures"] == said.total.cells["measures"] == 96


def test_a_ratio_is_left_out_with_any_of_its_numbers() -> None:
    said = given_out(counted({"cases_reviewed": [9, 9], "mg2_deficient": [2, 3]}))
    hidden, total = said.months[0].rates["deficient_share"], said.total.rates["deficient_share"]
    assert (hidden.value, hidden.n) == (None, 9)
    assert (total.value, total.n) == (5 / 18, 18)


def test_one_column_of_each_balance_is_always_left_out() -> None:
    said = given_out(counted({"found_absent": [9, 9]}))
    for row in (*said.months, said.total):
        assert {code for code, cell in row.cells.items() if cell is OUT} == ALWAYS_LEFT_OUT


def test_a_part_is_told_as_far_as_its_whole_could_be_more() -> None:
    said = given_out(counted({"cases_reviewed": [1], "mg2_deficient": [1]}))
    assert said.total.cells["mg2_deficient"] is UNDER


def test_welsh_is_told_where_both_numbers_may_be() -> None:
    said = given_out(counted({"mg2_submitted": [14, 9], "welsh_offered": [8, 9]}))
    assert said.total.rates["welsh_share"] == Rate(17 / 23, 23)
    for offered in ([8, 8], [10, 9]):
        said = given_out(counted({"mg2_submitted": [14, 9], "welsh_offered": offered}))
        assert {row.cells["welsh_offered"] for row in said.months} == {OUT}
        assert said.months[0].rates["welsh_share"] == Rate(None, OUT)


def test_welsh_does_not_tell_of_mg2s_from_before_the_program() -> None:
    """Of those nobody knows whether it was offered: they stand in neither number."""
    sent = [Event(date(2026, month, 9), "mg2_submitted", n=n) for month, n in ((1, 3), (2, 9))]
    offered = Event(date(2026, 2, 9), "welsh_offered", n=9)
    said = given_out(tally([*sent, offered], "2026-01", "2026-02"))
    assert [row.cells["welsh_offered"] for row in said.months] == [OUT, OUT]


def test_what_changed_since_is_not_told_with_hidden_numbers() -> None:
    (month,) = counted({"cases_reviewed": [9]}).months
    kept = Frozen(date(2026, 2, 9), "0.2.0", month.figures)
    months = Tally((type(month)(month.month, month.figures, kept, {"cases_reviewed": -2}),))
    said = given_out(months)
    assert (said.months[0].adjustments, said.total.adjustments) == ({}, {})
    assert said.months[0].frozen_on == date(2026, 2, 9)
    open_said = given_out(months, mask=False)
    assert open_said.months[0].adjustments == open_said.total.adjustments == {"cases_reviewed": -2}


def test_what_leaves_the_unit_has_nothing_by_station_and_how_many_are_on_file_only_unmasked() -> (
    None
):
    months = counted({"cases_reviewed": [3]})
    inside, outside = given_out(months, leaving=False), given_out(months, mask=False)
    assert (inside.stations, outside.stations) == ((("Newport", 3, 2),), ())
    assert inside.masked is False, "masking is for what leaves the unit"
    assert inside.months[0].cells["cases_reviewed"] == 3
    assert outside.source == "7 people on file"
    assert "7" not in given_out(months).source
