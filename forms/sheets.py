"""Pages as they are laid out, and the one place where they become a PDF.

Drawing is written down first and put on a canvas last: only then is it known that a page is
page 2 of 5. All measures are points; x and y count from the top left corner of the page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from forms.typeface import Face, faces

A4 = (595.276, 841.89)
A4_LANDSCAPE = (841.89, 595.276)

BLACK = 0.0
INK = 0.1
LABEL = 0.32
"""Grey of small labels: 10 to 1 against white, so that a copy of a copy can still be read."""
RULE = 0.55
SHADE = 0.92
WHITE = 1.0

Drawing = Callable[[Any], None]
Frame = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Margins:
    """The frame that text keeps clear of."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a PDF says of itself. Never the name of a person."""

    title: str
    subject: str
    author: str = "SMAdvisor"
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of text; y counts from the bottom."""

    x: float
    y: float
    text: str
    face: str
    size: float
    grey: float
    unseen: bool = False


@dataclass(slots=True)
class _Page:
    """What stands on one page: lines and areas first, the text over them."""

    drawings: list[Drawing] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    lines: list[_Line] = field(default_factory=list)


class Sheets:
    """Pages being laid out, with a cursor ``y`` that moves down the current one."""

    def __init__(self, size: tuple[float, float], margins: Margins) -> None:
        self.wide, self.high = size
        self.margins = margins
        self._pages: list[_Page] = []
        self.y = 0.0
        self.new_page()

    @property
    def width(self) -> float:
        """Room between the left and right margin."""
        return self.wide - self.margins.left - self.margins.right

    @property
    def room(self) -> float:
        """What is left of this page below the cursor."""
        return self.high - self.margins.bottom - self.y

    @property
    def page(self) -> int:
        """The number of the current page, from 1."""
        return len(self._pages)

    @property
    def at_top(self) -> bool:
        """Nothing stands on this page yet."""
        return self.y == self.margins.top

    @property
    def written(self) -> tuple[str, ...]:
        """The text of each page so far, in the order of writing."""
        return tuple("\n".join(line.text for line in page.lines) for page in self._pages)

    def new_page(self) -> None:
        """Begin a page."""
        self._pages.append(_Page())
        self.y = self.margins.top

    def keep(self, height: float) -> None:
        """Begin a page unless ``height`` still fits on this one."""
        if height > self.room and not self.at_top:
            self.new_page()

    def text(
        self, x: float, baseline: float, text: str, face: Face, size: float, grey: float = INK
    ) -> str:
        """One line of text; hands it back, for whoever keeps account of what was written."""
        line = _Line(x, self.high - baseline, text, face.name, size, grey)
        self._pages[-1].lines.append(line)
        return text

    def rule(self, x: float, y: float, x2: float, y2: float, grey: float = RULE) -> None:
        """A thin line."""
        self._pages[-1].drawings.append(_rule(x, self.high - y, x2, self.high - y2, grey))

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """A thin rectangle whose upper left corner is ``x``, ``y``."""
        self._pages[-1].frames.append((x, self.high - y - height, width, height))

    def shade(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A filled rectangle whose upper left corner is ``x``, ``y``."""
        self._pages[-1].drawings.append(_shade(x, self.high - y - height, width, height, grey))

    def tick_box(self, x: float, baseline: float, ticked: bool, size: float = 8.0) -> str:
        """A box standing on ``baseline``, drawn as lines; words under it say the same unseen.

        The unseen words are what a screen reader says and what reading back finds.
        """
        face = faces()[0]
        words = TICKED if ticked else UNTICKED
        y, unseen = self.high - baseline, size * UNSEEN
        self._pages[-1].drawings.append(_tick_box(x, y, ticked, size))
        self._pages[-1].lines.append(_Line(x + 1, y, words, face.name, unseen, INK, unseen=True))
        return words

    def bookmark(self, title: str, level: int = 0) -> None:
        """An entry in the reader's outline that leads here."""
        key = f"{self.page}-{len(self._pages[-1].drawings)}"
        self._pages[-1].drawings.append(_bookmark(key, self.high - self.y + 12, title, level))

    def pdf(self, furniture: Callable[[Any, int, int], None], about: Particulars) -> bytes:
        """The finished file. ``furniture`` draws what every page carries, under the text."""
        buffer = BytesIO()
        canvas = Canvas(
            buffer,
            pagesize=(self.wide, self.high),
            invariant=1,  # no clock and no chance: the same paper gives the same bytes
            initialFontName=faces()[0].name,  # or Helvetica is listed and never used
            lang=about.language,
        )
        canvas.setTitle(about.title)
        canvas.setAuthor(about.author)
        canvas.setSubject(about.subject)
        canvas.setCreator(about.author)
        for number, page in enumerate(self._pages, start=1):
            furniture(canvas, number, len(self._pages))
            for draw in page.drawings:
                draw(canvas)
            _draw_frames(canvas, page.frames)
            _write(canvas, page.lines)
            canvas.showPage()
        with _binary_streams():
            canvas.save()
        return buffer.getvalue()


@contextmanager
def _binary_streams() -> Iterator[None]:
    """Without the text armour that ReportLab puts around streams: a fifth less to write."""
    before, rl_config.useA85 = rl_config.useA85, 0
    try:
        yield
    finally:
        rl_config.useA85 = before


TICKED = "[x]"
UNTICKED = "[ ]"
UNSEEN = 0.6
"""Size of the unseen words of a tick box, as a part of the box."""


def _write(canvas: Any, lines: list[_Line]) -> None:
    """Write ``lines`` as one text object that is told only what changes."""
    text = canvas.beginText()
    face, grey, unseen = ("", 0.0), -1.0, False
    for line in lines:
        if face != (line.face, line.size):
            face = (line.face, line.size)
            text.setFont(*face)
        if grey != line.grey:
            grey = line.grey
            text.setFillGray(grey)
        if unseen != line.unseen:
            unseen = line.unseen
            text.setTextRenderMode(3 if unseen else 0)
        text.setTextOrigin(line.x, line.y)
        text.textLine(line.text)
    canvas.drawText(text)


def _rule(x: float, y: float, x2: float, y2: float, grey: float) -> Drawing:
    def draw(canvas: Any) -> None:
        canvas.setStrokeGray(grey)
        canvas.setLineWidth(0.5)
        canvas.line(x, y, x2, y2)

    return draw


def _draw_frames(canvas: Any, frames: list[Frame]) -> None:
    """All frames of a page as one path: half of a form is lines."""
    path = canvas.beginPath()
    for frame in frames:
        path.rect(*frame)
    canvas.setStrokeGray(RULE)
    canvas.setLineWidth(0.5)
    canvas.drawPath(path)


def _shade(x: float, y: float, width: float, height: float, grey: float) -> Drawing:
    def draw(canvas: Any) -> None:
        canvas.setFillGray(grey)
        canvas.rect(x, y, width, height, stroke=0, fill=1)

    return draw


def _tick_box(x: float, y: float, ticked: bool, size: float) -> Drawing:
    def draw(canvas: Any) -> None:
        canvas.setStrokeGray(INK)
        canvas.setLineWidth(0.7)
        canvas.rect(x, y - 0.8, size, size)
        if ticked:
            tick = canvas.beginPath()
            tick.moveTo(x + 0.2 * size, y + 0.38 * size)
            tick.lineTo(x + 0.42 * size, y + 0.12 * size)
            tick.lineTo(x + 0.82 * size, y + 0.72 * size)
            canvas.setLineWidth(1.5)
            canvas.drawPath(tick)

    return draw


def _bookmark(key: str, top: float, title: str, level: int) -> Drawing:
    def draw(canvas: Any) -> None:
        canvas.bookmarkHorizontal(key, 0, top)
        canvas.addOutlineEntry(title, key, level)

    return draw
