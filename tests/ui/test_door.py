"""The way in: passphrase, recovery key, first start."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from smadvisor.office import opening
from tests.ui import looking
from tests.ui.conftest import PASSPHRASE
from ui.door.start import RecoveryKey, Start
from ui.door.unlock import Recover, Unlock
from ui.main_window import MainWindow
from ui.parts import Parts

NEW = "seven violet kettles humming"


def door(window: MainWindow) -> Unlock:
    page = window.layers.currentWidget()
    assert isinstance(page, Unlock)
    return page


def type_in(text: str) -> None:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QLineEdit)
    QTest.keyClicks(widget, text)


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def test_the_passphrase_opens_the_store(window: MainWindow) -> None:
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    window.runner.wait()
    assert window.shell is not None
    assert window.layers.currentWidget() is window.shell
    assert window.windowTitle() == "SMAdvisor"


def test_a_wrong_passphrase_is_said_at_its_field_and_typed_over(window: MainWindow) -> None:
    type_in("not it at all")
    press(Qt.Key.Key_Return)
    window.runner.wait()
    page = door(window)
    row = page.form.rows["passphrase"]
    assert "passphrase" in row.error_text.casefold()
    assert row.error.isVisible()
    assert row.error_text in page.passphrase.line.accessibleDescription()
    assert page.main.isEnabled()
    assert QApplication.focusWidget() is page.passphrase.line
    type_in(PASSPHRASE)  # it replaces the wrong one, with no key between
    press(Qt.Key.Key_Return)
    window.runner.wait()
    assert window.shell is not None


def test_the_recovery_key_sets_a_new_passphrase(window: MainWindow, made: tuple[Path, str]) -> None:
    door(window).recover.emit()
    page = window.layers.currentWidget()
    assert isinstance(page, Recover)
    type_in(made[1].lower())
    press(Qt.Key.Key_Tab)
    type_in(NEW)
    page.form.rows["again"].field.parts()[0].setFocus()
    type_in(NEW)
    press(Qt.Key.Key_Return)
    window.runner.wait()
    assert window.shell is not None
    window.close()
    again = opening.unlock(window.folder, NEW)
    assert again.user.name == "PC 4471 Non Rees"
    again.close()


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path, parts: Parts) -> MainWindow:
    """The window where there is no store yet."""
    window = MainWindow(tmp_path / "new", parts)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def fill(page: Start, again: str) -> None:
    page.form.set_values({"name": "PC 9 Siân Prŷs", "passphrase": NEW, "again": again})


def test_first_start_makes_a_store_and_shows_its_key(first: MainWindow) -> None:
    page = first.layers.currentWidget()
    assert isinstance(page, Start)
    fill(page, NEW)
    page.form.rows["again"].field.parts()[0].setFocus()
    press(Qt.Key.Key_Return)
    first.runner.wait()
    key = first.layers.currentWidget()
    assert isinstance(key, RecoveryKey)
    shown = key.shown
    assert not shown.go_on.isEnabled()
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == shown.key
    shown.tick.click()
    shown.go_on.click()
    first.runner.wait()
    assert first.shell is not None
    first.close()
    recovered = opening.unlock_with_recovery_key(first.folder, shown.key, PASSPHRASE)
    assert recovered.user.name == "PC 9 Siân Prŷs"
    recovered.close()


def test_first_start_says_what_is_missing(first: MainWindow) -> None:
    page = first.layers.currentWidget()
    assert isinstance(page, Start)
    fill(page, "something else entirely")
    page.form.set_values({"name": ""})
    page.submit()
    assert {name for name, row in page.form.rows.items() if row.error_text} == {"name", "again"}
    assert [link.isVisible() for link in page.form.summary.links] == [True, True]
    assert not opening.exists(first.folder)


def test_strength_is_said_in_words(first: MainWindow) -> None:
    page = first.layers.currentWidget()
    assert isinstance(page, Start)
    page.form.rows["passphrase"].field.parts()[0].setFocus()
    type_in("12345")
    first.runner.wait()
    strength = page.findChild(QLabel, "strength")
    assert isinstance(strength, QLabel)
    assert "weak" in strength.text()
    assert strength.isVisible()


def test_a_passphrase_can_be_pasted_and_shown(window: MainWindow) -> None:
    page = door(window)
    QGuiApplication.clipboard().setText(PASSPHRASE)
    page.passphrase.line.paste()
    assert page.passphrase.value() == PASSPHRASE
    assert page.passphrase.line.echoMode() is QLineEdit.EchoMode.Password
    page.passphrase.show_it.click()
    assert page.passphrase.line.echoMode() is QLineEdit.EchoMode.Normal


@pytest.mark.parametrize("recover", [False, True])
def test_every_part_of_the_door_is_named_and_reached(window: MainWindow, recover: bool) -> None:
    if recover:
        door(window).recover.emit()
    assert looking.focusable(window)
    assert looking.unnamed(window) == []
    assert looking.unreached(window) == []


def test_every_part_of_first_start_is_named_and_reached(first: MainWindow) -> None:
    assert looking.unnamed(first) == []
    assert looking.unreached(first) == []
    first.show_layer(RecoveryKey("ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789"))
    assert looking.unnamed(first) == []
    assert looking.unreached(first) == []


_HEAVY = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QEvent, QObject
from ui import theme
from ui.main_window import MainWindow
app = QApplication([])
theme.settle(app)
class Seen(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            app.removeEventFilter(self)
            heavy = {"sqlalchemy", "alembic", "sqlcipher3", "argon2", "reportlab", "zxcvbn"}
            print("painted", *sorted(heavy & set(sys.modules)))
            window.runner.busy.connect(lambda busy: busy or window.close())
        return False
seen = Seen()
app.installEventFilter(seen)
window = MainWindow(Path(sys.argv[1]), None)
window.show()
app.exec()
print("later", *sorted({"sqlalchemy"} & set(sys.modules)))
"""


def test_nothing_heavy_is_imported_before_the_first_paint(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _HEAVY, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    lines = done.stdout.split("\n")
    assert lines[0] == "painted"
    assert "later sqlalchemy" in lines
