"""Finding in a table: the line, the tags, and what stands where nothing is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from smadvisor.text import _
from ui import theme
from ui.flow import Flow
from ui.queue_model import Tag
from ui.records import RecordsView


class Search(QLineEdit):
    """Searches a table while typing; Down goes on to it, Enter too or opens the only one found."""

    def __init__(self, words: str, table: RecordsView) -> None:
        """``words`` say what can be searched for."""
        super().__init__()
        self._table = table
        theme.comfortable(self)
        self.setPlaceholderText(_("{words} (Ctrl+F)").format(words=words))
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)

    def begin(self) -> None:
        """Here, whatever was typed before goes with the next key."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the table with Enter and Down."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        found = self._table.model().rowCount()
        if enter and found == 1:
            self._table.entered_row.emit(0)
        elif not enter and event.key() != Qt.Key.Key_Down:
            super().keyPressEvent(event)
        elif found:
            self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)


class Tags(QWidget):
    """The filters in force, each a button that takes it off."""

    taken_off = Signal(object)

    def __init__(self) -> None:
        """None, and hidden."""
        super().__init__()
        self._flow = Flow()
        self.setLayout(self._flow)
        self._shown: list[Tag] = []
        self.hide()

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """Show exactly these."""
        if list(tags) == self._shown:
            return
        self._shown = list(tags)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for tag in tags:
            self._flow.addWidget(self._button(tag))
        self.setVisible(bool(tags))

    def _button(self, tag: Tag) -> QPushButton:
        made = QPushButton(f"{tag.words.replace('&', '&&')}  ✕")
        made.setAccessibleName(_("Remove filter: {words}").format(words=tag.words))
        made.setToolTip(_("Remove this filter"))
        made.clicked.connect(lambda: self.taken_off.emit(tag))
        return made


class Empty(QWidget):
    """Says that nothing is here, and what to do next."""

    def __init__(self) -> None:
        """Says nothing yet."""
        super().__init__()
        self.heading, self.sentence = theme.heading(), theme.label()
        self.action = QPushButton()
        self._do: Callable[[], object] = int
        self.action.clicked.connect(self._act)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for part in (self.heading, self.sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addSpacing(theme.GAP)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, heading: str, sentence: str, words: str, do: Callable[[], object]) -> None:
        """What is missing, and the button ``words``, if any, that does something about it."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.action.setText(words)
        self.action.setVisible(bool(words))
        self._do = do

    def _act(self) -> None:
        self._do()
