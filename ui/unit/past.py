"""The names in records from before the program: erased for good, the figures kept."""

from __future__ import annotations

from smadvisor.errors import Refused
from smadvisor.office import past
from smadvisor.office.past import Past
from smadvisor.office.retention import Reason
from smadvisor.office.verbs import Verb
from smadvisor.text import _, ngettext
from ui import theme
from ui.case.page import column
from ui.fields import Choice, Line, Ticks
from ui.figures.months import month_words, year_words
from ui.form import Form
from ui.page import Page, Session, button
from ui.runner import Watch

_SURE = "sure"
_REASONS = {
    **{one.value: one.words for one in Reason},
    Reason.BY_MISTAKE.value: _("Brought in by mistake: their figures go too"),
}


class ErasePastPage(Page):
    """Of which years or which case, why, and a tick that it is meant."""

    def __init__(self, session: Session) -> None:
        """Lay out what is said; the form depends on what is held."""
        super().__init__(session)
        self.held: Past | None = None
        self.which, self.form = theme.label(bold=True), Form()
        self.body.addWidget(theme.title(_("Erase the names of earlier records")))
        self.body.addWidget(self.which)
        for words in (
            _(
                "What goes: the URNs, names and days of people in the records that were brought "
                "in from before the program, with their history. It cannot be undone."
            ),
            _(
                "What stays: every monthly figure as it is, without a name or number; so no sheet "
                "can bring the same cases in again. Only what was brought in by mistake goes from "
                "the figures too. That they were erased, when, by whom and why stays in any case."
            ),
            _("Delete the sheets themselves, and backups from before, where they are."),
        ):
            self.body.addLayout(column(theme.label(words)))
        self.body.addLayout(column(self.form))
        self.body.addStretch()
        self.erase_action = self.key(
            _("Erase the names for good"), "Ctrl+Return", self.submit, Verb.ERASE
        )
        leave = self.key(_("Back without changing anything"), "Alt+B", self.back.emit)
        self.add_foot(button(self.erase_action, main=True), button(leave))

    def open(self, what: str) -> None:
        """Nothing of the time before is left."""
        self.form.clear()
        self.erase_action.setEnabled(False)
        super().open(what)

    def refresh(self) -> None:
        """Look at what is held."""
        desk = self.session.desk
        self.query(lambda: past.held(desk), self._show)

    def take_focus(self) -> None:
        """Start at the first row."""
        self.form.focus_first()

    def submit(self) -> None:
        """Erase them."""
        desk, years, reason = self.session.desk, self.form.value("years"), self.form.text("reason")
        urn = self.form.text("urn")
        problems = {}
        if not years and not urn:
            problems["years"] = _("Choose a year, or type the URN of one case.")
        if not reason:
            problems["reason"] = _("Choose why they are erased.")
        if not self.form.value(_SURE):
            problems[_SURE] = _("Tick this if you mean it.")
        self.form.show_problems(problems)
        if not problems:
            watch = Watch(_("Erasing the records"))
            watch.ended.connect(lambda: self._cancelled() if watch.cancelled else None)
            self.change(
                lambda: past.erase(desk, years, Reason(reason), urn=urn, told=watch),
                self._done,
                watch,
            )

    def refuse(self, error: Refused) -> None:
        """At its row, where it has one."""
        if error.code == "nothing_to_erase" and "years" in self.form.rows:
            row = "years" if self.form.value("years") else "urn"
            self.form.show_problems({row: error.sentence})
        else:
            super().refuse(error)

    def _show(self, held: Past) -> None:
        self.held = held
        self.which.setText(past_words(held) or _("There are no records from before the program."))
        self.form.clear()
        if not held.records:
            return
        years = [
            (first, _("{year}: {records}").format(year=year_words(first), records=records(count)))
            for first, count in held.years.items()
        ]
        self.form.add("years", _("The records of which years?"), Ticks(years))
        self.form.add(
            "urn",
            _("Or of one case alone: its URN"),
            Line(20),
            help_text=_("For example, when somebody asks for it whose case is not here otherwise."),
        )
        self.form.add("reason", _("Why are they erased?"), Choice(list(_REASONS.items())))
        self.form.add(
            _SURE, _("Are you sure?"), Ticks([(_SURE, _("Erase these records for good"))])
        )
        self.erase_action.setEnabled(True)
        self.form.focus_first()

    def _cancelled(self) -> None:
        self.notice.say(_("Cancelled. Nothing was erased."))

    def _done(self, erased: int) -> None:
        self.back.emit()
        self.said.emit(_("Erased: {records}.").format(records=records(erased)))


def records(count: int) -> str:
    """“1 record”, “448 records”."""
    return ngettext("{n} record", "{n} records", count).format(n=f"{count:,}")


def past_words(held: Past) -> str:
    """What is held of the time before the program, in a sentence or two; empty for nothing."""
    said = []
    if held.records:
        words = _("{records} from before the program, the newest of {month}.")
        said.append(words.format(records=records(held.records), month=month_words(held.newest)))
    if held.of_cases_here:
        words = ngettext(
            "{n} more is of a case that is here, and goes with it.",
            "{n} more are of cases that are here, and go with them.",
            held.of_cases_here,
        )
        said.append(words.format(n=f"{held.of_cases_here:,}"))
    return " ".join(said)
