"""What a figure, a ratio and a table of them are."""

from dataclasses import dataclass
from enum import StrEnum

from smadvisor.text import _


class Unit(StrEnum):
    """What is counted."""

    CASES = "cases"
    PEOPLE = "people"
    MG2S = "mg2s"
    MEASURES = "measures"
    REASONS = "reasons"
    CONTACTS = "contacts"
    DAYS = "days"

    @property
    def words(self) -> str:
        """For a heading."""
        return _UNITS[self]


_UNITS = {
    Unit.CASES: _("cases"),
    Unit.PEOPLE: _("people"),
    Unit.MG2S: _("MG2s"),
    Unit.MEASURES: _("measures"),
    Unit.REASONS: _("reasons"),
    Unit.CONTACTS: _("contacts"),
    Unit.DAYS: _("days"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a month."""

    code: str
    unit: Unit
    title: str
    definition: str
    parts: tuple[str, ...] = ()
    """The figures that it is the sum of; none for one that is counted."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """One figure over others; ``share`` is shown in per cent, else it is a mean."""

    code: str
    title: str
    over: str
    under: tuple[str, ...]
    definition: str
    share: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Figures that are read together."""

    code: str
    title: str
    figures: tuple[Figure, ...]
    ratios: tuple[Ratio, ...] = ()
