"""The base of every page, and how pages lead to one another.

A page lays its parts out in ``body`` (which scrolls) and its buttons in ``foot`` (always in
sight). It talks to the office with ``query`` and ``change``; a refusal is shown in place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smadvisor.errors import Refused
from smadvisor.office.verbs import Verb
from ui import theme
from ui.layer import Layer, Notice, scrolling
from ui.runner import Runner, Watch

if TYPE_CHECKING:
    from smadvisor.office.desk import Desk
    from ui.call import Call
    from ui.parts import Parts

T = TypeVar("T")
_SHUT_OUT = ("restricted", "ask_first")
"""Codes of refusals after which nothing of the case may stay in sight."""
_NOT_THEIRS = "not_theirs"
"""Marks an action that the roles of this user do not allow."""
CHANGED_MEANWHILE = "changed_meanwhile"
"""The code of a refusal to overwrite what somebody else wrote."""


@dataclass(frozen=True)
class Session:
    """One unlocked store and what works on it."""

    desk: Desk
    runner: Runner
    parts: Parts
    call: Call


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: a page, and the id of what it shows."""

    page: str
    id: str = ""


class Page(Layer):
    """One page of the window."""

    go = Signal(object)
    """A Place to show."""
    said = Signal(str)
    """A sentence for the window to show on whatever page comes next."""
    back = Signal()
    """Back to where we came from."""
    shut_out = Signal(object)
    """The Refused that says why this case may not be shown, or not yet."""
    checked = Signal(object)
    """What a check of the store found, for the strip of the window."""
    restore = Signal(str)
    """The person wants to restore a backup: the store is closed first."""
    choose_list = Signal()
    """The person wants to import a list."""

    def __init__(self, session: Session, *, scrolls: bool = True) -> None:
        """An empty page; ``scrolls=False`` for one whose main part scrolls by itself."""
        super().__init__()
        self.session = session
        self._unsaved: dict[str, Callable[[], None]] = {}
        self.notice = Notice()
        self.body = QVBoxLayout()
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.GAP)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.MARGIN, theme.WIDE, theme.MARGIN, theme.WIDE)
        column.setSpacing(theme.WIDE)
        self.body.setSpacing(theme.WIDE)
        column.addWidget(self.notice)
        column.addLayout(self.body, 1)
        self.area = scrolling(inner) if scrolls else None
        outer.addWidget(self.area or inner, 1)
        self._foot_frame = QWidget()
        self._foot_frame.setLayout(self.foot)
        self.foot.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        self._foot_frame.hide()
        outer.addWidget(self._foot_frame)

    def open(self, what: str) -> None:
        """Show what the id ``what`` names. Called each time the page comes into sight."""
        self.notice.say("")
        self.refresh()

    def refresh(self) -> None:
        """Read again what is shown."""

    def step_back(self) -> bool:
        """Go back within this page; False where the window should leave it."""
        return False

    def way_back(self, what: str) -> str:
        """The id to come back to, where the person has gone on within this page since ``what``."""
        return what

    def keep(self) -> None:
        """Save what is not saved yet, or could not be before, and stay as it is.

        Called when the work is hidden, and when it is back.
        """
        unsaved, self._unsaved = self._unsaved, {}
        for again in unsaved.values():
            again()

    def leave(self) -> None:
        """Save what is not saved yet. Called before another page or the end."""
        self.keep()

    def query(
        self, call: Callable[[], T], then: Callable[[T], None], watch: Watch | None = None
    ) -> None:
        """Read from the office."""
        self.session.runner.query(call, then, self._refusal, watch)

    def change(
        self,
        call: Callable[[], T],
        then: Callable[[T], None] | None = None,
        watch: Watch | None = None,
        what: str = "",
    ) -> None:
        """Write through the office.

        ``what`` names words that were typed: where they cannot be saved, ``keep`` tries again,
        and so does the next thing that can be.
        """

        def done(result: T) -> None:
            self._unsaved.pop(what, None)
            if then is not None:
                then(result)
            Page.keep(self)

        def failed() -> None:
            if what:
                self._unsaved[what] = lambda: self.change(call, then, watch, what)
                self.not_saved()

        def refused(error: Refused) -> None:
            if error.code in (CHANGED_MEANWHILE, *_SHUT_OUT):  # again, it would be refused again
                self._unsaved.pop(what, None)
            self._refusal(error)

        self.session.runner.change(call, done, refused, watch, failed)

    @property
    def unsaved(self) -> bool:
        """Whether something that was typed could not be saved."""
        return bool(self._unsaved)

    def not_saved(self) -> None:
        """Something that was typed could not be saved. A page that says “Saved” takes it back."""

    def refuse(self, error: Refused) -> None:
        """Show in place why something was refused. A page with a form may do better."""
        self.notice.say(error.sentence, theme.Tone.RED)
        if self.area is not None:
            self.area.ensureWidgetVisible(self.notice)

    def key(
        self, words: str, shortcut: str, slot: Callable[[], object], verb: Verb | None = None
    ) -> QAction:
        """An action of this page with its shortcut; F1 lists it.

        Who may not do ``verb`` has no key for it, and its button is not there.
        """
        action = QAction(words, self)
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked: slot())
        if self.may(verb):
            self.addAction(action)
        else:
            action.setProperty(_NOT_THEIRS, True)
        return action

    def may(self, verb: Verb | None) -> bool:
        """Whether the roles of this user allow it."""
        return verb is None or self.session.desk.may(verb)

    def _refusal(self, error: Refused) -> None:
        if error.code in _SHUT_OUT:
            self.shut_out.emit(error)
        else:
            self.refuse(error)

    def add_foot(self, *buttons: QPushButton) -> None:
        """Put ``buttons`` at the foot of the page, the main one first."""
        for button in buttons:
            self.foot.addWidget(button)
        self.foot.addStretch()
        self._foot_frame.show()


def button(action: QAction, *, main: bool = False) -> QPushButton:
    """A button for ``action``, which says its keys in the tooltip and follows its state."""
    made = QPushButton(action.text(), cast(QWidget, action.parent()))
    made.setDefault(main)
    made.setAutoDefault(main)
    made.clicked.connect(action.trigger)

    def follow() -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = action.text().replace("&", "")
        made.setText(action.text())
        made.setEnabled(action.isEnabled())
        made.setVisible(action.isVisible() and not action.property(_NOT_THEIRS))
        made.setToolTip(f"{words} ({keys})" if keys else words)

    action.changed.connect(follow)
    follow()
    return made
