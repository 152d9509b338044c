"""How the window looks: the system's palette and scaling, one type family, one rhythm of gaps.

Colour never speaks alone: every tone comes with words, and its background is mixed from the
palette in force, so that text stays readable in light, dark and high contrast.
"""

import sys
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid

from smadvisor.resources import folder

SMALL = 4
GAP = 8
WIDE = 16
MARGIN = 20
COLUMN = 700
"""The widest a line of text or a field may run, in device-independent pixels."""
DOOR = 560
"""The width of the pages before an open store."""
_LEAST_POINTS = 10.0
_ANY = (1 << 24) - 1
"""QWIDGETSIZE_MAX: no limit."""


class Tone(Enum):
    """What a message is. Red is only for a real problem."""

    PLAIN = "#5a6b7b"
    GOOD = "#2e7d4f"
    AMBER = "#c77700"
    RED = "#c62828"


def application() -> QApplication:
    """The one application, made if there is none yet."""
    if isinstance(app := QApplication.instance(), QApplication):
        return app
    if sys.platform.startswith("linux"):
        # Chosen beforehand, no other style is made first and thrown away.
        QApplication.setStyle("Fusion")
    app = QApplication(["smadvisor"])
    app.setApplicationName("SMAdvisor")
    settle(app)
    return app


def settle(app: QApplication) -> None:
    """Set the type and the focus ring once, before the first window is made."""
    family = _shipped_family()
    font = QFont(app.font())
    if family:
        font.setFamily(family)
    font.setPointSizeF(max(font.pointSizeF(), _LEAST_POINTS))
    app.setFont(font)
    # Parented to the application, so it lives exactly as long.
    ring = _RingKeeper(app)
    app.focusChanged.connect(ring.follow)
    app.focusChanged.connect(_let_enter_press)


def _let_enter_press(_old: QWidget | None, now: QWidget | None) -> None:
    """Enter presses the button that has the focus; Qt does so in dialogs only."""
    if isinstance(now, QPushButton):
        now.setAutoDefault(True)


def _shipped_family() -> str:
    """The family of the shipped font, so that all machines agree; empty where it is missing."""
    families: list[str] = []
    for path in sorted((folder() / "fonts").glob("NotoSans-*.ttf")):
        families += QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(path))
        )
    return families[0] if families else ""


def mixed(palette: QPalette, tone: Tone, share: float = 0.14) -> QColor:
    """The window's colour with a ``share`` (0 to 1) of ``tone`` in it."""
    return between(palette.color(QPalette.ColorRole.Window), QColor(tone.value), share)


def between(one: QColor, other: QColor, share: float) -> QColor:
    """``one`` with a ``share`` (0 to 1) of ``other`` in it."""
    return QColor(
        round(one.red() + (other.red() - one.red()) * share),
        round(one.green() + (other.green() - one.green()) * share),
        round(one.blue() + (other.blue() - one.blue()) * share),
    )


def edge(palette: QPalette, tone: Tone) -> QColor:
    """``tone`` as a line: lighter on a dark window, so that it is seen there too."""
    colour = QColor(tone.value)
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    return colour.lighter(150) if dark else colour


def label(text: str = "", *, bold: bool = False, scale: float = 1.0) -> QLabel:
    """A label that wraps, never reads its text as markup and can be copied from by mouse."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    font = made.font()
    font.setBold(bold)
    font.setPointSizeF(font.pointSizeF() * scale)
    made.setFont(font)
    return made


def title(text: str = "") -> QLabel:
    """The heading of a page."""
    return label(text, bold=True, scale=1.5)


def heading(text: str = "") -> QLabel:
    """The heading of a section."""
    return label(text, bold=True, scale=1.15)


def quiet(text: str = "") -> QLabel:
    """Help and side remarks: a little softer than the text, still easily read."""
    made = label(text)
    soften(made)
    return made


def soften(made: QLabel) -> None:
    """Give ``made`` the palette's text mixed with a quarter of its window."""
    palette = QApplication.palette()
    text = palette.color(QPalette.ColorRole.WindowText)
    own = made.palette()
    own.setColor(
        QPalette.ColorRole.WindowText,
        between(text, palette.color(QPalette.ColorRole.Window), 0.25),
    )
    made.setPalette(own)


def enlarge(widget: QWidget, by: float) -> None:
    """Make the type in ``widget`` larger, and the widths it may take with it."""
    parts = [widget, *widget.findChildren(QWidget)]
    sizes = [part.font().pointSizeF() for part in parts]  # first all: a child follows its parent
    for part, size in zip(parts, sizes, strict=True):
        font = part.font()
        font.setPointSizeF(size * by)
        part.setFont(font)
        if part.minimumWidth() < part.maximumWidth() < _ANY:
            part.setMaximumWidth(round(part.maximumWidth() * by))


def comfortable(line: QLineEdit) -> None:
    """A little air around the text of ``line``."""
    line.setTextMargins(SMALL, 2, SMALL, 2)


class Panel(QFrame):
    """A frame in a tone: a tinted ground and a bar at its left. Lay anything out in it."""

    def __init__(self, tone: Tone = Tone.PLAIN, parent: QWidget | None = None) -> None:
        """Make an empty panel in ``tone``."""
        super().__init__(parent)
        self.tone = tone
        self.setContentsMargins(WIDE, GAP, GAP, GAP)

    def set_tone(self, tone: Tone) -> None:
        """Change the tone."""
        self.tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and bar from the palette in force now."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), mixed(self.palette(), self.tone))
        painter.fillRect(0, 0, 5, self.height(), edge(self.palette(), self.tone))
        painter.end()


class Card(QFrame):
    """A sheet on the window’s ground that holds what belongs together."""

    def __init__(self) -> None:
        """An empty card."""
        super().__init__()
        self.setContentsMargins(GAP, SMALL, GAP, SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A light ground with a thin edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, palette = QPalette.ColorRole, self.palette()
        edge = between(palette.color(role.Window), palette.color(role.WindowText), 0.25)
        painter.setPen(edge)
        painter.setBrush(palette.color(role.Base))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


class _Ring(QWidget):
    """A clear line around whatever has the focus, the same in every style."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
        painter.end()


class _RingKeeper(QObject):
    """Moves one ring to the widget that has the focus.

    Qt’s own focus frame is cut where the widget fills its parent; this one stays inside.
    """

    _MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._around: QWidget | None = None
        self._within: QWidget | None = None

    def follow(self, old: QWidget | None, now: QWidget | None) -> None:
        """Put the ring around ``now``."""
        for watched in (self._around, self._within):
            if watched is not None and isValid(watched):
                watched.removeEventFilter(self)
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
        self._around = self._within = None
        parent = now.parentWidget() if now is not None else None
        if now is None or parent is None or now.isWindow() or now.property("no_ring"):
            return
        if self._ring is None or not isValid(self._ring):
            self._ring = _Ring(parent)
        self._ring.setParent(parent)
        self._around, self._within = now, parent
        for watched in (now, parent):
            watched.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the widget goes, and be as large as what it is in lets it."""
        mine = watched is self._around or watched is self._within
        if mine and event.type() in self._MOVES:
            self._place()
        return False

    def _place(self) -> None:
        around, ring = self._around, self._ring
        parent = self._within
        if around is None or ring is None or parent is None:
            return
        if not (isValid(ring) and isValid(around) and isValid(parent)):
            return
        ring.setGeometry(around.geometry().adjusted(-3, -3, 3, 3) & parent.rect())
        ring.raise_()
        ring.setVisible(around.isVisible())
