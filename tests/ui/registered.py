"""What the tests of the two registers share: a request, and a sample of three people."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.review_requests import Decision, ReviewRequest, Scheme
from smadvisor.office import cases, review_requests, samples
from tests.ui.someone import people
from ui.records import Records
from ui.shell import Shell

ASKED = ReviewRequest(
    urn="61US0412326",
    person="PRYCE, Siân",
    scheme=Scheme.CPS_LOCAL,
    decision=Decision.DISCONTINUED,
    decided_on=date(2026, 10, 1),
    requested_on=date(2026, 10, 5),
)


def add(shell: Shell, **changes: object) -> str:
    """Write such a request down; its id."""
    asked = replace(ASKED, **changes)  # type: ignore[arg-type]
    return review_requests.add(shell.session.desk, asked)


def cells(model: Records, row: int = 0) -> list[str]:  # type: ignore[type-arg]
    """What a row of a table says."""
    return [column.words(model.records[row]) for column in model.columns]


def review_all(shell: Shell, folder: Path) -> dict[str, str]:
    """Siân, Tomos and Gwŵen, whose cases were reviewed this month; their ids."""
    ids = people(shell.session.desk, folder)
    for id in ids.values():
        cases.review(shell.session.desk, id, Mg2State.ABSENT)
    return ids


def draw(shell: Shell, size: int) -> str:
    """A sample of them; its id."""
    return samples.draw_sample(shell.session.desk, "2026-11", "2026-11", size, "2026")


def check_ids(shell: Shell, sample_id: str) -> list[str]:
    """The check sheets of a sample."""
    return [one.check_id for one in samples.sample(shell.session.desk, sample_id).people]
