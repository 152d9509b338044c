"""What a defendant pleaded: from the day of a not guilty plea the time limit runs."""

from __future__ import annotations

from datetime import date

from smadvisor.casework.cases import PLEAS
from smadvisor.errors import Refused
from smadvisor.office import pleas
from smadvisor.office.cases import CaseFile
from smadvisor.text import _
from ui import theme
from ui.case.form_page import FormPage
from ui.fields import Day
from ui.keyed import KeyedChoice
from ui.page import Session

_NOT_YET = "not_yet"
_YES, _NO = "yes", "no"
_REPRESENTED = {_YES: True, _NO: False}


class PleaPage(FormPage):
    """Asks for the plea of one defendant; its id names which, else it is the first."""

    def __init__(self, session: Session) -> None:
        """Lay out the form."""
        super().__init__(session, _("Plea"), _("Save the plea"))
        self.who = theme.heading("")
        self.body.insertWidget(1, self.who)
        answers = [*PLEAS.items(), (_NOT_YET, _("No plea yet"))]
        self.form.add("plea", _("What was pleaded in court?"), KeyedChoice(answers))
        self.form.add(
            "plea_date",
            _("On which day?"),
            Day(),
            help_text=_("In the court that tries the case: an indication before it is no plea."),
        )
        self.form.add(
            "represented",
            _("Does the defendant have a lawyer?"),
            KeyedChoice([(_YES, _("Yes")), (_NO, _("No"))], across=True),
        )
        self.defendant_id = ""

    def fill(self, file: CaseFile) -> None:
        """Show what is known of this defendant."""
        named = [one for one in file.defendants if one.id == self.rest]
        for one in (named or list(file.defendants))[:1]:
            self.defendant_id, self.seen = one.id, one
            self.who.setText(one.name)
            known = next((v for v, yes in _REPRESENTED.items() if yes is one.represented), "")
            self.form.set_values(
                {
                    "plea": one.plea if one.plea in PLEAS else "",
                    "plea_date": one.plea_date.isoformat() if one.plea_date else "",
                    "represented": known,
                }
            )

    def submit(self) -> None:
        """Save it."""
        form, desk, defendant_id = self.form, self.session.desk, self.defendant_id
        plea, typed = form.text("plea"), form.text("plea_date")
        if not plea:
            form.show_problems({"plea": _("Choose what was pleaded.")})
            return
        try:
            day = date.fromisoformat(typed) if typed else None
        except ValueError:
            form.show_problems({"plea_date": _("This is no date. Type it as 24/11/2026.")})
            return
        if plea == _NOT_YET:
            plea, day = "", None
        represented, seen = _REPRESENTED.get(form.text("represented")), self.seen
        self.save(
            lambda: pleas.enter(desk, defendant_id, plea, day, represented, seen),
            _("The plea is saved."),
        )

    def row_of(self, error: Refused) -> str:
        """Every refusal is of the day."""
        return "plea_date"
