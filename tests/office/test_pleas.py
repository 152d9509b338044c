"""The plea starts the clock, and a list never stops it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from smadvisor.casework.cases import GUILTY, NOT_GUILTY, plea_words
from smadvisor.errors import Refused
from smadvisor.office import cases, pleas, queue
from smadvisor.office.desk import Desk
from tests.desk import CARYS, GWEN, SIAN, Clock, take_in, write_list


def accused(desk: Desk, person_id: str) -> str:
    return cases.open_case(desk, person_id).defendants[0].id


def last_day(desk: Desk, person_id: str) -> date | None:
    (limit,) = cases.open_case(desk, person_id).limits
    return limit.last_day


def test_no_limit_runs_on_an_anticipated_plea(listed: Desk, sian: str) -> None:
    found = cases.open_case(listed, sian)
    assert found.defendants[0].plea == "NGAP"
    assert plea_words("NGAP") == "NGAP (anticipated)"
    assert last_day(listed, sian) is None


def test_twenty_business_days_from_a_not_guilty_plea_in_a_magistrates_court(
    listed: Desk, sian: str
) -> None:
    pleas.enter(listed, accused(listed, sian), NOT_GUILTY, date(2026, 11, 16), False)
    assert last_day(listed, sian) == date(2026, 12, 14)
    assert cases.open_case(listed, sian).defendants[0].represented is False
    pleas.enter(listed, accused(listed, sian), GUILTY, None, None)
    assert last_day(listed, sian) is None


def test_ten_in_the_crown_court(listed: Desk) -> None:
    gwen = cases.find(listed, "61UN0098726", "LLŶR, Gwŵen")
    pleas.enter(listed, accused(listed, gwen), NOT_GUILTY, date(2026, 11, 20), True)
    assert last_day(listed, gwen) == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("day", "code"), [(None, "plea_date_missing"), (date(2027, 1, 1), "plea_in_future")]
)
def test_a_plea_without_its_day_or_to_come_is_refused(
    listed: Desk, sian: str, day: date | None, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        pleas.enter(listed, accused(listed, sian), NOT_GUILTY, day, None)
    assert refused.value.code == code
    assert last_day(listed, sian) is None


def test_a_later_list_leaves_the_plea_alone(listed: Desk, sian: str, tmp_path: Path) -> None:
    pleas.enter(listed, accused(listed, sian), NOT_GUILTY, date(2026, 11, 16), True)
    before = cases.open_case(listed, sian).defendants[0]
    changed = SIAN.replace("NGAP", "NG").replace("03/02/1994", "04/02/1994")
    take_in(listed, write_list(tmp_path, changed, GWEN, CARYS, name="next.csv"))
    after = cases.open_case(listed, sian).defendants[0]
    assert after == replace(before, date_of_birth=date(1994, 2, 4))


def test_the_queue_counts_the_days_that_are_left(listed: Desk, sian: str, clock: Clock) -> None:
    def reasons() -> tuple[str, ...]:
        return next(line.reasons for line in queue.queue(listed) if line.person_id == sian)

    assert not any("to apply" in reason for reason in reasons())
    pleas.enter(listed, accused(listed, sian), NOT_GUILTY, date(2026, 11, 16), True)
    assert "21 days left to apply" in reasons()
    for _day in range(21):
        clock.next_day()
    assert "Last day to apply is today, by 14:30" in reasons()
    clock.next_day()
    assert "The time limit has passed: say why it is late" in reasons()
