"""The commands that bring in records from before the program and give out the monthly figures."""

from argparse import Namespace

from smadvisor.caselist.history_rows import Remark
from smadvisor.cli import asking
from smadvisor.cli.result import Result
from smadvisor.cli.window import draw_tallies
from smadvisor.errors import Refused
from smadvisor.office import figures_export, history
from smadvisor.tally.figures import FIGURES, RATIOS
from smadvisor.tally.masking import Cell, Hidden, words
from smadvisor.tally.report import Export, Report, Row
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
    """The monthly figures; with --out as a file too."""
    if asked.mask and not asked.leaving_unit:
        raise Refused(
            "mask_inside_unit", _("--mask hides numbers from others: say --leaving-unit with it.")
        )
    desk = asking.desk(asked)
    export = Export(asked.leaving_unit, asked.mask)
    said = figures_export.report(desk, asked.first, asked.last, export)
    document = _document(said)
    total = said.total.cells
    lines = [
        f"{words(total[code]):>8}  {one.title} ({one.unit.words})" for code, one in FIGURES.items()
    ]
    if asked.out is not None:
        path = asked.out.resolve()
        figures_export.write(desk, said, path, draw_tallies, asked.recipient)
        document = {"path": str(path), **document}
        lines = [_("{n} months in {path}.").format(n=len(said.months), path=path)]
    return Result(document, tuple(lines))


def _document(said: Report) -> dict[str, object]:
    return {
        "months": [_month(row) for row in said.months],
        "totals": _cells(said.total),
        "ratios": _rates(said.total),
        "year_before": _cells(said.before) if said.before else None,
        "definitions": {
            **{code: one.definition for code, one in FIGURES.items()},
            **{code: one.definition for code, one in RATIOS.items()},
        },
        "made": {
            "at": said.made_at.isoformat(timespec="seconds"),
            "version": said.version,
            "from": said.source,
            "leaving_unit": said.leaving_unit,
            "masked": said.masked,
        },
    }


def _month(row: Row) -> dict[str, object]:
    document: dict[str, object] = {"month": row.first, **_cells(row)}
    if row.frozen_on:
        document["frozen_on"] = row.frozen_on.isoformat()
        document["adjustments"] = dict(row.adjustments)
    return document


def _cells(row: Row) -> dict[str, object]:
    return {code: _cell(cell) for code, cell in row.cells.items()}


def _cell(cell: Cell) -> object:
    """A number; "under 5", or null for what was left out."""
    if cell is Hidden.LEFT_OUT:
        return None
    return cell.words if isinstance(cell, Hidden) else cell


def _rates(row: Row) -> dict[str, object]:
    return {code: {"value": one.value, "n": _cell(one.n)} for code, one in row.rates.items()}
