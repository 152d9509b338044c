"""A paper made from the same answers as the MG2, drawn: headings, paragraphs, numbered terms."""

from collections.abc import Iterator

from forms.blocks import BODY, GAP, LEADING, bar, heading
from forms.furniture import Furniture
from forms.readback import first_misread, same
from forms.sheets import A4, Margins, Particulars, Sheets
from forms.typeface import check_printable, cleaned, faces
from forms.wrapping import wrap
from smadvisor.assessment.extracts import Document, Part
from smadvisor.assessment.paper import Mg2Paper
from smadvisor.casework.drawn import Drawn
from smadvisor.errors import Fault
from smadvisor.text import _

MARGINS = Margins(top=74, right=48, bottom=62, left=48)
_MARKING = _("OFFICIAL-SENSITIVE")
_SHORT = {
    "grounds": _("Grounds"),
    "order": _("Order"),
    "mg5": "MG5",
    "mg6": "MG6",
    "hand_over": _("Witness care"),
    "log_entry": _("Log"),
}
"""What stands at the right of the head."""
_READERS = _("Who reads this form is to be confirmed by legal services.")
_UNCONFIRMED = {
    "order": _("The wording of its terms is to be confirmed by legal services."),
    "mg5": _READERS,
    "mg6": _READERS,
}
"""What is practice that nobody publishes."""
_NUMBER = 20.0
"""Points that the text of a numbered paragraph is set in."""
_AT_LEAST = 2
"""Lines of a paragraph that never stand alone, under a heading or at either end of a page."""
_BETWEEN = 3.0


def draw(document: Document, paper: Mg2Paper) -> Drawn:
    """Draw ``document``, made from ``paper``; nothing is ever cut.

    Raises:
        Refused: ``letter_not_printable`` naming heading and character.
        Fault: ``extract_not_verified`` when the PDF read back does not say what was written.
    """
    reference = paper.urn or paper.occurrence
    check_printable([(_("URN"), reference), *_texts(document)])
    sheets = Sheets(A4, MARGINS)
    sheets.bookmark(document.title)
    heading(sheets, document.title, _note(document))
    for one in document.parts:
        _part(sheets, one)
    foot = Furniture(
        _SHORT[document.kind],
        _("URN {urn}   ·   from version {version} of the MG2").format(
            urn=reference, version=paper.version
        ),
        A4,
        MARGINS.left,
        marking=_MARKING,
        not_disclosable=not document.served,
        draft=paper.draft,
    )
    title = _("{title} {urn} version {version}").format(
        title=document.title, urn=reference, version=paper.version
    )
    data = sheets.pdf(foot.draw, Particulars(title, document.title))
    written = [
        "\n".join((*foot.texts(number, sheets.page), text))
        for number, text in enumerate(sheets.written, start=1)
    ]
    whole = same("\n".join(sheets.written), "\n".join(_whole(document)))
    if not whole or first_misread(data, written):
        raise Fault(
            "extract_not_verified",
            _("It did not read back as it should, so it was not kept. Try again."),
        )
    return Drawn(data, sheets.page, ())


def _note(document: Document) -> str:
    if document.kind in ("hand_over", "log_entry"):
        note = _("For the police alone.")
    elif document.served:
        note = _("A draft for the prosecutor. Once it is used, it is served on the defence.")
    else:
        note = _("For the police and the prosecution alone.")
    return " ".join(filter(None, (note, _UNCONFIRMED.get(document.kind))))


def _whole(document: Document) -> Iterator[str]:
    """All that it says, in order."""
    yield from (document.title.upper(), _note(document))
    for one in document.parts:
        yield one.heading
        for number, words in enumerate(map(cleaned, one.paragraphs), start=1):
            if words.strip(" \n"):
                yield f"{number}. {words}" if one.numbered else words


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    for one in document.parts:
        for words in one.paragraphs:
            yield one.heading or document.title, words


def _part(sheets: Sheets, one: Part) -> None:
    regular, bold = faces()
    indent = _NUMBER if one.numbered else 0.0
    width = sheets.width - indent
    paragraphs = [wrap(words, regular, BODY, width) for words in one.paragraphs]
    titles = wrap(one.heading, bold, BODY, sheets.width) if one.heading else []
    first = _together(paragraphs[0]) if paragraphs else 0
    sheets.y += GAP
    sheets.keep((len(titles) + first) * LEADING + 2 * GAP)
    if len(titles) == 1:
        sheets.bookmark(one.heading, 1)
        bar(sheets, "", one.heading)
    elif titles:
        sheets.bookmark(one.heading, 1)
        for title in titles:
            sheets.y += LEADING
            sheets.text(sheets.margins.left, sheets.y, title, bold, BODY)
        sheets.y += _BETWEEN
        sheets.rule(sheets.margins.left, sheets.y, sheets.margins.left + sheets.width, sheets.y)
    sheets.y += _BETWEEN
    for number, lines in enumerate(paragraphs, start=1):
        _paragraph(sheets, lines, f"{number}." if one.numbered else "", indent)


def _together(lines: list[str]) -> int:
    """How many of the first lines stay on one page: all of a short paragraph."""
    return len(lines) if len(lines) < 2 * _AT_LEAST else _AT_LEAST


def _paragraph(sheets: Sheets, lines: list[str], number: str, indent: float) -> None:
    regular, bold = faces()
    last = len(lines) - _AT_LEAST
    for at, line in enumerate(lines):
        together = {0: _together(lines), last: _AT_LEAST}.get(at, 1)
        sheets.keep(together * LEADING)
        sheets.y += LEADING
        if number and at == 0:
            sheets.text(sheets.margins.left, sheets.y, number, bold, BODY)
        sheets.text(sheets.margins.left + indent, sheets.y, line, regular, BODY)
    sheets.y += _BETWEEN
