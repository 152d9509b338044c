"""The register of the Victims’ Right to Review: what is asked, who has it, what is due."""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtWidgets import QPushButton

from smadvisor.casework.review_requests import Limits, Stage
from smadvisor.law.unconfirmed import MARK
from smadvisor.office import review_requests
from smadvisor.office.review_requests import Kept, Register
from smadvisor.office.verbs import Verb
from smadvisor.text import _, ngettext
from ui import theme
from ui.page import Page, Place, Session, button
from ui.records import Column, Records, RecordsView
from ui.when import day_words

_COLUMNS: tuple[Column[Kept], ...] = (
    Column(_("When"), lambda one: one.standing.words, 32),
    Column(_("Due"), lambda one: _day(one.standing.due_on), 17),
    Column(_("URN"), lambda one: one.request.urn, 16),
    Column(_("Victim"), lambda one: one.request.person, 24),
    Column(_("Asked of"), lambda one: one.request.scheme.words if one.request.scheme else "", 24),
    Column(
        _("Decision"), lambda one: one.request.decision.words if one.request.decision else "", 26
    ),
    Column(_("Given to"), lambda one: one.request.allocated_to or _("Nobody yet"), 22),
    Column(_("Asked in time?"), lambda one: one.standing.came.words, 24),
)


class ReviewRequestsPage(Page):
    """A table, what is due first; Enter opens a request."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.model: Records[Kept] = Records(_COLUMNS)
        self.table = RecordsView(self.model, _("Requests to review, what is due first"))
        self.table.entered_row.connect(lambda _row: self._open())
        self.summary, self.limits = theme.label(), theme.quiet()
        self.body.addWidget(theme.title(_("Victims’ Right to Review")))
        self.body.addWidget(
            theme.quiet(
                _(
                    "Victims may ask that a decision not to prosecute is looked at again. Who has "
                    "each request, when the answer is due, and what it was."
                )
            )
        )
        self.body.addWidget(self.summary)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.limits)
        self.start_at = self.table
        new = self.key(_("New request…"), "Ctrl+N", self._add, Verb.KEEP_REVIEW_REQUEST)
        change = self.key(_("Open…"), "Ctrl+E", self._open, Verb.KEEP_REVIEW_REQUEST)
        erase = self.key(_("Erase…"), "Alt+E", lambda: self._open("erase_request"), Verb.ERASE)
        back = QPushButton(_("Back"))
        back.setToolTip(_("Back (Alt+Left)"))
        back.clicked.connect(self.back.emit)
        self.add_foot(button(new, main=True), button(change), button(erase), back)

    def refresh(self) -> None:
        """Read them again."""
        desk = self.session.desk
        self.query(lambda: review_requests.register(desk), self._show)

    def _show(self, found: Register) -> None:
        at = max(0, self.table.current())
        self.model.show(found.requests)
        self.table.fit()
        self.table.go_to(at)
        self.summary.setText(_summary(found, self.session.desk.today))
        self.limits.setText(limits_words(found.limits))

    def _add(self) -> None:
        self.go.emit(Place("review_request"))

    def _open(self, page: str = "review_request") -> None:
        row = self.table.current()
        if row >= 0:
            self.go.emit(Place(page, self.model.records[row].id))


def limits_words(limits: Limits) -> str:
    """The limits that hold, and which of them are to be confirmed."""
    return _(
        "CPS: asked for within {ask} working days of the decision, answered within {local} (local "
        "resolution) or {independent} (independent review): these three are {to_confirm}. Police: "
        "answered within {police} working days. Both: asked for within {latest} months, later "
        "only in exceptional cases. An administrator corrects the numbers in the settings."
    ).format(
        ask=limits.ask_days,
        local=limits.local_days,
        independent=limits.independent_days,
        police=limits.police_days,
        latest=limits.latest_months,
        to_confirm=MARK,
    )


def _day(day: date | None) -> str:
    return day_words(day) if day else ""


def _summary(found: Register, today: date) -> str:
    if not found.requests:
        return _("No request yet. Add one with “New request”.")
    count = Counter(one.standing.stage for one in found.requests)
    later = count[Stage.WAITING] + count[Stage.UNDATED]
    said = " · ".join(
        (
            _("{n} overdue").format(n=count[Stage.OVERDUE]),
            _("{n} due within 5 days").format(n=count[Stage.SOON]),
            _("{n} later").format(n=later),
            _("{n} answered").format(n=count[Stage.ANSWERED]),
        )
    )
    if not (old := found.old(today)):
        return said
    return "\n".join(
        (
            said,
            ngettext(
                "{n} was answered over {days} days ago: is it still needed here?",
                "{n} were answered over {days} days ago: are they still needed here?",
                old,
            ).format(n=old, days=found.review_days),
        )
    )
