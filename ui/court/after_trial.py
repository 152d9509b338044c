"""After the trial: what was used beside how it ended, always with n and a warning."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStyle, QVBoxLayout

from smadvisor.office import after_trial as office
from smadvisor.office.after_trial import AfterTrial
from smadvisor.tally import after_trial as tally
from smadvisor.tally.after_trial import COLUMNS, of_words
from smadvisor.tally.months import financial_year
from smadvisor.text import _
from ui import theme
from ui.fields import Pick
from ui.figures.cells import Cell, Grid, Head, Row
from ui.figures.months import year_words
from ui.figures.table import GridView
from ui.page import Page, Session

_KEYS = _("Ctrl+Shift+PgUp, Ctrl+Shift+PgDown")
_NOTES = (
    _("A person counts once the verdict is ticked, in the financial year of its day."),
    _(
        "Who used two measures is in both rows. “No measure used” are those for whom each measure "
        "that was asked for is ticked as not used. “Not known whether used” are the others."
    ),
    tally.WHY_NO_PERCENTAGE,
    tally.ERASED,
)


class AfterTrialPage(Page):
    """Choose a year; the arrow keys go from cell to cell."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.present = financial_year(session.desk.today)[0]
        self.warning = theme.Panel(theme.Tone.AMBER)
        inside = QVBoxLayout(self.warning)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(theme.label(tally.WARNING, bold=True))
        self.year = Pick([(self.present, year_words(self.present))])
        self.year.name_parts(_("Financial year"), _KEYS)
        self.year.setToolTip(_("Financial year ({keys})").format(keys=_KEYS))
        self.year.settled.connect(self.refresh)
        self.table = GridView()
        self.table.stepped.connect(self._keep_in_sight)
        self.none = theme.label()
        self.notes = theme.quiet("\n".join(_NOTES))
        self.key(_("Later year"), "Ctrl+Shift+PgDown", lambda: self._step(1))
        self.key(_("Earlier year"), "Ctrl+Shift+PgUp", lambda: self._step(-1))
        self._lay_out()
        self.start_at = self.year

    def refresh(self) -> None:
        """Count again."""
        desk, year = self.session.desk, str(self.year.value())
        self.query(lambda: office.after_trial(desk, year), self._take)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the table in."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        choosing = QHBoxLayout()
        choosing.setSpacing(theme.GAP)
        label = QLabel(_("Financial year"))
        label.setBuddy(self.year)
        choosing.addWidget(label)
        choosing.addWidget(self.year)
        choosing.addStretch()
        self.body.setSpacing(theme.GAP)
        self.body.addWidget(theme.title(_("After the trial")))
        self.body.addWidget(
            theme.quiet(_("How trials ended for those who used a measure, and for the others."))
        )
        self.body.addWidget(self.warning)
        self.body.addLayout(choosing)
        self.body.addWidget(self.none)
        self.body.addWidget(self.table, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.notes)
        self.body.addStretch()

    def _take(self, found: AfterTrial) -> None:
        chosen = str(self.year.value())
        self.year.clear()
        for first in sorted({*found.years, self.present}):
            self.year.addItem(year_words(first), first)
        self.year.addItem(_("All years"), "")
        self.year.set_value(chosen)
        name = self.year.currentText()
        empty = not found.rows[0].n
        self.none.setText(
            _(
                "No verdict is ticked in {year}. Open the check of a person and tick how it ended."
            ).format(year=name)
        )
        self.none.setVisible(empty)
        self.table.setVisible(not empty)
        self.table.setAccessibleName(_("After the trial, {year}").format(year=name))
        self.table.show_grid(grid(found.rows))
        self._fit()

    def _step(self, by: int) -> None:
        at = self.year.currentIndex() + by
        if 0 <= at < self.year.count():
            self.year.setCurrentIndex(at)
            self.year.settled.emit()

    def _keep_in_sight(self) -> None:
        if self.area is not None:
            self.area.ensureWidgetVisible(self.table)

    def _fit(self) -> None:
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.table.fit(self.width() - bar - 2 * theme.MARGIN, self.height() - 2 * theme.MARGIN)


def grid(rows: tuple[tally.Row, ...]) -> Grid:
    """The table as it is shown: n in every cell."""
    everybody = rows[0].n
    counted = _("Of the people in the row, those of whom this was ticked last.")
    heads = (
        Head(_("People"), _("Of everybody with a verdict, those in the row.")),
        Head(_("Asked for it"), _("Of everybody with a verdict, those whose MG2 asks for it.")),
        *(Head(column.title, counted) for column in COLUMNS),
    )

    def row(one: tally.Row) -> Row:
        asked = of_words(one.asked, everybody) if one.asked is not None else _("–")
        words = (
            of_words(one.n, everybody),
            asked,
            *(of_words(one.counts[column], one.n) for column in COLUMNS),
        )
        cells = (
            Cell(said, f"{one.words}, {head.title}, {said}")
            for head, said in zip(heads, words, strict=True)
        )
        return Row(one.words, tuple(cells), total=one.code == tally.EVERYBODY)

    return Grid(heads, tuple(map(row, rows)))
