"""Practice: change the facts and see what the law says. Nothing is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from smadvisor.assessment.known import known
from smadvisor.assessment.questions import BY_ID, Kind, Question
from smadvisor.casework.cases import PLEAS
from smadvisor.law.tables import current
from smadvisor.office import assessing, cases
from smadvisor.office.desk import Desk
from smadvisor.text import _
from ui import theme
from ui.assessment.asked import field_for
from ui.case.page import column
from ui.fields import Day, Line, Options, Pick
from ui.form import Form
from ui.keyed import KeyedChoice
from ui.law import practice
from ui.law.beside import Beside
from ui.law.panel import LawPanel
from ui.law.practice import Start
from ui.layer import Notice
from ui.page import Page, Session, button

_MOST_BUTTONS = 6
"""More options than that are a list that opens."""


class WhatIfPage(Page):
    """A form of facts and all of the law beside it. Its id is a person’s, or nothing."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.person_id = ""
        self.start = practice.nothing_known()
        self.form = Form()
        self.form.changed.connect(lambda _name: self._show())
        self.form.settled.connect(self._check)
        self.banner = Notice()
        self.banner.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)  # noqa: S101  the base lays itself out so
        outer.insertWidget(0, self.banner)  # before it speaks: else a window flashes
        self.banner.say(_("For practice: nothing here is kept."), theme.Tone.AMBER)
        self.body.addWidget(theme.title(_("What if…")))
        self.body.addLayout(column(self.form))
        self.body.addStretch()
        again = self.key(_("Start again"), "Ctrl+R", self.refresh)
        back = QPushButton(_("Back"))
        back.setToolTip(_("Back (Alt+Left)"))
        back.clicked.connect(self.back.emit)
        self.add_foot(back, button(again))
        self.law = LawPanel(all_open=True)
        self.beside = Beside(self, self.law)

    def open(self, what: str) -> None:
        """Begin with the facts of the person ``what``, or with none."""
        self.person_id = what
        self.form.clear()
        self.law.clear()
        super().open(what)

    def refresh(self) -> None:
        """Begin again."""
        desk, person_id = self.session.desk, self.person_id
        if person_id:
            self.query(
                lambda: start_of(desk, person_id),
                lambda start: self._fill(start) if person_id == self.person_id else None,
            )
        else:
            self._fill(practice.nothing_known())

    def take_focus(self) -> None:
        """Start at the first row."""
        self.form.focus_first()

    def _fill(self, start: Start) -> None:
        """Lay out the form anew: nothing of another person is left in it."""
        self.start = start
        self.form.clear()
        self._add_case()
        self._add_defendant()
        self._head(_("The witness"))
        for id in practice.OF_WITNESS:
            self._ask(BY_ID[id])
        self.form.set_values(practice.first_values(start, self.session.desk.today))
        self._show()
        self.form.focus_first()

    def _add_case(self) -> None:
        self._head(_("The case"))
        courts = {row["code"]: row["name"] for row in current().courts}
        own = self.start.case
        if own.court_code:
            courts.setdefault(own.court_code, own.court)
        self._pick(practice.COURT, _("Court"), tuple(courts.items()))
        for id in practice.OF_CASE:
            self._ask(BY_ID[id])
        self._pick(
            practice.RESULT, _("How the case ended"), tuple(practice.RESULTS.items()), _("Not yet")
        )

    def _add_defendant(self) -> None:
        self._head(_("The first defendant"))
        self.form.add(practice.PLEA, _("Plea"), KeyedChoice(tuple(PLEAS.items()), across=True))
        self.form.add(practice.PLEA_DATE, _("Day of the plea"), Day())
        self.form.add(practice.AGE, _("Age"), Line(6))
        yes_no = (("yes", _("Yes")), ("no", _("No")))
        self.form.add(practice.LAWYER, _("Has a lawyer?"), KeyedChoice(yes_no, across=True))

    def _head(self, words: str) -> None:
        self.form.add_widget(theme.heading(words))

    def _pick(self, name: str, label: str, options: Options, none: str = "") -> None:
        self.form.add(name, label, Pick([("", none or _("Not known")), *options]))

    def _ask(self, question: Question) -> None:
        options = [(one.value, one.words) for one in question.options]
        if question.kind is Kind.ONE_OF and len(options) > _MOST_BUTTONS:
            self._pick(question.id, question.text, options, _("Not asked"))
        else:
            field = field_for(question)
            self.form.add(question.id, question.text, field, help_text=question.source)

    def _show(self) -> None:
        """What the law says now, and the questions that follow."""
        values, today, law = self.form.values(), self.session.desk.today, current()
        shown = practice.asked(values, law, today)
        for name, row in self.form.rows.items():
            row.setVisible(name in shown or name not in BY_ID)
        found, aims = practice.explained(self.start, values, law, today)
        self.law.show_law(found, aims, today)

    def _check(self, name: str) -> None:
        """Say at a row that it cannot be read."""
        self.form.rows[name].set_error(practice.problem(name, self.form.value(name)))


def start_of(desk: Desk, person_id: str) -> Start:
    """The facts of a person as they stand; an assessment that was not begun is not begun now."""
    file = cases.open_case(desk, person_id)
    if file.assessment_started:
        return Start(file.case, file.defendants, assessing.begin(desk, person_id).answers)
    return Start(file.case, file.defendants, known(file.case, file.person))
