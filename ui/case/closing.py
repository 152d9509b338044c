"""Closing a case with a coded outcome, and opening it again."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from smadvisor.casework.contact import ContactOutcome
from smadvisor.casework.outcome import Outcome
from smadvisor.office import cases
from smadvisor.office.cases import CaseFile
from smadvisor.text import _, ngettext
from ui import theme
from ui.case.form_page import FormPage
from ui.fields import Words
from ui.keyed import KeyedChoice
from ui.page import Session
from ui.when import moment_words


class ClosePage(FormPage):
    """Asks for the outcome and a note; a closed case can be opened again here."""

    def __init__(self, session: Session) -> None:
        """Lay out the form."""
        super().__init__(session, _("Close"), _("Close with this outcome"))
        self.known = theme.label()
        self.body.insertWidget(1, self.known)
        self.form.add(
            "outcome",
            _("How did it end?"),
            KeyedChoice([(outcome, outcome.words) for outcome in Outcome]),
        )
        self.form.add("note", _("Note"), Words())
        self.reopen = QPushButton(_("Open it again"))
        self.reopen.clicked.connect(self._reopen)
        self.foot.insertWidget(0, self.reopen)

    def fill(self, file: CaseFile) -> None:
        """Show the form, or how it was closed."""
        closed = file.closed
        self.known.setText(closed_words(file) if closed else " ".join(_so_far(file)))
        self.form.setVisible(closed is None)
        self.save_action.setVisible(closed is None)
        self.save_action.setEnabled(closed is None)
        self.reopen.setVisible(closed is not None)
        self.form.set_values({"outcome": "", "note": ""})

    def start(self) -> None:
        """Start at the outcome, or at the button that opens it again."""
        if self.reopen.isVisibleTo(self):
            self.reopen.setFocus()
        else:
            super().start()

    def submit(self) -> None:
        """Close it."""
        form, desk, person_id = self.form, self.session.desk, self.person_id
        if not form.value("outcome"):
            form.show_problems({"outcome": _("Choose how it ended.")})
            return
        outcome, note = Outcome(form.text("outcome")), form.text("note")
        self.save(
            lambda: cases.close(desk, person_id, outcome, note),
            _("Closed: {outcome}.").format(outcome=outcome.words),
        )

    def _reopen(self) -> None:
        desk, person_id = self.session.desk, self.person_id
        self.save(lambda: cases.reopen(desk, person_id), _("The case is open again."))


def closed_words(file: CaseFile) -> str:
    """How and when it was closed."""
    if file.closed is None:
        return ""
    said = _("{outcome}, closed {moment}").format(
        outcome=file.closed.outcome.words, moment=moment_words(file.closed.at)
    )
    return f"{said} – {file.closed.note}" if file.closed.note else said


def _so_far(file: CaseFile) -> list[str]:
    tries = len(file.contacts)
    spoken = sum(one.outcome is ContactOutcome.SPOKE for one in file.contacts)
    return [
        ngettext("{n} contact logged", "{n} contacts logged", tries).format(n=tries) + ",",
        _("{n} of them a conversation.").format(n=spoken),
    ]
