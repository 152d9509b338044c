"""A case as a set of plain facts, checked key by key: what ``smadvisor explain`` is asked about."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from smadvisor.errors import Refused
from smadvisor.law.offences import WEAPONS, Offence
from smadvisor.law.time_limits import Plea
from smadvisor.text import _

ROLES = ("complainant", "witness", "defence_witness", "defendant")
RELATIONSHIPS = (
    *("none", "partner", "ex_partner", "spouse", "ex_spouse", "parent_of_same_child", "parent"),
    *("child", "sibling", "relative", "relative_in_law", "flatmate", "friend", "carer"),
    *("colleague", "stranger"),
)
CONDITIONS = ("mental_disorder", "learning", "physical")
RESULTS = (
    *("convicted", "acquitted", "no_evidence_offered", "discontinued", "jury_discharged"),
    *("unfit_did_act", "caution"),
)


@dataclass(frozen=True, slots=True)
class Defendant:
    """One accused."""

    plea: Plea
    age: int | None
    represented: bool | None


@dataclass(frozen=True, slots=True)
class Witness:
    """The person whose special measures are asked about."""

    role: str
    age: int | None
    date_of_birth: date | None
    relationship_to_defendant: str
    domestic_abuse_alleged: bool
    conditions: frozenset[str]
    quality_likely_diminished: bool
    fear_or_distress: bool
    declines_s17_4: bool
    declines_s17_5: bool
    intimidated_by_others: bool
    interviewed_at: int | None
    """Age at a recorded interview; None where there was none."""
    interviewed: bool


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One case, as far as the law of special measures asks about it."""

    court: str
    trial_date: date | None
    defendants: tuple[Defendant, ...]
    offences: tuple[Offence, ...]
    witness: Witness
    result: str | None


def read(plain: object) -> CaseFacts:
    """The facts in a JSON document.

    Raises:
        Refused: ``facts_refused`` naming every unknown key and every value that does not fit.
    """
    reader = _Reader()
    top = reader.mapping(plain, "facts")
    facts = CaseFacts(
        court=reader.take(top, "court", _text, ""),
        trial_date=reader.take(top, "trial_date", _day, None),
        defendants=tuple(
            _defendant(reader, one, f"defendants[{number}]", number)
            for number, one in enumerate(reader.take(top, "defendants", _items, ()))
        ),
        offences=tuple(
            _offence(reader, one, f"offences[{number}]")
            for number, one in enumerate(reader.take(top, "offences", _items, ()))
        ),
        witness=_witness(reader, reader.mapping(top.pop("witness", {}), "witness")),
        result=reader.take(top, "result", _one_of(RESULTS), None),
    )
    reader.nothing_left(top, "")
    reader.refuse()
    return facts


def _defendant(reader: "_Reader", plain: object, where: str, number: int) -> Defendant:
    found = reader.mapping(plain, where)
    made = Defendant(
        plea=Plea(
            defendant=reader.take(found, "ref", _text, f"D{number + 1}", where),
            plea=reader.take(found, "plea", _one_of(("not_guilty", "guilty")), None, where),
            plea_date=reader.take(found, "plea_date", _day, None, where),
        ),
        age=reader.take(found, "age", _age, None, where),
        represented=reader.take(found, "represented", _flag, None, where),
    )
    reader.nothing_left(found, where)
    return made


def _offence(reader: "_Reader", plain: object, where: str) -> Offence:
    found = reader.mapping(plain, where)
    made = Offence(
        code=reader.take(found, "code", _text, "", where),
        weapon=reader.take(found, "weapon", _one_of(WEAPONS), "none", where),
        domestic_abuse=reader.take(found, "domestic_abuse", _flag, False, where),
    )
    reader.nothing_left(found, where)
    return made


def _witness(reader: "_Reader", found: dict[str, Any]) -> Witness:
    def flag(key: str) -> bool:
        return bool(reader.take(found, key, _flag, False, "witness"))

    interview = found.pop("video_interview", None)
    recorded = reader.mapping({} if interview is None else interview, "witness.video_interview")
    made = Witness(
        role=reader.take(found, "role", _one_of(ROLES), "witness", "witness"),
        age=reader.take(found, "age", _age, None, "witness"),
        date_of_birth=reader.take(found, "date_of_birth", _day, None, "witness"),
        relationship_to_defendant=reader.take(
            found, "relationship_to_defendant", _one_of(RELATIONSHIPS), "none", "witness"
        ),
        domestic_abuse_alleged=flag("domestic_abuse_alleged"),
        conditions=reader.take(found, "conditions", _some_of(CONDITIONS), frozenset(), "witness"),
        quality_likely_diminished=flag("quality_likely_diminished"),
        fear_or_distress=flag("fear_or_distress"),
        declines_s17_4=flag("declines_s17_4"),
        declines_s17_5=flag("declines_s17_5"),
        intimidated_by_others=flag("intimidated_by_others"),
        interviewed_at=reader.take(recorded, "age_at", _age, None, "witness.video_interview"),
        interviewed=reader.take(
            recorded, "made", _flag, interview is not None, "witness.video_interview"
        ),
    )
    reader.nothing_left(recorded, "witness.video_interview")
    reader.nothing_left(found, "witness")
    return made


class _Reader:
    """Takes values out of mappings and remembers what was wrong, to say it all at once."""

    def __init__(self) -> None:
        self._wrong: list[str] = []

    def mapping(self, plain: object, where: str) -> dict[str, Any]:
        """A copy of ``plain`` to take from; empty where it is no mapping."""
        if isinstance(plain, Mapping):
            return dict(plain)
        self._wrong.append(where)
        return {}

    def take(
        self,
        found: dict[str, Any],
        key: str,
        check: Callable[[object], Any],
        otherwise: Any,
        where: str = "",
    ) -> Any:
        """The value of ``key``, or ``otherwise`` where it is missing or null."""
        value = found.pop(key, None)
        if value is None:
            return otherwise
        try:
            return check(value)
        except ValueError:
            self._wrong.append(f"{where}.{key}".lstrip("."))
            return otherwise

    def nothing_left(self, found: Mapping[str, object], where: str) -> None:
        """Whatever was not taken is unknown."""
        self._wrong += [f"{where}.{key}".lstrip(".") for key in found]

    def refuse(self) -> None:
        """Say all that was wrong."""
        if self._wrong:
            sentence = _("These facts are not known or not of the right kind: {names}.")
            raise Refused("facts_refused", sentence.format(names=", ".join(self._wrong)))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value.strip()


def _day(value: object) -> date:
    return date.fromisoformat(_text(value))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _age(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 130:
        raise ValueError
    return value


def _items(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError
    return value


def _one_of(known: Collection[str]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value not in known:
            raise ValueError
        return str(value)

    return check


def _some_of(known: Collection[str]) -> Callable[[object], frozenset[str]]:
    def check(value: object) -> frozenset[str]:
        return frozenset(map(_one_of(known), _items(value)))

    return check
