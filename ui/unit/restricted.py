"""For supervisors: the cases that some may not see, so that none of them is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from smadvisor.office import restricting
from smadvisor.office.restricting import Guarded
from smadvisor.text import _, ngettext
from ui import theme
from ui.page import Page, Place, Session
from ui.records import Column, Records, RecordsView
from ui.when import day_words, hearing_words


class RestrictedPage(Page):
    """A table; Enter opens who may see one of them."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        today = session.desk.today
        self.model = Records[Guarded](
            (
                Column(_("Hearing"), lambda one: hearing(one, today), 30),
                Column(_("Case"), lambda one: one.name or _("Not shown to you"), 40),
                Column(_("Who works on it"), works, 40),
                Column(_("Why"), why, 60),
            )
        )
        self.table = RecordsView(self.model, _("Restricted cases"))
        self.table.entered_row.connect(self._open_row)
        self.table.row_changed.connect(self._say)
        self.none = theme.label(_("Every case is open to everybody who works here."))
        self.detail = theme.label()
        self.body.addWidget(theme.title(_("Restricted cases")))
        self.body.addWidget(
            theme.quiet(
                _("Cases that some may not see. Enter opens who may; it tells nothing else of one.")
            )
        )
        self.body.addWidget(self.none)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.detail)
        self.body.addStretch()
        self.start_at = self.table

    def refresh(self) -> None:
        """Read them again."""
        desk = self.session.desk
        self.query(lambda: restricting.guarded(desk), self._show)

    def _show(self, found: list[Guarded]) -> None:
        at = self.table.current()
        self.model.show(found)
        self.table.setVisible(bool(found))
        self.none.setVisible(not found)
        self.table.fit()
        self.table.go_to(max(at, 0))

    def _say(self, row: int) -> None:
        """All of what the table may have to cut."""
        one = self.model.records[row] if row >= 0 else None
        self.detail.setText(f"{works(one)}. {why(one)}" if one else "")

    def _open_row(self, row: int) -> None:
        self.go.emit(Place("restrict", self.model.records[row].case_id))


class GuardedPanel(theme.Panel):
    """On the queue of a supervisor: how many there are, and whether one waits for somebody."""

    wanted = Signal()
    """To the page that lists them."""

    def __init__(self) -> None:
        """Hidden."""
        super().__init__()
        self.words = theme.label()
        self.button = QPushButton(_("Restricted cases"))
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_cases(self, found: Sequence[Guarded], today: date) -> None:
        """Say how these stand, or nothing where there are none."""
        self.setVisible(bool(found))
        if not found:
            return
        count = len(found)
        said = [ngettext("{n} case is not open to all.", "{n} cases are not open to all.", count)]
        coming = [one for one in found if one.hearing_date and one.hearing_date >= today]
        if coming:
            said.append(_("The next hearing: {day}.").format(day=hearing(coming[0], today)))
        waiting = sum(needs_somebody(one) for one in found)
        if waiting:
            said.append(
                ngettext(
                    "{m} waits for you to say who works on it.",
                    "{m} wait for you to say who works on them.",
                    waiting,
                )
            )
        self.set_tone(theme.Tone.AMBER if waiting else theme.Tone.PLAIN)
        self.words.setText(" ".join(said).format(n=count, m=waiting))
        self.button.setAccessibleDescription(self.words.text())


def needs_somebody(one: Guarded) -> bool:
    """Whether a supervisor has yet to say who works on it."""
    return one.restriction is None or not one.works


def hearing(one: Guarded, today: date) -> str:
    """When the hearing is."""
    days = (one.hearing_date - today).days if one.hearing_date else None
    return hearing_words(one.hearing_date, days, one.hearing_text)


def works(one: Guarded) -> str:
    """Who is left to work on it."""
    if one.restriction is None:
        return _("Nobody was named yet")
    return "; ".join(user.name for user in one.works) or _("Nobody who still works here")


def why(one: Guarded) -> str:
    """Why some may not see it."""
    said = [_("{name} knows someone in it").format(name=user.name) for user in one.knowing]
    if one.restriction is not None:
        day = day_words(one.restriction.at.astimezone().date())
        said.insert(
            0,
            _("Restricted by {name}, {day}: {reason}").format(
                name=one.restriction.by, day=day, reason=one.restriction.reason
            ),
        )
    return " · ".join(said)
