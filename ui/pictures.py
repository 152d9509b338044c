"""Pictures of the real screens, for the guide and for looking at."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from smadvisor.casework.priority import Status
from smadvisor.office import queue
from ui import theme
from ui.door.start import RecoveryKey, Start
from ui.door.unlock import Recover, Unlock
from ui.layer import Layer
from ui.main_window import MainWindow
from ui.page import Place

if TYPE_CHECKING:
    from smadvisor.office.desk import Desk
    from ui.parts import Parts
    from ui.shell import Shell

SIZE = (1366, 768)
_KEY = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789"
_BEGUN = (Status.ASSESSING, Status.MG2_MADE, Status.MG2_SENT, Status.CLOSED)
_CASE_PAGES = (
    ("case", "case", ""),
    ("safe-contact", "safe_contact", ""),
    ("before-you-ring", "ring", ""),
    ("contact", "contact", ""),
    ("assessment", "assessment", "live_link.view"),
    ("what-the-law-says", "assessment", "choice.first"),
    ("what-if", "what_if", ""),
    ("check-answers", "check", ""),
    ("mg2", "paper", ""),
    ("other-papers", "sheets", ""),
    ("close", "close", ""),
    ("pre-trial-check", "pretrial", ""),
)
"""The name of the picture, the page, the question."""
Shot = tuple[str, Callable[["Shell"], QWidget | None]]
"""A name for the file, and what brings the screen up; it answers a dialog to show instead."""


def shots(weekly: Path) -> list[Shot]:
    """The screens before a case is opened, in the order of the work; ``weekly`` is previewed."""
    return [
        ("import", lambda shell: shell.import_list(weekly)),
        ("queue", lambda shell: shell.go(Place("queue"))),
        ("keys", lambda shell: shell.show_keys()),
        ("figures", lambda shell: shell.go(Place("figures"))),
        ("trials", lambda shell: shell.go(Place("trials"))),
    ]


def case_shots(desk: Desk) -> list[Shot]:
    """The pages of the first case of the queue, best of one whose assessment has begun."""
    rows = queue.queue(desk)
    begun = [row.person_id for row in rows if row.status in _BEGUN]
    person = next(iter(begun or [row.person_id for row in rows]), "")
    return [
        (name, partial(_show, Place(page, f"{person} {question}".strip())))
        for name, page, question in _CASE_PAGES
        if person
    ]


def _show(place: Place, shell: Shell) -> None:
    shell.go(place)


def save(
    out: Path, desk: Desk, parts: Parts, weekly: Path, size: tuple[int, int] = SIZE
) -> list[Path]:
    """Walk the screens on the open ``desk`` and keep each as a picture in ``out``.

    Answers the files, in the order of the work. The desk is closed afterwards, with the window.
    """
    before = qInstallMessageHandler(_warn)
    theme.application()
    out.mkdir(parents=True, exist_ok=True)
    window = MainWindow(desk.folder, parts)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(*size)
    window.show()
    files = []
    for name, page in _doors(window):
        window.show_layer(page)
        files.append(_keep(window, window, out / f"{name}.png"))
    window.open_desk(desk)
    shell = window.shell
    assert shell is not None  # noqa: S101  the desk made it
    for name, bring in (*shots(weekly), *case_shots(desk)):
        shown = bring(shell) or window
        files.append(_keep(window, shown, out / f"{name}.png"))
        if isinstance(shown, QDialog):
            shown.close()
    window.close()
    qInstallMessageHandler(before)
    return files


def _warn(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    # Qt's offscreen platform says this of every window, and it means nothing.
    if "propagateSizeHints" not in words:
        print(words, file=sys.stderr)  # noqa: T201  as Qt itself would


def _doors(window: MainWindow) -> list[tuple[str, Layer]]:
    folder, runner = window.folder, window.runner
    start = Start(folder, runner)
    start.form.set_values({"name": "PC 1234 Alex Rees"})
    return [
        ("start", start),
        ("recovery-key", RecoveryKey(_KEY)),
        ("recover", Recover(folder, runner)),
        ("unlock", Unlock(folder, runner)),
    ]


def _keep(window: MainWindow, shown: QWidget, path: Path) -> Path:
    window.runner.wait()
    QApplication.processEvents()
    QApplication.sendPostedEvents()
    # A blinking cursor would make every picture another one.
    if isinstance(focus := QApplication.focusWidget(), QWidget):
        focus.clearFocus()
    shown.grab().save(str(path))
    return path
