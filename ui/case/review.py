"""The review: is there an MG2, is it adequate, why not, was a restraining order asked about."""

from __future__ import annotations

from smadvisor.casework.contact import Known
from smadvisor.casework.mg2 import InadequateReason, Mg2State
from smadvisor.errors import Refused
from smadvisor.office import cases
from smadvisor.office.cases import CaseFile
from smadvisor.text import _
from ui import theme
from ui.case.form_page import FormPage
from ui.fields import Ticks, Words
from ui.keyed import KNOWN_KEYS, KeyedChoice
from ui.page import Session

STATES = (Mg2State.ABSENT, Mg2State.INADEQUATE, Mg2State.UNCLEAR, Mg2State.ADEQUATE)
KNOWN = (
    (Known.YES, _("Yes")),
    (Known.NO, _("No")),
    (Known.UNKNOWN, _("Not known")),
)


class ReviewPage(FormPage):
    """Records what a look at the MG2 found."""

    def __init__(self, session: Session) -> None:
        """Lay out the form."""
        super().__init__(session, _("Review the MG2"), _("Save the review"))
        self.listed = theme.quiet()
        self.body.insertWidget(1, self.listed)
        form = self.form
        states = [(state, state.words) for state in STATES]
        form.add("state", _("What is on file?"), KeyedChoice(states))
        form.add(
            "reasons",
            _("Why is it inadequate?"),
            Ticks([(reason, reason.words) for reason in InadequateReason]),
            help_text=_("Everything that fits."),
        )
        form.add(
            "order",
            _("Was a restraining order asked about?"),
            KeyedChoice(KNOWN, across=True, keys=KNOWN_KEYS),
        )
        form.add("note", _("Note"), Words())

    def fill(self, file: CaseFile) -> None:
        """Show the last review, if there is one."""
        self.listed.setText(_("The list says: {words}").format(words=listed(file)))
        last = file.review
        self.form.set_values(
            {
                "state": last.mg2_state if last else "",
                "reasons": tuple(last.reasons) if last else (),
                "order": last.restraining_order_asked if last else "",
                "note": last.note if last else "",
            }
        )

    def arrange(self) -> None:
        """Ask for reasons only where it is inadequate."""
        inadequate = self.form.value("state") == Mg2State.INADEQUATE
        self.form.rows["reasons"].setVisible(inadequate)

    def submit(self) -> None:
        """Save the review."""
        form, desk, person_id = self.form, self.session.desk, self.person_id
        if not form.value("state"):
            form.show_problems({"state": _("Choose what is on file.")})
            return
        state = Mg2State(form.text("state"))
        chosen = form.value("reasons") if state is Mg2State.INADEQUATE else ()
        reasons = [InadequateReason(code) for code in chosen]
        order = Known(form.text("order") or Known.UNKNOWN)
        note = form.text("note")
        self.save(
            lambda: cases.review(desk, person_id, state, reasons, order, note),
            _("The review is saved."),
        )

    def row_of(self, error: Refused) -> str:
        """A missing reason belongs to the reasons."""
        return "reasons" if error.code == "reason_missing" else "state"


def listed(file: CaseFile) -> str:
    """What the list says of the MG2, in its own words."""
    said = file.person.mg2_text.strip()
    return f"“{said}”" if said else _("nothing")
