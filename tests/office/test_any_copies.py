"""Two copies apart, whatever is done at each: together again, every page and every verb works."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from smadvisor.casework.contact import By, ContactOutcome, Known, SafeContact, With
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.stop_cards import Stop
from smadvisor.cli.window import draw_mg2
from smadvisor.errors import Refused
from smadvisor.office import (
    assessing,
    cases,
    contacts,
    copies,
    declaring,
    figures,
    intake,
    notes,
    papers,
    people,
    pleas,
    processing,
    queue,
    requests,
    restricting,
    resuming,
    retention,
    stop_cards,
)
from smadvisor.office import settings as office_settings
from smadvisor.office.desk import Desk
from smadvisor.store import journal, record, store
from smadvisor.store.comparing import differences
from smadvisor.store.models import JOURNALED
from tests.assessment.people import sample
from tests.desk import CARYS, GWEN, PASSPHRASE, SIAN, Clock, take_in, write_list

QUESTIONS = {
    "screens.view": ("yes", "no"),
    "screens.reason": ("Ein geiriau", "Their words"),
    "choice.wants_any": ("yes", "no"),
    "restraining_order.wanted": ("yes", "no"),
    "opening.in_danger": ("yes", "no"),
}
PLEAS = (("not_guilty", date(2026, 11, 20)), ("guilty", None))


@dataclass
class At:
    """A desk, whom the next act is about, and which of two ways it takes."""

    desk: Desk
    folder: Path
    person: str
    way: int

    @property
    def case(self) -> str:
        return cases.open_case(self.desk, self.person).case.id

    @property
    def file(self) -> cases.CaseFile:
        return cases.open_case(self.desk, self.person)


def answer(at: At, question: str) -> None:
    assessing.answer(at.desk, at.person, question, QUESTIONS[question][at.way])


def stop(at: At) -> None:
    card = stop_cards.bring_up(at.desk, at.person, Stop.DISTRESS)
    stop_cards.write(at.desk, card.id, ("Broke off", "Rang later")[at.way])
    if at.way:
        stop_cards.record(at.desk, card.id, "Rang later", at.desk.now())


def safe(at: At) -> None:
    said = SafeContact(safe_to_call=(Known.YES, Known.NO)[at.way], best_times=("a", "b")[at.way])
    contacts.save_safe_contact(at.desk, at.person, said)


def plea(at: At) -> None:
    pleaded, day = PLEAS[at.way]
    pleas.enter(at.desk, at.file.defendants[0].id, pleaded, day, None)


def make(at: At) -> None:
    assessing.record(at.desk, at.person, sample())
    papers.make(at.desk, at.person, at.folder / f"out-{at.desk.now():%H%M%S%f}", draw_mg2)


def a_list(at: At) -> None:
    rows = (SIAN.replace("01/12/2026", ("02/12/2026", "03/12/2026")[at.way]), GWEN, CARYS)
    take_in(at.desk, write_list(at.folder, *rows[: 2 + at.way], name=f"{at.way}.csv"))


def guard(at: At) -> None:
    if at.way:
        restricting.lift(at.desk, at.case)
    else:
        restricting.restrict(at.desk, at.case, [at.desk.user.id], "Family")


def end(at: At) -> None:
    cases.close(at.desk, at.person, (Outcome.COULD_NOT_REACH, Outcome.OUT_OF_TIME)[at.way])


def answer_request(at: At) -> None:
    for one in at.file.requests:
        requests.answer(at.desk, one.id, ("Rang her", "Wrote to her")[at.way])


ACTS: dict[str, Callable[[At], object]] = {
    **{id: (lambda at, id=id: answer(at, id)) for id in QUESTIONS},  # type: ignore[misc]
    "undo": lambda at: assessing.undo(at.desk, at.person),
    "redo": lambda at: assessing.redo(at.desk, at.person),
    "stop": stop,
    "ask": lambda at: requests.ask(at.desk, at.person, ("Screens", "No link")[at.way]),
    "answered": answer_request,
    "safe": safe,
    "plea": plea,
    "make": make,
    "sent": lambda at: papers.mark_sent(at.desk, at.person, ("A", "B")[at.way], at.desk.today),
    "list": a_list,
    "guard": guard,
    "declare": lambda at: declaring.declare(at.desk, at.case, knows=False),
    "end": end,
    "reopen": lambda at: cases.reopen(at.desk, at.person),
    "again": lambda at: assessing.offer_again(at.desk, at.person),
    "review": lambda at: cases.review(at.desk, at.person, Mg2State.ABSENT),
    "note": lambda at: notes.keep(
        at.desk, at.person, "note-1", at.desk.now(), "", ("one", "two")[at.way]
    ),
    "log": lambda at: contacts.log(at.desk, at.person, With.VICTIM, By.PHONE, ContactOutcome.SPOKE),
    "learn": lambda at: intake.learn_mg2(
        at.desk, "seen", (Mg2State.ABSENT, Mg2State.PRESENT)[at.way]
    ),
    "settings": lambda at: office_settings.save(
        at.desk, office_settings.Settings(idle_minutes=(5, 7)[at.way])
    ),
    "details": lambda at: people.save_details(at.desk, {"number": str(at.way)}),
    "erase": lambda at: retention.erase(
        at.desk,
        at.case,
        next(iter(retention.Reason)),
        at.file.case.urn,
        although_unfinished=True,
    ),
}
STEP = st.tuples(
    st.sampled_from(["here", "there"]),
    st.sampled_from(sorted(ACTS)),
    st.integers(0, 1),
    st.integers(0, 1),
)
Step = tuple[str, str, int, int]


def opened(folder: Path, clock: Clock) -> Desk:
    held, slot = store.unlock(folder, PASSPHRASE, clock())
    with held.read() as connection:
        user = next(one for one in people.users(connection) if one.id == slot.user)
    return Desk(held, user, clock)


def everybody(desk: Desk) -> list[str]:
    return [line.person_id for line in queue.queue(desk)]


def take(desks: dict[str, Desk], steps: Sequence[Step], folder: Path) -> None:
    """Whatever is refused is refused; nothing else may go wrong."""
    for where, what, who, way in steps:
        ids = sorted(everybody(desks[where]))
        if not ids:
            continue
        try:
            ACTS[what](At(desks[where], folder, ids[who % len(ids)], way))
        except Refused:
            continue


def look_everywhere(desk: Desk) -> None:
    resuming.interrupted(desk)
    processing.lines(desk)
    retention.held(desk)
    restricting.guarded(desk)
    office_settings.settings(desk)
    figures.figures(desk, "2026-11", "2026-12")
    for person in everybody(desk):
        cases.open_case(desk, person)
        assessing.begin(desk, person)
        try:
            papers.draft(desk, person)
            papers.sheet(desk, person, "grounds")
        except Refused:
            continue


def unite(into: Desk, other: Desk) -> None:
    with other.store.read() as connection:
        copies.unite(into, connection)


def settle_all(desk: Desk) -> None:
    for one in copies.conflicts(desk):
        assert one.what
        assert len({value.id for value in one.values}) == len(one.values) > 1
        copies.settle(desk, one.table, one.row, one.field, one.values[0].id)
    assert copies.conflicts(desk) == []
    assert copies.waiting(desk) == 0


def tables(desk: Desk) -> dict[str, list[Any]]:
    with desk.store.read() as connection:
        assert journal.broken(connection) == []
        assert record.broken(connection) == []
        assert list(differences(connection, lambda _done, _whole: None)) == []
        return {
            name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for name, table in JOURNALED.items()
        }


@given(st.lists(STEP, min_size=2, max_size=14), st.lists(STEP, max_size=4))
@settings(
    max_examples=min(settings().max_examples, 4),
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_was_done_apart(
    parted: tuple[Path, Path], steps: list[Step], later: list[Step]
) -> None:
    clock = Clock()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desks = {}
        for where, place in zip(("here", "there"), parted, strict=True):
            shutil.copytree(place, folder / where)
            desks[where] = opened(folder / where, clock)
        try:
            here, there = desks.values()
            take(desks, steps, folder)
            unite(here, there)
            unite(there, here)
            unite(here, there)
            assert tables(here) == tables(there)
            for desk in (here, there):
                look_everywhere(desk)
            settle_all(here)
            take(desks, later, folder)
            unite(there, here)
            unite(here, there)
            unite(there, here)
            settle_all(there)
            unite(here, there)
            assert tables(here) == tables(there)
            look_everywhere(here)
        finally:
            for desk in desks.values():
                desk.close()
