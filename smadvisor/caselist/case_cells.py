"""What a row says of the case: references, court, hearing, offences, defendants."""

from datetime import date
from operator import itemgetter

from smadvisor.caselist import wording
from smadvisor.caselist.dates import Day, read_date, read_time
from smadvisor.caselist.messages import problem
from smadvisor.caselist.names import read_names
from smadvisor.caselist.people import Births
from smadvisor.caselist.places import MISSING, Places
from smadvisor.caselist.records import Accused, Field, Problem
from smadvisor.caselist.references import Reference, read_court_code
from smadvisor.caselist.words import Memo, tidy

CaseCells = tuple[
    str, str, str, str, date | None, str, str, str, bool, str, bool | None, bool | None, str, str,
    str, tuple[Accused, ...],
]  # fmt: skip
"""The fields of an entry from ``urn`` to ``defendants``, in their order."""

_HEARINGS_UNTIL = 2099
_SINGLE = (
    Field.COURT,
    Field.COURT_CODE,
    Field.HEARING_DATE,
    Field.HEARING_TIME,
    Field.HEARING_TYPE,
    Field.VAWDASV,
    Field.DOMESTIC_ABUSE,
    Field.RASSO,
    Field.OIC,
    Field.COLLAR_NUMBER,
    Field.STATION,
    Field.PLEA,
)


class CaseReader:
    """Reads the cells of the case. It remembers each text: lists repeat themselves."""

    def __init__(self, places: Places, today: date, births: Births) -> None:
        self._places = places
        self._today = today
        self._births = births
        self._urn = places.one(Field.URN)
        self._occurrence = places.one(Field.OCCURRENCE)
        self._hearing = places.one(Field.HEARING_DATE)
        self._single = itemgetter(*(places.one(field).index for field in _SINGLE))
        self._text = Memo(tidy)
        self._day = Memo(lambda text: read_date(text, _HEARINGS_UNTIL))
        self._time = Memo(lambda text: read_time(text) or tidy(text) if text.strip() else "")
        self._domestic = Memo(wording.domestic_abuse)
        self._sexual = Memo(wording.sexual)
        self._either = Memo(wording.vawdasv)
        self._code = Memo(lambda code: read_court_code(code, ""))
        self._code_in_name = Memo(lambda court: read_court_code("", court))

    def read(
        self, full: list[str], urn: Reference, occurrence: Reference, problems: list[Problem]
    ) -> CaseCells:
        """What the row says of its case; what is odd is added to ``problems``."""
        (court, code, when, time, hearing_type, either, domestic, rasso,
         oic, collar, station, plea) = self._single(full)  # fmt: skip
        text = self._text
        if urn.code:
            problems.append(problem(self._urn, full, urn.code, urn.text))
        if occurrence.code:
            problems.append(problem(self._occurrence, full, occurrence.code))
        day = self._day[when]
        if trouble := day.code or self._trouble(day):
            problems.append(problem(self._hearing, full, trouble))
        abuse, sexual = self._either[either] if either else (None, None)
        officer, number = text[oic], text[collar]
        return (
            urn.text,
            occurrence.text,
            text[court],
            self._code[code] if code else self._code_in_name[court],
            day.day,
            self._time[time] or day.time,
            text[hearing_type],
            "" if day.day else text[when],
            day.code == "date_not_fixed",
            self._offences(full),
            _first_known(self._domestic[domestic], abuse),
            _first_known(self._sexual[rasso], sexual),
            officer if number in officer else f"{officer} {number}".strip(),
            text[station],
            text[plea],
            self._defendants(full, problems),
        )

    def _trouble(self, day: Day) -> str:
        """What is odd about a hearing that could be read, or about a blank cell."""
        if day.day is None:
            return "" if self._hearing is MISSING else "date_not_fixed"
        return "hearing_in_past" if day.day < self._today else ""

    def _offences(self, full: list[str]) -> str:
        columns = self._places.offences
        if len(columns) == 1:
            return self._text[full[columns[0]]]
        named = (self._text[full[index]] for index in columns)
        return "; ".join(dict.fromkeys(offence for offence in named if offence))

    def _defendants(self, full: list[str], problems: list[Problem]) -> tuple[Accused, ...]:
        accused = []
        for slot in self._places.defendants:
            cell = slot.read(full)
            if not cell or cell.isspace():
                continue
            born = self._births.read(slot, full, problems)
            for name in read_names(cell):
                if name.code != "name_missing":
                    accused.append(Accused(name.text, born))
                born = None  # one date of birth beside several names is the first one's
        return tuple(accused)


def _first_known(own: bool | None, general: bool | None) -> bool | None:
    return general if own is None else own
