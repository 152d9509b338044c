"""The register of the Victims' Right to Review on a real store."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from smadvisor.casework.review_requests import (
    Came,
    Decision,
    ReviewOutcome,
    ReviewRequest,
    Scheme,
    Stage,
)
from smadvisor.errors import Refused
from smadvisor.office import cases, restricting, retention, review_requests, settings
from smadvisor.office.access import Restricted
from smadvisor.office.desk import Desk
from smadvisor.office.retention import Reason
from smadvisor.office.settings import Settings
from smadvisor.store import journal, record
from smadvisor.store.rows import rows
from tests.desk import Clock, colleague
from tests.office.copies import a_copy, only_conflict, unite

URN = "61US0412326"
ASKED = ReviewRequest(
    urn=URN,
    person="PRYCE, Siân",
    scheme=Scheme.CPS_LOCAL,
    decision=Decision.DISCONTINUED,
    decided_on=date(2026, 11, 2),
    requested_on=date(2026, 11, 9),
)
ELSEWHERE = replace(ASKED, urn="61UN0000126", person="OWEN, Mair")


def refusal(desk: Desk, **changes: Any) -> str:
    with pytest.raises(Refused) as refused:
        review_requests.add(desk, replace(ASKED, **changes))
    with desk.store.read() as connection:
        assert not rows(connection, "review_request")
    return refused.value.code


def of(desk: Desk, id: str) -> review_requests.Kept:
    (found,) = (one for one in review_requests.register(desk).requests if one.id == id)
    assert found == review_requests.request(desk, id)
    return found


def test_a_request_is_kept_word_for_word_and_laid_against_the_limits(desk: Desk) -> None:
    whole = replace(
        ASKED,
        allocated_to="CPS Wales, ŵ",
        allocated_on=date(2026, 11, 10),
        due_on=date(2026, 12, 1),
        outcome=ReviewOutcome.OVERTURNED,
        outcome_on=date(2026, 11, 20),
        note="By letter.",
    )
    id = review_requests.add(desk, whole)
    assert of(desk, id).request == whole
    other = review_requests.add(desk, ELSEWHERE)
    found = of(desk, other).standing
    assert (found.due_on, found.words) == (date(2026, 11, 23), "Due today")
    assert found.came is Came.IN_TIME


def test_blanks_around_what_is_typed_go(desk: Desk) -> None:
    id = review_requests.add(desk, replace(ASKED, urn=f" {URN} ", note="\n"))
    assert of(desk, id).request == ASKED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"urn": "  "}, "urn_missing"),
        ({"decided_on": date(2026, 11, 10)}, "asked_before_decision"),
        ({"requested_on": date(2026, 11, 24)}, "in_future"),
        ({"allocated_to": " ", "allocated_on": date(2026, 11, 10)}, "allocated_to_missing"),
    ],
)
def test_what_cannot_be_is_not_written_down(desk: Desk, changes: dict[str, Any], code: str) -> None:
    assert refusal(desk, **changes) == code


def test_the_same_request_is_not_written_down_twice(desk: Desk) -> None:
    review_requests.add(desk, ASKED)
    with pytest.raises(Refused) as refused:
        review_requests.add(desk, replace(ASKED, urn="61us 0412326", note="again"))
    assert refused.value.code == "registered_already"
    later = replace(ASKED, scheme=Scheme.CPS_INDEPENDENT)
    review_requests.add(desk, later)
    assert len(review_requests.register(desk).requests) == 2


def test_what_is_due_first_comes_first_and_what_is_answered_last(desk: Desk) -> None:
    def add(urn: str, **changes: Any) -> None:
        review_requests.add(desk, replace(ASKED, urn=urn, **changes))

    ended = {"outcome": ReviewOutcome.UPHELD}
    add("answered long ago", outcome_on=date(2026, 11, 10), **ended)
    add("later", scheme=Scheme.CPS_INDEPENDENT)
    add("today")
    add("overdue", due_on=date(2026, 11, 20))
    add("answered", outcome_on=date(2026, 11, 20), **ended)
    found = review_requests.register(desk).requests
    assert [one.request.urn for one in found] == [
        *("overdue", "today", "later"),
        *("answered", "answered long ago"),
    ]
    stages = [one.standing.stage for one in found]
    assert stages == [Stage.OVERDUE, Stage.SOON, Stage.WAITING, Stage.ANSWERED, Stage.ANSWERED]


def test_other_limits_hold_as_soon_as_they_are_settled(desk: Desk) -> None:
    id = review_requests.add(desk, ASKED)
    settings.save(desk, Settings(review_local_days=20, review_ask_days=4))
    found = of(desk, id).standing
    assert (found.due_on, found.came) == (date(2026, 12, 7), Came.LATE)
    limits = review_requests.register(desk).limits
    assert limits == review_requests.limits(desk)
    assert (limits.ask_days, limits.latest_months, limits.local_days) == (4, 3, 20)
    assert (limits.independent_days, limits.police_days) == (30, 30)


def test_a_change_does_not_overwrite_what_somebody_else_wrote(desk: Desk) -> None:
    id = review_requests.add(desk, ASKED)
    given = replace(ASKED, allocated_to="CPS Wales", allocated_on=date(2026, 11, 10))
    review_requests.keep(desk, id, given, ASKED)
    assert of(desk, id).request == given
    with pytest.raises(Refused) as refused:
        review_requests.keep(desk, id, replace(given, allocated_to="DI Parry"), ASKED)
    assert refused.value.code == "changed_meanwhile"
    assert of(desk, id).request == given
    noted = replace(ASKED, note="She rang.")  # a field that nobody else touched
    review_requests.keep(desk, id, replace(given, note=noted.note), given)
    assert of(desk, id).request.note == "She rang."


def test_a_change_is_tried_like_a_new_one(desk: Desk) -> None:
    id = review_requests.add(desk, ASKED)
    with pytest.raises(Refused) as refused:
        review_requests.keep(desk, id, replace(ASKED, outcome=ReviewOutcome.UPHELD), ASKED)
    assert refused.value.code == "outcome_day_missing"
    assert of(desk, id).request == ASKED


@pytest.mark.parametrize("named", [URN, "61us 0412326", "2600401234"])
def test_who_may_not_see_the_case_sees_no_request_of_it(
    listed: Desk, sian: str, named: str
) -> None:
    id = review_requests.add(listed, replace(ASKED, urn=named))
    there = review_requests.add(listed, ELSEWHERE)
    case_id = cases.open_case(listed, sian).case.id
    other = colleague(listed, "PC 77 Nia Lloyd")
    assert len(review_requests.register(other).requests) == 2
    restricting.restrict(listed, case_id, [listed.user.id], "Witness protection")
    assert [one.id for one in review_requests.register(other).requests] == [there]
    with listed.store.read() as connection:
        before = journal.position(connection)
    new = replace(ASKED, urn=named, requested_on=date(2026, 11, 10))
    moved = replace(ELSEWHERE, urn=named)
    for act in (
        lambda: review_requests.request(other, id),
        lambda: review_requests.keep(other, id, ASKED, ASKED),
        lambda: review_requests.erase(other, id, Reason.BY_MISTAKE, named),
        lambda: review_requests.add(other, new),
        lambda: review_requests.keep(other, there, moved, ELSEWHERE),
    ):
        with pytest.raises(Restricted):
            act()
    with listed.store.read() as connection:
        assert journal.position(connection) == before
    assert len(review_requests.register(listed).requests) == 2


def test_the_record_names_the_case_and_no_word(listed: Desk, sian: str) -> None:
    id = review_requests.add(listed, ASKED)
    review_requests.keep(listed, id, replace(ASKED, note="She rang."), ASKED)
    review_requests.add(listed, ELSEWHERE)
    case_id = cases.open_case(listed, sian).case.id
    with listed.store.read() as connection:
        found = [one for one in record.lines(connection) if one.verb == "keep_review_request"]
    assert [one.about for one in found] == [case_id, ""]
    assert "PRYCE" not in repr(found)


def test_it_is_erased_with_its_case(listed: Desk) -> None:
    for person, named in (("A", URN), ("B", "61us 0412326"), ("C", "2600401234")):
        review_requests.add(listed, replace(ASKED, urn=named, person=f"PRYCE {person}"))
    kept = review_requests.add(listed, ELSEWHERE)
    case = next(one for one in retention.held(listed) if one.urn == URN)
    retention.erase(listed, case.case_id, Reason.NOT_NEEDED, URN, although_unfinished=True)
    assert [one.id for one in review_requests.register(listed).requests] == [kept]
    with listed.store.read() as connection:
        assert "PRYCE" not in repr([one.value for one in journal.entries(connection)])


def test_one_whose_case_was_never_here_is_erased_by_itself(desk: Desk) -> None:
    id, kept = review_requests.add(desk, ELSEWHERE), review_requests.add(desk, ASKED)
    with pytest.raises(Refused) as refused:
        review_requests.erase(desk, id, Reason.NOT_NEEDED, URN)
    assert refused.value.code == "urn_differs"
    assert len(review_requests.register(desk).requests) == 2
    review_requests.erase(desk, id, Reason.NOT_NEEDED, "61un 0000126")
    assert [one.id for one in review_requests.register(desk).requests] == [kept]
    with desk.store.read() as connection:
        assert "OWEN" not in repr([one.value for one in journal.entries(connection)])


def test_what_was_answered_long_ago_is_counted_for_a_look(desk: Desk, clock: Clock) -> None:
    today = desk.today
    review_requests.add(desk, ASKED)
    review_requests.add(desk, replace(ELSEWHERE, outcome=ReviewOutcome.UPHELD, outcome_on=today))
    register = review_requests.register(desk)
    assert register.review_days == 90
    assert register.old(today + timedelta(days=89)) == 0
    assert register.old(today + timedelta(days=90)) == 1


def test_what_two_copies_say_differently_of_a_request_is_told_in_words(
    desk: Desk, tmp_path: Path
) -> None:
    id = review_requests.add(desk, ASKED)
    there = a_copy(desk, tmp_path)
    for who, outcome in ((desk, ReviewOutcome.UPHELD), (there, ReviewOutcome.OVERTURNED)):
        done = replace(ASKED, outcome=outcome, outcome_on=date(2026, 11, 20))
        review_requests.keep(who, id, done, ASKED)
    assert unite(desk, there, tmp_path).conflicts == 1
    found = only_conflict(desk)
    assert (found.whose, found.what) == (URN, "Answer to a request to review")
    assert {one.words for one in found.values} == {
        "The decision was upheld",
        "The decision was overturned",
    }
    there.close()
