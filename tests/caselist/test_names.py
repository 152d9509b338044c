import pytest

from smadvisor.caselist.names import joined, name_key, read_names


@pytest.mark.parametrize(
    "text",
    ["PRYCE, Siân", "LLŶR, Gwŵen", "Police Officer 1234", "O'NEIL, Mary-Jane", "van der BERG, A"],
)
def test_a_name_is_kept_as_it_was_typed(text: str) -> None:
    assert read_names(f"  {text} ") == ((text, ""),)


@pytest.mark.parametrize(
    "text",
    ["(restricted)", "RESTRICTED", "[Withheld]", "R/", "R/4471", "name withheld", "XXXX", "***"],
)
def test_withheld_names(text: str) -> None:
    assert read_names(text) == ((text, "name_withheld"),)


@pytest.mark.parametrize("text", ["", "-", "N/K", "unknown", "?", "not known", "anhysbys", " . "])
def test_missing_names(text: str) -> None:
    assert read_names(text) == ((text.strip(), "name_missing"),)


@pytest.mark.parametrize("text", ["LL?R, Gw?en", "LL\ufffdR, Gwen"])
def test_letters_that_a_file_could_not_hold(text: str) -> None:
    assert read_names(text) == ((text, "letters_lost"),)


@pytest.mark.parametrize(
    "text",
    [
        *("PRYCE, Siân & PRYCE, Cai", "PRYCE, Siân / PRYCE, Cai", "PRYCE, Siân\nPRYCE, Cai"),
        *("PRYCE, Siân; PRYCE, Cai", "PRYCE, Siân and PRYCE, Cai"),
    ],
)
def test_two_whole_names_are_two_people(text: str) -> None:
    assert read_names(text) == (("PRYCE, Siân", ""), ("PRYCE, Cai", ""))


def test_two_names_on_two_lines_need_no_comma() -> None:
    assert read_names("Siân Pryce\nCai Pryce") == (("Siân Pryce", ""), ("Cai Pryce", ""))


@pytest.mark.parametrize("text", ["PRYCE, Siân & Cai", "Marks & Spencer", "Siân and Cai"])
def test_where_it_is_not_plain_a_person_must_look(text: str) -> None:
    assert read_names(text) == ((text, "several_people"),)


def test_brackets_and_slashes_may_be_part_of_a_name() -> None:
    assert read_names("PRYCE (née HUWS), Siân") == (("PRYCE (née HUWS), Siân", ""),)


def test_one_name_from_two_columns() -> None:
    assert joined(" Marsh ", "Peter ") == "Marsh, Peter"
    assert joined("Marsh", " ") == "Marsh"


def test_how_names_are_compared() -> None:
    assert name_key("PRYCE, Siân") == name_key("Sian  Pryce") == "sian pryce"
    assert name_key("THOMAS, Owen") != name_key("OWEN, Thomas")
    assert name_key("O’NEIL, Mary") == name_key("o'neil, mary")
