"""Making the MG2: where to save it is asked, then it is drawn and written in the worker."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from smadvisor.office import papers
from smadvisor.text import _
from ui.case.page import CasePage

_last: list[Path] = []
"""The folder of the last one, for as long as the program runs."""


def make_mg2(page: CasePage) -> QFileDialog:
    """Ask for the folder; once it is chosen make the MG2 there and show it."""
    dialog = QFileDialog(page, _("Save the MG2 in which folder?"), str(_folder()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Save the PDF here"))
    dialog.fileSelected.connect(lambda folder: _make(page, Path(folder)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _make(page: CasePage, folder: Path) -> None:
    desk, draw, person_id = page.session.desk, page.session.parts.draw_mg2, page.person_id
    _last[:] = [folder]
    page.change(
        lambda: papers.make(desk, person_id, folder, draw),
        lambda made: page.visit("paper", made.id),
    )


def _folder() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return _last[0] if _last and _last[0].is_dir() else Path(documents)
