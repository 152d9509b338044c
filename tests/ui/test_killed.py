"""kill -9 in the middle of a sentence: at most the last second of typing is gone."""

import subprocess
import sys
import threading
from pathlib import Path

from smadvisor.office import assessing, opening, resuming
from tests.ui.conftest import PASSPHRASE
from tests.ui.someone import people
from tests.ui.typist import QUESTION

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


def type_until_killed(folder: Path, person: str) -> list[float]:
    """When each letter was typed, by the clock of the window that was killed."""
    command = [sys.executable, "-m", "tests.ui.typist", str(folder), person]
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
