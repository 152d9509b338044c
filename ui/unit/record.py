"""The record of processing: who did what with whose case, and when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from smadvisor.casework.record import Event
from smadvisor.errors import Refused
from smadvisor.office import processing
from smadvisor.office.processing import Asked, Line
from smadvisor.office.verbs import Verb
from smadvisor.text import _, ngettext
from ui import theme
from ui.choosing import Chosen
from ui.fields import Day, Pick
from ui.fields import Line as LineField
from ui.flow import Flow
from ui.form import Form
from ui.page import Page, Session, button
from ui.records import Column, Records, RecordsView
from ui.when import day_words, is_day

MOST = 500
"""So many lines are read at once."""
_COLUMNS: tuple[Column[Line], ...] = (
    Column(_("When"), lambda line: f"{day_words(line.at.date())}, {line.at:%H:%M:%S}", 28),
    Column(_("Who"), lambda line: line.user, 26),
    Column(_("Kind"), lambda line: line.event.words, 14),
    Column(_("What"), lambda line: line.what, 36),
    Column(_("Whose case"), lambda line: line.about, 18),
    Column(_("To whom"), lambda line: line.recipient, 24),
)


class RecordPage(Page):
    """Filters, and the table newest first."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.asked = Asked()
        self.model: Records[Line] = Records(_COLUMNS)
        self.table = RecordsView(self.model, _("Record of processing, newest first"))
        self.first, self.last = Day(), Day()
        self.kind = Pick([("", _("Every kind")), *((one.value, one.words) for one in Event)])
        self.who = Pick([("", _("Everybody"))])
        self.case = LineField(columns=16)
        self.count = theme.label()
        self.older = QPushButton(_("Show older lines"))
        self.older.clicked.connect(self._more)
        self._lay_out()
        self.start_at = self.first
        find = self.key(_("Show these lines"), "Ctrl+Return", self.refresh)
        export = self.key(_("Save as CSV…"), "Ctrl+S", self.export, Verb.EXPORT_RECORD)
        clear = self.key(_("Show everything"), "Ctrl+Shift+F", self._clear)
        self.add_foot(button(find, main=True), button(clear), button(export), self.older)
        for pick in (self.kind, self.who):
            pick.settled.connect(self.refresh)

    def open(self, what: str) -> None:
        """Who can be chosen, then the newest lines."""
        desk = self.session.desk
        self.query(lambda: processing.who(desk), self._offer)
        super().open(what)

    def refresh(self) -> None:
        """Read what is asked for."""
        for field in (self.first, self.last):
            typed = str(field.value())
            if typed and not is_day(typed):
                self.notice.say(_("This is no date. Type it as 24/11/2026."), theme.Tone.RED)
                field.setFocus()
                return
        self.notice.say("")
        desk = self.session.desk
        self.asked = asked = Asked(
            first=_day(self.first),
            last=_day(self.last),
            event=Event(str(self.kind.value())) if self.kind.value() else None,
            user=str(self.who.value()),
            reference=str(self.case.value()),
        )
        self.query(lambda: processing.lines(desk, asked, MOST), self._show)

    def refuse(self, error: Refused) -> None:
        """Nothing is shown that was not asked for."""
        self._show([])
        super().refuse(error)

    def export(self) -> ExportDialog:
        """Ask who gets it and where it goes."""
        dialog = ExportDialog(self)
        dialog.open()
        return dialog

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a filter shows what it asks for."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.refresh()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        filters = QWidget()
        flow = Flow()
        filters.setLayout(flow)
        for words, field in (
            (_("From"), self.first),
            (_("To"), self.last),
            (_("Kind"), self.kind),
            (_("Who"), self.who),
            (_("URN or occurrence number"), self.case),
        ):
            flow.addWidget(_labelled(words, field))
        self.body.setSpacing(theme.GAP)
        self.body.addWidget(theme.title(_("Record of processing")))
        self.body.addWidget(theme.quiet(processing.PURPOSES))
        self.body.addWidget(filters)
        self.body.addWidget(self.count)
        self.body.addWidget(self.table, 1)

    def _offer(self, people: dict[str, str]) -> None:
        chosen = self.who.value()
        self.who.clear()
        for id, name in {"": _("Everybody"), **people}.items():
            self.who.addItem(name, id)
        self.who.set_value(chosen)

    def _show(self, found: list[Line]) -> None:
        first = not self.model.records
        self.model.show(found)
        self._say(more=len(found) == MOST)
        self.table.go_to(0)
        if first:
            self.table.fit()

    def _more(self) -> None:
        desk, asked, last = self.session.desk, self.asked, self.model.records[-1].number
        self.query(lambda: processing.lines(desk, asked, MOST, last), self._append)

    def _append(self, found: list[Line]) -> None:
        at = self.table.current()
        self.model.show([*self.model.records, *found])
        self._say(more=len(found) == MOST)
        self.table.go_to(at)
        self.table.setFocus()

    def _say(self, *, more: bool) -> None:
        shown = len(self.model.records)
        said = ngettext("{n} line.", "{n} lines.", shown)
        if more:
            said = _("The newest {n} lines; there are older ones.")
        self.count.setText(said.format(n=f"{shown:,}"))
        self.older.setEnabled(more)

    def _clear(self) -> None:
        for field in (self.first, self.last, self.case, self.kind, self.who):
            field.set_value("")
        self.refresh()


class ExportDialog(QDialog):
    """Who gets the lines that are shown, all of them, and in which folder the file goes."""

    def __init__(self, page: RecordPage) -> None:
        """Over ``page``."""
        super().__init__(page)
        self.setWindowTitle(_("Save the record as CSV"))
        self.setMinimumWidth(theme.DOOR)
        self._page = page
        self.finished.connect(self.deleteLater)
        self.form = Form()
        self.form.add(
            "recipient",
            _("Who gets it?"),
            LineField(40),
            help_text=_("The record keeps that: it is a disclosure (s62)."),
        )
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.form.add("folder", _("Folder"), Chosen(), value=place)
        save = QPushButton(_("Save"))
        save.setDefault(True)
        save.clicked.connect(self.accept)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        for one in (save, cancel):
            buttons.addWidget(one)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.WIDE)
        column.addWidget(self.form)
        column.addLayout(buttons)
        self.form.focus_first()

    def accept(self) -> None:
        """Write it; what is refused is said here."""
        desk, asked, form = self._page.session.desk, self._page.asked, self.form
        name = f"record-of-processing-{desk.now():%Y-%m-%d-%H%M%S}.csv"
        path, recipient = Path(form.text("folder")).expanduser() / name, form.text("recipient")
        form.show_problems({})

        def done(count: int) -> None:
            super(ExportDialog, self).accept()
            said = ngettext("{n} line saved as {file}.", "{n} lines saved as {file}.", count)
            self._page.notice.say(said.format(n=f"{count:,}", file=path.name), theme.Tone.GOOD)

        self._page.session.runner.change(
            lambda: processing.export(desk, asked, recipient, path), done, self._refused
        )

    def _refused(self, error: Refused) -> None:
        row = "recipient" if error.code == "recipient_missing" else "folder"
        self.form.show_problems({row: error.sentence})


def _labelled(words: str, field: Day | Pick | LineField) -> QWidget:
    """A field with its name before it."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, theme.GAP, 0)
    row.setSpacing(theme.SMALL)
    label = QLabel(words)
    label.setBuddy(field)
    row.addWidget(label)
    row.addWidget(field)
    field.name_parts(words, "")
    return pair


def _day(field: Day) -> date | None:
    typed = str(field.value())
    return date.fromisoformat(typed) if typed else None
