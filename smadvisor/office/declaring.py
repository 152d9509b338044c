"""“This is someone I know”: asked once of who may be family, and open to everybody to say."""

from collections.abc import Iterable
from dataclasses import dataclass

from smadvisor.casework.acquaintance import is_officer, shared_surname
from smadvisor.errors import Refused
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, row, rows
from smadvisor.text import _


class AskFirst(Refused):
    """Before this case is shown its user is to say whether they know anyone in it."""

    def __init__(self, case_id: str) -> None:
        super().__init__("ask_first", _("First say whether you know anyone in this case."))
        self.case_id = case_id


@dataclass(frozen=True, slots=True)
class Why:
    """What in a case makes the program ask."""

    surname: str
    """The surname that somebody in it shares with the user, else nothing."""
    is_officer: bool
    """The officer in the case is the user."""


def declare(desk: Desk, case_id: str, *, knows: bool) -> None:
    """Keep what the user says. A yes bars the case to them until a supervisor lets them back."""
    with desk.write(Verb.DECLARE, case_id, "case_file") as journal:
        said = {"at": desk.now(), "user": desk.user.id, "knows_someone": knows}
        journal.add("declaration", {"case_id": case_id, **said})


def why(desk: Desk, case_id: str) -> Why:
    """What the question is about: no more of the case than that."""
    with desk.read(Verb.OPEN_CASE, case_id, "case_file") as connection:
        return _why(connection, desk.user.id, case_id)


def ask_first(connection: Connection, user_id: str, case_id: str) -> None:
    """Nothing where the user was asked about this case before, or nothing hints at them.

    Raises:
        AskFirst: they are to be asked.
    """
    if rows(connection, "declaration", case_id=case_id, user=user_id):
        return
    found = _why(connection, user_id, case_id)
    if found.surname or found.is_officer:
        raise AskFirst(case_id)


def _why(connection: Connection, user_id: str, case_id: str) -> Why:
    officer = row(connection, "user", id=user_id)
    case = row(connection, "case_file", id=case_id)
    surname = shared_surname(officer["name"], _names(connection, case_id))
    return Why(surname, is_officer(officer["name"], officer["number"], case["oic"]))


def _names(connection: Connection, case_id: str) -> Iterable[str]:
    for table in ("person", "defendant"):
        for line in rows(connection, table, case_id=case_id):
            yield line["name"]
