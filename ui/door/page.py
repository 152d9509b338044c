"""What the pages before an open store have in common: a calm column in the middle of the window."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smadvisor.errors import Refused
from smadvisor.text import _, ngettext
from ui import theme
from ui.fields import Secret
from ui.form import Form
from ui.layer import Layer, scrolling
from ui.runner import Runner

T = TypeVar("T")


class DoorPage(Layer):
    """A form with one main button, which Enter in any line presses too."""

    opened = Signal(object)
    """The Desk of the store that is open now."""

    def __init__(self, folder: Path, runner: Runner, title: str, said: str, main: str) -> None:
        """``title`` and what is ``said`` under it; ``main`` are the words of the button."""
        super().__init__()
        self.folder, self.runner = folder, runner
        self.form = Form()
        self.main = QPushButton(main)
        self.main.setDefault(True)
        self.main.clicked.connect(self.submit)
        self._main_words = main
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.WIDE)
        self.buttons.addWidget(self.main)
        self.column = centred(self)
        self.column.addWidget(theme.title(title))
        self.column.addWidget(theme.label(said))
        self.column.addWidget(self.form)
        self.wait = theme.label(bold=True)
        self.wait.setAccessibleName(_("How long to wait"))
        self.wait.hide()
        self.column.addWidget(self.wait)
        self.column.addLayout(self.buttons)
        self._left = 0
        self._second = QTimer(self, interval=1_000)
        self._second.timeout.connect(self._count_down)
        self.column.addStretch(2)

    def finish(self) -> None:
        """Call once all rows are there: Enter in any line submits, Tab goes from top to bottom."""
        self.buttons.addStretch()
        parts = [part for row in self.form.rows.values() for part in row.field.parts()]
        self.start_at = parts[0]
        for one, other in pairwise((*parts, self.main)):
            QWidget.setTabOrder(one, other)
        for row in self.form.rows.values():
            line = row.field.line if isinstance(row.field, Secret) else row.field
            if hasattr(line, "returnPressed"):
                line.returnPressed.connect(self.submit)

    def submit(self) -> None:
        """What the main button does."""
        raise NotImplementedError

    def work(self, call: Callable[[], T], then: Callable[[T], None], words: str) -> None:
        """Run ``call`` in the worker; the button rests and says ``words`` meanwhile."""

        def done(result: T) -> None:
            self._rest(None)
            then(result)

        self.form.show_problems({})
        self._rest(words)
        self.runner.query(call, done, self._refused)

    def refused(self, error: Refused) -> dict[str, str]:
        """The row each refusal belongs to, by its code."""
        return {next(iter(self.form.rows)): error.sentence}

    def _refused(self, error: Refused) -> None:
        self._rest(None)
        problems = self.refused(error)
        self.form.show_problems(problems)
        # the page is short enough to see it all: the next key belongs to what is to be mended
        self.form.rows[next(iter(problems))].field.parts()[0].setFocus()
        folder = self.folder
        self.runner.query(lambda: _seconds_to_wait(folder), self._wait)

    def _wait(self, seconds: int) -> None:
        """After wrong passphrases nothing can be tried for so long; the window stays alive."""
        self._left = seconds
        if seconds:
            self._say_wait()
            self.main.setEnabled(False)
            self._second.start()

    def _count_down(self) -> None:
        self._left -= 1
        self._say_wait()
        if self._left <= 0:
            self._second.stop()
            self._rest(None)

    def _say_wait(self) -> None:
        words = ngettext(
            "Wait {n} second, then try again.", "Wait {n} seconds, then try again.", self._left
        )
        self.wait.setText(words.format(n=self._left))
        self.wait.setVisible(self._left > 0)

    def _rest(self, words: str | None) -> None:
        self.main.setEnabled(words is None)
        self.main.setText(words or self._main_words)


def centred(page: QWidget) -> QVBoxLayout:
    """A scrolling column of comfortable width in the middle of ``page``."""
    inner = QWidget()
    side = QHBoxLayout(inner)
    side.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
    column = QVBoxLayout()
    column.setSpacing(theme.WIDE)
    holder = QWidget()
    holder.setLayout(column)
    holder.setMaximumWidth(theme.DOOR)
    column.setContentsMargins(0, 0, 0, 0)
    side.addStretch(1)
    side.addWidget(holder, 8)
    side.addStretch(1)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scrolling(inner))
    column.addStretch(1)
    return column


def passphrases_differ(form: Form) -> dict[str, str]:
    """The problem with a new passphrase that was typed twice, if there is one."""
    if not form.value("passphrase"):
        return {"passphrase": _("Choose a passphrase.")}
    if form.value("passphrase") != form.value("again"):
        return {"again": _("The two passphrases are not the same. Type the second one again.")}
    return {}


def add_new_passphrase(form: Form, runner: Runner) -> None:
    """Rows for a new passphrase, typed twice, with its strength in words."""
    first = form.add(
        "passphrase",
        _("Passphrase"),
        Secret(),
        help_text=_(
            "Four or more unconnected words are strong and easy to remember. "
            "You may paste from a password manager."
        ),
    )
    strength = theme.label()
    strength.setObjectName("strength")
    strength.setAccessibleName(_("Strength of the passphrase"))
    form.add_widget(strength)
    form.add("again", _("The same passphrase again"), Secret())

    def judge() -> None:
        typed = str(first.value())
        runner.query(lambda: _strength(typed), strength.setText)

    first.changed.connect(judge)
    strength.hide()
    first.changed.connect(strength.show)


def _seconds_to_wait(folder: Path) -> int:
    from smadvisor.office import opening

    return opening.seconds_to_wait(folder)


def _strength(passphrase: str) -> str:
    from smadvisor.office import passphrases

    words = passphrases.strength(passphrase).words
    return _("Strength: {words}").format(words=words) if words else ""
