"""What the law says here, beside the questions: one measure, all eight, or who is eligible."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smadvisor.assessment.changes import words
from smadvisor.assessment.flow import Answers, Page
from smadvisor.assessment.questions import BY_ID, Section
from smadvisor.law.facts import How, State
from smadvisor.law.words import BY_ID as MEASURES
from smadvisor.office.assessing import Sitting
from smadvisor.text import _
from ui import theme
from ui.flow import clear
from ui.marks import Mark
from ui.theme import Tone

_STATES = {
    State.OPEN: (_("Open here"), Tone.GOOD),
    State.CLOSED: (_("Closed here"), Tone.PLAIN),
    State.ASK: (_("To be asked"), Tone.AMBER),
}
_HOW = {
    How.AUTO: (_("Automatic"), Tone.GOOD),
    How.TEST: (_("The court must find it"), Tone.AMBER),
}
_ABOUT_ELIGIBILITY = (Section.FEELINGS, Section.NEEDS, Section.ELIGIBILITY, Section.VIEWS)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing the law says."""

    heading: str
    mark: str
    tone: Tone
    sentence: str


def remarks(page: Page, sitting: Sitting, answers: Answers) -> tuple[str, list[Remark]]:
    """A title and what the law says to this page; the title is empty where it says nothing."""
    here = [one for one in sitting.measures if one.name == page.topic]
    if here:
        said = [Remark(one.section, *_STATES[one.state], one.reason) for one in here]
        return _("In this case and court"), said
    if page.section in _ABOUT_ELIGIBILITY:
        ways = [Remark(one.section, *_HOW[one.how], one.reason) for one in sitting.eligible]
        nothing = Remark("", _("Not settled yet"), Tone.AMBER, _("The answers here decide it."))
        return _("Eligible as things stand"), ways or [nothing]
    if page.section in (Section.MEASURES, Section.CHOICE):
        said = []
        for one in sitting.measures:
            view = BY_ID[f"{one.name}.view"]
            wanted = answers.get(view.id)
            heading = MEASURES[one.name].name
            if wanted:
                heading += " – " + _("wanted: {view}").format(view=words(view, wanted).lower())
            said.append(Remark(heading, *_STATES[one.state], ""))
        return _("The eight measures here"), said
    return "", []


class Beside(QWidget):
    """Shows the remarks."""

    def __init__(self) -> None:
        """Empty and hidden."""
        super().__init__()
        self.setMaximumWidth(theme.COLUMN)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._title = theme.heading()
        self._parts = QVBoxLayout()
        self._parts.setSpacing(theme.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addLayout(self._parts)
        self._shown: tuple[str, list[Remark]] = ("", [])
        self.hide()

    def show_remarks(self, title: str, said: list[Remark]) -> None:
        """Show these."""
        if (title, said) == self._shown:
            return
        self._shown = (title, said)
        self._title.setText(title)
        clear(self._parts)
        for one in said:
            self._parts.addWidget(_Remark(one))
        self.setVisible(bool(title))


class _Remark(QWidget):
    """Heading and mark, the sentence under them."""

    def __init__(self, remark: Remark) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.SMALL)
        column.setSpacing(2)
        if remark.heading:
            column.addWidget(theme.label(remark.heading, bold=bool(remark.sentence)))
        column.addWidget(Mark(remark.mark, remark.tone))
        if remark.sentence:
            column.addWidget(theme.label(remark.sentence))
