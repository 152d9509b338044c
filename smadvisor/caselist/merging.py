"""What several rows say of one case or person, in one; and what of it is news to the store."""

from collections.abc import Sequence
from datetime import date

from smadvisor.caselist.records import Accused, Entry
from smadvisor.casework.cases import Case, Defendant, Person, Role
from smadvisor.casework.mg2 import Mg2State

Values = dict[str, object]


def case_values(entries: Sequence[Entry], today: date) -> Values:
    """The fields of a case. Rows that differ: the soonest hearing to come is the case's."""
    first = entries[0]
    if len(entries) > 1:
        first = min(entries, key=lambda entry: _how_soon(entry, today))
    values: Values = {
        "urn": first.urn,
        "occurrence": first.occurrence,
        "court": first.court,
        "court_code": first.court_code,
        "hearing_date": first.hearing_date,
        "hearing_time": first.hearing_time,
        "hearing_type": first.hearing_type,
        "hearing_text": first.hearing_text,
        "offences": first.offences,
        "domestic_abuse": first.domestic_abuse,
        "sexual_offence": first.sexual_offence,
        "oic": first.oic,
        "station": first.station,
        "gone": False,
    }
    if len(entries) > 1:
        for name in ("urn", "occurrence", "court", "court_code", "oic", "station"):
            values[name] = _first_text(entries, name)
        named = dict.fromkeys(
            offence for entry in entries for offence in entry.offences.split("; ") if offence
        )
        values["offences"] = "; ".join(named)
        for name in ("domestic_abuse", "sexual_offence"):
            known = [getattr(entry, name) for entry in entries if getattr(entry, name) is not None]
            values[name] = any(known) if known else None
    return values


def _how_soon(entry: Entry, today: date) -> tuple[int, date]:
    day = entry.hearing_date
    if day is None:
        return 2, today
    return (0, day) if day >= today else (1, day)


def _first_text(entries: Sequence[Entry], name: str) -> str:
    return next((text for entry in entries if (text := getattr(entry, name))), "")


def case_changes(known: Case, values: Values, entries: Sequence[Entry]) -> Values:
    """What the list says of a case otherwise than the store."""
    changes = _told(known, values, _CASE_TEXTS)
    if known.gone:
        changes["gone"] = False
    day = values["hearing_date"]
    not_fixed = day is None and any(entry.hearing_not_fixed for entry in entries)
    if (day or not_fixed) and day != known.hearing_date:
        changes["hearing_date"] = day
        if known.hearing_time and not values["hearing_time"]:
            changes["hearing_time"] = ""  # the time of the old day
    text = values["hearing_text"]
    if (day or text) and text != known.hearing_text:
        changes["hearing_text"] = text
    return changes


_CASE_TEXTS = (
    "urn",
    "occurrence",
    "court",
    "court_code",
    "hearing_time",
    "hearing_type",
    "offences",
    "domestic_abuse",
    "sexual_offence",
    "oic",
    "station",
)


def _told(known: Case | Defendant | Person, values: Values, names: Sequence[str]) -> Values:
    """The fields of which the list says something, and something else.

    A name with letters lost (“?”) does not replace a whole one.
    """
    return {
        name: new
        for name in names
        if (new := values[name]) not in {"", None}
        and new != getattr(known, name)
        and not (name == "name" and "?" in str(new))
    }


def defendant_values(case_id: str, accused: Accused, plea: str) -> Values:
    """The fields of a defendant."""
    return {
        "case_id": case_id,
        "name": accused.name,
        "date_of_birth": accused.date_of_birth,
        "plea": plea,
        "plea_date": None,
        "represented": None,
    }


def defendant_changes(known: Defendant, values: Values) -> Values:
    """What is news of a defendant. The plea is the advisor's once there is one."""
    names = ("name", "date_of_birth") if known.plea else ("name", "date_of_birth", "plea")
    return _told(known, values, names)


def person_values(case_id: str, entries: Sequence[Entry]) -> Values:
    """The fields of a person. Rows that say different things of the MG2 leave it unclear."""
    first = entries[0]
    values: Values = {
        "case_id": case_id,
        "name": first.person,
        "date_of_birth": first.date_of_birth,
        "role": first.role,
        "relationship": first.relationship,
        "mg2_state": first.mg2_state,
        "mg2_text": first.mg2_text,
        "victim_personal_statement": first.victim_personal_statement,
        "restraining_order": first.restraining_order,
        "support_worker": first.support_worker,
        "name_withheld": first.name_withheld,
        "gone": False,
        "listed": [{"row": entry.row, "cells": entry.raw} for entry in entries],
    }
    if len(entries) > 1:
        for name in _PERSON_TEXTS[1:]:
            values[name] = _first_text(entries, name)
        births = (entry.date_of_birth for entry in entries)
        values["date_of_birth"] = next(filter(None, births), None)
        if any(entry.role is Role.VICTIM for entry in entries):
            values["role"] = Role.VICTIM
        values["mg2_state"], values["mg2_text"] = _one_mg2(entries)
    return values


def _one_mg2(entries: Sequence[Entry]) -> tuple[Mg2State, str]:
    """The MG2 of a person in several rows: what is written counts, blanks do not."""
    written = [entry for entry in entries if entry.mg2_text] or entries[:1]
    states = {entry.mg2_state for entry in written}
    texts = dict.fromkeys(entry.mg2_text for entry in written)
    return states.pop() if len(states) == 1 else Mg2State.UNCLEAR, " / ".join(texts)


_PERSON_TEXTS = (
    "name",
    "relationship",
    "victim_personal_statement",
    "restraining_order",
    "support_worker",
)


def person_changes(known: Person, values: Values) -> Values:
    """What is news of a person. A blank MG2 cell does not wipe what an earlier list said."""
    changes = _told(known, values, ("date_of_birth", *_PERSON_TEXTS))
    if known.gone:
        changes["gone"] = False
    if values["name"] and values["name_withheld"] != known.name_withheld:
        changes["name_withheld"] = values["name_withheld"]
    if values["role"] is Role.VICTIM and known.role is not Role.VICTIM:
        changes["role"] = Role.VICTIM
    text, state = values["mg2_text"], values["mg2_state"]
    if text or (not known.mg2_text and state is not Mg2State.UNCLEAR):
        if text != known.mg2_text:
            changes["mg2_text"] = text
        if state is not known.mg2_state:
            changes["mg2_state"] = state
    return changes
