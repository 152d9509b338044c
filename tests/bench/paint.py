"""A whole process from its start to the first paint: ``floor`` or ``ours FOLDER``."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

_run_events = QApplication.exec


class FirstPaint(QObject):
    """Ends the program as soon as anything was painted."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return False


def until_painted(*_self: object) -> int:
    """Qt's event loop, up to the first paint."""
    watcher = FirstPaint()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watcher)
    return _run_events()


def floor() -> None:
    """An empty window."""
    application = QApplication([])
    window = QMainWindow()
    window.show()
    application.exec()


def ours(folder: str) -> None:
    """The program as its user starts it, on a store that asks for its passphrase."""
    from smadvisor.cli.window import open_window

    open_window(Path(folder))


if __name__ == "__main__":
    setattr(QApplication, "exec", until_painted)  # noqa: B010  mypy lets no method be replaced
    if sys.argv[1] == "ours":
        ours(sys.argv[2])
    else:
        floor()
    from tests.bench.measure import report  # not before: its imports would slow both

    report()
