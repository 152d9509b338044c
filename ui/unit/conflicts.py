"""What two copies of the store wrote differently: people settle it, one field after another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smadvisor.office import copies
from smadvisor.office.copies import Conflict, Value
from smadvisor.office.verbs import Verb
from smadvisor.text import _, ngettext
from ui import theme
from ui.flow import clear
from ui.page import Page, Session
from ui.records import Column, Records, RecordsView
from ui.when import moment_words

_COLUMNS: tuple[Column[Conflict], ...] = (
    Column(_("Whose"), lambda one: one.whose, 40),
    Column(_("What"), lambda one: one.what, 50),
    Column(_("Written"), lambda one: " / ".join(v.words for v in one.values), 60),
)


class ConflictsPage(Page):
    """The fields in a table; below it the values of one, each with the button that keeps it."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.model: Records[Conflict] = Records(_COLUMNS)
        self.table = RecordsView(self.model, _("Written differently in two copies"))
        self.table.row_changed.connect(self._offer)
        self.table.entered_row.connect(lambda _row: self._to_values())
        self.none = theme.label(_("Nothing is written differently."))
        self.of = theme.heading("")
        self.values = QVBoxLayout()
        self.values.setSpacing(theme.GAP)
        self.buttons: list[QPushButton] = []
        """Each keeps one of the values shown."""
        self.body.setSpacing(theme.GAP)
        self.body.addWidget(theme.title(_("Written differently in two copies")))
        self.body.addWidget(
            theme.quiet(
                _(
                    "Both values are kept. The pages show the last, or the more careful one, "
                    "until you choose. Enter goes to the values, Alt+1 keeps the first."
                )
            )
        )
        self.body.addWidget(self.none)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.of)
        self.body.addLayout(self.values)
        self.body.addStretch()
        self.start_at = self.table
        for number in (1, 2, 3):
            self.key(
                _("Keep value {n}").format(n=number),
                f"Alt+{number}",
                partial(self._choose, number - 1),
                Verb.SETTLE,
            )
        back = QPushButton(_("Back"))
        back.setToolTip(_("Back (Alt+Left)"))
        back.clicked.connect(self.back.emit)
        self.add_foot(back)

    def refresh(self) -> None:
        """Read them again."""
        desk = self.session.desk
        self.query(lambda: copies.conflicts(desk), self._show)

    def _show(self, found: list[Conflict]) -> None:
        at = max(self.table.current(), 0)
        self.model.show(found)
        self.table.fit()
        self.table.go_to(min(at, len(found) - 1))
        for part in (self.table, self.of):
            part.setVisible(bool(found))
        self.none.setVisible(not found)
        if found:
            self.table.setFocus()

    def _offer(self, row: int) -> None:
        clear(self.values)
        self.buttons = []
        one = self.model.records[row] if row >= 0 else None
        self.of.setText(f"{one.what} – {one.whose}" if one else "")
        for number, value in enumerate(one.values if one else (), 1):
            self.values.addWidget(self._value(number, value))

    def _value(self, number: int, value: Value) -> QWidget:
        panel = theme.Panel()
        row = QHBoxLayout(panel)
        row.setContentsMargins(0, 0, 0, 0)
        said = _("{words}\n{who}, {when}").format(
            words=value.words, who=value.by or _("Somebody"), when=moment_words(value.at)
        )
        row.addWidget(theme.label(said), 1)
        keep = QPushButton(_("Keep this one"))
        keep.setToolTip(_("Keep this one (Alt+{n})").format(n=number))
        keep.setAccessibleDescription(said)
        keep.clicked.connect(lambda _on: self._choose(number - 1))
        row.addWidget(keep, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons.append(keep)
        return panel

    def _to_values(self) -> None:
        if self.buttons and self.area is not None:
            self.buttons[0].setFocus()
            self.area.ensureWidgetVisible(self.buttons[-1])
            self.area.ensureWidgetVisible(self.buttons[0])

    def _choose(self, at: int) -> None:
        row = self.table.current()
        if row < 0 or at >= len(self.model.records[row].values):
            return
        desk, one = self.session.desk, self.model.records[row]
        which = one.values[at].id
        self.change(
            lambda: copies.settle(desk, one.table, one.row, one.field, which), self._settled
        )

    def _settled(self, _none: None) -> None:
        self.notice.say(_("Settled. The other value stays in the journal."), theme.Tone.GOOD)
        self.refresh()


class DifferPanel(theme.Panel):
    """On the queue: how many fields wait to be settled. Nothing is shown where none does."""

    wanted = Signal()
    """To the page that settles them."""

    def __init__(self) -> None:
        """Hidden."""
        super().__init__(theme.Tone.AMBER)
        self.words = theme.label()
        self.button = QPushButton(_("Settle them"))
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many."""
        said = ngettext(
            "{n} thing was written differently in two copies.",
            "{n} things were written differently in two copies.",
            count,
        )
        self.words.setText(said.format(n=f"{count:,}"))
        self.button.setAccessibleDescription(self.words.text())
        self.setVisible(bool(count))
