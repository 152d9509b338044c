"""The MG2 as it will be printed: a draft of the answers now, or a version that was made."""

from __future__ import annotations

from smadvisor.casework.drawn import Drawn
from smadvisor.errors import Refused
from smadvisor.office import papers
from smadvisor.office.cases import CaseFile
from smadvisor.office.desk import Desk
from smadvisor.office.papers import Mg2Made
from smadvisor.office.verbs import Verb
from smadvisor.text import _
from ui.case.tasks import version_words
from ui.page import Session, button
from ui.paper.making import make_mg2
from ui.paper.preview import PreviewPage
from ui.paper.render import Sheet, render
from ui.theme import Tone


class PaperPage(PreviewPage):
    """A version that can be sent, or the draft that can be made."""

    def __init__(self, session: Session) -> None:
        """Lay out the buttons."""
        super().__init__(session)
        self.made: Mg2Made | None = None
        self.make_action = self.key(
            _("Make the MG2"), "Ctrl+Return", lambda: make_mg2(self), Verb.MAKE_PAPER
        )
        self.sent_action = self.key(
            _("Mark as sent"), "Ctrl+M", lambda: self.visit("sent"), Verb.MARK_SENT
        )
        answers = self.key(
            _("Check answers"), "Ctrl+E", lambda: self.visit("check"), Verb.OPEN_ASSESSMENT
        )
        others = self.key(_("Other papers"), "Alt+O", lambda: self.visit("sheets"))
        self.add_foot(
            button(self.make_action, main=True),
            button(self.sent_action, main=True),
            button(answers),
            button(others),
            *map(button, self.zoom_actions()),
        )

    def open(self, what: str) -> None:
        """Nothing can be made or sent before it is in sight."""
        self.make_action.setEnabled(False)
        self.sent_action.setEnabled(False)
        super().open(what)

    def refuse(self, error: Refused) -> None:
        """Say why there is nothing to see."""
        super().refuse(error)
        self.heading.setText(_("The MG2 cannot be shown"))

    def refresh(self) -> None:
        """Draw it again, in the worker."""
        mg2_id, dots, ratio = self.rest, self.dots, self.devicePixelRatioF()
        draw = self.session.parts.draw_mg2

        def call(desk: Desk, file: CaseFile) -> tuple[Drawn, list[Sheet]]:
            paper = papers.paper(desk, mg2_id) if mg2_id else papers.draft(desk, file.person.id)
            drawn = draw(paper)
            return drawn, render(drawn.data, dots, ratio)

        self.heading.setText(_("Drawing the MG2…"))
        self.read(call, lambda file, found: self._show(file, *found))

    def _show(self, file: CaseFile, drawn: Drawn, sheets: list[Sheet]) -> None:
        self.made = next((one for one in file.papers if one.id == self.rest), None)
        newest = next((one for one in file.papers if not one.draft), None)
        if self.made is None:
            self.heading.setText(_("Draft of the MG2, from the answers as they are now"))
        else:
            self.heading.setText(
                version_words(self.made) + "\n" + _("Saved as {path}").format(path=self.made.path)
            )
        unsent = self.made is not None and self.made == newest and self.made.sent_on is None
        for action, shown in ((self.make_action, self.made is None), (self.sent_action, unsent)):
            action.setVisible(shown)
            action.setEnabled(shown)
        self.warnings.say("\n".join(drawn.warnings), Tone.AMBER)
        self.show_pdf(drawn.data, sheets)
        self.view.setFocus()
