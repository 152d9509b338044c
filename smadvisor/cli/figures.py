"""The commands that bring in records from before the program and give out the monthly figures."""

from argparse import Namespace

from smadvisor.caselist.history_rows import Remark
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
    document = {
        "taken": done.taken,
        "not_taken": [_left_out(one) for one in done.left_out],
        "unchanged": len(done.unchanged),
    }
    said = _("{taken} taken, {not_taken} not taken, {unchanged} unchanged")
    lines = [said.format(**{**document, "not_taken": len(done.left_out)})]
    if done.sheet.unmatched:
        lines.append(_("Columns not read: {names}").format(names=", ".join(done.sheet.unmatched)))
    remarks = sorted((*done.left_out, *done.look_at), key=lambda one: (one.sheet, one.row))
    lines += [f"{one.place}: {one.message}" for one in remarks]
    look_at = [*done.sheet.notes]
    if done.left_out:
        look_at.append(_("Rows were not taken."))
    if done.look_at:
        look_at.append(_("Rows were taken that have something to look at."))
    return Result(document, tuple(lines), tuple(look_at))


def _left_out(one: Remark) -> dict[str, object]:
    where = {"sheet": one.sheet} if one.sheet else {}
    return {"row": one.row, "code": one.code, **where}


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
