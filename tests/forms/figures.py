"""Reports to draw: the published year, and what may stand beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from forms.tallies import sayings
from smadvisor.tally.figures import FIGURES
from smadvisor.tally.months import Event, Frozen, Tally, tally
from smadvisor.tally.report import Export, Report, Stations, report
from tests.acceptance.record_sheet import Year, published

FIGURES_OF_YEAR = tuple(code for code in FIGURES if code in next(iter(published().values())))
STATIONS: Stations = (
    ("Llanfihangel-Ŵysg", 300, 200),
    ("=cmd|' /C calc'!A0", 48, 24),
    ("", 100, 80),
)
INSIDE, OUTSIDE, MASKED = Export(False), Export(True), Export(True, mask=True)
MADE = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)


def moved(month: str, years: int) -> str:
    """The same month some years before."""
    return f"{int(month[:4]) - years:04}{month[4:]}"


def counted(years: int = 1, more: Mapping[str, Sequence[int]] | None = None) -> Tally:
    """The published year, repeated before itself; ``more`` gives further figures by month."""
    year: Year = published()
    columns = {
        **{code: [m[code] for m in year.values()] for code in FIGURES_OF_YEAR},
        **(more or {}),
    }
    events = [
        Event(date.fromisoformat(f"{moved(month, back)}-09"), code, n=column[at])
        for back in range(years)
        for code, column in columns.items()
        for at, month in enumerate(year)
    ]
    first, *_others, last = year
    return tally(events, moved(first, years - 1), last)


def frozen(months: Tally, until: str, changes: Mapping[str, int]) -> Tally:
    """Those months up to ``until`` frozen; its figures have changed since."""
    return Tally(
        tuple(
            replace(
                one,
                frozen=Frozen(date(2026, 11, 1), "0.2.0", one.figures),
                adjustments=changes if one.month == until else {},
            )
            if one.month <= until
            else one
            for one in months.months
        )
    )


def given_out(months: Tally, export: Export = INSIDE, before: Tally | None = None) -> Report:
    """A report of these months."""
    return report(
        months,
        export,
        made_at=MADE,
        version="0.2.0",
        source="1,448 people on file, 448 records from before",
        stations=STATIONS,
        before=before,
    )


MORE = {
    "communication_aids": [0, 2, 0, 0, 0, 0, 1, 0, 0, 5, 0, 0],
    "found_absent": [12] * 12,
    "ended_not_recorded": [9] * 12,
    "attempts": [1234] * 12,
}
YEAR = counted(more=MORE)
PLAIN = given_out(YEAR, before=Tally(counted(2).months[:12]))
CHANGED = given_out(frozen(YEAR, "2023-09", {"cases_reviewed": 2, "mg2_submitted": -1}))
HIDDEN = given_out(YEAR, MASKED)
REPORTS = {
    "plain": PLAIN,
    "changed": CHANGED,
    "outside": given_out(YEAR, OUTSIDE),
    "masked": HIDDEN,
}
NAMES = [sayings.month(row.first) for row in PLAIN.months]
