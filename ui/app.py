"""Starts the window."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from smadvisor.errors import Fault
from smadvisor.office import place
from smadvisor.text import _
from ui import theme
from ui.main_window import MainWindow
from ui.runner import Runner, as_fault

if TYPE_CHECKING:
    from types import TracebackType

    from smadvisor.office.desk import Desk
    from ui.parts import Parts


def run(folder: Path | None, parts: Parts, desk: Desk | None = None) -> int:
    """Show the window on the store in ``folder`` (by default the platform's own place).

    With ``desk`` the store is open already, and closed with the window.
    Answers the exit code once the window is closed.
    """
    app = theme.application()
    window = MainWindow(folder or place.default_folder(), parts)
    _report_to(window)
    if desk is not None:
        window.open_desk(desk)
    window.show()
    return app.exec()


def try_out(folder: Path) -> int:
    """Paint the first window for a store in ``folder``, unseen; answers how many pixels.

    Raises:
        Fault: ``not_painted`` when the picture has one colour only.
    """
    from ui.door.start import Start

    theme.application()
    page = Start(folder, Runner())
    page.resize(800, 600)
    picture = page.grab().toImage()
    places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    if len({picture.pixel(x, y) for x, y in places}) < 2:
        raise Fault("not_painted", _("The window cannot be painted on this computer."))
    return len(places)


def _report_to(window: MainWindow) -> None:
    """Errors in the window itself are shown like any other fault, never with their content."""
    before = sys.excepthook

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            window.show_fault(as_fault(error))
        else:
            before(kind, error, trace)

    sys.excepthook = report
