"""Bringing in another copy of this store: a backup that was made of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from smadvisor.errors import Refused
from smadvisor.office import copies
from smadvisor.office.backups import ENDING
from smadvisor.office.copies import CameIn
from smadvisor.text import _, ngettext
from ui import theme
from ui.case.page import column
from ui.choosing import Chosen
from ui.fields import Secret
from ui.form import Form
from ui.page import Page, Session, button

_SECRET = ("secret_missing", "wrong_passphrase")


class BringInPage(Page):
    """Asks for the file; for a passphrase only where it has another key."""

    def __init__(self, session: Session) -> None:
        """Lay out the form."""
        super().__init__(session)
        self.form = Form()
        self.form.add("file", _("The backup of the other copy"), Chosen(ENDING))
        self.form.add(
            "secret",
            _("Its passphrase or recovery key"),
            Secret(),
            help_text=_("As it was when that backup was made."),
        )
        self.body.addWidget(theme.title(_("Bring in another copy")))
        self.body.addLayout(
            column(
                theme.label(
                    _(
                        "What was written there since the two parted comes in here; nothing that "
                        "was written here is lost. Where both wrote the same field differently, "
                        "both values are kept until somebody settles it."
                    )
                )
            )
        )
        self.body.addLayout(column(self.form))
        self.body.addStretch()
        bring = self.key(_("Bring it in"), "Ctrl+Return", self.submit)
        cancel = QPushButton(_("Back"))
        cancel.setToolTip(_("Back (Alt+Left)"))
        cancel.clicked.connect(self.back.emit)
        self.add_foot(button(bring, main=True), cancel)

    def open(self, what: str) -> None:
        """Nothing of the time before is left."""
        self.form.set_values({"file": "", "secret": ""})
        self.form.show_problems({})
        self.form.rows["secret"].hide()
        super().open(what)

    def submit(self) -> None:
        """Bring it in."""
        file, secret = self.form.text("file"), self.form.text("secret")
        if not file:
            self.form.show_problems({"file": _("Choose the backup of the other copy.")})
            return
        desk, path = self.session.desk, Path(file).expanduser()
        self.form.show_problems({})
        self.notice.say(_("Bringing it in…"))
        self.change(lambda: copies.bring_in(desk, path, secret), self._came)

    def refuse(self, error: Refused) -> None:
        """At the row that it is about."""
        self.notice.say("")
        row = "secret" if error.code in _SECRET else "file"
        self.form.rows["secret"].setVisible(row == "secret")
        self.form.show_problems({row: error.sentence})

    def take_focus(self) -> None:
        """Start at the file."""
        self.form.focus_first()

    def _came(self, came: CameIn) -> None:
        self.form.set_values({"secret": ""})
        self.back.emit()
        self.said.emit(words(came))


def words(came: CameIn) -> str:
    """What was new."""
    if not came.entries and not came.lines:
        return _("Nothing in that copy was new.")
    said = ngettext("{n} change came in.", "{n} changes came in.", came.entries)
    differ = ngettext(
        "{n} thing was written differently in two copies.",
        "{n} things were written differently in two copies.",
        came.conflicts,
    )
    parts = [said.format(n=f"{came.entries:,}")]
    if came.conflicts:
        parts.append(differ.format(n=f"{came.conflicts:,}"))
    return " ".join(parts)
