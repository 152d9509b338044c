"""The commands that bring in records from before the program and give out the monthly figures."""

from argparse import Namespace

from smadvisor.cli import asking
from smadvisor.cli.result import Result
from smadvisor.office import figures, history
from smadvisor.tally.figures import FIGURES
from smadvisor.tally.months import Month
from smadvisor.text import _


def take_history(asked: Namespace) -> Result:
    """Take records from before the program in."""
    desk = asking.desk(asked)
    done = history.take(desk, history.preview(desk, asked.file, asked.sheet))
    left_out = done.sheet.left_out
    document = {
        "taken": len(done.new) + len(done.changed),
        "not_taken": [{"row": one.row, "code": one.code} for one in left_out],
        "unchanged": len(done.unchanged),
    }
    said = _("{taken} taken, {not_taken} not taken, {unchanged} unchanged")
    counts = {**document, "not_taken": len(left_out)}
    lines = (said.format(**counts), *(f"{one.row:>5}  {one.message}" for one in left_out))
    look_at = (_("Rows were not taken."),) if left_out else ()
    return Result(document, lines, look_at)


def tally(asked: Namespace) -> Result:
    """The monthly figures."""
    found = figures.figures(asking.desk(asked), asked.first, asked.last)
    document = {
        "months": [_month(month) for month in found.tally.months],
        "totals": dict(found.tally.totals),
        "definitions": {one.code: one.definition for one in FIGURES.values()},
        "made": {
            "at": found.made_at.isoformat(timespec="seconds"),
            "version": found.version,
            "from": found.source,
        },
    }
    totals = found.tally.totals
    lines = [f"{totals[code]:>8,}  {one.title} ({one.unit.words})" for code, one in FIGURES.items()]
    return Result(document, tuple(lines))


def _month(month: Month) -> dict[str, object]:
    said: dict[str, object] = {"month": month.month, **month.figures}
    if month.frozen:
        said["frozen_on"] = month.frozen.on.isoformat()
        said["adjustments"] = dict(month.adjustments)
    return said
