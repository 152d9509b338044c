"""A row of a record sheet, cell by cell: what it says, or why it is not taken."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from smadvisor.caselist.dates import read_date
from smadvisor.caselist.names import UNNAMED, name_key, read_names
from smadvisor.caselist.references import read_occurrence, read_urn
from smadvisor.caselist.special_rows import special
from smadvisor.caselist.wording import Phrases
from smadvisor.caselist.words import header_words, plain, table, tidy
from smadvisor.casework.identity import folded
from smadvisor.casework.outcome import Outcome
from smadvisor.text import _

_TABLE, _WORDING = table("history"), table("wording")
_COLUMNS = {
    "".join(header_words(name)): (meaning, rank)
    for meaning, names in _TABLE["columns"].items()
    for rank, name in reversed(list(enumerate(names)))
}
_DAYS = ("reviewed_on", "contacted_on", "sent_on")
_NO_DAY = frozenset(map(plain, _TABLE["no_day"]["words"]))
_DEFICIENT = Phrases(
    {name: (*_WORDING[name]["words"], *_TABLE["deficient"][name]) for name in ("yes", "no")}
)
_MEASURES = Phrases(_TABLE["measures"])
_NOISE, _NONE = "noise", "none"
_REMOTE_SITE, _LIVE_LINK = "remote_site", "live_link"
_NOT_RECORDED = "not_recorded"
_MEASURE_CODES = tuple(code for code in _TABLE["measures"] if code not in (_NOISE, _NONE))
_OUTCOMES = {
    " ".join(header_words(words)): code
    for code, wordings in (
        *_TABLE["outcomes"].items(),
        *((one.value, (one.value, one.words)) for one in Outcome),
    )
    for words in wordings
}
_APART = re.compile(r"[;\n\r]")
_LOOSELY_APART = re.compile(r"[,/+&|]|\band\b|\ba(?= safle| cyswllt)")
_ROWS_LOOKED_AT = 60
_FIRST_DAY = date(2000, 1, 1)

NOT_TAKEN = {
    "no_reference": _("There is neither a URN nor an occurrence number that can be read."),
    "totals_row": _("This row is a total, not a case."),
    "footer_row": _("This row is a note, not a case."),
    "header_row": _("This row holds the names of the columns again."),
    "impossible_date": _("There is no such day. Check the date."),
    "unreadable_date": _("This could not be read as a date. Write it as 23/05/2023."),
    "date_in_future": _("This day has not come yet. Check the date."),
    "date_too_early": _("This day is before the year 2000. Check the year."),
    "nothing_recorded": _("The row has no date, so it counts for nothing."),
    "several_people": _("This may name several people. Give each of them a row."),
    "person_unclear": _(
        "Another row is about the same case, and one of the two has no name. Name each person, "
        "so that nobody is counted twice."
    ),
    "row_twice": _("The same person of the same case stands in an earlier row, which counts."),
    "deficient_unclear": _("Whether the MG2 was deficient is neither yes nor no."),
    "not_reviewed": _("A deficient MG2 is counted with a review. Enter the day of the review."),
    "unknown_measure": _("This is no special measure that the program knows."),
    "measures_unclear": _(
        "It is not clear which measures are meant. Put a semicolon (;) between two measures; "
        "write a live link from a remote evidence site as Remote site."
    ),
    "measures_not_sent": _("Measures are counted with an MG2 that was sent. Enter the day."),
    "sent_without_day": _("The outcome says that the MG2 was sent. Enter the day."),
}
"""Why a row is not taken. No word here comes from a cell."""

LOOK_AT = {
    "unknown_outcome": _("This is no outcome that the program knows: read as not recorded."),
    "unusual_urn": _("This is not the usual shape of a URN: only a part of it was read."),
}
"""What is odd about a row that is taken."""


class _Values(TypedDict):
    deficient: bool | None
    measures: tuple[str, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Why a row is not taken, or what is odd about it. It holds no word of any cell."""

    row: int
    """As a spreadsheet numbers it."""
    code: str
    column: str = ""
    """Of the cell that is the reason, where it is one."""
    sheet: str = ""
    """Where several sheets were read."""
    message: str = ""

    @property
    def place(self) -> str:
        """Where it is, in words."""
        row = _("Row {n}").format(n=self.row)
        return " · ".join(part for part in (self.sheet, row, self.column) if part)


@dataclass(frozen=True, slots=True)
class PastRow:
    """One person of one case, as the unit recorded it before the tool."""

    row: int
    """As a spreadsheet numbers it."""
    sheet: str
    """Where several sheets were read."""
    urn: str
    person: str
    reviewed_on: date | None
    deficient: bool | None
    contacted_on: date | None
    sent_on: date | None
    measures: tuple[str, ...]
    outcome: str
    look_at: tuple[Remark, ...] = field(default=())

    @property
    def who(self) -> tuple[str, str]:
        """Case and person as they are compared."""
        return case_key(self.urn), person_key(self.person)

    def says(self) -> dict[str, object]:
        """What is kept of it."""
        return {name: getattr(self, name) for name in _KEPT}

    def left_out(self, code: str) -> Remark:
        """The same row, not taken."""
        return Remark(self.row, code, "", self.sheet, NOT_TAKEN[code])


_KEPT = ("urn", "person", *_DAYS, "deficient", "measures", "outcome")


def case_key(urn: str) -> str:
    """A case as it is compared."""
    return folded(urn).replace(" ", "")


def person_key(person: str) -> str:
    """A name as it is compared within a case, whichever part stands first.

    Empty where it does not say who it is.
    """
    nameless = read_names(person)[0].code in UNNAMED
    return "" if nameless else " ".join(sorted(name_key(person).split()))


@dataclass(frozen=True)
class Header:
    """The column names of one sheet."""

    row: int
    """Index of the row, counted from 0."""
    names: tuple[str, ...]
    columns: Mapping[str, int]
    """Where each column stands, by what it means."""

    @property
    def unmatched(self) -> Iterator[str]:
        """The names whose meaning is not known, or that mean what another one means."""
        taken = set(self.columns.values())
        return (name for place, name in enumerate(self.names) if name and place not in taken)


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """The row, of the first of a sheet, with most column names; a URN and a day are needed."""
    best: Header | None = None
    for at, cells in enumerate(rows[:_ROWS_LOOKED_AT]):
        ranks: dict[str, tuple[int, int]] = {}
        for place, cell in enumerate(cells):
            if known := _COLUMNS.get("".join(header_words(cell))):
                meaning, rank = known
                ranks[meaning] = min(ranks.get(meaning, (rank, place)), (rank, place))
        found = {meaning: place for meaning, (_rank, place) in ranks.items()}
        if "urn" not in found or found.keys().isdisjoint(_DAYS):
            continue
        if best is None or len(found) > len(best.columns):
            best = Header(at, tuple(map(tidy, cells)), found)
    return best


class _NotTaken(Exception):
    """Why a row is not taken."""

    def __init__(self, code: str, field: str = "") -> None:
        super().__init__(code)
        self.code, self.field = code, field


class RowReader:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: str, header: Header, today: date) -> None:
        """``sheet`` is its name, where several are read."""
        self._sheet, self._header, self._today = sheet, header, today
        columns = header.columns
        self._of_people = {columns["person"]} if "person" in columns else set()

    def read(self, number: int, cells: Sequence[str]) -> PastRow | Remark:
        """What a row says, or why it is not taken."""
        said = {
            name: cells[place].strip() if place < len(cells) else ""
            for name, place in self._header.columns.items()
        }
        odd: list[tuple[str, str]] = []
        try:
            urn = self._urn(cells, said["urn"], odd)
            person = _person(said.get("person", ""))
            days = {name: self._day(said.get(name, ""), name) for name in _DAYS}
            values = _values(said, days, odd)
        except _NotTaken as why:
            return self._remark(number, why.code, why.field, NOT_TAKEN)
        look_at = tuple(self._remark(number, code, name, LOOK_AT) for code, name in odd)
        return PastRow(number, self._sheet, urn, person, **days, **values, look_at=look_at)

    def _urn(self, cells: Sequence[str], text: str, odd: list[tuple[str, str]]) -> str:
        urn = read_urn(text)
        if urn.code or not urn.text:
            if kind := special(cells, self._of_people):
                raise _NotTaken("header_row" if kind == "header" else kind)
            if _COLUMNS.get("".join(header_words(text)), ("",))[0] == "urn":
                raise _NotTaken("header_row")
        read = urn.text or read_occurrence(text).text
        if not read or read_occurrence(text).code:
            raise _NotTaken("no_reference", "urn")
        if urn.code and folded(read) != folded(text):
            odd.append(("unusual_urn", "urn"))
        return read

    def _day(self, text: str, name: str) -> date | None:
        if plain(tidy(text)).rstrip(".") in _NO_DAY:
            return None
        read = read_date(text, self._today.year)
        if read.code:
            raise _NotTaken(
                "impossible_date" if read.code == "impossible_date" else "unreadable_date", name
            )
        if read.day and read.day > self._today:
            raise _NotTaken("date_in_future", name)
        if read.day and read.day < _FIRST_DAY:
            raise _NotTaken("date_too_early", name)
        return read.day

    def _remark(self, number: int, code: str, field: str, messages: Mapping[str, str]) -> Remark:
        place = self._header.columns.get(field)
        column = "" if place is None else self._header.names[place]
        return Remark(number, code, column, self._sheet, messages[code])


def _person(text: str) -> str:
    names = read_names(text)
    if len(names) > 1 or names[0].code == "several_people":
        raise _NotTaken("several_people", "person")
    return names[0].text


def _values(
    said: Mapping[str, str], days: Mapping[str, date | None], odd: list[tuple[str, str]]
) -> _Values:
    if not any(days.values()):
        raise _NotTaken("nothing_recorded")
    deficient = _deficient(said.get("deficient", ""))
    if days["reviewed_on"] and deficient is None:
        raise _NotTaken("deficient_unclear", "deficient")
    if deficient and not days["reviewed_on"]:
        raise _NotTaken("not_reviewed", "reviewed_on")
    measures = _measures(said.get("measures", ""))
    if measures and not days["sent_on"]:
        raise _NotTaken("measures_not_sent", "sent_on")
    outcome = _outcome(said.get("outcome", ""))
    if outcome is None:
        odd.append(("unknown_outcome", "outcome"))
    if outcome == Outcome.SENT and not days["sent_on"]:
        raise _NotTaken("sent_without_day", "sent_on")
    return {"deficient": deficient, "measures": measures, "outcome": outcome or ""}


def _deficient(text: str) -> bool | None:
    kinds = set(_DEFICIENT.kinds(text))
    return kinds == {"yes"} if len(kinds) == 1 and "" not in kinds else None


def _measures(text: str) -> tuple[str, ...]:
    """The measures of a cell: a semicolon stands between two, and most other signs will do.

    Not between a live link and a remote site: those may be one, so such a cell is not taken.
    """
    found: dict[str, None] = {}
    for part in _APART.split(text):
        kinds = set(_MEASURES.kinds(part)) - {_NOISE}
        if "" in kinds:
            raise _NotTaken("unknown_measure", "measures")
        if {_REMOTE_SITE, _LIVE_LINK} <= kinds:
            if _LOOSELY_APART.search(plain(part)):
                raise _NotTaken("measures_unclear", "measures")
            kinds -= {_LIVE_LINK}
        found |= dict.fromkeys(kinds)
    if _NONE in found and len(found) > 1:
        raise _NotTaken("measures_unclear", "measures")
    return tuple(one for one in _MEASURE_CODES if one in found)


def _outcome(text: str) -> str | None:
    """The code, empty where none is recorded; ``None`` for words that are not known."""
    code = _OUTCOMES.get(" ".join(header_words(text)))
    return "" if code == _NOT_RECORDED else code
