"""A list set against the store: what would be born, what would change, who is gone.

Only what lists own is ever changed. What an advisor enters is in other tables, or in fields that
are left alone here (a plea, once there is one, and all that hangs on it). A blank cell changes
nothing, and neither does one that could not be read; a hearing date is taken back only when the
list says in words that there is none yet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from smadvisor.caselist.bulk import no_search_for_cycles
from smadvisor.caselist.matching import Matching
from smadvisor.caselist.merging import (
    Values,
    case_changes,
    case_values,
    defendant_changes,
    person_changes,
    person_values,
)
from smadvisor.caselist.records import Entry, WeeklyList
from smadvisor.casework.cases import Case, Defendant, Person
from smadvisor.casework.mg2 import Mg2State

CASE, DEFENDANT, PERSON = "case_file", "defendant", "person"


@dataclass(frozen=True)
class Stored:
    """What the store holds, by id."""

    cases: Mapping[str, Case] = field(default_factory=dict)
    defendants: Mapping[str, Defendant] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one row that the list says otherwise."""

    table: str
    id: str
    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows taken and not; cases and people in the list; and what becomes of the people."""

    taken: int
    not_taken: int
    cases: int
    people: int
    new: int
    changed: int
    """People of whom something is otherwise: themselves, their case or its defendants."""
    unchanged: int
    gone: int


@dataclass(frozen=True)
class Plan:
    """All that confirming a list would do."""

    births: Mapping[str, Sequence[tuple[str, Values]]]
    """For each table the new rows: id and every field; a person has ``listed`` besides."""
    changes: Sequence[Change]
    gone: Sequence[str]
    """People who were expected and are not in this list. Nothing of theirs is deleted."""
    moved: Sequence[str]
    """Cases whose hearing is on another day, or has one now, or has none any more."""
    mg2_appeared: Sequence[str]
    """People whose MG2 was deficient by the last list and is not by this one."""
    counts: Counts


def plan(weekly: WeeklyList, stored: Stored, today: date) -> Plan:
    """What confirming ``weekly`` would do to what is ``stored``. Nothing is changed by asking."""
    making = _Making(stored, today)
    taken = [entry for entry in weekly.entries if entry.taken]
    with no_search_for_cycles():
        matching = Matching(taken, stored.cases, stored.defendants, stored.people)
        for case_id, entries in matching.cases.items():
            making.case(case_id, entries, matching)
        return making.plan(len(taken), len(weekly.entries) - len(taken))


class _Making:
    """The plan as it grows, case by case."""

    def __init__(self, stored: Stored, today: date) -> None:
        self._stored = stored
        self._today = today
        self._births: dict[str, list[tuple[str, Values]]] = {CASE: [], DEFENDANT: [], PERSON: []}
        self._changes: list[Change] = []
        self._moved: list[str] = []
        self._appeared: list[str] = []
        self._cases: set[str] = set()
        self._seen: set[str] = set()
        self._changed = 0

    def case(self, case_id: str, entries: Sequence[Entry], matching: Matching) -> None:
        """Take one case of the list into the plan, with its defendants and people."""
        self._cases.add(case_id)
        before = len(self._changes) + len(self._births[DEFENDANT])
        values = case_values(entries, self._today)
        known = self._stored.cases.get(case_id)
        if known is None:
            self._births[CASE].append((case_id, values))
        else:
            changes = case_changes(known, values, entries)
            if "hearing_date" in changes:
                self._moved.append(case_id)
            self._change(CASE, case_id, known, changes)
        self._defendants(case_id, entries, matching)
        altered = len(self._changes) + len(self._births[DEFENDANT]) > before
        for person_id, own in matching.people(case_id, entries).items():
            self._person(person_id, case_id, own, altered)

    def _defendants(self, case_id: str, entries: Sequence[Entry], matching: Matching) -> None:
        for defendant_id, values in matching.accused(case_id, entries).items():
            known = self._stored.defendants.get(defendant_id)
            if known is None:
                self._births[DEFENDANT].append((defendant_id, values))
            else:
                self._change(DEFENDANT, defendant_id, known, defendant_changes(known, values))

    def _person(
        self, person_id: str, case_id: str, entries: Sequence[Entry], altered: bool
    ) -> None:
        self._seen.add(person_id)
        values = person_values(case_id, entries)
        known = self._stored.people.get(person_id)
        if known is None:
            self._births[PERSON].append((person_id, values))
            return
        changes = person_changes(known, values)
        state = changes.get("mg2_state")
        if known.mg2_state.deficient and isinstance(state, Mg2State) and not state.deficient:
            self._appeared.append(person_id)
        if changes or altered:
            self._changed += 1
            changes["listed"] = values["listed"]  # what it was read from, beside what was read
        self._change(PERSON, person_id, known, changes)

    def _change(
        self, table: str, row: str, known: Case | Defendant | Person, changes: Values
    ) -> None:
        self._changes += [
            Change(table, row, name, getattr(known, name, None), new)
            for name, new in changes.items()
        ]

    def _gone(self) -> list[str]:
        """Mark who is not in the list though their hearing is still to come."""
        gone: list[str] = []
        staying = set(self._cases)
        leaving: dict[str, None] = {}
        for person_id, person in self._stored.people.items():
            case = self._stored.cases[person.case_id]
            past = case.hearing_date is not None and case.hearing_date < self._today
            if person_id in self._seen or past:
                staying.add(case.id)
            elif not person.gone:
                gone.append(person_id)
                leaving[case.id] = None
                self._changes.append(Change(PERSON, person_id, "gone", False, True))
        self._changes += [
            Change(CASE, case_id, "gone", False, True)
            for case_id in leaving
            if case_id not in staying and not self._stored.cases[case_id].gone
        ]
        return gone

    def plan(self, taken: int, not_taken: int) -> Plan:
        """The whole of it, once every case of the list is in."""
        new = len(self._births[PERSON])
        gone = self._gone()
        counts = Counts(
            taken=taken,
            not_taken=not_taken,
            cases=len(self._cases),
            people=len(self._seen),
            new=new,
            changed=self._changed,
            unchanged=len(self._seen) - new - self._changed,
            gone=len(gone),
        )
        return Plan(self._births, self._changes, gone, self._moved, self._appeared, counts)
