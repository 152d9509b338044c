"""Where the law stands on a page: at its right, or in it where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.law.panel import LawPanel
from ui.layer import scrolling
from ui.page import Page

WIDE = 1000
"""From this width on both stand side by side."""


class Beside(QWidget):
    """A page's scrolling part and the law, each scrolling by itself.

    Where it is narrow there is one column: what must not be missed above the questions, all else
    of the law under them. So no question moves when the law changes.
    """

    def __init__(self, page: Page, law: LawPanel, below: int = 0) -> None:
        """Take the place of the scrolling part of ``page``, below whose first parts it speaks."""
        super().__init__()
        assert page.area is not None  # noqa: S101  only pages that scroll have the law beside them
        self._page, self._law, self._below = page, law, below
        self.wide = True
        page.layout().replaceWidget(page.area, self)
        around = QWidget()
        self._right = QVBoxLayout(around)
        self._right.setContentsMargins(theme.WIDE, theme.WIDE, theme.MARGIN, theme.WIDE)
        self._right.addWidget(law)
        self._right.addStretch()
        self.side = scrolling(around)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(page.area, 6)
        row.addWidget(self.side, 5)

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
        self.side.setVisible(wide)
