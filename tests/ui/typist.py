"""A real window in a process of its own, that types until it is killed.

``python -m tests.ui.typist FOLDER PERSON [KEY]`` opens the store, goes to a box for words (or to
the one that KEY opens there) and types a letter every few milliseconds. For each letter it prints
when it was typed and how many there are.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smadvisor.cli.window import parts
from smadvisor.office import opening
from tests.ui.conftest import PASSPHRASE
from ui import theme
from ui.main_window import MainWindow
from ui.page import Place

QUESTION = "feelings.words"
_EVERY = 40
"""Milliseconds between two letters: never a pause, as when someone listens and types."""


def main(folder: Path, person: str, key: str = "") -> int:
    """Type until killed."""
    app = QApplication([])
    theme.settle(app)
    window = MainWindow(folder, parts())
    window.open_desk(opening.unlock(folder, PASSPHRASE))
    window.show()
    shell = window.shell
    assert shell is not None
    shell.go(Place("assessment", f"{person} {QUESTION}"))
    window.runner.wait()
    box = shell.page.focusWidget()
    assert box is not None
    if key:
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        QTest.keyClick(box, Qt.Key[key])
        window.runner.wait()
        box = shell.page.focusWidget()
        assert box is not None
    typed = 0

    def type_one() -> None:
        nonlocal typed
        QTest.keyClicks(box, "abcdefghij"[typed % 10])
        typed += 1
        sys.stdout.write(f"{time.monotonic():.3f} {typed}\n")
        sys.stdout.flush()

    timer = QTimer()
    timer.timeout.connect(type_one)
    timer.start(_EVERY)
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), *sys.argv[2:]))
