"""What is due, what is kept for longer, what an erasure needs, and what the figures keep."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import mg2
from smadvisor.casework.mg2 import InadequateReason, Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.errors import Refused
from smadvisor.office import assessing, cases, figures, papers, retention
from smadvisor.office.desk import Desk
from smadvisor.office.retention import Held, Reason
from smadvisor.store.journal import entries
from smadvisor.store.record import lines
from smadvisor.store.rows import rows
from tests.assessment.people import sample
from tests.desk import CARYS, GWEN, SIAN, Clock, new_desk, take_in, write_list

URN = "61US0412326"


def of(desk: Desk, urn: str = URN) -> Held:
    (found,) = (one for one in retention.held(desk) if one.urn == urn)
    return found


def refusal(desk: Desk, urn: str = URN, *, although_unfinished: bool = False) -> str:
    case = of(desk)
    with pytest.raises(Refused) as refused:
        retention.erase(
            desk,
            case.case_id,
            Reason.BY_MISTAKE,
            urn,
            although_unfinished=although_unfinished,
        )
    assert of(desk) == case, "nothing changed"
    return refused.value.code


def test_a_case_is_due_so_many_days_after_the_last_in_it_was_closed(
    listed: Desk, sian: str, clock: Clock
) -> None:
    assert of(listed).due_on is None
    cases.close(listed, sian, Outcome.NOT_ENTITLED)
    closed = listed.today
    assert of(listed).due_on == closed + timedelta(days=90)
    assert retention.due(listed) == ()
    clock.moment += timedelta(days=90)
    assert [one.urn for one in retention.due(listed)] == [URN]
    cases.reopen(listed, sian)
    assert of(listed).due_on is None


def test_a_case_that_the_lists_left_out_is_due_after_its_hearing(
    listed: Desk, tmp_path: Path
) -> None:
    take_in(listed, write_list(tmp_path, GWEN, CARYS, name="next.csv"))
    assert of(listed).due_on == date(2026, 12, 1) + timedelta(days=90)


def test_it_is_kept_for_longer_with_a_reason_and_until_a_day(listed: Desk, sian: str) -> None:
    cases.close(listed, sian, Outcome.NOT_ENTITLED)
    case, until = of(listed), listed.today + timedelta(days=400)
    for day, reason, code in (
        (until, " ", "reason_missing"),
        (listed.today, "an appeal", "not_in_future"),
    ):
        with pytest.raises(Refused) as refused:
            retention.keep_longer(listed, case.case_id, day, reason)
        assert refused.value.code == code
    retention.keep_longer(listed, case.case_id, until, "an appeal")
    assert (of(listed).due_on, of(listed).kept_because) == (until, "an appeal")


def test_an_erasure_needs_the_urn_and_says_what_is_not_finished(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    assert refusal(assessed, "61US0412327") == "urn_differs"
    assert refusal(assessed) == "unfinished"
    made = papers.make(assessed, sian, tmp_path, mg2.draw)
    assert len(of(assessed).unfinished) == 2
    assert of(assessed).papers == (made.path,)
    papers.mark_sent(assessed, sian, "CPS", assessed.today)
    cases.close(assessed, sian, Outcome.SENT)
    assert of(assessed).unfinished == ()
    case = of(assessed)
    retention.erase(assessed, case.case_id, Reason.NOT_NEEDED, URN)
    with assessed.store.read() as connection:
        last = [line for line in lines(connection) if line.verb == "erase"]
        assert [(line.about, line.event) for line in last] == [(case.case_id, "erasure")]
        assert not rows(connection, "case_file", urn=URN)


def test_the_figures_are_the_same_before_and_after(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    cases.review(assessed, sian, Mg2State.INADEQUATE, [InadequateReason.NO_VIEWS])
    papers.make(assessed, sian, tmp_path, mg2.draw)
    papers.mark_sent(assessed, sian, "CPS", assessed.today)
    before = figures.figures(assessed, "2026-01", "2027-01").tally
    assert before.totals["mg2_submitted"] == 1
    retention.erase(
        assessed, of(assessed).case_id, Reason.NOT_NEEDED, URN, although_unfinished=True
    )
    assert figures.figures(assessed, "2026-01", "2027-01").tally == before
    with assessed.store.read() as connection:
        counted = [line.value for line in entries(connection) if line.table == "counted"]
    assert counted
    assert not any(URN in (value or "") or sian in (value or "") for value in counted)


Work = st.lists(
    st.tuples(st.sampled_from(["review", "adequate", "speak", "send", "month"]), st.integers(0, 2)),
    max_size=10,
)


@given(Work, st.permutations(range(3)))
@settings(max_examples=min(settings().max_examples, 8), deadline=None)
def test_any_order_of_erasures_leaves_the_figures(
    work: list[tuple[str, int]], order: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        desk = new_desk(Path(folder) / "store", clock)
        take_in(desk, write_list(Path(folder), SIAN, GWEN, CARYS))
        with desk.store.read() as connection:
            people = [line["id"] for line in rows(connection, "person")]
        for what, number in work:
            do(desk, clock, what, people[number], Path(folder))
        before = figures.figures(desk, "2026-11", "2027-12").tally
        every = retention.held(desk)
        for number in order:
            case = every[number]
            retention.erase(
                desk, case.case_id, Reason.NOT_NEEDED, case.urn, although_unfinished=True
            )
            assert figures.figures(desk, "2026-11", "2027-12").tally == before
        assert retention.held(desk) == ()
        desk.close()


def do(desk: Desk, clock: Clock, what: str, person: str, folder: Path) -> None:
    match what:
        case "month":
            clock.moment += timedelta(days=31)
        case "review":
            cases.review(desk, person, Mg2State.INADEQUATE, [InadequateReason.NO_VIEWS])
        case "adequate":
            cases.review(desk, person, Mg2State.ADEQUATE)
        case "speak":
            with desk.store.write(desk.user.id, desk.now()) as writing:
                said = {"person_id": person, "at": desk.now(), "outcome": "spoke"}
                writing.add("contact", said)
        case "send":
            if assessing.record(desk, person, sample()).readiness.ready:
                papers.make(desk, person, folder, mg2.draw)
                papers.mark_sent(desk, person, "CPS", desk.today)
