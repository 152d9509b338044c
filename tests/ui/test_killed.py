"""kill -9 in the middle of a sentence: at most the last second of typing is gone."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from smadvisor.office import assessing, cases, opening, resuming
from tests.ui.conftest import PASSPHRASE
from tests.ui.someone import focus, people, press, settle
from tests.ui.typist import QUESTION
from ui.assessment.page import AssessmentPage
from ui.main_window import MainWindow
from ui.queue_page import QueuePage

ROOT = Path(__file__).parents[2]
LETTERS = 70
LOST_AT_MOST = 1.5
"""Seconds: the promise is one, the rest is for a busy machine."""
PATIENCE = 60


def test_at_most_the_last_second_is_lost(folder: Path, tmp_path: Path) -> None:
    desk = opening.unlock(folder, PASSPHRASE)
    person = people(desk, tmp_path)["Siân"]
    assessing.record(desk, person, {"opening.right_person": "yes", "opening.safe_now": "yes"})
    desk.close()
    moments = type_until_killed(folder, person)
    desk = opening.unlock(folder, PASSPHRASE)
    back = assessing.begin(desk, person)
    interrupted = resuming.interrupted(desk)
    desk.close()
    words = str(back.given[QUESTION])
    assert words == ("abcdefghij" * len(words))[: len(words)]
    killed = moments[-1]
    assert len(words) >= sum(at <= killed - LOST_AT_MOST for at in moments)
    assert back.at == QUESTION
    assert interrupted is not None
    assert (interrupted.person_id, interrupted.question) == (person, QUESTION)
    assert back.given["opening.safe_now"] == "yes"


@pytest.mark.parametrize("key", ["Key_F2", "Key_F3"])
def test_a_note_and_a_stop_card_lose_no_more(folder: Path, tmp_path: Path, key: str) -> None:
    desk = opening.unlock(folder, PASSPHRASE)
    person = people(desk, tmp_path)["Siân"]
    desk.close()
    moments = type_until_killed(folder, person, key)
    desk = opening.unlock(folder, PASSPHRASE)
    file = cases.open_case(desk, person)
    desk.close()
    kept = [note.words for note in file.notes if note.question == QUESTION]
    kept += [card.done for card in file.stop_cards if card.is_open]
    (words,) = kept
    assert words == ("abcdefghij" * len(words))[: len(words)]
    assert len(words) >= sum(at <= moments[-1] - LOST_AT_MOST for at in moments)


def test_the_next_start_leads_back_into_the_call(
    window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    desk = opening.unlock(folder, PASSPHRASE)
    person = people(desk, tmp_path)["Siân"]
    desk.close()
    type_until_killed(folder, person)
    window.open_desk(opening.unlock(folder, PASSPHRASE))
    window.runner.wait()
    assert window.shell is not None
    queue = window.shell.page
    assert isinstance(queue, QueuePage)
    assert queue.resume.isVisible()
    assert focus() is queue.resume.button
    press(Qt.Key.Key_Return)
    settle(window.shell)
    page = window.shell.page
    assert isinstance(page, AssessmentPage)
    assert page.asked[QUESTION].row.isAncestorOf(focus())
    assert page.asked[QUESTION].field.value()


def type_until_killed(folder: Path, person: str, *key: str) -> list[float]:
    """When each letter was typed, by the clock of the window that was killed."""
    command = [sys.executable, "-m", "tests.ui.typist", str(folder), person, *key]
    moments: list[float] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as window:
        too_long = threading.Timer(PATIENCE, window.kill)
        too_long.start()
        assert window.stdout is not None
        for line in window.stdout:
            moments.append(float(line.split()[0]))
            if len(moments) == LETTERS:
                window.kill()
        too_long.cancel()
    assert len(moments) >= LETTERS
    return moments
