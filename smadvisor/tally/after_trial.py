"""How trials ended for those who used a measure, and for those who used none: counts alone.

A person counts once it is ticked how the trial ended. Who used two measures stands in both their
rows; everybody is in one of *a measure used*, *no measure used* and *not known whether*.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from smadvisor.casework.pretrial import NO, VALUES, YES, Fact
from smadvisor.law.words import MEASURES
from smadvisor.text import _

EVERYBODY, ANY, NONE, UNKNOWN = "everybody", "any", "none", "unknown"
NOT_KNOWN = ""
"""Nothing was ticked."""
FEW = 10
"""Under so many people no percentage is given."""
WARNING = _(
    "These numbers are few, and they prove no cause. Fear, age and the kind of offence bear on "
    "which measures people choose, and on how a trial ends too. That a measure stands beside a "
    "verdict does not mean that it brought it about."
)
WHY_NO_PERCENTAGE = _(
    "A percentage is given from ten people on: of fewer, one person would move it by more than "
    "ten points."
)
ERASED = _("A case that was erased is no longer in this table, whatever was ticked in it.")


@dataclass(frozen=True, slots=True)
class Ended:
    """What is known of one person after the trial."""

    verdict: str
    attended: str = NOT_KNOWN
    order_made: str = NOT_KNOWN
    asked: frozenset[str] = frozenset()
    """The measures that the MG2 asks for."""
    used: frozenset[str] = frozenset()
    not_used: frozenset[str] = frozenset()

    @property
    def use(self) -> str:
        """Whether any measure was used, as far as it is known of each that was asked for."""
        if self.used:
            return ANY
        return NONE if self.asked <= self.not_used else UNKNOWN

    @property
    def known(self) -> tuple[tuple[Fact, str], ...]:
        """What was ticked of each fact that is counted."""
        return (
            (Fact.ATTENDED, self.attended),
            (Fact.VERDICT, self.verdict),
            (Fact.ORDER_MADE, self.order_made),
        )


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that is counted of each row."""

    fact: Fact
    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """The people who used one measure, or another part of everybody."""

    code: str
    """The id of a measure, or one of the four parts."""
    words: str
    n: int
    """So many people, of whom ``counts`` tells."""
    asked: int | None
    """So many of everybody had this measure asked for; None where the row is of no measure."""
    counts: Mapping[Column, int]


_TITLES = {
    Fact.ATTENDED: {
        YES: _("Came to court"),
        NO: _("Did not come"),
        NOT_KNOWN: _("Not known whether they came"),
    },
    Fact.VERDICT: VALUES[Fact.VERDICT],
    Fact.ORDER_MADE: {
        YES: _("Restraining order made"),
        NO: _("Order not made"),
        "not_asked": _("Order not asked for"),
        NOT_KNOWN: _("Not known whether an order was made"),
    },
}
COLUMNS = tuple(
    Column(fact, value, title)
    for fact, titles in _TITLES.items()
    for value, title in titles.items()
)
"""Those of one fact add up to the people of the row."""


def table(people: Iterable[Ended]) -> tuple[Row, ...]:
    """Everybody, those who used any measure or none, then each measure; zeros are told."""
    ended = tuple(people)

    def row(code: str, words: str, belongs: Callable[[Ended], bool]) -> Row:
        these = [one for one in ended if belongs(one)]
        asked = sum(code in one.asked for one in ended) if code not in _PARTS else None
        known = Counter(pair for one in these for pair in one.known)
        counts = {column: known[column.fact, column.value] for column in COLUMNS}
        return Row(code, words, len(these), asked, counts)

    parts = (row(code, words, _part(code)) for code, words in _PARTS.items())
    measures = (row(one.id, one.name, _user_of(one.id)) for one in MEASURES)
    return (*parts, *measures)


def of_words(count: int, n: int) -> str:
    """“7 of 9”; from ten people on with its percentage: “7 of 14 (50 %)”."""
    said = _("{count} of {n}").format(count=f"{count:,}", n=f"{n:,}")
    if n < FEW:
        return said
    return _("{said} ({share} %)").format(said=said, share=f"{100 * count / n:.0f}")


def _part(code: str) -> Callable[[Ended], bool]:
    return lambda one: code in (EVERYBODY, one.use)


def _user_of(measure: str) -> Callable[[Ended], bool]:
    return lambda one: measure in one.used


_PARTS = {
    EVERYBODY: _("Everybody"),
    ANY: _("A measure used"),
    NONE: _("No measure used"),
    UNKNOWN: _("Not known whether used"),
}
