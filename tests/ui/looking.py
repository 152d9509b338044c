"""What a screen reader and the Tab key find in a window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QRadioButton, QWidget

_MOST_TABS = 200


def focusable(top: QWidget) -> list[QWidget]:
    """Every widget in ``top`` that Tab should reach: of a group of radio buttons, one."""
    found = []
    for widget in top.findChildren(QWidget):
        policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if policy and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            found.append(widget)
    return [widget for widget in found if not _second_of_its_group(widget, found)]


def _second_of_its_group(widget: QWidget, among: list[QWidget]) -> bool:
    if not isinstance(widget, QRadioButton):
        return False
    group = [w for w in among if isinstance(w, QRadioButton) and w.parent() is widget.parent()]
    chosen = next((button for button in group if button.isChecked()), group[0])
    return widget is not chosen


def unnamed(top: QWidget) -> list[str]:
    """What a screen reader would reach and have no name for."""
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in focusable(top)
        if not name_of(widget)
    ]


def name_of(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name).strip()


def words(top: QWidget) -> list[str]:
    """What the visible labels and buttons in ``top`` say."""
    return [
        widget.text()
        for widget in top.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible()
    ]


def unasked(top: QWidget) -> list[str]:
    """Radio buttons and tick boxes of a group that do not say which question they answer."""
    return [
        button.text()
        for button in top.findChildren(QAbstractButton)
        if isinstance(button, QRadioButton) and button.isVisible()
        if not button.accessibleDescription().strip()
    ]


def tabbed(top: QWidget) -> list[QWidget]:
    """Every widget that Tab reaches from where the focus is."""
    reached: list[QWidget] = []
    for _i in range(_MOST_TABS):
        now = QApplication.focusWidget()
        if now is None or now in reached:
            break
        reached.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return reached


def unreached(top: QWidget) -> list[str]:
    """What can be worked with the mouse but not with Tab."""
    reached = tabbed(top)
    return [
        f"{type(widget).__name__} “{name_of(widget)}”"
        for widget in focusable(top)
        if widget not in reached
    ]


def cut(top: QWidget) -> list[str]:
    """Visible widgets that stick out of ``top`` at its right, where nothing scrolls to them."""
    return [
        f"{type(widget).__name__} “{name_of(widget)}”"
        for widget in focusable(top)
        if widget.mapTo(top, widget.rect().topRight()).x() > top.width()
    ]
