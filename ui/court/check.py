"""The check before a trial: one screen a person. A tick, a day, a note; nothing is typed twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from smadvisor.casework.pretrial import AFTER_TRIAL, OF_A_MEASURE, Fact, Tick
from smadvisor.casework.pretrial_known import LABELS, Line, State
from smadvisor.errors import Refused
from smadvisor.law.words import MEASURES
from smadvisor.office import checks, requests
from smadvisor.office.cases import CaseFile
from smadvisor.office.checks import Check
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.text import _
from ui import theme
from ui.case.page import CasePage
from ui.court.asking import AskBox
from ui.court.cells import Cell, FactRows, Key, MeasureGrid, gap_cells
from ui.court.measures import offer, shown, uses
from ui.court.summary import Summary, mg2_words, trial_words
from ui.court.tick_form import Ticked, TickForm
from ui.fields import Link
from ui.page import Session, button

_TWO_COLUMNS = 1100
_TRIAL: Key = (Fact.TRIAL, "")
_ROW_OF = {"in_future": "on", "day_missing": "on"}


class PretrialPage(CasePage):
    """What was asked for, applied for, directed and in place; what else is needed on the day."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened for someone."""
        super().__init__(session)
        self.check: Check | None = None
        self._added: list[str] = []
        self._unsent: dict[str, str] = {}
        self._arrived = False
        self._open: Key | None = None
        self._next: Key | None = None
        self._make_actions()
        self.trial, self.mg2 = theme.label(bold=True), theme.label()
        self.show_mg2 = Link(_("Show the MG2"))
        self.show_mg2.clicked.connect(self._visit_mg2)
        self.summary = Summary()
        self.summary.wanted.connect(self._to_gap)
        self.measures = MeasureGrid(_("Measures"))
        self.detail = theme.quiet()
        self.measures.looked.connect(self.detail.setText)
        self.needs, self.after = FactRows(_("On the day")), FactRows(_("After the trial"))
        self.parts = (self.measures, self.needs, self.after)
        for part in self.parts:
            part.pressed.connect(self._ask)
        self.tick_form = TickForm(button(self.save_action, main=True), button(self.all_action))
        self.tick_form.closed.connect(self._close_form)
        self.asking = AskBox(button(self.send_action), asks=self.may(Verb.REQUEST_CHANGE))
        self._lay_out()

    def _make_actions(self) -> None:
        self.trial_action = self.key(_("Day of the trial…"), "Alt+T", self._ask_trial, Verb.CHECK)
        self.next_action = self.key(_("Next thing that is amber"), "Alt+N", self._to_next_gap)
        self.add_action = self.key(_("Add a measure"), "Alt+M", self._add, Verb.CHECK)
        self.look_action = self.key(
            _("Ask the advisor to look again"), "Alt+L", self._to_asking, Verb.REQUEST_CHANGE
        )
        self.save_action = self.key(_("Save"), "Ctrl+Return", self._save, Verb.CHECK)
        self.all_action = self.key(
            _("Same for all measures"), "Ctrl+Shift+Return", self._save_all, Verb.CHECK
        )
        self.send_action = self.key(
            _("Send to the advisor"), "Alt+S", self._send, Verb.REQUEST_CHANGE
        )

    def _lay_out(self) -> None:
        self.body.setSpacing(theme.GAP)
        top = QHBoxLayout()
        title = theme.title(_("Pre-trial check"))
        title.setWordWrap(False)
        top.addWidget(title)
        top.addWidget(self.trial, 1)
        self.trial_button = button(self.trial_action)
        top.addWidget(self.trial_button)
        self.add_button = button(self.add_action)
        self.add_button.clicked.disconnect()
        self.add_button.setMenu(QMenu(self.add_button))
        self.add_button.menu().aboutToShow.connect(self._offer)
        papers = QHBoxLayout()
        papers.addWidget(self.mg2, 1)
        papers.addWidget(self.show_mg2)
        adding = QHBoxLayout()
        adding.addWidget(self.detail, 1)
        adding.addWidget(self.add_button)
        self.body.addLayout(top)
        self.trial_place = QHBoxLayout()
        self.body.addLayout(self.trial_place)
        self.body.addWidget(self.summary)
        self.body.addLayout(papers)
        first, second = QVBoxLayout(), QVBoxLayout()
        for column, words, part in (
            (first, _("Measures"), self.measures),
            (second, _("On the day"), self.needs),
            (second, _("After the trial"), self.after),
        ):
            column.setSpacing(theme.GAP)
            column.addWidget(theme.heading(words))
            column.addWidget(part)
            if column is first:
                column.addLayout(adding)
        for column in (first, second):
            column.addStretch()
        self.at_left, self.at_end = first, QVBoxLayout()
        self.at_end.addWidget(self.asking)
        self.columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.columns.setSpacing(theme.MARGIN)
        self.columns.addLayout(first, 1)
        self.columns.addLayout(second, 1)
        self.body.addLayout(self.columns)
        self.body.addLayout(self.at_end)
        self.body.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        wide = self.width() >= _TWO_COLUMNS
        self.columns.setDirection(way.LeftToRight if wide else way.TopToBottom)
        if wide:
            self.at_left.insertWidget(self.at_left.count() - 1, self.asking)
        else:
            self.at_end.addWidget(self.asking)

    def open(self, what: str) -> None:
        """Nothing of anybody else is left: no cell, no half-filled form, no words."""
        if what.partition(" ")[0] != self.person_id:
            self._unsent[self.person_id] = self.asking.words
            self.check, self._added = None, []
            self._close_form()
            for part in self.parts:
                part.empty(self.tick_form)
            self.asking.write(self._unsent.pop(what.partition(" ")[0], ""))
        self._arrived = True
        super().open(what)

    def refresh(self) -> None:
        """Read the case and the check."""
        self.read(_check, self._fill)

    # --- what is shown ------------------------------------------------------------------------

    def _fill(self, _file: CaseFile, check: Check) -> None:
        self.check = check
        today = self.session.desk.today
        self.trial.setText(trial_words(check, today))
        self.trial_action.setText(
            _("Alter the day…") if check.trial_known else _("Enter the day of the trial…")
        )
        self.mg2.setText(mg2_words(check, today))
        self.show_mg2.setVisible(check.mg2 is not None)
        self.summary.show_gaps(check, today)
        self._show_measures(check)
        self.needs.show_lines(check.standing.person, self.tick_form)
        self.after.show_lines(check.standing.after, self.tick_form)
        self.asking.show_requests(check.requests, today)
        if self._open is not None:
            self._place(self._open)
        self._set_actions()
        self._set_order()
        if self._arrived and self._open is not None:
            self.tick_form.form.focus_first()
        elif self._arrived or self._next is not None:
            self._start(self._next)
        self._arrived, self._next = False, None

    def _show_measures(self, check: Check) -> None:
        found = shown(check, self._added)
        used = uses(check, self.session.desk.today)
        self.measures.show_measures(found, self.tick_form, used=used)
        self.measures.setVisible(bool(found))
        self.detail.setText("" if found else _("No measure is asked for."))
        self.add_action.setVisible(len(found) < len(MEASURES))

    def _cells(self) -> dict[Key, Cell]:
        return dict(gap_cells(self.parts))

    def _start(self, key: Key | None) -> None:
        """At the cell that was ticked; at first at what is amber, else at the first there is."""
        cells = self._cells()
        if key == _TRIAL:
            self.trial_button.setFocus()
        elif key in cells:
            cells[key].setFocus()
        elif self.summary.links:
            self.summary.links[0].setFocus()
        else:
            self.trial_button.setFocus()

    # --- ticking ------------------------------------------------------------------------------

    def _ask(self, line: Line) -> None:
        """Who may not tick reads what is known, and no more."""
        if self.check is not None and self.may(Verb.CHECK):
            self._open_form((line.fact, line.measure), line.label)

    def _ask_trial(self) -> None:
        if self.check is not None:
            self._open_form(_TRIAL, LABELS[Fact.TRIAL])

    def _open_form(self, key: Key, label: str) -> None:
        assert self.check is not None  # noqa: S101  there are no cells without one
        self._open = key
        before = self.check.earlier.get(key, ())
        newest = self._newest(key)
        shown = (newest, *before) if newest else ()
        self.tick_form.ask(label, *key, shown, self._likely_day(key[0]))
        self._place(key)
        self._set_actions()
        self._set_order()
        self.tick_form.show()
        self.tick_form.form.focus_first()
        QTimer.singleShot(0, self, self._show_form)

    def _likely_day(self, fact: Fact) -> date:
        """Today; of what the trial showed, its day."""
        today = self.session.desk.today
        trial = self.check.trial if self.check and fact in AFTER_TRIAL else None
        return min(trial.on, today) if trial and trial.on else today

    def _newest(self, key: Key) -> Tick | None:
        assert self.check is not None  # noqa: S101  as above
        if key == _TRIAL:
            return self.check.trial
        cell = self._cells().get(key)
        return cell.line.tick if cell else None

    def _show_form(self) -> None:
        if self.area is not None and self.tick_form.isVisible():
            self.area.ensureWidgetVisible(self.tick_form, 0, theme.GAP)

    def _place(self, key: Key) -> None:
        if key == _TRIAL:
            self.trial_place.addWidget(self.tick_form)
            return
        for part in self.parts:
            if key in part.cells:
                part.place(self.tick_form, key)
                self.tick_form.show()

    def _close_form(self) -> None:
        key, self._open = self._open, None
        self.tick_form.hide()
        self._set_actions()
        if key is not None and self.check is not None:
            self._start(key)

    def _set_actions(self) -> None:
        """Keys hold only while there is something for them to do."""
        self.save_action.setEnabled(self._open is not None)
        several = self._open is not None and self._open[0] in OF_A_MEASURE
        measures = self._alike(self._open[0]) if several and self._open else ()
        self.all_action.setEnabled(len(measures) > 1)
        self.all_action.setVisible(len(measures) > 1)
        self.all_action.setText(_("Same for all {n} measures").format(n=len(measures)))
        self.next_action.setEnabled(bool(self.summary.links))

    def _set_order(self) -> None:
        """Tab goes down the page as it is read; from a cell into the form that is open there."""
        form = self.tick_form.widgets()
        order: list[QWidget] = [self.trial_button, *(form if self._open == _TRIAL else ())]
        order += [*self.summary.links, self.show_mg2]
        for part in self.parts:
            for key, cell in part.cells.items():
                order += [cell, *(form if self._open == key else ())]
            if part is self.measures:
                order.append(self.add_button)
        order += self.asking.widgets()
        for one, following in pairwise(order):
            self.setTabOrder(one, following)

    def _alike(self, fact: Fact) -> list[str]:
        """The measures for which this fact is still to be known, or is known already."""
        return [
            measure
            for (of, measure), cell in self.measures.cells.items()
            if of is fact and cell.line.state is not State.NOT_NEEDED
        ]

    def _save(self) -> None:
        if (ticked := self.tick_form.ticked()) is not None:
            said = (ticked.fact, ticked.value, ticked.on, ticked.note, ticked.measure)
            self._keep(ticked, lambda desk, id: checks.tick(desk, id, *said))

    def _save_all(self) -> None:
        if (ticked := self.tick_form.ticked()) is not None:
            said = (ticked.fact, ticked.value, ticked.on, ticked.note)
            measures = self._alike(ticked.fact)
            self._keep(ticked, lambda desk, id: checks.tick_measures(desk, id, *said, measures))

    def _keep(self, ticked: Ticked, act: Callable[[Desk, str], object]) -> None:
        """Then the form closes, and the cursor is where it was; unless somebody else is shown."""
        desk, person_id = self.session.desk, self.person_id

        def kept(_result: object) -> None:
            if person_id == self.person_id:
                self._open, self._next = None, (ticked.fact, ticked.measure)
                self.tick_form.hide()
                self.refresh()

        self.change(lambda: act(desk, person_id), kept)

    def refuse(self, error: Refused) -> None:
        """At the field of the tick that it is about."""
        if self._open is not None and error.code in _ROW_OF:
            self.tick_form.form.show_problems({_ROW_OF[error.code]: error.sentence})
        elif error.code == "words_missing":
            self.asking.form.show_problems({"words": error.sentence})
        else:
            super().refuse(error)

    def _add(self) -> None:
        self.add_button.showMenu()

    def _offer(self) -> None:
        here = shown(self.check, self._added) if self.check else ()
        offer(self.add_button.menu(), here, self._add_measure)

    def _add_measure(self, id: str) -> None:
        """A row for it, and what the court said of it is asked first."""
        if self.check is not None:
            self._added.append(id)
            self._show_measures(self.check)
            self._ask(self.measures.cells[Fact.DIRECTED, id].line)

    # --- ways elsewhere -----------------------------------------------------------------------

    def _visit_mg2(self) -> None:
        if self.check is not None and self.check.mg2 is not None:
            self.visit("paper", self.check.mg2.id)

    def _to_gap(self, key: Key) -> None:
        """To its cell; about the day of the trial, the one field is opened at once."""
        if key == _TRIAL and self.may(Verb.CHECK):
            self._ask_trial()
        elif cell := self._cells().get(key):
            cell.setFocus()

    def _to_next_gap(self) -> None:
        """The first cell in amber after the one in focus; from the last, the first again."""
        cells = list(self._cells().values())
        here = next((at for at, cell in enumerate(cells) if cell.hasFocus()), -1)
        for cell in (*cells[here + 1 :], *cells[: here + 1]):
            if cell.line.state is State.AMBER:
                cell.setFocus()
                return

    def _to_asking(self) -> None:
        self.asking.form.focus_first()

    def _send(self) -> None:
        desk, person_id, words = self.session.desk, self.person_id, self.asking.words

        def sent(_result: object) -> None:
            if person_id == self.person_id:
                self.asking.write("")
                self.notice.say(_("The advisor was asked to look again."), theme.Tone.GOOD)
                self.refresh()

        self.change(lambda: requests.ask(desk, person_id, words), sent)


def _check(desk: Desk, file: CaseFile) -> Check:
    return checks.check(desk, file.person.id)
