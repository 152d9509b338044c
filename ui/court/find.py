"""F11: anybody, found by a part of the URN or of a name, from wherever one is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from smadvisor.casework.priority import searchable
from smadvisor.office.directory import Found
from smadvisor.text import _, ngettext
from ui import theme
from ui.apart import apart
from ui.page import Place
from ui.records import Column, Records, RecordsView
from ui.when import day_words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PASSED_ON = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_WORDS = _("Any part of a URN or a name")


class FindDialog(QDialog):
    """A line to type in and the people that match; Enter opens one."""

    chosen = Signal(object)
    """The Place to go to."""
    hide_work = Signal()
    """The person wants the window blank: behind a dialog its own keys do not work."""

    def __init__(self, parent: QWidget, *, assesses: bool) -> None:
        """``assesses`` says that Enter opens the case, Ctrl+Enter the check; else the reverse."""
        super().__init__(parent)
        self.setWindowTitle(_("Find a person"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = ("case", "pretrial") if assesses else ("pretrial", "case")
        self._everybody: Sequence[Found] = ()
        self.line = QLineEdit()
        theme.comfortable(self.line)
        self.line.setPlaceholderText(_WORDS)
        self.line.setAccessibleName(_WORDS)
        self.line.textChanged.connect(self._find)
        self.model = Records[Found](
            (
                Column(_("URN"), lambda one: one.urn, 16),
                Column(_("Name"), lambda one: apart(one.person), 26),
                Column(_("Trial or hearing"), _day, 20),
                Column(_("Status"), lambda one: one.status, 20),
                Column(_("Defendant"), lambda one: apart(one.defendants), 40),
            )
        )
        self.table = RecordsView(self.model, _("People"))
        self.table.entered_row.connect(lambda _row: self._choose(QApplication.keyboardModifiers()))
        self.said = theme.quiet(_("Type a few letters."))
        keys = (
            _("Enter opens the case, Ctrl+Enter the pre-trial check.")
            if assesses
            else _("Enter opens the pre-trial check, Ctrl+Enter the case.")
        )
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        for part in (self.line, self.said, self.table, theme.quiet(keys)):
            column.addWidget(part)
        hide = QShortcut(QKeySequence("Ctrl+Shift+H"), self)
        hide.activated.connect(self.hide_work)
        room = parent.size()
        self.resize(min(820, room.width()), min(480, room.height()))
        self.line.setFocus()

    def show_people(self, found: Sequence[Found]) -> None:
        """What there is to find, once it is read; what was typed meanwhile is looked for."""
        self._everybody = found
        self._find(self.line.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the table while typing goes on; Enter opens whom the cursor is at."""
        if event.key() in _ENTER:
            self._choose(event.modifiers())
        elif event.key() in _PASSED_ON:
            self.table.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _find(self, typed: str) -> None:
        wanted = searchable(typed).split()
        found = [
            one for one in self._everybody if wanted and all(word in one.search for word in wanted)
        ]
        first = not self.model.records
        self.model.show(found)
        if first:
            self.table.fit()
        self.table.go_to(0)
        said = ngettext("{n} person found", "{n} people found", len(found))
        self.said.setText(said.format(n=f"{len(found):,}") if wanted else _("Type a few letters."))

    def _choose(self, modifiers: Qt.KeyboardModifier) -> None:
        page = self._pages[bool(modifiers & Qt.KeyboardModifier.ControlModifier)]
        at = self.table.current()
        if at >= 0:
            person_id = self.model.records[at].person_id
            self.accept()
            self.chosen.emit(Place(page, person_id))


def _day(one: Found) -> str:
    return day_words(one.day) if one.day else _("No date")
