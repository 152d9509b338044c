"""Invented people for the tests of the assessment."""

import json
from datetime import date
from typing import Any

from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions.order_terms import TERMS
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


_BLANKS: dict[str, Answer] = {
    "order_contact.exceptions": ("solicitor",),
    "order_social_media.accounts": "the Facebook account “Carys M”",
    "order_home.address": "Pen-y-bryn, 14 Heol Newydd, Cwmbran",
    "order_home.exceptions": ("collection",),
    "order_home.exception_detail": "at 10:00 on 4 January 2027",
    "order_distance.distance": "100 metres",
    "order_distance.place": "the Riverside Leisure Centre, Newport",
    "order_distance.exceptions": ("accidental",),
    "order_area.roads": "Corporation Road, Chepstow Road, Church Road and Caerleon Road",
    "order_area.exceptions": ("route",),
    "order_area.exception_detail": (
        "from the railway station to Newport magistrates' court, for a hearing"
    ),
    "order_work.workplace": "the Bryn Hyfryd garden centre, Caerleon",
    "order_school.school": "Ysgol Gynradd Afon Lwyd",
    "order_school.children": "Elin Rowlands and Owain Rowlands",
    "order_school.exceptions": ("family_court", "handover"),
    "order_school.exception_detail": "on Fridays at 15:30, at the gate",
    "order_others.names": "Mari Rowlands or Tomos Pugh",
    "order_others.exceptions": ("solicitor",),
    "order_vehicle.registration": "CV21 KXE",
    "order_images.images": "intimate photographs or films",
    "order_tracking.devices": "the tag “Keys” and the shared Google account",
    "order_through_others.exceptions": ("solicitor",),
    "order_property.premises": "the allotment at Afon Lwyd",
    "order_reports.agencies": "Torfaen social services",
}


def an_order(*prohibitions: str) -> dict[str, Answer]:
    """A whole request with these prohibitions; whether the address is known is not asked."""
    answers: dict[str, Answer] = {
        "restraining_order.wanted": "yes",
        "restraining_order.protected": "Carys Môn Rowlands",
        "restraining_order.conditions": prohibitions,
    }
    for one in prohibitions:
        because = f"He did it on 2 November 2026; she fears {one}."
        answers[f"order_{one}.because"] = because
    wanted = {f"order_{one}" for one in prohibitions}
    return answers | {id: word for id, word in _BLANKS.items() if id.split(".")[0] in wanted}


def every_blank(words: str) -> dict[str, Answer]:
    """A request for every prohibition with the same words wherever something is typed."""
    chosen = {q.id: (q.options[1].value,) for q in TERMS if q.options and q.id[:6] == "order_"}
    pages = (question.topic.removeprefix("order_") for question in TERMS)
    return {
        "restraining_order.wanted": "yes",
        "restraining_order.protected": words,
        "restraining_order.terms": words,
        "restraining_order.conditions": tuple(dict.fromkeys(pages)),
        **chosen,
        **{question.id: words for question in TERMS if not question.options},
    }
