"""The backups of this store: when the last was made, make one, restore one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from smadvisor.office import backups
from smadvisor.office.backups import Made, State
from smadvisor.office.verbs import Verb
from smadvisor.text import _, ngettext
from ui import theme
from ui.page import Page, Session, button
from ui.records import Column, Records, RecordsView
from ui.when import moment_words

_MEGABYTE = 1_000_000
_COLUMNS: tuple[Column[Made], ...] = (
    Column(_("Made"), lambda made: moment_words(made.at), 26),
    Column(_("Cases"), lambda made: f"{made.cases:,}", 10),
    Column(_("Size"), lambda made: _("{n:.1f} MB").format(n=made.size / _MEGABYTE), 12),
    Column(_("File"), lambda made: made.path.name, 60),
)


class BackupsPage(Page):
    """The table, how it stands above it, and what can be done below."""

    def __init__(self, session: Session) -> None:
        """Empty until it is opened."""
        super().__init__(session)
        self.how, self.where = theme.label(), theme.quiet()
        self.model: Records[Made] = Records(_COLUMNS)
        self.table = RecordsView(self.model, _("Backups"))
        for part in (theme.title(_("Backups")), self.how, self.where):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        now = self.key(_("Back up now"), "Ctrl+Return", self.now)
        self.main = button(now, main=True)
        self.to = QPushButton(_("Back up to…"))
        self.to.clicked.connect(self.choose)
        back = QPushButton(_("Back"))
        back.setToolTip(_("Back (Alt+Left)"))
        back.clicked.connect(self.back.emit)
        more = []
        if session.desk.may(Verb.RESTORE):
            put_back = QPushButton(_("Restore…"))
            put_back.setToolTip(_("Closes the store first, and says what will happen"))
            put_back.clicked.connect(self._restore)
            self.table.entered_row.connect(lambda _row: self._restore())
            more = [put_back]
        self.add_foot(self.main, self.to, *more, back)
        self.start_at = self.main

    def refresh(self) -> None:
        """Look again."""
        self.query(lambda: backups.state(self.session.desk), self._show)

    def now(self) -> None:
        """Make one in the folder for backups."""
        self._make(lambda: backups.back_up_now(self.session.desk))

    def choose(self) -> QFileDialog:
        """Make one in a file of one's choice."""
        dialog = QFileDialog(self, _("Back up to"), "", f"*{backups.ENDING}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is overwritten
        dialog.setDefaultSuffix(backups.ENDING.lstrip("."))
        dialog.selectFile(f"smadvisor-{self.session.desk.today}{backups.ENDING}")
        dialog.fileSelected.connect(self.back_up_to)
        dialog.open()
        return dialog

    def back_up_to(self, name: str) -> None:
        """Make one in the file ``name``."""
        self._make(lambda: backups.back_up(self.session.desk, Path(name)))

    def _make(self, call: Callable[[], Made]) -> None:
        self.notice.say(_("Backing up…"))
        self.change(call, self._made)

    def _made(self, made: Made) -> None:
        self.notice.say(
            _("Backed up and opened to prove it: {name}").format(name=made.path.name),
            theme.Tone.GOOD,
        )
        self.refresh()

    def _restore(self) -> None:
        row = self.table.current()
        self.restore.emit(str(self.model.records[row].path) if row >= 0 else "")

    def _show(self, state: State) -> None:
        at = max(0, self.table.current())
        self.model.show(state.backups)
        self.table.fit()
        self.table.go_to(at)
        self.how.setText(state.overdue or _last(state))
        self.where.setText(_where(state))


def _last(state: State) -> str:
    if state.last is None:
        return _("No backup was made yet.")
    said = _("The last backup was made on {moment}.").format(moment=moment_words(state.last))
    count = len(state.backups)
    kept = ngettext("{n} is in the folder.", "{n} are in the folder.", count).format(n=count)
    return f"{said} {kept}"


def _where(state: State) -> str:
    said = _("Folder: {path}").format(path=state.folder)
    if not state.beside_the_store:
        return said
    alone = _(
        "It is on the same disk as the store: no help when this computer is stolen or its disk "
        "dies. An administrator chooses another in the settings."
    )
    return f"{said}\n{alone}"
