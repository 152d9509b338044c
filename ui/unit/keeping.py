"""One case: kept for longer with a reason, or erased for good."""

from __future__ import annotations

from datetime import date

from smadvisor.errors import Refused
from smadvisor.office import retention
from smadvisor.office.retention import Held, Reason
from smadvisor.text import _
from ui import theme
from ui.fields import Choice, Day, Line, Ticks, Words
from ui.form import Form
from ui.page import Page, Session, button
from ui.unit.retention import described
from ui.when import is_day

_ALTHOUGH = "although"


class _OfCase(Page):
    """A page about one case with a form. Its id is the case’s."""

    def __init__(self, session: Session, title: str, main: str) -> None:
        super().__init__(session)
        self.case_id = ""
        self.which = theme.label(bold=True)
        self.form = Form()
        self.body.addWidget(theme.title(title))
        self.body.addWidget(self.which)
        self.save_action = self.key(main, "Ctrl+Return", self.submit)
        leave = self.key(_("Back without changing anything"), "Alt+B", self.back.emit)
        self.add_foot(button(self.save_action, main=True), button(leave))

    def open(self, what: str) -> None:
        """Nothing of the case before is left."""
        self.case_id = what
        self.which.setText("")
        self.save_action.setEnabled(False)
        super().open(what)

    def refresh(self) -> None:
        """Read the case."""
        desk, case_id = self.session.desk, self.case_id
        self.query(
            lambda: retention.of_case(desk, case_id),
            lambda one: self._fill(one) if one.case_id == self.case_id else None,
        )

    def take_focus(self) -> None:
        """Start at the first row."""
        self.form.focus_first()

    def fill(self, one: Held) -> None:
        """Show the case."""
        raise NotImplementedError

    def submit(self) -> None:
        """Do it."""
        raise NotImplementedError

    def _fill(self, one: Held) -> None:
        self.which.setText(described(one, self.session.desk.today))
        self.form.show_problems({})
        self.fill(one)
        self.save_action.setEnabled(True)
        self.form.focus_first()

    def _done(self, said: str) -> None:
        self.back.emit()
        self.said.emit(said)


class KeepPage(_OfCase):
    """Until when, and why."""

    def __init__(self, session: Session) -> None:
        """Lay out the form."""
        super().__init__(session, _("Keep for longer"), _("Keep it"))
        self.form.add("until", _("Until what day? It is looked at again then."), Day())
        self.form.add(
            "reason",
            _("Why is it still needed here?"),
            Words(),
            help_text=_("An inspection may read this."),
        )
        self.body.addWidget(self.form)
        self.body.addStretch()

    def fill(self, one: Held) -> None:
        """Both rows empty."""
        self.form.set_values({"until": "", "reason": one.kept_because})

    def refuse(self, error: Refused) -> None:
        """At its row, where it has one."""
        row = {"not_in_future": "until", "reason_missing": "reason"}.get(error.code)
        if row:
            self.form.show_problems({row: error.sentence})
        else:
            super().refuse(error)

    def submit(self) -> None:
        """Keep it."""
        desk, case_id = self.session.desk, self.case_id
        typed, reason = self.form.text("until"), self.form.text("reason")
        self.form.show_problems({})
        if not typed or not is_day(typed):
            self.form.show_problems({"until": _("Type a day, for example 1 June 2027.")})
            return
        until = date.fromisoformat(typed)
        self.change(
            lambda: retention.keep_longer(desk, case_id, until, reason),
            lambda _none: self._done(_("The case is kept for longer.")),
        )


class ErasePage(_OfCase):
    """What goes, what stays, why, and the URN typed once more."""

    def __init__(self, session: Session) -> None:
        """Lay out what is said and the form."""
        super().__init__(session, _("Erase a case"), _("Erase it for good"))
        self.papers = theme.label()
        for words in (
            _(
                "What goes: everything that is kept here of this case, of everybody in it, with "
                "its history: the assessment, her words, contacts, notes, MG2s. No backup that is "
                "made from now on holds it. It cannot be undone."
            ),
            _(
                "What stays: what it counts for in the monthly figures, without a name; that it "
                "was erased, when, by whom and why; and seals, from which nobody can read a word "
                "and which prove that nothing else is missing. Backups from before hold it until "
                "they go."
            ),
        ):
            self.body.addWidget(theme.label(words))
        self.body.addWidget(self.papers)
        self.body.addWidget(self.form)
        self.body.addStretch()

    def fill(self, one: Held) -> None:
        """Ask also for a tick where something is not finished."""
        outside = _("Not erased, because they are outside: {papers}")
        self.papers.setText(outside.format(papers="\n".join(one.papers)))
        self.papers.setVisible(bool(one.papers))
        self.form.clear()
        self.form.add(
            "reason", _("Why is it erased?"), Choice([(one, one.words) for one in Reason])
        )
        if one.unfinished:
            self.form.add(
                _ALTHOUGH,
                _("This case is not finished"),
                Ticks([(_ALTHOUGH, _("Erase it although it is not finished"))]),
                help_text=" ".join(one.unfinished),
            )
        self.form.add(
            "urn",
            _("Type the URN of the case"),
            Line(20),
            help_text=_("So that no other case is erased by mistake."),
        )

    def refuse(self, error: Refused) -> None:
        """At its row, where it has one."""
        row = {"urn_differs": "urn", "unfinished": _ALTHOUGH}.get(error.code, "")
        if row in self.form.rows:
            self.form.show_problems({row: error.sentence})
        else:
            super().refuse(error)

    def submit(self) -> None:
        """Erase it."""
        desk, case_id = self.session.desk, self.case_id
        reason, urn = self.form.text("reason"), self.form.text("urn")
        although = _ALTHOUGH in self.form.rows and bool(self.form.value(_ALTHOUGH))
        self.form.show_problems({})
        if not reason:
            self.form.show_problems({"reason": _("Choose why it is erased.")})
            return
        self.notice.say(_("Erasing…"))
        self.change(
            lambda: retention.erase(
                desk, case_id, Reason(reason), urn, although_unfinished=although
            ),
            lambda _none: self._done(_("The case is erased.")),
        )
