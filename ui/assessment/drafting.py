"""Help while a term of an order is typed: what is weak and its mend, and how the term will read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from smadvisor.assessment.flow import Answers
from smadvisor.assessment.orders import terms
from smadvisor.assessment.questions.order_terms import topic
from smadvisor.assessment.wording import weak
from smadvisor.text import _
from ui import theme

_LINES = 3


class WeakWords(theme.Panel):
    """Under a field: the words that are weak, why, and what to write instead. Never in the way."""

    def __init__(self) -> None:
        """Empty and hidden."""
        super().__init__(theme.Tone.AMBER)
        self.said = theme.label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        self.hide()

    def look_at(self, text: str) -> None:
        """Say what is weak in ``text``."""
        lines = [
            _("“{words}”: {why} Better: {better}").format(
                words=text[one.start : one.end], why=one.why, better=one.better
            )
            for one in weak(text)
        ]
        self.said.setText("\n".join(lines))
        self.setVisible(bool(lines))


class TermReads(theme.Panel):
    """How the term of this page will read in the order, as far as it is filled in."""

    def __init__(self) -> None:
        """Empty and hidden."""
        super().__init__()
        self.said = theme.label()
        # The questions under it stay where they are while the term grows with the typing.
        self.said.setMinimumHeight(_LINES * self.said.fontMetrics().lineSpacing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(theme.quiet(_("So it will read")))
        column.addWidget(self.said)
        self.hide()

    def show_term(self, page: str, answers: Answers) -> None:
        """Show the term of the page on the topic ``page``; nothing on any other page."""
        here = [one for one in terms(answers) if topic(one.id) == page]
        self.said.setText(here[0].text if here else "")
        self.setVisible(bool(here))
