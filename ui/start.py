"""First start: who works here, the passphrase, then the recovery key to keep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QGuiApplication, QPagedPaintDevice, QTextDocument
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from smadvisor.errors import Refused
from smadvisor.text import _
from ui import theme
from ui.door import DoorPage, add_new_passphrase, centred, passphrases_differ
from ui.fields import Line
from ui.layer import Layer, Notice
from ui.runner import Runner

if TYPE_CHECKING:
    from smadvisor.office.desk import Desk


class Start(DoorPage):
    """Makes the store and its first user."""

    made = Signal(object, str)
    """The Desk, and the recovery key to keep."""

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
    """Shows the recovery key once, to be kept away from this computer."""

    kept = Signal()

    def __init__(self, key: str) -> None:
        """Show ``key``."""
        super().__init__()
        self.key = key
        column = centred(self)
        column.addWidget(theme.title(_("Keep your recovery key")))
        column.addWidget(
            theme.label(
                _(
                    "If the passphrase is ever forgotten, this key is the only other way in. "
                    "Nobody can make it again. Keep it on paper or in the force’s safe, "
                    "never on this computer."
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
        column.addStretch(2)
        self.start_at = self.copy

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
        QGuiApplication.clipboard().setText(self.key)
        self.copied.say(_("Copied. Paste it where you keep it, then copy something else."))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            paint_key(printer, self.key)


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
