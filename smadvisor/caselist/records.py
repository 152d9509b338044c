"""What a weekly list is read into: sheets of cells, then entries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from smadvisor.casework.cases import Role
from smadvisor.casework.mg2 import Mg2State


@dataclass(frozen=True)
class Sheet:
    """One sheet, every cell as text; row 1 is ``rows[0]``."""

    name: str
    rows: list[list[str]]
    visible: bool = True
    merged: tuple[tuple[int, int, int], ...] = ()
    """Cells merged downwards: first row, last row and column, counted from 0."""


class Field(StrEnum):
    """What a column of a list can mean. ``resources/caselist/headers.toml`` holds their names."""

    URN = "urn"
    OCCURRENCE = "occurrence"
    DEFENDANT = "defendant"
    DEFENDANT_SURNAME = "defendant_surname"
    DEFENDANT_FORENAMES = "defendant_forenames"
    DEFENDANT_DATE_OF_BIRTH = "defendant_date_of_birth"
    OFFENCES = "offences"
    VAWDASV = "vawdasv"
    DOMESTIC_ABUSE = "domestic_abuse"
    RASSO = "rasso"
    PLEA = "plea"
    COURT = "court"
    COURT_CODE = "court_code"
    HEARING_DATE = "hearing_date"
    HEARING_TIME = "hearing_time"
    HEARING_TYPE = "hearing_type"
    OIC = "oic"
    COLLAR_NUMBER = "collar_number"
    STATION = "station"
    VICTIM = "victim"
    VICTIM_SURNAME = "victim_surname"
    VICTIM_FORENAMES = "victim_forenames"
    VICTIM_DATE_OF_BIRTH = "victim_date_of_birth"
    WITNESS = "witness"
    WITNESS_SURNAME = "witness_surname"
    WITNESS_FORENAMES = "witness_forenames"
    WITNESS_DATE_OF_BIRTH = "witness_date_of_birth"
    ROLE = "role"
    RELATIONSHIP = "relationship"
    MG2 = "mg2"
    VICTIM_PERSONAL_STATEMENT = "victim_personal_statement"
    RESTRAINING_ORDER = "restraining_order"
    SUPPORT_WORKER = "support_worker"
    IGNORED = "ignored"
    """Known, kept in the raw text, and not read any further."""


@dataclass(frozen=True)
class Vocabulary:
    """What this store has been taught: headers and wordings of the MG2 column, ``folded()``."""

    headers: Mapping[str, Field] = field(default_factory=dict)
    mg2: Mapping[str, Mg2State] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in one cell that a person should look at. The row is taken all the same."""

    column: str
    value: str
    code: str
    message: str


class Accused(NamedTuple):
    """A defendant as a row names them."""

    name: str
    date_of_birth: date | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One victim or witness of one row; or, with ``taken`` false, a row left out and why."""

    row: int
    """As a spreadsheet numbers it."""
    taken: bool
    code: str
    """Why it was not taken, else empty; ``message`` says it in words."""
    message: str
    raw: Mapping[str, str]
    """The text of every cell by its header, as the list had it."""
    urn: str = ""
    occurrence: str = ""
    court: str = ""
    court_code: str = ""
    hearing_date: date | None = None
    hearing_time: str = ""
    hearing_type: str = ""
    hearing_text: str = ""
    """The words of the list, where they are not a date."""
    hearing_not_fixed: bool = False
    """The list says in words that there is no date yet (a blank cell says nothing)."""
    offences: str = ""
    domestic_abuse: bool | None = None
    sexual_offence: bool | None = None
    oic: str = ""
    station: str = ""
    plea: str = ""
    defendants: tuple[Accused, ...] = ()
    person: str = ""
    unnamed: bool = False
    """The name is withheld or missing, so it does not identify anybody."""
    name_withheld: bool = False
    date_of_birth: date | None = None
    role: Role = Role.VICTIM
    relationship: str = ""
    mg2_state: Mg2State = Mg2State.UNCLEAR
    mg2_text: str = ""
    victim_personal_statement: str = ""
    restraining_order: str = ""
    support_worker: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def problems_once(self) -> tuple[Problem, ...]:
        """The problems, each code once."""
        return tuple({problem.code: problem for problem in reversed(self.problems)}.values())[::-1]


@dataclass(frozen=True)
class WeeklyList:
    """A list as it was read. Nothing has been stored."""

    file: str
    """The name of the file, without its folder."""
    sha256: str
    sheet: str
    """Empty for a file that has no sheets."""
    header_row: int
    """The row, as a spreadsheet numbers it, that holds the column names (the lower of two)."""
    columns: Mapping[str, Field]
    unmatched: tuple[str, ...]
    """Headers whose meaning is not known."""
    entries: tuple[Entry, ...]
    notes: tuple[str, ...]
    """What else a person should know: sheets passed over, columns not found."""
