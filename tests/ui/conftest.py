"""A real window on a real encrypted store. Any fault fails the test that caused it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smadvisor.cli import window as work
from smadvisor.errors import Fault
from smadvisor.office import opening
from ui import theme
from ui.main_window import MainWindow
from ui.parts import Parts
from ui.runner import Runner
from ui.shell import Shell

PASSPHRASE = "copper lantern walks northwards"
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def clock() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    theme.settle(qapp)
    return qapp


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An empty store and its recovery key; tests work on copies."""
    folder = tmp_path_factory.mktemp("made") / "store"
    desk, key = opening.create(folder, "PC 4471 Non Rees", "SMA", PASSPHRASE, clock)
    desk.close()
    return folder, key


@pytest.fixture
def folder(made: tuple[Path, str], tmp_path: Path) -> Path:
    shutil.copytree(made[0], tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture
def parts() -> Parts:
    return work.parts()


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    made = Runner()
    faults: list[Fault] = []
    made.faulted.connect(faults.append)
    yield made
    made.stop()
    check(faults)


@pytest.fixture
def window(qtbot: QtBot, folder: Path, parts: Parts) -> Iterator[MainWindow]:
    """At the door of the store in ``folder``."""
    shown = MainWindow(folder, parts)
    faults: list[Fault] = []
    shown.runner.faulted.connect(faults.append)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    yield shown
    shown.close()
    shown.deleteLater()
    check(faults)


@pytest.fixture
def shell(window: MainWindow) -> Shell:
    """Behind the door, at the queue."""
    window.open_desk(opening.unlock(window.folder, PASSPHRASE, now=clock))
    window.runner.wait()
    assert window.shell is not None
    return window.shell


def check(faults: list[Fault]) -> None:
    for fault in faults:
        raise AssertionError(fault.sentence) from fault.__cause__
