"""A list saved as PDF: asked where to, drawn, and said so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog

from smadvisor.casework.drawn import Drawn
from smadvisor.office import printing
from smadvisor.text import _
from ui.page import Page

Line = TypeVar("Line")


def ask_where(page: Page, title: str, name: str) -> Path | None:
    """The file that the person chooses, if any; ``name`` is what it is called otherwise."""
    chosen, _kind = QFileDialog.getSaveFileName(page, title, name, _("PDF (*.pdf)"))
    return Path(chosen) if chosen else None


def save(
    page: Page, lines: Sequence[Line], path: Path, draw: Callable[[Sequence[Line], date], Drawn]
) -> None:
    """Draw ``lines`` and keep them in ``path``; the page says so."""
    desk = page.session.desk
    said = _("Saved as {file}. It holds names: keep it as safely as the list.")
    page.change(
        lambda: printing.save(desk, lines, path, draw),
        lambda _none: page.notice.say(said.format(file=path.name)),
    )
