"""The kinds of field a form can have. Each speaks the same way to the form.

``value()`` and ``set_value()`` speak in answers: text, an option's value, an ISO date, or a tuple
of options.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from smadvisor.text import _
from ui import theme
from ui.when import read_day, short_day

Value = str | tuple[str, ...]
Options = Sequence[tuple[str, str]]
"""Pairs of value and words, in the order they are shown."""


class Field(Protocol):
    """What the form asks of every field."""

    @property
    def changed(self) -> SignalInstance:
        """The person changed it."""

    @property
    def settled(self) -> SignalInstance:
        """The person is done with it for now."""

    def value(self) -> Value:
        """What it holds."""

    def set_value(self, value: Value) -> None:
        """Show ``value``; nothing is emitted."""

    def parts(self) -> Sequence[QWidget]:
        """The widgets that can take the focus."""

    def name_parts(self, label: str, description: str) -> None:
        """Name them for a screen reader."""


_STAYS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
"""Back from another window or from hiding, the cursor is where it was."""


class Line(QLineEdit):
    """One line of text."""

    changed = Signal()
    settled = Signal()
    replaced = False
    """Whether what is typed on arrival replaces all of it; words are gone on with instead."""

    def __init__(self, columns: int = 40) -> None:
        """``columns`` is about how many characters it shows."""
        super().__init__()
        theme.comfortable(self)
        self.setMaximumWidth(_width(self, columns))
        self.textEdited.connect(lambda _text: self.changed.emit())
        self.editingFinished.connect(self.settled)

    def value(self) -> Value:
        """The text without blanks around it."""
        return self.text().strip()

    def set_value(self, value: Value) -> None:
        """Show ``value``."""
        self.setText(str(value))

    def parts(self) -> Sequence[QWidget]:
        """Itself."""
        return (self,)

    def name_parts(self, label: str, description: str) -> None:
        """Name it."""
        self.setAccessibleName(label)
        self.setAccessibleDescription(description)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Words that are there stay: Qt selects them all, and the next key would take them."""
        super().focusInEvent(event)
        if not self.replaced and event.reason() not in _STAYS:
            self.end(False)


class Day(Line):
    """A date, typed as 24/11/2026, 24.11.26 or 24 Nov 2026; its value is ISO 8601."""

    replaced = True

    def __init__(self) -> None:
        """An empty date."""
        super().__init__(columns=14)
        self.setPlaceholderText(_("24/11/2026"))
        self.editingFinished.connect(self._tidy)

    def value(self) -> Value:
        """The date in ISO 8601, or what was typed where that is no date."""
        typed = self.text().strip()
        day = read_day(typed)
        return day.isoformat() if day else typed

    def set_value(self, value: Value) -> None:
        """Show an ISO date as day, month, year; anything else as it is."""
        try:
            self.setText(short_day(date.fromisoformat(str(value))))
        except ValueError:
            self.setText(str(value))

    def _tidy(self) -> None:
        self.set_value(self.value())


class Words(QPlainTextEdit):
    """Several lines of text; grows with them. Tab moves on."""

    changed = Signal()
    settled = Signal()

    def __init__(self, least: int = 3, most: int = 10) -> None:
        """Between ``least`` and ``most`` lines high; above that it scrolls."""
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setMaximumWidth(theme.COLUMN)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self.document().contentsChange.connect(self._tell)
        self._silent = False
        self._grow()

    def value(self) -> Value:
        """The text without blanks around it."""
        return self.toPlainText().strip()

    def set_value(self, value: Value) -> None:
        """Show ``value``, and keep the cursor where it was if that is what it shows already."""
        if str(value) != self.value():
            self._silent = True
            self.setPlainText(str(value))
            self._silent = False

    def parts(self) -> Sequence[QWidget]:
        """Itself."""
        return (self,)

    def name_parts(self, label: str, description: str) -> None:
        """Name it."""
        self.setAccessibleName(label)
        self.setAccessibleDescription(description)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field settles it."""
        super().focusOutEvent(event)
        self.settled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, unless this text is being worked on and is longer than it shows."""
        if self.hasFocus() and self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tell(self, _at: int, removed: int, added: int) -> None:
        if not self._silent and (removed or added):
            self.changed.emit()

    def _grow(self) -> None:
        # A plain text document measures its height in lines.
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * lines + 2 * theme.GAP)


class Secret(QWidget):
    """A passphrase: hidden until asked to show. Pasting is welcome."""

    changed = Signal()
    settled = Signal()

    def __init__(self) -> None:
        """An empty, hidden passphrase."""
        super().__init__()
        self.line = QLineEdit()
        theme.comfortable(self.line)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaximumWidth(_width(self.line, 44))
        self.line.setMinimumWidth(_width(self.line, 16))
        self.show_it = QCheckBox(_("Show"))
        self.show_it.toggled.connect(self._show)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.editingFinished.connect(self.settled)
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.show_it)
        row.addStretch()

    def value(self) -> Value:
        """The passphrase exactly as typed."""
        return self.line.text()

    def set_value(self, value: Value) -> None:
        """Put ``value`` in."""
        self.line.setText(str(value))

    def parts(self) -> Sequence[QWidget]:
        """The line and its “Show”."""
        return (self.line, self.show_it)

    def name_parts(self, label: str, description: str) -> None:
        """Name both."""
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(description)
        self.show_it.setAccessibleName(_("Show: {what}").format(what=label))

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)


class _Group(QWidget):
    """Buttons in a column; inside it, the keys 1 to 9 press them in order."""

    changed = Signal()
    settled = Signal()

    def __init__(self, options: Options, across: bool, kind: type[QAbstractButton]) -> None:
        super().__init__()
        layout = QHBoxLayout(self) if across else QVBoxLayout(self)
        layout.setContentsMargins(theme.SMALL, 2, theme.SMALL, 2)  # room for the ring of the focus
        layout.setSpacing(theme.WIDE if across else theme.SMALL)
        self.buttons: dict[str, QAbstractButton] = {}
        for value, words in options:
            button = kind(self)
            button.setText(words.replace("&", "&&"))
            button.clicked.connect(self._clicked)
            self.buttons[value] = button
            layout.addWidget(button)
        if across:
            layout.addStretch()
        if self.buttons:
            self.setFocusProxy(next(iter(self.buttons.values())))

    def parts(self) -> Sequence[QWidget]:
        """The buttons."""
        return tuple(self.buttons.values())

    def name_parts(self, label: str, description: str) -> None:
        """A screen reader hears the option, then the question it answers."""
        self.setAccessibleName(label)
        for button in self.buttons.values():
            button.setAccessibleName(button.text().replace("&&", "&"))
            button.setAccessibleDescription(" ".join(filter(None, (label, description))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button whose number was typed; 0 is the tenth."""
        number = "10" if event.text() == "0" else event.text()
        buttons = list(self.buttons.values())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and number.isdigit() and 0 < int(number) <= len(buttons):
            buttons[int(number) - 1].setFocus()
            buttons[int(number) - 1].click()
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        self.changed.emit()
        self.settled.emit()


class Choice(_Group):
    """One of several, as radio buttons. Nothing is ever ticked beforehand."""

    def __init__(self, options: Options, across: bool = False) -> None:
        """``options`` in their order; ``across`` lays few short ones in one line."""
        super().__init__(options, across, QRadioButton)
        self._exclusive = QButtonGroup(self)
        for button in self.buttons.values():
            self._exclusive.addButton(button)

    def value(self) -> Value:
        """The option that is on, or the empty text."""
        return next((v for v, button in self.buttons.items() if button.isChecked()), "")

    def set_value(self, value: Value) -> None:
        """Turn ``value`` on, or all off."""
        self._exclusive.setExclusive(False)
        for option, button in self.buttons.items():
            button.setChecked(option == value)
        self._exclusive.setExclusive(True)


class Ticks(_Group):
    """Any of several, as tick boxes."""

    def __init__(self, options: Options, across: bool = False) -> None:
        """``options`` in their order."""
        super().__init__(options, across, QCheckBox)

    def value(self) -> Value:
        """The options that are on, in their order."""
        return tuple(v for v, button in self.buttons.items() if button.isChecked())

    def set_value(self, value: Value) -> None:
        """Turn exactly these on."""
        for option, button in self.buttons.items():
            button.setChecked(option in value)


class Pick(QComboBox):
    """One of many, as a list that opens."""

    changed = Signal()
    settled = Signal()

    def __init__(self, options: Options) -> None:
        """``options`` in their order; the first is shown."""
        super().__init__()
        for value, words in options:
            self.addItem(words, value)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(theme.COLUMN)
        self.activated.connect(self._picked)

    def value(self) -> Value:
        """The value of the option shown."""
        return str(self.currentData() or "")

    def set_value(self, value: Value) -> None:
        """Show the option of ``value``."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def parts(self) -> Sequence[QWidget]:
        """Itself."""
        return (self,)

    def name_parts(self, label: str, description: str) -> None:
        """Name it."""
        self.setAccessibleName(label)
        self.setAccessibleDescription(description)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Never change an answer by scrolling past it."""
        event.ignore()

    def _picked(self, _at: int) -> None:
        self.changed.emit()
        self.settled.emit()


class Link(QPushButton):
    """A button that looks like a link: goes somewhere, changes nothing."""

    def __init__(self, words: str) -> None:
        """A link with ``words``."""
        super().__init__(words.replace("&", "&&"))
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        font = self.font()
        font.setUnderline(True)
        self.setFont(font)
        palette = self.palette()
        palette.setColor(palette.ColorRole.ButtonText, palette.color(palette.ColorRole.Link))
        self.setPalette(palette)

    def sizeHint(self) -> QSize:
        """As wide as its words, so that it lines up with the text around it."""
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance(self.text()) + theme.SMALL)
        return hint


def _width(widget: QWidget, columns: int) -> int:
    return QFontMetrics(widget.font()).averageCharWidth() * columns + 2 * theme.WIDE
