"""For supervisors: who may see one case. Nothing of the case is shown but its hearing."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from smadvisor.errors import Refused
from smadvisor.office import restricting
from smadvisor.office.desk import User
from smadvisor.office.restricting import Guarded
from smadvisor.text import _
from ui import theme
from ui.fields import Link, Ticks, Words
from ui.flow import clear
from ui.form import Form
from ui.page import Page, Session, button
from ui.unit.restricted import hearing, why

_ROW_OF = {"reason_missing": "reason", "nobody_allowed": "allowed"}


class RestrictPage(Page):
    """Its id is a case’s; a place to come back to may follow."""

    def __init__(self, session: Session) -> None:
        """Lay out what is said, who may be let back, and the form."""
        super().__init__(session)
        self.case_id = ""
        self.which, self.so_far = theme.label(bold=True), theme.label()
        self.knowing = QVBoxLayout()
        self.form = Form()
        self.body.addWidget(theme.title(_("Who sees this case")))
        self.body.addWidget(self.which)
        self.body.addWidget(self.so_far)
        self.body.addLayout(self.knowing)
        self.body.addWidget(self.form)
        self.body.addStretch()
        self.save_action = self.key(_("Only these see it"), "Ctrl+Return", self.submit)
        self.lift_action = self.key(_("Lift the restriction"), "Alt+L", self.lift)
        leave = self.key(_("Back without saving"), "Alt+B", self.back.emit)
        self.add_foot(button(self.save_action, main=True), button(self.lift_action), button(leave))

    def open(self, what: str) -> None:
        """Nothing of the case before is left."""
        self.case_id = what.partition(" ")[0]
        self.form.clear()
        clear(self.knowing)
        self.save_action.setEnabled(False)
        self.lift_action.setVisible(False)
        self.which.setText("")
        self.so_far.setText("")
        super().open(what)

    def refresh(self) -> None:
        """Read who may see it and who works here."""
        desk, case_id = self.session.desk, self.case_id

        def call() -> tuple[Guarded, list[User]]:
            return restricting.of_case(desk, case_id), restricting.colleagues(desk)

        self.query(call, lambda found: self._fill(*found) if case_id == self.case_id else None)

    def refuse(self, error: Refused) -> None:
        """At its row, where it has one."""
        if error.code in _ROW_OF:
            self.form.show_problems({_ROW_OF[error.code]: error.sentence})
        else:
            super().refuse(error)

    def take_focus(self) -> None:
        """Start at the first row."""
        self.form.focus_first()

    def submit(self) -> None:
        """Restrict it to those who are ticked."""
        desk, case_id = self.session.desk, self.case_id
        allowed, reason = self.form.value("allowed"), self.form.text("reason")
        self.form.show_problems({})
        self.change(
            lambda: restricting.restrict(desk, case_id, allowed, reason),
            lambda _none: self._done(_("The case is restricted: only those you chose see it.")),
        )

    def lift(self) -> None:
        """Open it to everybody again."""
        desk, case_id = self.session.desk, self.case_id
        self.change(
            lambda: restricting.lift(desk, case_id),
            lambda _none: self._done(_("The restriction is lifted.")),
        )

    def _fill(self, one: Guarded, colleagues: list[User]) -> None:
        today = self.session.desk.today
        self.which.setText(
            ", ".join(filter(None, (one.name or _("Restricted case"), hearing(one, today))))
        )
        self.so_far.setText(why(one) or _("Everybody who works here sees it."))
        self.form.clear()
        knowing = {user.id for user in one.knowing}
        self.form.add(
            "allowed",
            _("Who works on it and sees it?"),
            Ticks([(user.id, user.name) for user in colleagues if user.id not in knowing]),
            help_text=_("Nobody else does, you neither, unless you are ticked."),
        )
        self.form.add(
            "reason",
            _("Why?"),
            Words(),
            help_text=_("Supervisors read this. Never write who it is about."),
        )
        if one.restriction is not None:
            allowed = tuple(user.id for user in one.restriction.allowed)
            self.form.set_values({"allowed": allowed, "reason": one.restriction.reason})
        self.save_action.setEnabled(True)
        self.lift_action.setVisible(one.restriction is not None)
        self._show_knowing(one)
        self.form.focus_first()

    def _show_knowing(self, one: Guarded) -> None:
        clear(self.knowing)
        for user in one.knowing:
            if user.id != self.session.desk.user.id:
                link = Link(_("Let {name} see it after all").format(name=user.name))
                link.clicked.connect(lambda _on, id=user.id: self._let_back(id))
                self.knowing.addWidget(link)

    def _let_back(self, user_id: str) -> None:
        desk, case_id = self.session.desk, self.case_id
        self.change(
            lambda: restricting.let_back(desk, case_id, user_id), lambda _none: self.refresh()
        )

    def _done(self, said: str) -> None:
        self.back.emit()
        self.said.emit(said)
