"""Headers to fields: where the header row is, and what each of its columns means.

The names are data (``resources/caselist/headers.toml``); what a store was taught comes first.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from smadvisor.caselist.records import Field, Vocabulary
from smadvisor.caselist.words import Memo, header_words, table, tidy

_TABLE = table("headers")
_NAMES: dict[str, tuple[str, int]] = {
    "".join(header_words(name)): (meaning, rank)
    for group in (_TABLE["names"], _TABLE["bare"])
    for meaning, names in group.items()
    for rank, name in reversed(list(enumerate(names)))
}
_RULES = [
    (
        Field(rule["field"]),
        set(rule.get("all", ())),
        set(rule.get("any", ())),
        set(rule.get("also", ())),
        set(rule.get("none", ())),
    )
    for rule in _TABLE["rule"]
]
_BARE = frozenset(_TABLE["bare"])
_NUMBERED = re.compile(r"(?!mg0?2$)([a-z]*)(\d{1,2})(?:st|nd|rd|th)?")
_RULE_RANK = 1_000
_ROWS_LOOKED_AT = 60
_FEWEST = 4
"""The score of two names of columns. A sentence above the table has none."""
SEVERAL = frozenset({Field.OFFENCES, Field.IGNORED})
"""Fields that any number of columns may hold, besides those that differ in their number."""
PEOPLE = ("defendant", "victim", "witness")


class Meaning(NamedTuple):
    """What a header was found to mean."""

    name: str
    """A field, or a bare word (``surname``) that belongs to the person beside it."""
    number: int = 0
    """From ``Victim 2``; 0 where there is none."""
    rank: int = 0
    """How good the match is: 0 is the best."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column whose meaning is known."""

    index: int
    header: str
    field: Field
    number: int


@dataclass(frozen=True)
class Layout:
    """The header of a sheet."""

    row: int
    """Index of the header row, counted from 0: the lower one of two."""
    headers: tuple[str, ...]
    """One for each column, all different; a column without one is named by its letter."""
    columns: tuple[Column, ...]
    unmatched: tuple[str, ...]


def _exact(header: str) -> Meaning | None:
    """A header that is a known name, perhaps with a number in it."""
    words = header_words(header)
    if found := _NAMES.get("".join(words)):
        return Meaning(found[0], 0, found[1])
    for place, word in enumerate(words):
        if (numbered := _NUMBERED.fullmatch(word)) and int(numbered[2]):
            rest = [*words[:place], numbered[1], *words[place + 1 :]]
            if found := _NAMES.get("".join(rest)):
                return Meaning(found[0], int(numbered[2]), found[1])
    return None


def _by_rule(header: str) -> Meaning | None:
    """A header that has the words of a rule."""
    words = set(header_words(header))
    for rank, (field, every, some, also, none) in enumerate(_RULES):
        fits = every <= words and not words & none
        if fits and (not some or words & some) and (not also or words & also):
            numbers = [int(m[2]) for w in words if (m := _NUMBERED.fullmatch(w))]
            return Meaning(field.value, numbers[0] if numbers else 0, _RULE_RANK + rank)
    return None


_exactly = Memo(_exact)


def known_names(row: Sequence[str]) -> int:
    """How many different column names a row of cells holds."""
    return len({meaning[:2] for cell in row if cell and (meaning := _exactly[cell])})


class _Finder:
    """Finds the header of one sheet, with what the store was taught."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._taught = {
            "".join(header_words(header)): field for header, field in vocabulary.headers.items()
        }

    def meaning(self, group: str, own: str, use_rules: bool) -> Meaning | None:
        """What a column means, from its own header and the one over a group of columns."""
        both = f"{group} {own}" if group and own else ""
        for text in (own, both):
            if text and (field := self._taught.get("".join(header_words(text)))):
                return Meaning(field.value, 0, -1)
        alone = _exactly[own] if own else None
        if both and (joined := _exactly[both]):
            return joined
        if alone and alone.name not in _BARE:
            return alone
        if alone:
            return (_by_rule(both) if both else None) or alone
        return _by_rule(own) if use_rules and own else None

    def meanings(
        self, rows: Sequence[Sequence[str]], at: int, grouped: bool, use_rules: bool
    ) -> list[Meaning | None]:
        """What each column means, if row ``at`` is the header (under a row of groups)."""
        return [
            self.meaning(group, own, use_rules) for group, own in _group_and_own(rows, at, grouped)
        ]

    def score(self, rows: Sequence[Sequence[str]], at: int, grouped: bool) -> int:
        """How many different things the columns would mean; a bare word counts half."""
        found = {meaning[:2] for meaning in self.meanings(rows, at, grouped, False) if meaning}
        return sum(1 if name in _BARE else 2 for name, _number in found)


def _group_and_own(rows: Sequence[Sequence[str]], at: int, grouped: bool) -> list[tuple[str, str]]:
    """For each column the header of its group and its own; a group reaches to the next."""
    own = [tidy(cell) for cell in rows[at]]
    if not grouped:
        return [("", header) for header in own]
    above = [tidy(cell) for cell in rows[at - 1]]
    width = max(len(above), len(own))
    own += [""] * (width - len(own))
    above += [""] * (width - len(above))
    pairs, group = [], ""
    for over, header in zip(above, own, strict=True):
        group = over or group
        pairs.append((group, header) if header else ("", over))
    return pairs


def find_layout(rows: Sequence[Sequence[str]], vocabulary: Vocabulary) -> Layout | None:
    """The header of a sheet: the row, or two rows, with most column names. ``None`` without one."""
    finder = _Finder(vocabulary)
    best, at, grouped = 0, -1, False
    for index in range(min(len(rows), _ROWS_LOOKED_AT)):
        for over in (False, True) if index else (False,):
            score = finder.score(rows, index, over)
            if score > best:
                best, at, grouped = score, index, over
    if best < _FEWEST:
        return None
    pairs = _group_and_own(rows, at, grouped)
    headers = _unique([tidy(f"{group} {own}") for group, own in pairs], rows)
    return _settle(at, headers, finder.meanings(rows, at, grouped, True))


def _unique(headers: list[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Headers that differ; more of them where some row is wider than the header."""
    headers += [""] * (max(map(len, rows)) - len(headers))
    unique: dict[str, None] = {}
    for index, header in enumerate(headers):
        name = again = header or f"({column_letters(index)})"
        times = 1
        while again in unique:
            times += 1
            again = f"{name} [{times}]"
        unique[again] = None
    return tuple(unique)


def column_letters(index: int) -> str:
    """The letters of a column in a spreadsheet: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def _settle(row: int, headers: tuple[str, ...], meanings: list[Meaning | None]) -> Layout:
    """Give each field one column: the best match, and of equals the first."""
    taken: dict[tuple[Field, int], Column] = {}
    many: list[Column] = []
    found = [(place, meaning) for place, meaning in enumerate(meanings) if meaning]
    for index, meaning in sorted(found, key=lambda pair: (pair[1].rank, pair[0])):
        if meaning.name in _BARE:
            continue
        field, number = Field(meaning.name), meaning.number
        if field in SEVERAL:
            many.append(Column(index, headers[index], field, number))
            continue
        if (field, number) in taken and field in {Field.VICTIM, Field.WITNESS, Field.DEFENDANT}:
            first = taken[field, number]
            if headers[index].startswith(f"{first.header} ["):
                number = 1 + max(n for f, n in taken if f is field) + (number == 0)
        taken.setdefault((field, number), Column(index, headers[index], field, number))
    for index, meaning in found:
        if meaning.name in _BARE and (owned := _owner(index, meaning.name, taken, meanings)):
            taken[owned] = Column(index, headers[index], *owned)
    columns = tuple(sorted([*taken.values(), *many], key=lambda column: column.index))
    matched = {column.index for column in columns}
    unmatched = tuple(
        header
        for index, header in enumerate(headers)
        if index not in matched and header != f"({column_letters(index)})"
    )
    return Layout(row, headers, columns, unmatched)


def _owner(
    index: int,
    bare: str,
    taken: Mapping[tuple[Field, int], Column],
    meanings: Sequence[Meaning | None],
) -> tuple[Field, int] | None:
    """Whose surname, forenames or date of birth a bare column is: of the person beside it.

    Columns to the left come first, then to the right, across other bare columns. With nobody
    beside it, it is the defendant's, or the victim's where the defendant has that already.
    """
    beside: list[tuple[str, int]] = []
    by_index = {column.index: key for key, column in taken.items()}
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(meanings) and place not in by_index:
            neighbour = meanings[place]
            if neighbour is None or neighbour.name not in _BARE:
                break
            place += step
        if place in by_index:
            field, number = by_index[place]
            beside.append((field.value.split("_")[0], number))
    owners = [owner for owner in beside if owner[0] in PEOPLE]
    if bare != "name":
        owners += [("defendant", 0), ("victim", 0)]
    for person, number in owners:
        field = Field(person if bare == "name" else f"{person}_{bare}")
        if (field, number) not in taken:
            return field, number
    return None
