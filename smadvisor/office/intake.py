"""A weekly list in: previewed, confirmed in one transaction, its words learnt."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from smadvisor.caselist.bulk import no_search_for_cycles
from smadvisor.caselist.plan import Counts, Plan, Stored, plan
from smadvisor.caselist.records import Field, Vocabulary, WeeklyList
from smadvisor.caselist.rows import read
from smadvisor.casework.identity import folded, listed_id
from smadvisor.casework.mg2 import Mg2State
from smadvisor.errors import Refused
from smadvisor.office import nouns
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.journal import Journal, position
from smadvisor.store.rows import Connection, rows
from smadvisor.text import _

Told = Callable[[int, int], None]
"""Called with how much is done of how much; may raise to cancel."""

HEADER, MG2_WORDING = "header", "mg2"
_PARTS = ("case_file", "defendant", "person")
_BLOCK = 5_000
_MOST_BYTES = 300 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list says and what confirming it would do. Nothing is written yet."""

    path: Path
    weekly: WeeklyList
    plan: Plan
    imported_before: bool
    """The very same file was confirmed before."""
    at: int
    """Where the journal stood; if it moved on, the plan is made again before it is done."""


def preview(desk: Desk, path: Path, sheet: str | None = None, told: Told | None = None) -> Preview:
    """Read a list and lay it against the store.

    Raises:
        Refused: the file is missing, too large, or no list; with a code and a sentence.
    """
    with desk.read(Verb.PREVIEW_LIST) as connection:
        vocabulary, stored, at = _vocabulary(connection), _stored(connection), position(connection)
        weekly = _read(path, desk.today, sheet, vocabulary, told)
        known = bool(rows(connection, "intake", sha256=weekly.sha256))
    return Preview(path, weekly, plan(weekly, stored, desk.today), known, at)


def preview_alone(path: Path, today: date, sheet: str | None = None) -> Preview:
    """Read a list where there is no store yet: everything in it is new."""
    weekly = _read(path, today, sheet, Vocabulary(), None)
    return Preview(path, weekly, plan(weekly, Stored(), today), imported_before=False, at=0)


def confirm(desk: Desk, seen: Preview, told: Told | None = None) -> Counts:
    """Do what the preview says, all of it or nothing.

    Where something was written since the preview, the list is laid against the store again inside
    the transaction: what was done meanwhile is not undone.

    Raises:
        Refused: ``list_changed`` when the file is not the one that was previewed.
    """
    if hashlib.sha256(read_bytes(seen.path)).hexdigest() != seen.weekly.sha256:
        raise Refused(
            "list_changed",
            _("The file has changed since the preview. Open it again to look at it."),
        )
    with no_search_for_cycles(), desk.write(Verb.IMPORT_LIST) as journal:
        agreed = seen.plan
        if position(journal.connection) != seen.at:
            agreed = plan(seen.weekly, _stored(journal.connection), desk.today)
        _write(journal, agreed, told)
        _raise_notices(desk, journal, agreed)
        journal.add(
            "intake",
            {
                "file": seen.weekly.file,
                "sha256": seen.weekly.sha256,
                "sheet": seen.weekly.sheet,
                "at": desk.now(),
                "counts": asdict(agreed.counts),
            },
        )
        if agreed.counts.changed or agreed.counts.unchanged:
            desk.record(journal, Verb.MATCH_LIST)
    return agreed.counts


def learn_header(desk: Desk, header: str, field: Field) -> None:
    """From now on a column of this name is read as ``field``."""
    _learn(desk, HEADER, header, field)


def learn_mg2(desk: Desk, wording: str, state: Mg2State) -> None:
    """From now on these words in the MG2 column mean ``state``."""
    _learn(desk, MG2_WORDING, wording, state)


def _read(
    path: Path, today: date, sheet: str | None, vocabulary: Vocabulary, told: Told | None
) -> WeeklyList:
    data = read_bytes(path)
    return read(data, path.name, today=today, sheet=sheet, vocabulary=vocabulary, progress=told)


def _learn(desk: Desk, kind: str, wording: str, meaning: str) -> None:
    with desk.write(Verb.TEACH) as journal:
        for line in rows(journal.connection, "vocabulary", kind=kind, wording=folded(wording)):
            journal.change("vocabulary", line["id"], meaning=meaning)
            return
        fields = {"kind": kind, "wording": folded(wording), "meaning": meaning}
        journal.add("vocabulary", fields, listed_id("vocabulary", kind, wording))


def read_bytes(path: Path) -> bytes:
    """A file to read as a list.

    Raises:
        Refused: ``too_large``, ``file_not_readable``.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Refused("too_large", _("That file is larger than any weekly list (300 MB)."))
        return path.read_bytes()
    except OSError as error:
        raise Refused(
            "file_not_readable",
            _("That file cannot be opened. Check that it is there and not open elsewhere."),
        ) from error


def _vocabulary(connection: Connection) -> Vocabulary:
    learnt = rows(connection, "vocabulary")
    return Vocabulary(
        headers={w["wording"]: Field(w["meaning"]) for w in learnt if w["kind"] == HEADER},
        mg2={w["wording"]: Mg2State(w["meaning"]) for w in learnt if w["kind"] == MG2_WORDING},
    )


def _stored(connection: Connection) -> Stored:
    return Stored(
        cases={row["id"]: nouns.case(row) for row in rows(connection, "case_file")},
        defendants={row["id"]: nouns.defendant(row) for row in rows(connection, "defendant")},
        people={row["id"]: nouns.person(row) for row in rows(connection, "person")},
    )


def _write(journal: Journal, agreed: Plan, told: Told | None) -> None:
    whole = sum(len(agreed.births.get(table, ())) for table in _PARTS) + len(agreed.changes)
    done = 0
    for table in _PARTS:
        births = agreed.births.get(table, ())
        for start in range(0, len(births), _BLOCK):
            journal.add_many(table, births[start : start + _BLOCK])
            done += len(births[start : start + _BLOCK])
            if told:
                told(done, whole)
    for number, change in enumerate(agreed.changes, start=done):
        journal.change(change.table, change.id, **{change.field: change.new})
        if told and number % _BLOCK == 0:
            told(number, whole)


def _raise_notices(desk: Desk, journal: Journal, agreed: Plan) -> None:
    """Tell the advisor of what a list changed under an assessment that was begun."""
    begun = {line["person_id"] for line in rows(journal.connection, "assessment")}
    if not begun:
        return
    _notice(
        desk,
        journal,
        [person for person in agreed.mg2_appeared if person in begun],
        "mg2_appeared",
        _("The latest list says that an MG2 is now on file. Look at it before you go on."),
    )
    moved = set(agreed.moved)
    _notice(
        desk,
        journal,
        [
            line["id"]
            for line in rows(journal.connection, "person")
            if line["case_id"] in moved and line["id"] in begun
        ],
        "hearing_moved",
        _("The latest list gives another hearing date."),
    )


def _notice(desk: Desk, journal: Journal, people: Sequence[str], kind: str, sentence: str) -> None:
    for person in people:
        said = {"at": desk.now(), "kind": kind, "sentence": sentence, "dismissed": False}
        journal.add("notice", {"person_id": person, **said})
