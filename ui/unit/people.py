"""Who may work here: a table of the users, and one user's roles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QPushButton

from smadvisor.errors import Refused
from smadvisor.office import people
from smadvisor.office.desk import Desk, User
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.text import _
from ui import theme
from ui.case.page import column
from ui.door.page import add_new_passphrase, passphrases_differ
from ui.fields import Line, Ticks
from ui.form import Form
from ui.page import Page, Place, Session, button
from ui.records import Column, Records, RecordsView
from ui.when import moment_words

_ROLES = [(role, role.words) for role in UserRole]
_ROWS = {
    "name_missing": "name",
    "name_taken": "name",
    "roles_missing": "roles",
    "own_roles": "roles",
    "last_administrator": "roles",
    "passphrase_missing": "passphrase",
    "weak_passphrase": "passphrase",
}
"""The row that each refusal belongs to."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A user, and when they last unlocked the store."""

    user: User
    last: datetime | None


_COLUMNS: tuple[Column[_Known], ...] = (
    Column(_("Name"), lambda one: one.user.name, 34),
    Column(_("Roles"), lambda one: roles_words(one.user), 60),
    Column(_("Last unlocked"), lambda one: moment_words(one.last) if one.last else _("Never"), 26),
    Column(_("Works here"), lambda one: _("No: disabled") if one.user.disabled else _("Yes"), 14),
)


class PeoplePage(Page):
    """The table. Enter opens a user, for those who may change one."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.model: Records[_Known] = Records(_COLUMNS)
        self.table = RecordsView(self.model, _("Users"))
        self.table.entered_row.connect(lambda _row: self._open())
        self.body.addWidget(theme.title(_("Users")))
        self.body.addWidget(
            theme.quiet(_("Each has their own passphrase. What they do is in the record."))
        )
        self.body.addWidget(self.table, 1)
        self.start_at = self.table
        back = QPushButton(_("Back"))
        back.setToolTip(_("Back (Alt+Left)"))
        back.clicked.connect(self.back.emit)
        changes = []
        if session.desk.may(Verb.CHANGE_PEOPLE):
            changes = [
                button(self.key(_("Add a user…"), "Ctrl+N", self._add), main=True),
                button(self.key(_("Change this user…"), "Ctrl+E", self._open)),
            ]
        self.add_foot(*changes, back)

    def refresh(self) -> None:
        """Read them again."""
        desk = self.session.desk

        def read() -> list[_Known]:
            last = people.last_unlocks(desk)
            return [_Known(one, last.get(one.id)) for one in people.everybody(desk)]

        self.query(read, self._show)

    def _show(self, found: list[_Known]) -> None:
        at = max(0, self.table.current())
        self.model.show(found)
        self.table.fit()
        self.table.go_to(at)

    def _add(self) -> None:
        self.go.emit(Place("user"))

    def _open(self) -> None:
        row = self.table.current()
        if row >= 0 and self.session.desk.may(Verb.CHANGE_PEOPLE):
            self.go.emit(Place("user", self.model.records[row].user.id))


class UserPage(Page):
    """A new user, or the roles of one; its id is theirs, or nothing."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.user_id = ""
        self.heading, self.state = theme.title(), theme.label()
        self.form = Form()
        self.form.add("name", _("Name"), Line(), help_text=_("With the rank, as on an MG2."))
        self.form.add("role", _("Rank or job title"), Line())
        self.form.add(
            "roles",
            _("What may they do here?"),
            Ticks(_ROLES),
            help_text=_("It holds from when they next unlock. Give no more than the work needs."),
        )
        add_new_passphrase(self.form, session.runner)
        self.form.rows["passphrase"].set_label(
            _("A first passphrase"), _("Tell it them in person. They change it in the menu Unit.")
        )
        self.body.addWidget(self.heading)
        self.body.addWidget(self.state)
        self.body.addLayout(column(self.form))
        self.body.addStretch()
        save = self.key(_("Save"), "Ctrl+Return", self.submit)
        self.disable = QPushButton(_("Disable"))
        self.disable.clicked.connect(self._disable)
        self.let_in = QPushButton(_("New passphrase…"))
        self.let_in.clicked.connect(lambda: self.go.emit(Place("passphrase", self.user_id)))
        cancel = QPushButton(_("Back without saving"))
        cancel.clicked.connect(self.back.emit)
        self.add_foot(button(save, main=True), self.disable, self.let_in, cancel)

    def open(self, what: str) -> None:
        """Show the user whose id ``what`` is, or an empty form."""
        self.user_id = what
        self.form.show_problems({})
        self.form.set_values({"name": "", "role": "", "roles": (), "passphrase": "", "again": ""})
        for name in ("name", "role", "passphrase", "again"):
            self.form.rows[name].setVisible(not what)
        for part in (self.disable, self.let_in):
            part.setVisible(bool(what))
        self.heading.setText("" if what else _("A new user"))
        self.state.setVisible(bool(what))
        super().open(what)

    def refresh(self) -> None:
        """Read what is kept of them."""
        desk, user_id = self.session.desk, self.user_id
        if user_id:
            self.query(lambda: _one(desk, user_id), self._fill)

    def take_focus(self) -> None:
        """Start at the first row there is."""
        name = "roles" if self.user_id else "name"
        self.form.rows[name].field.parts()[0].setFocus()

    def submit(self) -> None:
        """Add them, or change their roles."""
        form, desk, user_id = self.form, self.session.desk, self.user_id
        roles = [UserRole(role) for role in form.value("roles")]
        form.show_problems({})
        if user_id:
            self.change(
                lambda: people.change_roles(desk, user_id, roles),
                lambda _none: self._done(_("The roles are saved.")),
            )
            return
        name, role, passphrase = form.text("name"), form.text("role"), form.text("passphrase")
        problems = passphrases_differ(form)
        if not roles:
            problems = {"roles": _("Choose at least one role."), **problems}
        if not name:
            problems = {"name": _("Enter the name of the new user."), **problems}
        if problems:
            form.show_problems(problems)
            return
        self.change(
            lambda: people.add(desk, name, role, roles, passphrase),
            lambda _id: self._done(_("{name} may work here now.").format(name=name)),
        )

    def refuse(self, error: Refused) -> None:
        """At its row."""
        if row := _ROWS.get(error.code):
            self.form.show_problems({row: error.sentence})
        else:
            super().refuse(error)

    def _fill(self, user: User) -> None:
        if user.id != self.user_id:
            return
        self.heading.setText(user.name)
        self.state.setText(
            _("Disabled. A new passphrase lets them in again.")
            if user.disabled
            else _("Works here. Who is disabled is kept out; what they did stays in the record.")
        )
        self.form.set_values(
            {"roles": tuple(role for role, _words in _ROLES if role in user.roles)}
        )
        self.disable.setVisible(not user.disabled)

    def _disable(self) -> None:
        desk, user_id = self.session.desk, self.user_id
        name = self.heading.text()
        self.form.show_problems({})
        self.change(
            lambda: people.disable(desk, user_id),
            lambda _none: self._done(_("{name} is kept out from now on.").format(name=name)),
        )

    def _done(self, said: str) -> None:
        self.form.set_values({"passphrase": "", "again": ""})
        self.back.emit()
        self.said.emit(said)


def roles_words(user: User) -> str:
    """Their roles, in the order of the table of roles."""
    return ", ".join(words for role, words in _ROLES if role in user.roles)


def _one(desk: Desk, user_id: str) -> User:
    return next(one for one in people.everybody(desk) if one.id == user_id)
