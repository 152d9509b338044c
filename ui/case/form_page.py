"""A page of a case that is one form with one main button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QPushButton, QSizePolicy

from smadvisor.errors import Refused
from smadvisor.office.cases import CaseFile
from smadvisor.text import _
from ui import theme
from ui.case.page import CasePage, column, file_only
from ui.fields import Value
from ui.form import Form
from ui.page import CHANGED_MEANWHILE, Session, button

T = TypeVar("T")


class FormPage(CasePage):
    """Title, form, main button (Ctrl+Enter). What was typed and not saved waits for the return."""

    def __init__(self, session: Session, title: str, main: str) -> None:
        """``main`` are the words of the button that saves."""
        super().__init__(session)
        self.heading = theme.title(title)
        self.form = Form()
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.form.changed.connect(lambda _row: self._touch())
        self.body.addWidget(self.heading)
        self.body.addLayout(column(self.form))
        self.body.addStretch()
        self.save_action = self.key(main, "Ctrl+Return", self.submit)
        self.main = button(self.save_action, main=True)
        self.cancel = QPushButton(_("Back without saving"))
        self.cancel.clicked.connect(self._give_up)
        self.add_foot(self.main, self.cancel)
        self.seen: Any = None
        """What the form was filled from: what somebody writes meanwhile is not overwritten."""
        self._kept: dict[str, tuple[dict[str, Value], Any]] = {}
        self._touched = False

    def open(self, what: str) -> None:
        """Nothing can be typed or saved until the form shows this person."""
        self._rest(True)
        super().open(what)

    @property
    def _what(self) -> str:
        """Whose form it is, and which of theirs: what was typed for one never reaches another."""
        return f"{self.person_id} {self.rest}"

    def refresh(self) -> None:
        """Read the case and fill the form."""
        self.read(file_only, lambda file, _none: self._fill(file))

    def fill(self, file: CaseFile) -> None:
        """Put into the form what is in the store."""
        raise NotImplementedError

    def submit(self) -> None:
        """Save."""
        raise NotImplementedError

    def start(self) -> None:
        """Put the cursor where work begins."""
        self.form.focus_first()

    def leave(self) -> None:
        """Keep what was not saved until this person is opened again."""
        super().leave()
        if self._touched:
            self._kept[self._what] = (self.form.values(), self.seen)
            self._touched = False

    def save(
        self, call: Callable[[], T], said: str, then: Callable[[], None] | None = None
    ) -> None:
        """Write with ``call``, then go back (after ``then``) and say what was done."""

        def done(_result: T) -> None:
            self.forget()
            if then is not None:
                then()
            self.back.emit()
            self.said.emit(said)

        self.form.show_problems({})
        self.change(call, done)

    def row_of(self, error: Refused) -> str:
        """The row that a refusal belongs to."""
        return next(iter(self.form.rows))

    def refuse(self, error: Refused) -> None:
        """Show it at its row; what is about the whole form, on top."""
        if error.code == CHANGED_MEANWHILE:
            super().refuse(error)
        else:
            self.form.show_problems({self.row_of(error): error.sentence})

    def _fill(self, file: CaseFile) -> None:
        if self._touched:
            return  # F5 while typing must not lose a word
        self._rest(False)
        self.form.show_problems({})
        self.fill(file)
        kept = self._kept.pop(self._what, None)
        self._touched = kept is not None
        if kept is not None:
            values, self.seen = kept
            self.form.set_values(values)
        self.arrange()
        self.start()

    def arrange(self) -> None:
        """Show only the rows that matter for what is chosen."""

    def _rest(self, rests: bool) -> None:
        self.form.setDisabled(rests)
        self.save_action.setDisabled(rests)

    def _touch(self) -> None:
        self._touched = True
        self.arrange()

    def forget(self) -> None:
        """What was typed need not wait for a return."""
        self._touched = False
        self._kept.pop(self._what, None)

    def _give_up(self) -> None:
        self.forget()
        self.back.emit()
