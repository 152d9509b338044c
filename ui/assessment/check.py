"""Check answers: everything that was asked, in words, and whether the MG2 can be made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smadvisor.assessment import flow
from smadvisor.assessment.changes import words as in_words
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.preflight import Reason
from smadvisor.assessment.questions import Kind, Question
from smadvisor.office import assessing
from smadvisor.office.assessing import Sitting
from smadvisor.office.cases import CaseFile
from smadvisor.text import _, ngettext
from ui import theme
from ui.case.page import CasePage, column
from ui.fields import Link
from ui.flow import clear
from ui.marks import Mark
from ui.page import Session, button
from ui.paper.making import make_mg2
from ui.theme import Tone
from ui.when import day_words

_WIDEST = 1000


class Reasons(theme.Panel):
    """What is in the way, or worth a look: each leads to its question."""

    def __init__(self, page: CasePage, tone: Tone) -> None:
        """Empty and hidden."""
        super().__init__(tone)
        self._page = page
        self.title = theme.heading()
        self.links: list[Link] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addLayout(self._grid)
        self.hide()

    def show_reasons(self, title: str, reasons: Sequence[Reason]) -> None:
        """List ``reasons``."""
        clear(self._grid)
        self.links = []
        self.title.setText(title)
        self.setVisible(bool(reasons))
        for at, reason in enumerate(reasons):
            topic, _colon, sentence = reason.sentence.partition(": ")
            link = Link(topic)
            link.setAccessibleDescription(sentence)
            link.clicked.connect(
                lambda _on, question=reason.question: self._page.visit("assessment", question)
            )
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(link, at, 0, top | Qt.AlignmentFlag.AlignLeft)
            said = theme.label(sentence)
            said.setContentsMargins(0, theme.SMALL, 0, theme.SMALL)
            self._grid.addWidget(said, at, 1, top)
            self.links.append(link)


class CheckPage(CasePage):
    """Every question that is asked with its answer and the way to change it."""

    def __init__(self, session: Session) -> None:
        """Lay out the page."""
        super().__init__(session)
        self.sitting: Sitting | None = None
        self.changes: dict[str, Link] = {}
        self.reasons = Reasons(self, Tone.RED)
        self.warnings = Reasons(self, Tone.AMBER)
        self.ready = theme.label()
        answers = QWidget()
        self.grid = QGridLayout(answers)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme.WIDE)
        self.grid.setVerticalSpacing(0)
        self.grid.setColumnStretch(0, 5)
        self.grid.setColumnStretch(1, 6)
        self.body.addWidget(theme.title(_("Check answers")))
        for part in (self.ready, self.reasons, self.warnings):
            self.body.addWidget(part)
        self.body.addLayout(column(answers, _WIDEST))
        self.body.addStretch()
        make = self.key(_("Make the MG2"), "Ctrl+Return", self.make)
        preview = self.key(_("Preview the draft"), "Ctrl+P", lambda: self.visit("paper"))
        back = self.key(_("Back to the questions"), "Ctrl+E", lambda: self.visit("assessment"))
        self.main = button(make, main=True)
        self.add_foot(self.main, button(preview), button(back))

    def open(self, what: str) -> None:
        """Nothing is made until the answers of this person are here."""
        self.sitting = None
        super().open(what)

    def refresh(self) -> None:
        """Read the assessment."""
        self.read(lambda desk, file: assessing.begin(desk, file.person.id), self._fill)

    def make(self) -> None:
        """Make the MG2, or say why it cannot be made yet."""
        if self.sitting is not None and self.sitting.readiness.ready:
            make_mg2(self)
        elif self.sitting is not None and self.reasons.links:
            self.reasons.links[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.reasons)  # type: ignore[union-attr]

    def _fill(self, _file: CaseFile, sitting: Sitting) -> None:
        self.sitting = sitting
        found = sitting.readiness
        self.ready.setText(
            _("Everything that an MG2 needs is answered.")
            if found.ready
            else _("You can go on later: every answer is kept.")
        )
        count = len(found.reasons)
        self.reasons.show_reasons(
            ngettext(
                "The MG2 cannot be made yet, for {n} reason",
                "The MG2 cannot be made yet, for {n} reasons",
                count,
            ).format(n=count),
            found.reasons,
        )
        self.warnings.show_reasons(_("Worth a look before it is sent"), found.warnings)
        self._show_answers(sitting)
        self.main.setFocus()

    def _show_answers(self, sitting: Sitting) -> None:
        clear(self.grid)
        self.changes = {}
        shown = flow.visible(sitting.answers, sitting.passed_over)
        row, section = 0, None
        for question in shown:
            if question.section is not section:
                section = question.section
                heading = theme.heading(section.heading)
                heading.setContentsMargins(0, theme.WIDE, 0, 0)
                self.grid.addWidget(heading, row, 0, 1, 3)
                row += 1
            self._add(row, question, sitting)
            row += 1

    def _add(self, row: int, question: Question, sitting: Sitting) -> None:
        answer = sitting.answers.get(question.id)
        asked, said = theme.label(question.text), theme.label(answer_words(question, answer))
        if not answer:
            theme.soften(said)
        for at, words in enumerate((asked, said)):
            words.setContentsMargins(0, theme.SMALL, 0, theme.SMALL)
            self.grid.addWidget(words, row, at, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(self._change(question, sitting), row, 2, Qt.AlignmentFlag.AlignTop)

    def _change(self, question: Question, sitting: Sitting) -> QWidget:
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        link = Link(_("Change"))
        link.setAccessibleName(_("Change: {question}").format(question=question.text))
        link.clicked.connect(lambda _on: self.visit("assessment", question.id))
        self.changes[question.id] = link
        row.addWidget(link)
        if question.id in sitting.look_again:
            row.addWidget(Mark(_("Look again"), Tone.AMBER))
        elif question.id in sitting.known and question.id not in sitting.given:
            row.addWidget(Mark(_("From the list")))
        row.addStretch()
        return cell


def answer_words(question: Question, answer: Answer | None) -> str:
    """An answer as people read it; dates too."""
    if question.kind is Kind.DATE and answer:
        return day_words(date.fromisoformat(str(answer)))
    return in_words(question, answer)
