"""Who is who: the rows of a list that are one case or person, and which of the store they are.

A row's id comes from what identifies it, so the same list makes the same rows everywhere. Where
a list says less than the one before it, or more, what the store holds already is recognised: a
case by its occurrence number alone, a name with a letter lost (``LL?R``), a withheld name.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from smadvisor.caselist.merging import Values, defendant_values
from smadvisor.caselist.names import UNNAMED, name_key, read_names
from smadvisor.caselist.records import Entry
from smadvisor.casework.cases import Case, Defendant, Person
from smadvisor.casework.identity import listed_id

Named = TypeVar("Named", Defendant, Person)


class Matching:
    """The entries of a list by case, and within a case by person and by defendant."""

    def __init__(
        self,
        entries: Sequence[Entry],
        cases: Mapping[str, Case],
        defendants: Mapping[str, Defendant],
        people: Mapping[str, Person],
    ) -> None:
        self._stored_cases = cases
        self._stored_defendants = _by_case(defendants)
        self._stored_people = _by_case(people)
        self._by_occurrence: dict[str, list[Case]] = defaultdict(list)
        self._by_urn = {case.urn: case.id for case in cases.values() if case.urn}
        for case in cases.values():
            if case.occurrence:
                self._by_occurrence[case.occurrence].append(case)
        self.cases = self._group(entries)

    def _group(self, entries: Sequence[Entry]) -> dict[str, list[Entry]]:
        """The entries of each case. One without a URN is the case of its occurrence number."""
        urns: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            if entry.urn:
                urns[entry.occurrence].add(entry.urn)
        grouped: dict[str, list[Entry]] = {}
        ids: dict[tuple[str, str], str] = {}
        for entry in entries:
            urn = entry.urn
            alone = len(urns.get(entry.occurrence, ())) <= 1
            if not urn and alone:
                urn = next(iter(urns.get(entry.occurrence, ())), "")
            key = (urn, entry.occurrence)
            case_id = ids.get(key)
            if case_id is None:
                case_id = ids[key] = self._case_id(urn, entry.occurrence if alone else "")
            grouped.setdefault(case_id, []).append(entry)
        return grouped

    def _case_id(self, urn: str, occurrence: str) -> str:
        case_id = listed_id("case", urn or occurrence)
        if case_id in self._stored_cases:
            return case_id
        if urn in self._by_urn:
            return self._by_urn[urn]
        same = self._by_occurrence.get(occurrence, ())
        known = [case.id for case in same if not (case.urn and urn)]
        return known[0] if len(known) == 1 else case_id

    def accused(self, case_id: str, entries: Sequence[Entry]) -> dict[str, Values]:
        """The defendants of a case, each once, with what the list says of them."""
        found: dict[str, Values] = {}
        stored = self._stored_defendants.get(case_id, {})
        for entry in entries:
            for accused in entry.defendants:
                key = name_key(accused.name)
                defendant_id = listed_id("defendant", case_id, key)
                if stored and defendant_id not in stored:
                    defendant_id = _alike(key, stored) or defendant_id
                values = found.get(defendant_id)
                if values is None:
                    found[defendant_id] = defendant_values(case_id, accused, entry.plea)
                else:
                    values["date_of_birth"] = values["date_of_birth"] or accused.date_of_birth
                    values["plea"] = values["plea"] or entry.plea
        return found

    def people(self, case_id: str, entries: Sequence[Entry]) -> dict[str, list[Entry]]:
        """The people of a case, each once, with the entries that name them."""
        found: dict[str, list[Entry]] = {}
        unnamed: list[Entry] = []
        stored = self._stored_people.get(case_id, {})
        for entry in entries:
            if entry.unnamed:
                unnamed.append(entry)
                continue
            key = name_key(entry.person)
            person_id = listed_id("person", case_id, key)
            if stored and person_id not in stored:
                person_id = _alike(key, stored) or person_id
            found.setdefault(person_id, []).append(entry)
        if unnamed:
            found |= _unnamed(case_id, unnamed, stored)
        return found


def _by_case(stored: Mapping[str, Named]) -> dict[str, dict[str, Named]]:
    grouped: dict[str, dict[str, Named]] = {}
    for row in stored.values():
        grouped.setdefault(row.case_id, {})[row.id] = row
    return grouped


def _alike(key: str, stored: Mapping[str, Defendant] | Mapping[str, Person]) -> str | None:
    """Who in the case has this name but for letters that were lost, if that is one alone."""
    found = [
        row_id
        for row_id, row in stored.items()
        if name_key(row.name) == key
        or ("?" in key and _with_lost(key, name_key(row.name)))
        or ("?" in row.name and _with_lost(name_key(row.name), key))
    ]
    return found[0] if len(found) == 1 else None


def _with_lost(lost: str, whole: str) -> bool:
    """Whether ``whole`` is ``lost`` with a letter for each question mark."""
    return re.fullmatch(re.escape(lost).replace(r"\?", "."), whole) is not None


def _same_row_again(entry: Entry, other: Entry) -> bool:
    return entry.row != other.row and entry.raw == other.raw


def _unnamed(
    case_id: str, entries: Sequence[Entry], stored: Mapping[str, Person]
) -> dict[str, list[Entry]]:
    """People without a name to tell them by: by date of birth, else by their place in the list.

    Beside each defendant the first such row is one person, the second another. Where the list
    and the store have one each, they are the same.
    """
    found: dict[str, list[Entry]] = {}
    places: dict[object, int] = defaultdict(int)
    for entry in entries:
        if any(_same_row_again(entry, other) for own in found.values() for other in own):
            continue
        beside = (entry.person, entry.defendants)
        if entry.date_of_birth:
            apart = entry.date_of_birth.isoformat()
        else:
            places[beside] += 1
            apart = str(places[beside])
        person_id = listed_id("person", case_id, name_key(entry.person), apart)
        found.setdefault(person_id, []).append(entry)
    known = [row_id for row_id, row in stored.items() if read_names(row.name)[0].code in UNNAMED]
    if len(found) == len(known) == 1:
        return {known[0]: next(iter(found.values()))}
    return found
