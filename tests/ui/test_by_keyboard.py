"""The whole job without a mouse, from the case page to a PDF on disk, sent and closed."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smadvisor.assessment.questions import BY_ID, Kind
from smadvisor.casework.outcome import Outcome
from smadvisor.office import cases
from tests.ui.someone import ALT, CTRL, a_victim, focus, press, save_in, settle, show, type_in
from ui.assessment.check import CheckPage
from ui.assessment.page import AssessmentPage
from ui.case.overview import OverviewPage
from ui.paper.page import PaperPage
from ui.shell import Shell

REASON = "Because she freezes at the sight of him, her account would be less complete."
MOST_PAGES = 60
ANSWERS = {
    "opening.anonymity": "n",
    "needs.language": "1",
    "needs.communication": "n",
    "needs.interpreter": "n",
    "eligibility.modern_slavery": "n",
    "eligibility.weapon_offence": "n",
    "eligibility.declines_s17_4": "n",
    "evidence_in_private.view": "n",
    "intermediary.view": "n",
    "communication_aids.view": "n",
    "restraining_order.wanted": "n",
    "opening.in_danger": "n",
}
"""Keys for some; every other yes-or-no is answered yes."""


def answer(id: str) -> None:
    """Type an answer into the question that has the focus."""
    match BY_ID[id].kind:
        case Kind.YES_NO:
            type_in(ANSWERS.get(id, "y"))
        case Kind.ONE_OF:
            type_in(ANSWERS.get(id, "1"))
        case Kind.MANY_OF:
            press(Qt.Key.Key_Space)
        case Kind.DATE:
            press(Qt.Key.Key_A, CTRL)
            type_in("1/12/26" if id != "eligibility.date_of_birth" else "1 June 1997")
        case _:
            type_in(REASON)


def answer_page(page: AssessmentPage) -> set[str]:
    """Answer every question of the page in sight, then go on to the next page."""
    here, done = page.here, set[str]()
    while page.here is here:
        id = next(id for id, asked in page.asked.items() if asked.row.isAncestorOf(focus()))
        assert id not in done
        answer(id)
        done.add(id)
        shown = [id for id, asked in page.asked.items() if asked.row.isVisible()]
        if id == shown[-1]:
            press(Qt.Key.Key_Return, CTRL)
            return done
        press(Qt.Key.Key_Tab if BY_ID[id].kind is Kind.TEXT else Qt.Key.Key_Return)
    return done


def review_and_ring(shell: Shell) -> None:
    """No MG2 on file; she was reached."""
    press(Qt.Key.Key_V, ALT)
    settle(shell)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)
    press(Qt.Key.Key_F8)
    settle(shell)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)


def send_and_close(shell: Shell) -> None:
    """To CPS Wales, today; closed as sent."""
    press(Qt.Key.Key_M, CTRL)
    settle(shell)
    press(Qt.Key.Key_Return)
    settle(shell)
    press(Qt.Key.Key_F6)
    settle(shell)
    press(Qt.Key.Key_Return)
    settle(shell)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return, CTRL)
    settle(shell)


def test_the_whole_job_by_keyboard_alone(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    person = a_victim(shell, tmp_path)
    show(shell, "case", person)
    review_and_ring(shell)
    assert isinstance(shell.page, OverviewPage)
    press(Qt.Key.Key_Return)  # Start the assessment
    settle(shell)
    done: set[str] = set()
    for _page in range(MOST_PAGES):
        if isinstance(shell.page, AssessmentPage):
            done |= answer_page(shell.page)
            settle(shell)
    check = shell.page
    assert isinstance(check, CheckPage)
    assert check.sitting is not None
    assert check.sitting.readiness.reasons == ()
    assert set(check.sitting.given) == done
    press(Qt.Key.Key_Return)  # Make the MG2
    out = tmp_path / "out"
    out.mkdir()
    save_in(out, shell, qtbot)
    assert isinstance(shell.page, PaperPage)
    (file,) = out.iterdir()
    assert file.read_bytes().startswith(b"%PDF")
    send_and_close(shell)
    found = cases.open_case(shell.session.desk, person)
    assert found.closed is not None
    assert found.closed.outcome is Outcome.SENT
    assert [made.sent_to for made in found.papers] == ["CPS Wales"]
