"""The months against a slow, obvious count written apart from them, and what their columns promise.

The slow count shares nothing with the product but the names of the figures.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.errors import Refused
from smadvisor.tally.figures import ENDED, FIGURES, RATIOS, TABLES, Unit
from smadvisor.tally.months import (
    Event,
    Frozen,
    counted_in,
    financial_year,
    names,
    ratio,
    stations,
    tally,
)

COUNTED = [code for code in FIGURES if code not in ("open_at_start", "open_at_end")]
SUMS = {code: one.parts for code, one in FIGURES.items() if one.parts}
SINGLE = [code for code in COUNTED if code not in SUMS]
FOUND = ["found_absent", "found_inadequate", "found_unclear", "found_not_recorded"]
MONTHS = [f"{year}-{month:02}" for year in (2024, 2025, 2026) for month in range(1, 13)]
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
STATIONS = st.sampled_from(["", "Newport", "Ebbw Vale"])
EVENTS = st.lists(
    st.builds(
        Event,
        DAYS,
        st.sampled_from(SINGLE),
        st.sampled_from(["a", "b", "c"]),
        st.integers(0, 4),
        STATIONS,
    ),
    max_size=60,
)
RANGES = st.tuples(st.sampled_from(MONTHS), st.sampled_from(MONTHS)).map(
    lambda pair: (min(pair), max(pair))
)


def lives() -> st.SearchStrategy[list[Event]]:
    """People who are found deficient once, and may end on that day or later; some are erased."""
    life = st.tuples(DAYS, st.sampled_from(FOUND), st.none() | st.integers(0, 500), st.booleans())

    def events(drawn: list[tuple[date, str, int | None, bool]]) -> list[Event]:
        made = []
        for number, (on, found, days, erased) in enumerate(drawn):
            about = "" if erased else str(number)
            made.append(Event(on, found, about))
            if days is not None:
                made.append(Event(on + timedelta(days), ENDED[number % len(ENDED)], about))
        return made

    return st.lists(life, max_size=30).map(events)


def slow(events: list[Event], figure: str, month: str) -> int:
    """One figure of one month, in a loop over everything that ever happened."""
    if figure == "open_at_start":
        return slow_open(events, month)
    if figure == "open_at_end":
        found = sum(slow(events, name, month) for name in FOUND)
        closed = sum(slow(events, name, month) for name in FIGURES if name.startswith("ended_"))
        return slow_open(events, month) + found - closed
    if figure in SUMS:
        return sum(slow(events, part, month) for part in SUMS[figure])
    counted = 0
    for on, name, _about, n, _station in events:
        if name == figure and on.strftime("%Y-%m") == month:
            counted += n
    return counted


def slow_open(events: list[Event], month: str) -> int:
    """How many were found deficient before a month, less those who ended before it."""
    there = 0
    for on, name, _about, n, _station in events:
        if on.isoformat() >= month + "-01":
            continue
        if name in FOUND:
            there += n
        elif name.startswith("ended_"):
            there -= n
    return there


@given(EVENTS, RANGES)
def test_every_figure_is_what_a_slow_count_gives(
    events: list[Event], asked: tuple[str, str]
) -> None:
    first, last = asked
    shown = tally(events, first, last)
    assert [one.month for one in shown.months] == [m for m in MONTHS if first <= m <= last]
    for month in shown.months:
        assert dict(month.figures) == {code: slow(events, code, month.month) for code in FIGURES}
        assert month.frozen is None
        assert month.adjustments == {}


@given(EVENTS, st.sampled_from([2024, 2025]))
def test_the_months_add_up_to_the_year(events: list[Event], year: int) -> None:
    first, last = financial_year(date(year, 4, 1))
    shown = tally(events, first, last)
    assert len(shown.months) == 12
    for code in COUNTED:
        assert shown.totals[code] == sum(month.figures[code] for month in shown.months)
    assert shown.totals["open_at_start"] == shown.months[0].figures["open_at_start"]
    assert shown.totals["open_at_end"] == shown.months[-1].figures["open_at_end"]


@given(EVENTS, RANGES)
def test_what_is_open_goes_from_month_to_month(events: list[Event], asked: tuple[str, str]) -> None:
    shown = tally(events, *asked)
    for figures in [*(month.figures for month in shown.months), shown.totals]:
        found = sum(figures[name] for name in FOUND)
        closed = sum(figures[name] for name in ENDED)
        assert figures["people_deficient"] == found
        assert figures["open_at_start"] + found - closed == figures["open_at_end"]
    for month, following in zip(shown.months, shown.months[1:], strict=False):
        assert month.figures["open_at_end"] == following.figures["open_at_start"]


@given(EVENTS, RANGES, st.integers(0, 35))
def test_a_range_split_anywhere_has_the_same_months(
    events: list[Event], asked: tuple[str, str], at: int
) -> None:
    first, last = asked
    every = tally(events, first, last).months
    cut = every[at % len(every)].month
    halves = tally(events, first, cut).months
    if cut < last:
        halves += tally(events, MONTHS[MONTHS.index(cut) + 1], last).months
    assert halves == every


@given(EVENTS, EVENTS, RANGES, st.sets(st.sampled_from(MONTHS)))
def test_a_frozen_month_is_shown_as_given_out_with_what_changed_beside_it(
    events: list[Event], later: list[Event], asked: tuple[str, str], which: set[str]
) -> None:
    then = {one.month: one.figures for one in tally(events, *asked).months}
    frozen = {m: Frozen(date(2027, 1, 1), "0.2", then[m]) for m in which if m in then}
    now = tally([*events, *later], *asked)
    shown = tally([*events, *later], *asked, frozen)
    for live, month in zip(now.months, shown.months, strict=True):
        if month.month not in frozen:
            assert month == live
            continue
        assert month.figures == then[month.month]
        assert month.frozen is frozen[month.month]
        assert 0 not in month.adjustments.values()
        for code, n in live.figures.items():
            assert month.figures[code] + month.adjustments.get(code, 0) == n
    for code in COUNTED:
        assert shown.totals[code] + shown.adjustments.get(code, 0) == now.totals[code]
    assert not {"open_at_start", "open_at_end"} & set(shown.adjustments)
    assert 0 not in shown.adjustments.values()


def test_a_month_that_an_earlier_version_froze_shows_what_it_did_not_know_as_it_is_now() -> None:
    events = [Event(date(2026, 4, 2), "attempts", n=3), Event(date(2026, 4, 2), "cases_reviewed")]
    frozen = Frozen(date(2026, 5, 15), "0.1", {"cases_reviewed": 2, "of_an_older_version": 7})
    (month,) = tally(events, "2026-04", "2026-04", {"2026-04": frozen}).months
    assert month.figures["attempts"] == 3
    assert month.figures["cases_reviewed"] == 2
    assert month.adjustments == {"cases_reviewed": -1}
    assert set(month.figures) == set(FIGURES)


@given(EVENTS, RANGES, st.sampled_from(sorted(RATIOS)))
def test_a_ratio_says_its_n_and_nothing_over_nothing(
    events: list[Event], asked: tuple[str, str], code: str
) -> None:
    totals = tally(events, *asked).totals
    share, n = ratio(totals, code)
    assert n == sum(totals[name] for name in RATIOS[code].under)
    if n == 0:
        assert share is None
    else:
        assert share == totals[RATIOS[code].over] / n


@given(EVENTS, RANGES)
def test_the_stations_add_up_to_the_cases_reviewed(
    events: list[Event], asked: tuple[str, str]
) -> None:
    lines = stations(events, *asked)
    totals = tally(events, *asked).totals
    assert sum(reviewed for _name, reviewed, _deficient in lines) == totals["cases_reviewed"]
    assert sum(deficient for _name, _reviewed, deficient in lines) == totals["mg2_deficient"]
    assert len({name for name, _reviewed, _deficient in lines}) == len(lines)
    assert list(lines) == sorted(lines, key=lambda line: (-line[1], line[0]))
    for name, reviewed, deficient in lines:
        of = [one for one in events if one.station == name]
        month = tally(of, *asked).totals
        assert (reviewed, deficient) == (month["cases_reviewed"], month["mg2_deficient"])


@given(EVENTS, RANGES, st.sampled_from(COUNTED))
def test_behind_a_figure_stands_exactly_what_it_counts(
    events: list[Event], asked: tuple[str, str], figure: str
) -> None:
    behind = counted_in(events, figure, *asked)
    assert sum(event.n for event in behind) == tally(events, *asked).totals[figure]
    assert all(event in events for event in behind)
    assert {event.figure for event in behind} <= {figure, *SUMS.get(figure, ())}


@given(lives(), RANGES)
def test_behind_what_is_open_stand_those_who_have_not_ended(
    events: list[Event], asked: tuple[str, str]
) -> None:
    first, last = asked
    totals = tally(events, first, last).totals
    before = [one for one in events if f"{one.on:%Y-%m}" < first]
    until = [one for one in events if f"{one.on:%Y-%m}" <= last]
    for figure, of in (("open_at_start", before), ("open_at_end", until)):
        behind = counted_in(events, figure, first, last)
        assert sum(event.n for event in behind) == totals[figure]
        over = {event.about for event in of if event.figure in ENDED and event.about}
        assert not over & {event.about for event in behind}


def test_months_follow_one_another_over_the_new_year() -> None:
    assert names("2026-11", "2027-02") == ["2026-11", "2026-12", "2027-01", "2027-02"]
    assert names("2026-04", "2026-04") == ["2026-04"]
    assert names("9999-11", "9999-12") == ["9999-11", "9999-12"]
    assert names("0001-01", "0001-02") == ["0001-01", "0001-02"]
    assert len(names("1900-01", "1999-12")) == 1200


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("2026-13", "2026-12", "no_such_month"),
        ("2026-00", "2026-12", "no_such_month"),
        ("2026-04", "", "no_such_month"),
        ("2026-4", "2026-05", "no_such_month"),
        ("April", "2026-05", "no_such_month"),
        ("2026-04-01", "2026-05", "no_such_month"),
        ("2026-05", "2026-04", "months_reversed"),
        ("1900-01", "2000-01", "too_many_months"),
    ],
)
def test_what_is_no_range_of_months_is_refused(first: str, last: str, code: str) -> None:
    for ask in (names, lambda *asked: tally([], *asked), lambda *asked: stations([], *asked)):
        with pytest.raises(Refused) as refused:
            ask(first, last)
        assert refused.value.code == code


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 3, 31), ("2025-04", "2026-03")),
        (date(2026, 4, 1), ("2026-04", "2027-03")),
        (date(2026, 12, 31), ("2026-04", "2027-03")),
        (date(2027, 1, 1), ("2026-04", "2027-03")),
    ],
)
def test_a_financial_year_begins_in_april(day: date, year: tuple[str, str]) -> None:
    assert financial_year(day) == year


def test_every_figure_has_its_unit_its_title_and_its_definition() -> None:
    codes = [one.code for table in TABLES for one in table.figures]
    assert len(codes) == len(set(codes)) == len(FIGURES)
    for one in FIGURES.values():
        assert isinstance(one.unit, Unit)
        assert one.title
        assert one.definition.endswith(".")
        assert one.unit.words
    for of in RATIOS.values():
        assert of.title
        assert of.definition.endswith(".")
        assert of.over in FIGURES
        assert set(of.under) <= set(FIGURES)
    assert all(table.title and table.figures for table in TABLES)


def test_the_columns_of_each_table_reconcile() -> None:
    for figure, parts in SUMS.items():
        assert len(parts) == len(set(parts)) > 1
        assert {FIGURES[part].unit for part in parts} == {FIGURES[figure].unit}
        assert not set(parts) & set(SUMS)
    (endings,) = (table for table in TABLES if table.code == "endings")
    shown = [one.code for one in endings.figures]
    assert shown == ["open_at_start", "people_deficient", *ENDED, "open_at_end"]
    (measures,) = (table for table in TABLES if table.code == "measures")
    columns = [one.code for one in measures.figures if one.code != "mg2_without_measure"]
    assert set(columns) - {"measures"} == set(SUMS["measures"])
