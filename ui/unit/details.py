"""The officer's own details, as the last box of every MG2 prints them."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from smadvisor.errors import Refused
from smadvisor.office import people
from smadvisor.office.desk import User
from smadvisor.text import _
from ui import theme
from ui.fields import Line
from ui.form import Form
from ui.page import CHANGED_MEANWHILE, Page, Session, button

_ROWS = {
    "name": _("Your name"),
    "role": _("Rank or job title"),
    "number": _("Number"),
    "telephone": _("Telephone"),
    "mobile": _("Mobile"),
    "email": _("E-mail"),
}


class DetailsPage(Page):
    """A form with one main button."""

    def __init__(self, session: Session) -> None:
        """Lay out the form."""
        super().__init__(session)
        self._seen: User | None = None
        self.form = Form()
        for name, label in _ROWS.items():
            self.form.add(name, label, Line())
        self.body.addWidget(theme.title(_("Your details")))
        self.body.addWidget(theme.quiet(_("Printed in the last box of every MG2 you make.")))
        self.body.addWidget(self.form)
        self.body.addStretch()
        save = self.key(_("Save"), "Ctrl+Return", self.submit)
        cancel = QPushButton(_("Back without saving"))
        cancel.clicked.connect(self.back.emit)
        self.add_foot(button(save, main=True), cancel)

    def refresh(self) -> None:
        """Show what is kept."""
        self.query(lambda: people.details(self.session.desk), self._fill)

    def submit(self) -> None:
        """Keep what is shown, then go back."""
        said, seen = {name: self.form.text(name) for name in _ROWS}, self._seen
        self.form.show_problems({})
        self.change(lambda: people.save_details(self.session.desk, said, seen), self._saved)

    def refuse(self, error: Refused) -> None:
        """Of the name, at its row."""
        if error.code == CHANGED_MEANWHILE:
            super().refuse(error)
        else:
            self.form.show_problems({"name": error.sentence})

    def take_focus(self) -> None:
        """Start at the first row."""
        self.form.focus_first()

    def _fill(self, officer: User) -> None:
        self._seen = officer
        self.form.set_values({name: getattr(officer, name) for name in _ROWS})

    def _saved(self, _none: None) -> None:
        self.back.emit()
        self.said.emit(_("Your details are saved."))
