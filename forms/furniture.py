"""What every page of every form carries: marking, whose it is, page x of y, and DRAFT.

OFFICIAL-SENSITIVE follows the Government Security Classifications of April 2014, which ended
RESTRICTED; the chequered band has long meant "not for the defence".
"""

from dataclasses import dataclass
from typing import Any

from forms.sheets import BLACK, INK, LABEL, RULE
from forms.typeface import cleaned, faces
from smadvisor import __version__
from smadvisor.text import _

MARKING = _("OFFICIAL-SENSITIVE (when complete)")
NOT_DISCLOSABLE = _("Not disclosable")
DRAFT = _("DRAFT: not to be sent")
LAID_OUT_BY = _("Laid out by SMAdvisor {version}").format(
    version=".".join(__version__.split(".")[:2])
)

_HEAD = 32.0
_BAND = 52.0
_SQUARE = 3.0
_FOOT = 44.0


def page_of(page: int, pages: int) -> str:
    """The words that number a page."""
    return _("Page {page} of {pages}").format(page=page, pages=pages)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The head and foot of a form's pages."""

    form: str
    """Its short name, at the right of the head."""
    reference: str
    """What the pages belong to, should they come apart: at the left of the foot."""
    size: tuple[float, float]
    side: float
    """Left and right margin."""
    not_disclosable: bool = True
    draft: bool = False

    def draw(self, canvas: Any, page: int, pages: int) -> None:
        """Draw it on the canvas's current page, before the text that goes over it."""
        if self.draft:
            _draft_mark(canvas, self.size)
        self._head(canvas)
        self._foot(canvas, page_of(page, pages))

    def _head(self, canvas: Any) -> None:
        wide, high = self.size
        bold = faces()[1]
        y = high - _HEAD
        canvas.setFillGray(BLACK)
        canvas.setFont(bold.name, 9)
        canvas.drawString(self.side, y, MARKING)
        below = "   ·   ".join(
            words
            for words, said in ((NOT_DISCLOSABLE, self.not_disclosable), (DRAFT, self.draft))
            if said
        )
        canvas.drawString(self.side, y - 12, below)
        canvas.setFont(bold.name, 20)
        canvas.drawRightString(wide - self.side, y - 12, self.form)
        if self.not_disclosable:
            _chequered(canvas, self.side, high - _BAND, wide - 2 * self.side)

    def _foot(self, canvas: Any, numbered: str) -> None:
        wide = self.size[0]
        regular, bold = faces()
        canvas.setStrokeGray(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(self.side, _FOOT, wide - self.side, _FOOT)
        canvas.setFillGray(INK)
        canvas.setFont(regular.name, 8)
        canvas.drawString(self.side, _FOOT - 11, cleaned(self.reference))
        canvas.setFont(bold.name, 8)
        canvas.drawRightString(wide - self.side, _FOOT - 11, numbered)
        canvas.drawString(self.side, _FOOT - 22, MARKING)
        canvas.setFillGray(LABEL)
        canvas.setFont(regular.name, 7)
        canvas.drawRightString(wide - self.side, _FOOT - 22, LAID_OUT_BY)


def _chequered(canvas: Any, x: float, y: float, width: float) -> None:
    """Two rows of small squares, every other one filled, as one path."""
    canvas.setFillGray(BLACK)
    path = canvas.beginPath()
    for column in range(int(width // _SQUARE)):
        path.rect(x + column * _SQUARE, y - (column % 2) * _SQUARE, _SQUARE, _SQUARE)
    canvas.drawPath(path, stroke=0, fill=1)


Points = tuple[tuple[float, float], ...]
_LETTERS: tuple[tuple[Points, ...], ...] = (
    (((0, 0), (0, 1), (0.3, 1), (0.6, 0.75), (0.6, 0.25), (0.3, 0), (0, 0)),),
    (((0, 0), (0, 1), (0.45, 1), (0.6, 0.85), (0.6, 0.6), (0.45, 0.48), (0, 0.48)),
     ((0.3, 0.48), (0.6, 0))),
    (((0, 0), (0.3, 1), (0.6, 0)), ((0.12, 0.35), (0.48, 0.35))),
    (((0, 0), (0, 1), (0.58, 1)), ((0, 0.52), (0.48, 0.52))),
    (((0.3, 0), (0.3, 1)), ((0, 1), (0.6, 1))),
)  # fmt: skip
"""D R A F T as strokes: drawn letters, so that reading the page back finds answers alone."""


def _draft_mark(canvas: Any, size: tuple[float, float]) -> None:
    """DRAFT across the page, pale enough to read through. The head says it in words too."""
    tall = 120.0
    step = 0.95 * tall
    canvas.saveState()
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(52)
    canvas.setStrokeGray(0.9)
    canvas.setLineWidth(14)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    left = -(len(_LETTERS) - 1) / 2 * step - 0.3 * tall
    for number, letter in enumerate(_LETTERS):
        for stroke in letter:
            _stroke(canvas, stroke, left + number * step, -tall / 2, tall)
    canvas.restoreState()


def _stroke(canvas: Any, points: Points, x: float, y: float, tall: float) -> None:
    path = canvas.beginPath()
    (first_x, first_y), *others = points
    path.moveTo(x + first_x * tall, y + first_y * tall)
    for to_x, to_y in others:
        path.lineTo(x + to_x * tall, y + to_y * tall)
    canvas.drawPath(path)
