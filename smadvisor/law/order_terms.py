"""What a restraining order can forbid and allow: ``prohibitions.csv`` and ``exceptions.csv``.

An order forbids, it cannot require; each term is clear, precise and no wider than needed
(CrimPR 31.3(6); Debnath [2005] EWCA Crim 3472). A row whose end has passed stays: an answer may
name it.
"""

from dataclasses import dataclass
from pathlib import Path

from smadvisor.law.tables import read
from smadvisor.resources import folder
from smadvisor.text import _


@dataclass(frozen=True, slots=True)
class Prohibition:
    """One act that an order can forbid."""

    id: str
    prohibition: str
    data_needed: str
    """What must be known to word it; empty where nothing more is."""
    watch: str
    """What to look out for; empty where there is nothing."""


@dataclass(frozen=True, slots=True)
class OrderException:
    """One act that an order can leave allowed."""

    id: str
    exception: str


def prohibitions(path: Path) -> tuple[Prohibition, ...]:
    """The prohibitions in ``path``, in its order.

    Raises:
        Fault: ``damaged_table`` where the table cannot be read.
    """
    return tuple(
        Prohibition(
            row["id"], _(row["prohibition"]), _words(row["data_needed"]), _words(row["watch"])
        )
        for row in read(path, ("id", "prohibition", "data_needed", "watch"))
    )


def exceptions(path: Path) -> tuple[OrderException, ...]:
    """The exceptions in ``path``, in its order.

    Raises:
        Fault: ``damaged_table`` where the table cannot be read.
    """
    return tuple(
        OrderException(row["id"], _(row["exception"])) for row in read(path, ("id", "exception"))
    )


def _words(text: str) -> str:
    """``text`` in the reader's language; nothing stays nothing, which gettext keeps for itself."""
    return _(text) if text else ""


PROHIBITIONS = prohibitions(folder() / "law" / "prohibitions.csv")
EXCEPTIONS = exceptions(folder() / "law" / "exceptions.csv")
