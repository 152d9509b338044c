"""How trials ended beside the measures used: the table against a slow, obvious count."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from smadvisor.casework.pretrial import VALUES, Fact
from smadvisor.law.words import MEASURES
from smadvisor.tally.after_trial import (
    ANY,
    COLUMNS,
    EVERYBODY,
    FEW,
    NONE,
    NOT_KNOWN,
    UNKNOWN,
    WARNING,
    Ended,
    Row,
    of_words,
    table,
)

IDS = [one.id for one in MEASURES]
some = st.sets(st.sampled_from(IDS), max_size=3)


@st.composite
def ended(draw: st.DrawFn) -> Ended:
    used = draw(some)
    return Ended(
        verdict=draw(st.sampled_from(sorted(VALUES[Fact.VERDICT]))),
        attended=draw(st.sampled_from([NOT_KNOWN, *VALUES[Fact.ATTENDED]])),
        order_made=draw(st.sampled_from([NOT_KNOWN, *VALUES[Fact.ORDER_MADE]])),
        asked=frozenset(draw(some)),
        used=frozenset(used),
        not_used=frozenset(draw(some) - used),
    )


def by_code(people: Sequence[Ended]) -> dict[str, Row]:
    return {row.code: row for row in table(people)}


def part_of(one: Ended) -> str:
    """Measure after measure, as somebody with a pencil would."""
    all_known = True
    for measure in IDS:
        if measure in one.used:
            return ANY
        if measure in one.asked and measure not in one.not_used:
            all_known = False
    return NONE if all_known else UNKNOWN


def slowly(people: Sequence[Ended], code: str, fact: Fact | None, value: str) -> int:
    """Person after person, asked anew for every cell."""
    count = 0
    for one in people:
        if code not in (EVERYBODY, part_of(one)) and code not in one.used:
            continue
        if fact is Fact.VERDICT and one.verdict != value:
            continue
        if fact is Fact.ATTENDED and one.attended != value:
            continue
        if fact is Fact.ORDER_MADE and one.order_made != value:
            continue
        count += 1
    return count


@given(st.lists(ended(), max_size=25))
def test_every_cell_is_what_a_slow_count_says(people: list[Ended]) -> None:
    for row in table(people):
        assert row.n == slowly(people, row.code, None, "")
        for column, n in row.counts.items():
            assert n == slowly(people, row.code, column.fact, column.value)
        asked = sum(row.code in one.asked for one in people)
        assert row.asked == (asked if row.code in IDS else None)


@given(st.lists(ended(), max_size=25))
def test_everything_adds_up_and_zeros_are_told(people: list[Ended]) -> None:
    rows = by_code(people)
    assert list(rows) == [EVERYBODY, ANY, NONE, UNKNOWN, *IDS]
    assert rows[EVERYBODY].n == len(people) == sum(rows[part].n for part in (ANY, NONE, UNKNOWN))
    for row in rows.values():
        assert set(row.counts) == set(COLUMNS)
        for fact in (Fact.ATTENDED, Fact.VERDICT, Fact.ORDER_MADE):
            assert sum(n for column, n in row.counts.items() if column.fact is fact) == row.n


def test_who_used_two_measures_stands_in_both_rows() -> None:
    one = Ended("guilty", used=frozenset({"screens", "live_link"}))
    rows = by_code([one])
    assert [rows[code].n for code in ("screens", "live_link", ANY, NONE, "intermediary")] == [
        *(1, 1, 1, 0, 0)
    ]


def test_no_measure_was_used_only_where_each_that_was_asked_for_is_known() -> None:
    asked = frozenset({"screens", "live_link"})
    assert Ended("guilty").use == NONE
    assert Ended("guilty", asked=asked, not_used=asked).use == NONE
    assert Ended("guilty", asked=asked, not_used=frozenset({"screens"})).use == UNKNOWN
    assert Ended("guilty", asked=asked, used=frozenset({"screens"})).use == ANY


def test_a_percentage_is_given_from_ten_people_on() -> None:
    assert of_words(0, 0) == "0 of 0"
    assert of_words(7, FEW - 1) == "7 of 9"
    assert of_words(7, FEW) == "7 of 10 (70 %)"
    assert of_words(1200, 4800) == "1,200 of 4,800 (25 %)"


def test_the_warning_says_that_it_proves_no_cause() -> None:
    assert "prove no cause" in WARNING


def test_every_value_that_can_be_ticked_has_its_column() -> None:
    for fact in (Fact.ATTENDED, Fact.VERDICT, Fact.ORDER_MADE):
        told = {column.value for column in COLUMNS if column.fact is fact}
        assert told - {NOT_KNOWN} == set(VALUES[fact])
