"""The base of every page of one person's case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from smadvisor.casework.notes import Note
from smadvisor.office import cases, notes
from smadvisor.office.cases import CaseFile
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.text import _
from ui import theme
from ui.case.note_box import Begun, NoteBox
from ui.case.stop_strip import KEYS, StopStrip
from ui.form import Row
from ui.identity_bar import IdentityBar
from ui.page import Page, Place, Session

T = TypeVar("T")
_LOW = 480
"""Below this height the safe-contact strip would leave too little of the page."""


class CasePage(Page):
    """Keeps the identity bar on top. Its id is a person's; what else it needs follows a space."""

    def __init__(self, session: Session, *, scrolls: bool = True) -> None:
        """An empty page of a case."""
        super().__init__(session, scrolls=scrolls)
        self.setProperty("no_ring", True)
        self.person_id = self.case_id = self.rest = ""
        self._last_focus: QWidget | None = None
        self._before_note: QWidget | None = None
        self.is_low = False
        self.bar = IdentityBar(self.may)
        self.bar.wanted.connect(self.visit)
        self.stops, self.note = StopStrip(records=self.may(Verb.STOP_CARD)), NoteBox()
        self.stops.wanted.connect(lambda card: self.visit("stop", card))
        self.note.written.connect(self._keep_note)
        self.note.closed.connect(self._after_note)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)  # noqa: S101  the base lays itself out so
        outer.insertWidget(0, self.bar)
        outer.insertWidget(1, self.stops)
        outer.insertWidget(outer.count() - 1, self.note)
        self.key(_("Note"), "F2", self.take_note, Verb.KEEP_NOTE)
        for stop, keys in KEYS.items():
            self.key(stop.words, keys, partial(self.visit, "stop", stop), Verb.STOP_CARD)
        self.key(_("The case page"), "F6", lambda: self.visit("case"))
        self.key(
            _("Safe contact"), "F7", lambda: self.visit("safe_contact"), Verb.SAVE_SAFE_CONTACT
        )
        self.key(_("Log a contact"), "F8", lambda: self.visit("contact"), Verb.LOG_CONTACT)
        self.know_someone = self.key(
            _("I know someone in this case…"),
            "Alt+I",
            lambda: self.visit_case("declare"),
            Verb.DECLARE,
        )
        if self.area is not None:
            bar = self.area.verticalScrollBar()
            bar.rangeChanged.connect(lambda _least, _most: self._bring_into_sight())
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def open(self, what: str) -> None:
        """Show the person whose id ``what`` begins with; until then no key reaches anything old."""
        self.person_id, _space, self.rest = what.partition(" ")
        self._last_focus = self._before_note = None
        self.case_id = ""
        if self.session.call.person_id != self.person_id:
            self.session.call.end()
        self.setFocus()
        super().open(what)

    def visit(self, page: str, rest: str = "") -> None:
        """Go to another page of this case."""
        self.go.emit(Place(page, f"{self.person_id} {rest}".strip()))

    def visit_case(self, page: str) -> None:
        """Go to a page about the case and not the person; it leads back to the case page."""
        if self.case_id:
            self.go.emit(Place(page, f"{self.case_id} case {self.person_id}"))

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
                self.case_id = found[0].case.id
                self.bar.show_file(found[0], desk.today)
                self.stops.show_cards(found[0].stop_cards)
                self.show_notes(found[0].notes)
                then(*found)

        self.query(call, arrived)

    def keep(self) -> None:
        """Keep the note that is being written too."""
        self.note.flush()
        super().keep()

    def leave(self) -> None:
        """Keep and close the note that is being written."""
        super().leave()
        self.note.close_note()

    def take_note(self) -> None:
        """Open the line for a note, or go back to it."""
        if self.person_id:
            if self.note.begun is None:
                self._before_note = self._last_focus
            self.note.begin(self.person_id, self.session.desk.now(), self.question())

    def question(self) -> str:
        """The id of the question that is being asked, if any."""
        return ""

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Show the notes about this person, where the page has a place for them."""

    def _keep_note(self, begun: Begun, words: str) -> None:
        desk = self.session.desk

        def keep() -> tuple[Note, ...]:
            who, seen = begun.person_id, begun.seen.words
            found = notes.keep(desk, who, begun.id, begun.at, begun.question, words, seen)
            begun.seen.words = words
            return found

        def kept(found: tuple[Note, ...]) -> None:
            if begun.person_id == self.person_id:
                self.show_notes(found)

        self.change(keep, kept, what=begun.id)

    def _after_note(self) -> None:
        """Back to where the cursor was, unless it has gone on already."""
        before = self._before_note
        if self.note.words.hasFocus() and before is not None and isValid(before):
            before.setFocus()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, only the name stays on top; the rest scrolls with the page."""
        super().resizeEvent(event)
        low = self.height() < _LOW
        if low is self.is_low:
            return
        self.is_low = low
        inner = self.area.widget() if self.area is not None else None
        column = inner.layout() if inner is not None else None
        if not low:
            self.bar.take_back()
        elif isinstance(column, QVBoxLayout):
            column.insertWidget(0, self.bar.more)
        self.bar.more.setVisible(not low or column is not None)

    def take_focus(self) -> None:
        """Back from hiding, the cursor is where it was."""
        last = self._last_focus
        if last is not None and isValid(last) and last.isVisible():
            last.setFocus()

    def enter(self) -> None:
        """What Enter does away from a button: on to the next field."""
        self.focusNextChild()

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring into sight what has the focus, once the page is laid out."""
        if now is None or now is self or not self.isAncestorOf(now):
            return
        back = now is self._last_focus  # from hiding or another window: it scrolls nowhere
        self._last_focus = now
        if not back:
            QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """The whole row whose field has the focus, if it fits."""
        now = self._last_focus
        inner = self.area.widget() if self.area is not None else None
        if self.area is None or inner is None or now is None or not isValid(now):
            return
        if not inner.isAncestorOf(now):
            return
        around: QWidget | None = now
        while around is not None and not isinstance(around, Row):
            around = around.parentWidget()
        if around is not None and around.height() < self.area.viewport().height():
            self.area.ensureWidgetVisible(around, 0, theme.GAP)
        else:
            self.area.ensureWidgetVisible(now, 0, theme.GAP)


def column(widget: QWidget, width: int = theme.COLUMN) -> QHBoxLayout:
    """``widget`` at the left, never wider than ``width``.

    A box of its own, since a column measures the height of wrapped words by its whole width.
    """
    widget.setMaximumWidth(width)
    row = QHBoxLayout()
    row.addWidget(widget, 1)
    row.addStretch()
    row.setStretch(1, 0)
    return row


def file_only(_desk: Desk, _file: CaseFile) -> None:
    """For pages that need no more than the case file."""
