"""A page that shows a PDF as pictures, made in memory from its bytes, to scroll and zoom."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout

from smadvisor.text import _, ngettext
from ui import theme
from ui.case.page import CasePage
from ui.layer import Notice
from ui.page import Session
from ui.paper.render import Sheet, render
from ui.paper.view import PaperView

_DOTS = (50, 60, 72, 84, 96, 110, 130, 150, 180, 220)
"""The steps of the zoom, in dots per inch."""
_USUAL = 96
_INCHES = 9
"""The width of A4 with some air."""


class PreviewPage(CasePage):
    """Heading, warnings and the pages; what is drawn and what can be done with it is its own."""

    def __init__(self, session: Session) -> None:
        """Lay out heading and view."""
        super().__init__(session, scrolls=False)
        self.dots = _USUAL
        self.data = b""
        self.heading = theme.heading()
        self.pages = theme.quiet()
        self.pages.setWordWrap(False)
        self.warnings = Notice()
        self.view = PaperView()
        self.view.zoomed.connect(self.zoom)
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

    def open(self, what: str) -> None:
        """Nothing of another paper is in sight while this one is drawn."""
        self.data = b""
        self.view.show_sheets([])
        self.dots = max(
            (dots for dots in _DOTS if dots <= _USUAL and dots * _INCHES < self.view.width()),
            default=_DOTS[0],
        )
        super().open(what)

    def zoom_actions(self) -> tuple[QAction, QAction]:
        """Larger and smaller."""
        larger = self.key(_("Larger"), "Ctrl++", lambda: self.zoom(1))
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        return larger, self.key(_("Smaller"), "Ctrl+-", lambda: self.zoom(-1))

    def show_pdf(self, data: bytes, sheets: list[Sheet]) -> None:
        """Show the pages of ``data``."""
        self.data = data
        self._show_sheets(sheets)

    def zoom(self, steps: int) -> None:
        """So many steps larger, or smaller."""
        at = min(max(_DOTS.index(self.dots) + steps, 0), len(_DOTS) - 1)
        if _DOTS[at] == self.dots or not self.data:
            return
        self.dots = _DOTS[at]
        data, dots, ratio = self.data, self.dots, self.devicePixelRatioF()
        self.query(lambda: render(data, dots, ratio), self._show_sheets)

    def _show_sheets(self, sheets: list[Sheet]) -> None:
        self.view.show_sheets(sheets)
        self._say_page()

    def _say_page(self) -> None:
        count = len(self.view.sheets)
        pages = ngettext("{n} page", "{n} pages", count).format(n=count)
        at = _("page {n}").format(n=self.view.current + 1)
        self.pages.setText(f"{at} · {pages}" if count > 1 else pages)
