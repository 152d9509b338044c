"""Where the law stands on a page: at its right, or in it where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.law.panel import LawPanel
from ui.layer import scrolling
from ui.page import Page

WIDE = 1000
"""From this width on both stand side by side."""


class Beside(QWidget):
    """A page's scrolling part and the law, each scrolling by itself.

    Where it is narrow there is one column: the measure of the page above the questions, all else
    of the law under them. So no question moves when the law changes. A hard stop is always on top.
    """

    def __init__(self, page: Page, law: LawPanel, below: int = 0) -> None:
        """Take the place of the scrolling part of ``page``, below whose first parts it speaks."""
        super().__init__()
        outer = page.layout()
        assert page.area is not None  # noqa: S101  only pages that scroll have the law beside them
        assert outer is not None  # noqa: S101  the base lays itself out
        self._page, self._law, self._below = page, law, below
        self.wide = self._shown = True
        outer.replaceWidget(page.area, self)
        around = QWidget()
        self._right = QVBoxLayout(around)
        self._right.setContentsMargins(theme.WIDE, theme.WIDE, theme.MARGIN, theme.WIDE)
        self._right.addWidget(law)
        self._right.addStretch()
        self.side = scrolling(around)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        law.stop.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        column, row = QVBoxLayout(self), QHBoxLayout()
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(law.stop)
        column.addLayout(row, 1)
        row.addWidget(page.area, 6)
        row.addWidget(self.side, 5)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def to_top(self) -> None:
        """Show the law from its beginning: another page begins."""
        self.side.verticalScrollBar().setValue(0)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring into sight what Tab came to."""
        for area in (self._page.area, self.side):
            if area is not None and now is not None and area.isAncestorOf(now):
                area.ensureWidgetVisible(now, 0, theme.GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        if wide is self.wide:
            return
        self.wide = wide
        if wide:
            self._law.take_first()
            self._right.insertWidget(0, self._law)
        else:
            self._page.body.insertWidget(self._below, self._law.first)
            self._page.body.insertWidget(self._page.body.count() - 1, self._law)
        self.side.setVisible(wide and self._shown)

    def show_law(self, shown: bool) -> None:
        """Show the law, or leave all the room to the page; a hard stop is shown either way."""
        self._shown = shown
        self.side.setVisible(self.wide and shown)
        self._law.setVisible(shown)
        self._law.first.setVisible(shown and bool(self._law.first.lines))
