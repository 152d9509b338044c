"""A drawn MG2 read back and held against the paper it was drawn from.

The bytes are read by PDFium, which had no part in writing them: each page must say exactly what
was written there. What was written for each field must be what the paper says, worked out again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import chain

from forms.furniture import DRAFT, MARKING, NOT_DISCLOSABLE, page_of
from forms.mg2.fields import BOXES, NOT_PRINTED
from forms.mg2.filling import Filled, Ticks, Words, fill
from forms.mg2.layout import SENSITIVE
from forms.mg2.model import Ask, Say
from forms.readback import pages, same, squeezed
from forms.sheets import TICKED, UNTICKED
from forms.typeface import cleaned
from smadvisor.assessment import words
from smadvisor.assessment.flow import standing
from smadvisor.assessment.paper import Mg2Paper
from smadvisor.assessment.questions import BY_ID, Audience
from smadvisor.errors import Fault
from smadvisor.text import _


def verify(
    data: bytes, paper: Mg2Paper, written: Sequence[str], fields: Sequence[Sequence[str]]
) -> None:
    """Hold ``data`` against what was ``written`` on each page, and that against ``paper``.

    ``fields`` holds the lines written for each field, wherever they went on.

    Raises:
        Fault: ``mg2_not_verified`` naming the page or field, never the words.
    """
    wrong = next(chain(_misread(data, paper, written), _miswritten(paper, fields)), None)
    if wrong:
        raise Fault(
            "mg2_not_verified",
            _(
                "The MG2 was drawn but did not read back as it should ({where}), so it was not "
                "kept. Make it again; if this comes back, tell whoever looks after the program."
            ).format(where=wrong),
        )


def _misread(data: bytes, paper: Mg2Paper, written: Sequence[str]) -> Iterator[str]:
    """The pages of the PDF that say something else than was written, or lack a marking."""
    found = pages(data)
    if len(found) != len(written):
        yield _("number of pages")
    for number, (text, wanted) in enumerate(zip(found, written, strict=False), start=1):
        marks = [MARKING, NOT_DISCLOSABLE, page_of(number, len(written))] + [DRAFT] * paper.draft
        marked = all(squeezed(mark) in squeezed(text) for mark in marks)
        if not marked or not same(text, wanted):
            yield page_of(number, len(written))


def _miswritten(paper: Mg2Paper, fields: Sequence[Sequence[str]]) -> Iterator[str]:
    """The fields in which something else was written than ``paper`` says."""
    wanted = [(box.name, one) for box in fill(paper) for row in box.rows for one in row]
    if len(wanted) != len(fields):
        yield _("number of fields")
    for (box, one), lines in zip(wanted, fields, strict=False):
        if squeezed("".join(lines)) != squeezed(_said(one)):
            yield f"{box}: {one.label}"
    yield from _left_out(
        paper, {(one.label, one.text) for _b, one in wanted if isinstance(one, Words)}
    )


def _said(one: Filled) -> str:
    """What a field says, its label first."""
    if isinstance(one, Ticks):
        ticks = ((TICKED if ticked else UNTICKED) + cleaned(label) for label, ticked in one.ticks)
        return cleaned(one.label) + "".join(ticks)
    return cleaned(one.label) + (SENSITIVE if one.sensitive else "") + cleaned(one.text)


@cache
def _asked() -> tuple[Mapping[str, Sequence[str]], Set[str]]:
    """Under what labels each question is printed, and the questions printed in other words."""
    labels: dict[str, list[str]] = defaultdict(list)
    otherwise: set[str] = set()
    for field in (field for box in BOXES for row in box.rows for field in row):
        if isinstance(field, Ask):
            labels[field.question].append(field.label or BY_ID[field.question].text)
        elif isinstance(field, Say):
            otherwise.update(field.answers)
    return labels, otherwise


def _left_out(paper: Mg2Paper, printed: Set[tuple[str, str]]) -> Iterator[str]:
    """The questions whose answer stands in no field of theirs."""
    labels, otherwise = _asked()
    for id, given in standing(paper.answers, frozenset(paper.passed_over)).items():
        question = BY_ID[id]
        said = words.answer(question, given)
        left_off = id in NOT_PRINTED or id in otherwise or question.audience is Audience.POLICE
        if not left_off and not any((label, said) in printed for label in labels[id]):
            yield question.text
