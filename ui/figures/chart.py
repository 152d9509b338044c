"""A bar chart beside its table: patterns as well as colours, reached and read out bar by bar."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleValueChangeEvent,
    QBrush,
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from smadvisor.text import _
from ui import theme
from ui.figures.plots import Bar, Plot

_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.HorPattern,
)
_FILLED = 0.74
"""The share of a month's room that its bars take."""
_LEAST = QSize(300, 240)


class Chart(QWidget):
    """Draws a Plot in the palette in force. Left and Right go along, Up and Down between series."""

    opened = Signal(str)
    """Enter on a bar: the id of the page with what is behind it."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.plot = Plot("", (), (), stacked=False)
        self.group = self.kind = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_plot(self, plot: Plot) -> None:
        """Show this one; the cursor stays where it was, as far as there is such a bar."""
        self.plot = plot
        self.group = max(0, min(self.group, len(plot.groups) - 1))
        self.kind = max(0, min(self.kind, len(plot.series) - 1))
        self.setAccessibleName(_("Chart: {title}").format(title=plot.title))
        self._describe()
        self.update()

    @property
    def bar(self) -> Bar | None:
        """The bar with the cursor."""
        return self.plot.series[self.kind].bars[self.group] if self.plot.groups else None

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return _LEAST

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From bar to bar; Enter opens what is behind one."""
        last = len(self.plot.groups) - 1
        match event.key():
            case Qt.Key.Key_Left:
                self._go(self.group - 1, self.kind)
            case Qt.Key.Key_Right:
                self._go(self.group + 1, self.kind)
            case Qt.Key.Key_Up:
                self._go(self.group, self.kind - 1)
            case Qt.Key.Key_Down:
                self._go(self.group, self.kind + 1)
            case Qt.Key.Key_Home:
                self._go(0, self.kind)
            case Qt.Key.Key_End:
                self._go(last, self.kind)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.bar is not None and self.bar.behind and self.bar.n is not None:
                    self.opened.emit(self.bar.behind)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the bar under it."""
        canvas = Canvas(self)
        for group in range(len(self.plot.groups)):
            for kind in range(len(self.plot.series)):
                if canvas.room_of(group, kind).contains(event.position()):
                    self._go(group, kind)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        Canvas(self).paint(painter)
        painter.end()

    def _go(self, group: int, kind: int) -> None:
        if not (0 <= group < len(self.plot.groups) and 0 <= kind < len(self.plot.series)):
            return
        self.group, self.kind = group, kind
        self._describe()
        said = self.plot.series[kind].bars[group].said
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, said))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.update()

    def _describe(self) -> None:
        now = f"{self.bar.said}. " if self.bar is not None else ""
        self.setAccessibleDescription(now + self.plot.summary)


class Canvas:
    """Where everything of a chart is, at its present size."""

    def __init__(self, chart: Chart) -> None:
        self.chart, self.plot = chart, chart.plot
        self.metrics = QFontMetricsF(chart.font())
        self.line = self.metrics.height()
        self.frame = QRectF(chart.rect()).adjusted(1, 1, -1, -1)
        across = self.frame.adjusted(theme.WIDE, theme.GAP, -theme.WIDE, -theme.GAP)
        self.title = QRectF(across.left(), across.top(), across.width(), self._title_height(across))
        self.legend = self._legend(across, self.title.bottom() + theme.SMALL)
        self.step, self.top = scale(self._highest())
        left = across.left() + self.metrics.horizontalAdvance(f"{self.top:,}") + theme.GAP
        top = max((box.bottom() for box, _words in self.legend), default=self.title.bottom())
        top += self.line + theme.SMALL
        bottom = across.bottom() - 2 * self.line - theme.WIDE
        self.area = QRectF(left, top, across.right() - left, max(bottom - top, 1.0))
        self.said = QRectF(across.left(), across.bottom() - self.line, across.width(), self.line)
        role, palette = QPalette.ColorRole, chart.palette()
        self.text, self.base = palette.color(role.Text), palette.color(role.Base)
        self.main = palette.color(role.Highlight)
        self.soft = theme.between(self.text, self.base, 0.35)
        self.rule = theme.between(self.text, self.base, 0.82)

    def paint(self, painter: QPainter) -> None:
        """Ground, axis, bars, words."""
        painter.setPen(QPen(self.rule, 1))
        painter.setBrush(self.base)
        painter.drawRoundedRect(self.frame, 4, 4)
        self._heading(painter)
        self._axis(painter)
        for group in range(len(self.plot.groups)):
            for kind in range(len(self.plot.series)):
                self._bar(painter, group, kind)
            self._numbers(painter, group)
        if self.chart.hasFocus() and self.plot.groups:
            self._cursor(painter)

    def room_of(self, group: int, kind: int) -> QRectF:
        """The whole height above the axis that belongs to one bar; of a stack its own part."""
        bar = self.bar_of(group, kind)
        if self.plot.stacked:
            return bar
        return QRectF(bar.left(), self.area.top(), bar.width(), self.area.height())

    def bar_of(self, group: int, kind: int) -> QRectF:
        """One bar."""
        slot = self.area.width() / len(self.plot.groups)
        room = min(slot * _FILLED, 90.0)
        left = self.area.left() + slot * group + (slot - room) / 2
        n = self.plot.series[kind].bars[group].n or 0
        if self.plot.stacked:
            below = sum(one.bars[group].n or 0 for one in self.plot.series[:kind])
            width = min(room, 44.0)
            return self._box(left + (room - width) / 2, width, below, n)
        width = room / len(self.plot.series)
        return self._box(left + width * kind, width - 1, 0, n)

    def _box(self, left: float, width: float, below: int, n: int) -> QRectF:
        scale = self.area.height() / self.top
        bottom = self.area.bottom() - below * scale
        return QRectF(left, bottom - n * scale, width, n * scale)

    def _highest(self) -> int:
        put = sum if self.plot.stacked else max
        groups = zip(*(one.bars for one in self.plot.series), strict=True)
        found = [
            put([getattr(bar, name) or 0 for bar in bars])
            for bars in groups
            for name in ("n", "before")
        ]
        return max(found, default=0)

    def _title_height(self, across: QRectF) -> float:
        font = self.chart.font()
        font.setBold(True)
        wrapped = QFontMetricsF(font).boundingRect(
            QRectF(0, 0, across.width(), 999), Qt.TextFlag.TextWordWrap, self.plot.title
        )
        return wrapped.height()

    def _legend(self, across: QRectF, top: float) -> list[tuple[QRectF, str]]:
        """A place for each swatch with its words; the last one for the year before."""
        words = [one.title for one in self.plot.series]
        if self.plot.before:
            words.append(self.plot.before)
        boxes, left = [], across.left()
        for one in words:
            width = self.line + theme.SMALL + self.metrics.horizontalAdvance(one) + theme.WIDE
            if left > across.left() and left + width > across.right() + theme.WIDE:
                left, top = across.left(), top + self.line + theme.SMALL
            boxes.append((QRectF(left, top, width, self.line), one))
            left += width
        return boxes

    def _heading(self, painter: QPainter) -> None:
        font = self.chart.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.text)
        painter.drawText(self.title, Qt.TextFlag.TextWordWrap, self.plot.title)
        painter.setFont(self.chart.font())
        for kind, (box, words) in enumerate(self.legend):
            swatch = QRectF(box.left(), box.top() + 3, self.line - 4, self.line - 6)
            if kind < len(self.plot.series):
                self._fill(painter, swatch, kind)
            else:
                self._mark(painter, swatch.left(), swatch.width(), swatch.center().y())
            painter.setPen(self.text)
            at = QPointF(box.left() + self.line + theme.SMALL - 4, box.top())
            painter.drawText(QRectF(at, box.size()), Qt.AlignmentFlag.AlignVCenter, words)

    def _axis(self, painter: QPainter) -> None:
        area = self.area
        for n in range(0, self.top + 1, self.step):
            y = area.bottom() - n * area.height() / self.top
            painter.setPen(QPen(self.soft if n == 0 else self.rule, 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self.soft)
            box = QRectF(
                self.said.left(), y - self.line / 2, area.left() - self.said.left(), self.line
            )
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box.adjusted(0, 0, -theme.SMALL, 0), right, f"{n:,}")
        slot = area.width() / max(len(self.plot.groups), 1)
        painter.setPen(self.text)
        for group, words in enumerate(self.plot.groups):
            box = QRectF(area.left() + slot * group, area.bottom() + 3, slot, self.line)
            short = self.metrics.elidedText(words, Qt.TextElideMode.ElideRight, slot - 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, short)

    def _bar(self, painter: QPainter, group: int, kind: int) -> None:
        bar, box = self.plot.series[kind].bars[group], self.bar_of(group, kind)
        if bar.n:
            self._fill(painter, box, kind)
        if bar.before is None:
            return
        scale = self.area.height() / self.top
        if not self.plot.stacked:
            y = self.area.bottom() - bar.before * scale
            self._mark(painter, box.left() - 1, box.width() + 2, y)
        elif kind == len(self.plot.series) - 1:
            whole = sum(one.bars[group].before or 0 for one in self.plot.series)
            self._mark(painter, box.left() - 4, box.width() + 8, self.area.bottom() - whole * scale)

    def _numbers(self, painter: QPainter, group: int) -> None:
        """The number over each bar, or over the stack, where there is room for it."""
        font = self.chart.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self.text)
        for kind, one in enumerate(self.plot.series):
            n, box = one.bars[group].n, self.bar_of(group, kind)
            if self.plot.stacked:
                if kind < len(self.plot.series) - 1:
                    continue
                n = None if n is None else sum(s.bars[group].n or 0 for s in self.plot.series)
            if n is None or metrics.horizontalAdvance(f"{n:,}") > box.width() + 3:
                continue
            over = QRectF(box.center().x() - 30, box.top() - metrics.height(), 60, metrics.height())
            painter.drawText(over, Qt.AlignmentFlag.AlignCenter, f"{n:,}")
        painter.setFont(self.chart.font())

    def _cursor(self, painter: QPainter) -> None:
        """A ring around the bar with the cursor, and its words at the foot."""
        box = self.bar_of(self.chart.group, self.chart.kind).adjusted(-3, -3, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.base, 4))
        painter.drawRoundedRect(box, 2, 2)
        painter.setPen(QPen(self.text, 2))
        painter.drawRoundedRect(box, 2, 2)
        if self.chart.bar is not None:
            words = self.chart.bar.said
            width = self.said.width()
            short = self.metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(self.said, Qt.AlignmentFlag.AlignVCenter, short)

    def _fill(self, painter: QPainter, box: QRectF, kind: int) -> None:
        """A ground, a pattern over it and an edge: told apart without colour too."""
        pattern = _PATTERNS[kind % len(_PATTERNS)]
        ground = theme.between(self.base, self.main, (1.0, 0.2, 0.0, 0.2)[kind % 4])
        painter.fillRect(box, ground)
        line: QColor = theme.between(self.main, self.text, 0.35)
        if kind:
            painter.fillRect(box, QBrush(line, pattern))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(line, 1))
        painter.drawRect(box)

    def _mark(self, painter: QPainter, left: float, width: float, y: float) -> None:
        """A line across, for the year before."""
        painter.setPen(QPen(self.base, 5))
        painter.drawLine(QPointF(left, y), QPointF(left + width, y))
        painter.setPen(QPen(self.text, 2.4))
        painter.drawLine(QPointF(left, y), QPointF(left + width, y))


def scale(highest: int) -> tuple[int, int]:
    """A step of whole numbers, and the end of the axis; zero is always its start."""
    step, factor = 1, 0
    while step * 5 < highest:
        factor += 1
        step = (1, 2, 5)[factor % 3] * 10 ** (factor // 3)
    return step, max(step * -(-highest // step), step)
