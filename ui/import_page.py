"""A weekly list before it is taken in: every row, every problem, and what confirming would do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QTabWidget

from smadvisor.caselist.plan import Counts
from smadvisor.caselist.records import Field
from smadvisor.casework.mg2 import Mg2State
from smadvisor.errors import Refused
from smadvisor.office import intake
from smadvisor.text import _, ngettext
from ui import theme
from ui.import_words import COLUMNS, FIELD_WORDS, TEACHABLE, counts_words, look_at, wordings
from ui.layer import Notice
from ui.page import Page, Place, Session, button
from ui.read_rows import ReadRows
from ui.records import people
from ui.runner import Watch
from ui.teaching import Teaching


class ImportPage(Page):
    """Preview, teaching, and Confirm or Cancel."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened with the path of a list."""
        super().__init__(session)
        self.path = Path()
        self.preview: intake.Preview | None = None
        self.heading = theme.title()
        self.counts = theme.label()
        self.notes = Notice()
        self.tabs = QTabWidget()
        self.tabs.setMinimumHeight(260)
        self.rows = ReadRows(
            _("Rows of the list"),
            COLUMNS,
            taken=lambda entry: entry.taken,
            odd=lambda entry: bool(entry.problems),
            in_full=look_at,
        )
        self.headers = Teaching(
            _("What each column of the list was read as. What you choose here is remembered.")
        )
        self.headers.taught.connect(self._learn_headers)
        self.wordings = Teaching(
            _(
                "What each wording in the MG2 column was read as. What you choose is remembered. "
                "That an MG2 is adequate, only your review can say."
            )
        )
        self.wordings.taught.connect(self._learn_wordings)
        for part in (self.rows, self.headers, self.wordings):
            self.tabs.addTab(part, "")
        self.body.addWidget(self.heading)
        self.body.addWidget(self.counts)
        self.body.addWidget(self.notes)
        self.body.addWidget(self.tabs, 1)
        self.confirm_action = self.key(_("Take the list in"), "Ctrl+Return", self._confirm)
        self.cancel_action = self.key(_("Cancel"), "Ctrl+Backspace", self.back.emit)
        self.add_foot(button(self.confirm_action, main=True), button(self.cancel_action))
        self.start_at = self.rows.table

    def open(self, what: str) -> None:
        """Preview the list at the path ``what``."""
        self.path = Path(what)
        self._empty()
        super().open(what)

    def refresh(self) -> None:
        """Read the list (again)."""
        desk, path = self.session.desk, self.path
        watch = Watch(_("Reading the list"))
        watch.ended.connect(lambda: self.back.emit() if watch.cancelled else None)
        self.query(lambda: intake.preview(desk, path, told=watch), self._show, watch)

    def refuse(self, error: Refused) -> None:
        """A file that is no list: say why, and leave nothing to confirm."""
        self._empty()
        super().refuse(error)

    def _empty(self) -> None:
        self.preview = None
        self.heading.setText(_("Import {file}").format(file=self.path.name))
        self.counts.setText("")
        self.notes.say("")
        self.tabs.hide()
        self.confirm_action.setEnabled(False)

    def _show(self, preview: intake.Preview) -> None:
        self.preview = preview
        weekly, plan = preview.weekly, preview.plan
        news = any(plan.births.values()) or bool(plan.changes)
        said = counts_words(plan.counts)
        if not news:
            said = [_("There is nothing new in this list."), *said]
        self.counts.setText(" ".join(said))
        self.notes.say("\n".join(self._notes(preview)), theme.Tone.AMBER)
        self.rows.show_entries(weekly.entries)
        read_as = {**dict.fromkeys(weekly.unmatched, ""), **weekly.columns}
        self.headers.show_lines(
            [(header, header, "", str(field)) for header, field in read_as.items()],
            [(str(field), words) for field, words in FIELD_WORDS.items()],
        )
        self.wordings.show_lines(
            [
                (wording, f"“{wording}”", people(count), str(state))
                for wording, (state, count) in wordings(weekly).items()
            ],
            [(str(state), state.words) for state in TEACHABLE],
        )
        self._title_tabs()
        self.tabs.show()
        self.confirm_action.setEnabled(news)
        self.rows.table.setFocus()

    def _notes(self, preview: intake.Preview) -> list[str]:
        notes = list(preview.weekly.notes)
        unmatched = len(preview.weekly.unmatched)
        if preview.imported_before:
            notes.insert(0, _("This very file was taken in before."))
        if unmatched:
            notes.append(
                ngettext(
                    "{n} column was not understood: see Columns.",
                    "{n} columns were not understood: see Columns.",
                    unmatched,
                ).format(n=unmatched)
            )
        return notes

    def _title_tabs(self) -> None:
        for at, words in enumerate((_("&Rows"), _("&Columns"), _("MG2 &wordings"))):
            self.tabs.setTabText(at, words)

    def _learn_headers(self, chosen: dict[str, str]) -> None:
        desk = self.session.desk

        def learn() -> None:
            for header, field in chosen.items():
                intake.learn_header(desk, header, Field(field))

        self.change(learn)
        self.refresh()

    def _learn_wordings(self, chosen: dict[str, str]) -> None:
        desk = self.session.desk

        def learn() -> None:
            for wording, state in chosen.items():
                intake.learn_mg2(desk, wording, Mg2State(state))

        self.change(learn)
        self.refresh()

    def _confirm(self) -> None:
        if (seen := self.preview) is None:
            return
        desk = self.session.desk
        watch = Watch(_("Taking the list in"))
        watch.ended.connect(lambda: self._say_cancelled() if watch.cancelled else None)
        self.confirm_action.setEnabled(False)
        self.change(lambda: intake.confirm(desk, seen, told=watch), self._done, watch)

    def _say_cancelled(self) -> None:
        self.confirm_action.setEnabled(True)
        self.notice.say(_("Cancelled. Nothing of the list was taken in."))

    def _done(self, counts: Counts) -> None:
        self.go.emit(Place("queue"))
        self.said.emit(" ".join([_("The list is in."), *counts_words(counts)]))
