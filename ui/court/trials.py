"""Trials in the next days, soonest first, and what is amber before them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout

from smadvisor.casework.coming import Coming
from smadvisor.casework.drawn import Drawn
from smadvisor.casework.priority import searchable
from smadvisor.office import checks
from smadvisor.office.verbs import Verb
from smadvisor.text import _, ngettext
from ui import printing, theme
from ui.fields import Pick
from ui.page import Page, Place, Session, button
from ui.records import Column, Records, RecordsView, people
from ui.searching import Empty, Search
from ui.when import hearing_words

DAYS = (7, 14, 28, 60)
USUAL = 28
UNDATED = 0
"""In place of a number of days: those without a day of the trial."""
_AMBER, _ALL = "amber", "all"


def trial_words(one: Coming) -> str:
    """When the trial is, and whether only the list says so."""
    day = hearing_words(one.trial_on, one.days)
    return day if one.trial_known else _("{day}, by the list").format(day=day)


COLUMNS: tuple[Column[Coming], ...] = (
    Column(_("Trial"), trial_words, 36),
    Column(_("Person"), lambda one: one.person, 26),
    Column(_("Amber"), lambda one: " · ".join(one.amber) or _("Nothing"), 60),
    Column(_("Asked for"), lambda one: "; ".join(one.measures) or _("None known"), 36),
    Column(_("URN"), lambda one: one.urn, 20),
    Column(_("Court"), lambda one: one.court, 40),
)


class TrialsPage(Page):
    """A search, how far ahead, whether all or only those with something amber, and the table."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.found: Sequence[Coming] = ()
        self._texts: list[str] = []
        self.model: Records[Coming] = Records(COLUMNS)
        self.table = RecordsView(self.model, _("Coming trials, soonest first"))
        self.table.entered_row.connect(self._open_row)
        self.table.row_changed.connect(self._say_all)
        self.summary, self.detail = theme.label(), theme.label()
        self.search = Search(_("Search by URN, name or court"), self.table)
        self.search.textChanged.connect(lambda _text: self._show())
        self.days = Pick([(str(days), next_words(days)) for days in (*DAYS, UNDATED)])
        self.days.setAccessibleName(_("How far ahead"))
        self.days.set_value(str(USUAL))
        self.days.settled.connect(self.refresh)
        self.only = Pick([(_AMBER, _("With anything amber")), (_ALL, _("All"))])
        self.only.setAccessibleName(_("Which of them"))
        self.only.settled.connect(self._show)
        self.empty = Empty()
        self.key(_("Search the trials"), "Ctrl+F", self.search.begin)
        self.key(_("All, or those with anything amber"), "Ctrl+L", self._turn)
        for number, days in enumerate((*DAYS, UNDATED), start=1):
            self.key(next_words(days), f"Alt+{number}", partial(self.look_ahead, days))
        self.print_action = self.key(_("Save as PDF…"), "Ctrl+P", self._print, Verb.PRINT)
        self._lay_out()
        self.start_at = self.search

    def refresh(self) -> None:
        """Read them again; the cursor stays with the same person."""
        desk, days = self.session.desk, self._days
        self.query(lambda: checks.coming(desk, days) if days else checks.undated(desk), self._take)

    def look_ahead(self, days: int) -> None:
        """Show the trials of the next ``days``."""
        self.days.set_value(str(days))
        self.refresh()

    @property
    def _days(self) -> int:
        return int(str(self.days.value()))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(theme.title(_("Trials")))
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.summary, 1)
        finding = QHBoxLayout()
        finding.setSpacing(theme.GAP)
        finding.addWidget(self.search, 1)
        self.days.setToolTip(_("How far ahead (Alt+1 to Alt+5)"))
        self.only.setToolTip(_("All, or those with anything amber (Ctrl+L)"))
        for part in (self.days, self.only, button(self.print_action)):
            finding.addWidget(part)
        self.layers = QStackedLayout()
        self.body.setSpacing(theme.GAP)
        self.body.addLayout(top)
        self.body.addWidget(
            theme.quiet(
                _("Soonest first, with what is missing. Enter opens the check of a person.")
            )
        )
        self.body.addLayout(finding)
        self.body.addLayout(self.layers, 1)
        self.body.addWidget(self.detail)
        for layer in (self.table, self.empty):  # once the layout has a home: else a window flashes
            self.layers.addWidget(layer)

    def _take(self, found: Sequence[Coming]) -> None:
        first = not self.model.records
        self.found = found
        self._texts = [searchable(one.urn, one.person, one.court) for one in found]
        self._show()
        if first:
            self.table.fit()

    def _show(self) -> None:
        at = self.table.current()
        person = self.model.records[at].person_id if at >= 0 else ""
        words = searchable(self.search.text()).split()
        every = self.only.value() == _ALL
        self.model.show(
            [
                one
                for one, text in zip(self.found, self._texts, strict=True)
                if (every or one.amber) and all(word in text for word in words)
            ]
        )
        shown = self.model.records
        self.table.go_to(next((at for at, one in enumerate(shown) if one.person_id == person), 0))
        self.summary.setText(self._said() if self.found else "")
        self.print_action.setEnabled(bool(shown))
        if not shown:
            self._say_empty()
        self.layers.setCurrentWidget(self.table if shown else self.empty)

    def _said(self) -> str:
        """The summary; where not all are shown, how many of them."""
        said, shown = summary(self.found, self._days), len(self.model.records)
        if shown == len(self.found):
            return said
        part = _("{shown} of {all} shown").format(shown=shown, all=people(len(self.found)))
        return f"{said} · {part}"

    def _say_empty(self) -> None:
        days = self._days
        if not self.found and days == UNDATED:
            self.empty.say(
                _("No trial without a day"),
                _("Of every case heard in the last year the day of the trial is entered."),
                "",
                int,
            )
        elif not self.found and days < DAYS[-1]:
            self.empty.say(
                _("No trial {when}").format(when=_in_words(days)),
                _("Enter the day of a trial in the check of a person, or look further ahead."),
                _("Look {n} days ahead").format(n=DAYS[-1]),
                partial(self.look_ahead, DAYS[-1]),
            )
        elif not self.found:
            self.empty.say(
                _("No trial {when}").format(when=_in_words(days)),
                _("Enter the day of a trial in the check of a person: open them from the queue."),
                "",
                int,
            )
        elif self.search.text():
            self.empty.say(
                _("Nobody matches"),
                _("Nobody here has all of what you searched for."),
                _("Clear search, show all"),
                self._clear,
            )
        else:
            self.empty.say(
                _("Nothing is amber"),
                _("Nothing is missing before the trials {when}.").format(when=_in_words(days)),
                _("Show all"),
                self._clear,
            )

    def _clear(self) -> None:
        self.only.set_value(_ALL)
        self.search.clear()
        self._show()
        self.search.setFocus()

    def _turn(self) -> None:
        self.only.set_value(_AMBER if self.only.value() == _ALL else _ALL)
        self._show()

    def _say_all(self, row: int) -> None:
        """All of what the table may have to cut."""
        self.detail.setText(in_full(self.model.records[row]) if row >= 0 else "")

    def _open_row(self, row: int) -> None:
        self.go.emit(Place("pretrial", self.model.records[row].person_id))

    def _print(self) -> None:
        path = printing.ask_where(self, _("Save the trials as PDF"), _("trials.pdf"))
        if path is not None:
            self.save_pdf(path)

    def save_pdf(self, path: Path) -> None:
        """Draw what is shown and keep it in ``path``."""
        said, paper = self._said(), self.session.parts.draw_trials

        def draw(lines: Sequence[Coming], on: date) -> Drawn:
            return paper(lines, on, said)

        printing.save(self, list(self.model.records), path, draw)


def next_words(days: int) -> str:
    """“The next 28 days”."""
    if days == UNDATED:
        return _("No day entered")
    return ngettext("The next {n} day", "The next {n} days", days).format(n=days)


def _in_words(days: int) -> str:
    if days == UNDATED:
        return _("without a day")
    return ngettext("in the next {n} day", "in the next {n} days", days).format(n=days)


def summary(found: Sequence[Coming], days: int) -> str:
    """How many trials, how many of them with something amber; of how many people."""
    trials = {one.case_id for one in found}
    amber = {one.case_id for one in found if one.amber}
    said = ngettext("{n} trial {when}, {m} with something amber",
                    "{n} trials {when}, {m} with something amber", len(trials))  # fmt: skip
    said = said.format(n=len(trials), when=_in_words(days), m=len(amber))
    if len(found) == len(trials):
        return said
    return " · ".join((said, people(len(found))))


def in_full(one: Coming) -> str:
    """One line in full: who, where, what is missing, and where the day is from."""
    said = f"{', '.join(filter(None, (one.person, one.urn, one.court)))}: "
    said += " ".join(one.amber) or _("nothing is amber.")
    if not one.trial_known:
        day = _("The day is that of the hearing on the list: nobody entered the day of the trial.")
        said = f"{said} {day}"
    return said
