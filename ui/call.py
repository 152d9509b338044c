"""What the window remembers of the call while the program runs: since when, and in which mode."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from smadvisor.text import _, ngettext

_LOOK = 10_000
"""Milliseconds between two looks at the clock. Only whole minutes are shown."""


class Call(QObject):
    """The call that goes on now, if any, and whether the page is as for a phone in one hand."""

    changed = Signal()
    """A call began or ended, or another minute is over."""
    mode_changed = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        """No call, office mode. It ends with its ``parent``."""
        super().__init__(parent)
        self._now = now
        self.person_id = ""
        self.since: datetime | None = None
        self.phone_mode = False
        self._clock = QTimer(self, interval=_LOOK)
        self._clock.timeout.connect(self.changed)

    def start(self, person_id: str) -> None:
        """A call to this person begins; one that goes on with them already goes on."""
        if self.since_with(person_id) is None:
            self.person_id, self.since = person_id, self._now()
            self._clock.start()
            self.changed.emit()

    def end(self) -> None:
        """No call goes on."""
        if self.since is not None:
            self.person_id, self.since = "", None
            self._clock.stop()
            self.changed.emit()

    def since_with(self, person_id: str) -> datetime | None:
        """Since when a call with this person goes on; None where none does."""
        return self.since if self.person_id == person_id else None

    @property
    def words(self) -> str:
        """“Call since 14:07, 12 minutes”; nothing where none goes on."""
        if self.since is None:
            return ""
        minutes = int((self._now() - self.since).total_seconds()) // 60
        if not minutes:
            return _("Call since {time}").format(time=f"{self.since:%H:%M}")
        said = ngettext("Call since {time}, {n} minute", "Call since {time}, {n} minutes", minutes)
        return said.format(time=f"{self.since:%H:%M}", n=minutes)

    def turn_mode(self) -> None:
        """From office mode to phone mode and back."""
        self.phone_mode = not self.phone_mode
        self.mode_changed.emit()
