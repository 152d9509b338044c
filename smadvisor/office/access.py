"""Whose case a user may not see: restricted to others, or with someone in it whom they know."""

from smadvisor.casework.identity import folded
from smadvisor.errors import Refused
from smadvisor.store.rows import Connection, columns, rows
from smadvisor.text import _

REFERENCE = "reference"
"""Named in place of a table: an act is about the case of a URN or occurrence number."""
_CASE, _PERSON = "case_file", "person"
_PARENTS = (("assessment_id", "assessment"), ("person_id", _PERSON))


class Restricted(Refused):
    """This user may not see this case, whose id the record keeps."""

    def __init__(self, case_id: str) -> None:
        super().__init__(
            "restricted",
            _("This case is restricted. Ask your supervisor who works on it."),
        )
        self.case_id = case_id


def check(
    connection: Connection, user: str, table: str, row: str, *, past_restrictions: bool = False
) -> str:
    """Whom an act is about: the id of a person or a case; of anything else its own.

    ``past_restrictions`` is for who decides about them and sees nothing else of the case.

    Raises:
        Restricted: the case is not for this user.
    """
    whom, case_id = whose(connection, table, row)
    if case_id and not past_restrictions and case_id in barred(connection, user):
        raise Restricted(case_id)
    return whom


def barred(connection: Connection, user: str) -> frozenset[str]:
    """The cases that this user may not see."""
    restricted = {
        line["case_id"]
        for line in rows(connection, "restriction", lifted=False)
        if user not in line["allowed"]
    }
    known = rows(connection, "declaration", user=user, knows_someone=True, lifted=False)
    return frozenset(restricted | {line["case_id"] for line in known})


def whose(connection: Connection, table: str, row: str) -> tuple[str, str]:
    """Whom a row is about, and the case that belongs to; the case is empty for no case.

    A register names a case by its URN: where that case is not here, nobody is meant.
    """
    if not row:
        return "", ""
    if table in (_CASE, REFERENCE):
        case_id = row if table == _CASE else case_of(connection, row)
        return case_id, case_id
    found = rows(connection, table, id=row)
    if not found:
        return row, ""
    (line,) = found
    if table == _PERSON:
        return row, line["case_id"]
    for name, parent in _PARENTS:
        if name in line:
            return whose(connection, parent, line[name])
    if "case_id" in line:
        return line["case_id"], line["case_id"]
    if "urn" in line:
        return whose(connection, REFERENCE, line["urn"])
    return row, ""


def case_of(connection: Connection, reference: str) -> str:
    """The id of the case with this URN or occurrence number; empty where none is here."""
    wanted, names = folded_reference(reference), ("id", "urn", "occurrence")
    if not wanted:
        return ""
    return next(
        (
            id
            for id, *references in columns(connection, _CASE, names)
            if wanted in map(folded_reference, references)
        ),
        "",
    )


def barred_references(connection: Connection, user: str) -> frozenset[str]:
    """The URNs and occurrence numbers of cases that this user may not see, folded."""
    ids = barred(connection, user)
    names = ("id", "urn", "occurrence")
    cases = columns(connection, _CASE, names, ids) if ids else []
    return frozenset(
        folded_reference(one) for id, *references in cases if id in ids for one in references if one
    )


def folded_reference(text: str) -> str:
    """A URN or occurrence number as it is compared, however it was typed."""
    return folded(text).replace(" ", "")
