"""Another recovery key, for when the one before was lost or seen."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from smadvisor.office import people
from smadvisor.text import _
from ui import theme
from ui.case.page import column
from ui.door.start import KeyToKeep
from ui.page import Page, Session, button


class RecoveryPage(Page):
    """Says what losing it means, then makes a key and shows it once."""

    def __init__(self, session: Session) -> None:
        """Lay out the words and the button."""
        super().__init__(session)
        self.shown: KeyToKeep | None = None
        self.body.addWidget(theme.title(_("A new recovery key")))
        self.before = theme.label(
            _(
                "The key before opens nothing any more from the moment the new one is made. Who "
                "has a passphrase comes in as always.\n\n"
                "If every administrator’s passphrase is forgotten and the recovery key is lost, "
                "nobody can ever open this store again: not you, not the force’s IT, not those "
                "who made SMAdvisor. Backups do not help: they open with the same keys. Have a "
                "safe place ready before you go on."
            )
        )
        self.body.addLayout(column(self.before))
        self.body.addStretch()
        self.make = self.key(_("Make a new recovery key"), "Ctrl+Return", self.submit)
        self.main = button(self.make, main=True)
        self.cancel = QPushButton(_("Back"))
        self.cancel.clicked.connect(self.back.emit)
        self.add_foot(self.main, self.cancel)
        self.start_at = self.main

    def open(self, what: str) -> None:
        """No key is in sight, and none is made yet."""
        self._forget()
        super().open(what)

    def leave(self) -> None:
        """A key that was shown is shown no more."""
        super().leave()
        self._forget()

    def submit(self) -> None:
        """Make it."""
        desk = self.session.desk
        self.make.setEnabled(False)
        self.change(lambda: people.new_recovery_key(desk), self._show)

    def _show(self, key: str) -> None:
        self.shown = KeyToKeep(key)
        self.shown.kept.connect(self.back.emit)
        self.before.hide()
        self.make.setVisible(False)
        self.cancel.hide()
        self.body.insertLayout(2, column(self.shown))
        self.shown.copy.setFocus()

    def _forget(self) -> None:
        if self.shown is not None:
            self.shown.hide()
            self.shown.deleteLater()
            self.shown = None
        self.before.show()
        self.make.setVisible(True)
        self.make.setEnabled(True)
        self.cancel.show()
