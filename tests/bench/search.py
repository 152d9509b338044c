"""Typing into the queue's search, with all its repainting: ``STORE PASSPHRASE``."""

import statistics
import sys
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smadvisor.cli.window import parts
from smadvisor.office import opening
from tests.bench.measure import report
from ui import theme
from ui.call import Call
from ui.page import Session
from ui.queue_page import QueuePage
from ui.runner import Runner

TYPED = "cadwaladr pc 1"
ROUNDS = 5
PATIENCE = 60


def page_on(folder: Path, passphrase: str) -> QueuePage:
    """The queue of the store in ``folder``, read and shown."""
    desk = opening.unlock(folder, passphrase)
    page = QueuePage(Session(desk, Runner(), parts(), Call(desk.now)))
    page.resize(1200, 800)
    page.show()
    page.refresh()
    until = time.monotonic() + PATIENCE
    while not page.rows and time.monotonic() < until:
        QApplication.processEvents()
    assert page.rows, "the queue did not come"
    page.session.runner.wait()
    QApplication.processEvents()
    return page


def keystrokes(page: QueuePage) -> list[list[float]]:
    """Seconds for each key of ``TYPED``, from the press to the picture, round after round."""
    taken: list[list[float]] = []
    for _round in range(ROUNDS):
        page.search.clear()
        QApplication.processEvents()
        times = []
        for key in TYPED:
            started = time.perf_counter()
            QTest.keyClicks(page.search, key)
            QApplication.processEvents()
            times.append(time.perf_counter() - started)
        taken.append(times)
    return taken


if __name__ == "__main__":
    application = QApplication([])
    theme.settle(application)
    shown = page_on(Path(sys.argv[1]), sys.argv[2])
    by_key = [statistics.median(times) for times in zip(*keystrokes(shown), strict=True)]
    shown.session.runner.stop()
    report(seconds=statistics.median(by_key), slowest=max(by_key))
