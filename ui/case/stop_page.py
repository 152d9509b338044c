"""A stop card: what to do now, and a place to record what was done. Leaving is never blocked."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from smadvisor.casework.stop_cards import CARDS, Stop, StopCard
from smadvisor.errors import Refused
from smadvisor.office import stop_cards
from smadvisor.office.cases import CaseFile
from smadvisor.office.desk import Desk
from smadvisor.text import _
from ui import theme
from ui.case.form_page import FormPage
from ui.case.note_box import SECOND
from ui.case.page import column
from ui.fields import Day, Line, Words
from ui.flow import clear
from ui.page import Session
from ui.seen import Seen
from ui.when import is_day, moment_words, read_time


class StopPage(FormPage):
    """Its id names a kind of card, which is brought up, or a card. Words are kept as typed."""

    def __init__(self, session: Session) -> None:
        """Lay out the steps and the form."""
        super().__init__(session, "", _("Record it"))
        self.card: StopCard | None = None
        steps = QWidget()
        self.steps = QGridLayout(steps)
        self.steps.setContentsMargins(0, 0, 0, 0)
        self.steps.setColumnStretch(1, 1)
        panel = theme.Panel(theme.Tone.RED)
        inside = QGridLayout(panel)
        inside.setContentsMargins(0, theme.SMALL, 0, theme.SMALL)
        inside.addWidget(steps)
        self.recorded = theme.label()
        self.body.insertLayout(1, column(panel))
        self.body.insertWidget(2, self.recorded)
        form = self.form
        form.add("done", _("What was done"), Words())
        form.add("day", _("Done on"), Day())
        form.add("time", _("At"), Line(8), help_text=_("For example 14:30."))
        form.settled.connect(self._write)
        form.changed.connect(self._typing)
        self._second = QTimer(self, singleShot=True, interval=SECOND)
        self._second.timeout.connect(form.flush)
        self.mistake = QPushButton(_("Opened by mistake"))
        self.mistake.clicked.connect(self._by_mistake)
        self.cancel.setText(_("Later"))
        self.foot.insertWidget(1, self.mistake)

    def open(self, what: str) -> None:
        """Nothing of the card before is left."""
        self.card = None
        super().open(what)

    def refresh(self) -> None:
        """Bring up the card, or read it."""
        rest = self.rest

        def card(desk: Desk, file: CaseFile) -> StopCard:
            if rest in list(Stop):
                return stop_cards.bring_up(desk, file.person.id, Stop(rest))
            return next(one for one in file.stop_cards if one.id == rest)

        self.read(card, self._show)

    def way_back(self, what: str) -> str:
        """The card itself: coming back brings up no other."""
        return f"{self.person_id} {self.card.id}" if self.card else what

    def keep(self) -> None:
        """Save what is being written."""
        self.form.flush()
        super().keep()

    def leave(self) -> None:
        """The same; nothing waits here for a return."""
        self.keep()
        self._touched = False
        super().leave()

    def fill(self, file: CaseFile) -> None:
        """What was written so far, and the time now."""
        now = self.session.desk.now()
        written = self.card.done if self.card else ""
        self.seen = Seen(written)
        self.form.set_values(
            {"done": written, "day": now.date().isoformat(), "time": f"{now:%H:%M}"}
        )

    def start(self) -> None:
        """To what was done; where the window is low, the steps come first."""
        if self.is_low and self.area is not None:
            self.main.setFocus()
            bar = self.area.verticalScrollBar()
            QTimer.singleShot(0, self, lambda: bar.setValue(self.heading.y()))
        else:
            super().start()

    def submit(self) -> None:
        """Close the card with what was done."""
        form = self.form
        day, at = form.text("day"), read_time(form.text("time"))
        problems = {
            "day": "" if day and is_day(day) else _("This is no date. Type it as 24/11/2026."),
            "time": "" if at else _("This is no time. Type it as 14:30."),
        }
        if at is None or problems["day"]:
            form.show_problems({row: words for row, words in problems.items() if words})
            return
        zone = self.session.desk.now().tzinfo
        self._record(form.text("done"), datetime.combine(date.fromisoformat(day), at, zone))

    def row_of(self, error: Refused) -> str:
        """The words are missing, or the time is still to come."""
        return "time" if error.code == "done_in_future" else "done"

    def _show(self, file: CaseFile, card: StopCard) -> None:
        self.card, words = card, CARDS[card.kind]
        self.stops.show_cards([one for one in file.stop_cards if one.id != card.id])
        self.heading.setText(words.title)
        clear(self.steps)
        for at, step in enumerate(words.steps):
            number = theme.label(f"{at + 1}.", bold=True, scale=1.12)
            number.setWordWrap(False)
            self.steps.addWidget(number, at, 0)
            self.steps.addWidget(theme.label(step, scale=1.12), at, 1)
        self.form.rows["done"].set_label(_("What was done"), words.ask)
        self.recorded.setText(recorded_words(card))
        for part in (self.form, self.mistake):
            part.setVisible(card.is_open)
        self.recorded.setVisible(not card.is_open)
        self.save_action.setVisible(card.is_open)
        self._fill(file)
        if not card.is_open:
            self.cancel.setFocus()

    def _typing(self, _row: str) -> None:
        if not self._second.isActive():
            self._second.start()

    def _write(self, row: str) -> None:
        """Keep the words as they are typed; the card stays open."""
        if row == "done" and self.card is not None and self.card.is_open:
            desk, card_id, done = self.session.desk, self.card.id, self.form.text("done")
            seen = self.seen

            def write() -> None:
                stop_cards.write(desk, card_id, done, seen.words)
                seen.words = done

            self.change(write, what=card_id)

    def _by_mistake(self) -> None:
        self._record(_("Opened by mistake."), self.session.desk.now())

    def _record(self, done: str, at: datetime) -> None:
        if self.card is not None:
            desk, card_id, seen = self.session.desk, self.card.id, self.seen
            self.save(
                lambda: stop_cards.record(desk, card_id, done, at, seen.words),
                _("{card}: recorded.").format(card=self.card.kind.words),
            )


def recorded_words(card: StopCard) -> str:
    """What was done and when; empty while nothing is recorded."""
    if card.done_at is None:
        return ""
    return _("Done {moment}: {words}").format(moment=moment_words(card.done_at), words=card.done)
