"""Pictures of the real screens, for the guide and for looking at."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from smadvisor.casework.priority import Status
from smadvisor.office import queue
from ui import theme
from ui.layer import Layer
from ui.main_window import MainWindow
from ui.page import Place
from ui.start import RecoveryKey, Start
from ui.unlock import Recover, Unlock

if TYPE_CHECKING:
    from smadvisor.office.desk import Desk
    from ui.parts import Parts
    from ui.shell import Shell

SIZE = (1366, 768)
_KEY = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789"
_BEGUN = (Status.ASSESSING, Status.MG2_MADE, Status.MG2_SENT, Status.CLOSED)
_QUESTION = "live_link.view"
Shot = tuple[str, Callable[["Shell"], QWidget | None]]
"""A name for the file, and what brings the screen up; it answers a dialog to show instead."""


def shots(weekly: Path) -> list[Shot]:
    """The screens behind the door, in the order of the work; ``weekly`` is a list to preview."""
    return [
        ("import", lambda shell: shell.import_list(weekly)),
        ("queue", lambda shell: shell.go(Place("queue"))),
        ("case", lambda shell: shell.go(Place("case", _someone(shell)))),
        ("safe-contact", lambda shell: shell.go(Place("safe_contact", _someone(shell)))),
        ("contact", lambda shell: shell.go(Place("contact", _someone(shell)))),
        ("assessment", lambda shell: shell.go(Place("assessment", _someone(shell, _QUESTION)))),
        ("check-answers", lambda shell: shell.go(Place("check", _someone(shell)))),
        ("mg2", lambda shell: shell.go(Place("paper", _someone(shell)))),
        ("close", lambda shell: shell.go(Place("close", _someone(shell)))),
        ("keys", lambda shell: shell.show_keys()),
    ]


def _someone(shell: Shell, question: str = "") -> str:
    """The first person of the queue whose assessment has begun, else the first of all."""
    rows = queue.queue(shell.session.desk)
    begun = [row for row in rows if row.status in _BEGUN]
    return f"{(begun or rows)[0].person_id} {question}".strip()


def save(
    out: Path, desk: Desk, parts: Parts, weekly: Path, size: tuple[int, int] = SIZE
) -> list[Path]:
    """Walk the screens on the open ``desk`` and keep each as a picture in ``out``.

    Answers the files, in the order of the work. The desk is closed afterwards, with the window.
    """
    before = qInstallMessageHandler(_warn)
    theme.application()
    out.mkdir(parents=True, exist_ok=True)
    window = MainWindow(desk.store.folder, parts)
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
    for name, bring in shots(weekly):
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
