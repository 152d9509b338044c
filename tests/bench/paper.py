"""One MG2: ``ours`` with its reading-back, or ``floor``, the same strings on a bare canvas.

Seconds for each document once warm, the median of many.
"""

import io
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from smadvisor.assessment.paper import Answer, Assessor, Mg2Paper, PaperDefendant
from smadvisor.assessment.questions import QUESTIONS, Kind
from smadvisor.casework.cases import Role
from smadvisor.resources import folder
from tests.bench.measure import report

DOCUMENTS = 40
_WORDS = "She would rather not see him, and says that she could speak freely from another room. "


def sample() -> Mg2Paper:
    """A whole assessment of an invented person: every question answered."""
    answers: dict[str, Answer] = {}
    for question in QUESTIONS:
        if question.options:
            first = question.options[0].value
            answers[question.id] = (first,) if question.kind is Kind.MANY_OF else first
        elif question.kind is Kind.TEXT:
            answers[question.id] = _WORDS * 2
    return Mg2Paper(
        urn="61AX0000126",
        occurrence="2600000001",
        court="Newport (South Wales) Magistrates’ Court",
        court_code="B61NP00",
        hearing_date=date(2026, 12, 1),
        hearing_text="",
        hearing_type="First hearing",
        offences="Stalking involving fear of violence",
        oic="PC 2489 Price",
        defendants=(PaperDefendant("Peter Marsh", date(1983, 2, 1), "NG", None, None, None),),
        person="Siân Llŷr-Tŵr",
        date_of_birth=date(1990, 5, 17),
        role=next(iter(Role)),
        relationship="Former partner",
        answers=answers,
        eligible=(),
        measures=(),
        passed_over=(),
        law_as_at=date(2026, 6, 1),
        assessor=Assessor("A Tester", "Special Measures Advisor"),
        made_on=date(2026, 11, 20),
        version=1,
        draft=False,
        changes=(),
    )


def strings(data: bytes) -> list[list[str]]:
    """The lines of each page of a PDF."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_range().splitlines() for page in document]
    document.close()
    return pages


def bare(pages: Sequence[Sequence[str]]) -> None:
    """Every string once, in one embedded face, on as many pages."""
    from reportlab.pdfgen.canvas import Canvas

    canvas: Any = Canvas(io.BytesIO(), initialFontName="Floor")
    for lines in pages:
        canvas.setFont("Floor", 9)
        for number, line in enumerate(lines):
            canvas.drawString(40, 800 - 10 * number, line)
        canvas.showPage()
    canvas.save()


def settle_face() -> None:
    """One embedded face for the floor."""
    from reportlab.pdfbase import pdfmetrics, ttfonts

    face = folder() / "fonts" / "NotoSans-Regular.ttf"
    pdfmetrics.registerFont(ttfonts.TTFont("Floor", str(face)))


def timed(work: Callable[[], object]) -> float:
    """Median seconds of ``work``, after one to warm up."""
    work()
    taken = []
    for _document in range(DOCUMENTS):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


if __name__ == "__main__":
    from forms import mg2

    paper = sample()
    if sys.argv[1] == "ours":
        report(seconds=timed(lambda: mg2.draw(paper)))
    else:
        pages = strings(mg2.draw(paper).data)
        settle_face()
        report(seconds=timed(lambda: bare(pages)))
