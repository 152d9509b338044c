"""The one window: first the door (passphrase or first start), then the work behind it.

Its title never holds a name. ``Hide`` puts the door back in front of the work at once.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStackedWidget, QStyle

from smadvisor.errors import Fault, Refused
from smadvisor.office import place
from smadvisor.text import _
from ui import clipboard, hiding
from ui.door.unlock import Recover, Unlock
from ui.layer import Layer
from ui.runner import Runner, Watch
from ui.theme import Tone, application

if TYPE_CHECKING:
    from smadvisor.office.desk import Desk
    from smadvisor.office.integrity import Finding
    from smadvisor.office.settings import Settings
    from ui.parts import Parts
    from ui.shell import Shell

IDLE_MINUTES = 10
"""Until the settings are read."""
_SIZE = (1180, 720)
_UNTIL_BACKUP = 20_000
"""Milliseconds without a key or a click: one of years of work holds the worker for seconds."""
_BREATH = 50
"""Milliseconds in which the first window is painted undisturbed."""
_BEAT = 5_000
"""Milliseconds between two looks at the clock: a longer gap means that the computer slept."""
_UNSAVED = _(
    "Something you typed could not be saved. Come back to it, see that the disk is not full, and "
    "close then."
)
_ACTIVE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class MainWindow(QMainWindow):
    """Door and work in one frame; owns the runner and drains it before it closes."""

    def __init__(self, folder: Path, parts: Parts) -> None:
        """Show the door of the store in ``folder``, or make one there."""
        super().__init__()
        self.folder, self.parts = folder, parts
        self.runner = Runner(self)
        self.runner.faulted.connect(self.show_fault)
        self.runner.refused.connect(self.show_refusal)
        self.runner.watching.connect(self._watch)
        self.desk: Desk | None = None
        self.shell: Shell | None = None
        self.layers = QStackedWidget()
        self.setCentralWidget(self.layers)
        self.setWindowTitle(_("SMAdvisor"))
        self._warm = self._closing = self._told = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MINUTES * 60_000)
        self._idle.timeout.connect(self.hide_work)
        self._backup = QTimer(self, singleShot=True, interval=_UNTIL_BACKUP)
        self._backup.timeout.connect(self.back_up_if_due)
        self._beat = QTimer(self, interval=_BEAT)
        self._beat.timeout.connect(self._look_at_clock)
        self._beat_at = time.time()
        application().applicationStateChanged.connect(self._look_at_clock)
        clipboard.watch()
        self._fit()
        self._begin()

    def open_desk(self, desk: Desk) -> None:
        """Show the work on ``desk``; where it was hidden, as it was left."""
        from smadvisor.office import integrity, opening, settings
        from ui.shell import Shell

        if self.shell is not None and desk is not self.desk:
            self.shell.end()
            self.shell = None
        if self.shell is None:
            self.desk = desk
            self.shell = Shell(desk, self.runner, self.parts, self)
            self.shell.hide_work.connect(self.hide_work)
            self.shell.restore.connect(self.close_to_restore)
        self.show_layer(self.shell)
        self.shell.wake()
        hiding.uncover(self)
        self._told = False
        self._backup.start()
        self._idle.start()
        self.runner.query(lambda: settings.settings(desk), self._settle)
        self._beat_at = time.time()
        self._beat.start()
        self.runner.query(lambda: opening.clock_warning(desk), self._warn)
        self.runner.query(lambda: integrity.at_start(desk), self._show_findings)

    def hide_work(self) -> None:
        """Blank the window at once; coming back needs the passphrase.

        What was typed is saved after that, and then the key is dropped.
        """
        if self.shell is None or self.desk is None or not self._at_work:
            return
        from smadvisor.office import opening

        shell, desk = self.shell, self.desk
        hiding.commit_half_typed()
        shell.sleep()
        door = Unlock(self.folder, self.runner, desk)
        door.opened.connect(self.open_desk)
        self.show_layer(door)
        self.layers.removeWidget(shell)  # a screen reader would find its way to it
        hiding.close_all_but(self)
        self.repaint()
        if self.isMinimized():
            self._forget_thumbnail()
        shell.keep()
        self.runner.query(lambda: opening.hide(desk), lambda _none: None)
        self._rest()

    def back_up_if_due(self) -> None:
        """Make a backup in the worker, where one is due; what keeps it from that is said."""
        if (desk := self.desk) is not None and self._at_work:
            from smadvisor.office import backups

            self.runner.query(lambda: backups.if_due(desk), self._warn, lambda _hidden: None)

    def close_to_restore(self, path: str) -> None:
        """Close the store, and ask at the door what opens the backup in ``path``."""
        if (shell := self.shell) is None or (desk := self.desk) is None:
            return
        from smadvisor.office import opening

        shell.keep()
        self.runner.drain()
        if shell.unsaved:
            self._box(QMessageBox.Icon.Warning, _UNSAVED)
            return
        self._rest()
        shell.sleep()
        shell.end()
        self.shell = self.desk = None
        self.runner.query(lambda: opening.leave(desk), lambda _none: None)
        self._ask_restore(path)

    def show_fault(self, fault: Fault) -> None:
        """Say that the machine failed, without content."""
        self._box(QMessageBox.Icon.Critical, fault.sentence)

    def show_refusal(self, refused: Refused) -> None:
        """Say why something was refused that no page shows in place."""
        self._box(QMessageBox.Icon.Information, refused.sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what the frame is sent.

        Keys and clicks put the idle lock and a backup off, a dropped list is previewed, and after
        the first paint the worker imports what is slow to import.
        """
        if event.type() == QEvent.Type.Expose and not self._warm:
            self._warm = True
            QTimer.singleShot(_BREATH, self, self._warm_up)
        if event.type() in _ACTIVE:
            for timer in (self._idle, self._backup):
                if timer.isActive():
                    timer.start()
        if isinstance(event, QDropEvent) and (path := self._dropped(event)) is not None:
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop and self.shell is not None:
                self.shell.import_list(path)
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the frame itself, which sees what any part of it is sent."""
        super().showEvent(event)
        if (frame := self.windowHandle()) is not None:
            frame.installEventFilter(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is not saved yet, wait for the worker, then close the store."""
        if self.shell is not None and self._at_work:
            self.shell.keep()
        self.runner.drain()
        if self.shell is not None and self.shell.unsaved and not self._told:
            self._told = True
            event.ignore()
            lost = _("Closing once more now loses those words.")
            self._box(QMessageBox.Icon.Warning, f"{_UNSAVED} {lost}")
            return
        self._closing = True
        self._rest()
        if self.shell is not None and self._at_work:
            self.shell.leave()
        if (desk := self.desk) is not None:
            self.runner.query(lambda: _back_up_and_leave(desk), lambda _none: None)
        self.runner.stop()
        super().closeEvent(event)

    def _begin(self, said: str = "") -> None:
        """At the door of the store, or at the first start where there is none."""
        if place.exists(self.folder):
            self._ask_passphrase(said)
            return
        from ui.door.start import Start

        start = Start(self.folder, self.runner)
        start.made.connect(self._keep_key)
        start.restore.connect(self._ask_restore)
        self.show_layer(start)

    def _ask_passphrase(self, said: str = "") -> None:
        unlock = Unlock(self.folder, self.runner, said=said)
        unlock.opened.connect(self.open_desk)
        unlock.recover.connect(self._ask_recovery_key)
        unlock.restore.connect(self._ask_restore)
        self.show_layer(unlock)

    def _ask_restore(self, path: str = "") -> None:
        from ui.door.restore import Restore

        restore = Restore(self.folder, self.runner, path)
        restore.restored.connect(self._begin)
        restore.back.connect(self._begin)
        self.show_layer(restore)

    def _ask_recovery_key(self) -> None:
        recover = Recover(self.folder, self.runner)
        recover.opened.connect(self.open_desk)
        recover.back.connect(self._ask_passphrase)
        self.show_layer(recover)

    def _keep_key(self, desk: Desk, key: str) -> None:
        from ui.door.start import RecoveryKey

        shown = RecoveryKey(key)
        shown.kept.connect(lambda: self.open_desk(desk))
        self.desk = desk
        self.show_layer(shown)

    def _rest(self) -> None:
        for timer in (self._idle, self._beat, self._backup):
            timer.stop()

    def _settle(self, kept: Settings) -> None:
        self._idle.setInterval(kept.idle_minutes * 60_000)

    @property
    def _at_work(self) -> bool:
        return self.shell is not None and self.layers.currentWidget() is self.shell

    def _look_at_clock(self) -> None:
        """After the computer slept, the work is hidden: no timer ran meanwhile."""
        now = time.time()
        if self._beat.isActive() and now - self._beat_at > self._idle.interval() / 1000:
            self.hide_work()
        self._beat_at = now

    def _forget_thumbnail(self) -> None:
        """A minimised window is not painted anew: its picture in the task bar would stay.

        A new native window has none yet.
        """
        frame = self.windowHandle()
        if frame is not None:
            self.hide()
            frame.destroy()
            self.showMinimized()

    def _show_findings(self, found: tuple[Finding, ...]) -> None:
        if self.shell is not None:
            self.shell.show_findings(found)

    def _warn(self, sentence: str) -> None:
        if sentence and self.shell is not None:
            self.shell.said.say(sentence, Tone.AMBER)

    def show_layer(self, layer: Layer) -> None:
        """Show the work or a page of the door; a door page that was left is gone."""
        before = self.layers.currentWidget()
        if self.layers.indexOf(layer) < 0:
            self.layers.addWidget(layer)
        self.layers.setCurrentWidget(layer)
        if before is not None and before is not self.shell and before is not layer:
            self.layers.removeWidget(before)
            before.deleteLater()
        layer.take_focus()

    def _dropped(self, event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        if self._at_work and len(urls) == 1 and urls[0].isLocalFile():
            return Path(urls[0].toLocalFile())
        return None

    def _watch(self, watch: Watch) -> None:
        from ui.progress import Progress

        Progress(watch, self)

    def _warm_up(self) -> None:
        if not self._closing:
            self.runner.query(_import_office, lambda _none: None)

    def _box(self, icon: QMessageBox.Icon, sentence: str) -> None:
        if not self._closing:
            box = QMessageBox(icon, _("SMAdvisor"), sentence, QMessageBox.StandardButton.Ok, self)
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()

    def _fit(self) -> None:
        """The usual size, or the whole screen under the title bar where that is smaller."""
        room = self.screen().availableGeometry()
        title_bar = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - title_bar))


def _import_office() -> None:
    import smadvisor.office.intake
    import smadvisor.office.opening
    import smadvisor.office.queue  # noqa: F401


def _back_up_and_leave(desk: Desk) -> None:
    from smadvisor.office import backups, opening

    try:
        backups.if_due(desk)
    finally:
        opening.leave(desk)
