"""A drawn MG2 read back and held against the paper it was drawn from.

The bytes are read by PDFium, which had no part in drawing them. Where each field was placed is
all that drawing tells; what must stand there is worked out from the paper again.
"""

from collections.abc import Iterator, Sequence

from forms import words
from forms.furniture import DRAFT, MARKING, NOT_DISCLOSABLE, page_of
from forms.mg2.fields import BOXES, NOT_PRINTED
from forms.mg2.filling import Filled, Ticks, Words, fill
from forms.mg2.model import Say
from forms.readback import ReadBack, bare, read_back
from forms.sheets import TICKED, UNTICKED, Piece
from forms.typeface import cleaned
from smadvisor.assessment.flow import standing
from smadvisor.assessment.questions import BY_ID, Audience
from smadvisor.casework.paper import Mg2Paper
from smadvisor.errors import Fault
from smadvisor.text import _


def verify(data: bytes, paper: Mg2Paper, pages: int, placed: Sequence[Sequence[Piece]]) -> None:
    """Find every word of every field, and the marking on every page.

    Raises:
        Fault: ``mg2_not_verified`` naming the box or page, never the words.
    """
    with read_back(data) as read:
        wrong = next(_wrong(read, paper, pages, placed), None)
    if wrong:
        raise Fault(
            "mg2_not_verified",
            _(
                "The MG2 was drawn but did not read back as it should ({where}), so it was not "
                "kept. Make it again; if this comes back, tell whoever looks after the program."
            ).format(where=wrong),
        )


def _wrong(
    read: ReadBack, paper: Mg2Paper, pages: int, placed: Sequence[Sequence[Piece]]
) -> Iterator[str]:
    """What is wrong, named so that it can be looked at."""
    if read.pages != pages:
        yield _("number of pages")
    for number in range(1, read.pages + 1):
        marks = [MARKING, NOT_DISCLOSABLE, page_of(number, pages)] + [DRAFT] * paper.draft
        found = bare(read.page(number))
        if not all(bare(mark) in found for mark in marks):
            yield _("marking of page {number}").format(number=number)
    boxes = fill(paper)
    fields = [(box.name, one) for box in boxes for row in box.rows for one in row]
    if len(fields) != len(placed):
        yield _("number of fields")
    for (box, one), pieces in zip(fields, placed, strict=False):
        if bare(read.at(pieces)) != bare(cleaned(_said(one))):
            yield f"{box}: {one.label}"
    yield from _left_out(paper, [one.text for _box, one in fields if isinstance(one, Words)])


def _said(one: Filled) -> str:
    if isinstance(one, Ticks):
        return one.label + "".join(
            (TICKED if ticked else UNTICKED) + label for label, ticked in one.ticks
        )
    return one.label + one.text


def _left_out(paper: Mg2Paper, printed: list[str]) -> Iterator[str]:
    """The questions whose answer stands in no field."""
    otherwise = {
        id
        for box in BOXES
        for row in box.rows
        for f in row
        if isinstance(f, Say)
        for id in f.answers
    }
    for id, given in standing(paper.answers).items():
        question = BY_ID[id]
        left_off = id in NOT_PRINTED or id in otherwise or question.audience is Audience.POLICE
        if not left_off and words.answer(question, given) not in printed:
            yield question.text
