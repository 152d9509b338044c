"""Someone from a list in the window's store, and hands that only have a keyboard."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smadvisor.assessment.questions import BY_ID, Kind, Question
from smadvisor.office import assessing, queue
from smadvisor.office.assessing import Sitting
from smadvisor.office.desk import Desk
from tests.desk import GWEN, SIAN, take_in, write_list
from ui.page import Page, Place
from ui.paper.making import SaveDialog
from ui.shell import Shell

WORDS = "Because she freezes when he looks at her, she would leave out the worst; ŵ ŷ."
TOMOS = SIAN.replace("PRYCE, Siân", "PRYCE, Tomos")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def people(desk: Desk, folder: Path) -> dict[str, str]:
    """The ids of three people from a list, by the first name."""
    take_in(desk, write_list(folder, SIAN, TOMOS, GWEN))
    return {row.person.split()[-1]: row.person_id for row in queue.queue(desk)}


def a_victim(shell: Shell, folder: Path) -> str:
    """The id of the victim most tests are about."""
    return people(shell.session.desk, folder)["Siân"]


def show(shell: Shell, page: str, id: str) -> Page:
    """Go to ``page`` and wait until it is filled."""
    shell.go(Place(page, id))
    settle(shell)
    return shell.page


def settle(shell: Shell) -> None:
    """Let the worker finish and the window catch up."""
    for _turn in range(3):
        shell.session.runner.wait()
        QApplication.processEvents()


def focus() -> QWidget:
    """What the keyboard types into."""
    now = QApplication.focusWidget()
    assert now is not None
    return now


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


def type_in(text: str) -> None:
    QTest.keyClicks(focus(), text)


def value_for(question: Question) -> str | list[str]:
    """An answer that leaves nothing more to ask for."""
    match question.kind:
        case Kind.YES_NO:
            return "yes"
        case Kind.ONE_OF:
            return question.options[0].value
        case Kind.MANY_OF:
            return [question.options[0].value]
        case Kind.DATE:
            return "2026-12-01"
        case _:
            return WORDS


def make_ready(desk: Desk, person_id: str, given: Mapping[str, object] | None = None) -> Sitting:
    """Answer whatever is in the way until nothing is."""
    sitting = assessing.begin(desk, person_id)
    sitting = assessing.record(desk, person_id, given or {})
    while not sitting.readiness.ready:
        need = {reason.question for reason in sitting.readiness.reasons}
        sitting = assessing.record(desk, person_id, {id: value_for(BY_ID[id]) for id in need})
    return sitting


def save_in(folder: Path, shell: Shell, qtbot: QtBot) -> None:
    """Type the folder into the dialog that asks for it, and wait until the PDF is shown."""
    qtbot.waitUntil(lambda: isinstance(focus().window(), SaveDialog))
    press(Qt.Key.Key_A, CTRL)
    type_in(str(folder))
    press(Qt.Key.Key_Return)
    settle(shell)
    come_back(shell, qtbot)


def come_back(shell: Shell, qtbot: QtBot) -> None:
    """A window manager would do this when a dialog closes; offscreen nobody does."""
    shell.frame.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is shell.frame)
    settle(shell)
