"""The dip samples of the Victims’ Code: those that were drawn, and the drawing of a new one."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton

from smadvisor.errors import Refused
from smadvisor.office import samples
from smadvisor.office.samples import MOST, Sample
from smadvisor.office.verbs import Verb
from smadvisor.text import _, ngettext
from ui import theme
from ui.case.page import column
from ui.fields import Line, Pick
from ui.figures.months import month_words, span_words
from ui.form import Form
from ui.page import Page, Place, Session, button
from ui.records import Column, Records, RecordsView
from ui.when import moment_words

_BACK = 24
"""Months back from now that can be drawn from."""
_ROWS = {
    "sample_size": "size",
    "nobody_reviewed": "first",
    "months_reversed": "first",
}
"""The row that each refusal belongs to."""
_COLUMNS: tuple[Column[Sample], ...] = (
    Column(_("Reviewed in"), lambda one: span_words(one.first, one.last), 34),
    Column(_("Sample"), lambda one: of_reviewed(one), 28),  # noqa: PLW0108  it stands below
    Column(_("Checked"), lambda one: checked_words(one), 34),  # noqa: PLW0108
    Column(_("Seed"), lambda one: one.seed, 14),
    Column(_("Drawn by"), lambda one: one.by, 26),
    Column(_("Drawn"), lambda one: moment_words(one.at), 24),
)


class SamplesPage(Page):
    """A table, the newest first, and the form that draws another."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.model: Records[Sample] = Records(_COLUMNS)
        self.table = RecordsView(self.model, _("Samples that were drawn"))
        self.table.entered_row.connect(lambda _row: self._open())
        self.none = theme.label(_("No sample was drawn yet. Choose the months and draw one."))
        self.form = Form()
        months = [(one, month_words(one)) for one in _months(session.desk.today)]
        self.form.add("first", _("From the month"), Pick(months))
        self.form.add("last", _("To the month"), Pick(months))
        self.form.add(
            "size",
            _("How many victims?"),
            Line(columns=8),
            help_text=_("From 1 to {most}. Where fewer were reviewed, all are drawn.").format(
                most=MOST
            ),
        )
        self.form.add(
            "seed",
            _("Seed"),
            Line(columns=20),
            help_text=_(
                "Left empty, one is made up. The same seed, months and number draw the same "
                "people again, so anybody can see that nobody was picked by hand."
            ),
        )
        self._lay_out()

    def refresh(self) -> None:
        """Read them again."""
        desk = self.session.desk
        self.query(lambda: samples.samples(desk), self._show)

    def open(self, what: str) -> None:
        """The form starts at the month before this one."""
        months = _months(self.session.desk.today)
        self.form.show_problems({})
        self.form.set_values({"first": months[1], "last": months[1], "size": "10", "seed": ""})
        super().open(what)

    def submit(self) -> None:
        """Draw, and show the sample."""
        values = {name: self.form.text(name) for name in self.form.rows}
        size = values["size"]
        self.form.show_problems({})
        if not size.isdecimal():
            wrong = _("Type a number from 1 to {most}.").format(most=MOST)
            self.form.show_problems({"size": wrong})
            return
        desk = self.session.desk
        self.change(
            lambda: samples.draw_sample(
                desk, values["first"], values["last"], int(size), values["seed"]
            ),
            lambda id: self.go.emit(Place("sample", id)),
        )

    def refuse(self, error: Refused) -> None:
        """At its row."""
        if row := _ROWS.get(error.code):
            self.form.show_problems({row: error.sentence})
        else:
            super().refuse(error)

    def _lay_out(self) -> None:
        self.body.addWidget(theme.title(_("Victims’ Code: dip samples")))
        self.body.addWidget(
            theme.quiet(
                _(
                    "A few victims are drawn at random from those whose case review was completed, "
                    "and each is checked by hand against the Victims’ Code."
                )
            )
        )
        self.body.addWidget(self.none)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(theme.heading(_("Draw a sample")))
        self.body.addLayout(column(self.form))
        self.body.addStretch()
        self.start_at = self.table
        back = QPushButton(_("Back"))
        back.setToolTip(_("Back (Alt+Left)"))
        back.clicked.connect(self.back.emit)
        drawing = self.key(_("Draw"), "Ctrl+Return", self.submit, Verb.DRAW_SAMPLE)
        opening = self.key(_("Open…"), "Ctrl+E", self._open, Verb.SEE_SAMPLES)
        self.add_foot(button(drawing, main=True), button(opening), back)

    def _show(self, found: tuple[Sample, ...]) -> None:
        at = max(0, self.table.current())
        self.model.show(found)
        self.none.setVisible(not found)
        self.table.setVisible(bool(found))
        self.table.fit()
        self.table.go_to(at)
        if not found:
            self.form.focus_first()

    def _open(self) -> None:
        row = self.table.current()
        if row >= 0:
            self.go.emit(Place("sample", self.model.records[row].id))


def of_reviewed(one: Sample) -> str:
    """“10 of 84 victims”."""
    return ngettext("{n} of {all} victim", "{n} of {all} victims", one.reviewed).format(
        n=one.size, all=f"{one.reviewed:,}"
    )


def checked_words(one: Sample) -> str:
    """“4 of 9”, and what was erased since."""
    said = _("{n} of {all}").format(n=one.checked, all=one.size - one.erased)
    return f"{said} · {erased_words(one)}" if one.erased else said


def erased_words(one: Sample) -> str:
    """“1 of 10 was erased”; nothing where nobody was."""
    if not one.erased:
        return ""
    return ngettext("{n} of {all} was erased", "{n} of {all} were erased", one.erased).format(
        n=one.erased, all=one.size
    )


def _months(today: date) -> list[str]:
    """This month and those before, as ``YYYY-MM``."""
    number = today.year * 12 + today.month - 1
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(number, number - _BACK, -1)]
