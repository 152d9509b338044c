"""Making the MG2: where to save it is asked, then it is drawn and written in the worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from smadvisor.errors import Refused
from smadvisor.office import papers
from smadvisor.office.papers import Mg2Made
from smadvisor.text import _
from ui import theme
from ui.case.page import CasePage
from ui.fields import Line
from ui.form import Form

Made = TypeVar("Made")
_last: list[Path] = []
"""The folder of the last one, for as long as the program runs."""


class SaveDialog(QDialog):
    """Asks for the folder, which is most often the last one: Enter is enough."""

    def __init__(
        self,
        page: CasePage,
        title: str,
        write: Callable[[Path], Made],
        then: Callable[[Made], None],
    ) -> None:
        """``write`` gets the folder, in the worker; ``then`` gets what it made."""
        super().__init__(page)
        self.setWindowTitle(title)

        def run(folder: Path) -> None:
            page.session.runner.change(
                lambda: write(folder),
                lambda made: self._done(folder, lambda: then(made)),
                self._refused,
            )

        self._run = run
        self.finished.connect(self.deleteLater)
        self.form = Form()
        self.folder = self.form.add(
            "folder",
            _("Folder"),
            Line(70),
            value=str(_folder()),
            help_text=_("The file is named after the case, never after the person."),
        )
        self.save = QPushButton(_("Save the PDF"))
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        browse = QPushButton(_("Browse…"))
        browse.clicked.connect(self._browse)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        for button in (self.save, browse, cancel):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.WIDE)
        column.addWidget(self.form)
        column.addLayout(buttons)
        self.folder.selectAll()
        self.folder.setFocus()

    def accept(self) -> None:
        """Draw and write it; what is refused is said here, and the folder can be changed."""
        if not self.form.text("folder"):
            self.form.show_problems({"folder": _("Say in which folder.")})
            return
        folder = Path(self.form.text("folder")).expanduser()
        self.save.setEnabled(False)
        self._run(folder)

    def _done(self, folder: Path, then: Callable[[], None]) -> None:
        _last[:] = [folder]
        super().accept()
        then()

    def _refused(self, error: Refused) -> None:
        self.save.setEnabled(True)
        self.form.show_problems({"folder": error.sentence})

    def _browse(self) -> None:
        dialog = QFileDialog(self, _("Folder"), self.form.text("folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.folder.set_value)
        dialog.open()


def make_mg2(page: CasePage) -> SaveDialog:
    """Ask for the folder, make the MG2 there and show it."""
    desk, draw, person_id = page.session.desk, page.session.parts.draw_mg2, page.person_id

    def show(made: Mg2Made) -> None:
        if page.person_id == person_id:
            page.visit("paper", made.id)

    dialog = SaveDialog(
        page,
        _("Make the MG2"),
        lambda folder: papers.make(desk, person_id, folder, draw),
        show,
    )
    dialog.open()
    return dialog


def _folder() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return _last[0] if _last and _last[0].is_dir() else Path(documents)
