"""What the MG2 is made of: boxes of rows of fields. Nothing here knows a page."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

from smadvisor.assessment.paper import Mg2Paper
from smadvisor.assessment.questions import Condition

LINES = 12
"""How many lines a field grows to before its text goes on elsewhere."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Prints the answer to one question; what it is called, if not by the question's own text.

    It is left out where its question does not arise, unless ``always``.
    """

    question: str
    label: str = ""
    _: KW_ONLY
    share: int = 12
    """How much of the row's width, compared with the others in the row."""
    lines: int = LINES
    always: bool = False
    shown_when: tuple[Condition, ...] = ()
    """When an empty answer is worth a "Not provided", besides the question's own conditions."""


@dataclass(frozen=True, slots=True)
class Say:
    """Prints something the paper holds, or what follows from several answers."""

    label: str
    says: Callable[[Mg2Paper], str]
    _: KW_ONLY
    share: int = 12
    lines: int = LINES
    bold: bool = False
    heads: bool = False
    """Stands over the rows that follow: bold, on a shade, on one page with the next."""
    sensitive: bool = False
    answers: tuple[str, ...] = ()
    """The questions whose answers it prints."""
    only_if_any: bool = False
    """Left out where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick box: ticked when the law says eligible by ``section``, or all conditions hold."""

    label: str
    section: str = ""
    limb: str = ""
    """The limb of s17(4A) that must be among those of the section."""
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """Tick boxes one under another."""

    label: str
    ticks: tuple[Tick, ...]
    _: KW_ONLY
    share: int = 12


Field = Ask | Say | Choices
Row = tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the form."""

    number: str
    title: str
    rows: tuple[Row, ...]
    _: KW_ONLY
    note: str = ""
    optional: bool = False
    """Where nothing was answered it says so in one line."""
    when: tuple[Condition, ...] = ()
    """Printed only while these hold."""
    annex: bool = False
    """Begins a page of its own, under its title in large letters."""
