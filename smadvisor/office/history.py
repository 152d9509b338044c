"""Records from before the program: sheets of what the unit did, taken in once.

What a record counts for where the program knows of the same person itself: ``counting``.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from smadvisor.caselist import history
from smadvisor.caselist.history import RecordSheet, Told
from smadvisor.caselist.history_rows import PastRow, Remark, case_key, person_key
from smadvisor.casework.identity import listed_id
from smadvisor.office import access, intake
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store import erasure
from smadvisor.store.journal import Journal
from smadvisor.store.lives import erasures
from smadvisor.store.rows import Connection, Values, rows
from smadvisor.text import _

_TABLE = "past_record"
_BLOCK, _FEW = 1_000, 100
"""After how many rows it is told how far the work is: where they are quick, and where not."""
_NAMED_NOW = "named_now"
"""Why a record goes: a later sheet says who it is about."""
_NOT_TAKEN = {
    "erased": _("What was kept of this case was erased; what it counts for stays in the figures."),
    "person_unclear": _("A record of this case is here with a name, and this row has none."),
}
_OTHER_NAME = _("A record of this case is here under another name. Both count.")


@dataclass(frozen=True)
class Preview:
    """What a record sheet would bring. Nothing is written yet."""

    sheet: RecordSheet
    new: tuple[PastRow, ...]
    changed: tuple[PastRow, ...]
    unchanged: tuple[PastRow, ...]
    left_out: tuple[Remark, ...]
    restricted: frozenset[str]
    """The cases (``case_key``) of which this user may see nothing."""

    @property
    def taken(self) -> int:
        """How many rows are or would be written."""
        return len(self.new) + len(self.changed)

    def hides(self, one: PastRow) -> bool:
        """Whether a row is of a case that this user may not see."""
        return one.who[0] in self.restricted

    @property
    def look_at(self) -> tuple[Remark, ...]:
        """What is odd about rows that are taken."""
        every = (*self.new, *self.changed, *self.unchanged)
        return tuple(remark for one in every for remark in one.look_at)


def preview(desk: Desk, path: Path, sheet: str | None = None, told: Told | None = None) -> Preview:
    """Read a record sheet and lay it against what is here.

    Raises:
        Refused: as ``intake.read_bytes`` and ``history.read`` say.
    """
    with desk.read(Verb.PREVIEW_HISTORY) as connection:
        data = intake.read_bytes(path)
        found = history.read(data, path.name, today=desk.today, sheet=sheet, told=told)
        return _Here(desk, connection).preview(found)


def take(desk: Desk, seen: Preview, told: Told | None = None) -> Preview:
    """Take the rows in, all or none; answers what was done. Twice changes nothing."""
    with desk.write(Verb.TAKE_HISTORY) as journal:
        here = _Here(desk, journal.connection)
        now = here.preview(seen.sheet)
        by = {"at": desk.now(), "user": desk.user.id}
        for start in range(0, len(now.new), _BLOCK):
            some = now.new[start : start + _BLOCK]
            journal.add_many(_TABLE, [(_id(*one.who), {**by, **_values(one)}) for one in some])
            if told:
                told(start + len(some), now.taken)
        for number, one in enumerate(now.changed, len(now.new)):
            here.change(journal, one, by)
            if told and number % _BLOCK == 0:
                told(number, now.taken)
        return now


def erase(
    journal: Journal,
    cases: Collection[str],
    reason: str,
    *,
    may_come_back: bool = False,
    told: Told | None = None,
) -> None:
    """Erase all records of cases (``case_key``).

    Where ``counted`` keeps what they count for, no sheet may bring them back: they would count
    twice. What remembers that is the erasure of a row that never was, named after the case.
    """
    every = [line for line in rows(journal.connection, _TABLE) if case_key(line["urn"]) in cases]
    for number, line in enumerate(every):
        if told and number % _FEW == 0:
            told(number, len(every))
        erasure.erase(journal, _TABLE, line["id"], reason)
    for case in () if may_come_back else sorted(cases):
        journal.erase(_TABLE, _gone_id(case), reason)


class _Here:
    """The records that are here, and those that were."""

    def __init__(self, desk: Desk, connection: Connection) -> None:
        self._of_case: dict[str, dict[str, Values]] = defaultdict(dict)
        for line in rows(connection, _TABLE):
            self._of_case[case_key(line["urn"])][person_key(line["person"])] = line
        self._erased = erasures(connection)
        self._restricted = access.barred_references(connection, desk.user.id)

    def preview(self, sheet: RecordSheet) -> Preview:
        """Lay a sheet against what is here."""
        new: list[PastRow] = []
        changed: list[PastRow] = []
        unchanged: list[PastRow] = []
        left_out = list(sheet.left_out)
        names: dict[str, set[str]] = defaultdict(set)
        for one in sheet.rows:
            case, name = one.who
            names[case].add(name)
        for one in sheet.rows:
            case, name = one.who
            line, others = self._of_case[case].get(name), self._of_case[case].keys() - names[case]
            if line:
                same = all(line[field] == value for field, value in _values(one).items())
                (unchanged if same else changed).append(one)
            elif _gone_id(case) in self._erased:
                left_out.append(_left_out(one, "erased"))
            elif others and not name:
                left_out.append(_left_out(one, "person_unclear"))
            elif "" in others and name == min(names[case]):
                changed.append(one)
            else:
                new.append(_beside(one) if others - {""} else one)
        left_out.sort(key=lambda remark: (remark.sheet, remark.row))
        return Preview(
            sheet,
            tuple(new),
            tuple(changed),
            tuple(unchanged),
            tuple(left_out),
            self._restricted,
        )

    def change(self, journal: Journal, one: PastRow, by: Values) -> None:
        """Write what a row says anew; a record without a name goes for the one that has it."""
        case, name = one.who
        if line := self._of_case[case].get(name):
            journal.change(_TABLE, line["id"], **_values(one))
            return
        journal.erase(_TABLE, self._of_case[case][""]["id"], _NAMED_NOW)
        journal.add(_TABLE, {**by, **_values(one)}, _id(case, name))


def _left_out(one: PastRow, code: str) -> Remark:
    return Remark(one.row, code, "", one.sheet, _NOT_TAKEN[code])


def _beside(one: PastRow) -> PastRow:
    remark = Remark(one.row, "other_name", "", one.sheet, _OTHER_NAME)
    return replace(one, look_at=(*one.look_at, remark))


def _id(case: str, name: str) -> str:
    """The same on every machine, so that two copies which took the sheet in count it once."""
    return listed_id(_TABLE, case, name)


def _gone_id(case: str) -> str:
    """Never the id of a record. That it was erased says that the case was."""
    return listed_id(_TABLE, case)


def _values(one: PastRow) -> Values:
    values = one.says()
    return {**values, "measures": list(one.measures)}
