"""Words that may hold an address are seen; ordinary words of an assessment are let through."""

import pytest

from smadvisor.assessment.addresses import looks_like_address


@pytest.mark.parametrize(
    "words",
    [
        "NP20 4AB",
        "np204ab",
        "at 12 Chepstow Road, Newport",
        "12a Chepstow Rd",
        "She is at 7, St. Mary's Old Church Lane now",
        "14 Heol y Bryn",
        "1 The Green",
        "3 Castle Court",
        "3 Ffordd Ŵyn",
        "Flat 3, the old mill",
        "Fflat 12",
        "lives at 221b Oak Street\nwith her mum",
        "NP20\u200b4AB",
        "NP20\u00ad 4AB",
        "NP20\ufe0f4AB",
        "3 lo\u0302n Las",
        "１４ Heol y Bryn",
        "12\u00a0Chepstow\u2009Road",
    ],
)
def test_an_address_is_seen(words: str) -> None:
    assert looks_like_address(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "the area bounded by Chepstow Road and Caerleon Road",
        "on 2 and 5 November 2026 he drove past her work",
        "Because she goes quiet, her answers are likely to be less complete.",
        "exhibit ABC/1, 47 minutes",
        "URN 61US0414126",
        "Two children, aged 6 and 9",
        "Not before 09:30 because of the school run.",
        "On 3 November he waited outside the magistrates' court",
        "He stood there for 2 hours in the court",
        "within 100 metres of the street",
        "20 minutes away by the square",
        "aged 6 and 9, in the family court",
    ],
)
def test_ordinary_words_pass(words: str) -> None:
    assert not looks_like_address(words)
