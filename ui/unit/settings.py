"""What is settled once for the whole store: by administrators, to be seen by everybody."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QPushButton

from smadvisor.errors import Refused
from smadvisor.law.unconfirmed import MARK
from smadvisor.office import settings
from smadvisor.office.settings import BOUNDS, Settings
from smadvisor.office.verbs import Verb
from smadvisor.text import _
from ui import theme
from ui.case.page import column
from ui.choosing import Chosen
from ui.fields import Line
from ui.form import Form
from ui.page import Page, Session, button

_NUMBERS = {
    "backup_days": (
        _("Days between two backups"),
        _("A backup is made by itself when the last is so old. 0 for never by itself."),
    ),
    "backups_kept": (
        _("Backups that are kept"),
        _("Of those made by themselves: with each new one the oldest goes."),
    ),
    "review_days": (
        _("Days until a closed case is due for review"),
        _("Then a supervisor looks whether it is still needed, and erases it if not."),
    ),
    "freeze_days": (
        _("Days until the figures of a month freeze"),
        _("So long after its end. What changes later stands beside the frozen figure."),
    ),
    "idle_minutes": (
        _("Minutes until the work is hidden"),
        _("Without a key or a click. It holds from when each user next unlocks."),
    ),
}
_OF_REVIEWS = {
    "review_ask_days": (
        _("Working days for a victim to ask CPS"),
        _("After the decision. An older text of the scheme says 5 ({to_confirm}).").format(
            to_confirm=MARK
        ),
    ),
    "review_latest_months": (
        _("Months after which a request is too late"),
        _("For CPS and for the police. Later ones are taken in exceptional cases only."),
    ),
    "review_local_days": (
        _("Working days for the local answer of CPS"),
        _("After the request ({to_confirm}).").format(to_confirm=MARK),
    ),
    "review_independent_days": (
        _("Working days for the independent review of CPS"),
        _("After the request ({to_confirm}).").format(to_confirm=MARK),
    ),
    "review_police_days": (
        _("Working days for the answer of the police"),
        _("After the request. It is an aim, not a limit."),
    ),
}
"""The scheme of each: CPS Victims’ Right to Review; National Police Chiefs’ Council."""


class SettingsPage(Page):
    """A form with one main button, for those who may change it."""

    def __init__(self, session: Session) -> None:
        """Lay out the form."""
        super().__init__(session)
        self.seen = Settings()
        self.form = Form()
        self.folder = self.form.add(
            "backup_folder",
            _("Folder for backups"),
            Chosen(),
            help_text=_(
                "Left empty, they go to the folder “backups” beside the store. That helps after a "
                "mistake, and not when this computer is stolen or its disk dies: choose a drive "
                "that is not in this computer."
            ),
        )
        self._add(_NUMBERS)
        self.form.add_widget(theme.heading(_("Victims’ Right to Review")))
        self._add(_OF_REVIEWS)
        self.body.addWidget(theme.title(_("Settings")))
        may = session.desk.may(Verb.CHANGE_SETTINGS)
        if not may:
            self.body.addWidget(theme.quiet(_("Only an administrator can change these.")))
            self._only_show()
        self.body.addLayout(column(self.form))
        self.body.addStretch()
        back = QPushButton(_("Back without saving") if may else _("Back"))
        back.clicked.connect(self.back.emit)
        if may:
            self.add_foot(button(self.key(_("Save"), "Ctrl+Return", self.submit), main=True), back)
        else:
            self.add_foot(back)

    def _add(self, numbers: Mapping[str, tuple[str, str]]) -> None:
        for name, (label, help_text) in numbers.items():
            least, most = BOUNDS[name]
            said = _("From {least} to {most}.").format(least=least, most=most)
            self.form.add(name, label, Line(columns=8), help_text=f"{help_text} {said}")

    def refresh(self) -> None:
        """Show what is kept."""
        self.form.show_problems({})
        self.query(lambda: settings.settings(self.session.desk), self._fill)

    def submit(self) -> None:
        """Keep what is shown, then go back."""
        numbers, problems = {}, {}
        for name in BOUNDS:
            typed, (least, most) = self.form.text(name), BOUNDS[name]
            if typed.isdecimal() and least <= int(typed) <= most:
                numbers[name] = int(typed)
            else:
                problems[name] = _("Type a number from {least} to {most}.").format(
                    least=least, most=most
                )
        self.form.show_problems(problems)
        if not problems:
            new = Settings(self.form.text("backup_folder"), **numbers)
            desk, seen = self.session.desk, self.seen
            self.change(lambda: settings.save(desk, new, seen), self._saved)

    def refuse(self, error: Refused) -> None:
        """What is refused of the folder stands there."""
        if error.code == "folder_not_whole":
            self.form.show_problems({"backup_folder": error.sentence})
        else:
            super().refuse(error)

    def take_focus(self) -> None:
        """Start at the first row."""
        self.form.focus_first()

    def _only_show(self) -> None:
        self.folder.button.hide()
        self.folder.line.setReadOnly(True)
        for name in BOUNDS:
            field = self.form.rows[name].field
            if isinstance(field, Line):
                field.setReadOnly(True)

    def _fill(self, kept: Settings) -> None:
        self.seen = kept
        self.form.set_values({name: str(getattr(kept, name)) for name in self.form.rows})

    def _saved(self, _none: None) -> None:
        self.back.emit()
        self.said.emit(_("The settings are saved."))
