"""PySide6 6.12 on Python 3.11 loses a reference to None with each call, until Python aborts."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

CALLS = 10_000
IMMORTAL = sys.version_info >= (3, 12)


def lost(getter: Callable[[], object]) -> int:
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        getter()
    return before - sys.getrefcount(None)


@pytest.mark.skipif(IMMORTAL, reason="None is immortal from Python 3.12 on")
def test_a_getter_that_returns_none_loses_no_reference(qtbot: QtBot) -> None:
    widget, combo = QWidget(), QComboBox()
    qtbot.addWidget(widget)
    qtbot.addWidget(combo)
    index = QModelIndex()
    getters: tuple[Callable[[], object], ...] = (
        *(widget.layout, widget.parentWidget, combo.currentData, index.data),
        lambda: widget.property("nothing"),
    )
    for getter in getters:
        assert getter() is None
        assert abs(lost(getter)) < CALLS // 10
