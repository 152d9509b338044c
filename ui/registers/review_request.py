"""One request under the Victims’ Right to Review: written down, given out, answered."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from smadvisor.casework.review_requests import (
    Decision,
    Limits,
    ReviewOutcome,
    ReviewRequest,
    Scheme,
    hint,
    problems,
)
from smadvisor.errors import Refused
from smadvisor.office import review_requests
from smadvisor.office.review_requests import Kept, judged
from smadvisor.office.verbs import Verb
from smadvisor.text import _
from ui import theme
from ui.case.page import column
from ui.fields import Choice, Day, Line, Pick, Words
from ui.form import Form
from ui.page import Page, Session, button
from ui.registers.review_requests import limits_words
from ui.when import day_words, is_day

_DAYS = ("decided_on", "requested_on", "allocated_on", "due_on", "outcome_on")
_CODES = {"scheme": Scheme, "decision": Decision, "outcome": ReviewOutcome}
_ROWS = {"registered_already": "urn"}
"""The row of a refusal that no rule of the form foresees."""


class ReviewRequestPage(Page):
    """The form. Its id is the request’s, or nothing for a new one."""

    def __init__(self, session: Session) -> None:
        """Lay out the form."""
        super().__init__(session)
        self.request_id = ""
        self.seen = ReviewRequest()
        self.limits: Limits | None = None
        self.heading, self.stands = theme.title(), theme.label(bold=True)
        self.limits_words = theme.quiet()
        self.form = Form()
        self._rows()
        self.form.changed.connect(lambda _row: self._judge())
        self.body.addWidget(self.heading)
        self.body.addWidget(self.stands)
        self.body.addLayout(column(self.form))
        self.body.addWidget(self.limits_words)
        self.body.addStretch()
        self.save_action = self.key(_("Save"), "Ctrl+Return", self.submit, Verb.KEEP_REVIEW_REQUEST)
        leave = self.key(_("Back without saving"), "Alt+B", self.back.emit)
        self.add_foot(button(self.save_action, main=True), button(leave))

    def open(self, what: str) -> None:
        """Nothing of the request before is left."""
        self.request_id, self.limits = what, None
        self.heading.setText(_("A request to review") if what else _("A new request to review"))
        self._fill(ReviewRequest())
        self.save_action.setEnabled(False)
        super().open(what)

    def refresh(self) -> None:
        """Read the request and the limits."""
        desk, request_id = self.session.desk, self.request_id

        def read() -> tuple[Limits, Kept | None]:
            kept = review_requests.request(desk, request_id) if request_id else None
            return review_requests.limits(desk), kept

        self.query(read, lambda found: self._show(request_id, *found))

    def take_focus(self) -> None:
        """Start at the first row."""
        self.form.focus_first()

    def submit(self) -> None:
        """Keep what is shown, then go back."""
        asked, wrong = self._typed()
        wrong = {p.field: p.sentence for p in problems(asked, self.session.desk.today)} | wrong
        self.form.show_problems(wrong)
        if wrong:
            return
        desk, request_id, seen = self.session.desk, self.request_id, self.seen
        if request_id:
            self.change(lambda: review_requests.keep(desk, request_id, asked, seen), self._saved)
        else:
            self.change(lambda: review_requests.add(desk, asked), self._saved)

    def refuse(self, error: Refused) -> None:
        """At its row, where it has one."""
        if row := _ROWS.get(error.code):
            self.form.show_problems({row: error.sentence})
        else:
            super().refuse(error)

    def _rows(self) -> None:
        add = self.form.add
        add("urn", _("URN"), Line(columns=20), help_text=_("Or the occurrence number."))
        add("person", _("Name of the victim"), Line())
        add("scheme", _("Who is asked to review?"), Choice([(one, one.words) for one in Scheme]))
        add(
            "decision",
            _("What was decided?"),
            Choice([(one, one.words) for one in Decision]),
            help_text=_(
                "The decision must have ended the whole case. A decision on some of the charges, "
                "or for an out-of-court disposal, is not covered."
            ),
        )
        add(
            "decided_on",
            _("Day the victim was told of the decision"),
            Day(),
            help_text=_("Empty where it is not known: then nobody can say whether it was late."),
        )
        add("requested_on", _("Day it was asked for"), Day())
        add(
            "allocated_to",
            _("Given to"),
            Line(),
            help_text=_("The person or the unit that looks at it. Empty while nobody has it."),
        )
        add("allocated_on", _("Day it was given out"), Day())
        add(
            "due_on",
            _("Due, if another day was agreed"),
            Day(),
            help_text=_("Left empty, it is counted from the day it was asked for."),
        )
        none = ("", _("No answer yet"))
        add("outcome", _("Answer"), Pick([none, *((one, one.words) for one in ReviewOutcome)]))
        add("outcome_on", _("Day of the answer"), Day())
        add("note", _("Note"), Words(), help_text=_("An inspection may read this."))

    def _show(self, request_id: str, limits: Limits, kept: Kept | None) -> None:
        if request_id != self.request_id:
            return
        self.limits = limits
        self.limits_words.setText(limits_words(limits))
        self._fill(kept.request if kept else ReviewRequest())
        self.save_action.setEnabled(True)
        self.form.focus_first()

    def _fill(self, asked: ReviewRequest) -> None:
        self.seen = asked
        self.form.show_problems({})
        self.form.set_values({one.name: _shown(getattr(asked, one.name)) for one in fields(asked)})
        self._judge()

    def _typed(self) -> tuple[ReviewRequest, dict[str, str]]:
        """What is typed, and what of it is no day."""
        values: dict[str, Any] = {name: self.form.text(name) for name in self.form.rows}
        wrong = {}
        for name in _DAYS:
            typed = values[name]
            if not is_day(typed):
                wrong[name] = _("Type a day, for example 1 June 2026.")
            values[name] = date.fromisoformat(typed) if typed and is_day(typed) else None
        for name, codes in _CODES.items():
            values[name] = codes(values[name]) if values[name] else None
        return ReviewRequest(**values), wrong

    def _judge(self) -> None:
        """Say where it stands while it is being typed."""
        asked, _wrong = self._typed()
        said = []
        if self.limits and asked.scheme and asked.requested_on:
            stands = judged(asked, self.limits, self.session.desk.today)
            day = day_words(stands.due_on) if stands.due_on else ""
            due = _("{words} ({day}).").format(words=stands.words, day=day)
            said.append(due if day else _("{words}.").format(words=stands.words))
            said.append(_("Asked for in time? {words}.").format(words=stands.came.words))
        self.stands.setText(" ".join(filter(None, (*said, hint(asked)))))

    def _saved(self, _done: object) -> None:
        self.back.emit()
        self.said.emit(_("The request is saved."))


def _shown(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
