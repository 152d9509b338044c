"""The one window: first the door (passphrase or first start), then the work behind it.

Its title never holds a name. ``Hide`` puts the door back in front of the work at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QStackedWidget, QStyle

from smadvisor.errors import Fault, Refused
from smadvisor.office import place
from smadvisor.text import _
from ui.layer import Layer
from ui.runner import Runner, Watch
from ui.unlock import Recover, Unlock

if TYPE_CHECKING:
    from smadvisor.office.desk import Desk
    from ui.parts import Parts
    from ui.shell import Shell

IDLE_MINUTES = 10
_SIZE = (1180, 720)
_BREATH = 50
"""Milliseconds in which the first window is painted undisturbed."""
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
        self.shell: Shell | None = None
        self.layers = QStackedWidget()
        self.setCentralWidget(self.layers)
        self.setWindowTitle(_("SMAdvisor"))
        self._warm = self._closing = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MINUTES * 60_000)
        self._idle.timeout.connect(self.hide_work)
        self._fit()
        if place.exists(folder):
            self._ask_passphrase()
        else:
            from ui.start import Start

            start = Start(folder, self.runner)
            start.made.connect(self._keep_key)
            self.show_layer(start)

    def open_desk(self, desk: Desk) -> None:
        """Show the work on ``desk``; where it was hidden, as it was left."""
        from ui.shell import Shell

        if self.shell is None:
            self.shell = Shell(desk, self.runner, self.parts, self)
            self.shell.hide_work.connect(self.hide_work)
            self.layers.addWidget(self.shell)
        self.show_layer(self.shell)
        self.shell.wake()
        self._idle.start()

    def hide_work(self) -> None:
        """Blank the window at once; coming back needs the passphrase."""
        if self.shell is None or self.layers.currentWidget() is not self.shell:
            return
        from smadvisor.office import opening

        for dialog in QApplication.topLevelWidgets():
            if dialog is not self and dialog.isVisible():
                dialog.close()
        self.shell.sleep()
        desk = self.shell.session.desk
        self.runner.query(lambda: opening.hide(desk), lambda _none: None)
        door = Unlock(self.folder, self.runner, desk)
        door.opened.connect(self.open_desk)
        self.show_layer(door)
        self._idle.stop()

    def show_fault(self, fault: Fault) -> None:
        """Say that the machine failed, without content."""
        self._box(QMessageBox.Icon.Critical, fault.sentence)

    def show_refusal(self, refused: Refused) -> None:
        """Say why something was refused that no page shows in place."""
        self._box(QMessageBox.Icon.Information, refused.sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what the frame is sent.

        Keys and clicks put the idle lock off, a dropped list is previewed, and after the first
        paint the worker imports what is slow to import.
        """
        if event.type() == QEvent.Type.Expose and not self._warm:
            self._warm = True
            QTimer.singleShot(_BREATH, self, self._warm_up)
        if event.type() in _ACTIVE and self._idle.isActive():
            self._idle.start()
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
        """Save what is not saved, wait for the worker, then close the store."""
        from smadvisor.office import opening

        self._closing = True
        if self.shell is not None:
            self.shell.leave()
            desk = self.shell.session.desk
            self.runner.query(lambda: opening.leave(desk), lambda _none: None)
        self.runner.stop()
        super().closeEvent(event)

    def _ask_passphrase(self) -> None:
        unlock = Unlock(self.folder, self.runner)
        unlock.opened.connect(self.open_desk)
        unlock.recover.connect(self._ask_recovery_key)
        self.show_layer(unlock)

    def _ask_recovery_key(self) -> None:
        recover = Recover(self.folder, self.runner)
        recover.opened.connect(self.open_desk)
        recover.back.connect(self._ask_passphrase)
        self.show_layer(recover)

    def _keep_key(self, desk: Desk, key: str) -> None:
        from ui.start import RecoveryKey

        shown = RecoveryKey(key)
        shown.kept.connect(lambda: self.open_desk(desk))
        self.show_layer(shown)

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
        at_work = self.shell is not None and self.layers.currentWidget() is self.shell
        if at_work and len(urls) == 1 and urls[0].isLocalFile():
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
