"""The figures of a real store against a slow, obvious count, whatever was done; each definition."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from smadvisor.casework.contact import By, ContactOutcome, With
from smadvisor.casework.mg2 import InadequateReason, Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.pretrial import Fact
from smadvisor.cli.window import draw_mg2
from smadvisor.errors import Refused
from smadvisor.office import (
    assessing,
    backups,
    cases,
    checks,
    contacts,
    copies,
    figures,
    history,
    opening,
    papers,
    queue,
    restricting,
    retention,
)
from smadvisor.office.desk import Desk
from smadvisor.store.rows import rows
from smadvisor.tally.figures import FIGURES
from tests.assessment.people import sample
from tests.desk import (
    CARYS,
    GWEN,
    PASSPHRASE,
    SIAN,
    Clock,
    colleague,
    new_desk,
    take_in,
    write_list,
)
from tests.office.copies import a_copy, only_conflict, refused, saved
from tests.office.slow_count import slow_count

FIRST, LAST = "2026-04", "2029-03"
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


@pytest.fixture(scope="module", autouse=True)
def _zone_of_the_force() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/London"
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


def counted(desk: Desk, month: str) -> dict[str, int]:
    """The figures of a month as they are now, without their zeros."""
    (shown,) = figures.figures(desk, month, month).tally.months
    live = {code: n + shown.adjustments.get(code, 0) for code, n in shown.figures.items()}
    return {code: n for code, n in live.items() if n}


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


# --- the definitions, one by one ------------------------------------------------------------------


def test_a_case_is_reviewed_in_the_month_in_which_all_who_were_in_it_were_looked_at(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    take_in(desk, write_list(tmp_path, SIAN, TOMOS, GWEN))
    look(desk, "Siân", Mg2State.ADEQUATE)
    assert "cases_reviewed" not in counted(desk, "2026-11")
    clock.moment += timedelta(days=10)
    look(desk, "Tomos", Mg2State.INADEQUATE)
    assert counted(desk, "2026-12") == {
        "cases_reviewed": 1,
        "mg2_deficient": 1,
        "people_deficient": 1,
        "found_inadequate": 1,
        "reason_no_views": 1,
        "open_at_end": 1,
    }


def test_whom_a_later_list_adds_does_not_take_a_review_back(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    take_in(desk, write_list(tmp_path, SIAN))
    look(desk, "Siân", Mg2State.ADEQUATE)
    clock.moment += timedelta(days=10)
    take_in(desk, write_list(tmp_path, SIAN, TOMOS, name="b.csv"))
    look(desk, "Tomos")
    assert counted(desk, "2026-11") == {"cases_reviewed": 1}
    assert counted(desk, "2026-12") == {"people_deficient": 1, "found_absent": 1, "open_at_end": 1}


def test_a_second_look_moves_no_figure(listed: Desk, clock: Clock) -> None:
    look(listed, "Siân", Mg2State.UNCLEAR)
    before = counted(listed, "2026-11")
    assert before["found_unclear"] == before["cases_reviewed"] == before["mg2_deficient"] == 1
    clock.moment += timedelta(days=10)
    look(listed, "Siân", Mg2State.ADEQUATE)
    assert counted(listed, "2026-11") == before
    assert counted(listed, "2026-12") == {"open_at_start": 1, "open_at_end": 1}


def test_people_contacted_are_counted_by_their_first_conversation(
    listed: Desk, clock: Clock
) -> None:
    talk(listed, "Siân", With.VICTIM, ContactOutcome.NO_ANSWER)
    talk(listed, "Siân", With.OTHER, ContactOutcome.SPOKE)
    assert "people_contacted" not in counted(listed, "2026-11")
    clock.moment += timedelta(days=10)
    talk(listed, "Siân", With.IDVA, ContactOutcome.SPOKE)
    talk(listed, "Siân", With.VICTIM, ContactOutcome.SPOKE)
    assert counted(listed, "2026-11") == {"attempts": 2, "people_tried": 1}
    assert counted(listed, "2026-12") == {
        "attempts": 2,
        "conversations": 2,
        "people_contacted": 1,
        "people_reached": 1,
        "attempts_to_reach": 3,
    }


def test_days_run_from_the_list_that_first_named_them(listed: Desk, clock: Clock) -> None:
    clock.moment += timedelta(days=3)
    talk(listed, "Siân", With.VICTIM, ContactOutcome.NO_ANSWER)
    assert counted(listed, "2026-11")["days_to_first_attempt"] == 3


def test_an_mg2_is_submitted_once_its_first_version_is_sent_a_second_stands_apart(
    listed: Desk, clock: Clock, tmp_path: Path
) -> None:
    make(listed, "Siân", tmp_path, as_draft=True)
    make(listed, "Siân", tmp_path)
    assert counted(listed, "2026-11") == {}
    send(listed, "Siân")
    asked = {"remote_site": 1, "screen": 1, "measures": 2, "welsh_offered": 1}
    assert counted(listed, "2026-11") == {"mg2_submitted": 1, **asked}
    clock.moment += timedelta(days=10)
    make(listed, "Siân", tmp_path)
    send(listed, "Siân")
    assert counted(listed, "2026-11") == {"mg2_submitted": 1, **asked}
    assert counted(listed, "2026-12") == {"mg2_later_versions": 1}


def test_a_version_that_was_replaced_before_it_was_sent_is_not_the_first_that_went(
    listed: Desk, tmp_path: Path
) -> None:
    make(listed, "Siân", tmp_path)
    make(listed, "Siân", tmp_path)
    send(listed, "Siân")
    assert counted(listed, "2026-11")["mg2_submitted"] == 1
    assert "mg2_later_versions" not in counted(listed, "2026-11")


def test_an_mg2_of_an_earlier_version_of_the_program_counts_by_its_answers(
    listed: Desk, tmp_path: Path
) -> None:
    make(listed, "Siân", tmp_path)
    send(listed, "Siân")
    before = counted(listed, "2026-11")
    with listed.store.write(listed.user.id, listed.now()) as journal:
        (line,) = rows(journal.connection, "mg2")
        journal.change("mg2", line["id"], counts=None)
    assert counted(listed, "2026-11") == before


def test_how_it_ended_is_the_closing_that_stands(listed: Desk, clock: Clock) -> None:
    cases.close(listed, person(listed, "Carys"), Outcome.NOT_ENTITLED)
    look(listed, "Carys")
    look(listed, "Siân")
    look(listed, "Gwŵen", Mg2State.ADEQUATE)
    cases.close(listed, person(listed, "Siân"), Outcome.OUT_OF_TIME)
    cases.close(listed, person(listed, "Gwŵen"), Outcome.EXISTING_ADEQUATE)
    now = counted(listed, "2026-11")
    assert (now["ended_not_entitled"], now["ended_out_of_time"]) == (1, 1)
    assert not {"ended_existing_adequate", "open_at_end"} & set(now)
    clock.moment += timedelta(days=10)
    cases.reopen(listed, person(listed, "Siân"))
    cases.close(listed, person(listed, "Siân"), Outcome.COULD_NOT_REACH)
    assert "ended_out_of_time" not in counted(listed, "2026-11")
    assert counted(listed, "2026-11")["open_at_end"] == 1
    assert counted(listed, "2026-12") == {"open_at_start": 1, "ended_could_not_reach": 1}


def test_the_newest_tick_of_a_measure_counts_by_its_day(listed: Desk, clock: Clock) -> None:
    sian, carys = person(listed, "Siân"), person(listed, "Carys")
    clock.moment += timedelta(days=20)
    checks.tick(listed, sian, Fact.APPLIED, "yes", date(2026, 11, 24), measure="screens")
    checks.tick(listed, sian, Fact.APPLIED, "yes", date(2026, 11, 25), measure="live_link")
    checks.tick(listed, sian, Fact.APPLIED, "yes", date(2026, 12, 2), measure="screens")
    checks.tick(listed, carys, Fact.APPLIED, "yes", date(2026, 11, 25), measure="screens")
    checks.tick(listed, carys, Fact.APPLIED, "no", measure="screens")
    checks.tick(listed, sian, Fact.DIRECTED, "varied", date(2026, 12, 3), measure="screens")
    assert counted(listed, "2026-11") == {"measures_applied": 1}
    assert counted(listed, "2026-12") == {"measures_applied": 1, "measures_varied": 1}


def test_a_day_begins_at_midnight_where_the_force_is(desk: Desk, tmp_path: Path) -> None:
    summer = Clock()
    summer.moment = datetime(2026, 6, 30, 22, 50, tzinfo=UTC)
    there = Desk(desk.store, desk.user, summer)
    take_in(there, write_list(tmp_path, SIAN))
    look(there, "Siân")
    summer.moment = datetime(2026, 6, 30, 23, 10, tzinfo=UTC)
    talk(there, "Siân", With.VICTIM, ContactOutcome.SPOKE)
    assert counted(there, "2026-06")["cases_reviewed"] == 1
    assert "attempts" not in counted(there, "2026-06")
    assert counted(there, "2026-07")["people_contacted"] == 1
    assert counted(there, "2026-07")["days_to_first_attempt"] == 1


def test_a_record_from_before_counts_where_the_program_tells_nothing(
    listed: Desk, tmp_path: Path
) -> None:
    take_history(listed, tmp_path, PAST[0])
    then = counted(listed, "2026-09")
    assert then == {
        "cases_reviewed": 1,
        "mg2_deficient": 1,
        "people_deficient": 1,
        "measures": 2,
        "found_not_recorded": 1,
        "ended_sent": 1,
        "people_contacted": 1,
        "mg2_submitted": 1,
        "screen": 1,
        "live_link": 1,
    }
    look(listed, "Siân")
    left = counted(listed, "2026-09")
    assert left == {
        "people_contacted": 1,
        "mg2_submitted": 1,
        "measures": 2,
        "screen": 1,
        "live_link": 1,
    }
    talk(listed, "Siân", With.VICTIM, ContactOutcome.SPOKE)
    make(listed, "Siân", tmp_path)
    send(listed, "Siân")
    assert counted(listed, "2026-09") == {}


def test_restricting_a_case_moves_no_figure_and_shows_no_name_behind_it(listed: Desk) -> None:
    look(listed, "Siân")
    before = figures.figures(listed, FIRST, LAST).tally
    case = cases.open_case(listed, person(listed, "Siân")).case
    other = colleague(listed, "PC 5 Ann Other")
    restricting.restrict(listed, case.id, [other.user.id], "Family")
    assert figures.figures(listed, FIRST, LAST).tally == before
    for figure in ("cases_reviewed", "people_deficient", "open_at_end"):
        (line,) = figures.behind(listed, figure, "2026-11", "2026-11")
        assert (line.urn, line.person, line.person_id) == ("", "", "")
        assert "restricted" in line.note


# --- freezing -------------------------------------------------------------------------------------


def test_a_month_of_the_programs_time_freezes_by_itself_after_its_days_of_grace(
    listed: Desk, clock: Clock
) -> None:
    look(listed, "Siân")
    clock.moment = datetime(2026, 12, 14, 12, tzinfo=UTC)
    assert figures.figures(listed, "2026-11", "2026-11").tally.months[0].frozen is None
    clock.moment = datetime(2026, 12, 15, 12, tzinfo=UTC)
    (month,) = figures.figures(listed, "2026-11", "2026-11").tally.months
    assert month.frozen is not None
    assert month.frozen.on == date(2026, 12, 15)
    assert month.figures["cases_reviewed"] == 1


def test_all_that_is_due_freezes_whichever_months_are_looked_at(listed: Desk, clock: Clock) -> None:
    look(listed, "Siân")
    clock.moment = datetime(2027, 3, 1, tzinfo=UTC)
    figures.figures(listed, "2027-03", "2027-03")
    shown = figures.figures(listed, "2026-10", "2027-03").tally.months
    assert [one.month for one in shown if one.frozen] == ["2026-11", "2026-12", "2027-01"]
    assert [one.figures["open_at_end"] for one in shown] == [0, 1, 1, 1, 1, 1]


def test_a_later_change_stands_beside_a_frozen_month(listed: Desk, clock: Clock) -> None:
    look(listed, "Siân")
    cases.close(listed, person(listed, "Siân"), Outcome.OUT_OF_TIME)
    clock.moment = datetime(2027, 1, 10, tzinfo=UTC)
    figures.figures(listed, "2026-11", "2026-11")
    cases.reopen(listed, person(listed, "Siân"))
    november, december = figures.figures(listed, "2026-11", "2026-12").tally.months
    assert (november.figures["ended_out_of_time"], november.figures["open_at_end"]) == (1, 0)
    assert november.adjustments == {"ended_out_of_time": -1, "open_at_end": 1}
    assert december.frozen is None


def test_months_before_the_first_list_freeze_by_hand_alone(
    listed: Desk, clock: Clock, tmp_path: Path
) -> None:
    take_history(listed, tmp_path, *PAST)
    clock.moment += timedelta(days=400)
    assert figures.figures(listed, "2026-09", "2026-09").tally.months[0].frozen is None
    assert figures.freeze(listed, "2026-09").frozen is not None
    assert figures.figures(listed, "2026-09", "2026-09").tally.months[0].frozen is not None
    for month, code in (("2026-09", "frozen_already"), (f"{clock():%Y-%m}", "not_over")):
        with refused(code):
            figures.freeze(listed, month)


def test_a_month_that_two_copies_gave_out_differently_is_shown_to_be_settled(
    listed: Desk, clock: Clock, tmp_path: Path
) -> None:
    look(listed, "Siân")
    there = a_copy(listed, tmp_path)
    look(there, "Carys", Mg2State.ADEQUATE)
    clock.moment = datetime(2026, 12, 20, tzinfo=UTC)
    for desk in (listed, there):
        figures.figures(desk, "2026-11", "2026-11")
    unite(listed, there)
    unite(there, listed)
    one = only_conflict(listed)
    assert (one.table, one.field, one.row) == ("frozen_month", "figures", "2026-11")
    assert sorted("Cases reviewed: 2" in value.words for value in one.values) == [False, True]
    assert all("Cases reviewed: " in value.words for value in one.values)
    fuller = next(value for value in one.values if "Cases reviewed: 2" in value.words)
    copies.settle(listed, one.table, one.row, one.field, fuller.id)
    unite(there, listed)
    for desk in (listed, there):
        assert copies.conflicts(desk) == []
        (month,) = figures.figures(desk, "2026-11", "2026-11").tally.months
        assert month.figures["cases_reviewed"] == 2
        assert month.adjustments == {}
    there.close()


def test_two_copies_that_erase_a_case_apart_count_it_once(listed: Desk, tmp_path: Path) -> None:
    look(listed, "Siân")
    talk(listed, "Siân", With.VICTIM, ContactOutcome.SPOKE)
    there = a_copy(listed, tmp_path)
    before = figures.figures(listed, FIRST, LAST).tally
    for desk in (listed, there):
        case = cases.open_case(desk, person(desk, "Siân")).case
        retention.erase(
            desk, case.id, retention.Reason.COURT_ORDER, case.urn, although_unfinished=True
        )
    unite(listed, there)
    unite(there, listed)
    for desk in (listed, there):
        assert figures.figures(desk, FIRST, LAST).tally == before
    there.close()


# --- whatever was done ----------------------------------------------------------------------------


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


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of two copies that were one a moment ago."""
    folder = tmp_path_factory.mktemp("parted")
    here = new_desk(folder / "here")
    take_in(here, write_list(folder, SIAN, GWEN, CARYS))
    there = a_copy(here, folder)
    place = there.store.folder
    here.close()
    there.close()
    return folder / "here", place


def unite(into: Desk, other: Desk) -> None:
    with other.store.read() as connection:
        copies.unite(into, connection)


def same_as_slow(desk: Desk) -> None:
    slow = slow_count(desk)
    shown = figures.figures(desk, FIRST, LAST).tally.months
    assert set(slow) <= {one.month for one in shown}
    for one in shown:
        expected = {code: n for code, n in slow[one.month].items() if n}
        assert set(expected) <= set(FIGURES)
        live = {code: n + one.adjustments.get(code, 0) for code, n in one.figures.items()}
        own = {code: n for code, n in live.items() if n and not _summed(code)}
        assert own == expected, one.month


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
