"""A record sheet from before the program: looked at row by row, then brought in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer

from smadvisor.caselist.history_rows import PastRow, Remark
from smadvisor.casework.outcome import Outcome
from smadvisor.errors import Refused
from smadvisor.office import history
from smadvisor.office.history import Preview
from smadvisor.office.verbs import Verb
from smadvisor.tally.figures import FIGURES
from smadvisor.tally.months import financial_year
from smadvisor.text import _, ngettext
from ui import theme
from ui.case.page import column
from ui.choosing import LISTS, Chosen
from ui.figures.months import year_words
from ui.form import Form
from ui.layer import Notice
from ui.page import Page, Place, Session, button
from ui.read_rows import ReadRows
from ui.records import Column
from ui.runner import Watch
from ui.when import short_day


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet, and what bringing it in would do."""

    number: int
    sheet: str
    state: str
    """Empty where it is not taken."""
    row: PastRow | None
    """None where it is not taken, or of a case that this user may not see."""
    look_at: str


_COLUMNS: tuple[Column[Line], ...] = (
    Column(_("Row"), lambda one: " · ".join(filter(None, (one.sheet, str(one.number)))), 16),
    Column(_("Taken"), lambda one: one.state or _("No"), 12),
    Column(_("URN"), lambda one: one.row.urn if one.row else "", 20),
    Column(_("Person"), lambda one: one.row.person if one.row else "", 26),
    Column(_("Reviewed"), lambda one: _day(one.row.reviewed_on if one.row else None), 16),
    Column(_("MG2 deficient"), lambda one: _deficient(one.row), 16),
    Column(_("Contacted"), lambda one: _day(one.row.contacted_on if one.row else None), 16),
    Column(_("MG2 sent"), lambda one: _day(one.row.sent_on if one.row else None), 16),
    Column(_("Measures"), lambda one: _measures(one.row), 30),
    Column(_("Outcome"), lambda one: _outcome(one.row), 24),
    Column(_("To look at"), lambda one: one.look_at, 60),
)


class HistoryPage(Page):
    """Choose a file, look at it, bring it in. Its id is the path, or empty."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.path: Path | None = None
        self.preview: Preview | None = None
        self.form = Form()
        self.file = Chosen(LISTS)
        self.form.add(
            "file",
            _("Record sheet"),
            self.file,
            help_text=_(
                "CSV, Excel or ODS. Columns: URN, Person, Reviewed on, MG2 deficient, Contacted "
                "on, MG2 sent on, Measures (with ; between them), Outcome."
            ),
        )
        self.file.settled.connect(self._chosen)
        self.counts, self.notes = theme.label(), Notice()
        self.rows = ReadRows(
            _("Rows of the sheet"),
            _COLUMNS,
            taken=lambda one: bool(one.state),
            odd=lambda one: bool(one.state and one.look_at),
            in_full=lambda one: one.look_at,
        )
        self.body.addWidget(theme.title(_("Records from before the program")))
        self.body.addWidget(
            theme.quiet(
                _(
                    "A row for each person of a case, so that the months before the program stand "
                    "in the figures too. Nothing is written before you bring it in."
                )
            )
        )
        self.body.addLayout(column(self.form))
        self.body.addWidget(self.counts)
        self.body.addWidget(self.notes)
        self.body.addWidget(self.rows, 1)
        self.body.addStretch()
        self.bring_action = self.key(
            _("Bring these in"), "Ctrl+Return", self._bring, Verb.TAKE_HISTORY
        )
        figures = self.key(
            _("Monthly figures"), "Alt+M", lambda: self.go.emit(Place("figures")), Verb.SEE_FIGURES
        )
        leave = self.key(_("Back without bringing in"), "Alt+B", self.back.emit)
        self.add_foot(button(self.bring_action, main=True), button(figures), button(leave))
        self.start_at = self.file

    def open(self, what: str) -> None:
        """Show the sheet at the path ``what``, if there is one."""
        self.path = Path(what).expanduser() if what else None
        self.form.set_values({"file": what})
        self._empty()
        super().open(what)

    def way_back(self, what: str) -> str:
        """The sheet that is shown."""
        return str(self.path or what)

    def refresh(self) -> None:
        """Read the sheet (again)."""
        if (path := self.path) is None:
            return
        desk = self.session.desk
        watch = Watch(_("Reading the sheet"))
        watch.ended.connect(lambda: self._cancelled() if watch.cancelled else None)
        self.query(lambda: history.preview(desk, path, told=watch), self._show, watch)

    def refuse(self, error: Refused) -> None:
        """What is no record sheet, at the field; nothing is left to bring in."""
        self._empty()
        self.form.show_problems({"file": error.sentence})

    def _chosen(self) -> None:
        typed = self.form.text("file")
        if typed and typed != str(self.path or ""):
            self.path = Path(typed).expanduser()
            self._empty()
            self.refresh()

    def _empty(self) -> None:
        self.preview = None
        self.form.show_problems({})
        self.counts.setText("")
        self.notes.say("")
        self.rows.hide()
        self.bring_action.setEnabled(False)

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self.counts.setText(counts_words(preview))
        self.notes.say("\n".join(_notes(preview)), theme.Tone.AMBER)
        self.rows.show_entries(sorted(_lines(preview), key=lambda one: (one.sheet, one.number)))
        self.rows.show()
        self.bring_action.setEnabled(preview.taken > 0)
        self.rows.table.setFocus()
        QTimer.singleShot(0, self, self._scroll_to_rows)  # once they have their size

    def _scroll_to_rows(self) -> None:
        if self.area is not None:
            self.area.ensureWidgetVisible(self.rows)

    def _bring(self) -> None:
        if (seen := self.preview) is None:
            return
        desk = self.session.desk
        watch = Watch(_("Bringing the records in"))
        watch.ended.connect(lambda: self._cancelled() if watch.cancelled else None)
        self.bring_action.setEnabled(False)
        self.change(lambda: history.take(desk, seen, told=watch), self._done, watch)

    def _cancelled(self) -> None:
        self.bring_action.setEnabled(self.preview is not None and self.preview.taken > 0)
        self.notice.say(_("Cancelled. Nothing was brought in."))

    def _done(self, done: Preview) -> None:
        years = _years(done)
        self.go.emit(Place("figures", years[-1] if years else ""))
        said = _("The records are in. {counts} They count in {years}.")
        words = ", ".join(map(year_words, years))
        self.said.emit(said.format(counts=counts_words(done), years=words))


def counts_words(preview: Preview) -> str:
    """How many rows do what, in a sentence or two."""
    parts = (
        _("{n} new").format(n=f"{len(preview.new):,}"),
        _("{n} changed").format(n=f"{len(preview.changed):,}"),
        _("{n} unchanged").format(n=f"{len(preview.unchanged):,}"),
        _("{n} not taken").format(n=f"{len(preview.left_out):,}"),
    )
    every = sum(map(len, (preview.new, preview.changed, preview.unchanged, preview.left_out)))
    rows = ngettext("{n} row: {parts}.", "{n} rows: {parts}.", every)
    said = rows.format(n=f"{every:,}", parts=", ".join(parts))
    return (
        said if preview.taken else _("There is nothing new in this sheet. {rows}").format(rows=said)
    )


def _years(done: Preview) -> list[str]:
    """The first months of the financial years in which something of the rows counts."""
    every = (*done.new, *done.changed)
    days = {day for one in every for day in (one.reviewed_on, one.contacted_on, one.sent_on) if day}
    return sorted({financial_year(day)[0] for day in days})


def _notes(preview: Preview) -> Iterator[str]:
    yield from preview.sheet.notes
    if preview.sheet.unmatched:
        yield _("Columns not read: {names}").format(names=", ".join(preview.sheet.unmatched))


def _lines(preview: Preview) -> Iterator[Line]:
    kinds = (
        (preview.new, _("New")),
        (preview.changed, _("Changed")),
        (preview.unchanged, _("Unchanged")),
    )
    for of_kind, state in kinds:
        for one in of_kind:
            if preview.hides(one):
                hidden = _("A restricted case, not shown to you")
                yield Line(one.row, one.sheet, _("Yes"), None, hidden)
            else:
                yield Line(one.row, one.sheet, state, one, _remarks(one.look_at))
    for remark in preview.left_out:
        yield Line(remark.row, remark.sheet, "", None, _remarks((remark,)))


def _remarks(remarks: tuple[Remark, ...]) -> str:
    said = _("{column}: {message}")
    return " · ".join(
        said.format(column=one.column, message=one.message) if one.column else one.message
        for one in remarks
    )


def _day(day: date | None) -> str:
    return short_day(day) if day else ""


def _deficient(row: PastRow | None) -> str:
    if row is None or row.deficient is None:
        return ""
    return _("Yes") if row.deficient else _("No")


def _measures(row: PastRow | None) -> str:
    return "; ".join(FIGURES[code].title for code in row.measures) if row else ""


def _outcome(row: PastRow | None) -> str:
    return Outcome(row.outcome).words if row and row.outcome else ""
