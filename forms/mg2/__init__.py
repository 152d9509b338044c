"""The MG2, drawn from one frozen paper and read back before anybody gets it."""

from forms.furniture import Furniture
from forms.mg2.filling import FilledBox, Words, fill
from forms.mg2.layout import MARGINS, lay_out
from forms.mg2.verify import verify
from forms.sheets import A4, Particulars, Sheets
from forms.typeface import check_printable
from smadvisor.assessment.paper import Mg2Paper
from smadvisor.assessment.questions import BY_ID
from smadvisor.casework.drawn import Drawn
from smadvisor.text import _, ngettext


def draw(paper: Mg2Paper) -> Drawn:
    """Draw ``paper``; the same paper always gives the same bytes.

    Raises:
        Refused: ``letter_not_printable`` naming box and character.
        Fault: ``mg2_not_verified`` when the PDF read back does not say what the paper says.
    """
    boxes = fill(paper)
    reference = paper.urn or paper.occurrence
    check_printable([(_("URN"), reference), *_texts(boxes)])
    sheets = Sheets(A4, MARGINS)
    placed = lay_out(sheets, boxes)
    foot = Furniture("MG2", _foot(paper), A4, MARGINS.left, draft=paper.draft)
    title = _("MG2 {urn} version {version}").format(urn=reference, version=paper.version)
    about = Particulars(title, _("Witness assessment for special measures"))
    data = sheets.pdf(foot.draw, about)
    written = [
        "\n".join((*foot.texts(number, sheets.page), text))
        for number, text in enumerate(sheets.written, start=1)
    ]
    verify(data, paper, written, placed.fields)
    return Drawn(data, sheets.page, _warnings(paper, len(placed.overflows)))


def _texts(boxes: tuple[FilledBox, ...]) -> list[tuple[str, str]]:
    return [
        (f"{box.name}: {one.label}", one.text)
        for box in boxes
        for row in box.rows
        for one in row
        if isinstance(one, Words)
    ]


def _foot(paper: Mg2Paper) -> str:
    return _("URN {urn}   ·   Version {version}").format(
        urn=paper.urn or _("none, occurrence {number}").format(number=paper.occurrence),
        version=paper.version,
    )


def _warnings(paper: Mg2Paper, sheets: int) -> tuple[str, ...]:
    found = []
    if sheets:
        found.append(
            ngettext(
                "{n} answer goes on to a continuation sheet.",
                "{n} answers go on to continuation sheets.",
                sheets,
            ).format(n=sheets)
        )
    unknown = sum(id not in BY_ID for id in paper.answers)
    if unknown:
        found.append(
            ngettext(
                "{n} answer is to a question this version does not know, and is not printed.",
                "{n} answers are to questions this version does not know, and are not printed.",
                unknown,
            ).format(n=unknown)
        )
    return tuple(found)
