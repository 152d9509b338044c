"""What can only be seen: ticks, the band, DRAFT, and that nothing lies outside the margins."""

from dataclasses import replace

import pypdfium2
import pytest

from forms.furniture import Furniture
from forms.mg2 import draw
from forms.mg2.layout import MARGINS
from forms.sheets import A4, Margins, Particulars, Sheets
from smadvisor.assessment.paper import Mg2Paper
from tests.forms.papers import EMPTY, FULL, LONG, answered
from tests.forms.reading import darkness

ABOUT = Particulars("t", "s")


def test_a_ticked_box_is_darker_than_an_empty_one() -> None:
    sheets = Sheets(A4, Margins(60, 40, 60, 40))
    sheets.tick_box(100, 200, True)
    sheets.tick_box(100, 300, False)
    data = sheets.pdf(lambda *_page: None, ABOUT)
    inside = [darkness(data, 1, (101, y - 6.5, 107, y - 0.5)) for y in (200, 300)]
    assert inside[0] > 0.2
    assert inside[1] < 0.02


def test_the_chequered_band_is_half_black_and_only_where_it_belongs() -> None:
    band = (60.0, 49.0, 500.0, 55.0)
    for disclosable, ink in ((True, 0.5), (False, 0.0)):
        foot = Furniture("MG2", "URN", A4, 42, not_disclosable=disclosable)
        data = Sheets(A4, MARGINS).pdf(foot.draw, ABOUT)
        assert darkness(data, 1, band) == pytest.approx(ink, abs=0.03)


def test_draft_lies_across_the_page_and_leaves_the_text_readable() -> None:
    page = (60.0, 150.0, 540.0, 750.0)
    plain = Sheets(A4, MARGINS).pdf(Furniture("MG2", "URN", A4, 42).draw, ABOUT)
    draft = Sheets(A4, MARGINS).pdf(Furniture("MG2", "URN", A4, 42, draft=True).draw, ABOUT)
    assert darkness(plain, 1, page) == 0
    assert 0.005 < darkness(draft, 1, page) < 0.03


@pytest.mark.parametrize(
    "paper", [EMPTY, FULL, replace(answered(FULL, views__measures=LONG), draft=True)]
)
def test_no_letter_lies_outside_the_margins(paper: Mg2Paper) -> None:
    document = pypdfium2.PdfDocument(draw(paper).data)
    try:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_charbox(n) for n in range(text.count_chars())]
            shown = [box for box in boxes if box[0] != box[2]]
            assert min(left for left, *_others in shown) >= MARGINS.left - 1
            assert max(right for _l, _b, right, _t in shown) <= A4[0] - MARGINS.right + 1
            assert min(bottom for _l, bottom, *_others in shown) > 15
    finally:
        document.close()


def test_no_text_runs_into_the_foot() -> None:
    document = pypdfium2.PdfDocument(draw(answered(FULL, views__measures=LONG * 3)).data)
    try:
        for page in document:
            between = page.get_textpage().get_text_bounded(0, 45, A4[0], 52)
            assert between.strip() == ""
    finally:
        document.close()
