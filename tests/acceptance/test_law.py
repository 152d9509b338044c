"""Examples of witnesses with what the law says of them, and plea dates with their last days."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from smadvisor.law import facts_file
from smadvisor.law.courts import CourtKind
from smadvisor.law.explain import Explanation, explain
from smadvisor.law.facts import Defendant
from smadvisor.law.tables import current
from smadvisor.law.time_limits import headline, limits

FOLDER = Path(__file__).parent / "law"
LAW = current()
TODAY = date(2026, 11, 21)
VIGNETTES = json.loads((FOLDER / "vignettes.json").read_text("utf-8"))
with (FOLDER / "deadlines.csv").open(encoding="utf-8", newline="") as _file:
    DEADLINES = list(csv.DictReader(_file))


def said_of(vignette: dict[str, Any]) -> Explanation:
    return explain(facts_file.read(vignette["facts"], TODAY), LAW)


@pytest.mark.parametrize("vignette", VIGNETTES, ids=lambda one: str(one["id"]))
def test_the_law_says_this_of_the_witness(vignette: dict[str, Any]) -> None:
    said, expected = said_of(vignette), vignette["expect"]
    if expected["eligible"] != "any":
        assert {one.section: one.how.value for one in said.eligible} == expected["eligible"]
    states = {measure.section: measure.state for measure in said.measures}
    assert {section: states[section] for section in expected["open"]} == dict.fromkeys(
        expected["open"], "open"
    )
    assert {section: states[section] for section in expected["closed"]} == dict.fromkeys(
        expected["closed"], "closed"
    )
    if expected["restraining_order"] is not None:
        routes = [route.section for route in said.restraining_order]
        assert routes == expected["restraining_order"]
    first = headline(said.limits)
    assert (first.last_day.isoformat() if first and first.last_day else None) == expected["limit"]
    assert set(expected["notes"]) <= {note.code for note in said.notes}


@pytest.mark.parametrize("row", DEADLINES, ids=lambda row: f"{row['court_type']}{row['plea_date']}")
def test_the_last_day_to_apply(row: dict[str, str]) -> None:
    kind = {"M": CourtKind.MAGISTRATES, "C": CourtKind.CROWN}[row["court_type"]]
    defendant = Defendant("D1", "not_guilty", date.fromisoformat(row["plea_date"]))
    (limit,) = limits([defendant], kind, LAW)
    assert limit.last_day == date.fromisoformat(row["limit"])
