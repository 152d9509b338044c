"""Facts as a JSON document, checked key by key: what ``smadvisor explain`` is asked about."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from smadvisor.errors import Refused, key_shown
from smadvisor.law.facts import WEAPONS, Defendant, Facts, Offence
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
    *("unfit_did_act", "caution", "appeal_allowed", "special_verdict"),
)
_FLAGS = (
    *("declines_s17_4", "declines_s17_5", "declines_primary_rule", "intimidated_by_others"),
    "anonymity_order",
)
_ADULT = 18


def read(plain: object, today: date) -> Facts:
    """The facts in a JSON document, to be judged on the day ``today``.

    What is left out is not so; an age or a plea that is left out is not known.

    Raises:
        Refused: ``facts_refused`` naming every unknown key and every value that does not fit.
    """
    reader = _Reader()
    top = reader.mapping(plain, "facts")
    offences = tuple(
        _offence(reader, one, f"offences[{number}]")
        for number, one in enumerate(reader.take(top, "offences", _items, ()))
    )
    facts = Facts(
        today=today,
        court_code=reader.take(top, "court", _text, ""),
        trial_date=reader.take(top, "trial_date", _day, None),
        defendants=tuple(
            _defendant(reader, one, f"defendants[{number}]", number)
            for number, one in enumerate(reader.take(top, "defendants", _items, ()))
        ),
        offences=offences,
        result=reader.take(top, "result", _one_of(RESULTS), None),
        **_witness(reader, reader.mapping(top.pop("witness", {}), "witness"), offences),
    )
    reader.nothing_left(top, "")
    reader.refuse()
    return facts


def _defendant(reader: "_Reader", plain: object, where: str, number: int) -> Defendant:
    found = reader.mapping(plain, where)
    made = Defendant(
        name=reader.take(found, "ref", _text, f"D{number + 1}", where),
        plea=reader.take(found, "plea", _one_of(("not_guilty", "guilty")), None, where),
        plea_date=reader.take(found, "plea_date", _day, None, where),
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


def _witness(
    reader: "_Reader", found: dict[str, Any], offences: tuple[Offence, ...]
) -> dict[str, Any]:
    """The facts of the witness by the names of ``Facts``."""

    def flag(key: str) -> bool:
        return bool(reader.take(found, key, _flag, False, "witness"))

    role = reader.take(found, "role", _one_of(ROLES), "witness", "witness")
    alleged, diminished = flag("domestic_abuse_alleged"), flag("quality_likely_diminished")
    of_another = any(offence.domestic_abuse for offence in offences)
    interviewed, interviewed_at = _interview(reader, found.pop("video_interview", None))
    facts = {
        "accused": role == "defendant",
        "defence_witness": role == "defence_witness",
        "complainant": role == "complainant",
        "relationship": reader.take(
            found, "relationship_to_defendant", _one_of(RELATIONSHIPS), "none", "witness"
        ),
        "domestic_abuse": alleged if role == "complainant" else of_another,
        "age": reader.take(found, "age", _age, None, "witness"),
        "date_of_birth": reader.take(found, "date_of_birth", _day, None, "witness"),
        "conditions": reader.take(
            found, "conditions", _some_of(CONDITIONS), frozenset(), "witness"
        ),
        "quality_diminished_by_condition": diminished,
        "fear_or_distress": flag("fear_or_distress") and diminished,
        "video_interview": interviewed,
        "video_interview_under_18": interviewed_at is not None and interviewed_at < _ADULT,
        **{key: flag(key) for key in _FLAGS},
    }
    reader.nothing_left(found, "witness")
    return facts


def _interview(reader: "_Reader", plain: object) -> tuple[bool, int | None]:
    """Whether one was recorded, and at what age."""
    where = "witness.video_interview"
    found = reader.mapping({} if plain is None else plain, where)
    age = reader.take(found, "age_at", _age, None, where)
    made = reader.take(found, "made", _flag, plain is not None, where)
    reader.nothing_left(found, where)
    return made, age if made else None


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
        self._wrong += [f"{where}.{key_shown(key)}".lstrip(".") for key in found]

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
