"""Starts the window."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from smadvisor.office import place
from ui import theme
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from types import TracebackType

    from smadvisor.office.desk import Desk
    from ui.parts import Parts


def run(folder: Path | None, parts: Parts, desk: Desk | None = None) -> int:
    """Show the window on the store in ``folder`` (by default the platform's own place).

    With ``desk`` the store is open already, and closed with the window.
    Answers the exit code once the window is closed.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SMAdvisor")
    theme.settle(app)
    window = MainWindow(folder or place.default_folder(), parts)
    _report_to(window)
    if desk is not None:
        window.open_desk(desk)
    window.show()
    return app.exec()


def _report_to(window: MainWindow) -> None:
    """Errors in the window itself are shown like any other fault, never with their content."""
    from ui.runner import as_fault

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            window.show_fault(as_fault(error))
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = report
