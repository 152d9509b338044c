"""The base of every page of one person's case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from smadvisor.office import cases
from smadvisor.office.cases import CaseFile
from smadvisor.office.desk import Desk
from smadvisor.text import _
from ui import theme
from ui.form import Row
from ui.identity_bar import IdentityBar
from ui.page import Page, Place, Session

T = TypeVar("T")


class CasePage(Page):
    """Keeps the identity bar on top. Its id is a person's; what else it needs follows a space."""

    def __init__(self, session: Session, *, scrolls: bool = True) -> None:
        """An empty page of a case."""
        super().__init__(session, scrolls=scrolls)
        self.setProperty("no_ring", True)
        self.person_id = self.rest = ""
        self._last_focus: QWidget | None = None
        self.bar = IdentityBar()
        self.bar.wanted.connect(self.visit)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)  # noqa: S101  the base lays itself out so
        outer.insertWidget(0, self.bar)
        self.key(_("The case page"), "F6", lambda: self.visit("case"))
        self.key(_("Safe contact"), "F7", lambda: self.visit("safe_contact"))
        self.key(_("Log a contact"), "F8", lambda: self.visit("contact"))
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def open(self, what: str) -> None:
        """Show the person whose id ``what`` begins with."""
        self.person_id, _space, self.rest = what.partition(" ")
        super().open(what)

    def visit(self, page: str, rest: str = "") -> None:
        """Go to another page of this case."""
        self.go.emit(Place(page, f"{self.person_id} {rest}".strip()))

    def read(
        self, more: Callable[[Desk, CaseFile], T], then: Callable[[CaseFile, T], None]
    ) -> None:
        """Read the case and, in the worker too, ``more``; show the bar, then call ``then``."""
        desk, person_id = self.session.desk, self.person_id

        def call() -> tuple[CaseFile, T]:
            file = cases.open_case(desk, person_id)
            return file, more(desk, file)

        def arrived(found: tuple[CaseFile, T]) -> None:
            if person_id == self.person_id:
                self.bar.show_file(found[0], desk.today)
                then(*found)

        self.query(call, arrived)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus; anywhere else it goes on."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & (
            ~Qt.KeyboardModifier.KeypadModifier
        ):
            super().keyPressEvent(event)
        elif isinstance(focus := self.focusWidget(), QPushButton):
            focus.click()
        else:
            self.enter()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Back from hiding, the cursor is where it was."""
        super().focusInEvent(event)
        last = self._last_focus
        if last is not None and isValid(last) and last.isVisible():
            last.setFocus()

    def enter(self) -> None:
        """What Enter does away from a button: on to the next field."""
        self.focusNextChild()

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Keep the whole row in sight whose field has the focus."""
        if now is None or not self.isAncestorOf(now):
            return
        self._last_focus = now
        inner = self.area.widget() if self.area is not None else None
        if self.area is None or inner is None or not inner.isAncestorOf(now):
            return
        around: QWidget | None = now
        while around is not None and not isinstance(around, Row):
            around = around.parentWidget()
        if around is not None and around.height() < self.area.viewport().height():
            self.area.ensureWidgetVisible(around, 0, theme.GAP)
        else:
            self.area.ensureWidgetVisible(now, 0, theme.GAP)


def file_only(_desk: Desk, _file: CaseFile) -> None:
    """For pages that need no more than the case file."""
