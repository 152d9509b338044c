"""The record of processing shown and exported (Data Protection Act 2018 s62).

The record itself keeps ids alone. What they stand for is looked up for who reads it: a case by its
URN, never a person by name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from smadvisor.casework.identity import folded
from smadvisor.casework.record import Event
from smadvisor.errors import Refused
from smadvisor.office import access
from smadvisor.office.desk import Desk
from smadvisor.office.papers import NewFile
from smadvisor.office.people import users
from smadvisor.office.verbs import Verb
from smadvisor.spreadsheet import write_csv
from smadvisor.store import record
from smadvisor.store.record import Recorded, Wanted
from smadvisor.store.rows import Connection, columns, rows
from smadvisor.text import _

PURPOSES = _(
    "It may be used only to see whether processing is lawful, for self-monitoring and discipline, "
    "to keep the data whole and secure, and for criminal proceedings (s62(4))."
)
_ERASED, _RESTRICTED = _("erased"), _("a restricted case")
_RECIPIENTS = {"file": _("a file"), "clipboard": _("the clipboard"), "print": _("a printer")}
_HEADERS = ("at", "user", "event", "what", "about", "recipient")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines; what is left out asks for all. ``reference`` is a URN or occurrence number."""

    first: date | None = None
    last: date | None = None
    event: Event | None = None
    user: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is read. ``number`` is its place in this store."""

    number: int
    at: datetime
    user: str
    event: Event
    verb: str
    """The code of what was done, and in words:"""
    what: str
    about: str
    """A URN or occurrence number, or the name of a user; *erased* where it is here no more."""
    recipient: str


def lines(
    desk: Desk, asked: Asked = Asked(), most: int | None = None, before: int | None = None
) -> list[Line]:
    """The newest ``most`` lines older than the number ``before``, newest first.

    With a reference: who did what with that case and everybody in it.

    Raises:
        Refused: ``no_such_case``, ``restricted``.
    """
    with desk.read(Verb.SEE_RECORD) as connection:
        return _lines(desk, connection, asked, most, before)


def who(desk: Desk) -> dict[str, str]:
    """Everybody who works or worked here, to choose from: names by id."""
    with desk.read(Verb.SEE_RECORD) as connection:
        return {one.id: one.name for one in users(connection)}


def export(desk: Desk, asked: Asked, recipient: str, path: Path) -> int:
    """Write these lines, oldest first, as CSV to the new file ``path``; answers how many.

    Raises:
        Refused: ``recipient_missing``, ``file_exists``, ``folder_not_writable``, and as ``lines``.
    """
    if not recipient.strip():
        raise Refused("recipient_missing", _("Say who gets it: the record keeps that."))
    with NewFile() as file, desk.write(Verb.EXPORT_RECORD, recipient=recipient.strip()) as journal:
        found = _lines(desk, journal.connection, asked, None, None)[::-1]
        table = write_csv(_HEADERS, map(_cells, found))
        file.write(path, table, replace_old=False)
    return len(found)


def _cells(line: Line) -> Sequence[object]:
    at = line.at.isoformat(timespec="seconds")
    return at, line.user, line.event.words, line.what, line.about, line.recipient


def _lines(
    desk: Desk, connection: Connection, asked: Asked, most: int | None, before: int | None
) -> list[Line]:
    about = _of_case(desk, connection, asked.reference) if asked.reference.strip() else None
    want = Wanted(asked.first, asked.last, asked.event or "", asked.user, about)
    found = record.wanted(connection, want, most, before)
    names = {one.id: one.name for one in users(connection)}
    whose = _about(desk, connection, {line.about for _number, line in found}, names)
    return [_line(number, line, names, whose) for number, line in found]


def _line(number: int, line: Recorded, names: Mapping[str, str], whose: Mapping[str, str]) -> Line:
    said = line.line
    known = said.verb.upper() in Verb.__members__
    return Line(
        number=number,
        at=said.at,
        user=names.get(said.user, ""),
        event=said.event,
        verb=said.verb,
        what=Verb[said.verb.upper()].words if known else said.verb,
        about=whose.get(said.about, ""),
        recipient=_RECIPIENTS.get(said.recipient, said.recipient),
    )


def _of_case(desk: Desk, connection: Connection, reference: str) -> frozenset[str]:
    """The ids of a case and of everybody in it."""
    wanted = folded(reference).replace(" ", "")
    found = {
        line["id"]
        for line in rows(connection, "case_file")
        if wanted in (line["urn"].casefold(), line["occurrence"].casefold())
    }
    if not found:
        raise Refused(
            "no_such_case",
            _("No case has that URN or occurrence number. What was erased is found by its day."),
        )
    for case_id in found & access.barred(connection, desk.user.id):
        raise access.Restricted(case_id)
    people = columns(connection, "person", ("id", "case_id"))
    return frozenset(found | {id for id, case_id in people if case_id in found})


def _about(
    desk: Desk, connection: Connection, ids: Iterable[str], names: Mapping[str, str]
) -> dict[str, str]:
    """What each id of the record is called for this reader."""
    ids = set(ids)
    barred = access.barred(connection, desk.user.id)
    case_of = dict(columns(connection, "person", ("id", "case_id"), ids))
    wanted = ids | set(case_of.values())
    cases = {
        id: _RESTRICTED if id in barred else urn or occurrence
        for id, urn, occurrence in columns(
            connection, "case_file", ("id", "urn", "occurrence"), wanted
        )
    }
    people = {id: cases.get(case_id, "") for id, case_id in case_of.items()}
    known = {**cases, **people, **names, "": ""}
    return {id: known.get(id, _ERASED) for id in ids}
