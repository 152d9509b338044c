"""A restraining order is asked about again before each hearing: is it still true?"""

import pytest

from smadvisor.office import assessing, queue
from smadvisor.office.desk import Desk
from tests.desk import Clock

ASK = "Restraining order: ask whether it is still true"


def reasons(desk: Desk, person_id: str) -> tuple[str, ...]:
    (line,) = [line for line in queue.queue(desk) if line.person_id == person_id]
    return line.reasons


@pytest.mark.parametrize(
    ("wanted", "checked", "due"),
    [
        ("yes", None, True),
        ("unsure", None, True),
        ("no", None, False),
        ("yes", "2026-11-10", True),
        ("yes", "2026-11-11", False),
    ],
)
def test_within_a_week_of_the_hearing(
    listed: Desk, sian: str, clock: Clock, wanted: str, checked: str | None, due: bool
) -> None:
    """The hearing is on 1 December; it is 23 November, then 25 November."""
    answers = {"restraining_order.wanted": wanted}
    if checked:
        answers["restraining_order.still_true"] = checked
    assessing.record(listed, sian, answers)
    assert ASK not in reasons(listed, sian)
    clock.next_day()
    clock.next_day()
    assert (ASK in reasons(listed, sian)) is due
