"""Check answers: everything that was asked, in words, and whether the MG2 can be made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smadvisor.assessment import flow
from smadvisor.assessment.changes import words
from smadvisor.assessment.preflight import Reason
from smadvisor.assessment.questions import Kind, Question
from smadvisor.casework.paper import Answer
from smadvisor.office import assessing
from smadvisor.office.assessing import Sitting
from smadvisor.office.cases import CaseFile
from smadvisor.text import _, ngettext
from ui import theme
from ui.case.page import CasePage
from ui.fields import Link
from ui.flow import clear
from ui.marks import Mark
from ui.page import Session, button
from ui.paper.making import make_mg2
from ui.theme import Tone
from ui.when import day_words


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
        self.sections = QVBoxLayout()
        self.sections.setSpacing(theme.SMALL)
        self.body.addWidget(theme.title(_("Check answers")))
        for part in (self.ready, self.reasons, self.warnings):
            self.body.addWidget(part)
        self.body.addLayout(self.sections)
        self.body.addStretch()
        make = self.key(_("Make the MG2"), "Ctrl+Return", self.make)
        preview = self.key(_("Preview the draft"), "Ctrl+P", lambda: self.visit("paper"))
        back = self.key(_("Back to the questions"), "Ctrl+E", lambda: self.visit("assessment"))
        self.main = button(make, main=True)
        self.add_foot(self.main, button(preview), button(back))

    def refresh(self) -> None:
        """Read the assessment."""
        self.read(lambda desk, file: assessing.begin(desk, file.person.id), self._fill)

    def make(self) -> None:
        """Make the MG2, or say why it cannot be made yet."""
        if self.sitting is not None and self.sitting.readiness.ready:
            make_mg2(self)
        elif self.reasons.links:
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
        clear(self.sections)
        self.changes = {}
        shown = flow.visible(sitting.answers, flow.closed(sitting.measures))
        for section in dict.fromkeys(question.section for question in shown):
            self.sections.addWidget(theme.heading(section.heading))
            self.sections.addWidget(self._table([q for q in shown if q.section is section]))

    def _table(self, questions: Sequence[Question]) -> QWidget:
        assert self.sitting is not None  # noqa: S101  filled just before
        table = QWidget()
        table.setMaximumWidth(theme.COLUMN + theme.DOOR // 2)
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, theme.WIDE)
        grid.setHorizontalSpacing(theme.WIDE)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        for at, question in enumerate(questions):
            answer = self.sitting.answers.get(question.id)
            for column, text in enumerate((question.text, answer_words(question, answer))):
                said = theme.label(text) if answer or not column else theme.quiet(text)
                said.setContentsMargins(0, theme.SMALL, 0, theme.SMALL)
                grid.addWidget(said, at, column, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._change(question), at, 2, Qt.AlignmentFlag.AlignTop)
        return table

    def _change(self, question: Question) -> QHBoxLayout:
        assert self.sitting is not None  # noqa: S101  filled just before
        row = QHBoxLayout()
        link = Link(_("Change"))
        link.setAccessibleName(_("Change: {question}").format(question=question.text))
        link.clicked.connect(lambda _on: self.visit("assessment", question.id))
        self.changes[question.id] = link
        row.addWidget(link)
        if question.id in self.sitting.look_again:
            row.addWidget(Mark(_("Look again"), Tone.AMBER))
        elif question.id in self.sitting.known and question.id not in self.sitting.given:
            row.addWidget(Mark(_("From the list")))
        row.addStretch()
        return row


def answer_words(question: Question, answer: Answer | None) -> str:
    """An answer as people read it; dates too."""
    if question.kind is Kind.DATE and answer:
        return day_words(date.fromisoformat(str(answer)))
    return words(question, answer)
