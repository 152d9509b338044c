"""The monthly figures of a financial year: a table, its chart, and what each figure counts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QDialog, QLabel, QStyle, QWidget

from smadvisor.office import figures
from smadvisor.office.figures import Figures
from smadvisor.office.verbs import Verb
from smadvisor.tally.months import Month, financial_year
from smadvisor.text import _
from ui import theme
from ui.fields import Pick
from ui.figures.cells import STATIONS, grid, titles
from ui.figures.chart import Chart
from ui.figures.export import ExportDialog
from ui.figures.freezing import FreezeDialog
from ui.figures.months import is_year, month_words, year_before, year_of, year_words
from ui.figures.plots import plot
from ui.figures.table import GridView
from ui.flow import Flow
from ui.page import Page, Place, Session, button
from ui.when import moment_words

_CHART = 380
"""The least width of a chart beside its table."""
_LOW, _HIGH = 340, 460
"""The least and the greatest height of a chart."""


class FiguresPage(Page):
    """Choose a table and a year; Enter on a number shows the cases behind it."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.first = financial_year(session.desk.today)[0]
        self.shown: Figures | None = None
        self.before: Figures | None = None
        """Of the year before, where that stands beside it."""
        self.which, self.year = Pick(titles()), Pick([(self.first, year_words(self.first))])
        self.beside = QCheckBox(_("Year before beside it"))
        self.state = theme.label()
        self.table, self.chart = GridView(), Chart()
        self.definitions, self.made = theme.quiet(), theme.quiet()
        self.definitions.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # to be read out, all of it
        self._actions()
        self._lay_out()
        self.which.settled.connect(self._draw)
        self.year.settled.connect(lambda: self._turn_to(str(self.year.value())))
        self.beside.toggled.connect(lambda _on: self._put_beside())
        self.table.moved.connect(self._moved)
        self.table.stepped.connect(self._keep_in_sight)
        for part in (self.table, self.chart):
            part.opened.connect(lambda what: self.go.emit(Place("behind", what)))
        self.start_at = self.table

    def open(self, what: str) -> None:
        """Count; of the financial year that begins with the month ``what``, where it is one."""
        if is_year(what):
            self.first = what
        super().open(what)

    def way_back(self, what: str) -> str:
        """To the year that was turned to."""
        return self.first

    def refresh(self) -> None:
        """Count again."""
        desk, first, beside = self.session.desk, self.first, self.beside.isChecked()

        def count() -> tuple[Figures, Figures | None]:
            before = figures.figures(desk, *year_of(year_before(first))) if beside else None
            return figures.figures(desk, *year_of(first)), before

        self.query(count, lambda found: self._take(*found))

    @property
    def month(self) -> Month | None:
        """The month with the cursor."""
        row = self.table.row
        if self.shown is None or row is None or not row.month:
            return None
        return next(one for one in self.shown.tally.months if one.month == row.month)

    def freeze(self) -> QDialog | None:
        """Ask whether the month with the cursor is to be frozen."""
        if self.shown is None or (month := self.month) is None:
            return None
        dialog = FreezeDialog(self, month.month, self.shown)
        dialog.accepted.connect(lambda: self._freeze(month.month))
        dialog.open()
        return dialog

    def export(self) -> ExportDialog | None:
        """Ask what is saved, for whom and where."""
        if self.shown is None:
            return None
        dialog = ExportDialog(self, self.first, self._years())
        dialog.open()
        return dialog

    def _actions(self) -> None:
        behind = self.key(
            _("Cases behind the number"),
            "Ctrl+Return",
            self.table.open_current,
            Verb.SEE_BEHIND_FIGURES,
        )
        self.behind_action = behind
        self.freeze_action = self.key(
            _("Freeze the month…"), "Ctrl+M", self.freeze, Verb.FREEZE_MONTH
        )
        export = self.key(_("Save as a file…"), "Ctrl+S", self.export, Verb.EXPORT_FIGURES)
        self.key(_("Next table"), "Ctrl+PgDown", lambda: self._step(self.which, 1))
        self.key(_("Table before it"), "Ctrl+PgUp", lambda: self._step(self.which, -1))
        self.key(_("Later year"), "Ctrl+Shift+PgDown", lambda: self._step(self.year, 1))
        self.key(_("Earlier year"), "Ctrl+Shift+PgUp", lambda: self._step(self.year, -1))
        self.key(_("Year before beside it"), "Ctrl+B", self.beside.toggle)
        self.beside.setToolTip(_("Year before beside it (Ctrl+B)"))
        self.add_foot(button(behind, main=True), button(self.freeze_action), button(export))

    def _lay_out(self) -> None:
        controls, flow = QWidget(), Flow()
        controls.setLayout(flow)
        keys = (_("Ctrl+PgUp, Ctrl+PgDown"), _("Ctrl+Shift+PgUp, Ctrl+Shift+PgDown"))
        fields = ((_("Table"), self.which), (_("Financial year"), self.year))
        for (words, field), pressed in zip(fields, keys, strict=True):
            label = QLabel(words)
            label.setBuddy(field)
            field.name_parts(words, pressed)
            field.setToolTip(f"{words} ({pressed})")
            flow.addWidget(label)
            flow.addWidget(field)
        flow.addWidget(self.beside)
        self.side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.side.setSpacing(theme.WIDE)
        self.side.addWidget(self.table, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.side.addWidget(self.chart, 1, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(theme.GAP)
        self.body.addWidget(theme.title(_("Monthly figures")))
        self.body.addWidget(controls)
        self.body.addWidget(self.state)
        self.body.addLayout(self.side)
        self.body.addWidget(theme.heading(_("What is counted")))
        self.body.addWidget(self.definitions)
        self.body.addWidget(self.made)
        self.body.addStretch()

    def _take(self, shown: Figures, before: Figures | None) -> None:
        self.shown, self.before = shown, before
        self.year.clear()
        for first in self._years():
            self.year.addItem(year_words(first), first)
        self.year.set_value(self.first)
        self._draw()

    def _put_beside(self) -> None:
        desk, year = self.session.desk, year_of(year_before(self.first))
        if self.beside.isChecked():
            self.query(lambda: figures.figures(desk, *year), self._take_before)
        else:
            self._take_before(None)

    def _take_before(self, before: Figures | None) -> None:
        self.before = before
        self._draw()

    def _years(self) -> list[str]:
        """The first months of every year from the first that has anything to the present one."""
        present = int(financial_year(self.session.desk.today)[0][:4])
        since = self.shown.since if self.shown else self.first
        oldest = int(since[:4]) - (since[5:] < "04")
        return [f"{year:04}-04" for year in range(min(oldest, present), present + 1)]

    def _draw(self) -> None:
        if self.shown is None:
            return
        shown, before = self.shown, self.before
        code, today = str(self.which.value()), f"{self.session.desk.today:%Y-%m}"
        what = grid(code, shown, before, today)
        name = f"{self.which.currentText()}, {year_words(self.first)}"
        self.table.setAccessibleName(name)
        begun = sum(month.month <= today for month in shown.tally.months)
        self.table.show_grid(what, (max(begun - 1, 0), 1))
        self.chart.show_plot(plot(code, shown, before, today))
        self.chart.setVisible(bool(self.chart.plot.groups))
        self.beside.setEnabled(code != STATIONS)
        self.definitions.setText("\n".join(what.definitions))
        self.state.setText(_about(code, shown))
        self.table.setAccessibleDescription(self.state.text())
        self.made.setText(
            _("Counted {moment} by SMAdvisor {version} from {source}.").format(
                moment=moment_words(shown.made_at), version=shown.version, source=shown.source
            )
        )
        self._fit()

    def _turn_to(self, first: str) -> None:
        self.first = first
        self.refresh()

    def _step(self, pick: Pick, by: int) -> None:
        at = pick.currentIndex() + by
        if 0 <= at < pick.count():
            pick.setCurrentIndex(at)
            pick.settled.emit()

    def _moved(self) -> None:
        month, cell = self.month, self.table.cell
        over = month is not None and month.month < f"{self.session.desk.today:%Y-%m}"
        self.freeze_action.setEnabled(over and month is not None and month.frozen is None)
        words = _("Freeze the month…")
        if month is not None and self.freeze_action.isEnabled():
            words = _("Freeze {month}…").format(month=month_words(month.month))
        self.freeze_action.setText(words)
        self.behind_action.setEnabled(bool(cell and cell.behind))

    def _keep_in_sight(self) -> None:
        if self.area is not None:
            self.area.ensureWidgetVisible(self.table)

    def _freeze(self, month: str) -> None:
        desk = self.session.desk

        def done(_month: Month) -> None:
            self.notice.say(
                _("{month} is frozen.").format(month=month_words(month)), theme.Tone.GOOD
            )
            self.refresh()

        self.change(lambda: figures.freeze(desk, month), done)

    def _fit(self) -> None:
        """Side by side where there is room for both, else one under the other."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = self.width() - bar - 2 * theme.MARGIN
        wide, way = self.table.natural_width(), QBoxLayout.Direction
        beside = room - wide - theme.WIDE >= _CHART
        self.side.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.table.fit(room, self.height() - self.foot.sizeHint().height() - 2 * theme.MARGIN)
        self.chart.setFixedHeight(min(max(self.table.height() if beside else 0, _LOW), _HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the table and the chart in."""
        super().resizeEvent(event)
        self._fit()


def _about(code: str, shown: Figures) -> str:
    """What holds of all of the table."""
    months = shown.tally.months
    if not any(n for month in months for n in month.figures.values()):
        if shown.since < months[0].month:
            return _("Nothing counts in this year yet. Choose an earlier one.")
        return _(
            "Nothing counts in this year yet. Figures come from the cases of the weekly lists, and "
            "from records from before the program."
        )
    if code == STATIONS:
        return _("All of the year as it is counted now. This table does not freeze.")
    freezes = _("These months came in by record sheets: they are frozen by hand.")
    if shown.freezes_by_itself(months[-1].month):
        freezes = _("A month freezes {n} days after its end.").format(n=shown.freeze_days)
    said = _("What changes later stands beside the frozen figure.")
    return f"{freezes} {said}"
