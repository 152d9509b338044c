"""What is amber of one person, and the words at the top of their check."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from smadvisor.office.checks import Check
from smadvisor.text import _, ngettext
from ui import theme
from ui.fields import Link
from ui.flow import Flow, clear
from ui.theme import Tone
from ui.when import away, day_words, hearing_words


class Summary(theme.Panel):
    """How many things are amber, each a link to its cell."""

    wanted = Signal(object)
    """The fact and the measure of a cell."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.heading = theme.label(bold=True)
        self.links: list[Link] = []
        self._below = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(self.heading)
        column.addLayout(self._below)

    def show_gaps(self, check: Check, today: date) -> None:
        """Say what is missing, or that nothing is."""
        gaps = check.standing.gaps
        self.set_tone(Tone.AMBER if gaps else Tone.GOOD)
        clear(self._below)
        self.links = []
        for gap in gaps:
            if gap.fact is None:
                words = theme.label(gap.sentence)
                words.setWordWrap(False)
                self._below.addWidget(words)
                continue
            link = Link(gap.sentence)
            link.setAccessibleDescription(_("Goes to where it is ticked"))
            link.clicked.connect(lambda _on, key=(gap.fact, gap.measure): self.wanted.emit(key))
            self._below.addWidget(link)
            self.links.append(link)
        self.heading.setText(_heading(check, len(gaps), bool(self.links), today))
        self.setAccessibleName(self.heading.text())


def _heading(check: Check, count: int, has_key: bool, today: date) -> str:
    words = ngettext("{n} thing is amber", "{n} things are amber", count).format(n=count)
    if has_key:
        words = _("{words} (Alt+N goes to the next)").format(words=words)
    passed = check.trial_known and check.trial_on is not None and check.trial_on < today
    said = [f"{words}."] if count else [] if passed else [_("Nothing is amber.")]
    if passed:
        said.append(_("The trial day has passed: say below what was used and how it ended."))
    return " ".join(said)


def trial_words(check: Check, today: date) -> str:
    """When the trial is, and who says so."""
    if check.trial_on is None:
        return _("The day of the trial is not known.")
    days = hearing_words(check.trial_on, (check.trial_on - today).days)
    if check.trial is None:
        return _("Hearing on the list: {day}. Day of the trial not entered.").format(day=days)
    since = day_words(check.trial.at.astimezone().date())
    said = _("Trial: {day}, entered by {name} on {since}")
    return said.format(day=days, name=check.trial.user, since=since)


def mg2_words(check: Check, today: date) -> str:
    """Which MG2 it is, who asked when, and when it went."""
    mg2 = check.mg2
    if mg2 is None:
        return _("No MG2 was made with this program. What the court file shows can be ticked.")
    made = _("MG2 version {n}, made by {name} on {day}").format(
        n=mg2.version, name=mg2.made_by, day=day_words(mg2.made_on)
    )
    if mg2.sent_on is None:
        return _("{made}. Not sent yet.").format(made=made)
    since = away((mg2.sent_on - today).days)
    return _("{made}; sent to {to} on {day} ({since}).").format(
        made=made, to=mg2.sent_to, day=day_words(mg2.sent_on), since=since
    )
