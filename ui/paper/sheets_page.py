"""The other papers that the same answers make: shown, saved as a PDF, or copied as words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from smadvisor.assessment.extracts import LINES, TITLES, Document
from smadvisor.errors import Refused
from smadvisor.office import papers
from smadvisor.office.cases import CaseFile
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.text import _
from ui.clipboard import copy
from ui.fields import Pick
from ui.page import Session, button
from ui.paper.making import SaveDialog
from ui.paper.preview import PreviewPage
from ui.paper.render import Sheet, render
from ui.theme import Tone


class SheetsPage(PreviewPage):
    """One key chooses the paper; it is always made from the newest version of the MG2."""

    def __init__(self, session: Session) -> None:
        """Lay out choice and buttons."""
        super().__init__(session)
        self.document: Document | None = None
        numbered = [(kind, f"{n}  {words}") for n, (kind, words) in enumerate(TITLES.items(), 1)]
        self.kind = Pick(numbered)
        self.kind.name_parts(_("Which paper?"), _("Its number chooses it."))
        self.kind.set_value(next(iter(TITLES)))
        self.kind.changed.connect(self.refresh)
        self.body.insertWidget(0, self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        self.save_action = self.key(_("Save the PDF"), "Ctrl+S", self.save, Verb.MAKE_PAPER)
        self.copy_action = self.key(_("Copy the words"), "Ctrl+Shift+C", self.copy, Verb.COPY_WORDS)
        mg2 = self.key(_("The MG2"), "Ctrl+P", lambda: self.visit("paper"))
        self.add_foot(
            button(self.save_action, main=True),
            button(self.copy_action, main=True),
            button(mg2),
            *map(button, self.zoom_actions()),
        )

    @property
    def chosen(self) -> str:
        """The kind of paper in sight."""
        return str(self.kind.value()) or next(iter(TITLES))

    def open(self, what: str) -> None:
        """Nothing of another person's paper can be saved or copied."""
        self._take_away()
        super().open(what)

    def take_focus(self) -> None:
        """The choice comes first."""
        self.kind.setFocus()

    def refuse(self, error: Refused) -> None:
        """Say why there is nothing to see."""
        super().refuse(error)
        self._take_away()
        self.heading.setText(_("This paper cannot be made yet"))

    def refresh(self) -> None:
        """Make it again, in the worker."""
        kind, dots, ratio = self.chosen, self.dots, self.devicePixelRatioF()
        draw = self.session.parts.draw_extract

        def call(desk: Desk, file: CaseFile) -> tuple[Document, bytes, list[Sheet], bool]:
            document, of = papers.sheet(desk, file.person.id, kind)
            data = draw(document, of).data
            return document, data, render(data, dots, ratio), of.draft

        self._take_away()
        self.read(call, lambda _file, found: self._show(*found))

    def save(self) -> SaveDialog | None:
        """Ask for the folder and write the PDF there."""
        if self.document is None:
            return None
        desk, person_id, kind = self.session.desk, self.person_id, self.document.kind
        draw = self.session.parts.draw_extract
        dialog = SaveDialog(
            self,
            _("Save the PDF"),
            lambda folder: papers.save_sheet(desk, person_id, kind, folder, draw),
            lambda path: self._saved(person_id, path),
        )
        dialog.open()
        return dialog

    def copy(self) -> None:
        """The words to the clipboard, to paste elsewhere."""
        if self.document is None:
            return
        desk, person_id, words = self.session.desk, self.person_id, self.document.text

        def recorded(_none: None) -> None:
            copy(words)
            self.notice.say(_("Copied. The clipboard is cleared in a minute."), Tone.GOOD)

        self.change(lambda: papers.copied(desk, person_id), recorded)

    def _saved(self, person_id: str, path: Path) -> None:
        if person_id == self.person_id:
            self.notice.say(_("Saved as {path}").format(path=path), Tone.GOOD)

    def _take_away(self) -> None:
        self.document = None
        self.view.show_sheets([])
        for action in (self.save_action, self.copy_action):
            action.setEnabled(False)

    def _show(self, document: Document, data: bytes, sheets: list[Sheet], draft: bool) -> None:
        if document.kind != self.chosen:
            return
        self.document = document
        where = _("The defence gets this once it is used") if document.served else ""
        of = _("From the answers as they are now") if draft else _("From the newest version")
        self.heading.setText(" · ".join(filter(None, (document.title, of, where))))
        self.save_action.setVisible(document.kind not in LINES)
        for action in (self.save_action, self.copy_action):
            action.setEnabled(True)
        self.show_pdf(data, sheets)
