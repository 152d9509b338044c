"""One dip sample: its people, how far the checking is, and what came out."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from smadvisor.casework.dip_sample import ITEMS, Result
from smadvisor.law.unconfirmed import MARK
from smadvisor.office import samples
from smadvisor.office.samples import Drawn, SampleFile
from smadvisor.office.verbs import Verb
from smadvisor.text import _
from ui import theme
from ui.case.page import column
from ui.fields import Words
from ui.figures.months import span_words
from ui.form import Form
from ui.page import Page, Place, Session, button
from ui.records import Column, Records, RecordsView
from ui.registers.samples import erased_words, of_reviewed
from ui.when import moment_words

_PEOPLE: tuple[Column[Drawn], ...] = (
    Column(_("Person"), lambda one: one.person or _("Restricted, not shown to you"), 34),
    Column(_("URN"), lambda one: one.urn, 16),
    Column(_("Check sheet"), lambda one: sheet_words(one.answered), 24),
    Column(_("Checked by"), lambda one: one.checked_by, 26),
    Column(_("When"), lambda one: moment_words(one.checked_at) if one.checked_at else "", 24),
)
_RESULTS: tuple[Column[Result], ...] = (
    Column(_("What was looked at"), lambda one: one.item.short, 44),
    Column(
        _("Yes, of those with yes or no"),
        lambda one: _("{n} of {all}").format(n=one.yes, all=one.applicable),
        28,
    ),
    Column(_("Does not apply"), lambda one: str(one.not_applicable), 16),
    Column(_("Cannot tell"), lambda one: str(one.cannot_tell), 14),
    Column(_("Not checked yet"), lambda one: str(one.open), 16),
)
_WORDS = "words"


class SamplePage(Page):
    """Its people, the result by item, and what is written about it. Its id is the sample’s."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.sample_id = ""
        self._stored = [""]
        self.heading, self.how, self.progress = theme.title(), theme.quiet(), theme.label(bold=True)
        self.people: Records[Drawn] = Records(_PEOPLE)
        self.table = RecordsView(self.people, _("People in the sample"))
        self.table.entered_row.connect(lambda _row: self._open())
        self.results: Records[Result] = Records(_RESULTS)
        self.result = RecordsView(self.results, _("Result by what was looked at"))
        self.result.setMinimumHeight(
            self.result.verticalHeader().defaultSectionSize() * (len(ITEMS) + 2)
        )
        self.form = Form()
        self.form.add(
            _WORDS,
            _("What does it show, and what will be done?"),
            Words(),
            help_text=_("Without names: it stays when a case is erased. Saved as you leave it."),
        )
        self.form.settled.connect(lambda _row: self._conclude())
        self._lay_out()

    def open(self, what: str) -> None:
        """Nothing of the sample before is left."""
        if what != self.sample_id:
            self.sample_id = what
            self.heading.setText(_("Dip sample"))
            self.how.setText("")
            self.progress.setText("")
            self.people.show(())
            self.results.show(())
            self._fill("")
        super().open(what)

    def refresh(self) -> None:
        """Read it again."""
        self.form.flush()
        desk, sample_id = self.session.desk, self.sample_id
        self.query(
            lambda: samples.sample(desk, sample_id),
            lambda found: self._show(found) if found.sample.id == self.sample_id else None,
        )

    def keep(self) -> None:
        """Save what is typed, and what could not be saved before."""
        self.form.flush()
        super().keep()

    def _lay_out(self) -> None:
        self.body.addWidget(self.heading)
        self.body.addWidget(self.how)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(theme.heading(_("Result")))
        self.body.addWidget(
            theme.quiet(
                _(
                    "Counted from the check sheets. So few people show where to look, and prove "
                    "nothing about all. What a check looks at is {to_confirm}."
                ).format(to_confirm=MARK)
            )
        )
        self.body.addWidget(self.result)
        self.body.addLayout(column(self.form))
        self.start_at = self.table
        check = self.key(_("Check this person…"), "Ctrl+E", self._open, Verb.FILL_CHECK_SHEET)
        back = QPushButton(_("Back"))
        back.setToolTip(_("Back (Alt+Left)"))
        back.clicked.connect(self.back.emit)
        self.add_foot(button(check, main=True), back)

    def _show(self, found: SampleFile) -> None:
        at, one = max(0, self.table.current()), found.sample
        months = span_words(one.first, one.last)
        self.heading.setText(_("Dip sample of {months}").format(months=months))
        self.how.setText(
            _(
                "{of_reviewed} whose case review was completed then. Drawn by {name}, {when}, with "
                "the seed {seed}. Restricted cases that {name} may not see are not among them."
            ).format(
                of_reviewed=of_reviewed(one), name=one.by, when=moment_words(one.at), seed=one.seed
            )
        )
        checked = _("{n} of {all} checked").format(n=one.checked, all=len(found.people))
        self.progress.setText(" · ".join(filter(None, (checked, erased_words(one)))))
        self.people.show(found.people)
        self.results.show(found.results)
        self.table.fit()
        self.result.fit()
        self.table.go_to(at)
        self.result.go_to(0)
        self._fill(one.result)

    def _fill(self, words: str) -> None:
        self._stored = [words]
        self.form.set_values({_WORDS: words})

    def _open(self) -> None:
        row = self.table.current()
        if row >= 0 and self.people.records[row].person:
            self.go.emit(Place("check_sheet", self.people.records[row].check_id))

    def _conclude(self) -> None:
        words, stored = self.form.text(_WORDS), self._stored
        desk, sample_id = self.session.desk, self.sample_id

        def write() -> None:
            """One after the other, each over what the one before it left."""
            samples.conclude(desk, sample_id, words, stored[0])
            stored[0] = words

        self.change(write, what=sample_id)


def sheet_words(answered: int) -> str:
    """How far a check sheet is."""
    if answered == len(ITEMS):
        return _("Complete")
    if not answered:
        return _("Not begun")
    return _("{n} of {all} answered").format(n=answered, all=len(ITEMS))
