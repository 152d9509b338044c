"""The MG2, as whoever opens the PDF sees it."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.furniture import LAID_OUT_BY
from forms.mg2 import draw
from forms.typeface import faces
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID, QUESTIONS, Audience, Kind
from smadvisor.errors import Refused
from smadvisor.law.facts import Eligible, How
from smadvisor.law.order_terms import EXCEPTIONS
from tests.forms.papers import EMPTY, FULL, LONG, answered
from tests.forms.reading import about, outline, texts, tight, together


def said(id: str, answer: Answer) -> str:
    """An answer as it must stand on the paper."""
    words = {option.value: option.words for option in BY_ID[id].options}
    if isinstance(answer, tuple):
        return "; ".join(words[value] for value in answer)
    return words.get(answer, answer)


def allowed(answer: tuple[str, ...]) -> str:
    """The exceptions as a term words them."""
    return "; or ".join(one.clause for one in EXCEPTIONS if one.id in answer)


def test_every_answer_is_on_the_paper_and_what_is_for_the_police_is_not() -> None:
    found = tight(together(draw(FULL).data))
    for id, answer in FULL.answers.items():
        question = BY_ID[id]
        if question.audience is Audience.POLICE and question.kind is Kind.TEXT:
            assert tight(said(id, answer)) not in found, id
        elif question.audience is not Audience.POLICE and question.kind is not Kind.DATE:
            standing = {"live_link.view": "Requested", "evidence_in_private.view": "Declined"}
            words = standing.get(id, said(id, answer))
            if id == "video_recorded_interview.view":
                words = "Requested"
            if id.endswith(".exceptions") and "none" not in answer:
                words = words if isinstance(answer, str) else allowed(answer)
            assert tight(words) in found, id
    assert "12August2026" in found
    assert "marrow-bone" not in found


def test_the_case_is_on_the_paper() -> None:
    first = texts(draw(FULL).data)[0]
    for words in (
        "Ŵenna Llŷr-Ŷoung",
        "3 May 1991",
        "35",
        "Newport (South Wales) Magistrates' Court (B61NP00)",
        "27 November 2026",
        "PC 1234 Llŷwelyn",
        "Łukasz Cadwgan",
        "born: 29 February 1988",
        "plea: Not guilty on 13 November 2026",
        "represented: yes",
        "represented: not known",
    ):
        assert words in first


@pytest.mark.parametrize(
    ("urn", "parts"),
    [
        ("61NP1234526", ["61", "NP", "12345", "26"]),
        ("61NP12326", ["61", "NP", "123", "26"]),
        ("AB-7", ["Not provided", "Not provided", "AB-7", "Not provided"]),
    ],
)
def test_the_urn_stands_in_its_four_parts(urn: str, parts: list[str]) -> None:
    first = texts(draw(replace(EMPTY, urn=urn)).data)[0]
    labels = ("URN: force", "unit", "number", "year")
    wanted = "".join(label + part for label, part in zip(labels, parts, strict=True))
    assert tight(wanted) in tight(first)


@pytest.mark.parametrize("paper", [EMPTY, FULL, replace(FULL, answers={"views.measures": LONG})])
def test_every_page_is_marked_and_numbered(paper: object) -> None:
    assert isinstance(paper, type(FULL))
    drawn = draw(paper)
    pages = texts(drawn.data)
    assert len(pages) == drawn.pages
    for number, page in enumerate(pages, start=1):
        assert page.count("OFFICIAL-SENSITIVE (when complete)") == 2
        assert "Not disclosable" in page
        assert "61NP1234526" in page
        assert f"Page {number} of {len(pages)}" in page
        assert LAID_OUT_BY in page
        assert "DRAFT" not in page
        assert "RESTRICTED" not in page


def test_a_draft_says_so_on_every_page() -> None:
    assert all(
        "DRAFT: not to be sent" in page for page in texts(draw(replace(FULL, draft=True)).data)
    )


def test_the_boxes_stand_in_the_order_of_the_form() -> None:
    found = [title for title, _page in outline(draw(FULL).data)]
    assert found == [
        "Witness and case",
        "1  Identification of witness",
        "2  Eligibility for special measures",
        "3  Special measures",
        "4  Views of the witness",
        "5  Views of other interested parties or agencies",
        "6  Is a special measures meeting required?",
        "7  Language, communication and health",
        "8  Practical needs",
        "9  Victim personal statement",
        "10  Restraining order",
        "11  Changes since the last version",
        "Assessing officer",
        "Annex A: Restraining order request",
    ]


def ticked(data: bytes) -> dict[str, bool]:
    """Every tick box by its words."""
    found = re.findall(r"\[(x| )\]\s*(.+?)\s*(?=\[|\r|\n|$)", "\n".join(texts(data)))
    return {words: mark == "x" for mark, words in found}


def test_ticks_follow_the_facts() -> None:
    ticks = ticked(draw(FULL).data)
    assert {words for words, on in ticks.items() if on} == {
        "b) Mental disorder",
        "e) Fear or distress about giving evidence",
        "Complainant of domestic abuse *",
        "Live link (s24)",
        "Video-recorded interview as evidence (s27)",
    }
    assert len(ticks) == 9 + 8
    assert not any(ticked(draw(EMPTY).data).values())


def test_a_witness_who_is_no_complainant_is_not_ticked_as_one() -> None:
    """The law says it, not the answers: a flatmate's abuse is not domestic abuse (DAA 2021 s2)."""
    paper = answered(replace(FULL, eligible=()), eligibility__sexual_offence="yes")
    assert paper.answers["eligibility.domestic_abuse"] == "yes"
    ticks = ticked(draw(paper).data)
    assert not ticks["f) Complainant in a sexual case *"]
    assert not ticks["Complainant of domestic abuse *"]


@pytest.mark.parametrize(
    ("limb", "words"),
    [
        ("a", "f) Complainant in a sexual case *"),
        ("b", "Complainant of modern slavery *"),
        ("c", "Complainant of domestic abuse *"),
    ],
)
def test_each_limb_of_section_17_4a_has_its_tick(limb: str, words: str) -> None:
    way = Eligible("s17(4)", How.AUTO, "Complainant (s17(4)).", (limb,))
    ticks = ticked(draw(replace(FULL, eligible=(way,))).data)
    assert [one for one, on in ticks.items() if on and one.startswith(("f)", "Compl"))] == [words]


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("yes", "Requested"),
        ("no", "Declined"),
        ("unsure", "Unsure"),
        ("prefers_not_to_say", "Prefers not to say"),
        (None, "Not asked"),
    ],
)
def test_each_of_the_five_answers_about_a_measure_reads_otherwise(
    view: str | None, words: str
) -> None:
    paper = answered(EMPTY, screens__view=view) if view else EMPTY
    wanted = f"Screens (s23) Explained? Not provided The witness {words} "
    assert wanted in together(draw(paper).data)


def test_a_decline_of_everything_is_said_of_every_measure() -> None:
    declined = answered(FULL, choice__wants_any="no", decline__words="“I’ll manage.”")
    found = together(draw(declined).data)
    assert found.count("The witness Declined") == 8
    assert "Why none, in the witness's own words “I’ll manage.”" in found
    assert "Requested [x]" not in found


def test_a_measure_says_what_the_law_says_where_it_is_wanted_or_that_is_not_yes() -> None:
    found = together(draw(FULL).data)
    assert "Not available. Nobody robes in a magistrates' court." in found
    assert "Not settled yet. Ask CPS whether arrangements exist" in found
    assert "Available. Open to every eligible witness (s24)." in found
    assert "Domestic abuse opens it" not in found


def test_sensitive_answers_are_marked_and_others_are_not() -> None:
    found = together(draw(FULL).data)
    assert "Who, what, when, and the source Sensitive His brother" in found
    assert "What this version says otherwise Sensitive None" in found
    assert "On the measures proposed “The link" in found


def test_what_was_left_out_says_so_quietly() -> None:
    drawn = draw(EMPTY)
    found = together(drawn.data)
    assert "8 Practical needs Not provided 9" in found
    assert "10 Restraining order Not provided " in found
    assert "Annex" not in found
    assert drawn.pages == 3


def test_an_answer_whose_question_does_not_arise_any_more_is_not_printed() -> None:
    paper = answered(FULL, live_link__view="no")
    found = together(draw(paper).data)
    assert "Ffîon Đurić IDVA, invented" not in found
    assert "A remote evidence site" not in found


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ("no", "The address is NOT KNOWN to the defendant. It must not be disclosed"),
        ("unsure", "The address MAY NOT BE KNOWN to the defendant. It must not be disclosed"),
        ("prefers_not_to_say", "It must not be disclosed until this is settled"),
        ("", "It must not be disclosed until this is settled"),
        ("yes", "The defendant knows where the witness lives."),
    ],
)
def test_the_annex_says_whether_the_address_may_be_disclosed(known: str, words: str) -> None:
    drawn = together(draw(answered(FULL, restraining_order__address_known=known)).data)
    annex = drawn[drawn.index("ANNEX A") :]
    assert words in annex
    assert ("must not be disclosed" in annex) is (known != "yes")


def test_the_restraining_order_request_has_pages_of_its_own() -> None:
    pages = texts(draw(FULL).data)
    assert "ANNEX A: RESTRAINING ORDER REQUEST" in pages[-2]
    assert "Assessing officer" not in "".join(pages[-2:])
    assert "The request is annex A of this form." in pages[-3]
    without = draw(answered(FULL, restraining_order__wanted="no"))
    assert "ANNEX" not in together(without.data)
    assert "I want it written down" in together(without.data)


def test_a_long_answer_goes_on_whole_on_a_titled_sheet() -> None:
    assert len(LONG) > 6000
    drawn = draw(answered(FULL, views__eligibility=LONG))
    found = together(drawn.data)
    before, after = found.split("continued on sheet 1")
    title = "4 Views of the witness: On being eligible "
    here = before[before.index("Sentence 1: ") :]
    there = after[after.index(title) + len(title) :]
    assert f"{here}{there}".startswith(LONG)
    assert "CONTINUATION SHEETS 1 Continuation sheet 1 continued from page" in found
    assert drawn.warnings == ("1 answer goes on to a continuation sheet.",)


def test_every_word_of_a_long_answer_stands_in_order() -> None:
    numbers = re.findall(
        r"Sentence (\d+):", together(draw(answered(FULL, views__measures=LONG)).data)
    )
    assert numbers == [str(number) for number in range(1, 76)]


def test_a_sheet_longer_than_a_page_goes_on_with_its_title() -> None:
    long = " ".join(f"word{number}" for number in range(6000))
    drawn = draw(answered(EMPTY, views__measures=long))
    sheets = [page for page in texts(drawn.data) if "Continuation sheet 1" in page]
    assert len(sheets) > 2
    assert re.findall(r"word\d+", together(drawn.data)) == long.split()


def test_two_long_answers_have_two_sheets_and_their_own_marks() -> None:
    drawn = draw(answered(FULL, views__measures=LONG, restraining_order__feared=LONG))
    found = together(drawn.data)
    for number in (1, 2):
        assert f"continued on sheet {number}" in found
        assert f"Continuation sheet {number} continued from page" in found
    assert "Annex A: Restraining order request: What is feared" in found


def test_a_word_without_end_is_broken_not_lost() -> None:
    word = "".join(chr(ord("a") + n % 26) for n in range(200))
    assert word in tight(together(draw(answered(FULL, feelings__words=word)).data))


def test_changes_since_the_version_before_are_said() -> None:
    changed = replace(FULL, version=2, changes=("Live link – was “No”, is now “Yes”",))
    assert "Live link – was “No”, is now “Yes”" in together(draw(changed).data)
    assert "None: this is the first version." in together(draw(FULL).data)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert draw(FULL).data == draw(replace(FULL)).data
    assert draw(FULL).data != draw(replace(FULL, version=2)).data


def test_the_file_says_nothing_of_the_person() -> None:
    data = draw(FULL).data
    said = about(data)
    assert said["Title"] == "MG2 61NP1234526 version 1"
    assert said["Author"] == "SMAdvisor"
    assert not any("Llŷr" in value or "enna" in value for value in said.values())
    assert not any("Llŷr" in title for title, _page in outline(data))
    assert b"en-GB" in data
    assert b"Helvetica" not in data
    assert b"NotoSans-Regular" in data


def test_a_character_that_cannot_be_printed_is_named_and_the_words_are_not() -> None:
    with pytest.raises(Refused) as refused:
        draw(answered(FULL, views__measures="Secret words → and 中"))
    assert refused.value.code == "letter_not_printable"
    assert "rightwards arrow (U+2192)" in refused.value.sentence
    assert "cjk unified ideograph-4e2d (U+4E2D)" in refused.value.sentence
    assert "On the measures proposed" in refused.value.sentence
    assert "Secret" not in refused.value.sentence


def test_an_answer_to_a_question_nobody_knows_is_spoken_of() -> None:
    drawn = draw(answered(FULL, gone__question="something"))
    assert drawn.warnings == (
        "1 answer is to a question this version does not know, and is not printed.",
    )


def test_a_date_of_birth_told_in_the_call_counts() -> None:
    paper = replace(answered(FULL, eligibility__date_of_birth="1990-12-01"), date_of_birth=None)
    assert "Age 35 Date of birth 1 December 1990" in together(draw(paper).data)


LETTERS = sorted(faces()[0].advance.keys() & faces()[1].advance.keys() - {"\ufffd"})
WORDS = st.text(st.sampled_from([*LETTERS, *"     \n"]), min_size=1, max_size=300)
PLAIN = st.text(st.sampled_from("abcŵŷâêîôŁĐ’–£—“”éß½ 0123 -.,;:\n"), min_size=1, max_size=2500)


@given(WORDS)
def test_whatever_the_font_has_is_drawn_and_reads_back(words: str) -> None:
    assert draw(answered(EMPTY, views__measures=words)).pages >= 3


@given(PLAIN, PLAIN)
def test_every_word_of_any_answers_is_in_the_pdf(first: str, second: str) -> None:
    paper = answered(EMPTY, views__measures=first, practical__other=second)
    found = tight(together(draw(paper).data))
    for text in (first, second):
        for word in text.split():
            assert word in found


def test_every_kind_of_answer_to_every_question_can_be_drawn() -> None:
    given: dict[str, Answer] = {}
    for question in QUESTIONS:
        match question.kind:
            case Kind.MANY_OF:
                several = [option.value for option in question.options if not option.alone]
                given[question.id] = tuple(several)
            case Kind.DATE:
                given[question.id] = date(2026, 1, 31).isoformat()
            case Kind.LINE | Kind.TEXT:
                given[question.id] = f"Words for {question.id}"
            case _:
                given[question.id] = question.options[0].value
    found = tight(together(draw(replace(FULL, answers=given, passed_over=())).data))
    for question in QUESTIONS:
        shown = f"Words for {question.id}"
        if question.kind in (Kind.LINE, Kind.TEXT) and question.audience is not Audience.POLICE:
            hidden = question.id in HIDDEN_WHEN_ALL_ARE_YES
            assert (tight(shown) in found) is not hidden, question.id


HIDDEN_WHEN_ALL_ARE_YES = {"decline.words", "live_link.place_other"}
