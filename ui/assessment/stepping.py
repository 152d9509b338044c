"""Ctrl+Z and Ctrl+Y in the assessment: the last answer taken back, and given again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from smadvisor.assessment.questions import BY_ID
from smadvisor.office import assessing
from smadvisor.office.assessing import Stepped
from smadvisor.office.desk import Desk
from smadvisor.text import _

if TYPE_CHECKING:
    from ui.assessment.page import AssessmentPage

Verb = Callable[[Desk, str], Stepped | None]


class Stepping:
    """The two keys. A box for words takes them first, for its own undo."""

    def __init__(self, page: AssessmentPage) -> None:
        """Give ``page`` its keys."""
        self._page = page
        self._said = False
        page.key(_("Take back the last answer"), "Ctrl+Z", self.back)
        forth = page.key(_("Give it again"), "Ctrl+Y", self.forth)
        forth.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])

    def back(self) -> None:
        """Take back the last answer and show where that was."""
        self._step(assessing.undo, _("Taken back: {question}"), _("There is nothing to take back."))

    def forth(self) -> None:
        """Give again what was taken back last."""
        self._step(
            assessing.redo, _("Given again: {question}"), _("There is nothing to give again.")
        )

    def hush(self) -> None:
        """Nothing more of the last step: the call goes on."""
        if self._said:
            self._say("")

    def _say(self, sentence: str) -> None:
        self._said = bool(sentence)
        self._page.said.emit(sentence)

    def _step(self, verb: Verb, done: str, nothing: str) -> None:
        page = self._page
        desk, person_id = page.session.desk, page.person_id

        def arrived(stepped: Stepped | None) -> None:
            if person_id != page.person_id:
                return
            if stepped is None:
                self._say(nothing)
                return
            page.stepped(stepped)
            self._say(done.format(question=BY_ID[stepped.question].text))

        page.form.flush()
        page.change(lambda: verb(desk, person_id), arrived)
