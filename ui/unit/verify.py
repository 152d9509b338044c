"""Check the store: everything that can be checked, what was found in words, and what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from smadvisor.office import integrity
from smadvisor.office.integrity import Finding, Verified
from smadvisor.office.verbs import Verb
from smadvisor.text import _, ngettext
from ui import theme
from ui.page import Page, Session, button
from ui.records import Column, Records, RecordsView
from ui.runner import Watch

_COLUMNS: tuple[Column[Finding], ...] = (
    Column(_("What was found"), lambda one: one.sentence, 80),
    Column(_("What to do"), lambda one: one.advice, 120),
)


class VerifyPage(Page):
    """A button that checks, and the table of what was found."""

    def __init__(self, session: Session) -> None:
        """Nothing is checked until somebody asks for it."""
        super().__init__(session)
        self.model: Records[Finding] = Records(_COLUMNS)
        self.table = RecordsView(self.model, _("What was found"))
        self.table.row_changed.connect(self._say)
        self.detail = theme.label()
        self.counts = theme.quiet()
        self.body.addWidget(theme.title(_("Check the store")))
        self.body.addWidget(
            theme.quiet(
                _(
                    "Every page of the encrypted file, every entry of the journal, every line of "
                    "the record of processing, the seal and the key file are compared with one "
                    "another. Work can go on afterwards; nothing is changed."
                )
            )
        )
        self.body.addWidget(self.counts)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.detail)
        self.body.addStretch()
        self.check = self.key(_("Check now"), "Ctrl+Return", self.run)
        self.accept = self.key(_("Accept the store as it is"), "Alt+A", self._accept)
        self.accept_button = button(self.accept)
        self.main = button(self.check, main=True)
        back = QPushButton(_("Back"))
        back.setToolTip(_("Back (Alt+Left)"))
        back.clicked.connect(self.back.emit)
        self.add_foot(self.main, self.accept_button, back)
        self.start_at = self.main

    def refresh(self) -> None:
        """Show what the start found."""
        self._show_findings(())
        self.counts.setText("")
        self.query(lambda: integrity.at_start(self.session.desk), self._at_start)

    def run(self) -> None:
        """Check everything."""
        desk = self.session.desk
        watch = Watch(_("Checking the store"))
        self.query(lambda: integrity.verify(desk, watch), self._show, watch)

    def _at_start(self, found: tuple[Finding, ...]) -> None:
        self._show_findings(found)
        self.checked.emit(found)
        if found:
            self.notice.say(_("The check at the start found this."), theme.Tone.RED)

    def _show(self, done: Verified) -> None:
        self._show_findings(done.findings)
        self.checked.emit(done.findings)
        self.counts.setText(_counted(done))
        if done.ok:
            self.notice.say(_("All is as it was left."), theme.Tone.GOOD)
        else:
            count = len(done.findings)
            words = ngettext("{n} finding.", "{n} findings.", count).format(n=count)
            self.notice.say(f"{words} {done.findings[0].advice}", theme.Tone.RED)
            self.table.setFocus()

    def _show_findings(self, found: tuple[Finding, ...]) -> None:
        self.model.show(found)
        self.table.setVisible(bool(found))
        self.detail.setVisible(bool(found))
        self.table.fit()
        self.table.go_to(0)
        sealed = any(one.of_seal for one in found)
        self.accept.setVisible(sealed and self.session.desk.may(Verb.ACCEPT))

    def _say(self, row: int) -> None:
        """All of what the table may have to cut."""
        one = self.model.records[row] if row >= 0 else None
        self.detail.setText(f"{one.sentence}\n{one.advice}" if one else "")

    def _accept(self) -> None:
        """Somebody knows why: for example that a copy was put back by hand."""
        desk = self.session.desk

        def done(_none: None) -> None:
            self.refresh()
            self.said.emit(_("The store is sealed as it is. That you did is in the record."))

        self.change(lambda: integrity.accept(desk), done)


def _counted(done: Verified) -> str:
    counts = done.counts
    return _(
        "{cases} cases, {people} people, {entries} entries, {lines} lines of the record"
    ).format(
        cases=f"{counts.cases:,}",
        people=f"{counts.people:,}",
        entries=f"{counts.entries:,}",
        lines=f"{counts.lines:,}",
    )
