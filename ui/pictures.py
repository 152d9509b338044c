"""Pictures of the real screens, for the guide and for looking at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui import theme
from ui.main_window import MainWindow
from ui.page import Place
from ui.start import RecoveryKey, Start
from ui.unlock import Recover, Unlock

if TYPE_CHECKING:
    from ui.parts import Parts
    from ui.shell import Shell

SIZE = (1366, 768)
_KEY = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789"
Shot = tuple[str, Callable[["Shell"], QWidget | None]]
"""A name for the file, and what brings the screen up; it answers a dialog to show instead."""


def shots(weekly: Path) -> list[Shot]:
    """The screens behind the door, in the order of the work; ``weekly`` is a list to preview."""
    return [
        ("import", lambda shell: shell.import_list(weekly)),
        ("queue", lambda shell: shell.go(Place("queue"))),
        ("keys", lambda shell: shell.show_keys()),
    ]


def save(
    out: Path,
    folder: Path,
    passphrase: str,
    parts: Parts,
    weekly: Path,
    size: tuple[int, int] = SIZE,
) -> list[Path]:
    """Unlock the store in ``folder``, walk its screens and keep each as a picture in ``out``.

    Answers the files, in the order of the work.
    """
    if QApplication.instance() is None:
        theme.settle(QApplication(["smadvisor"]))
    out.mkdir(parents=True, exist_ok=True)
    window = MainWindow(folder, parts)
    window.resize(*size)
    window.show()
    start = Start(folder, window.runner)
    start.form.set_values({"name": "PC 1234 Siân Prŷs"})
    files = []
    for name, page in (
        ("start", start),
        ("recovery-key", RecoveryKey(_KEY)),
        ("recover", Recover(folder, window.runner)),
        ("unlock", Unlock(folder, window.runner)),
    ):
        window.show_layer(page)
        files.append(_keep(window, window, out / f"{name}.png"))
    door = window.layers.currentWidget()
    assert isinstance(door, Unlock)  # noqa: S101  just shown
    door.opened.connect(window.open_desk)
    door.passphrase.set_value(passphrase)
    door.submit()
    window.runner.wait()
    shell = window.shell
    assert shell is not None  # noqa: S101  unlocking made it
    for name, bring in shots(weekly):
        shown = bring(shell) or window
        files.append(_keep(window, shown, out / f"{name}.png"))
        if isinstance(shown, QDialog):
            shown.close()
    window.close()
    return files


def _keep(window: MainWindow, shown: QWidget, path: Path) -> Path:
    window.runner.wait()
    QApplication.processEvents()
    QApplication.sendPostedEvents()
    # A blinking cursor would make every picture another one.
    if isinstance(focus := QApplication.focusWidget(), QWidget):
        focus.clearFocus()
    shown.grab().save(str(path))
    return path
