"""A few words in a tone. The words say all; the colour only helps to find them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import theme


class Mark(QLabel):
    """A small tinted tag."""

    def __init__(self, words: str, tone: theme.Tone = theme.Tone.PLAIN) -> None:
        """Say ``words`` in ``tone``."""
        super().__init__(words)
        self.tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(theme.GAP, 1, theme.GAP, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str, tone: theme.Tone) -> None:
        """Say something else."""
        self.tone = tone
        self.setText(words)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded ground under the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.edge(self.palette(), self.tone))
        painter.setBrush(theme.mixed(self.palette(), self.tone, 0.18))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
        super().paintEvent(event)
