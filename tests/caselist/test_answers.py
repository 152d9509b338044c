"""The three example lists, each with its answer; and the sample the program ships."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from smadvisor.caselist import Entry, Field, read
from smadvisor.caselist.plan import Stored, plan
from smadvisor.resources import folder
from tests.caselist.files import TODAY

LISTS = Path(__file__).resolve().parents[1] / "acceptance" / "lists"
NAMES = ("a-bi-weekly.xlsx", "b-court-list.csv", "c-extract.csv")


def as_answer(entry: Entry) -> dict[str, Any]:
    if not entry.taken:
        return {"row": entry.row, "taken": False, "code": entry.code}
    return {
        "row": entry.row,
        "taken": True,
        "urn": entry.urn,
        "person": entry.person,
        "hearing_date": entry.hearing_date.isoformat() if entry.hearing_date else None,
        "mg2": entry.mg2_state.value,
        "problems": sorted({problem.code for problem in entry.problems}),
    }


@pytest.mark.parametrize("name", NAMES)
def test_reads_as_the_answer_says(name: str) -> None:
    answer = json.loads((LISTS / f"{name}.answer.json").read_text(encoding="utf-8"))
    for row in answer["rows"]:
        if "problems" in row:
            row["problems"] = sorted(row["problems"])
    weekly = read((LISTS / name).read_bytes(), name, today=TODAY)
    assert [as_answer(entry) for entry in weekly.entries] == answer["rows"]
    assert weekly.header_row == answer["header_row"]
    assert weekly.sheet == answer.get("sheet", "")
    assert weekly.unmatched == ()
    counts = plan(weekly, Stored(), TODAY).counts
    assert {name: getattr(counts, name) for name in answer["counts"]} == answer["counts"]
    states = [entry.mg2_state.value for entry in weekly.entries if entry.taken]
    assert {state: states.count(state) for state in set(states)} == answer["mg2"]


def test_the_guilty_pleas_sheet_is_passed_over_and_said_so() -> None:
    weekly = read((LISTS / NAMES[0]).read_bytes(), NAMES[0], today=TODAY)
    assert weekly.notes == ("Sheet of guilty pleas not read: GAP",)


def test_what_else_the_lists_say() -> None:
    a, b, c = (read((LISTS / name).read_bytes(), name, today=TODAY).entries for name in NAMES)
    assert (a[0].occurrence, a[0].hearing_time) == ("2600401234", "10:00")
    assert (a[2].sexual_offence, a[3].domestic_abuse) == (True, True)
    assert (a[3].court_code, a[3].hearing_text, a[3].hearing_not_fixed) == (
        *("B61NP00", "W/C 23/11"),
        True,
    )
    assert (b[0].oic, b[0].court_code, b[0].hearing_time) == ("Price 2489", "B61NP00", "10:00")
    assert b[1].offences == "CJ88116; CD71039"
    assert b[6].defendants[0].name == 'Quill, Ann "Nan"'
    assert (c[0].role, c[0].domestic_abuse, c[2].sexual_offence) == ("victim", True, True)
    assert c[0].offences == "Strangulation, intentional"


def test_every_column_of_the_lists_is_known() -> None:
    weekly = read((LISTS / NAMES[1]).read_bytes(), NAMES[1], today=TODAY)
    assert weekly.columns["Def Surname"] is Field.DEFENDANT_SURNAME
    assert weekly.columns["D.O.B."] is Field.DEFENDANT_DATE_OF_BIRTH
    assert weekly.columns["SM Assessment Req?"] is Field.IGNORED
    assert weekly.columns["MG2 on File"] is Field.MG2


def test_the_shipped_sample_shows_every_kind_of_row() -> None:
    data = (folder() / "sample" / "weekly-list.xlsx").read_bytes()
    weekly = read(data, "weekly-list.xlsx", today=date(2026, 11, 23))
    counts = plan(weekly, Stored(), date(2026, 11, 23)).counts
    assert (counts.people, counts.cases, counts.not_taken) == (10, 9, 3)
    people = {entry.person: entry for entry in weekly.entries if entry.taken}
    assert people["LLŶN, Siŵan"].sexual_offence is True
    assert people["ROWLANDS, Cai"].date_of_birth == date(2017, 1, 9)
    assert people["(restricted)"].name_withheld
    assert people["HUWS, Dylan"].hearing_not_fixed
    assert {entry.mg2_state.value for entry in people.values()} == {
        *("absent", "inadequate", "unclear", "declined", "present"),
    }
