"""One question on the page: what to read aloud, the question, its field and its marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smadvisor.assessment.answers import check
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import Kind, Question
from smadvisor.errors import Refused
from smadvisor.text import _
from ui import theme
from ui.assessment.drafting import WeakWords
from ui.fields import Day, Field, Line, Words
from ui.form import Form, Row
from ui.keyed import YES_NO_KEYS, AloneTicks, KeyedChoice
from ui.marks import Mark

_WRONG = {
    Kind.DATE: _("This is no date, so it is not saved. Type it as 24/11/2026."),
    Kind.LINE: _("This is too long for one answer, so it is not saved. Shorten it."),
    Kind.TEXT: _("This is too long for one answer, so it is not saved. Shorten it."),
}


class Asked:
    """A question laid out in a form, under the question’s id."""

    def __init__(self, form: Form, question: Question, stands: Callable[[str], None]) -> None:
        """``stands`` is called with the id when the advisor has looked again."""
        self.question = question
        self.above = _Above(question, lambda: stands(question.id))
        form.add_widget(self.above)
        said = " · ".join(filter(None, (question.help, question.source)))
        self.field: Field = form.add(
            question.id, question.text, field_for(question), help_text=said
        )
        self.row: Row = form.rows[question.id]
        self.prompts = theme.quiet("\n".join(f"• {prompt}" for prompt in question.prompts))
        if question.prompts:
            self.row.put_beside(self.prompts)
        self.weak = WeakWords()
        form.add_widget(self.weak)

    def show_answer(self, answer: Answer | None) -> None:
        """Show ``answer`` in the field."""
        self.field.set_value(answer or "")
        self.typed()

    def typed(self) -> None:
        """Say what is weak in words that go into an order."""
        if self.question.drafting:
            self.weak.look_at(str(self.field.value()))

    def show_marks(self, *, look_again: bool, from_list: bool) -> None:
        """Say that it needs another look, or where it comes from."""
        self.above.look_again.setVisible(look_again)
        self.above.from_list.setVisible(from_list)

    def show(self, shown: bool) -> None:
        """Ask it, or pass over it."""
        self.above.setVisible(shown)
        self.row.setVisible(shown)
        self.weak.setVisible(shown and bool(self.weak.said.text()))

    def show_help(self, shown: bool) -> None:
        """Show what the advisor may know about the question, or only the question."""
        self.row.help.setVisible(shown and bool(self.row.help_text))

    def show_prompts(self, shown: bool) -> None:
        """Show what not to forget, if there is anything."""
        self.prompts.setVisible(shown and bool(self.question.prompts))

    def enlarge(self, by: float) -> None:
        """Show it in larger type."""
        for part in (self.above, self.row):
            theme.enlarge(part, by)

    def answer(self) -> Answer | None:
        """What the field holds, None for nothing. Raises Refused when that is no answer."""
        value = self.field.value()
        return check(self.question, value) if value else None

    def problem(self) -> str:
        """What is wrong with what was typed, or nothing."""
        try:
            self.answer()
        except Refused:
            return _WRONG.get(self.question.kind, _("This cannot be saved."))
        return ""

    def focus(self) -> None:
        """Put the cursor in the field: on what is chosen, else on the first choice."""
        parts = self.field.parts()
        if isinstance(self.field, KeyedChoice) and (chosen := self.field.value()):
            parts = (self.field.buttons[str(chosen)],)
        if isinstance(self.field, Words):  # what comes next is written after what is there
            self.field.moveCursor(QTextCursor.MoveOperation.End)
        parts[0].setFocus(Qt.FocusReason.TabFocusReason)


class _Above(QWidget):
    """What stands above a question: the second look, where it comes from, what to read aloud."""

    def __init__(self, question: Question, stands: Callable[[], None]) -> None:
        super().__init__()
        self.look_again = theme.Panel(theme.Tone.AMBER)
        self.stands = QPushButton(_("This still stands"))
        self.stands.setAccessibleDescription(question.text)
        self.stands.clicked.connect(lambda _on: stands())
        row = QHBoxLayout(self.look_again)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(theme.label(_("Look again: an answer before this one was changed.")), 1)
        row.addWidget(self.stands)
        self.from_list = Mark(_("From the list or the offence code"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.WIDE, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.look_again)
        if question.say:
            column.addWidget(Aloud(question.say))
        column.addWidget(self.from_list)
        self.look_again.hide()
        self.from_list.hide()


class Aloud(theme.Panel):
    """Words to read aloud, larger and set apart from all else."""

    def __init__(self, words: str) -> None:
        """Show ``words`` in quotation marks."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(theme.quiet(_("Say")))
        column.addWidget(theme.label(f"“{words}”", scale=1.12))


def field_for(question: Question) -> Field:
    """An empty field of the kind that the question asks for."""
    options = [(option.value, option.words) for option in question.options]
    match question.kind:
        case Kind.YES_NO:
            return KeyedChoice(options, across=True, keys=YES_NO_KEYS)
        case Kind.ONE_OF:
            return KeyedChoice(options)
        case Kind.MANY_OF:
            alone = frozenset(one.value for one in question.options if one.alone)
            return cast(Field, AloneTicks(options, alone))
        case Kind.DATE:
            return Day()
        case Kind.LINE:
            return Line(60)
        case _:
            return Words()
