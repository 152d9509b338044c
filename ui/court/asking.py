"""“Ask the advisor to look again”, and what was asked before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from smadvisor.casework.requests import Request
from smadvisor.text import _
from ui import theme
from ui.fields import Words
from ui.flow import clear
from ui.form import Form
from ui.marks import Mark
from ui.when import short_moment


class AskBox(QWidget):
    """A line to write in for who may ask; the requests with their answers for everybody."""

    def __init__(self, send: QPushButton, *, asks: bool) -> None:
        """Empty; ``send`` is the button of the page that keeps what was written."""
        super().__init__()
        self._send = send
        self.form = Form()
        self.form.add(
            "words",
            _("What has changed?"),
            Words(least=2),
            help_text=_("It goes to the top of the advisor’s queue. The MG2 itself stays."),
        )
        self.earlier = QVBoxLayout()
        self.none = theme.quiet(_("Nothing was asked of the advisor yet."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(theme.heading(_ASK if asks else _("Requests to the advisor")))
        column.addWidget(self.none)
        column.addLayout(self.earlier)
        column.addWidget(self.form)
        column.addWidget(send, 0, Qt.AlignmentFlag.AlignLeft)
        if not asks:
            self.form.hide()

    def widgets(self) -> list[QWidget]:
        """What Tab goes through, in its order."""
        return [*self.form.rows["words"].field.parts(), self._send]

    @property
    def words(self) -> str:
        """What was written."""
        return self.form.text("words")

    def write(self, words: str) -> None:
        """Put ``words`` there."""
        self.form.set_values({"words": words})
        self.form.show_problems({})

    def show_requests(self, found: Sequence[Request], today: date) -> None:
        """Show these, newest first."""
        clear(self.earlier)
        self.none.setVisible(not found)
        for one in found:
            mark = Mark(*_OPEN) if one.is_open else Mark(*_ANSWERED)
            asked = f"{short_moment(one.at, today)}, {one.asked_by}: {one.words}"
            self.earlier.addWidget(mark)
            self.earlier.addWidget(theme.label(asked))
            if one.done_at is not None:
                said = f"{short_moment(one.done_at, today)}, {one.done_by}: {one.done}"
                self.earlier.addWidget(theme.quiet(_("Answer: {said}").format(said=said)))


_ASK = _("Ask the advisor to look again")
_OPEN = (_("Not answered yet"), theme.Tone.AMBER)
_ANSWERED = (_("Answered"), theme.Tone.GOOD)
