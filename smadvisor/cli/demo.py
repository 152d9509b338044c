"""The demonstration: the whole job on the shipped sample, in a throwaway encrypted store."""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from smadvisor.assessment.extracts import KINDS, LINES, TITLES
from smadvisor.casework.contact import By, ContactOutcome, Known, SafeContact, With
from smadvisor.casework.pretrial import GRANTED, YES, Fact
from smadvisor.casework.priority import QueueRow
from smadvisor.cli.result import Result
from smadvisor.cli.window import (
    draw_extract,
    draw_mg2,
    draw_queue,
    draw_tallies,
    open_window,
    parts,
)
from smadvisor.office import (
    assessing,
    cases,
    checks,
    contacts,
    figures_export,
    intake,
    opening,
    papers,
    people,
    queue,
)
from smadvisor.office.desk import Desk
from smadvisor.resources import folder
from smadvisor.store.files import write_whole
from smadvisor.tally.months import financial_year
from smadvisor.tally.report import ENDINGS, Export
from smadvisor.text import _

PASSPHRASE = "llwyd pedol crochan saith"  # noqa: S105 - of a store that is thrown away
_MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""The sample's hearings are in the week after; the demonstration always takes place before it."""
_DOTS_PER_INCH = 100
_SHEETS = [kind for kind in KINDS if kind not in LINES]
"""The papers beside the MG2 that are more than a line to paste."""
_TO_TRIAL = timedelta(days=22)
_URN, _PERSON = "61US0412326", "ROWLANDS, Carys Môn"


def run(out: Path, *, with_window: bool) -> Result:
    """Do the job, say what was made and where, and open the window where there is a display."""
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="smadvisor-demo-") as store:
        clock = _clock()
        desk, _key = opening.create(
            Path(store), "Alex Rees", _("Special Measures Advisor"), PASSPHRASE, clock
        )
        said, made = _job(desk, out)
        made += _pictures(desk, out / "pictures", made[0])
        desk = opening.unlock(Path(store), PASSPHRASE, now=clock)
        files = tuple(str(path) for path in made)
        lines = (*said, _("Everything is in {folder}:").format(folder=out), *files)
        if with_window and _has_display():
            for line in lines:
                print(line, flush=True)
            lines = (_("Passphrase of the demonstration: {words}").format(words=PASSPHRASE),)
            print(lines[0], flush=True)
            open_window(Path(store), desk)
            lines = (_("The throwaway store is gone; the files are still there."),)
        desk.close()
    return Result({"out": str(out), "files": list(files)}, lines)


def _job(desk: Desk, out: Path) -> tuple[tuple[str, ...], list[Path]]:
    weekly = folder() / "sample" / "weekly-list.xlsx"
    seen = intake.preview(desk, weekly)
    counts = intake.confirm(desk, seen)
    waiting = queue.queue(desk)
    flagged = [line for line in waiting if line.mg2.deficient]
    person = cases.find(desk, _URN, _PERSON)
    made = _assess(desk, person, out)
    amber = _check(desk, person)
    sheets = [papers.save_sheet(desk, person, kind, out, draw_extract) for kind in _SHEETS]
    queue_path = out / "queue.pdf"
    write_whole(queue_path, draw_queue(waiting, desk.today).data)
    tallies = _tallies(desk, out)
    said = (
        _("List read: {taken} people taken, {not_taken} rows left out.").format(
            taken=counts.people, not_taken=counts.not_taken
        ),
        _("Flagged: {n} people have no usable MG2.").format(n=len(flagged)),
        _("Rung first: {why}.").format(why=_why(waiting, person)),
        _(
            "Assessed: one person, {n} answers; MG2 of {pages} pages made and marked as sent."
        ).format(n=len(_answers()), pages=made.pages),
        _("From the same answers: {papers}.").format(
            papers="; ".join(TITLES[kind] for kind in _SHEETS)
        ),
        _("Checked before the trial: {amber}").format(amber=" ".join(amber)),
    )
    return said, [Path(made.path), *sheets, queue_path, *tallies]


def _assess(desk: Desk, person: str, out: Path) -> papers.Mg2Made:
    reached = {"telephone": "101 ext. 5550", "email": "special.measures@gwent.example"}
    people.save_details(desk, {"number": "1234", **reached})
    found = cases.open_case(desk, person)
    cases.review(desk, person, found.mg2, restraining_order_asked=Known.NO)
    safe = SafeContact(
        safe_to_call=Known.YES,
        safe_to_leave_message=Known.NO,
        best_times=_("Weekdays after 10:00"),
        introduce_as=_("Alex, and nothing more"),
    )
    contacts.save_safe_contact(desk, person, safe)
    contacts.log(desk, person, With.VICTIM, By.PHONE, ContactOutcome.NO_ANSWER)
    contacts.log(desk, person, With.VICTIM, By.PHONE, ContactOutcome.SPOKE)
    assessing.record(desk, person, _answers())
    made = papers.make(desk, person, out, draw_mg2)
    papers.mark_sent(desk, person, "CPS Wales", desk.today)
    return made


def _check(desk: Desk, person: str) -> tuple[str, ...]:
    """What witness care ticks, and what is amber then."""
    checks.tick(desk, person, Fact.TRIAL, YES, desk.today + _TO_TRIAL)
    for fact, value in ((Fact.APPLIED, YES), (Fact.DIRECTED, GRANTED)):
        checks.tick(desk, person, fact, value, desk.today, measure="live_link")
    checks.tick(desk, person, Fact.VISIT, YES, desk.today + _TO_TRIAL / 2)
    return checks.check(desk, person).standing.amber


def _answers() -> dict[str, object]:
    text = (folder() / "sample" / "answers.json").read_text(encoding="utf-8")
    answers: dict[str, object] = json.loads(text)
    return answers


def _why(waiting: list[QueueRow], person: str) -> str:
    line = next(line for line in waiting if line.person_id == person)
    return "; ".join(line.reasons)


def _tallies(desk: Desk, out: Path) -> list[Path]:
    """The financial year so far, as a script, a person and a chief officer want it."""
    first, _last = financial_year(desk.today)
    said = figures_export.report(desk, first, f"{desk.today:%Y-%m}", Export(leaving_unit=False))
    made = [out / f"tallies{ending}" for ending in ENDINGS]
    for path in made:
        write_whole(path, draw_tallies(said, path.suffix))
    return made


def _pictures(desk: Desk, out: Path, mg2: Path) -> list[Path]:
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui import pictures
    from ui.paper.render import render

    weekly = folder() / "sample" / "weekly-list.xlsx"
    saved = pictures.save(out, desk, parts(), weekly)
    page = out / "mg2-page.png"
    render(mg2.read_bytes(), _DOTS_PER_INCH)[0].image.save(str(page))
    return [*saved, page]


def _clock() -> Callable[[], datetime]:
    begun = datetime.now(UTC)

    def now() -> datetime:
        return (_MORNING + (datetime.now(UTC) - begun)).astimezone()

    return now


def _has_display() -> bool:
    shown = os.environ.get("QT_QPA_PLATFORM", "") != "offscreen"
    on_linux = sys.platform.startswith("linux")
    has_server = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return shown and (has_server or not on_linux)
