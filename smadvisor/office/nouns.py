"""From plain rows to the nouns of the work."""

from collections.abc import Mapping
from typing import Any

from smadvisor.casework.cases import Case, Defendant, Person, Role
from smadvisor.casework.contact import By, Contact, ContactOutcome, Known, SafeContact, With
from smadvisor.casework.mg2 import Mg2State
from smadvisor.office.desk import User
from smadvisor.office.verbs import UserRole

_OWN = ("id", "person_id")


def case(row: Mapping[str, Any]) -> Case:
    """A case from its row."""
    return Case(**row)


def defendant(row: Mapping[str, Any]) -> Defendant:
    """A defendant from the row."""
    return Defendant(**row)


def person(row: Mapping[str, Any]) -> Person:
    """A victim or witness from the row."""
    fields = {name: value for name, value in row.items() if name != "listed"}
    fields["role"] = Role(fields["role"])
    fields["mg2_state"] = Mg2State(fields["mg2_state"])
    return Person(**fields)


def contact(row: Mapping[str, Any]) -> Contact:
    """A contact from its row."""
    words = {"who": With(row["who"]), "how": By(row["how"])}
    return Contact(**{**row, **words, "outcome": ContactOutcome(row["outcome"])})


def safe_contact(row: Mapping[str, Any] | None) -> SafeContact:
    """The safe contact facts; all unknown while nothing was recorded."""
    if row is None:
        return SafeContact()
    known = {name: Known(row[name] or Known.UNKNOWN) for name in SafeContact().unknown}
    return SafeContact(**{**{n: v for n, v in row.items() if n not in _OWN}, **known})


def user(row: Mapping[str, Any]) -> User:
    """A user from the row; where no roles were recorded they hold every one."""
    roles = frozenset(map(UserRole, row["roles"])) if row["roles"] else frozenset(UserRole)
    return User(**{**row, "roles": roles})
