"""What the window is given by the program that puts the parts together.

The window never imports the paper: it gets the functions that draw it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smadvisor.assessment.extracts import Document
    from smadvisor.assessment.paper import Mg2Paper
    from smadvisor.casework.coming import Coming
    from smadvisor.casework.drawn import Drawn
    from smadvisor.casework.priority import QueueRow
    from smadvisor.tally.report import Report


@dataclass(frozen=True)
class Parts:
    """The functions that draw. They import what they need when they are first called."""

    draw_mg2: Callable[[Mg2Paper], Drawn]
    draw_extract: Callable[[Document, Mg2Paper], Drawn]
    draw_queue: Callable[[Sequence[QueueRow], date], Drawn]
    draw_trials: Callable[[Sequence[Coming], date, str], Drawn]
    draw_tallies: Callable[[Report, str], bytes]
    """Draws what the ending asks for: ``.csv``, ``.xlsx`` or ``.pdf``."""
