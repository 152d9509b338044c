"""Safe contact: how this person can be reached without putting them in danger."""

from __future__ import annotations

from typing import Any

from smadvisor.casework.contact import Known, SafeContact
from smadvisor.office import contacts
from smadvisor.office.cases import CaseFile
from smadvisor.text import _
from ui import theme
from ui.case.form_page import FormPage
from ui.case.review import KNOWN
from ui.fields import Line, Words
from ui.keyed import KNOWN_KEYS, KeyedChoice
from ui.page import Session

_ASKED = (
    ("safe_to_call", _("Is it safe to call?")),
    ("safe_to_leave_message", _("Is it safe to leave a message?")),
    ("safe_to_text", _("Is it safe to text?")),
    ("safe_to_email", _("Is it safe to e-mail?")),
    ("withhold_number", _("Should your number be withheld?")),
    ("lives_with_or_near_defendant", _("Do they live with or near the defendant?")),
)
_WRITTEN = (
    (
        "best_times",
        _("Best times"),
        _("For example: weekdays 10 to 12, while the children are out."),
    ),
    ("never_times", _("Never at these times"), ""),
    ("introduce_as", _("How to introduce yourself"), _("The words to say first.")),
    (
        "if_someone_else_answers",
        _("If someone else answers"),
        _("What to say. Never that it is the police, unless that is agreed."),
    ),
    ("if_cut_off", _("If the call is cut off"), _("Who rings whom, when.")),
)


class SafeContactPage(FormPage):
    """Asks the six facts and the words; saving confirms all of them as of now."""

    def __init__(self, session: Session) -> None:
        """Lay out the form."""
        super().__init__(session, _("Safe contact"), _("Confirm as of now"))
        self.keys = theme.quiet(_("Y yes · N no · U not known · Enter goes on"))
        self.body.insertWidget(1, self.keys)
        for name, label in _ASKED:
            self.form.add(name, label, KeyedChoice(KNOWN, across=True, keys=KNOWN_KEYS))
        for name, label, help_text in _WRITTEN:
            field = Words(least=1) if name.startswith("if_") else Line(60)
            self.form.add(name, label, field, help_text=help_text)

    def fill(self, file: CaseFile) -> None:
        """Show what is recorded; what is not known shows as that."""
        self.seen = file.safe_contact
        names = [name for name, *_rest in (*_ASKED, *_WRITTEN)]
        self.form.set_values({name: getattr(file.safe_contact, name) for name in names})

    def submit(self) -> None:
        """Save all, confirmed by this user now."""
        desk, person_id, form = self.session.desk, self.person_id, self.form
        found: dict[str, Any] = {name: form.text(name) for name, _label, _help in _WRITTEN}
        for name, _label in _ASKED:
            found[name] = Known(form.text(name) or Known.UNKNOWN)
        safe, seen = SafeContact(**found), self.seen
        self.save(
            lambda: contacts.save_safe_contact(desk, person_id, safe, seen),
            _("Safe contact is confirmed as of now."),
        )
