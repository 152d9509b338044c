"""Which measures the check shows, and the menu of those that can be added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QMenu

from smadvisor.casework.pretrial import Fact
from smadvisor.casework.pretrial_gaps import CHAIN, OfMeasure
from smadvisor.casework.pretrial_known import LABELS, Line, State
from smadvisor.law.words import BY_ID, MEASURES
from smadvisor.office.checks import Check


def shown(check: Check, added: Sequence[str]) -> list[OfMeasure]:
    """Those that are asked for or ticked, and those that were ``added`` just now, by id."""
    known = {id: _not_asked(id) for id in added}
    known |= {one.id: one for one in check.standing.measures}
    return [known[one.id] for one in MEASURES if one.id in known]


def uses(check: Check, today: date) -> bool:
    """Whether there is something to say of what was used."""
    lines = (line for one in check.standing.measures for line in one.lines)
    reached = check.trial_known and check.trial_on is not None and check.trial_on <= today
    return reached or any(line.fact is Fact.USED and line.tick for line in lines)


def offer(menu: QMenu, here: Sequence[OfMeasure], add: Callable[[str], object]) -> None:
    """Fill ``menu`` with the measures that are not ``here``; one that is chosen goes to ``add``."""
    menu.clear()
    for one in MEASURES:
        if one.id not in {measure.id for measure in here}:
            menu.addAction(one.name).triggered.connect(lambda _on, id=one.id: add(id))


def _not_asked(id: str) -> OfMeasure:
    """A measure that nobody asked for and of which nothing is known yet."""
    name = BY_ID[id].name
    lines = (
        Line(fact, id, f"{name}: {LABELS[fact]}", "", None, State.UNKNOWN, "", None)
        for fact in CHAIN
    )
    return OfMeasure(id, name, "", tuple(lines))
