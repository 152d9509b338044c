"""Recording that the newest MG2 went to the CPS."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from smadvisor.errors import Refused
from smadvisor.office import papers
from smadvisor.office.cases import CaseFile
from smadvisor.text import _
from ui import theme
from ui.case.form_page import FormPage
from ui.fields import Day, Line
from ui.page import Session


class SentPage(FormPage):
    """Asks to whom and when."""

    def __init__(self, session: Session) -> None:
        """Lay out the form."""
        super().__init__(session, _("Mark the MG2 as sent"), _("Mark as sent"))
        self.which = theme.label()
        self.body.insertWidget(1, self.which)
        self.form.add("to", _("To whom?"), Line())
        self.form.add("on", _("On which day?"), Day())

    def fill(self, file: CaseFile) -> None:
        """The usual: to CPS Wales, today."""
        made = next((one for one in file.papers if not one.draft), None)
        self.which.setText(
            _("Version {n}: {file}").format(n=made.version, file=Path(made.path).name)
            if made
            else _("There is no MG2 to send yet. Make it first.")
        )
        self.form.set_values({"to": _("CPS Wales"), "on": self.session.desk.today.isoformat()})

    def start(self) -> None:
        """Everything is filled in: one key is enough."""
        self.main.setFocus()

    def submit(self) -> None:
        """Record it."""
        form, desk, person_id = self.form, self.session.desk, self.person_id
        to = form.text("to")
        try:
            on = date.fromisoformat(form.text("on"))
        except ValueError:
            form.show_problems({"on": _("This is no date. Type it as 24/11/2026.")})
            return
        self.save(
            lambda: papers.mark_sent(desk, person_id, to, on),
            _("Marked as sent to {to}. What is left is to close the case.").format(to=to),
        )

    def row_of(self, error: Refused) -> str:
        """Each refusal at its row."""
        return "on" if error.code == "sent_in_future" else "to"
