"""The passphrase window. Nothing heavy is imported before it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smadvisor.errors import Refused
from smadvisor.office import place
from smadvisor.text import _
from ui.door.page import DoorPage, add_new_passphrase, passphrases_differ
from ui.fields import Line, Link, Pick, Secret
from ui.form import Form
from ui.runner import Runner

if TYPE_CHECKING:
    from smadvisor.office.desk import Desk


class Unlock(DoorPage):
    """Asks for the passphrase of the store in a folder."""

    recover = Signal()
    """The person would rather use the recovery key."""
    restore = Signal()
    """The store is damaged or the wrong one."""

    def __init__(
        self, folder: Path, runner: Runner, desk: Desk | None = None, said: str = ""
    ) -> None:
        """With ``desk`` the store is open already, and only hidden.

        Its user comes back to where they were; anybody else begins at their own desk. ``said`` is
        what happened to the store just now.
        """
        said = f"{said} {_('Type your passphrase to open the store on this computer.')}".lstrip()
        if desk is not None:
            said = _("Hidden. Type your passphrase to go on where you were.")
        super().__init__(folder, runner, _("SMAdvisor"), said, _("Unlock"))
        self.desk = desk
        names = place.names(folder)
        self.who = add_name(self.form, names) if len(names) > 1 else None
        self.passphrase = self.form.add("passphrase", _("Passphrase"), Secret())
        if desk is None:
            link = Link(_("Use the recovery key"))
            link.clicked.connect(self.recover)
            self.buttons.addWidget(link)
            restore = Link(_("Restore a backup"))
            restore.clicked.connect(self.restore)
            self.buttons.addWidget(restore)
        self.finish()
        self.start_at = self.passphrase.line  # the name is most often the right one

    def submit(self) -> None:
        """Open the store in the worker."""
        typed = str(self.passphrase.value())
        if not typed:
            self.form.show_problems({"passphrase": _("Type your passphrase.")})
        elif self.main.isEnabled():
            folder, desk = self.folder, self.desk
            name = str(self.who.value()) if self.who is not None else None
            self.work(lambda: _unlock(folder, typed, name, desk), self._open, _("Unlocking…"))

    def refused(self, error: Refused) -> dict[str, str]:
        """Whatever it is, it is said at the passphrase."""
        return {"passphrase": error.sentence}

    def _refused(self, error: Refused) -> None:
        super()._refused(error)
        self.passphrase.line.selectAll()  # typing replaces the wrong one

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
        names = place.names(folder)
        self.who = add_name(self.form, names) if len(names) > 1 else None
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
            who = str(self.who.value()) if self.who is not None else ""
            self.work(lambda: _recover(folder, key, new, who), self.opened.emit, _("Opening…"))

    def refused(self, error: Refused) -> dict[str, str]:
        """A weak new passphrase is not the key's fault."""
        rows = {"weak_passphrase": "passphrase", "not_administrator": "name"}
        row = rows.get(error.code, "key")
        return {row if row in self.form.rows else "key": error.sentence}


def add_name(form: Form, names: Sequence[str]) -> Pick:
    """A row that asks who it is; who was here last is shown first."""
    return form.add("name", _("Who are you?"), Pick([(name, name) for name in names]))


def _unlock(folder: Path, passphrase: str, name: str | None, open_already: Desk | None) -> Desk:
    from smadvisor.office import opening

    if open_already is None:
        return opening.unlock(folder, passphrase, name)
    return opening.show(open_already, passphrase, name)


def _recover(folder: Path, key: str, passphrase: str, name: str) -> Desk:
    from smadvisor.office import opening

    return opening.unlock_with_recovery_key(folder, key, passphrase, name)
