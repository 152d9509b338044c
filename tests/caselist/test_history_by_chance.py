"""Record sheets from before the tool, made by chance: read back as written, no row unsaid."""

from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from smadvisor.caselist.history import read
from smadvisor.caselist.history_rows import PastRow
from smadvisor.caselist.words import table
from smadvisor.casework.outcome import Outcome
from smadvisor.tally.figures import ASKED_FOR
from tests.acceptance.record_sheet import COLUMNS
from tests.caselist.files import Cells, as_csv, as_xls, as_xlsx
from tests.caselist.test_history import SIAN, TODAY
from tests.ods import ods

_DAY = st.dates(date(2000, 1, 1), TODAY)
_MEASURES = st.lists(st.sampled_from(sorted(ASKED_FOR)), unique=True)
_WRITINGS = ("{:%d/%m/%Y}", "{:%Y-%m-%d}", "{:%d %B %Y}", "{:%d.%m.%Y}")
_NAMES = st.sampled_from(["", "PRYCE, Siân", "LLŶR, Gwŵen", "O'HARE, Ann-Marie", "Name withheld"])


def _as_ods(rows: Cells) -> bytes:
    return ods({"Records": [[str(cell) for cell in row] for row in rows]})


_WRITERS: tuple[Callable[[Cells], bytes], ...] = (as_csv, as_xlsx, as_xls, _as_ods)


@st.composite
def records(draw: st.DrawFn) -> PastRow:
    """A row that says something, with any cells that go together."""
    reviewed = draw(st.none() | _DAY)
    sent = draw(st.none() | _DAY)
    contacted = draw(st.none() | _DAY if reviewed or sent else _DAY)
    outcomes = ["", *(one for one in Outcome if sent or one is not Outcome.SENT)]
    asked = set(draw(_MEASURES)) if sent else set()
    order = [one for one in table("history")["measures"] if one in asked]
    return PastRow(
        row=0,
        sheet="",
        urn=f"61GW{draw(st.integers(0, 99_999)):05}{draw(st.integers(10, 26))}",
        person=draw(_NAMES),
        reviewed_on=reviewed,
        contacted_on=contacted,
        sent_on=sent,
        deficient=draw(st.booleans()) if reviewed else None,
        measures=tuple(order),
        outcome=str(draw(st.sampled_from(outcomes))),
    )


def written(one: PastRow, writing: str) -> list[str]:
    days = (one.reviewed_on, one.contacted_on, one.sent_on)
    reviewed, contacted, sent = (writing.format(day) if day else "" for day in days)
    measures = [table("history")["measures"][code][0] for code in one.measures]
    deficient = {True: "Yes", False: "No", None: ""}[one.deficient]
    return [
        *(one.urn, one.person, reviewed, deficient, contacted, sent),
        *("; ".join(measures), one.outcome),
    ]


@given(
    st.lists(records(), max_size=8, unique_by=lambda one: one.urn),
    st.sampled_from(_WRITINGS),
    st.sampled_from(_WRITERS),
    st.permutations(range(len(COLUMNS))),
)
def test_a_sheet_that_was_written_reads_back_equal(
    wanted: list[PastRow], writing: str, write: Callable[[Cells], bytes], order: list[int]
) -> None:
    rows = [list(COLUMNS), *(written(one, writing) for one in wanted)]
    data = write([[row[at] for at in order] for row in rows])
    found = read(data, "sheet", today=TODAY)
    assert found.left_out == ()
    assert [one.says() for one in found.rows] == [one.says() for one in wanted]
    assert [one.row for one in found.rows] == list(range(2, len(wanted) + 2))


_ANY = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)


@given(st.lists(st.tuples(*(st.sampled_from([good, ""]) | _ANY for good in SIAN)), max_size=6))
def test_every_row_is_taken_or_left_out_with_a_sentence(rows: list[tuple[str, ...]]) -> None:
    found = read(as_xlsx([COLUMNS, *rows]), "sheet.xlsx", today=TODAY)
    assert len(found.rows) + len(found.left_out) == sum(map(any, rows))
    assert all(one.message for one in found.left_out)
    for one in found.rows:
        days = [day for day in (one.reviewed_on, one.contacted_on, one.sent_on) if day]
        assert days
        assert max(days) <= TODAY
        assert (one.reviewed_on is None) or one.deficient is not None
        assert not one.measures or one.sent_on
    assert len({one.who for one in found.rows}) == len(found.rows)
