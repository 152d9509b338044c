"""The cases and people behind a figure: on screen alone, nothing to copy, print or save."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton

from smadvisor.office import figures
from smadvisor.office.figures import Behind
from smadvisor.office.verbs import Verb
from smadvisor.tally.figures import FIGURES, OPEN_AT_END, OPEN_AT_START
from smadvisor.tally.months import Frozen
from smadvisor.text import _
from ui import theme
from ui.apart import apart
from ui.figures.cells import changed, counted
from ui.figures.months import month_words, span_words
from ui.page import Page, Place, Session, button
from ui.records import Column, Records, RecordsView
from ui.when import day_words

Found = tuple[Mapping[str, Frozen], tuple[Behind, ...]]
_COLUMNS: tuple[Column[Behind], ...] = (
    Column(_("Day"), lambda one: day_words(one.on), 24),
    Column(_("URN"), lambda one: one.urn, 24),
    Column(_("Person"), lambda one: one.person, 36),
    Column(_("Counts as"), lambda one: FIGURES[one.figure].title, 36),
    Column(_("How many"), lambda one: f"{one.n:,}", 12),
    Column(_("Note"), lambda one: one.note, 60),
)


class BehindPage(Page):
    """A line for each that counts; Enter opens it. Its id: ``figure|first|last[|station]``."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.asked: tuple[str, ...] = ()
        self.title, self.definition = theme.title(), theme.quiet()
        self.frozen, self.count = theme.label(), theme.label()
        self.model = Records(_COLUMNS)
        self.table = _OnScreen(self.model, _("What the figure counts, oldest first"))
        self.table.entered_row.connect(lambda _row: self._open())
        self.table.row_changed.connect(self._choose)
        for part in (self.title, self.definition, self.count, self.frozen):
            self.body.addWidget(part)
        self.body.setSpacing(theme.GAP)
        self.body.addWidget(self.table, 1)
        self.body.addStretch()  # where there is no table
        self.open_action = self.key(_("Open the case"), "Ctrl+Return", self._open, Verb.OPEN_CASE)
        back = QPushButton(_("Back"))
        back.setToolTip(_("Back (Alt+Left)"))
        back.clicked.connect(self.back.emit)
        self.add_foot(button(self.open_action, main=True), back)
        self.start_at = self.table

    def open(self, what: str) -> None:
        """Show what ``what`` names."""
        before, self.asked = self.asked, tuple(what.split("|", 3))
        if self.asked != before:
            self._show_lines(())
        super().open(what)

    def refresh(self) -> None:
        """Count again."""
        if len(self.asked) < 3 or self.asked[0] not in FIGURES:
            self.notice.say(_("Choose a number in the monthly figures."))
            return
        desk, (figure, first, last, *station) = self.session.desk, self.asked
        where = station[0] if station else None
        self.title.setText(f"{FIGURES[figure].title}, {span_words(first, last)}")
        if where is not None:
            name = apart(where) or _("station not known")
            self.title.setText(f"{self.title.text()}, {name}")
        self.definition.setText(FIGURES[figure].definition)
        self.query(
            lambda: (
                {} if station else figures.given_out(desk, first, last),
                figures.behind(desk, figure, first, last, where),
            ),
            self._show,
        )

    def _show(self, found: Found) -> None:
        given_out, lines = found
        figure = FIGURES[self.asked[0]]
        total = sum(one.n for one in lines)
        self.count.setText(
            _("Counted now: {n}.").format(n=counted(figure.unit, total))
            if lines
            else _("Nothing is behind it: it is 0 now.")
        )
        said = " ".join(_frozen(given_out, self.asked, lines))
        self.frozen.setText(said)
        self.frozen.setVisible(bool(said))
        told = (self.count.text(), said, self.definition.text())
        self.table.setAccessibleDescription(" ".join(filter(None, told)))
        self._show_lines(lines)

    def _show_lines(self, lines: tuple[Behind, ...]) -> None:
        at = self.table.current()
        self.model.show(lines)
        self.table.setVisible(bool(lines))
        told = (
            any(one.person for one in lines),
            any(one.figure != self.asked[0] for one in lines),
            any(one.n != 1 for one in lines),
            any(one.note for one in lines),
        )
        for column, needed in enumerate(told, 2):
            self.table.setColumnHidden(column, not needed)
        self.table.fit()
        self.table.go_to(max(at, 0))
        self._choose(self.table.current())

    def _choose(self, row: int) -> None:
        there = row >= 0 and bool(self.model.records[row].person_id)
        self.open_action.setEnabled(there and self.may(Verb.OPEN_CASE))

    def _open(self) -> None:
        row = self.table.current()
        if row >= 0 and (person := self.model.records[row].person_id):
            self.go.emit(Place("case", person))


class _OnScreen(RecordsView):
    """Copies nothing: Qt's own table would put a cell on the clipboard."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)


def _frozen(
    given_out: Mapping[str, Frozen], asked: Sequence[str], lines: Sequence[Behind]
) -> Iterator[str]:
    """What was given out, and by how much it differs from now; of several months what differs."""
    figure, first, last = asked[:3]
    ends = {OPEN_AT_START: first, OPEN_AT_END: last}
    by_month = Counter[str]()
    for one in lines:  # who is open at an end of the months was mostly found before them
        by_month[ends.get(figure, f"{one.on:%Y-%m}")] += one.n
    for month, frozen in given_out.items():
        was, is_now = frozen.figures.get(figure, by_month[month]), by_month[month]
        if ends.get(figure, month) == month and (was != is_now or first == last):
            yield _("{month} was frozen on {day} with {figure}.").format(
                month=month_words(month), day=day_words(frozen.on), figure=changed(was, is_now)
            )
