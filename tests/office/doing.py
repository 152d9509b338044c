"""Short words for what an advisor does to somebody of a list, by name."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from smadvisor.casework.contact import By, ContactOutcome, With
from smadvisor.casework.mg2 import InadequateReason, Mg2State
from smadvisor.cli.window import draw_mg2
from smadvisor.office import assessing, cases, contacts, history, papers, queue
from smadvisor.office.desk import Desk
from tests.assessment.people import sample
from tests.desk import SIAN

TOMOS = SIAN.replace("PRYCE, Siân", "PRYCE, Tomos")
SHEET = "URN,Person,Reviewed on,MG2 deficient,Contacted on,MG2 sent on,Measures,Outcome"
PAST = (
    "61US0412326,Siân Pryce,03/09/2026,Y,04/09/2026,05/09/2026,Screens; live link,",
    "61US0412326,,30/09/2026,Y,,,,Out of time",
    "61UN0098726,LLŶR Gwŵen,30/09/2026,N,02/10/2026,,,",
    "2600411117,Carys Bevan,30/09/2026,Y,,,,",
    "61XX0000126,Non Rees,01/10/2026,Y,,02/10/2026,,",
    "61XX0000126,Mair Rees,30/09/2026,N,,,,",
)


@contextmanager
def london() -> Iterator[None]:
    """The clock on the wall is that of the force."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/London"
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def person(desk: Desk, name: str) -> str:
    return next(line.person_id for line in queue.queue(desk) if name in line.person)


def look(desk: Desk, name: str, state: Mg2State = Mg2State.ABSENT) -> None:
    reasons = [InadequateReason.NO_VIEWS] if state is Mg2State.INADEQUATE else []
    cases.review(desk, person(desk, name), state, reasons)


def talk(desk: Desk, name: str, who: With, outcome: ContactOutcome) -> None:
    contacts.log(desk, person(desk, name), who, By.PHONE, outcome)


def make(desk: Desk, name: str, folder: Path, *, as_draft: bool = False) -> None:
    assessing.record(desk, person(desk, name), sample())
    place = folder / f"out-{desk.now():%d%H%M%S}"
    papers.make(desk, person(desk, name), place, draw_mg2, as_draft=as_draft)


def send(desk: Desk, name: str, on: date | None = None) -> None:
    papers.mark_sent(desk, person(desk, name), "CPS Wales", on or desk.today)


def take_history(desk: Desk, folder: Path, *lines: str) -> None:
    path = folder / f"past-{desk.now():%d%H%M%S}.csv"
    path.write_text("\n".join((SHEET, *lines)) + "\n", encoding="utf-8")
    history.take(desk, history.preview(desk, path))
