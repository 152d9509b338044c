"""What the law says, in groups that open and close; it never takes the focus by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from smadvisor.assessment.flow import Page
from smadvisor.law.explain import Explanation
from smadvisor.law.time_limits import Target
from smadvisor.text import _
from ui import theme
from ui.flow import Flow, clear
from ui.law.lines import Group, Line, Said, concerned, groups, hard_stop, measure_line
from ui.layer import Notice
from ui.marks import Mark

_ARROW = 12
_INDENT = _ARROW + theme.GAP


class LawPanel(QWidget):
    """Shows an explanation; changes only what is otherwise than before.

    ``stop`` says the hard stop in red; ``first`` is the line of the measure that a page is about.
    """

    def __init__(self, button: QPushButton | None = None, *, all_open: bool = False) -> None:
        """``button`` stands at the foot; ``all_open`` has every group open at first."""
        super().__init__()
        self.setMaximumWidth(theme.COLUMN)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._all_open = all_open
        self._here: Group | None = None
        self._chosen: dict[Group, bool] = {}
        self.stop, self.first = Notice(), Lines()
        self.first.setContentsMargins(0, theme.SMALL, 0, theme.SMALL)
        self.groups = {group: GroupBox(group.heading) for group in Group}
        self.as_at = theme.quiet()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(self.stop)
        column.addWidget(theme.heading(_("What the law says")))
        column.addWidget(self.first)
        for group, box in self.groups.items():
            column.addWidget(box)
            box.header.clicked.connect(lambda _on, group=group: self._turn(group))
        foot = QHBoxLayout()
        foot.addWidget(self.as_at, 1)
        if button is not None:
            foot.addWidget(button)
        column.addLayout(foot)
        self.hide()

    def clear(self) -> None:
        """Show nothing, wherever its parts stand."""
        self.stop.say("")
        self.first.hide()
        self.hide()

    def take_first(self) -> None:
        """Take back the line of the measure, where a narrow page had it elsewhere."""
        self._column.insertWidget(self._column.count() - len(Group) - 1, self.first)

    def show_law(
        self,
        found: Explanation,
        aims: tuple[Target, ...],
        today: date,
        *,
        page: Page | None = None,
        wanted: Mapping[str, str] | None = None,
    ) -> None:
        """Show ``found`` beside ``page``, with their views of the measures in words."""
        views = wanted or {}
        here = [one for one in found.measures if page is not None and one.name == page.topic]
        said = [measure_line(one, views.get(one.name, "")) for one in here]
        self.first.show_lines(said)
        self.first.setVisible(bool(said))
        if (stop := hard_stop(found)) != self.stop.words.text():
            self.stop.say(stop, theme.Tone.RED)
        # A measure's own line stands on top already; all eight would say it twice.
        self._here = None if said or page is None else concerned(page.section)
        for group, now in groups(found, aims, today, views).items():
            self.groups[group].show_said(now)
            self.groups[group].set_open(self._is_open(group))
        self.as_at.setText(_("Law as at {day}").format(day=_day(found.law_as_at)))
        self.show()
        self._column.activate()  # or new lines stand squeezed for one frame

    def _is_open(self, group: Group) -> bool:
        return self._chosen.get(group, self._all_open or group is self._here)

    def _turn(self, group: Group) -> None:
        """Open or close a group; that stays so on other pages."""
        self._chosen[group] = not self._is_open(group)
        self.groups[group].set_open(self._chosen[group])


class GroupBox(QWidget):
    """A header that opens and closes the lines under it; closed, it says them in a few words."""

    def __init__(self, words: str) -> None:
        """Empty, closed and hidden."""
        super().__init__()
        self.header = Header(words)
        self.summary = theme.quiet()
        self.lines = Lines()
        self.is_open = False
        self._said = Said("", ())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        for below in (self.summary, self.lines):
            below.setContentsMargins(_INDENT, 0, 0, theme.SMALL)
            column.addWidget(below)
        self.lines.hide()
        self.hide()

    def show_said(self, said: Said) -> None:
        """Show this; a group that says nothing is not there."""
        if said == self._said:
            return
        self._said = said
        self.summary.setText(said.summary)
        self.lines.show_lines(said.lines)
        self.setVisible(bool(said.lines))
        self._name()

    def set_open(self, is_open: bool) -> None:
        """Show the lines, or the summary instead."""
        if is_open is self.is_open:
            return
        self.is_open = self.header.is_open = is_open
        self.lines.setVisible(is_open)
        self.summary.setVisible(not is_open)
        self.header.update()
        self._name()

    def _name(self) -> None:
        header, summary = self.header, self._said.summary
        header.setAccessibleName(": ".join(filter(None, (header.text(), summary))))
        is_open = _("Open. Enter closes it.") if self.is_open else _("Closed. Enter opens it.")
        header.setAccessibleDescription(is_open)


class Header(QPushButton):
    """A heading that can be pressed. A click leaves the cursor where someone types."""

    def __init__(self, words: str) -> None:
        """Closed."""
        super().__init__(words)
        self.is_open = False
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setBold(True)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """The arrow and the words."""
        metrics = self.fontMetrics()
        width = _INDENT + metrics.horizontalAdvance(self.text()) + theme.GAP
        return QSize(width, metrics.height() + theme.GAP)

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An arrow and the words at the left."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        option.rect = QRect(0, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
        element = QStyle.PrimitiveElement
        arrow = element.PE_IndicatorArrowDown if self.is_open else element.PE_IndicatorArrowRight
        self.style().drawPrimitive(arrow, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(_INDENT, 0, 0, 0), left, self.text())
        painter.end()


class Lines(QWidget):
    """Lines under one another; one that is as it was is not touched."""

    def __init__(self) -> None:
        """None."""
        super().__init__()
        self.lines: list[LineBox] = []
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        for box, line in zip_longest(list(self.lines), lines):
            if line is None:
                self.lines.remove(box)
                self._column.removeWidget(box)
                box.hide()
                box.deleteLater()
            elif box is None:
                self.lines.append(LineBox(line))
                self._column.addWidget(self.lines[-1])
            else:
                box.show_line(line)


class LineBox(QWidget):
    """Heading and marks, the sentence under them."""

    def __init__(self, line: Line) -> None:
        """Show ``line``."""
        super().__init__()
        self.line = Line("", (), "")
        self.head, self.sentence = QWidget(), theme.label()
        self._top = Flow()
        self.head.setLayout(self._top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.sentence)
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        """Show another, if it is another."""
        before, self.line = self.line, line
        if before.sentence != line.sentence:
            self.sentence.setText(line.sentence)
        if (before.heading, before.marks) != (line.heading, line.marks):
            clear(self._top)
            if line.heading:
                heading = theme.label(line.heading, bold=True)
                heading.setWordWrap(False)
                self._top.addWidget(heading)
            for words, tone in line.marks:
                self._top.addWidget(Mark(words, tone))
        self.head.setVisible(bool(line.heading or line.marks))
        self.sentence.setVisible(bool(line.sentence))


def _day(day: date) -> str:
    """As the sentences of the law write it: “1 June 2026”."""
    return f"{day.day} {day:%B %Y}"
