"""First start: who works here, the passphrase, then the recovery key to keep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPagedPaintDevice, QTextDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from smadvisor.errors import Refused
from smadvisor.text import _
from ui import clipboard, theme
from ui.door.page import DoorPage, add_new_passphrase, centred, passphrases_differ
from ui.fields import Line, Link
from ui.layer import Layer, Notice
from ui.runner import Runner

if TYPE_CHECKING:
    from smadvisor.office.desk import Desk


class Start(DoorPage):
    """Makes the store and its first user."""

    made = Signal(object, str)
    """The Desk, and the recovery key to keep."""
    restore = Signal()
    """There was a store before, on this computer or another."""

    def __init__(self, folder: Path, runner: Runner) -> None:
        """Ask for name, role and passphrase."""
        super().__init__(
            folder,
            runner,
            _("Welcome to SMAdvisor"),
            _(
                "Everything you enter stays on this computer, encrypted. "
                "Tell it who you are and choose the passphrase that opens it."
            ),
            _("Make the store"),
        )
        self.form.add(
            "name", _("Your name"), Line(), help_text=_("With your rank, as printed on every MG2.")
        )
        self.form.add("role", _("Your role"), Line(), value=_("Special Measures Advisor"))
        add_new_passphrase(self.form, runner)
        self.form.add_widget(
            theme.label(
                _(
                    "Next you get a recovery key to keep. If the passphrase is forgotten and that "
                    "key is lost, nobody can ever open the store again: not you, not the force’s "
                    "IT, not those who made SMAdvisor."
                )
            )
        )
        link = Link(_("Restore a backup"))
        link.clicked.connect(self.restore)
        self.buttons.addWidget(link)
        self.finish()

    def submit(self) -> None:
        """Make the store in the worker."""
        problems = passphrases_differ(self.form)
        if not self.form.value("name"):
            problems = {"name": _("Type your name."), **problems}
        if problems:
            self.form.show_problems(problems)
        elif self.main.isEnabled():
            folder, form = self.folder, self.form
            name, role, new = form.text("name"), form.text("role"), form.text("passphrase")
            self.work(
                lambda: _create(folder, name, role, new),
                lambda made: self.made.emit(*made),
                _("Making the store…"),
            )

    def refused(self, error: Refused) -> dict[str, str]:
        """Each refusal at its row."""
        row = "passphrase" if error.code == "weak_passphrase" else "name"
        return {row: error.sentence}


class RecoveryKey(Layer):
    """Shows the recovery key once, before the work begins."""

    kept = Signal()

    def __init__(self, key: str) -> None:
        """Show ``key``."""
        super().__init__()
        column = centred(self)
        column.addWidget(theme.title(_("Keep your recovery key")))
        self.shown = KeyToKeep(key)
        self.shown.kept.connect(self.kept)
        column.addWidget(self.shown)
        column.addStretch(2)
        self.start_at = self.shown.copy


class KeyToKeep(QWidget):
    """The recovery key, ways to keep it away from this computer, and a tick that it is kept."""

    kept = Signal()

    def __init__(self, key: str) -> None:
        """Show ``key``."""
        super().__init__()
        self.key = key
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.WIDE)
        column.addWidget(
            theme.label(
                _(
                    "If a passphrase is ever forgotten, this key is the only other way in. "
                    "Nobody can make it again, and it is shown only now. Keep it on paper or in "
                    "the force’s safe, never on this computer."
                )
            )
        )
        column.addWidget(self._shown())
        self.copied = Notice()
        column.addLayout(self._ways_to_keep())
        column.addWidget(self.copied)
        self.tick = QCheckBox(_("I have kept the key in a safe place"))
        column.addWidget(self.tick)
        QWidget.setTabOrder(self.print, self.tick)
        self.go_on = QPushButton(_("Continue"))
        self.go_on.setEnabled(False)
        self.tick.toggled.connect(self.go_on.setEnabled)
        self.go_on.clicked.connect(self.kept)
        row = QHBoxLayout()
        row.addWidget(self.go_on)
        row.addStretch()
        column.addLayout(row)

    def _shown(self) -> QWidget:
        panel = theme.Panel()
        row = QHBoxLayout(panel)
        groups = self.key.split("-")
        half = len(groups) // 2
        shown = QLabel("-".join(groups[:half]) + "-\n" + "-".join(groups[half:]))
        font = QFont("monospace")
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(self.font().pointSizeF() * 1.4)
        shown.setFont(font)
        shown.setAccessibleName(_("Recovery key"))
        row.addWidget(shown)
        return panel

    def _ways_to_keep(self) -> QHBoxLayout:
        self.copy = QPushButton(_("Copy"))
        self.copy.clicked.connect(self._copy)
        self.print = QPushButton(_("Print…"))
        self.print.clicked.connect(self._print)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.print)
        row.addStretch()
        return row

    def _copy(self) -> None:
        clipboard.copy(self.key)
        self.copied.say(_("Copied. Paste it where you keep it: the clipboard is soon cleared."))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        dialog = QPrintDialog(QPrinter(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: paint_key(dialog.printer(), self.key))
        QDialog.open(dialog)  # its own ``open`` is another


def paint_key(device: QPagedPaintDevice, key: str) -> None:
    """Paint the key with a line that says what it is; nothing says whose."""
    document = QTextDocument()
    document.setPlainText(
        _("SMAdvisor recovery key. It opens the store if the passphrase is forgotten.")
        + "\n\n"
        + key
    )
    document.print_(device)


def _create(folder: Path, name: str, role: str, passphrase: str) -> tuple[Desk, str]:
    from smadvisor.office import opening

    return opening.create(folder, name, role, passphrase)
