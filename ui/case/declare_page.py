"""“Do you know anyone in this case?”, before any of it is shown, or whenever it dawns on them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from smadvisor.errors import Refused
from smadvisor.office import declaring
from smadvisor.office.declaring import Why
from smadvisor.text import _
from ui import theme
from ui.case.page import column
from ui.form import Form
from ui.keyed import KeyedChoice
from ui.page import Page, Place, Session, button

_YES, _NO = "yes", "no"


class DeclarePage(Page):
    """Its id is a case’s, and after a space the place to go to when the answer is no."""

    def __init__(self, session: Session) -> None:
        """Lay out the question."""
        super().__init__(session)
        self.case_id = self.wanted = ""
        self.hint = theme.label(scale=1.12)
        self.form = Form()
        self.form.add(
            "knows",
            _("Do you know anyone in this case?"),
            KeyedChoice(
                [
                    (_NO, _("No. The case opens, and you are not asked again.")),
                    (_YES, _("Yes. The case is closed to you now; your supervisor is told.")),
                ],
                keys={_("N"): _NO, _("Y"): _YES},
            ),
            help_text=_(
                "Family, friends, neighbours, colleagues: victim, witness or defendant. "
                "Press N or Y, then Enter."
            ),
        )
        self.body.addWidget(theme.title(_("Before you go on")))
        self.body.addWidget(self.hint)
        self.body.addLayout(column(self.form))
        self.body.addStretch()
        self.save_action = self.key(_("Go on"), "Ctrl+Return", self.submit)
        self.main = button(self.save_action, main=True)
        leave = self.key(_("Back without an answer"), "Alt+B", self.back.emit)
        self.add_foot(self.main, button(leave))

    @property
    def answer(self) -> str:
        """What is chosen."""
        return self.form.text("knows")

    def open(self, what: str) -> None:
        """Ask about the case whose id ``what`` begins with."""
        self.case_id, _space, self.wanted = what.partition(" ")
        self.hint.setText("")
        self.form.set_values({"knows": ""})
        self.form.show_problems({})
        self.session.call.end()
        super().open(what)

    def refresh(self) -> None:
        """Read why it is asked."""
        desk, case_id = self.session.desk, self.case_id
        self.query(lambda: declaring.why(desk, case_id), self._show)

    def take_focus(self) -> None:
        """Start at the question."""
        self.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, once there is an answer."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.main.hasFocus():
            self.submit()
        else:
            super().keyPressEvent(event)

    def submit(self) -> None:
        """Keep the answer, then open the case, or leave it for good."""
        if not self.answer:
            self.form.show_problems({"knows": _("Choose No or Yes.")})
            return
        desk, case_id, knows = self.session.desk, self.case_id, self.answer == _YES
        self.change(
            lambda: declaring.declare(desk, case_id, knows=knows),
            lambda _none: self._leave() if knows else self._go_on(),
        )

    def refuse(self, error: Refused) -> None:
        """At the question."""
        self.form.show_problems({"knows": error.sentence})

    def _show(self, why: Why) -> None:
        said = []
        if why.surname:
            said.append(
                _("Somebody in this case has your surname: {name}.").format(name=why.surname)
            )
        if why.is_officer:
            said.append(_("You are the officer in this case."))
        self.hint.setText(" ".join(said))
        self.hint.setVisible(bool(said))

    def _go_on(self) -> None:
        page, _space, id = self.wanted.partition(" ")
        self.back.emit()
        self.go.emit(Place(page, id))

    def _leave(self) -> None:
        self.go.emit(Place("queue"))
        self.said.emit(_("You no longer see that case. Your supervisor says who works on it."))
