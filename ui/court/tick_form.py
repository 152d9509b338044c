"""One tick: a value, a day, a note. Opened under the cell that it is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from smadvisor.casework.pretrial import VALUES, Fact, Tick
from smadvisor.casework.pretrial_known import day_of, value_words
from smadvisor.text import _
from ui import theme
from ui.fields import Day, Line
from ui.flow import Flow
from ui.form import Form
from ui.keyed import KeyedChoice
from ui.when import day_words, is_day, moment_words


@dataclass(frozen=True, slots=True)
class Ticked:
    """What was filled in."""

    fact: Fact
    measure: str
    value: str
    on: date | None
    note: str


class TickForm(theme.Card):
    """Asks for a tick. Escape closes it, and nothing is kept."""

    closed = Signal()

    def __init__(self, save: QPushButton, all_too: QPushButton) -> None:
        """Hidden; ``save`` and ``all_too`` are the buttons of the page that keep it."""
        super().__init__()
        self.fact, self.measure = Fact.TRIAL, ""
        self.heading, self.before = theme.heading(), theme.quiet()
        self.form = Form()
        self.cancel = QPushButton(_("Back without saving"))
        self.cancel.setToolTip(_("Back without saving (Escape)"))
        self.cancel.clicked.connect(self.closed)
        buttons = Flow()
        self._buttons = (save, all_too, self.cancel)
        for one in self._buttons:
            buttons.addWidget(one)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        for part in (self.heading, self.before, self.form):
            column.addWidget(part)
        column.addLayout(buttons)
        self.hide()

    def ask(self, label: str, fact: Fact, measure: str, before: Sequence[Tick], day: date) -> None:
        """Ask for ``fact`` anew.

        ``before`` is what was ticked of it, newest first; ``day`` is likely. The day of the trial
        is all that is asked of it, and starts as it is.
        """
        self.fact, self.measure = fact, measure
        self.heading.setText(label)
        self.before.setText("\n".join(_said(tick) for tick in before))
        self.before.setVisible(bool(before))
        self.form.clear()
        if fact is Fact.TRIAL:
            known = before[0].on if before else None
            typed = known.isoformat() if known else ""
            self.form.add("on", _("When is the trial?"), Day(), value=typed)
        else:
            options = list(VALUES[fact].items())
            self.form.add("value", _("What is known now?"), KeyedChoice(options, across=True))
            self.form.add("on", _("When?"), Day(), value=day.isoformat())
        self.form.add("note", _("Note"), Line(60))

    def ticked(self) -> Ticked | None:
        """What was filled in; None where it does not do, which is shown at its field."""
        values = {name: str(value) for name, value in self.form.values().items()}
        problems = {}
        if "value" in values and not values["value"]:
            problems["value"] = _("Choose what is known.")
        if not is_day(values["on"]):
            problems["on"] = _("Write the day like 24/11/2026.")
        self.form.show_problems(problems)
        if problems:
            return None
        on = date.fromisoformat(values["on"]) if values["on"] else None
        value = values.get("value") or next(iter(VALUES[self.fact]))
        return Ticked(self.fact, self.measure, value, on, values["note"])

    def widgets(self) -> list[QWidget]:
        """What Tab goes through, in its order."""
        fields = [part for row in self.form.rows.values() for part in row.field.parts()]
        return [*fields, *self._buttons]

    def event(self, event: QEvent) -> bool:
        """Take Escape before the window does."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _said(tick: Tick) -> str:
    said = f"{value_words(tick)}, {day_words(day_of(tick))}"
    note = f" – {tick.note}" if tick.note else ""
    who = _("ticked by {name}, {moment}").format(name=tick.user, moment=moment_words(tick.at))
    return _("Before: {said}").format(said=f"{said}{note} ({who})")
