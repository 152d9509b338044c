"""What an MG2 counts for, of the answers on it."""

from typing import Any

import pytest

from smadvisor.law.words import MEASURES
from smadvisor.tally.asked import counts
from smadvisor.tally.figures import ASKED_FOR


@pytest.mark.parametrize(
    ("answers", "measures"),
    [
        ({}, []),
        ({"screens.view": "no", "live_link.view": "unsure"}, []),
        ({"screens.view": "yes"}, ["screen"]),
        ({"live_link.view": "yes"}, ["live_link"]),
        ({"live_link.view": "yes", "live_link.place": "court"}, ["live_link"]),
        ({"live_link.view": "yes", "live_link.place": "remote_evidence_site"}, ["remote_site"]),
        ({"live_link.view": "no", "live_link.place": "remote_evidence_site"}, []),
        ({"intermediary.view": "yes", "screens.view": "yes"}, ["intermediary", "screen"]),
    ],
)
def test_a_measure_counts_where_it_is_asked_for(
    answers: dict[str, Any], measures: list[str]
) -> None:
    assert sorted(counts(answers)["measures"]) == measures


def test_all_measures_have_a_column_each() -> None:
    every: dict[str, Any] = {f"{one.id}.view": "yes" for one in MEASURES}
    asked = counts(every)["measures"]
    assert len(set(asked)) == len(asked) == len(MEASURES)
    assert {*asked, "remote_site"} == set(ASKED_FOR)


@pytest.mark.parametrize(
    ("language", "offered"),
    [
        (None, False),
        ("not_asked", False),
        ("english", True),
        ("welsh", True),
        ("both", True),
        ("other", True),
    ],
)
def test_welsh_was_offered_where_the_language_was_asked(
    language: str | None, offered: bool
) -> None:
    answers = {} if language is None else {"needs.language": language}
    assert counts(answers)["welsh_offered"] is offered
