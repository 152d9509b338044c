"""Choices that single keys make, so that one hand stays on the phone."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from smadvisor.text import _
from ui.fields import Choice, Options, Ticks

_TAKES_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
YES_NO_KEYS = {
    _("Y"): "yes",
    _("N"): "no",
    _("U"): "unsure",
    _("P"): "prefers_not_to_say",
}
KNOWN_KEYS = {_("Y"): "yes", _("N"): "no", _("U"): "unknown"}


class KeyedChoice(Choice):
    """A choice that a letter makes and Delete takes back."""

    def __init__(
        self, options: Options, across: bool = False, keys: Mapping[str, str] | None = None
    ) -> None:
        """``keys`` leads from letters to values; without it only numbers choose."""
        super().__init__(options, across)
        self._keys = dict(keys or {})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by letter; Delete or Backspace makes it unanswered again."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        button = self.buttons.get(self._keys.get(event.text().upper(), ""))
        if plain and button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            button.click()
        elif event.key() in _TAKES_BACK and self.value():
            self.set_value("")
            self._clicked()
        else:
            super().keyPressEvent(event)


class AloneTicks(Ticks):
    """Tick boxes of which some, like “None of these”, cannot stand with others."""

    def __init__(self, options: Options, alone: frozenset[str]) -> None:
        """``alone`` are the values that stand alone."""
        super().__init__(options)
        self._alone = alone
        self._before: frozenset[str] = frozenset()

    def set_value(self, value: str | tuple[str, ...]) -> None:
        """Turn exactly these on."""
        super().set_value(value)
        self._before = frozenset(self.value())

    def _clicked(self) -> None:
        now = frozenset(self.value())
        for value in now - self._before:
            keep = (value,) if value in self._alone else tuple(now - self._alone)
            self.set_value(keep)
        self._before = frozenset(self.value())
        super()._clicked()
