"""Rows of cells to entries: one for each victim or witness, and one for each row left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter

from smadvisor.caselist import limits
from smadvisor.caselist.case_cells import CaseReader
from smadvisor.caselist.columns import Layout
from smadvisor.caselist.messages import NOT_TAKEN, PROBLEMS
from smadvisor.caselist.people import Births, PeopleReader
from smadvisor.caselist.places import Places
from smadvisor.caselist.records import Entry, Field, Problem
from smadvisor.caselist.references import Reference, read_occurrence, read_urn
from smadvisor.caselist.special_rows import special
from smadvisor.caselist.wording import guilty
from smadvisor.caselist.words import Memo
from smadvisor.casework.mg2 import Mg2State

_STEP = 2_000
_STANDS_ALONE = (Field.URN, Field.OCCURRENCE, Field.COURT, Field.HEARING_DATE)
_SHARED = (Field.VICTIM_PERSONAL_STATEMENT, Field.RESTRAINING_ORDER, Field.SUPPORT_WORKER)


class RowReader:
    """Reads the rows of one sheet."""

    def __init__(self, layout: Layout, today: date, learnt_mg2: Mapping[str, Mg2State]) -> None:
        self._layout = layout
        places = self._places = Places(layout)
        births = Births(today)
        self._case = CaseReader(places, today, births)
        self._of_people = places.of_victims | places.of_defendants
        self._people = PeopleReader(places, births, learnt_mg2)
        self._urn = places.one(Field.URN).index
        self._occurrence = places.one(Field.OCCURRENCE).index
        self._plea = places.one(Field.PLEA).index
        self._stands_alone = [places.one(field).index for field in _STANDS_ALONE]
        self._shared = itemgetter(*(places.one(field).index for field in _SHARED))
        self._guilty = Memo(guilty)

    def entries(
        self, rows: Sequence[list[str]], progress: Callable[[int, int], None] | None
    ) -> Iterator[Entry]:
        """The entries of the rows under the header, in their order."""
        width = len(self._layout.headers)
        above: list[str] | None = None
        for index in range(self._layout.row + 1, len(rows)):
            if progress and index % _STEP == 0:
                progress(index, len(rows))
            cells = rows[index]
            if not any(cells) or not any(map(str.strip, cells)):
                above = None
                continue
            full = cells + [""] * (width + 1 - len(cells))
            urn = read_urn(full[self._urn])
            if (urn.code or not urn.text) and (kind := special(cells, self._of_people)):
                above = None
                if kind != "header":
                    yield self._left_out(index, cells, kind)
                continue
            if not urn.text and (continued := self._continued(full, above)):
                full, urn = continued, read_urn(continued[self._urn])
            above = full
            yield from self._row(index, cells, full, urn)

    def _continued(self, cells: list[str], above: list[str] | None) -> list[str] | None:
        """The row with what merged cells leave to the row above.

        That is the case of a second victim or defendant; ``None`` for a row on its own.
        """
        if above is None or any(cells[index].strip() for index in self._stands_alone):
            return None
        places = self._places
        victim = any(slot.read(cells) for slot in places.victims)
        defendant = any(slot.read(cells) for slot in places.defendants)
        if victim is defendant:
            return None
        own = places.of_victims if victim else places.of_defendants
        return [
            cell or ("" if index in own else over)
            for index, (cell, over) in enumerate(zip(cells, above, strict=False))
        ]

    def _row(
        self, index: int, cells: list[str], full: list[str], urn: Reference
    ) -> Iterator[Entry]:
        """The entries of one row, whose ``full`` cells may come in part from the row above."""
        occurrence = read_occurrence(full[self._occurrence])
        if not urn.text and not occurrence.text:
            yield self._left_out(index, cells, "no_reference")
            return
        if self._guilty[full[self._plea]]:
            yield self._left_out(index, cells, "guilty_plea_anticipated")
            return
        problems: list[Problem] = []
        case = self._case.read(full, urn, occurrence, problems)
        if max(map(len, cells)) > limits.CELL:
            problems += self._too_long(cells)
        raw = self._raw(cells)
        shared: tuple[str, str, str] = self._shared(full)
        for person, own_problems in self._people.read(full):
            all_problems = (*problems, *own_problems)
            yield Entry(index + 1, True, "", "", raw, *case, *person, *shared, all_problems)

    def _raw(self, cells: list[str]) -> dict[str, str]:
        return dict(zip(self._layout.headers, cells, strict=False))

    def _left_out(self, index: int, cells: list[str], code: str) -> Entry:
        return Entry(index + 1, False, code, NOT_TAKEN[code], self._raw(cells))

    def _too_long(self, cells: list[str]) -> Iterator[Problem]:
        """A problem for each cell that no person typed."""
        code = "text_too_long"
        for header, cell in zip(self._layout.headers, cells, strict=False):
            if len(cell) > limits.CELL:
                yield Problem(header, cell[:80] + "…", code, PROBLEMS[code])
