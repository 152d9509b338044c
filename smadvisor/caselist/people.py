"""What a row says of its victims and witnesses. One row may name several."""

from collections.abc import Iterator, Mapping
from datetime import date

from smadvisor.caselist import wording
from smadvisor.caselist.columns import Column
from smadvisor.caselist.dates import Day, read_date
from smadvisor.caselist.messages import problem
from smadvisor.caselist.names import UNNAMED, Name, name_key, read_names
from smadvisor.caselist.places import MISSING, Places, Slot
from smadvisor.caselist.records import Field, Problem
from smadvisor.caselist.words import Memo, tidy
from smadvisor.casework.cases import Role
from smadvisor.casework.mg2 import Mg2State

PersonCells = tuple[str, bool, bool, date | None, Role, str, Mg2State, str]
"""The fields of an entry from ``person`` to ``mg2_text``, in their order."""


class Births:
    """Reads dates of birth."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._days = Memo(self._day)

    def _day(self, text: str) -> Day:
        day = read_date(text, self._today.year)
        if day.day and day.day > self._today:
            return Day(None, code="impossible_date")
        return Day(None) if day.code == "date_not_fixed" else day  # "not known" is no problem

    def read(self, slot: Slot, full: list[str], problems: list[Problem]) -> date | None:
        """The date of birth of a slot; what is odd is added to ``problems``."""
        day = self._days[full[slot.date_of_birth.index]]
        if day.code:
            problems.append(problem(slot.date_of_birth, full, day.code))
        return day.day


class PeopleReader:
    """Reads the cells of victims and witnesses."""

    def __init__(self, places: Places, births: Births, learnt_mg2: Mapping[str, Mg2State]) -> None:
        self._slots = places.victims
        self._births = births
        self._role = places.one(Field.ROLE).index
        self._mg2_column = places.one(Field.MG2)
        self._states = Memo(lambda text: wording.mg2_state(text, learnt_mg2))
        self._text = Memo(tidy)

    def read(self, full: list[str]) -> Iterator[tuple[PersonCells, list[Problem]]]:
        """Each person of the row, with what is odd about their cells."""
        mg2_given: set[int] = set()
        seen: set[str] = set()
        named = self._named(full)
        for slot, name, place in named:
            unnamed = name.code in UNNAMED
            if len(named) > 1 and not unnamed:
                key = name_key(name.text)
                if key in seen:
                    continue  # the same person in two columns, as victim and as witness
                seen.add(key)
            problems: list[Problem] = []
            if name.code:
                problems.append(problem(slot.column, full, name.code))
            born = self._births.read(slot, full, problems) if place == 0 else None
            mg2 = self._mg2_column if slot.mg2 is MISSING else slot.mg2
            state = self._state(full, mg2, mg2.index in mg2_given)
            mg2_given.add(mg2.index)
            yield (
                (
                    name.text,
                    unnamed,
                    name.code == "name_withheld",
                    born,
                    wording.role(full[self._role], slot.role) if self._role >= 0 else slot.role,
                    self._text[full[slot.relationship.index]] if place == 0 else "",
                    state,
                    full[mg2.index].strip(),
                ),
                problems,
            )

    def _named(self, full: list[str]) -> list[tuple[Slot, Name, int]]:
        """Each name with its columns, and its place in its cell."""
        named = [
            (slot, name, place)
            for slot in self._slots
            if (cell := slot.read(full)) and not cell.isspace()
            for place, name in enumerate(read_names(cell))
        ]
        return named or [(self._slots[0], Name("", "name_missing"), 0)]

    def _state(self, full: list[str], column: Column, given: bool) -> Mg2State:
        """What the list says of this person's MG2.

        One MG2 for two people is the first one's; of the second, someone must look.
        """
        if column is MISSING:
            return Mg2State.UNCLEAR
        state = self._states[full[column.index]]
        return Mg2State.UNCLEAR if given and state is not Mg2State.ABSENT else state
