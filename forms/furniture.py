"""What every page of every form carries: marking, whose it is, page x of y, and DRAFT.

OFFICIAL-SENSITIVE follows the Government Security Classifications of April 2014, which ended
RESTRICTED; the chequered band has long meant "not for the defence".
"""

from dataclasses import dataclass
from typing import Any

from forms.sheets import BLACK, LABEL, RULE
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
    marking: str = MARKING
    not_disclosable: bool = True
    draft: bool = False

    def texts(self, page: int, pages: int) -> tuple[str, ...]:
        """All that it says on one page, in the order of ``draw``."""
        said = ((NOT_DISCLOSABLE, self.not_disclosable), (DRAFT, self.draft))
        below = "   ·   ".join(words for words, holds in said if holds)
        return (
            self.marking,
            below,
            self.form,
            cleaned(self.reference),
            page_of(page, pages),
            self.marking,
            LAID_OUT_BY,
        )

    def draw(self, canvas: Any, page: int, pages: int) -> None:
        """Draw it on the canvas's current page, before the text that goes over it."""
        if self.draft:
            _draft_mark(canvas, self.size)
        marking, below, form, reference, numbered, again, laid_out_by = self.texts(page, pages)
        regular, bold = (face.name for face in faces())
        wide, high = self.size
        left, right, head = self.side, wide - self.side, high - _HEAD
        canvas.setFillGray(BLACK)
        canvas.setFont(bold, 9)
        canvas.drawString(left, head, marking)
        canvas.drawString(left, head - 12, below)
        canvas.setFont(bold, 20)
        canvas.drawRightString(right, head - 12, form)
        if self.not_disclosable:
            _chequered(canvas, left, high - _BAND, right - left)
        canvas.setStrokeGray(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(left, _FOOT, right, _FOOT)
        canvas.setFont(regular, 8)
        canvas.drawString(left, _FOOT - 11, reference)
        canvas.setFont(bold, 8)
        canvas.drawRightString(right, _FOOT - 11, numbered)
        canvas.drawString(left, _FOOT - 22, again)
        canvas.setFillGray(LABEL)
        canvas.setFont(regular, 7)
        canvas.drawRightString(right, _FOOT - 22, laid_out_by)


def _chequered(canvas: Any, x: float, y: float, width: float) -> None:
    """Two rows of small squares, every other one filled: two dashed lines, one dash apart."""
    width -= width % (2 * _SQUARE)
    canvas.saveState()
    canvas.setStrokeGray(BLACK)
    canvas.setLineWidth(_SQUARE)
    for row in range(2):
        canvas.setDash([_SQUARE, _SQUARE], row * _SQUARE)
        middle = y - (row - 0.5) * _SQUARE
        canvas.line(x, middle, x + width, middle)
    canvas.restoreState()


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
