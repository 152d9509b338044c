"""The passphrase window. Nothing heavy is imported before it is painted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smadvisor.errors import Refused
from smadvisor.text import _
from ui.door import DoorPage, add_new_passphrase, passphrases_differ
from ui.fields import Line, Link, Secret
from ui.runner import Runner

if TYPE_CHECKING:
    from smadvisor.office.desk import Desk


class Unlock(DoorPage):
    """Asks for the passphrase of the store in a folder."""

    recover = Signal()
    """The person would rather use the recovery key."""

    def __init__(self, folder: Path, runner: Runner, desk: Desk | None = None) -> None:
        """With ``desk`` the store is open already, and only hidden: the same user comes back."""
        said = _("Type your passphrase to open the store on this computer.")
        if desk is not None:
            said = _("Hidden. Type your passphrase to go on where you were.")
        super().__init__(folder, runner, _("SMAdvisor"), said, _("Unlock"))
        self.desk = desk
        self.passphrase = self.form.add("passphrase", _("Passphrase"), Secret())
        if desk is None:
            link = Link(_("Use the recovery key"))
            link.clicked.connect(self.recover)
            self.buttons.addWidget(link)
        self.finish()

    def submit(self) -> None:
        """Open the store in the worker."""
        typed = str(self.passphrase.value())
        if not typed:
            self.form.show_problems({"passphrase": _("Type your passphrase.")})
        elif self.main.isEnabled():
            folder, desk = self.folder, self.desk
            self.work(lambda: _unlock(folder, typed, desk), self._open, _("Unlocking…"))

    def refused(self, error: Refused) -> dict[str, str]:
        """A wrong passphrase is marked, so that typing replaces it."""
        self.passphrase.line.selectAll()
        return super().refused(error)

    def _open(self, desk: Desk) -> None:
        self.passphrase.set_value("")
        self.opened.emit(desk)


class Recover(DoorPage):
    """Opens the store with the recovery key and sets a new passphrase."""

    back = Signal()

    def __init__(self, folder: Path, runner: Runner) -> None:
        """Ask for the key and the new passphrase."""
        super().__init__(
            folder,
            runner,
            _("Use the recovery key"),
            _("Type the key you kept when the store was made, then choose a new passphrase."),
            _("Open with the recovery key"),
        )
        self.key = self.form.add(
            "key",
            _("Recovery key"),
            Line(columns=48),
            help_text=_("Eight groups of four letters and figures."),
        )
        add_new_passphrase(self.form, runner)
        link = Link(_("Back to the passphrase"))
        link.clicked.connect(self.back)
        self.buttons.addWidget(link)
        self.finish()

    def submit(self) -> None:
        """Open the store in the worker."""
        problems = passphrases_differ(self.form)
        if not self.key.value():
            problems = {"key": _("Type the recovery key."), **problems}
        if problems:
            self.form.show_problems(problems)
        elif self.main.isEnabled():
            folder, key, new = self.folder, self.form.text("key"), self.form.text("passphrase")
            self.work(lambda: _recover(folder, key, new), self.opened.emit, _("Opening…"))

    def refused(self, error: Refused) -> dict[str, str]:
        """A weak new passphrase is not the key's fault."""
        row = "passphrase" if error.code == "weak_passphrase" else "key"
        return {row: error.sentence}


def _unlock(folder: Path, passphrase: str, open_already: Desk | None) -> Desk:
    from smadvisor.office import opening

    if open_already is None:
        return opening.unlock(folder, passphrase)
    opening.show(open_already, passphrase)
    return open_already


def _recover(folder: Path, key: str, passphrase: str) -> Desk:
    from smadvisor.office import opening

    return opening.unlock_with_recovery_key(folder, key, passphrase)
