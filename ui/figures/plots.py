"""Which figures of a table are drawn, and the words of every bar. No window here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smadvisor.casework.outcome import Outcome
from smadvisor.office.figures import Figures
from smadvisor.tally.figures import ASKED_FOR, FIGURES, LIVE_LINK, REMOTE_SITE, SCREEN, ended, found
from smadvisor.tally.months import Tally
from smadvisor.text import _
from ui.apart import apart
from ui.figures.cells import STATIONS, TABLE, counted
from ui.figures.months import month_words, short_month, year_words

_MOST_STATIONS = 10


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series of bars: what they show, the figures that they add up, their unit."""

    title: str
    figures: tuple[str, ...]

    @property
    def unit(self) -> str:
        """What is counted."""
        return FIGURES[self.figures[0]].unit


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``None`` for a month that has not begun."""

    n: int | None
    said: str
    behind: str = ""
    """The id of the page with what is behind it; empty where several figures are added up."""
    before: int | None = None
    """The same a year before, where that was asked for."""


@dataclass(frozen=True, slots=True)
class Series:
    """The bars of one kind."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart: groups of bars along the months, or stacks of them."""

    title: str
    groups: tuple[str, ...]
    series: tuple[Series, ...]
    stacked: bool
    before: str = ""
    """The year that the marks across the bars stand for."""

    @property
    def summary(self) -> str:
        """The chart in a few sentences, for who does not see it."""
        return " ".join([f"{self.title}.", *map(_summed, self.series)])


def plot(code: str, shown: Figures, before: Figures | None, today: str) -> Plot:
    """The chart of a table; ``today`` is the present month."""
    if code == STATIONS:
        return _stations(shown)
    series, stacked = _DRAWN[code]
    tally = shown.tally
    earlier = before.tally if before else None
    year = year_words(tally.months[0].month)
    return Plot(
        _("{what} by month, {year}").format(what=_of(TABLE[code].title, series), year=year),
        tuple(short_month(one.month) for one in tally.months),
        tuple(Series(one.title, tuple(_bars(one, tally, earlier, today))) for one in series),
        stacked,
        year_words(earlier.months[0].month) if earlier else "",
    )


def _of(title: str, series: Sequence[Drawn]) -> str:
    """The title with the units, where they are not its own words already."""
    units = dict.fromkeys(FIGURES[one.figures[0]].unit.words for one in series)
    return f"{title} ({', '.join(units)})"


def _bars(one: Drawn, tally: Tally, earlier: Tally | None, today: str) -> Sequence[Bar]:
    bars = []
    for at, month in enumerate(tally.months):
        name = month_words(month.month)
        if month.month > today:
            bars.append(Bar(None, _("{month}, {what}, not yet").format(month=name, what=one.title)))
            continue
        n = sum(month.figures[code] for code in one.figures)
        said = f"{name}, {one.title}, {counted(one.unit, n)}"
        was = None
        if earlier is not None:
            was = sum(earlier.months[at].figures[code] for code in one.figures)
            said = _("{said}; the year before {n}").format(said=said, n=f"{was:,}")
        behind = "" if len(one.figures) > 1 else f"{one.figures[0]}|{month.month}|{month.month}"
        bars.append(Bar(n, said, behind, was))
    return bars


def _stations(shown: Figures) -> Plot:
    lines = shown.stations[:_MOST_STATIONS]
    names = [apart(name) or _("Not known") for name, _reviewed, _deficient in lines]
    months = shown.tally.months
    series = []
    for at, code in ((1, "cases_reviewed"), (2, "mg2_deficient")):
        one, bars = FIGURES[code], []
        for name, line in zip(names, lines, strict=True):
            n = int(line[at])
            behind = f"{code}|{months[0].month}|{months[-1].month}|{line[0]}"
            bars.append(Bar(n, f"{name}, {one.title}, {counted(one.unit, n)}", behind))
        series.append(Series(one.title, tuple(bars)))
    title = _("Cases by the officer’s station, {year}").format(year=year_words(months[0].month))
    if len(shown.stations) > len(lines):
        title = _("{title}: the {n} with most").format(title=title, n=len(lines))
    return Plot(title, tuple(names), tuple(series), stacked=False)


def _summed(series: Series) -> str:
    there = [bar for bar in series.bars if bar.n is not None]
    if not any(bar.n for bar in there):
        return _("{what}: none.").format(what=series.title)
    most = max(there, key=lambda bar: bar.n or 0)
    return _("{what}: {n} in all; most: {most}.").format(
        what=series.title, n=f"{sum(bar.n or 0 for bar in there):,}", most=most.said
    )


def _each(*codes: str) -> tuple[Drawn, ...]:
    return tuple(Drawn(FIGURES[code].title, (code,)) for code in codes)


_OTHERS = tuple(code for code in ASKED_FOR if code not in (REMOTE_SITE, LIVE_LINK, SCREEN))
_OTHER_ENDS = tuple(ended(one) for one in Outcome if one is not Outcome.SENT)
_DRAWN: Mapping[str, tuple[tuple[Drawn, ...], bool]] = {
    "reviews": (_each("cases_reviewed", "mg2_deficient"), False),
    "contacts": (_each("people_contacted", "mg2_submitted"), False),
    "measures": (
        (*_each(REMOTE_SITE, LIVE_LINK, SCREEN), Drawn(_("Other measures"), _OTHERS)),
        True,
    ),
    "endings": (
        (
            *_each(ended(Outcome.SENT)),
            Drawn(_("Another outcome"), _OTHER_ENDS),
            *_each(ended("")),
        ),
        True,
    ),
    "reasons": (_each(*(found(state) for state in ("absent", "inadequate", "unclear", ""))), True),
    "reaching": (_each("attempts", "conversations"), False),
    "language": (_each("welsh_offered", "welsh_not_offered"), True),
    "to_court": (_each("measures_applied", "measures_granted", "measures_in_place"), False),
}
"""What is drawn of each table, and whether it is stacked: parts of a whole are."""
