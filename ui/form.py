"""The one form builder. Every row gets its label's buddy, its accessible name, help and error.

>>> form = Form()
>>> name = form.add("name", _("Your name"), Line(), help_text=_("As it should stand on an MG2."))
>>> form.settled.connect(save)          # (name of the row) the person is done with it for now
>>> form.show_problems({"name": _("Write your name.")})
"""

from collections.abc import Mapping
from typing import TypeVar, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from smadvisor.text import _
from ui import theme
from ui.fields import Field, Link, Value

_PAUSE = 700
"""Milliseconds without a key after which typed words count as settled."""
_SIDE_BY_SIDE = 520
"""The width of a row from which something fits beside its field."""
F = TypeVar("F", bound=Field)


class Row(QWidget):
    """A label, its help, an error and the field, one under the other."""

    def __init__(self, label: str, field: Field, help_text: str) -> None:
        """Lay out the row; ``field`` must be a widget."""
        super().__init__()
        self.label_text, self.help_text, self.error_text = label, help_text, ""
        self.aside_text = ""
        self._pair: QBoxLayout | None = None
        self.field = field
        self.label = theme.label(label, bold=True)
        self.help = theme.quiet(help_text)
        if not help_text:  # showing what has no parent yet would flash a window of its own
            self.help.hide()
        self.error = theme.label(bold=True)
        self.error.hide()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        widget = cast(QWidget, field)
        for part in (self.label, self.help, self.error, widget):
            part.setMaximumWidth(min(part.maximumWidth(), theme.COLUMN))
            column.addWidget(part)
        self.label.setBuddy(field.parts()[0] if field.parts() else widget)
        self._name()

    def set_label(self, label: str, help_text: str = "") -> None:
        """Ask something else with the same field."""
        self.label_text, self.help_text = label, help_text
        self.label.setText(label)
        self.help.setText(help_text)
        self.help.setVisible(bool(help_text))
        self._name()

    def put_beside(self, aside: QLabel) -> None:
        """Put ``aside`` at the right of the field, or under it while the row is narrow."""
        field = cast(QWidget, self.field)
        at = self._column.indexOf(field)
        self._column.removeWidget(field)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(theme.WIDE)
        self._pair.addWidget(field, 3, Qt.AlignmentFlag.AlignTop)
        self._pair.addWidget(aside, 2, Qt.AlignmentFlag.AlignTop)
        self._column.insertLayout(at, self._pair)
        self.aside_text = aside.text()
        self._name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands beside the field goes under it where there is no room."""
        super().resizeEvent(event)
        if self._pair is not None:
            way = QBoxLayout.Direction
            wide = self.width() >= _SIDE_BY_SIDE
            self._pair.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def set_error(self, sentence: str) -> None:
        """Show ``sentence`` at the field, or nothing when it is empty."""
        self.error_text = sentence
        self.error.setText(_("Problem: {sentence}").format(sentence=sentence))
        self.error.setVisible(bool(sentence))
        self._column.setContentsMargins(theme.WIDE if sentence else 0, 0, 0, 0)
        self._name()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A red bar beside a row that has a problem."""
        super().paintEvent(event)
        if self.error_text:
            painter = QPainter(self)
            painter.fillRect(0, 0, 4, self.height(), theme.edge(self.palette(), theme.Tone.RED))
            painter.end()

    def _name(self) -> None:
        described = " ".join(filter(None, (self.error_text, self.help_text, self.aside_text)))
        self.field.name_parts(self.label_text, described)


class Problems(theme.Panel):
    """The summary on top of a page: what is wrong, each a link to its field."""

    def __init__(self) -> None:
        """An empty, hidden summary."""
        super().__init__(theme.Tone.RED)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(theme.heading(_("There is a problem")))
        self.links: list[Link] = []
        self.hide()

    def show_for(self, rows: Mapping[str, Row]) -> None:
        """List the errors of ``rows`` and move the focus to the first."""
        for link in self.links:
            self._column.removeWidget(link)
            link.deleteLater()
        self.links = []
        for row in rows.values():
            if row.error_text:
                self._link(row)
        self.setVisible(bool(self.links))
        if self.links:
            self.links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self, row: Row) -> None:
        link = Link(row.error_text)
        link.setAccessibleDescription(_("Goes to: {label}").format(label=row.label_text))
        link.clicked.connect(lambda: row.field.parts()[0].setFocus(Qt.FocusReason.TabFocusReason))
        self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.links.append(link)


class Form(QWidget):
    """Rows under one another, with the error summary above them."""

    changed = Signal(str)
    """A row's name: the person is changing it."""
    settled = Signal(str)
    """A row's name: they left it, chose, or paused typing. Save now."""

    def __init__(self) -> None:
        """An empty form."""
        super().__init__()
        self.rows: dict[str, Row] = {}
        self._unsettled: dict[str, None] = {}
        self.summary = Problems()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.WIDE)
        self._column.addWidget(self.summary)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.flush)

    def add(self, name: str, label: str, field: F, *, help_text: str = "", value: Value = "") -> F:
        """Add a row called ``name`` and return its field."""
        if value:
            field.set_value(value)
        row = Row(label, field, help_text)
        self.rows[name] = row
        self._column.addWidget(row)
        field.changed.connect(lambda: self._changed(name))
        field.settled.connect(lambda: self._settle(name))
        return field

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field: a heading, a note."""
        self._column.addWidget(widget)

    def clear(self) -> None:
        """Settle what is unsettled, then take all rows out."""
        self.flush()
        self.rows = {}
        self.summary.hide()
        while (item := self._column.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def value(self, name: str) -> Value:
        """What the row ``name`` holds now."""
        return self.rows[name].field.value()

    def text(self, name: str) -> str:
        """The same for a row that holds one text."""
        return str(self.rows[name].field.value())

    def values(self) -> dict[str, Value]:
        """All rows by name."""
        return {name: row.field.value() for name, row in self.rows.items()}

    def set_values(self, values: Mapping[str, Value]) -> None:
        """Show these values; nothing is emitted."""
        for name, value in values.items():
            self.rows[name].field.set_value(value)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show these sentences at their rows and on top; an empty mapping clears all."""
        for name, row in self.rows.items():
            row.set_error(problems.get(name, ""))
        self.summary.show_for(self.rows)

    def flush(self) -> None:
        """Settle everything typed so far, now. Call it before leaving a page."""
        for name in list(self._unsettled):
            self._settle(name)

    def focus_first(self) -> None:
        """Put the cursor in the first row."""
        for row in self.rows.values():
            row.field.parts()[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _changed(self, name: str) -> None:
        self._unsettled[name] = None
        self._pause.start()
        self.changed.emit(name)

    def _settle(self, name: str) -> None:
        if name in self._unsettled:
            del self._unsettled[name]
            self.settled.emit(name)
