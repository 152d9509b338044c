"""What an order can forbid and allow, from two tables that need no Python."""

from pathlib import Path

import pytest

from smadvisor.assessment.questions import BY_ID
from smadvisor.errors import Fault
from smadvisor.law.order_terms import EXCEPTIONS, PROHIBITIONS, exceptions, prohibitions
from smadvisor.law.tables import read
from smadvisor.resources import folder

LAW = folder() / "law"
HEADER = "id,prohibition,data_needed,watch,good_from,good_to,source\n"
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
    assert len({one.id for one in EXCEPTIONS}) == len(EXCEPTIONS) == 6
    assert all(one.exception for one in EXCEPTIONS)


def test_every_term_says_where_it_comes_from() -> None:
    rows = (
        *read(LAW / "prohibitions.csv", ("id", "prohibition", "data_needed", "watch")),
        *read(LAW / "exceptions.csv", ("id", "exception")),
    )
    assert len(rows) == len(PROHIBITIONS) + len(EXCEPTIONS)
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
        HEADER + "contact,No contact,,,,,\n",
        HEADER + "contact,No contact,,,soon,,Act\n",
        HEADER + "contact,No contact,,,,Act\n",
        "id,prohibition,good_from,good_to,source\ncontact,No contact,,,Act\n",
    ],
)
def test_a_damaged_table_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "prohibitions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Fault, match=r"prohibitions\.csv"):
        prohibitions(path)


def test_nothing_to_watch_for_stays_nothing(tmp_path: Path) -> None:
    path = tmp_path / "prohibitions.csv"
    path.write_text(HEADER + "contact,No contact,,,,,Act\n", encoding="utf-8")
    (only,) = prohibitions(path)
    assert (only.data_needed, only.watch) == ("", "")


def test_exceptions_without_a_table_are_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"none\.csv"):
        exceptions(tmp_path / "none.csv")
