"""Letters that print, widths that are measured, text that is cleaned and wrapped."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.typeface import check_printable, cleaned, faces, printable
from forms.wrapping import after, wrap
from smadvisor.errors import Refused
from smadvisor.resources import folder
from tests.forms.reading import tight


@pytest.mark.parametrize("letter", "ŵŷâêîôŴŶÂÊÎÔŁłĐđ’‘“”–—£€½éßñçşğžčřаяαω•…")
def test_the_letters_of_people_here_can_be_printed(letter: str) -> None:
    check_printable([("Name", letter)])


def test_the_licence_lies_beside_the_fonts() -> None:
    text = (folder() / "fonts" / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("w\u0302y\u0302", "ŵŷ"),
        ("one\r\ntwo\rthree\x0bfour", "one\ntwo\nthree\nfour"),
        ("tab\there", "tab here"),
        ("soft\u00adhyphen\u200b and\ufeff marks\u200e", "softhyphen and marks"),
        ("thin\u2009space", "thin space"),
        ("kept\u00a0together", "kept\u00a0together"),
        ("one\u2028two", "one\ntwo"),
        ("bell\x07 and \x00nothing", "bell and nothing"),
        ("plain\ufe0f", "plain"),
        ("lone \u0302 accent", "lone \u00a0\u0302 accent"),
    ],
)
def test_text_is_cleaned_of_what_does_not_show(raw: str, clean: str) -> None:
    assert cleaned(raw) == clean


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once_and_loses_nothing_that_shows(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    shown = [c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] in "LN"]
    assert [c for c in once if unicodedata.category(c)[0] in "LN"] == shown


def test_what_cannot_be_printed_is_named_once_for_each_box() -> None:
    with pytest.raises(Refused) as refused:
        check_printable([("Box one", "→→ hidden"), ("Box two", "→"), ("Box three", "fine")])
    said = refused.value.sentence
    assert said.count("rightwards arrow (U+2192)") == 2
    assert "Box one" in said
    assert "Box two" in said
    assert "Box three" not in said
    assert "hidden" not in said


def test_a_list_shows_a_sign_for_what_it_cannot_print() -> None:
    assert printable("Ŵ→中") == "Ŵ\ufffd\ufffd"
    assert printable("Llŷr") == "Llŷr"


REGULAR, BOLD = faces()
TEXT = st.text(st.sampled_from("abŵŷM i.–\n\u00a0"), max_size=400)


@given(TEXT, st.floats(20, 500))
def test_every_line_fits_and_nothing_is_lost(text: str, width: float) -> None:
    lines = wrap(text, REGULAR, 9.5, width)
    assert all(REGULAR.width(line, 9.5) <= width + 0.001 for line in lines)
    assert tight("".join(lines)) == tight(text)


@given(TEXT)
def test_no_word_is_cut_that_fits_a_line(text: str) -> None:
    words = cleaned(text).replace("\n", " ").split(" ")
    width = max((BOLD.width(word, 9.5) for word in words), default=0) + 0.001
    lines = wrap(text, BOLD, 9.5, width)
    found = [word for line in lines for word in line.split(" ") if word.strip()]
    assert found == [word for word in words if word.strip()]


@given(TEXT, st.integers(0, 20))
def test_what_is_left_after_some_lines_is_the_rest(text: str, some: int) -> None:
    here = wrap(text, REGULAR, 9.5, 60)[:some]
    assert tight("".join(here)) + tight(after(text, here)) == tight(text)


def test_line_breaks_stay_and_empty_lines_become_one() -> None:
    assert wrap("one\n\n\n\ntwo\nthree\n", REGULAR, 9.5, 400) == ["one", "", "two", "three"]


def test_an_accent_stays_with_its_letter_where_a_word_is_broken() -> None:
    word = "m\u0302" * 40
    assert all(line.startswith("m") for line in wrap(word, REGULAR, 9.5, 50))


def test_bold_is_wider_than_regular() -> None:
    assert BOLD.width("Llŷr", 10) > REGULAR.width("Llŷr", 10) > 0
