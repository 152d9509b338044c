"""The window, given the functions that draw paper: here the two halves are put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from smadvisor.assessment.extracts import Document
    from smadvisor.assessment.paper import Mg2Paper
    from smadvisor.casework.coming import Coming
    from smadvisor.casework.drawn import Drawn
    from smadvisor.casework.priority import QueueRow
    from smadvisor.office.desk import Desk
    from smadvisor.tally.report import Report
    from ui.parts import Parts


def draw_mg2(paper: Mg2Paper) -> Drawn:
    """Draw an MG2; what draws is imported with the first one, not before the first window."""
    from forms import mg2

    return mg2.draw(paper)


def draw_extract(document: Document, paper: Mg2Paper) -> Drawn:
    """Draw another paper from the same answers."""
    from forms import extract

    return extract.draw(document, paper)


def draw_queue(lines: Sequence[QueueRow], on: date) -> Drawn:
    """Draw the queue as it stands on a day."""
    from forms import queue_print

    return queue_print.draw(lines, on)


def draw_trials(lines: Sequence[Coming], on: date, said: str) -> Drawn:
    """Draw the coming trials as they stand on a day; ``said`` sums them up."""
    from forms import trials_print

    return trials_print.draw(lines, on, said)


def draw_tallies(report: Report, ending: str) -> bytes:
    """Draw the monthly figures as the ending of a file asks: CSV, XLSX or PDF."""
    from forms import tallies

    return tallies.draw(report, ending)


def parts() -> Parts:
    """Everything that draws, for the window."""
    from ui.parts import Parts

    return Parts(
        draw_mg2=draw_mg2,
        draw_extract=draw_extract,
        draw_queue=draw_queue,
        draw_trials=draw_trials,
        draw_tallies=draw_tallies,
    )


def open_window(folder: Path | None, desk: Desk | None = None) -> int:
    """Show the window until it is closed; with ``desk`` on a store that is open already."""
    from ui.app import run

    return run(folder, parts(), desk)
