"""Another passphrase: one's own, or a first one for somebody who is let in again."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from smadvisor.errors import Refused
from smadvisor.office import people
from smadvisor.text import _
from ui import theme
from ui.case.page import column
from ui.door.page import add_new_passphrase, passphrases_differ
from ui.fields import Secret
from ui.form import Form
from ui.page import Page, Session, button

_NOW = {"too_soon", "wrong_passphrase"}
"""What is refused of the passphrase that holds now."""


class PassphrasePage(Page):
    """Its id is that of the user who is let in; nothing for oneself."""

    def __init__(self, session: Session) -> None:
        """Lay out the form."""
        super().__init__(session)
        self.user_id = ""
        self.heading, self.help = theme.title(), theme.label()
        self.form = Form()
        self.form.add("now", _("Your passphrase now"), Secret())
        add_new_passphrase(self.form, session.runner)
        self.form.rows["passphrase"].set_label(
            _("The new passphrase"),
            _("Four or more unconnected words are strong and easy to remember."),
        )
        self.body.addWidget(self.heading)
        self.body.addWidget(self.help)
        self.body.addLayout(column(self.form))
        self.body.addStretch()
        save = self.key(_("Change the passphrase"), "Ctrl+Return", self.submit)
        cancel = QPushButton(_("Back without changing it"))
        cancel.clicked.connect(self.back.emit)
        self.add_foot(button(save, main=True), cancel)

    def open(self, what: str) -> None:
        """Empty the form; ask for the passphrase that holds now where it is one's own."""
        self.user_id = what
        self._empty()
        self.form.show_problems({})
        self.form.rows["now"].setVisible(not what)
        self.heading.setText(_("A new passphrase for a user") if what else _("Your passphrase"))
        self.help.setText(
            _("The one before opens nothing any more. Tell them the new one in person.")
            if what
            else _("The one before opens nothing any more. Nothing else changes.")
        )
        super().open(what)

    def leave(self) -> None:
        """No passphrase stays in a page that was left."""
        super().leave()
        self._empty()

    def take_focus(self) -> None:
        """Start at the first row there is."""
        self.form.rows["passphrase" if self.user_id else "now"].field.parts()[0].setFocus()

    def submit(self) -> None:
        """Change it."""
        form, desk, user_id = self.form, self.session.desk, self.user_id
        now, new = form.text("now"), form.text("passphrase")
        problems = passphrases_differ(form)
        if not (user_id or now):
            problems = {"now": _("Type the passphrase that you use now."), **problems}
        form.show_problems(problems)
        if problems:
            return
        if user_id:
            self.change(lambda: people.let_in(desk, user_id, new), self._done)
        else:
            self.change(lambda: people.change_passphrase(desk, now, new), self._done)

    def refuse(self, error: Refused) -> None:
        """At its row."""
        row = "now" if error.code in _NOW and not self.user_id else "passphrase"
        self.form.show_problems({row: error.sentence})

    def _done(self, _none: None) -> None:
        self.back.emit()
        self.said.emit(_("The passphrase is changed."))

    def _empty(self) -> None:
        self.form.set_values({"now": "", "passphrase": "", "again": ""})
