"""Restoring a backup, at the door: no store is open then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smadvisor.errors import Refused
from smadvisor.office import place
from smadvisor.text import _
from ui import theme
from ui.choosing import Chosen
from ui.door.page import DoorPage
from ui.fields import Link, Secret
from ui.runner import Runner

if TYPE_CHECKING:
    from smadvisor.office.backups import Restored

_OF_PASSPHRASE = {"wrong_passphrase", "not_allowed"}


class Restore(DoorPage):
    """Says what will happen, and asks for the backup and what opens it."""

    restored = Signal(str)
    """A sentence about it; the store waits to be unlocked."""
    back = Signal()

    def __init__(self, folder: Path, runner: Runner, path: str = "") -> None:
        """``path`` is the backup, where it is chosen already."""
        replaced = _(
            "The backup takes the place of the store on this computer. What is here now is kept "
            "first, beside it. What was entered since the backup was made is only in there."
        )
        new = _("The store in the backup comes to this computer.")
        super().__init__(
            folder,
            runner,
            _("Restore a backup"),
            replaced if place.exists(folder) else new,
            _("Restore"),
        )
        self.file = self.form.add("file", _("Backup"), Chosen(place.ENDING), value=path)
        self.passphrase = self.form.add(
            "passphrase",
            _("Passphrase of the backup"),
            Secret(),
            help_text=_("An administrator’s when it was made, or the recovery key of that time."),
        )
        self.form.add_widget(
            theme.quiet(_("Afterwards, unlock with a passphrase from when the backup was made."))
        )
        link = Link(_("Back without restoring"))
        link.clicked.connect(self.back)
        self.buttons.addWidget(link)
        self.finish()
        if path:
            self.start_at = self.passphrase.line

    def submit(self) -> None:
        """Restore it in the worker."""
        problems = {}
        if not self.file.value():
            problems["file"] = _("Choose the backup.")
        if not self.passphrase.value():
            problems["passphrase"] = _("Type the passphrase of the backup.")
        if problems:
            self.form.show_problems(problems)
        elif self.main.isEnabled():
            folder, path = self.folder, Path(self.form.text("file")).expanduser()
            typed = self.form.text("passphrase")
            self.work(lambda: _restore(folder, path, typed), self._done, _("Restoring…"))

    def refused(self, error: Refused) -> dict[str, str]:
        """Each refusal at its row."""
        row = "passphrase" if error.code in _OF_PASSPHRASE else "file"
        return {row: error.sentence}

    def _done(self, done: Restored) -> None:
        self.passphrase.set_value("")
        said = _("The backup is restored.")
        if done.replaced is not None:
            kept = _("What was here before is in {path}.").format(path=done.replaced)
            said = f"{said} {kept}"
        self.restored.emit(said)


def _restore(folder: Path, path: Path, secret: str) -> Restored:
    from smadvisor.office import backups

    return backups.restore(folder, path, secret)
