"""Weak wording in the terms of an order: what to say instead. It only warns, and never blocks.

A constable who knows nothing of the case must be able to tell from the sentence alone whether it
was broken, and so must the defendant (Debnath [2005] EWCA Crim 3472).
"""

import re
from dataclasses import dataclass
from pathlib import Path

from smadvisor.assessment.addresses import PATTERNS as ADDRESSES
from smadvisor.law.tables import damaged, good_on, read
from smadvisor.resources import folder
from smadvisor.text import _

ADDRESS = "address"
"""The row without a pattern of its own: it finds what looks like an address."""


@dataclass(frozen=True, slots=True)
class Weak:
    """Words that make a term weak, from ``start`` to before ``end``, and their mend."""

    id: str
    why: str
    better: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WeakWording:
    """One kind of weak wording."""

    id: str
    patterns: tuple[re.Pattern[str], ...]
    why: str
    better: str


def weak_wording(path: Path) -> tuple[WeakWording, ...]:
    """The kinds of weak wording in ``path``, in its order; none whose end has passed.

    Raises:
        Fault: ``damaged_table`` where the table, or a pattern in it, cannot be read.
    """
    rows = read(path, ("id", "pattern", "why", "better"))
    try:
        return tuple(
            WeakWording(
                row["id"], _patterns(row["id"], row["pattern"]), _(row["why"]), _(row["better"])
            )
            for row in rows
            if good_on(row, None)
        )
    except (re.error, ValueError) as error:
        raise damaged(path.name) from error


def _patterns(id: str, pattern: str) -> tuple[re.Pattern[str], ...]:
    if id == ADDRESS and not pattern:
        return ADDRESSES
    compiled = re.compile(pattern, re.IGNORECASE)
    if compiled.search(""):
        raise ValueError(id)  # it would find something in every term
    return (compiled,)


WEAK_WORDING = weak_wording(folder() / "law" / "weak_wording.csv")


def weak(text: str) -> tuple[Weak, ...]:
    """The weak words in ``text``, in the order in which they stand."""
    found = (
        Weak(kind.id, kind.why, kind.better, *match.span())
        for kind in WEAK_WORDING
        for pattern in kind.patterns
        for match in pattern.finditer(text)
    )
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))
