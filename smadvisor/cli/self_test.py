"""What an installed copy must be able to do, tried on the spot."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from smadvisor import __version__
from smadvisor.assessment.extracts import extract
from smadvisor.assessment.paper import Assessor, Mg2Paper
from smadvisor.casework.cases import Role
from smadvisor.cli.result import Result
from smadvisor.cli.window import draw_extract, draw_mg2, draw_tallies
from smadvisor.errors import Fault
from smadvisor.office import intake, opening, queue
from smadvisor.resources import folder
from smadvisor.tally.months import tally
from smadvisor.tally.report import ENDINGS, Export, Report, report
from smadvisor.text import _

_PASSPHRASE = "only for this self-test"  # noqa: S105  the store is thrown away at once


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried."""

    name: str
    ok: bool
    detail: str


def run() -> Result:
    """Try everything; a failure does not keep the others from being tried."""
    done = [_try(name, check) for name, check in _CHECKS.items()]
    failed = [check.name for check in done if not check.ok]
    document = {
        "ok": not failed,
        "checks": [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in done],
    }
    lines = tuple(f"{'ok  ' if c.ok else 'FAIL'}  {c.name}: {c.detail}" for c in done)
    return Result(document, lines, failed=bool(failed))


def _try(name: str, check: Callable[[], str]) -> Check:
    try:
        return Check(name, ok=True, detail=check())
    except Exception as error:  # noqa: BLE001 - whatever it is, the others are tried too
        return Check(name, ok=False, detail=type(error).__name__)


def _resources() -> str:
    missing = [
        name
        for name in ("fonts", "law", "caselist", "sample", "licences")
        if not (folder() / name).is_dir()
    ]
    if missing:
        raise Fault("resources_missing", ", ".join(missing))
    return _("all there")


def _store_and_list() -> str:
    with tempfile.TemporaryDirectory() as place:
        desk, _key = opening.create(Path(place), "Self-test", "advisor", _PASSPHRASE)
        counts = intake.confirm(
            desk, intake.preview(desk, folder() / "sample" / "weekly-list.xlsx")
        )
        desk.close()
        desk = opening.unlock(Path(place), _PASSPHRASE)
        read_back = len(queue.queue(desk))
        desk.close()
    if not counts.people == read_back > 0:
        raise Fault("store_differs", _("The store gave back other rows than it was given."))
    return _("{n} people stored encrypted and read back").format(n=read_back)


def _pdf() -> str:
    paper = _blank()
    drawn = (draw_mg2(paper), draw_extract(extract("grounds", paper), paper))
    for ending in ENDINGS:
        draw_tallies(_no_figures(), ending)
    return _("{n} pages drawn and read back").format(n=sum(one.pages for one in drawn))


def _screens() -> str:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.app import try_out

    with tempfile.TemporaryDirectory() as place:
        return _("{n} pixels painted").format(n=try_out(Path(place)))


_CHECKS: dict[str, Callable[[], str]] = {
    "resources": _resources,
    "store": _store_and_list,
    "pdf": _pdf,
    "screens": _screens,
}


def _no_figures() -> Report:
    months, made_at = tally((), "2026-04", "2026-11"), datetime(2026, 11, 23, tzinfo=UTC)
    return report(
        months, Export(leaving_unit=True), made_at=made_at, version=__version__, source="–"
    )


def _blank() -> Mg2Paper:
    """An MG2 of nobody, whose name has the letters that fonts lack first."""
    return Mg2Paper(
        urn="61US0000026",
        occurrence="",
        court="",
        court_code="",
        hearing_date=None,
        hearing_text="",
        hearing_type="",
        offences="",
        oic="",
        defendants=(),
        person="ŴYNŶ, Łucja Đ",
        date_of_birth=None,
        role=Role.VICTIM,
        relationship="",
        answers={},
        eligible=(),
        measures=(),
        passed_over=(),
        law_as_at=date(2026, 6, 1),
        assessor=Assessor("Self-test", "advisor"),
        made_on=date(2026, 11, 23),
        version=1,
        draft=True,
        changes=(),
    )
