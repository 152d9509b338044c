"""The window while it is hidden, and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
)

from tests.ui.conftest import PASSPHRASE
from ui.door.unlock import Unlock
from ui.main_window import MainWindow


def door(window: MainWindow) -> Unlock:
    page = window.layers.currentWidget()
    assert isinstance(page, Unlock)
    return page


def hide(window: MainWindow) -> Unlock:
    """Hide, and wait until the worker has let go of the key."""
    window.hide_work()
    window.runner.wait()
    QApplication.processEvents()
    return door(window)


def come_back(window: MainWindow, passphrase: str = PASSPHRASE, name: str = "") -> None:
    page = door(window)
    if name:
        assert page.who is not None
        page.who.set_value(name)
    page.passphrase.line.setFocus()
    QTest.keyClicks(page.passphrase.line, passphrase)
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    for _turn in range(4):
        window.runner.wait()
        QApplication.processEvents()
