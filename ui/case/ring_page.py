"""Before each ring: is what is written about safe contact still right? Then the assessment."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from smadvisor.casework.contact import Known
from smadvisor.office import contacts
from smadvisor.office.cases import CaseFile
from smadvisor.text import _
from ui import theme
from ui.case.form_page import FormPage
from ui.case.page import column
from ui.fields import Words
from ui.identity_bar import marks, sentences
from ui.page import Session, button
from ui.theme import Tone


class RingPage(FormPage):
    """The facts as they stand, one key to confirm them, another to change them."""

    def __init__(self, session: Session) -> None:
        """Lay out facts, agreement and buttons."""
        super().__init__(session, _("Before you ring"), _("Still right: start the call"))
        self.facts = SafeFacts()
        self.asked = theme.label(_("Is this still right?"), bold=True)
        self.body.insertLayout(1, column(self.facts))
        self.bar.strip.hide()  # this page says the same, larger
        self.body.insertWidget(2, self.asked)
        self.form.add(
            "if_cut_off",
            _("If the call is cut off"),
            Words(least=1),
            help_text=_("Who rings whom, when, and what you say if someone else answers."),
        )
        self.body.insertWidget(4, button(self.know_someone), 0, Qt.AlignmentFlag.AlignLeft)
        self.edit = self.key(_("Change it"), "Alt+E", lambda: self.visit("safe_contact"))
        self.anyway = self.key(_("Start without confirming"), "Alt+S", self.start_call)
        self.change_it = button(self.edit)
        self.foot.insertWidget(1, self.change_it)
        self.foot.insertWidget(2, button(self.anyway))
        self.cancel.setText(_("Do not ring now"))

    def fill(self, file: CaseFile) -> None:
        """Show what is recorded."""
        self.seen = file.safe_contact
        self.facts.show_safe(file)
        known = self.facts.confirmed
        self.asked.setVisible(known)
        self.save_action.setText(
            _("Still right: start the call") if known else _("Confirm as it stands and start")
        )
        self.form.set_values({"if_cut_off": file.safe_contact.if_cut_off})

    def start(self) -> None:
        """Enter confirms, once somebody has confirmed it before; else it goes to the questions."""
        (self.main if self.facts.confirmed else self.change_it).setFocus()

    def submit(self) -> None:
        """Confirm as of now, then start."""
        desk, person_id, seen = self.session.desk, self.person_id, self.seen
        agreed = self.form.text("if_cut_off")

        def confirmed(_safe: object) -> None:
            self.forget()
            self.start_call()

        self.change(lambda: contacts.confirm_safe_contact(desk, person_id, agreed, seen), confirmed)

    def start_call(self) -> None:
        """The call begins: to the assessment, where it stopped or at its first question."""
        self.session.call.start(self.person_id)
        self.visit("assessment")


class SafeFacts(theme.Panel):
    """The facts one under the other, what is dangerous in red on top of them."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.confirmed = False
        self.warning = theme.label(bold=True)
        self.words = theme.label(scale=1.12)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.SMALL)
        inside.addWidget(self.warning)
        inside.addWidget(self.words)

    def show_safe(self, file: CaseFile) -> None:
        """Show those of this person."""
        safe = file.safe_contact
        self.confirmed = safe.confirmed_at is not None
        found = marks(safe)
        unsafe = safe.safe_to_call is Known.NO
        self.warning.setText(
            _("It is not safe to ring them. Turn to their IDVA or ISVA, or to the officer.")
            if unsafe
            else _("Nobody has confirmed this yet. Ask the officer or their IDVA before you ring.")
            if not self.confirmed
            else ""
        )
        self.warning.setVisible(bool(self.warning.text()))
        amber = any(tone is Tone.AMBER for _words, tone in found)
        self.set_tone(Tone.RED if unsafe else Tone.AMBER if amber else Tone.GOOD)
        lines = [words for words, _tone in found] + sentences(safe).split(" · ")
        self.words.setText("\n".join(filter(None, lines)))
