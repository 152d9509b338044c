"""What an order can forbid and allow, from three tables that need no Python."""

from pathlib import Path

import pytest

from smadvisor.assessment.questions import BY_ID
from smadvisor.errors import Fault
from smadvisor.law.order_terms import (
    EXCEPTIONS,
    PROHIBITIONS,
    PROTECTED,
    Blank,
    Prohibition,
    blanks,
    blanks_in,
    exceptions,
    prohibitions,
)
from smadvisor.law.tables import read
from smadvisor.resources import folder

LAW = folder() / "law"
COLUMNS = ("id", "prohibition", "clause", "clause_hidden", "data_needed", "watch")
HEADER = ",".join((*COLUMNS, "good_from", "good_to", "source")) + "\n"
BLANKS = "prohibition,blank,question,help,place,good_from,good_to,source\n"
PLACE = {"home": (Blank("place", "Where?", "", place=True),)}
IDS = (
    *("contact", "social_media", "home", "distance", "area", "work", "school", "others"),
    *("vehicle", "images", "tracking", "through_others", "property", "reports"),
)


def test_every_prohibition_is_there_in_its_order() -> None:
    """Answers in the store name them: an id never goes."""
    assert tuple(one.id for one in PROHIBITIONS) == IDS


def test_a_prohibition_forbids() -> None:
    for one in PROHIBITIONS:
        assert one.prohibition.startswith(("No ", "Not "))
        assert one.data_needed or one.watch


def test_each_exception_has_an_id_and_words_of_its_own() -> None:
    assert len({one.id for one in EXCEPTIONS}) == len(EXCEPTIONS) == 9
    assert len({one.clause for one in EXCEPTIONS}) == len(EXCEPTIONS)
    assert all(one.exception and one.clause for one in EXCEPTIONS)


def test_the_first_exceptions_keep_their_ids() -> None:
    """Answers in the store name them."""
    assert {
        *("solicitor", "family_court", "child_contact"),
        *("collection", "accidental", "event_if_ordered"),
    } < {one.id for one in EXCEPTIONS}


@pytest.mark.parametrize("one", PROHIBITIONS, ids=IDS)
def test_a_clause_is_an_act_with_a_name_or_a_place_in_it(one: Prohibition) -> None:
    assert "must not" not in one.clause
    assert one.clause[0].islower()
    assert not one.clause.endswith(".")
    named = {PROTECTED, "names", "children", *(blank.id for blank in one.blanks if blank.place)}
    assert blanks_in(one.clause) & named


@pytest.mark.parametrize("one", PROHIBITIONS, ids=IDS)
def test_the_form_for_an_address_not_known_names_no_place(one: Prohibition) -> None:
    places = {blank.id for blank in one.blanks if blank.place}
    assert not blanks_in(one.clause_hidden) & places
    assert bool(one.clause_hidden) is (one.id in {"home", "distance", "property"})


def test_what_could_hold_an_address_is_marked() -> None:
    assert [blank.id for one in PROHIBITIONS for blank in one.blanks if blank.place] == [
        *("address", "place", "roads", "workplace", "school", "premises")
    ]


def test_every_term_says_where_it_comes_from() -> None:
    rows = (
        *read(LAW / "prohibitions.csv", COLUMNS),
        *read(LAW / "exceptions.csv", ("id", "exception", "clause", "detail")),
        *read(LAW / "blanks.csv", ("prohibition", "blank", "question", "help", "place")),
    )
    asked = [blank for one in PROHIBITIONS for blank in one.blanks]
    assert len(rows) == len(PROHIBITIONS) + len(EXCEPTIONS) + len(asked)
    for row in rows:
        assert "CrimPR 31.3(6)" in row["source"]
        assert row["good_from"]


def test_the_assessment_offers_these_prohibitions() -> None:
    options = BY_ID["restraining_order.conditions"].options
    offered = [(option.value, option.words) for option in options]
    assert offered == [*((one.id, one.prohibition) for one in PROHIBITIONS), ("unsure", "Unsure")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        HEADER + "home,No home,go there,,,,,,\n",
        HEADER + "home,No home,go there,,,,soon,,Act\n",
        HEADER + "home,No home,go there,,,,Act\n",
        "id,prohibition,good_from,good_to,source\nhome,No home,,,Act\n",
        # a clause that does not fit its blanks
        HEADER + "home,No home,go to {place,,,,,,Act\n",
        HEADER + "home,No home,go to {plaec},,,,,,Act\n",
        HEADER + "home,No home,go there,,,,,,Act\n",
        HEADER + "home,No home,,,,,,,Act\n",
        HEADER + "home,No home,go to {place},go to {house},,,,,Act\n",
        HEADER + "school,No school,go to {place},,,,,,Act\n",
    ],
)
def test_a_damaged_table_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "prohibitions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Fault, match=r"prohibitions\.csv"):
        prohibitions(path, PLACE)


def test_a_sound_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "prohibitions.csv"
    row = "home,No home,go to {place} of {protected},go to {protected},,,,,Act\n"
    path.write_text(HEADER + row, encoding="utf-8")
    (only,) = prohibitions(path, PLACE)
    assert (only.data_needed, only.watch) == ("", "")
    assert only.blanks == PLACE["home"]


@pytest.mark.parametrize("row", ["", "home,place,Where?,,perhaps,,,Act\n", "home,,,,,,,\n"])
def test_damaged_blanks_are_refused_by_name(tmp_path: Path, row: str) -> None:
    path = tmp_path / "blanks.csv"
    path.write_text(BLANKS + row, encoding="utf-8")
    with pytest.raises(Fault, match=r"blanks\.csv"):
        blanks(path)


def test_exceptions_without_a_table_are_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"none\.csv"):
        exceptions(tmp_path / "none.csv")
