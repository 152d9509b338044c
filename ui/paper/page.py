"""The MG2 as it will be printed: a draft of the answers now, or a version that was made."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout

from smadvisor.casework.drawn import Drawn
from smadvisor.errors import Refused
from smadvisor.office import papers
from smadvisor.office.cases import CaseFile
from smadvisor.office.desk import Desk
from smadvisor.office.papers import Mg2Made
from smadvisor.text import _, ngettext
from ui import theme
from ui.case.page import CasePage
from ui.case.tasks import version_words
from ui.layer import Notice
from ui.page import Session, button
from ui.paper.making import make_mg2
from ui.paper.render import Sheet, render
from ui.paper.view import PaperView
from ui.theme import Tone

_DOTS = (50, 60, 72, 84, 96, 110, 130, 150, 180, 220)
"""The steps of the zoom, in dots per inch."""
_USUAL = 96
_INCHES = 9
"""The width of A4 with some air."""


class PaperPage(CasePage):
    """Pages as pictures, made in memory from the bytes of the PDF."""

    def __init__(self, session: Session) -> None:
        """Lay out view and buttons."""
        super().__init__(session, scrolls=False)
        self.dots = _USUAL
        self.made: Mg2Made | None = None
        self._data = b""
        self.heading = theme.heading()
        self.pages = theme.quiet()
        self.pages.setWordWrap(False)
        self.warnings = Notice()
        self.view = PaperView()
        self.view.zoomed.connect(self._zoom)
        bar = self.view.verticalScrollBar()
        bar.valueChanged.connect(lambda _at: self._say_page())
        bar.rangeChanged.connect(lambda _least, _most: self._say_page())
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.pages)
        self.body.setSpacing(theme.GAP)
        self.body.addLayout(top)
        self.body.addWidget(self.warnings)
        self.body.addWidget(self.view, 1)
        self._lay_out_foot()

    def open(self, what: str) -> None:
        """Nothing of another paper is in sight while this one is drawn."""
        self._data = b""
        self.view.show_sheets([])
        self.dots = max(
            (dots for dots in _DOTS if dots <= _USUAL and dots * _INCHES < self.view.width()),
            default=_DOTS[0],
        )
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

    def _lay_out_foot(self) -> None:
        self.make_action = self.key(_("Make the MG2"), "Ctrl+Return", self._make)
        self.sent_action = self.key(_("Mark as sent"), "Ctrl+M", lambda: self.visit("sent"))
        answers = self.key(_("Check answers"), "Ctrl+E", lambda: self.visit("check"))
        larger = self.key(_("Larger"), "Ctrl++", lambda: self._zoom(1))
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        smaller: QAction = self.key(_("Smaller"), "Ctrl+-", lambda: self._zoom(-1))
        self.add_foot(
            button(self.make_action, main=True),
            button(self.sent_action, main=True),
            button(answers),
            button(larger),
            button(smaller),
        )

    def _show(self, file: CaseFile, drawn: Drawn, sheets: list[Sheet]) -> None:
        self._data = drawn.data
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
        self.view.show_sheets(sheets)
        self._say_page()
        self.view.setFocus()

    def _make(self) -> None:
        make_mg2(self)

    def _zoom(self, steps: int) -> None:
        at = min(max(_DOTS.index(self.dots) + steps, 0), len(_DOTS) - 1)
        if _DOTS[at] == self.dots or not self._data:
            return
        self.dots = _DOTS[at]
        data, dots, ratio = self._data, self.dots, self.devicePixelRatioF()
        self.query(lambda: render(data, dots, ratio), self._show_sheets)

    def _show_sheets(self, sheets: list[Sheet]) -> None:
        self.view.show_sheets(sheets)
        self._say_page()

    def _say_page(self) -> None:
        count = len(self.view.sheets)
        pages = ngettext("{n} page", "{n} pages", count).format(n=count)
        at = _("page {n}").format(n=self.view.current + 1)
        self.pages.setText(f"{at} · {pages}" if count > 1 else pages)
