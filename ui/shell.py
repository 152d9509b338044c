"""The work behind the door: pages in a stack, the way back, the few actions of everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMainWindow,
    QMenuBar,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from smadvisor.office import directory
from smadvisor.office.declaring import AskFirst
from smadvisor.office.integrity import Finding, strip
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.text import _
from ui import theme
from ui.call import Call
from ui.choosing import LISTS
from ui.clipboard import forget
from ui.court.find import FindDialog
from ui.hiding import Whereabouts
from ui.keys import KeysDialog
from ui.layer import Layer, Notice
from ui.page import Page, Place, Session
from ui.pages import PAGES, REPORTS_MENU, UNIT_MENU, Entry

if TYPE_CHECKING:
    from smadvisor.errors import Refused
    from smadvisor.office.desk import Desk
    from ui.parts import Parts
    from ui.runner import Runner

_LONGEST_WAY = 50


class Shell(Layer):
    """Shows one page at a time and remembers the way there."""

    hide_work = Signal()
    """The person wants the window blank."""
    restore = Signal(str)
    """The person wants to restore a backup."""

    def __init__(self, desk: Desk, runner: Runner, parts: Parts, window: QMainWindow) -> None:
        """Add menu and toolbar to ``window``; start where this user's work is."""
        super().__init__()
        self.session = Session(desk, runner, parts, Call(desk.now, self))
        self.frame = window
        self.home = Place(_home(desk))
        self._was: Whereabouts | None = None
        self.pages: dict[str, Page] = {}
        self.way: list[Place] = []
        self.said, self.found = Notice(), Notice()
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.found)
        column.addWidget(self.said)
        column.addWidget(self.stack, 1)
        self.saved = QLabel()
        self.saved.setContentsMargins(theme.GAP, 0, theme.WIDE, 0)
        self.on_call = QLabel()
        self.session.call.changed.connect(self._say_call)
        self._actions()
        runner.saved.connect(self._say_saved)
        self.go(self.home)

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
        if place == self.home:
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

    def show_findings(self, found: tuple[Finding, ...]) -> None:
        """Say on a strip, on every page, that the store is not as it was left."""
        self.found.say(strip(found), theme.Tone.RED)

    def refresh(self) -> None:
        """Read the page in sight again."""
        self.page.refresh()

    def leave(self) -> None:
        """Have the page in sight save what is not saved yet."""
        self.page.leave()

    def keep(self) -> None:
        """Save what is not saved yet, on any page; all stays as it is."""
        for page in self.pages.values():
            page.keep()

    @property
    def unsaved(self) -> bool:
        """Whether something that was typed could not be saved."""
        return any(page.unsaved for page in self.pages.values())

    def sleep(self) -> None:
        """Remember where the person is, clear the clipboard, take menu and toolbar away."""
        self._was = Whereabouts(self)
        forget()
        self._show_furniture(False)

    def wake(self) -> None:
        """All is back as it was, and what could not be saved is saved."""
        self._show_furniture(True)
        self.take_focus()
        if (was := self._was) is not None:
            self._was = None
            was.scroll_back()
            QTimer.singleShot(0, self, was.scroll_back)  # once all has its size
        self.keep()

    def take_focus(self) -> None:
        """Where the cursor was, or where the page in sight starts."""
        if self._was is None or not self._was.put_focus_back():
            self.page.take_focus()

    def end(self) -> None:
        """Take all of it away, and every page with it: somebody else comes."""
        self.frame.removeToolBar(self.bar)
        self.bar.deleteLater()
        self.frame.setMenuBar(QMenuBar())
        self.pages.clear()
        self.way.clear()
        self.deleteLater()

    def choose_list(self) -> None:
        """Ask for a list file and show its preview."""
        dialog = QFileDialog(
            self, _("Import a weekly list"), "", _("Lists ({endings})").format(endings=LISTS)
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.import_list(Path(name)))
        dialog.open()

    def import_list(self, path: Path) -> None:
        """Show the preview of the list in ``path``, to those who may take one in."""
        if self.session.desk.may(Verb.PREVIEW_LIST):
            self.go(Place("import", str(path)))

    def _show(self, place: Place) -> None:
        page = self.pages.get(place.page)
        if page is None:
            page = self.pages[place.page] = PAGES[place.page](self.session)
            page.go.connect(self.go)
            page.said.connect(self.said.say)
            page.back.connect(self.back)
            page.choose_list.connect(self.choose_list)
            page.restore.connect(self.restore)
            page.checked.connect(self.show_findings)
            page.shut_out.connect(lambda why, page=page: self._shut_out(page, why))
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.back_action.setEnabled(len(self.way) > 1)
        page.open(place.id)
        page.take_focus()

    def _shut_out(self, page: Page, why: Refused) -> None:
        """Nothing of that case stays in sight: it is asked about first, or left for good."""
        if not isinstance(why, AskFirst):
            self.go(self.home)
            self.said.say(why.sentence)
        elif page is self.page:
            wanted = self.way[-1]
            self.way[-1] = Place("declare", f"{why.case_id} {wanted.page} {wanted.id}")
            self._show(self.way[-1])

    def _actions(self) -> None:
        may = self.session.desk.may
        menus = QMenuBar()
        self.frame.setMenuBar(menus)
        titles = (_("&File"), _("&Go"), _("&Reports"), _("&Unit"), _("&Help"))
        file, view, reports, unit, help_menu = (menus.addMenu(words) for words in titles)
        self.back_action = self._action(_("&Back"), "Alt+Left", self.back)
        at_first, first = (
            (_("&Queue"), Place("queue")) if may(Verb.SEE_QUEUE) else (_("&Users"), self.home)
        )
        queue = self._action(at_first, "Ctrl+1", lambda: self.go(first))
        trials = self._action(_("&Trials"), "Ctrl+2", lambda: self.go(Place("trials")))
        find = self._action(_("&Find a person…"), "F11", self.find_person)
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
        for action, verb in (
            (bring, Verb.PREVIEW_LIST),
            (phone, Verb.ASSESS),
            (trials, Verb.SEE_CHECKS),
            (find, Verb.FIND_PERSON),
        ):
            action.setVisible(may(verb))
            action.setEnabled(may(verb))
        file.addActions([bring, hide])
        file.addSeparator()
        file.addAction(leave)
        view.addActions([self.back_action, queue, trials, find, again, phone])
        for menu, entries in ((reports, REPORTS_MENU), (unit, UNIT_MENU)):
            menu.addActions([self._entry(one) for one in entries if may(one.verb)])
            menu.menuAction().setVisible(not menu.isEmpty())
        help_menu.addAction(keys)
        self._make_bar([self.back_action, queue, trials, find, bring], hide)

    def _make_bar(self, actions: list[QAction], at_right: QAction) -> None:
        self.bar = bar = QToolBar(_("Main"))
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.frame.addToolBar(bar)
        bar.addActions(actions)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        bar.addWidget(self.on_call)
        bar.addWidget(self.saved)
        bar.addAction(at_right)

    def _action(self, words: str, keys: str, slot: Callable[[], object]) -> QAction:
        action = QAction(words, self)
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

    def find_person(self) -> None:
        """Ask for a part of a URN or a name, and go to whom it leads."""
        desk = self.session.desk
        asked = FindDialog(self.frame, assesses=desk.may(Verb.ASSESS))
        asked.chosen.connect(self.go)
        asked.hide_work.connect(self.hide_work)
        asked.open()
        self.page.query(
            lambda: directory.everybody(desk),
            lambda found: asked.show_people(found) if isValid(asked) else None,
        )

    def _show_furniture(self, shown: bool) -> None:
        for part in (self.frame.menuBar(), self.bar):
            part.setVisible(shown)
        # A hidden menu must not leave its shortcuts working.
        for action in self.frame.actions():
            action.setEnabled(shown and action.isVisible())
        self.back_action.setEnabled(shown and len(self.way) > 1)

    def _say_call(self) -> None:
        self.on_call.setText(self.session.call.words)

    def _say_saved(self) -> None:
        now = self.session.desk.now()
        self.saved.setText(_("Saved {time}").format(time=f"{now:%H:%M}"))


def _home(desk: Desk) -> str:
    """The page where the work of this user starts."""
    if desk.user.roles == {UserRole.WITNESS_CARE}:
        return "trials"
    return "queue" if desk.may(Verb.SEE_QUEUE) else "people"
