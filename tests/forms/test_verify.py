"""A drawn MG2 that does not say what its paper says is caught, whatever went wrong."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from forms.furniture import Furniture
from forms.mg2 import draw
from forms.mg2.fields import BOXES
from forms.mg2.filling import fill
from forms.mg2.layout import MARGINS, lay_out
from forms.mg2.verify import verify
from forms.sheets import A4, Particulars, Sheets
from forms.typeface import Face
from smadvisor.assessment.paper import Mg2Paper
from smadvisor.errors import Fault
from tests.forms.papers import FULL, LONG, answered

ABOUT = Particulars("MG2", "test")


def drawn(paper: Mg2Paper, foot: Furniture) -> tuple[bytes, list[str], list[list[str]]]:
    """The bytes of ``paper``, what was written on each page and for each field."""
    sheets = Sheets(A4, MARGINS)
    placed = lay_out(sheets, fill(paper))
    written = [
        "\n".join((*foot.texts(number, sheets.page), text))
        for number, text in enumerate(sheets.written, start=1)
    ]
    return sheets.pdf(foot.draw, ABOUT), written, placed.fields


FOOT = Furniture("MG2", "URN", A4, MARGINS.left)


def test_what_was_drawn_from_a_paper_is_found_whole() -> None:
    data, written, fields = drawn(FULL, FOOT)
    verify(data, FULL, written, fields)


@pytest.mark.parametrize(
    ("tampered", "where"),
    [
        (answered(FULL, views__measures="“Something else”"), "On the measures proposed"),
        (answered(FULL, screens__view="yes"), "Requested"),
        (replace(FULL, person="Somebody Else"), "Name of witness"),
        (replace(FULL, draft=True), "Page 1 of 6"),
        (answered(FULL, restraining_order__wanted="no"), "number of fields"),
    ],
)
def test_another_paper_than_the_one_drawn_is_caught(tampered: Mg2Paper, where: str) -> None:
    data, written, fields = drawn(FULL, FOOT)
    with pytest.raises(Fault) as fault:
        verify(data, tampered, written, fields)
    assert fault.value.code == "mg2_not_verified"
    assert where in fault.value.sentence
    assert "Something" not in fault.value.sentence
    assert "Somebody" not in fault.value.sentence


def test_bytes_of_another_drawing_are_caught() -> None:
    data, _written, _fields = drawn(answered(FULL, choice__why="Because"), FOOT)
    _data, written, fields = drawn(FULL, FOOT)
    with pytest.raises(Fault, match="Page 2 of 6"):
        verify(data, FULL, written, fields)


def test_a_missing_page_is_caught() -> None:
    data, written, fields = drawn(FULL, FOOT)
    with pytest.raises(Fault, match="number of pages"):
        verify(data, FULL, [*written, ""], fields)


def test_bytes_that_are_no_pdf_are_caught() -> None:
    _data, written, fields = drawn(FULL, FOOT)
    with pytest.raises(Fault, match="number of pages"):
        verify(b"%PDF-1.4 but cut short", FULL, written, fields)


def test_a_page_without_its_marking_is_caught() -> None:
    foot = replace(FOOT, not_disclosable=False)
    data, written, fields = drawn(FULL, foot)
    with pytest.raises(Fault, match="Page 1 of 6"):
        verify(data, FULL, written, fields)


def losing(words: str) -> Callable[..., str]:
    """A pen that skips every line with ``words`` in it."""
    whole = Sheets.text

    def text(
        self: Sheets, x: float, y: float, line: str, face: Face, size: float, grey: float = 0.1
    ) -> str:
        return "" if words in line else whole(self, x, y, line, face, size, grey)

    return text


@pytest.mark.parametrize("words", ["Sentence 70:", "Sentence 2:", "MŴ/1", "Newport (South"])
def test_a_line_that_layout_loses_is_caught(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sheets, "text", losing(words))
    with pytest.raises(Fault, match="did not read back"):
        draw(answered(FULL, views__eligibility=LONG))


def test_a_field_that_layout_forgets_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.mg2.fill", lambda paper: fill(paper)[:-1])
    with pytest.raises(Fault, match="number of fields"):
        draw(FULL)


def test_a_box_that_the_form_forgets_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    boxes = tuple(box for box in BOXES if box.number != "8")
    monkeypatch.setattr("forms.mg2.filling.BOXES", boxes)
    with pytest.raises(Fault, match="visit to the court"):
        draw(FULL)
