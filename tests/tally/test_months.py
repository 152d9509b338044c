"""The figures equal a slow, obvious count; months without anything have their zeros."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from smadvisor.tally.months import (
    DEFINITIONS,
    LIVE_LINK,
    REMOTE_SITE,
    SCREEN,
    CaseReviewed,
    Event,
    Mg2Submitted,
    Month,
    PersonContacted,
    months,
)

DAYS = st.dates(date(2025, 11, 1), date(2026, 5, 31))
MEASURES = st.frozensets(st.sampled_from([REMOTE_SITE, LIVE_LINK, SCREEN]))
EVENTS = st.lists(
    st.one_of(
        st.builds(CaseReviewed, DAYS, st.booleans()),
        st.builds(PersonContacted, DAYS),
        st.builds(Mg2Submitted, DAYS, MEASURES),
    )
)


@given(EVENTS)
def test_every_figure_equals_a_slow_count(events: list[Event]) -> None:
    for month in months(events, "2025-12", "2026-04"):
        here = [event for event in events if event.on.isoformat().startswith(month.month)]
        assert month.cases_reviewed == len([e for e in here if isinstance(e, CaseReviewed)])
        assert month.mg2_deficient == len(
            [e for e in here if isinstance(e, CaseReviewed) and e.deficient]
        )
        assert month.people_contacted == len([e for e in here if isinstance(e, PersonContacted)])
        sent = [e for e in here if isinstance(e, Mg2Submitted)]
        assert month.mg2_submitted == len(sent)
        for name in (REMOTE_SITE, LIVE_LINK, SCREEN):
            assert getattr(month, name) == len([e for e in sent if name in e.measures])


def test_a_year_of_nothing_is_twelve_months_of_zeros() -> None:
    year = months([], "2026-04", "2027-03")
    assert [month.month for month in year] == [
        *(f"2026-{number:02}" for number in range(4, 13)),
        *(f"2027-{number:02}" for number in range(1, 4)),
    ]
    assert set(year) == {Month(month.month) for month in year}


def test_every_figure_has_its_definition() -> None:
    assert {"month", *DEFINITIONS} == set(Month.__dataclass_fields__)
