"""What a restraining order can forbid and allow: prohibitions, their blanks, and exceptions.

An order forbids, it cannot require; each term is clear, precise and no wider than needed
(CrimPR 31.3(6); Debnath [2005] EWCA Crim 3472). A row whose end has passed stays: an answer may
name it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from smadvisor.law.tables import damaged, read
from smadvisor.resources import folder
from smadvisor.text import _

PROTECTED = "protected"
"""The blank of every clause for the full names of whoever is protected."""


@dataclass(frozen=True, slots=True)
class Blank:
    """What must be asked to word one prohibition."""

    id: str
    question: str
    help: str
    place: bool
    """Whether it could hold an address, or tell where the person protected lives."""


@dataclass(frozen=True, slots=True)
class Prohibition:
    """One act that an order can forbid."""

    id: str
    prohibition: str
    clause: str
    """The words after “The defendant must not”, with the blanks in braces."""
    clause_hidden: str
    """The same while the defendant may not know the address; empty where none is needed."""
    blanks: tuple[Blank, ...]
    data_needed: str
    """What must be known to word it; empty where nothing more is."""
    watch: str
    """What to look out for; empty where there is nothing."""


@dataclass(frozen=True, slots=True)
class OrderException:
    """One act that an order can leave allowed."""

    id: str
    exception: str
    clause: str
    """The words after “except”."""
    detail: bool
    """Whether it says too little until who, when or where is spelled out."""


def blanks(path: Path) -> dict[str, tuple[Blank, ...]]:
    """The blanks in ``path`` by prohibition, each in the order of the table.

    Raises:
        Fault: ``damaged_table`` where the table cannot be read.
    """
    columns = {"prohibition": (), "blank": (), "question": (), "help": (), "place": ("yes", "no")}
    found: dict[str, tuple[Blank, ...]] = {}
    for row in read(path, columns):
        blank = Blank(row["blank"], _(row["question"]), _(row["help"]), row["place"] == "yes")
        found[row["prohibition"]] = (*found.get(row["prohibition"], ()), blank)
    return found


def prohibitions(path: Path, blanks: Mapping[str, Sequence[Blank]]) -> tuple[Prohibition, ...]:
    """The prohibitions in ``path``, in its order, with their ``blanks``.

    Raises:
        Fault: ``damaged_table`` where the table cannot be read, or does not fit the blanks.
    """
    columns = ("id", "prohibition", "clause", "clause_hidden", "data_needed", "watch")
    found = tuple(
        Prohibition(
            id=row["id"],
            prohibition=_(row["prohibition"]),
            clause=_words(row["clause"]),
            clause_hidden=_words(row["clause_hidden"]),
            blanks=tuple(blanks.get(row["id"], ())),
            data_needed=_words(row["data_needed"]),
            watch=_words(row["watch"]),
        )
        for row in read(path, columns)
    )
    if not blanks.keys() <= {one.id for one in found} or not all(map(_fits, found)):
        raise damaged(path.name)
    return found


def _fits(one: Prohibition) -> bool:
    """Whether the clause has every blank, and its other form no more than some of them."""
    try:
        wanted, fewer = blanks_in(one.clause), blanks_in(one.clause_hidden)
    except ValueError:
        return False
    asked = {blank.id for blank in one.blanks}
    return bool(one.clause) and wanted - {PROTECTED} == asked and fewer <= {*asked, PROTECTED}


def blanks_in(clause: str) -> set[str]:
    """The names in braces in ``clause``.

    Raises:
        ValueError: the braces are not in pairs.
    """
    return {name for _text, name, _spec, _how in Formatter().parse(clause) if name is not None}


def exceptions(path: Path) -> tuple[OrderException, ...]:
    """The exceptions in ``path``, in its order.

    Raises:
        Fault: ``damaged_table`` where the table cannot be read.
    """
    columns = {"id": (), "exception": (), "clause": (), "detail": ("yes", "no")}
    return tuple(
        OrderException(row["id"], _(row["exception"]), _(row["clause"]), row["detail"] == "yes")
        for row in read(path, columns)
    )


def _words(text: str) -> str:
    """``text`` in the reader's language; nothing stays nothing, which gettext keeps for itself."""
    return _(text) if text else ""


_LAW = folder() / "law"
PROHIBITIONS = prohibitions(_LAW / "prohibitions.csv", blanks(_LAW / "blanks.csv"))
EXCEPTIONS = exceptions(_LAW / "exceptions.csv")
