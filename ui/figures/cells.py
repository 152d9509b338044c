"""What every cell of a table of figures says, to the eye and to a screen reader. No window here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from smadvisor.office.figures import Figures
from smadvisor.tally.figures import FIGURES, RATIOS, TABLES, Figure, Ratio, Table
from smadvisor.tally.months import Counts, Month, Tally, ratio
from smadvisor.text import _, ngettext
from ui.apart import apart
from ui.figures.months import day_month_year, month_words, short_month, year_words

STATIONS = "stations"
Column = Figure | Ratio
TABLE: Mapping[str, Table] = {one.code: one for one in TABLES}
_BY_STATION: tuple[Column, ...] = (
    FIGURES["cases_reviewed"],
    FIGURES["mg2_deficient"],
    RATIOS["deficient_share"],
)
_NONE = "–"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what it shows, what is read out, and the id of the page with what is behind it."""

    words: str
    said: str
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A month, a station or a total; ``quiet`` for what only stands beside for comparison."""

    head: str
    cells: tuple[Cell, ...]
    month: str = ""
    """Set where it can be frozen: a month of the year that is shown."""
    total: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its heading with the unit, and what it counts."""

    title: str
    definition: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is shown; the first of its heads may be the state of the month."""

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]

    @property
    def definitions(self) -> list[str]:
        """What every figure in it counts."""
        return [
            f"{one.title.replace(chr(10), ' ')}: {one.definition}"
            for one in self.heads
            if one.definition
        ]


def titles() -> list[tuple[str, str]]:
    """The tables that can be chosen: code and title."""
    return [*((one.code, one.title) for one in TABLES), (STATIONS, _("By station"))]


def grid(code: str, shown: Figures, before: Figures | None, today: str) -> Grid:
    """A table of the months in ``shown``, each beside its like in ``before`` where that is given.

    ``today`` is the present month: later ones are not yet, this one is so far.
    """
    if code == STATIONS:
        return _stations(shown)
    table = TABLE[code]
    columns: tuple[Column, ...] = (*table.figures, *table.ratios)
    rows = list(_paired(columns, shown.tally, before.tally if before else None, today))
    state = Head(_("State"), "")
    return Grid((state, *map(_head, columns)), tuple(rows))


def counted(unit: str, n: int) -> str:
    """“1 case”, “24 cases”; a figure with its unit."""
    return _UNITS[unit](n).format(n=f"{n:,}")


def now(month: Month) -> Counts:
    """The figures of a month as they would be counted today."""
    return {code: n + month.adjustments.get(code, 0) for code, n in month.figures.items()}


def state(month: Month, today: str) -> str:
    """Whether its figures still move."""
    if month.frozen is not None:
        return _("frozen {day}").format(day=day_month_year(month.frozen.on))
    if month.month > today:
        return _("not yet")
    return _("so far") if month.month == today else _("not frozen")


def changed(was: int, is_now: int) -> str:
    """“31, now 32 (+1)”; one number where nothing has changed."""
    if was == is_now:
        return f"{was:,}"
    return _("{was}, now {now} ({by})").format(
        was=f"{was:,}", now=f"{is_now:,}", by=f"{is_now - was:+,}".replace("-", "−")
    )


def ratio_words(counts: Counts, code: str, *, unit: bool = True) -> str:
    """“68 % (of 31 cases)”."""
    one = RATIOS[code]
    value, n = ratio(counts, code)
    of = counted(FIGURES[one.under[0]].unit, n) if unit else f"{n:,}"
    if value is None:
        return _("– (of {n})").format(n=of)
    said = _("{share} %").format(share=f"{value * 100:.0f}") if one.share else f"{value:.1f}"
    return _("{ratio} (of {n})").format(ratio=said, n=of)


def _paired(
    columns: Sequence[Column], shown: Tally, before: Tally | None, today: str
) -> Iterator[Row]:
    for at, month in enumerate(shown.months):
        yield _month(columns, month, today)
        if before is not None:
            yield _month(columns, before.months[at], today, quiet=True)
    yield _total(columns, shown, today)
    if before is not None:
        yield _total(columns, before, today, quiet=True)


def _head(one: Column) -> Head:
    """The unit stands under the title."""
    if isinstance(one, Figure):
        return Head(f"{one.title}\n({one.unit.words})", one.definition)
    unit = _("%") if one.share else _("mean")
    return Head(f"{one.title}\n({unit})", one.definition)


def _month(columns: Sequence[Column], month: Month, today: str, *, quiet: bool = False) -> Row:
    name, how = month_words(month.month), state(month, today)
    first = Cell(how, f"{name}, {how}")
    span = (month.month, month.month)
    if month.month > today:
        cells = [Cell(_NONE, f"{name}, {one.title}, {how}") for one in columns]
    else:
        frozen = month.frozen is not None
        cells = [_cell(one, name, month.figures, now(month), span, frozen) for one in columns]
    head = f"{short_month(month.month)} {month.month[:4]}"
    return Row(head, (first, *cells), "" if quiet else month.month, quiet=quiet)


def _total(columns: Sequence[Column], tally: Tally, today: str, *, quiet: bool = False) -> Row:
    first, last = tally.months[0].month, tally.months[-1].month
    name = _("Year {year}").format(year=year_words(first))
    how = _("so far") if first <= today <= last else _("not yet") if today < first else ""
    totals, changes = tally.totals, tally.adjustments
    is_now = {code: n + changes.get(code, 0) for code, n in totals.items()}
    cells = [_cell(one, name, totals, is_now, (first, last), frozen=True) for one in columns]
    start = Cell(how, f"{name}, {how}" if how else name)
    return Row(name, (start, *cells), total=True, quiet=quiet)


def _cell(
    one: Column,
    name: str,
    was: Counts,
    is_now: Counts,
    span: tuple[str, str],
    frozen: bool,
) -> Cell:
    """A figure or a ratio of a span of months; behind a ratio are those of its upper figure."""
    behind = "|".join((one.code if isinstance(one, Figure) else one.over, *span))
    if isinstance(one, Ratio):
        words = ratio_words(was, one.code)
        if words != ratio_words(is_now, one.code):
            words = _("{was}, now {now}").format(
                was=words, now=ratio_words(is_now, one.code, unit=False)
            )
        return Cell(words, f"{name}, {one.title}, {words}", behind)
    n, m = was[one.code], is_now[one.code]
    said = counted(one.unit, n)
    if n != m:
        said = _("{was} when frozen, now {now}").format(was=said, now=f"{m:,}")
    return Cell(changed(n, m) if frozen else f"{n:,}", f"{name}, {one.title}, {said}", behind)


def _stations(shown: Figures) -> Grid:
    """Of the year as it is now: this table is not frozen."""
    months = shown.tally.months
    span = (months[0].month, months[-1].month)
    reviews, deficients = (tuple(line[at] for line in shown.stations) for at in (1, 2))
    total = ("", sum(map(int, reviews)), sum(map(int, deficients)))
    rows: list[Row] = []
    for name, reviewed, deficient in (*shown.stations, total):
        is_total = len(rows) == len(shown.stations)
        known = apart(name) or (_("Total") if is_total else _("Not known"))
        counts = {"cases_reviewed": reviewed, "mg2_deficient": deficient}
        cells = [_cell(one, known, counts, counts, span, frozen=False) for one in _BY_STATION]
        if not is_total:
            cells = [Cell(one.words, one.said, f"{one.behind}|{name}") for one in cells]
        rows.append(Row(known, tuple(cells), total=is_total))
    return Grid(tuple(map(_head, _BY_STATION)), tuple(rows))


_UNITS = {
    "cases": lambda n: ngettext("{n} case", "{n} cases", n),
    "people": lambda n: ngettext("{n} person", "{n} people", n),
    "mg2s": lambda n: ngettext("{n} MG2", "{n} MG2s", n),
    "measures": lambda n: ngettext("{n} measure", "{n} measures", n),
    "reasons": lambda n: ngettext("{n} reason", "{n} reasons", n),
    "contacts": lambda n: ngettext("{n} contact", "{n} contacts", n),
    "days": lambda n: ngettext("{n} day", "{n} days", n),
}
