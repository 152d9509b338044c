"""Walks every page and dialog of the window on a store of marked words, in a process of its own.

After each step it looks through the disk and the process, and prints what it found and where; so
the process that started it can see what the window itself has printed. Run with the folders of the
store, of the home and of the user's own files.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from smadvisor import crash
from smadvisor.casework.priority import Status
from smadvisor.casework.stop_cards import Stop
from smadvisor.cli.window import parts
from smadvisor.office import cases, opening, queue
from tests.desk import PASSPHRASE
from tests.marked import STEM, in_process, on_disk, seen_in
from ui import app, theme
from ui.case.page import CasePage
from ui.main_window import MainWindow
from ui.page import Place
from ui.pages import PAGES
from ui.paper.page import PaperPage
from ui.paper.sheets_page import SheetsPage
from ui.queue_page import QueuePage
from ui.shell import Shell

Step = tuple[str, Callable[[], object]]


class Walk:
    """One window, and what was found on the way."""

    def __init__(self, store: Path, home: Path, own: Path) -> None:
        self.places, self.own = (store, home), own
        self.found: list[str] = []
        self.steps: list[str] = []
        self.shown: list[str] = []
        self.messages: list[str] = []
        theme.application()
        desk = opening.unlock(store, PASSPHRASE)
        self.person = next(
            row.person_id for row in queue.queue(desk) if row.status is Status.ASSESSING
        )
        self.case = cases.open_case(desk, self.person).case.id
        self.window = MainWindow(store, parts())
        app._report_to(self.window)
        self.window.open_desk(desk)
        self.window.show()
        self.settle()

    @property
    def shell(self) -> Shell:
        assert self.window.shell is not None
        return self.window.shell

    def settle(self) -> None:
        for _turn in range(3):
            self.window.runner.wait()
            QApplication.processEvents()

    def take(self, name: str, step: Callable[[], object]) -> None:
        """Do it, look everywhere, close what it opened."""
        step()
        self.settle()
        self.steps.append(name)
        if any(seen_in(text.encode()) for text in _told(_face(self.window))):
            self.shown.append(name)
        self.found += [f"{name}: {place}" for place in on_disk(*self.places)]
        self.found += [f"{name}: {place}" for place in in_process(but=[self.own])]
        for widget in QApplication.topLevelWidgets():
            if seen_in(widget.windowTitle().encode()):
                self.found.append(f"{name}: title of {type(widget).__name__}")
            if isinstance(widget, QMessageBox):
                self.messages.append(widget.text())
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.close()
        self.settle()

    def pages(self) -> Iterator[Step]:
        """Every page of the window, with this person's data in it."""
        today = self.shell.session.desk.today
        special = {
            "import": str(next(self.own.glob("*.csv"))),
            "user": self.shell.session.desk.user.id,
            "queue": "",
            "behind": f"cases_reviewed|{today:%Y-%m}|{today:%Y-%m}",
            "stop": f"{self.person} {next(iter(Stop))}",
        }
        for name in PAGES:
            about = special.get(name, self.person if _of_a_case(name) else self.case)
            yield name, partial(self.shell.go, Place(name, about))

    def dialogs(self) -> Iterator[Step]:
        """What opens over the window, and what writes or copies."""
        yield "queue", partial(self.shell.go, Place("queue"))
        yield "save the queue", self._save_queue
        yield "keys", self.shell.show_keys
        yield "choose a list", self.shell.choose_list
        yield "sheets", partial(self.shell.go, Place("sheets", self.person))
        yield "copy", self._copy
        yield "save a sheet", partial(self._save, SheetsPage)
        yield "paper", partial(self.shell.go, Place("paper", self.person))
        yield "make the MG2", partial(self._save, PaperPage)
        yield "a note", partial(self.shell.go, Place("case", self.person))
        yield "typed", self._type
        yield "raised in the worker", self._raise_in_worker
        yield "raised in a slot", lambda: QTimer.singleShot(0, self.window, _raise)
        yield "raised while painting", self._raise_in_paint
        yield "hidden", self.window.hide_work

    def hidden(self) -> None:
        """Nothing that a screen reader can reach tells anything while the work is hidden."""
        for top in QApplication.topLevelWidgets():
            told = _told(_face(top)) if top.isVisible() else ()
            if any(seen_in(text.encode()) for text in told):
                self.found.append(f"hidden: {type(top).__name__} for a screen reader")
        if seen_in(QApplication.clipboard().text().encode()):
            self.found.append("hidden: clipboard")

    def _save_queue(self) -> None:
        page = self.shell.page
        assert isinstance(page, QueuePage)
        page.save_pdf(self.own / "queue.pdf")

    def _copy(self) -> None:
        page = self.shell.page
        assert isinstance(page, SheetsPage)
        page.copy()
        self.settle()
        assert seen_in(QApplication.clipboard().text().encode())

    def _save(self, kind: type[SheetsPage] | type[PaperPage]) -> None:
        page = self.shell.page
        assert isinstance(page, kind)
        (page.save_action if isinstance(page, SheetsPage) else page.make_action).trigger()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.folder.set_value(str(self.own / "out"))  # type: ignore[attr-defined]
        dialog.accept()  # type: ignore[attr-defined]

    def _type(self) -> None:
        page = self.shell.page
        assert isinstance(page, CasePage)
        page.take_note()
        page.note.words.setPlainText(f"{STEM}typed")
        page.leave()

    def _raise_in_worker(self) -> None:
        self.window.runner.query(_raise, lambda _none: None)

    def _raise_in_paint(self) -> None:
        self._painted = _Painted(self.shell)
        self._painted.show()
        loop = QEventLoop()  # as in the program: who asks for the painting would get the error
        QTimer.singleShot(300, loop.quit)
        loop.exec()
        self._painted.hide()


class _Painted(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        _raise()


def _raise() -> None:
    raise ValueError(f"{STEM}raised")


def _of_a_case(name: str) -> bool:
    page = PAGES[name]
    return isinstance(page, type) and issubclass(page, CasePage)


def _face(widget: QWidget) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(widget)


def _told(face: QAccessibleInterface | None) -> Iterator[str]:
    if face is None or not face.isValid():
        return
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    yield from (face.text(kind) for kind in kinds)
    for number in range(face.childCount()):
        yield from _told(face.child(number))


def main(store: Path, home: Path, own: Path) -> None:
    crash.leave_nothing()
    walk = Walk(store, home, own)
    try:
        for name, step in (*walk.pages(), *walk.dialogs()):
            walk.take(name, step)
        walk.hidden()
    finally:  # else its worker would wait for more
        walk.take("closed", walk.window.close)
    told = {name: getattr(walk, name) for name in ("steps", "shown", "messages", "found")}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
