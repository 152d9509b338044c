"""Pages as they are laid out, and the one place where they become a PDF.

Drawing is written down first and put on a canvas last: only then is it known that a page is
page 2 of 5. All measures are points; x and y count from the top left corner of the page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Margins:
    """The frame that text keeps clear of."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of text as it was placed: where to look for it when reading back."""

    page: int
    left: float
    baseline: float
    width: float
    size: float
    height_of_page: float

    @property
    def rectangle(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of a strip through the letters, in the PDF's own points.

        Narrow, so that letters of the lines above and below stay outside.
        """
        base = self.height_of_page - self.baseline
        return (
            self.left - 0.5,
            base - 0.2 * self.size,
            self.left + self.width + 0.5,
            base + 0.78 * self.size,
        )


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a PDF says of itself. Never the name of a person."""

    title: str
    subject: str
    author: str = "SMAdvisor"
    language: str = "en-GB"


class Sheets:
    """Pages being laid out, with a cursor ``y`` that moves down the current one."""

    def __init__(self, size: tuple[float, float], margins: Margins) -> None:
        self.wide, self.high = size
        self.margins = margins
        self._pages: list[list[Drawing]] = []
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

    def new_page(self) -> None:
        """Begin a page."""
        self._pages.append([])
        self.y = self.margins.top

    def keep(self, height: float) -> None:
        """Begin a page unless ``height`` still fits on this one."""
        if height > self.room and not self.at_top:
            self.new_page()

    def text(
        self, x: float, baseline: float, text: str, face: Face, size: float, grey: float = INK
    ) -> Piece:
        """One line of text, and where it was placed."""
        self._pages[-1].append(_text(x, self.high - baseline, text, face.name, size, grey))
        return Piece(self.page, x, baseline, face.width(text, size), size, self.high)

    def rule(self, x: float, y: float, x2: float, y2: float, grey: float = RULE) -> None:
        """A thin line."""
        self._pages[-1].append(_rule(x, self.high - y, x2, self.high - y2, grey))

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """A thin rectangle whose upper left corner is ``x``, ``y``."""
        self._pages[-1].append(_frame(x, self.high - y - height, width, height))

    def shade(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A filled rectangle whose upper left corner is ``x``, ``y``."""
        self._pages[-1].append(_shade(x, self.high - y - height, width, height, grey))

    def tick_box(self, x: float, baseline: float, ticked: bool, size: float = 8.0) -> Piece:
        """A box standing on ``baseline``, drawn as lines; words under it say the same unseen.

        The unseen words are what a screen reader says and what reading back finds.
        """
        face = faces()[0]
        words = TICKED if ticked else UNTICKED
        self._pages[-1].append(_tick_box(x, self.high - baseline, ticked, size, words, face.name))
        unseen = size * UNSEEN
        return Piece(self.page, x + 1, baseline, face.width(words, unseen), unseen, self.high)

    def bookmark(self, title: str, level: int = 0) -> None:
        """An entry in the reader's outline that leads here."""
        key = f"{self.page}-{len(self._pages[-1])}"
        self._pages[-1].append(_bookmark(key, self.high - self.y + 12, title, level))

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
        for number, drawings in enumerate(self._pages, start=1):
            furniture(canvas, number, len(self._pages))
            for draw in drawings:
                draw(canvas)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()


TICKED = "[x]"
UNTICKED = "[ ]"
UNSEEN = 0.6
"""Size of the unseen words of a tick box, as a part of the box."""


def _text(x: float, y: float, text: str, face: str, size: float, grey: float) -> Drawing:
    def draw(canvas: Any) -> None:
        canvas.setFillGray(grey)
        canvas.setFont(face, size)
        canvas.drawString(x, y, text)

    return draw


def _rule(x: float, y: float, x2: float, y2: float, grey: float) -> Drawing:
    def draw(canvas: Any) -> None:
        canvas.setStrokeGray(grey)
        canvas.setLineWidth(0.5)
        canvas.line(x, y, x2, y2)

    return draw


def _frame(x: float, y: float, width: float, height: float) -> Drawing:
    def draw(canvas: Any) -> None:
        canvas.setStrokeGray(RULE)
        canvas.setLineWidth(0.5)
        canvas.rect(x, y, width, height)

    return draw


def _shade(x: float, y: float, width: float, height: float, grey: float) -> Drawing:
    def draw(canvas: Any) -> None:
        canvas.setFillGray(grey)
        canvas.rect(x, y, width, height, stroke=0, fill=1)

    return draw


def _tick_box(x: float, y: float, ticked: bool, size: float, words: str, face: str) -> Drawing:
    def draw(canvas: Any) -> None:
        canvas.setFont(face, size * UNSEEN)
        canvas.drawString(x + 1, y, words, mode=3)
        canvas.setStrokeGray(INK)
        canvas.setLineWidth(0.7)
        canvas.rect(x, y - 0.8, size, size)
        if ticked:
            tick = canvas.beginPath()
            tick.moveTo(x + 0.2 * size, y + 0.38 * size)
            tick.lineTo(x + 0.42 * size, y + 0.12 * size)
            tick.lineTo(x + 0.82 * size, y + 0.72 * size)
            canvas.setLineWidth(1.5)
            canvas.setLineCap(1)
            canvas.setLineJoin(1)
            canvas.drawPath(tick)
            canvas.setLineCap(0)
            canvas.setLineJoin(0)

    return draw


def _bookmark(key: str, top: float, title: str, level: int) -> Drawing:
    def draw(canvas: Any) -> None:
        canvas.bookmarkHorizontal(key, 0, top)
        canvas.addOutlineEntry(title, key, level)

    return draw
