"""Each definition of how a month is counted, and how months freeze."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from smadvisor import __version__
from smadvisor.casework.contact import ContactOutcome, With
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.pretrial import Fact
from smadvisor.office import cases, checks, copies, figures, restricting, retention
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole
from smadvisor.store.rows import rows
from tests.desk import GWEN, SIAN, Clock, colleague, take_in, write_list
from tests.office.copies import a_copy, only_conflict, refused, unite
from tests.office.doing import PAST, TOMOS, london, look, make, person, send, take_history, talk

FIRST, LAST = "2026-04", "2029-03"


@pytest.fixture(scope="module", autouse=True)
def _london() -> Iterator[None]:
    with london():
        yield


def counted(desk: Desk, month: str) -> dict[str, int]:
    """The figures of a month as they are now, without their zeros."""
    (shown,) = figures.figures(desk, month, month).tally.months
    live = {code: n + shown.adjustments.get(code, 0) for code, n in shown.figures.items()}
    return {code: n for code, n in live.items() if n}


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


def test_who_may_only_look_freezes_nothing_by_hand_and_what_is_due_all_the_same(
    listed: Desk, clock: Clock
) -> None:
    look(listed, "Siân")
    advisor = colleague(listed, "PC 5 Ann Other", UserRole.ADVISOR)
    clock.moment = datetime(2026, 12, 20, tzinfo=UTC)
    with refused("not_allowed"):
        figures.freeze(advisor, "2026-11")
    (month,) = figures.figures(advisor, "2026-11", "2026-11").tally.months
    assert month.frozen is not None
    with listed.store.read() as connection:
        (kept,) = rows(connection, "frozen_month")
    assert (kept["user"], kept["version"]) == (advisor.user.id, __version__)


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
    unite(listed, there, tmp_path)
    unite(there, listed, tmp_path)
    one = only_conflict(listed)
    assert (one.table, one.field, one.row) == ("frozen_month", "figures", "2026-11")
    assert sorted("Cases reviewed: 2" in value.words for value in one.values) == [False, True]
    assert all("Cases reviewed: " in value.words for value in one.values)
    fuller = next(value for value in one.values if "Cases reviewed: 2" in value.words)
    copies.settle(listed, one.table, one.row, one.field, fuller.id)
    unite(there, listed, tmp_path)
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
    unite(listed, there, tmp_path)
    unite(there, listed, tmp_path)
    for desk in (listed, there):
        assert figures.figures(desk, FIRST, LAST).tally == before
    there.close()
