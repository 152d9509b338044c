"""The papers beside the MG2, as whoever opens the PDF sees them."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import extract as drawing
from forms.furniture import Furniture
from forms.sheets import Sheets
from forms.typeface import faces
from smadvisor.assessment.extracts import KINDS, Document, Part, extract
from smadvisor.assessment.paper import Answer, Mg2Paper
from smadvisor.casework.drawn import Drawn
from smadvisor.errors import Fault, Refused
from tests.assessment.sheets import (
    ADDRESS_KNOWN,
    ADDRESSES,
    EVERY,
    NOT_SURELY_KNOWN,
    TYPED,
    choices,
    paper,
    sample_paper,
    tells_an_address,
)
from tests.forms.papers import FULL, LONG, answered
from tests.forms.reading import about, lowest, outline, texts, tight, together
from tests.forms.test_verify import losing


def drawn(kind: str, of: Mg2Paper) -> Drawn:
    return drawing.draw(extract(kind, of), of)


def flowing(data: bytes) -> str:
    """The text of all pages without head, foot and white space."""
    found = texts(data)
    for number in range(len(found)):
        lines = found[number].splitlines()
        foot = next(at for at, line in enumerate(lines) if "Laid out by SMAdvisor" in line)
        found[number] = "\n".join(lines[foot + 1 :])
    return tight("".join(found))


def a_document(*parts: Part) -> Document:
    return Document("mg6", False, parts)


def numbered_as(part: Part) -> str:
    marks = (f"{at}." if part.numbered else "" for at in range(1, len(part.paragraphs) + 1))
    return "".join(mark + words for mark, words in zip(marks, part.paragraphs, strict=True))


@pytest.mark.parametrize("of", [sample_paper(), FULL, paper({**EVERY, **ADDRESS_KNOWN}), paper({})])
@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_every_paragraph_is_there_in_order(kind: str, of: Mg2Paper) -> None:
    document = extract(kind, of)
    wanted = "".join(one.heading + numbered_as(one) for one in document.parts)
    assert flowing(drawn(kind, of).data).endswith(tight(wanted))


@given(choices, st.sampled_from(KINDS))
def test_whatever_was_answered_is_drawn_whole(answers: dict[str, Answer], kind: str) -> None:
    of = paper({**answers, **ADDRESS_KNOWN})
    wanted = "".join(one.heading + numbered_as(one) for one in extract(kind, of).parts)
    assert flowing(drawn(kind, of).data).endswith(tight(wanted))


LETTERS = sorted(faces()[0].advance.keys() & faces()[1].advance.keys() - {"\ufffd"})
WORDS = st.text(st.sampled_from([*LETTERS, *"     \n"]), max_size=300)


@given(st.lists(WORDS, min_size=1, max_size=8), st.booleans())
def test_whatever_the_font_has_reads_back(paragraphs: list[str], numbered: bool) -> None:
    part = Part("Terms", tuple(paragraphs), numbered)
    assert drawing.draw(a_document(part), FULL).pages > 0


def test_a_long_answer_goes_on_over_pages_and_nothing_is_cut() -> None:
    assert len(LONG) > 6000
    done = drawn(
        "mg6", answered(FULL, restraining_order__feared=LONG, restraining_order__risk=LONG)
    )
    assert done.pages > 2
    numbers = re.findall(r"Sentence (\d+):", together(done.data))
    assert numbers == 2 * [str(number) for number in range(1, 76)]
    assert flowing(done.data).count(tight(LONG)) == 2
    assert all(15 < height < 30 for height in lowest(done.data))  # that of the foot


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in range(35, 60):
        parts = (Part("First", tuple(["line"] * lines)), Part("Last heading", ("one\ntwo\nthree",)))
        pages = texts(drawing.draw(a_document(*parts), FULL).data)
        (page,) = (page for page in pages if "Last heading" in page)
        assert "two" in page


@pytest.mark.parametrize("lines", [2, 3, 4, 9])
def test_no_line_of_a_paragraph_stands_alone_on_a_page(lines: int) -> None:
    words = "\n".join(f"line{number}" for number in range(1, lines + 1))
    pages = texts(drawing.draw(a_document(Part("All", (words,) * 60)), FULL).data)
    assert len(pages) > 2
    for page in pages:
        found = re.findall(r"line(\d+)", page)
        assert found[0] == "1" or found[1] != "1"
        assert found[-1] == str(lines) or found[-1] != "1"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("mg5", "Who reads this form is to be confirmed by legal services."),
        ("mg6", "Who reads this form is to be confirmed by legal services."),
        ("order", "The wording of its terms is to be confirmed by legal services."),
    ],
)
def test_what_is_practice_alone_is_said_to_be_unconfirmed(kind: str, said: str) -> None:
    assert said in together(drawn(kind, FULL).data)


def test_numbered_terms_keep_their_numbers() -> None:
    of = paper({**EVERY, **ADDRESS_KNOWN})
    data = drawn("order", of).data
    for limb in re.split("If convicted|If acquitted", together(data))[-2:]:
        found = [int(number) for number in re.findall(r"(\d+)\. (?:The defendant must|word)", limb)]
        assert found == list(range(1, 16))


def test_letters_of_people_here_print() -> None:
    found = together(drawn("hand_over", FULL).data)
    for words in ("Ŵenna Llŷr-Ŷoung", "Siân Ŵynne", "Ffîon Đurić"):
        assert words in found
    assert "Łukasz Cadwgan" in together(drawn("order", FULL).data)


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_marked_and_numbered(kind: str, draft: bool) -> None:
    of = replace(answered(FULL, views__measures=LONG, restraining_order__risk=LONG), draft=draft)
    document, done = extract(kind, of), drawn(kind, of)
    pages = texts(done.data)
    assert len(pages) == done.pages
    for number, page in enumerate(pages, start=1):
        assert page.count("OFFICIAL-SENSITIVE") == 2
        assert "when complete" not in page
        assert f"Page {number} of {len(pages)}" in page
        assert "URN 61NP1234526 · from version 1 of the MG2" in " ".join(page.split())
        assert ("DRAFT: not to be sent" in page) is draft
        assert ("Not disclosable" in page) is not document.served
    on_the_first = "Once it is used, it is served on the defence."
    assert (on_the_first in pages[0]) is document.served
    police_only = kind in ("hand_over", "log_entry")
    assert ("For the police alone." in pages[0]) is police_only
    assert ("For the police and the prosecution alone." in pages[0]) is (kind == "mg6")


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_answers_give_the_same_bytes(kind: str) -> None:
    first, second = drawn(kind, sample_paper()), drawn(kind, sample_paper())
    assert first.data == second.data
    assert first.data != drawn(kind, replace(sample_paper(), version=2)).data


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_says_nothing_of_a_person(kind: str) -> None:
    data = drawn(kind, FULL).data
    said = about(data)
    document = extract(kind, FULL)
    assert said["Title"] == f"{document.title} 61NP1234526 version 1"
    assert (said["Author"], said["Subject"]) == ("SMAdvisor", document.title)
    titles = [title for title, _page in outline(data)]
    assert titles == [document.title, *(one.heading for one in document.parts if one.heading)]
    for words in (*said.values(), *titles):
        assert not any(name in words for name in ("Llŷr", "enna", "Cadwgan", "Siân"))
    assert b"en-GB" in data
    assert b"Helvetica" not in data


def test_a_letter_the_font_lacks_is_named_and_the_words_are_not() -> None:
    with pytest.raises(Refused) as refused:
        drawn("mg6", answered(FULL, restraining_order__feared="Secret words → and 中"))
    assert refused.value.code == "letter_not_printable"
    assert "rightwards arrow (U+2192) in “What is feared”" in refused.value.sentence
    assert "cjk unified ideograph-4e2d (U+4E2D)" in refused.value.sentence
    assert "Secret" not in refused.value.sentence


@pytest.mark.parametrize("kind", ["hand_over", "mg5", "log_entry"])
def test_it_is_one_page(kind: str) -> None:
    assert drawn(kind, sample_paper()).pages == 1


@pytest.mark.parametrize("words", ["Sentence 70:", "5.", "What is feared", "Bail: no contact"])
def test_a_line_that_layout_loses_is_caught(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sheets, "text", losing(words))
    with pytest.raises(Fault) as fault:
        drawn("mg6", answered(sample_paper(), restraining_order__feared=LONG))
    assert fault.value.code == "extract_not_verified"
    assert words not in fault.value.sentence


def test_a_page_without_its_marking_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Furniture, "draw", lambda *_arguments: None)
    with pytest.raises(Fault, match="did not read back"):
        drawn("mg6", sample_paper())


# --- addresses ------------------------------------------------------------------------------------


def let_through(kind: str, of: Mg2Paper) -> bool:
    try:
        extract(kind, of)
    except Refused:
        return False
    return True


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_pdf_tells_an_address(kind: str, address: str) -> None:
    """It stands in every answer that is not refused at once."""
    answers = {**EVERY, **NOT_SURELY_KNOWN[1]}
    typed: dict[str, Answer] = {one.id: address for one in TYPED}
    quiet = {
        id: said for id, said in typed.items() if let_through(kind, paper({**answers, id: said}))
    }
    assert len(quiet) > len(typed) / 2
    data = drawn(kind, paper(answers | quiet)).data
    said = (*texts(data), *about(data).values(), *(title for title, _page in outline(data)))
    assert not any(map(tells_an_address, said))
