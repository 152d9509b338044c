"""An MG2 snapshot as plain values for the store, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from smadvisor.assessment.paper import Assessor, Mg2Paper, PaperDefendant
from smadvisor.casework.cases import Role
from smadvisor.law.facts import Eligible, How, Measure, State


def to_plain(paper: Mg2Paper) -> dict[str, Any]:
    """Only strings, numbers, lists and dictionaries; dates as ISO 8601."""
    plain: dict[str, Any] = _plain(asdict(paper))
    return plain


def from_plain(plain: Mapping[str, Any]) -> Mg2Paper:
    """The snapshot again, equal to the one that went in."""
    nested = {
        "hearing_date": _day(plain["hearing_date"]),
        "date_of_birth": _day(plain["date_of_birth"]),
        "made_on": date.fromisoformat(plain["made_on"]),
        "law_as_at": date.fromisoformat(plain["law_as_at"]),
        "role": Role(plain["role"]),
        "assessor": Assessor(**plain["assessor"]),
        "changes": tuple(plain["changes"]),
        "passed_over": tuple(plain["passed_over"]),
        "defendants": tuple(map(_defendant, plain["defendants"])),
        "eligible": tuple(map(_eligible, plain["eligible"])),
        "measures": tuple(Measure(**{**m, "state": State(m["state"])}) for m in plain["measures"]),
        "answers": {
            question: tuple(value) if isinstance(value, list) else value
            for question, value in plain["answers"].items()
        },
    }
    return Mg2Paper(**{**plain, **nested})


def _eligible(plain: Mapping[str, Any]) -> Eligible:
    return Eligible(**{**plain, "how": How(plain["how"]), "limbs": tuple(plain["limbs"])})


def _defendant(plain: Mapping[str, Any]) -> PaperDefendant:
    days = {name: _day(plain[name]) for name in ("date_of_birth", "plea_date", "last_day")}
    return PaperDefendant(**{**plain, **days})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
