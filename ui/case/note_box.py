"""F2: a note with its time, typed without leaving the question, kept as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smadvisor.assessment.questions import BY_ID, TOPICS
from smadvisor.casework.identity import new_id
from smadvisor.casework.notes import Note
from smadvisor.text import _
from ui import theme
from ui.fields import Words
from ui.seen import Seen
from ui.when import short_moment

SECOND = 800
"""Milliseconds of typing after which the words are saved, pause or not."""
_HELP = _("Enter or Escape closes it: it is kept. Never printed.")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Begun:
    """A note that is being written: whose, its id, when it was begun and at which question."""

    person_id: str
    id: str
    at: datetime
    question: str
    seen: Seen = field(default_factory=Seen)


class NoteWords(Words):
    """Words that Enter finishes. Its keys never reach what lies behind."""

    finished = Signal()

    def __init__(self) -> None:
        """One line high at first."""
        super().__init__(least=1, most=_MOST_LINES)

    def event(self, event: QEvent) -> bool:
        """Take Escape and Ctrl+Enter before any shortcut does."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Escape, *_ENTER)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape finish; Shift+Enter begins a line."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape or (event.key() in _ENTER and not shift):
            self.finished.emit()
        else:
            super().keyPressEvent(event)


class NoteBox(theme.Panel):
    """A line at the foot of every page of a case, there while a note is written."""

    written = Signal(object, str)
    """What was Begun, and its words so far: keep them now."""
    closed = Signal()

    def __init__(self) -> None:
        """Closed."""
        super().__init__()
        self.begun: Begun | None = None
        self.when = theme.label(bold=True)
        self.when.setWordWrap(False)
        self.words = NoteWords()
        self.words.setPlaceholderText(_HELP)
        self.words.changed.connect(self._typed)
        self.words.finished.connect(self.close_note)
        self._second = QTimer(self, singleShot=True, interval=SECOND)
        self._second.timeout.connect(self._write)
        self.when.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self.when, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addStretch()
        self.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        self.hide()

    def begin(self, person_id: str, at: datetime, question: str) -> None:
        """Open for a note begun now, or go back to the one that is open."""
        if self.begun is None:
            self.begun = Begun(person_id, new_id(), at, question)
            self.words.set_value("")
            self.when.setText(_("Note {time}").format(time=f"{at:%H:%M}"))
            about = _topic(question)
            self.words.name_parts(self.when.text(), f"{about} {_HELP}".strip())
            self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_note(self) -> None:
        """Keep what was typed and close."""
        self.flush()
        if self.begun is not None:
            self.begun = None
            self.closed.emit()
            self.hide()

    def flush(self) -> None:
        """Have what is not kept yet kept now."""
        if self._second.isActive():
            self._second.stop()
            self._write()

    def _typed(self) -> None:
        if not self._second.isActive():
            self._second.start()

    def _write(self) -> None:
        if self.begun is not None:
            self.written.emit(self.begun, str(self.words.value()))


class NotesList(QWidget):
    """The notes about one person, newest first."""

    def __init__(self) -> None:
        """None, hidden."""
        super().__init__()
        self.lines = theme.label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.WIDE, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(theme.heading(_("Notes, newest first")))
        column.addWidget(self.lines)
        self.hide()

    def show_notes(self, notes: Sequence[Note], today: date) -> None:
        """Show these."""
        self.lines.setText("\n".join(note_words(note, today) for note in notes))
        self.setVisible(bool(notes))


def note_words(note: Note, today: date) -> str:
    """One note: when, at which topic, what."""
    about = " · ".join(filter(None, (short_moment(note.at, today), _topic(note.question))))
    return f"{about} – {note.words}"


def _topic(question: str) -> str:
    return TOPICS[BY_ID[question].topic] if question in BY_ID else ""
