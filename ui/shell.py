"""The work behind the door: pages in a stack, the way back, the few actions of everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from smadvisor.text import _
from ui import theme
from ui.call import Call
from ui.clipboard import forget
from ui.keys import KeysDialog
from ui.layer import Layer, Notice
from ui.page import Page, Place, Session
from ui.pages import PAGES, UNIT_MENU, Entry

if TYPE_CHECKING:
    from smadvisor.office.desk import Desk
    from ui.parts import Parts
    from ui.runner import Runner

LISTS = "*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.ods"
_HOME = Place("queue")
_LONGEST_WAY = 50


class Shell(Layer):
    """Shows one page at a time and remembers the way there."""

    hide_work = Signal()
    """The person wants the window blank."""

    def __init__(self, desk: Desk, runner: Runner, parts: Parts, window: QMainWindow) -> None:
        """Add menu and toolbar to ``window``; start at the queue."""
        super().__init__()
        self.session = Session(desk, runner, parts, Call(desk.now, self))
        self.frame = window
        self.pages: dict[str, Page] = {}
        self.way: list[Place] = []
        self.said = Notice()
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.said)
        column.addWidget(self.stack, 1)
        self.saved = QLabel()
        self.saved.setContentsMargins(theme.GAP, 0, theme.WIDE, 0)
        self.on_call = QLabel()
        self.session.call.changed.connect(self._say_call)
        self._actions()
        runner.saved.connect(self._say_saved)
        self.go(_HOME)

    @property
    def page(self) -> Page:
        """The page in sight."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101  only pages are ever put in the stack
        return page

    def go(self, place: Place) -> None:
        """Show ``place``; what is said of it stays above it until the next step."""
        if self.way:
            self.leave()
            here = self.way[-1]
            self.way[-1] = Place(here.page, self.page.way_back(here.id))
        self.said.say("")
        if place == _HOME:
            self.way = []
        if not self.way or self.way[-1] != place:
            self.way = [*self.way[-_LONGEST_WAY:], place]
        self._show(place)

    def back(self) -> None:
        """Go where we came from."""
        if self.page.step_back():
            return
        if len(self.way) > 1:
            self.leave()
            self.way.pop()
            self.said.say("")
            self._show(self.way[-1])

    def refresh(self) -> None:
        """Read the page in sight again."""
        self.page.refresh()

    def leave(self) -> None:
        """Have the page in sight save what is not saved yet."""
        self.page.leave()

    def sleep(self) -> None:
        """Save, clear the clipboard, and take menu and toolbar out of sight."""
        self.leave()
        forget()
        self._show_furniture(False)

    def wake(self) -> None:
        """Bring them back; the page is as it was."""
        self._show_furniture(True)
        self.take_focus()

    def take_focus(self) -> None:
        """Where the page in sight starts."""
        self.page.take_focus()

    def choose_list(self) -> None:
        """Ask for a list file and show its preview."""
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Import a weekly list"), "", _("Lists ({endings})").format(endings=LISTS)
        )
        if name:
            self.import_list(Path(name))

    def import_list(self, path: Path) -> None:
        """Show the preview of the list in ``path``."""
        self.go(Place("import", str(path)))

    def _show(self, place: Place) -> None:
        page = self.pages.get(place.page)
        if page is None:
            page = self.pages[place.page] = PAGES[place.page](self.session)
            page.go.connect(self.go)
            page.said.connect(self.said.say)
            page.back.connect(self.back)
            page.choose_list.connect(self.choose_list)
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.back_action.setEnabled(len(self.way) > 1)
        page.open(place.id)
        page.take_focus()

    def _actions(self) -> None:
        may = self.session.desk.may
        bar = QToolBar(_("Main"))
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.frame.addToolBar(bar)
        self.bar = bar
        file, view, unit, help_menu = (
            self.frame.menuBar().addMenu(words)
            for words in (_("&File"), _("&Go"), _("&Unit"), _("&Help"))
        )
        self.back_action = self._action(_("&Back"), "Alt+Left", self.back)
        queue = self._action(_("&Queue"), "Ctrl+1", lambda: self.go(_HOME))
        bring = self._action(_("&Import a list…"), "Ctrl+O", self.choose_list)
        again = self._action(_("&Refresh"), "F5", self.refresh)
        hide = self._action(_("&Hide"), "Ctrl+Shift+H", self.hide_work.emit)
        hide.setShortcuts([QKeySequence("Ctrl+Shift+H"), QKeySequence("Esc")])
        phone = self._action(_("&Phone mode"), "F9", self.session.call.turn_mode)
        phone.setCheckable(True)
        self.session.call.mode_changed.connect(
            lambda: phone.setChecked(self.session.call.phone_mode)
        )
        leave = self._action(_("&Quit"), "Ctrl+Q", self.frame.close)
        keys = self._action(_("&Keys"), "F1", self.show_keys)
        file.addActions([bring, hide])
        file.addSeparator()
        file.addAction(leave)
        view.addActions([self.back_action, queue, again, phone])
        unit.addActions([self._entry(one) for one in UNIT_MENU if may(one.verb)])
        help_menu.addAction(keys)
        bar.addActions([self.back_action, queue, bring])
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        bar.addWidget(self.on_call)
        bar.addWidget(self.saved)
        bar.addAction(hide)

    def _action(self, words: str, keys: str, slot: Callable[[], object]) -> QAction:
        action = QAction(words, self.frame)
        action.setShortcut(QKeySequence(keys))
        native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words.replace('&', '').rstrip('…')} ({native})")
        action.triggered.connect(lambda _checked: slot())
        self.frame.addAction(action)
        return action

    def _entry(self, entry: Entry) -> QAction:
        return self._action(entry.words, entry.keys, lambda: self.go(Place(entry.page)))

    def show_keys(self) -> KeysDialog:
        """List every action that holds now, with its keys."""
        shown = KeysDialog([*self.frame.actions(), *self.page.actions()], self.frame)
        shown.open()
        return shown

    def _show_furniture(self, shown: bool) -> None:
        for part in (self.frame.menuBar(), self.bar):
            part.setVisible(shown)
        # A hidden menu must not leave its shortcuts working.
        for action in self.frame.actions():
            action.setEnabled(shown)
        self.back_action.setEnabled(shown and len(self.way) > 1)

    def _say_call(self) -> None:
        self.on_call.setText(self.session.call.words)

    def _say_saved(self) -> None:
        now = self.session.desk.now()
        self.saved.setText(_("Saved {time}").format(time=f"{now:%H:%M}"))
