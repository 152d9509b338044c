"""One request to review, erased for good."""

from __future__ import annotations

from smadvisor.errors import Refused
from smadvisor.office import review_requests
from smadvisor.office.retention import Reason
from smadvisor.office.review_requests import Kept
from smadvisor.office.verbs import Verb
from smadvisor.text import _
from ui import theme
from ui.case.page import column
from ui.fields import Choice, Line
from ui.form import Form
from ui.page import Page, Session, button


class EraseRequestPage(Page):
    """Why, and the URN typed once more. Its id is the request’s."""

    def __init__(self, session: Session) -> None:
        """Lay out what is said and the form."""
        super().__init__(session)
        self.request_id = ""
        self.which, self.form = theme.label(bold=True), Form()
        self.form.add(
            "reason", _("Why is it erased?"), Choice([(one, one.words) for one in Reason])
        )
        self.form.add(
            "urn",
            _("Type the URN of the request"),
            Line(20),
            help_text=_("So that no other request is erased by mistake."),
        )
        self.body.addWidget(theme.title(_("Erase a request to review")))
        self.body.addWidget(self.which)
        self.body.addWidget(
            theme.label(
                _(
                    "It goes from the register with its history. That it was erased, when, by whom "
                    "and why stays. A request whose case is here goes with the case by itself. "
                    "It cannot be undone."
                )
            )
        )
        self.body.addLayout(column(self.form))
        self.body.addStretch()
        self.erase_action = self.key(_("Erase it for good"), "Ctrl+Return", self.submit, Verb.ERASE)
        leave = self.key(_("Back without changing anything"), "Alt+B", self.back.emit)
        self.add_foot(button(self.erase_action, main=True), button(leave))

    def open(self, what: str) -> None:
        """Nothing of the request before is left."""
        self.request_id = what
        self.which.setText("")
        self.erase_action.setEnabled(False)
        self.form.show_problems({})
        self.form.set_values({"reason": "", "urn": ""})
        super().open(what)

    def refresh(self) -> None:
        """Read the request."""
        desk, request_id = self.session.desk, self.request_id
        self.query(
            lambda: review_requests.request(desk, request_id),
            lambda kept: self._show(kept) if kept.id == self.request_id else None,
        )

    def take_focus(self) -> None:
        """Start at the first row."""
        self.form.focus_first()

    def submit(self) -> None:
        """Erase it."""
        desk, request_id = self.session.desk, self.request_id
        reason, urn = self.form.text("reason"), self.form.text("urn")
        self.form.show_problems({})
        if not reason:
            self.form.show_problems({"reason": _("Choose why it is erased.")})
            return
        self.change(
            lambda: review_requests.erase(desk, request_id, Reason(reason), urn),
            lambda _none: self._done(),
        )

    def refuse(self, error: Refused) -> None:
        """At its row, where it has one."""
        if error.code == "urn_differs":
            self.form.show_problems({"urn": error.sentence})
        else:
            super().refuse(error)

    def _show(self, kept: Kept) -> None:
        self.which.setText(" · ".join(filter(None, (kept.request.urn, kept.standing.words))))
        self.erase_action.setEnabled(True)

    def _done(self) -> None:
        self.back.emit()
        self.said.emit(_("The request is erased."))
