"""Where in a row each thing stands, people with several columns above all."""

from collections.abc import Sequence
from typing import NamedTuple

from smadvisor.caselist.columns import Column, Layout
from smadvisor.caselist.names import joined
from smadvisor.caselist.records import Field
from smadvisor.casework.cases import Role

MISSING = Column(-1, "", Field.IGNORED, 0)
"""Stands for a column that the list has not: index -1 is a blank cell added to each row."""


class Slot(NamedTuple):
    """The columns of one person of a row; a row may have several."""

    name: Column
    surname: Column
    forenames: Column
    date_of_birth: Column
    relationship: Column
    mg2: Column
    role: Role

    def read(self, cells: Sequence[str]) -> str:
        """The name, from one column or from two."""
        return cells[self.name.index] or joined(
            cells[self.surname.index], cells[self.forenames.index]
        )

    @property
    def column(self) -> Column:
        """The column that a problem with the name is shown at."""
        return self.surname if self.name is MISSING else self.name


class Places:
    """Where in a row each field stands."""

    def __init__(self, layout: Layout) -> None:
        self._by_field = {(column.field, column.number): column for column in layout.columns}
        people = self._slots("victim", Role.VICTIM) + self._slots("witness", Role.WITNESS)
        self.victims = people or (_nobody(self.one(Field.RELATIONSHIP), self.one(Field.MG2)),)
        self.defendants = self._slots("defendant", Role.VICTIM)
        self.offences = [c.index for c in layout.columns if c.field is Field.OFFENCES]
        personal = {column.index for slot in self.victims for column in slot[:6]}
        for field in (
            Field.ROLE,
            Field.VICTIM_PERSONAL_STATEMENT,
            Field.RESTRAINING_ORDER,
            Field.SUPPORT_WORKER,
        ):
            personal.add(self.one(field).index)
        self.of_victims = frozenset(personal - {-1})
        accused = {column.index for slot in self.defendants for column in slot[:4]}
        self.of_defendants = frozenset(accused - {-1})

    def one(self, field: Field, number: int | None = None) -> Column:
        """The column of a field: with this number, or with the lowest."""
        if number is not None:
            return self._by_field.get((field, number), MISSING)
        found = [key for key in self._by_field if key[0] is field]
        return self._by_field[min(found, key=lambda key: key[1])] if found else MISSING

    def _slots(self, person: str, role: Role) -> tuple[Slot, ...]:
        """The columns of each victim, witness or defendant, in the order of their numbers."""
        fields = [
            Field(person),
            Field(f"{person}_surname"),
            Field(f"{person}_forenames"),
            Field(f"{person}_date_of_birth"),
        ]
        numbers = sorted({number for field, number in self._by_field if field in fields[:3]})
        slots = []
        for place, number in enumerate(numbers):
            name, surname, forenames = (self.one(field, number) for field in fields[:3])
            # what has no number of its own, or the lowest, is the first person's
            of_this = None if place == 0 else number
            born, relationship, mg2 = (
                self.one(field, of_this) for field in (fields[3], Field.RELATIONSHIP, Field.MG2)
            )
            slots.append(Slot(name, surname, forenames, born, relationship, mg2, role))
        return tuple(slots)


def _nobody(relationship: Column, mg2: Column) -> Slot:
    """The person of a list that has no column for a name."""
    return Slot(MISSING, MISSING, MISSING, MISSING, relationship, mg2, Role.VICTIM)
