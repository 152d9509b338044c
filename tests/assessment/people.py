"""Invented people for the tests of the assessment."""

import json
from datetime import date
from typing import Any

from smadvisor.assessment.paper import Answer
from smadvisor.casework.cases import Case, Person, Role
from smadvisor.casework.mg2 import Mg2State
from smadvisor.resources import folder

TODAY = date(2026, 11, 21)


def a_case(**changes: Any) -> Case:
    fields: dict[str, Any] = {
        "id": "case",
        "urn": "61US0414126",
        "occurrence": "2600500012",
        "court": "Newport (South Wales) Magistrates' Court",
        "court_code": "B61NP00",
        "hearing_date": date(2026, 12, 1),
        "hearing_time": "10:00",
        "hearing_type": "First hearing",
        "hearing_text": "01/12/2026 10:00",
        "offences": "CJ88116",
        "domestic_abuse": None,
        "sexual_offence": None,
        "oic": "Price",
        "station": "",
        "gone": False,
    }
    return Case(**{**fields, **changes})


def a_person(**changes: Any) -> Person:
    fields: dict[str, Any] = {
        "id": "person",
        "case_id": "case",
        "name": "Carys Môn Rowlands",
        "date_of_birth": None,
        "role": Role.VICTIM,
        "relationship": "",
        "mg2_state": Mg2State.ABSENT,
        "mg2_text": "",
        "victim_personal_statement": "",
        "restraining_order": "",
        "support_worker": "",
        "name_withheld": False,
        "gone": False,
    }
    return Person(**{**fields, **changes})


def sample() -> dict[str, Any]:
    """The shipped sample assessment, as its file has it."""
    text = (folder() / "sample" / "answers.json").read_text("utf-8")
    answers: dict[str, Answer] = json.loads(text)
    return answers
