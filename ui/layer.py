"""What fills the window, and what every such thing needs; light enough for the first paint."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme


class Layer(QWidget):
    """Anything that fills the window."""

    start_at: QWidget | None = None
    """What has the focus when it comes up. (A focus proxy on the whole would make Tab jump over
    parts of it.)"""

    def take_focus(self) -> None:
        """Put the focus where the work starts."""
        if self.start_at is not None:
            self.start_at.setFocus(Qt.FocusReason.OtherFocusReason)


class Notice(theme.Panel):
    """A sentence in a tone, on top of a page."""

    def __init__(self) -> None:
        """Empty and hidden."""
        super().__init__()
        self.words = theme.label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        self.hide()

    def say(self, sentence: str, tone: theme.Tone = theme.Tone.PLAIN) -> None:
        """Show ``sentence``, or nothing when it is empty."""
        self.set_tone(tone)
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))


def scrolling(inner: QWidget) -> QScrollArea:
    """``inner`` in an area that scrolls when it does not fit, and takes no focus itself."""
    area = QScrollArea()
    # Asking for the viewport Qt made costs ten milliseconds of the first paint; giving one is free.
    area.setViewport(QWidget())
    area.setWidget(inner)
    # What is behind shows through: a page, or the lighter ground of a tab.
    inner.setAutoFillBackground(False)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
