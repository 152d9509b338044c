import pytest

from smadvisor.caselist.references import read_court_code, read_occurrence, read_urn


@pytest.mark.parametrize(
    "text", ["61US0414026", "61 US 04140 26", "61us0414026", "61/US/04140/26", " 61US0414026\n"]
)
def test_a_urn_in_its_usual_shape(text: str) -> None:
    assert read_urn(text) == ("61US0414026", "")


@pytest.mark.parametrize(
    "text",
    ["61US0414026/2", "61US0414026-A", "61US0414026(2)", "61US0414O26", "61US0414O26/2"],
)
def test_a_split_suffix_or_a_letter_o_is_named(text: str) -> None:
    assert read_urn(text) == ("61US0414026", "unusual_urn")


def test_what_is_no_urn_is_kept_as_it_was_typed() -> None:
    assert read_urn("see  linked case") == ("SEE LINKED CASE", "unusual_urn")


def test_short_urns_pass_the_ministrys_own_check() -> None:
    assert read_urn("01ZD03") == ("01ZD03", "unusual_urn")
    assert read_urn("01ZD030") == ("01ZD030", "")


@pytest.mark.parametrize("text", ["", "  ", "TBC", "n/a"])
def test_no_urn(text: str) -> None:
    assert read_urn(text) == ("", "")


@pytest.mark.parametrize("text", ["6.1E+10", "6,1E+10"])
def test_a_rounded_urn_names_nothing(text: str) -> None:
    assert read_urn(text) == ("", "number_damaged")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("2600401234", "2600401234"), ("2600401234.0", "2600401234"), (" 26/1 ", "26/1")),
        *(("0012345678", "0012345678"), ("n/k", ""), ("", "")),
    ],
)
def test_occurrence_numbers(text: str, number: str) -> None:
    assert read_occurrence(text) == (number, "")


@pytest.mark.parametrize(
    "text", ["2.6005E+09", "9007199254740992", "9.007199E+15", "1" * 5000, "########"]
)
def test_a_number_that_a_spreadsheet_rounded_is_not_used(text: str) -> None:
    assert read_occurrence(text) == ("", "number_damaged")


@pytest.mark.parametrize(
    ("code", "court", "read"),
    [
        *(("B61NP00", "", "B61NP00"), ("b61 np00", "", "B61NP00"), ("B61NP", "", "B61NP00")),
        *(("", "Newport Mags (B61NP)", "B61NP00"), ("", "Newport [C62NG00]", "C62NG00")),
        *(("", "Newport (South Wales)", ""), ("433", "", "433")),
    ],
)
def test_court_codes(code: str, court: str, read: str) -> None:
    assert read_court_code(code, court) == read
