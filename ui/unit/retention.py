"""For supervisors: which cases are due for review, which come next, and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton

from smadvisor.office import past, retention
from smadvisor.office.past import Past
from smadvisor.office.retention import Held
from smadvisor.office.verbs import Verb
from smadvisor.text import _, ngettext
from ui import theme
from ui.page import Page, Place, Session, button
from ui.records import Column, Records, RecordsView, people
from ui.unit.past import past_words
from ui.when import day_words, short_day


class RetentionPage(Page):
    """A table, those that are due first; a case is kept for longer or erased from here."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        today = session.desk.today
        self.model = Records[Held](
            (
                Column(_("Review"), lambda one: review_words(one, today), 24),
                Column(_("Case"), lambda one: one.urn or _("Restricted, not shown to you"), 30),
                Column(_("People"), lambda one: people(one.people), 12),
                Column(_("Why then"), _why, 80),
            )
        )
        self.table = RecordsView(self.model, _("Cases by their day of review"))
        self.table.row_changed.connect(self._choose)
        self.table.entered_row.connect(lambda _row: self._go("keep_case"))
        self.summary, self.detail = theme.label(), theme.label()
        self.body.addWidget(theme.title(_("Review and erasure")))
        self.body.addWidget(
            theme.quiet(
                _(
                    "Is a case still needed here? How long it may be kept is the force’s to "
                    "settle; an administrator enters the days in the settings. Nothing is erased "
                    "by itself."
                )
            )
        )
        self.body.addWidget(self.summary)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.detail)
        self.past = theme.label()
        self.body.addWidget(self.past)
        self.body.addStretch()
        self.keep_action = self.key(_("Keep for longer…"), "Alt+L", lambda: self._go("keep_case"))
        self.erase_action = self.key(_("Erase…"), "Alt+E", lambda: self._go("erase_case"))
        self.past_action = self.key(
            _("Erase earlier names…"),
            "Alt+N",
            lambda: self.go.emit(Place("erase_past")),
            Verb.ERASE,
        )
        back = QPushButton(_("Back"))
        back.setToolTip(_("Back (Alt+Left)"))
        back.clicked.connect(self.back.emit)
        self.add_foot(
            button(self.keep_action), button(self.erase_action), button(self.past_action), back
        )
        self.start_at = self.table

    def refresh(self) -> None:
        """Read them again."""
        desk = self.session.desk
        self.query(lambda: retention.held(desk), self._show)
        self.query(lambda: past.held(desk), self._show_past)

    def _show(self, found: tuple[Held, ...]) -> None:
        at = self.table.current()
        self.model.show(found)
        self.table.setVisible(bool(found))
        self.table.fit()
        self.table.go_to(max(at, 0))
        self._choose(self.table.current())
        self.summary.setText(_summary(found, self.session.desk.today))

    def _show_past(self, held: Past) -> None:
        self.past.setText(past_words(held))
        self.past.setVisible(bool(self.past.text()))
        self.past_action.setEnabled(held.records > 0)

    def _choose(self, row: int) -> None:
        one = self.model.records[row] if row >= 0 else None
        may = self.session.desk.may
        self.keep_action.setEnabled(one is not None and bool(one.urn) and may(Verb.KEEP_LONGER))
        self.erase_action.setEnabled(one is not None and bool(one.urn) and may(Verb.ERASE))
        self.detail.setText(" ".join((_why(one), *one.unfinished)) if one else "")
        self.detail.setVisible(one is not None)

    def _go(self, page: str) -> None:
        row = self.table.current()
        if row >= 0 and self.model.records[row].urn:
            self.go.emit(Place(page, self.model.records[row].case_id))


def review_words(one: Held, today: date) -> str:
    """When it is due, in a few words."""
    if one.due_on is None:
        return _("Not yet")
    if one.due_on <= today:
        return _("Due since {day}").format(day=short_day(one.due_on))
    return short_day(one.due_on)


def described(one: Held, today: date) -> str:
    """One case on the pages that keep or erase it."""
    due = _("No day of review yet.")
    if one.due_on is not None:
        due = _("Review: {day}.").format(day=day_words(one.due_on))
        if one.due(today):
            due = _("Due for review since {day}.").format(day=day_words(one.due_on))
    return f"{one.urn} · {people(one.people)} · {due} {_why(one)}"


def _why(one: Held) -> str:
    kept = _("Kept: {reason}").format(reason=one.kept_because) if one.kept_because else ""
    return ". ".join(filter(None, (one.why, kept))) + "."


def _summary(found: tuple[Held, ...], today: date) -> str:
    due = sum(one.due(today) for one in found)
    later = sum(one.due_on is not None and one.due_on > today for one in found)
    open_still = len(found) - due - later
    return " · ".join(
        (
            ngettext("{n} case is due", "{n} cases are due", due).format(n=f"{due:,}"),
            ngettext("{n} comes later", "{n} come later", later).format(n=f"{later:,}"),
            ngettext("{n} is still open", "{n} are still open", open_still).format(
                n=f"{open_still:,}"
            ),
        )
    )
