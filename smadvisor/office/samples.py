"""The dip sample of the Victims' Code: drawn by a seed, checked by hand, told in numbers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from smadvisor.casework.cases import Role
from smadvisor.casework.dip_sample import ITEMS, Answers, Result, draw, fits, results
from smadvisor.casework.identity import new_id
from smadvisor.errors import Refused
from smadvisor.office import access, counting, declaring
from smadvisor.office.desk import Desk
from smadvisor.office.people import users
from smadvisor.office.sample_facts import Known, known
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, Values, columns, row, rows
from smadvisor.tally.months import names
from smadvisor.text import _

MOST = 200
"""People in one sample: more is no sample that anybody reads through."""
_SAMPLE, _CHECK = "dip_sample", "dip_check"
_SEED = 8


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample as it was drawn, and how far it is."""

    id: str
    at: datetime
    by: str
    """The name of who drew it."""
    first: str
    last: str
    """Months, ``YYYY-MM``."""
    seed: str
    reviewed: int
    """So many victims it was drawn from: those in cases that its drawer could see."""
    size: int
    checked: int
    """So many sheets have every answer."""
    erased: int
    """So many of ``size`` were erased since, with what their sheets said."""
    result: str
    """What somebody wrote about it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A person in a sample."""

    check_id: str
    urn: str
    """Empty where this user may not see the case."""
    person: str
    answered: int
    """Of ``len(ITEMS)``."""
    checked_by: str
    checked_at: datetime | None

    @property
    def done(self) -> bool:
        """Whether everything on the sheet is answered."""
        return self.answered == len(ITEMS)


@dataclass(frozen=True, slots=True)
class SampleFile:
    """All of one sample."""

    sample: Sample
    people: tuple[Drawn, ...]
    """In the order in which they were drawn."""
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The check sheet of one person, and what the program knows beside each item."""

    check_id: str
    person_id: str
    urn: str
    person: str
    answers: Answers
    note: str
    known: Known


def draw_sample(desk: Desk, first: str, last: str, size: int, seed: str = "") -> str:
    """Draw from the victims whose case review was completed in these months; answers its id.

    Without a ``seed`` one is made up. Where fewer were reviewed all of them are drawn.

    Raises:
        Refused: ``no_such_month``, ``months_reversed``, ``sample_size``, ``nobody_reviewed``.
    """
    names(first, last)
    if not 1 <= size <= MOST:
        said = _("Choose between 1 and {most} people.").format(most=MOST)
        raise Refused("sample_size", said)
    seed = seed.strip() or new_id()[-_SEED:]
    with desk.write(Verb.DRAW_SAMPLE) as journal:
        connection = journal.connection
        barred = access.barred(connection, desk.user.id)
        reviewed = _reviewed(connection, first, last, barred)
        if not reviewed:
            raise Refused(
                "nobody_reviewed",
                _("No victim’s case review was completed in these months. Choose others."),
            )
        drawn = draw(reviewed, size, seed)
        made = {"at": desk.now(), "user": desk.user.id, "first": first, "last": last, "seed": seed}
        sizes = {"reviewed": len(reviewed), "size": len(drawn)}
        sample_id = journal.add(_SAMPLE, {**made, **sizes})
        for person_id in drawn:
            of = {"dip_sample_id": sample_id, "person_id": person_id}
            journal.add(_CHECK, {**of, "answers": {}})
    return sample_id


def samples(desk: Desk) -> tuple[Sample, ...]:
    """All that were drawn, newest first."""
    with desk.read(Verb.SEE_SAMPLES) as connection:
        found = rows(connection, _SAMPLE, "at")
        by_name = _names(connection)
        checks = rows(connection, _CHECK)
        return tuple(
            _sample(line, [one for one in checks if one["dip_sample_id"] == line["id"]], by_name)
            for line in reversed(found)
        )


def sample(desk: Desk, sample_id: str) -> SampleFile:
    """One with its people. Who is in a case closed to this user counts, and is not named."""
    with desk.read(Verb.SEE_SAMPLES) as connection:
        line = row(connection, _SAMPLE, id=sample_id)
        found = {one["person_id"]: one for one in rows(connection, _CHECK, dip_sample_id=sample_id)}
        checks = [found[id] for id in draw(found, len(found), line["seed"])]
        barred, by_name = access.barred(connection, desk.user.id), _names(connection)
        return SampleFile(
            _sample(line, checks, by_name),
            tuple(_drawn(connection, one, barred, by_name) for one in checks),
            results([one["answers"] for one in checks]),
        )


def conclude(desk: Desk, sample_id: str, words: str, seen: str) -> None:
    """Keep what somebody writes about the result, over what was ``seen``.

    Raises:
        Refused: ``changed_meanwhile``.
    """
    with desk.write(Verb.FILL_CHECK_SHEET) as journal:
        journal.change(_SAMPLE, sample_id, {"result": seen}, result=words.strip())


def check_sheet(desk: Desk, check_id: str) -> Sheet:
    """The sheet of one person.

    Raises:
        AskFirst: the user is first to say whether they know anyone in the case.
        Refused: ``restricted``.
    """
    with desk.read(Verb.SEE_SAMPLES, check_id, _CHECK) as connection:
        line = row(connection, _CHECK, id=check_id)
        person = row(connection, "person", id=line["person_id"])
        declaring.ask_first(connection, desk.user.id, person["case_id"])
        case = row(connection, "case_file", id=person["case_id"])
        return Sheet(
            check_id=check_id,
            person_id=person["id"],
            urn=case["urn"] or case["occurrence"],
            person=person["name"],
            answers=line["answers"],
            note=line["note"],
            known=known(connection, person["id"]),
        )


def fill(desk: Desk, check_id: str, answers: Answers, note: str, seen: Sheet) -> None:
    """Keep the answers so far, by whom and when, over what was ``seen``.

    Raises:
        Refused: ``no_such_answer``, ``changed_meanwhile``, ``restricted``.
    """
    with desk.write(Verb.FILL_CHECK_SHEET, check_id, _CHECK) as journal:
        if not fits(answers):
            raise Refused("no_such_answer", _("The check sheet has no such question or answer."))
        was = {"answers": dict(seen.answers), "note": seen.note}
        written = {"answers": dict(answers), "note": note.strip()}
        if journal.change(_CHECK, check_id, was, **written):
            by = {"checked_by": desk.user.id, "checked_at": desk.now()}
            journal.change(_CHECK, check_id, **by)


def _reviewed(
    connection: Connection, first: str, last: str, barred: Collection[str]
) -> tuple[str, ...]:
    """Victims whom somebody looked at, in cases whose review was completed in these months."""
    cases = {
        event.about
        for event in counting.events(connection)
        if event.figure == "cases_reviewed" and first <= f"{event.on:%Y-%m}" <= last
    } - set(barred)
    looked_at = {id for (id,) in columns(connection, "review", ("person_id",))}
    people = columns(connection, "person", ("id", "case_id"), role=Role.VICTIM)
    return tuple(id for id, case_id in people if case_id in cases and id in looked_at)


def _names(connection: Connection) -> dict[str, str]:
    return {one.id: one.name for one in users(connection)}


def _sample(line: Values, checks: Collection[Values], by_name: dict[str, str]) -> Sample:
    done = sum(len(one["answers"]) == len(ITEMS) for one in checks)
    told = {name: value for name, value in line.items() if name != "user"}
    by, erased = by_name.get(line["user"], ""), line["size"] - len(checks)
    return Sample(**told, by=by, checked=done, erased=erased)


def _drawn(
    connection: Connection, check: Values, barred: Collection[str], by_name: dict[str, str]
) -> Drawn:
    person = row(connection, "person", id=check["person_id"])
    case = row(connection, "case_file", id=person["case_id"])
    seen = person["case_id"] not in barred
    return Drawn(
        check_id=check["id"],
        urn=case["urn"] or case["occurrence"] if seen else "",
        person=person["name"] if seen else "",
        answered=len(check["answers"]),
        checked_by=by_name.get(check["checked_by"], ""),
        checked_at=check["checked_at"],
    )
