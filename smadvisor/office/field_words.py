"""What the fields are called that people settle, and how their values read.

What the program writes for itself (where a call stopped, what to look at again) is not here: there
the next change settles it.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from smadvisor.assessment import words
from smadvisor.assessment.changes import words as answer_words
from smadvisor.assessment.questions import BY_ID
from smadvisor.casework.cases import PLEAS, Role
from smadvisor.casework.contact import Known
from smadvisor.casework.dip_sample import answers_words
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.outcome import Outcome
from smadvisor.casework.review_requests import Decision, ReviewOutcome, Scheme
from smadvisor.office.verbs import UserRole
from smadvisor.tally.figures import FIGURES
from smadvisor.text import _

CONTENT: Mapping[str, Mapping[str, str]] = {
    "case_file": {
        "urn": _("URN"),
        "occurrence": _("Occurrence number"),
        "court": _("Court"),
        "court_code": _("Code of the court"),
        "hearing_date": _("Day of the hearing"),
        "hearing_time": _("Time of the hearing"),
        "hearing_type": _("Kind of hearing"),
        "hearing_text": _("What the list says of the hearing"),
        "offences": _("Offences"),
        "domestic_abuse": _("Domestic abuse"),
        "sexual_offence": _("Sexual offence"),
        "oic": _("Officer in the case"),
        "station": _("Station"),
    },
    "defendant": {
        "name": _("Name of the defendant"),
        "date_of_birth": _("Date of birth of the defendant"),
        "plea": _("Plea"),
        "plea_date": _("Day of the plea"),
        "represented": _("Whether the defendant has a lawyer"),
    },
    "person": {
        "name": _("Name"),
        "date_of_birth": _("Date of birth"),
        "role": _("Victim or witness"),
        "relationship": _("Relationship to the defendant"),
        "mg2_state": _("MG2 by the list"),
        "mg2_text": _("What the list says of the MG2"),
        "victim_personal_statement": _("Victim personal statement"),
        "restraining_order": _("Restraining order"),
        "support_worker": _("Support worker"),
        "name_withheld": _("Whether the name is withheld"),
    },
    "safe_contact": {
        "safe_to_call": _("Is it safe to call?"),
        "safe_to_leave_message": _("Is it safe to leave a message?"),
        "safe_to_text": _("Is it safe to text?"),
        "safe_to_email": _("Is it safe to e-mail?"),
        "withhold_number": _("Should your number be withheld?"),
        "lives_with_or_near_defendant": _("Do they live with or near the defendant?"),
        "best_times": _("Best times"),
        "never_times": _("Never at these times"),
        "introduce_as": _("How to introduce yourself"),
        "if_someone_else_answers": _("If someone else answers"),
        "if_cut_off": _("If the call is cut off"),
    },
    "answer": {"value": _("An answer of the assessment")},
    "note": {"words": _("A note")},
    "stop_card": {"done": _("What was done"), "done_at": _("When it was done")},
    "mg2": {"sent_on": _("Day the MG2 was sent"), "sent_to": _("To whom the MG2 was sent")},
    "closing": {"outcome": _("How it was closed")},
    "past_record": {
        "person": _("Who a record from before is about"),
        "reviewed_on": _("Record from before: reviewed on"),
        "deficient": _("Record from before: MG2 deficient"),
        "contacted_on": _("Record from before: contacted on"),
        "sent_on": _("Record from before: MG2 sent on"),
        "measures": _("Record from before: measures"),
        "outcome": _("Record from before: outcome"),
    },
    "change_request": {
        "done": _("What was done about a request"),
        "done_at": _("When a request was answered"),
    },
    "review_request": {
        "urn": _("URN of a request to review"),
        "person": _("Victim who asks for a review"),
        "scheme": _("Who is asked to review"),
        "decision": _("Decision to review"),
        "decided_on": _("Day of the decision to review"),
        "requested_on": _("Day of a request to review"),
        "allocated_to": _("To whom a request to review was given"),
        "allocated_on": _("Day a request to review was given out"),
        "due_on": _("Day agreed for a request to review"),
        "outcome": _("Answer to a request to review"),
        "outcome_on": _("Day of the answer to a request to review"),
        "note": _("Note on a request to review"),
    },
    "dip_sample": {"result": _("What a dip sample shows")},
    "dip_check": {"answers": _("Answers of a check sheet"), "note": _("Note on a check sheet")},
}
"""What is written of cases, by table and field."""

OF_SUPERVISION: Mapping[str, Mapping[str, str]] = {
    "restriction": {"allowed": _("Who may see the case"), "reason": _("Why it is restricted")},
    "retention": {
        "review_on": _("When to look whether it is still needed"),
        "reason": _("Why it is kept"),
    },
    "frozen_month": {"figures": _("Figures of a frozen month")},
}
"""What supervisors decide."""

OF_STORE: Mapping[str, Mapping[str, str]] = {
    "user": {
        "name": _("Name of a user"),
        "role": _("Rank or job title"),
        "number": _("Number"),
        "telephone": _("Telephone"),
        "mobile": _("Mobile"),
        "email": _("E-mail"),
        "roles": _("Roles"),
        "disabled": _("Whether a user is kept out"),
    },
    "setting": {"value": _("A setting")},
    "vocabulary": {"meaning": _("What a wording of a list means")},
}
"""What is written of the store and who works in it."""

_WORDS: Mapping[tuple[str, str], Callable[[Any], str]] = {
    ("person", "role"): lambda value: _("Victim") if value == Role.VICTIM else _("Witness"),
    ("person", "mg2_state"): lambda value: Mg2State(value).words,
    ("defendant", "plea"): lambda value: PLEAS.get(value, value),
    ("review_request", "scheme"): lambda value: Scheme(value).words,
    ("review_request", "decision"): lambda value: Decision(value).words,
    ("review_request", "outcome"): lambda value: ReviewOutcome(value).words,
    ("dip_check", "answers"): answers_words,
    ("past_record", "measures"): lambda value: "; ".join(FIGURES[code].title for code in value),
    ("past_record", "outcome"): lambda value: Outcome(value).words,
    ("frozen_month", "figures"): lambda value: "; ".join(
        f"{one.title}: {value[code]:,}" for code, one in FIGURES.items() if value.get(code)
    ),
}
_KNOWN = {Known.YES: _("Yes"), Known.NO: _("No"), Known.UNKNOWN: _("Not known")}


def field_words(table: str, field: str, question: str = "") -> str:
    """What a field is called; empty for what nobody settles."""
    if question in BY_ID:
        return BY_ID[question].text
    return {**CONTENT, **OF_SUPERVISION, **OF_STORE}.get(table, {}).get(field, "")


def value_words(
    table: str, field: str, value: Any, names: Mapping[str, str], question: str = ""
) -> str:
    """A value as a person reads it; ``names`` are those of users by id."""
    if value in (None, "", [], {}):
        return _("(nothing)")
    if question in BY_ID:
        return answer_words(BY_ID[question], tuple(value) if isinstance(value, list) else value)
    if (table, field) in _WORDS:
        return _WORDS[table, field](value)
    if isinstance(value, bool):
        return words.yes_no(value)
    if isinstance(value, list):
        return "; ".join(_one(str(one), names) for one in value)
    said = str(value)
    if said in list(Known):
        return _KNOWN[Known(said)]
    return _moment(said) if field.endswith(("_on", "_at", "_date", "_of_birth")) else said


def _one(value: str, names: Mapping[str, str]) -> str:
    roles: list[StrEnum] = list(UserRole)
    return UserRole(value).words if value in roles else names.get(value, value)


def _moment(said: str) -> str:
    if len(said) <= len("2026-11-23"):
        return words.day(date.fromisoformat(said))
    at = datetime.fromisoformat(said).astimezone()
    return f"{words.day(at.date())}, {at:%H:%M}"
