"""Whatever was done to a real store, or to two copies of it: the figures are a slow count's."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from smadvisor.casework.contact import ContactOutcome, With
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.pretrial import Fact
from smadvisor.errors import Refused
from smadvisor.office import backups, cases, checks, copies, figures, opening, retention
from smadvisor.office.desk import Desk
from smadvisor.tally.figures import FIGURES
from tests.desk import CARYS, GWEN, PASSPHRASE, SIAN, Clock, take_in, write_list
from tests.office.copies import saved
from tests.office.doing import PAST, TOMOS, london, look, make, person, send, take_history, talk
from tests.office.slow_count import slow_count

FIRST, LAST = "2026-04", "2029-03"


@pytest.fixture(scope="module", autouse=True)
def _london() -> Iterator[None]:
    with london():
        yield


@dataclass
class At:
    """A desk, whom the next act is about, and which of several ways it takes."""

    desk: Desk
    folder: Path
    name: str
    way: int

    @property
    def person(self) -> str:
        return person(self.desk, self.name)


def a_list(at: At) -> None:
    lines = ((SIAN,), (SIAN, GWEN), (SIAN, TOMOS, GWEN, CARYS))[at.way]
    take_in(at.desk, write_list(at.folder, *lines, name=f"{at.desk.now():%d%H%M%S}.csv"))


def a_tick(at: At) -> None:
    facts = ((Fact.APPLIED, "yes"), (Fact.DIRECTED, "refused"), (Fact.IN_PLACE, "no"))
    fact, value = facts[at.way]
    on = at.desk.today - timedelta(days=2) if value != "no" else None
    checks.tick(at.desk, at.person, fact, value, on, measure="screens")
    checks.tick(at.desk, at.person, Fact.TOLD, ("yes", "yes", "no")[at.way], on or at.desk.today)


def erase(at: At) -> None:
    before = figures.figures(at.desk, FIRST, LAST).tally
    case = cases.open_case(at.desk, at.person).case
    retention.erase(
        at.desk, case.id, retention.Reason.NOT_NEEDED, case.urn, although_unfinished=True
    )
    assert figures.figures(at.desk, FIRST, LAST).tally == before


def send_again(at: At) -> None:
    if at.way:
        make(at.desk, at.name, at.folder)
    if at.way < 2:
        send(at.desk, at.name, at.desk.today - timedelta(days=at.way))


STATES = (Mg2State.ABSENT, Mg2State.ADEQUATE, Mg2State.INADEQUATE)
OUTCOMES = (Outcome.OUT_OF_TIME, Outcome.INFORMED_DECLINE, Outcome.SENT)
SPOKEN = (ContactOutcome.SPOKE, ContactOutcome.SPOKE, ContactOutcome.NO_ANSWER)
ACTS: dict[str, Callable[[At], object]] = {
    "list": a_list,
    "look": lambda at: look(at.desk, at.name, STATES[at.way]),
    "talk": lambda at: talk(
        at.desk, at.name, (With.VICTIM, With.OTHER, With.ISVA)[at.way], SPOKEN[at.way]
    ),
    "paper": send_again,
    "close": lambda at: cases.close(at.desk, at.person, OUTCOMES[at.way]),
    "reopen": lambda at: cases.reopen(at.desk, at.person),
    "tick": a_tick,
    "past": lambda at: take_history(at.desk, at.folder, *PAST[at.way * 2 :][:3]),
    "erase": erase,
}
STEP = st.tuples(
    st.sampled_from(["here", "there"]),
    st.sampled_from(sorted(ACTS)),
    st.sampled_from(["Siân", "Siân", "Gwŵen", "Carys", "Tomos"]),
    st.integers(0, 2),
    st.sampled_from([0, 0, 1, 9, 24 * 11]),
)
Step = tuple[str, str, str, int, int]


def unite(into: Desk, other: Desk) -> None:
    with other.store.read() as connection:
        copies.unite(into, connection)


def same_as_slow(desk: Desk) -> None:
    slow = slow_count(desk)
    shown = figures.figures(desk, FIRST, LAST).tally.months
    assert set(slow) <= {one.month for one in shown}
    left = 0
    for one in shown:
        expected = {code: n for code, n in slow[one.month].items() if n}
        assert set(expected) <= set(FIGURES)
        live = {code: n + one.adjustments.get(code, 0) for code, n in one.figures.items()}
        own = {code: n for code, n in live.items() if n and not _summed(code)}
        assert own == expected, one.month
        assert live["open_at_start"] == left
        left += sum(n for code, n in expected.items() if code.startswith("found_"))
        left -= sum(n for code, n in expected.items() if code.startswith("ended_"))
        assert live["open_at_end"] == left
    for one in shown[:: len(shown) // 4]:
        assert figures.figures(desk, one.month, LAST).tally.months[0] == one


def _summed(code: str) -> bool:
    return bool(FIGURES[code].parts) or code in ("open_at_start", "open_at_end")


def take(desks: dict[str, Desk], steps: Sequence[Step], folder: Path, clock: Clock) -> None:
    """Whatever is refused is refused; after each act the figures are those of a slow count."""
    for where, what, name, way, hours in steps:
        clock.moment += timedelta(hours=hours)
        try:
            ACTS[what](At(desks[where], folder, name, way))
        except (Refused, StopIteration):
            continue
        same_as_slow(desks[where])


def behind_is_what_counts(desk: Desk) -> None:
    shown = figures.figures(desk, FIRST, LAST).tally
    for code in FIGURES:
        lines = figures.behind(desk, code, FIRST, LAST)
        live = sum(one.figures[code] + one.adjustments.get(code, 0) for one in shown.months)
        if code == "open_at_end":
            live = shown.months[-1].figures[code] + shown.months[-1].adjustments.get(code, 0)
        if code == "open_at_start":
            live = shown.months[0].figures[code] + shown.months[0].adjustments.get(code, 0)
        assert sum(line.n for line in lines) == live, code


@given(st.lists(STEP, min_size=4, max_size=16))
@settings(
    max_examples=min(settings().max_examples, 200) // 10,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_was_done_the_figures_are_those_of_a_slow_count(
    parted: tuple[Path, Path], steps: list[Step]
) -> None:
    clock = Clock()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desks = {}
        for where, place in zip(("here", "there"), parted, strict=True):
            shutil.copytree(place, folder / where)
            desks[where] = opening.unlock(folder / where, PASSPHRASE, now=clock)
        here, there = desks.values()
        try:
            take(desks, steps, folder, clock)
            behind_is_what_counts(here)
            unite(here, there)
            unite(there, here)
            same_as_slow(here)
            again = [figures.figures(desk, FIRST, LAST) for desk in (here, there)]
            assert again[0].tally == again[1].tally
            assert again[0].stations == again[1].stations
            restored = _restored(here, folder, clock)
            assert figures.figures(restored, FIRST, LAST).tally == again[0].tally
            restored.close()
        finally:
            here.close()
            there.close()


def _restored(desk: Desk, folder: Path, clock: Clock) -> Desk:
    path = saved(desk, folder)
    backups.restore(folder / "restored", path, PASSPHRASE, clock)
    return opening.unlock(folder / "restored", PASSPHRASE, now=clock)
