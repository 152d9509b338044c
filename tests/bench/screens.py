"""Opening each screen of a store, from the key to the picture: ``STORE PASSPHRASE``.

Prints the seconds of each opening by the name of the page. The queue is shown twice: with whom
there is work for, then with everybody.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QDialog

from smadvisor.casework.priority import QueueRow
from smadvisor.cli.window import parts
from smadvisor.office import opening, queue
from smadvisor.tally.months import financial_year
from ui import theme
from ui.main_window import MainWindow
from ui.page import Place
from ui.queue_page import QueuePage
from ui.shell import Shell

ROUNDS = 7
PATIENCE = 60


def places(shell: Shell) -> Iterator[Place]:
    """Every page that shows a list, and the two of one person."""
    desk = shell.session.desk
    person = queue.queue(desk)[0].person_id
    first, last = financial_year(desk.today)
    yield Place("trials")
    yield Place("figures")
    yield Place("behind", f"attempts|{first}|{last}")
    yield Place("after_trial")
    yield Place("retention")
    yield Place("record")
    yield Place("review_requests")
    yield Place("samples")
    yield Place("case", person)
    yield Place("pretrial", person)


def seconds(act: Callable[[], object], shown: Callable[[], bool]) -> float:
    """How long it takes from ``act`` until it is ``shown`` and painted."""
    started = time.perf_counter()
    act()
    until = started + PATIENCE
    while not shown():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert time.perf_counter() < until, "it did not come"
    QApplication.processEvents()
    return time.perf_counter() - started


class Screens:
    """A window on a store, and how long each of its pages takes."""

    def __init__(self, window: MainWindow) -> None:
        assert window.shell is not None
        self._shell, self._idle = window.shell, True
        window.runner.busy.connect(self._told)
        self._rows: Sequence[QueueRow] = ()
        self.taken: dict[str, list[float]] = {}

    def _told(self, busy: bool) -> None:
        self._idle = not busy

    def open_all(self) -> None:
        """Open each page once."""
        for place in places(self._shell):
            self._go(place, place.page, lambda: self._idle)
        self._queue()
        self._note("find", seconds(self._shell.find_person, lambda: self._idle))
        for dialog in self._shell.findChildren(QDialog):
            dialog.close()
        QApplication.processEvents()

    def _queue(self) -> None:
        started = time.perf_counter()
        first: list[float] = []

        def shown() -> bool:
            page = self._shell.page
            if not first and isinstance(page, QueuePage) and page.rows and page.rows is not before:
                QApplication.processEvents()
                first.append(time.perf_counter() - started)
            return self._idle

        before = self._rows
        everybody = seconds(lambda: self._shell.go(Place("queue")), shown)
        assert isinstance(self._shell.page, QueuePage)
        self._rows = self._shell.page.rows
        self._note("queue", first[0])
        self._note("queue, everybody", everybody)

    def _go(self, place: Place, name: str, shown: Callable[[], bool]) -> None:
        self._note(name, seconds(lambda: self._shell.go(place), shown))

    def _note(self, name: str, taken: float) -> None:
        self.taken.setdefault(name, []).append(taken)


if __name__ == "__main__":
    application = QApplication([])
    theme.settle(application)
    store = Path(sys.argv[1])
    shown = MainWindow(store, parts())
    shown.resize(1366, 768)
    shown.open_desk(opening.unlock(store, sys.argv[2]))
    shown.show()
    shown.runner.wait()
    QApplication.processEvents()
    screens = Screens(shown)
    for _round in range(ROUNDS):
        screens.open_all()
    shown.close()
    print(json.dumps({"seconds": 0, "taken": screens.taken}))
