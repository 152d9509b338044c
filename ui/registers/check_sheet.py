"""The check sheet of one person in a dip sample. Every answer is saved as it is given."""

from __future__ import annotations

from dataclasses import replace

from smadvisor.casework.dip_sample import ITEMS, Checked, Item
from smadvisor.errors import Refused
from smadvisor.law.unconfirmed import MARK
from smadvisor.office import samples
from smadvisor.office.samples import Sheet
from smadvisor.office.verbs import Verb
from smadvisor.text import _
from ui import theme
from ui.case.page import column
from ui.fields import Choice, Words
from ui.form import Form
from ui.page import Page, Place, Session, button
from ui.registers.sample import sheet_words

_NOTE = "note"
_OPTIONS = [(one, one.words) for one in Checked]


class CheckSheetPage(Page):
    """A question for each item, what the program knows beside it. Its id is the sheet’s."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.check_id = ""
        self.sheet: Sheet | None = None
        self._stored: list[Sheet] = []
        self.which, self.progress = theme.label(bold=True), theme.label()
        self.form = Form()
        self.form.settled.connect(lambda _row: self._save())
        self.body.addWidget(theme.title(_("Check sheet of the Victims’ Code")))
        self.body.addWidget(self.which)
        self.body.addWidget(
            theme.quiet(
                _(
                    "Answer from the police file. What the program knows stands beside each "
                    "question and answers nothing. What a check looks at is {to_confirm}."
                ).format(to_confirm=MARK)
            )
        )
        self.body.addWidget(self.progress)
        self.body.addLayout(column(self.form))
        self.body.addStretch()
        done = self.key(_("Done, back to the sample"), "Ctrl+Return", self.back.emit)
        case = self.key(_("The case page"), "F6", self._open_case, Verb.OPEN_CASE)
        self.add_foot(button(done, main=True), button(case))

    def open(self, what: str) -> None:
        """Nothing of the sheet before is left."""
        self.check_id, self.sheet = what, None
        self.which.setText("")
        self.progress.setText("")
        self.form.clear()
        super().open(what)

    def refresh(self) -> None:
        """Read it again."""
        self.form.flush()
        desk, check_id = self.session.desk, self.check_id
        self.query(
            lambda: samples.check_sheet(desk, check_id),
            lambda found: self._show(found) if found.check_id == self.check_id else None,
        )

    def keep(self) -> None:
        """Save what is typed, and what could not be saved before."""
        self.form.flush()
        super().keep()

    def not_saved(self) -> None:
        """Take back that it is saved."""
        self.progress.setText(_("Not saved. It is tried again with the next answer."))

    def refuse(self, error: Refused) -> None:
        """Say it on top, and take back that it is saved."""
        super().refuse(error)
        if self.sheet is not None:
            self.progress.setText(_("Not saved."))

    def take_focus(self) -> None:
        """Start at the first question."""
        self.form.focus_first()

    def _show(self, found: Sheet) -> None:
        first, self.sheet, self._stored = self.sheet is None, found, [found]
        self.which.setText(", ".join(filter(None, (found.person, found.urn))))
        if first:
            self._build(found)
        answers = {item.id: found.answers.get(item.id, "") for item in ITEMS}
        self.form.set_values({**answers, _NOTE: found.note})
        self._say_progress()
        if first:
            self.form.focus_first()

    def _build(self, found: Sheet) -> None:
        for item in ITEMS:
            self.form.add(
                item.id, item.question, Choice(_OPTIONS, across=True), help_text=_help(item)
            )
            known = found.known[item.id] or (_("Nothing about this is here."),)
            self.form.rows[item.id].put_beside(theme.quiet("\n".join(known)))
        self.form.add(
            _NOTE, _("Note"), Words(), help_text=_("What was missing, and where it was found.")
        )

    def _save(self) -> None:
        if self.sheet is None:
            return
        desk, stored = self.session.desk, self._stored
        typed = {item.id: self.form.text(item.id) for item in ITEMS}
        answers = {id: value for id, value in typed.items() if value}
        sheet = self.sheet = replace(self.sheet, answers=answers, note=self.form.text(_NOTE))

        def write() -> None:
            """One after the other, each over what the one before it left."""
            samples.fill(desk, sheet.check_id, sheet.answers, sheet.note, stored[0])
            stored[0] = sheet

        self.change(write, lambda _none: self._say_progress(), what=sheet.check_id)

    def _say_progress(self) -> None:
        if self.sheet is not None:
            said = sheet_words(len(self.sheet.answers))
            self.progress.setText(_("{words}. Every answer is saved.").format(words=said))

    def _open_case(self) -> None:
        if self.sheet is not None:
            self.go.emit(Place("case", self.sheet.person_id))


def _help(item: Item) -> str:
    return f"{item.help} ({MARK})." if item.to_confirm else item.help
