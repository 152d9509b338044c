"""What the law says of one set of facts, all of it, each line with its section."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from smadvisor.law import offences, restraining_orders
from smadvisor.law.case_facts import CaseFacts
from smadvisor.law.courts import CourtKind, kind_of
from smadvisor.law.eligibility import eligible, under_18
from smadvisor.law.facts import Eligible, Facts, Measure, State
from smadvisor.law.measures import measures
from smadvisor.law.time_limits import Limit, headline, limits
from smadvisor.text import _

LAW_AS_AT = date(2026, 6, 1)
"""The day whose law the rules and tables were written from."""
_DOMESTIC_ABUSE_AGE = 16
_ADULT = 18


@dataclass(frozen=True, slots=True)
class Note:
    """Something else to know, with a stable code."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole answer."""

    law_as_at: date
    eligible: tuple[Eligible, ...]
    measures: tuple[Measure, ...]
    limits: tuple[Limit, ...]
    restraining_order: tuple[restraining_orders.Route, ...]
    notes: tuple[Note, ...]


def explain(case: CaseFacts, today: date) -> Explanation:
    """Eligibility, measures, limits, routes to a restraining order, and notes."""
    facts = facts_of(case, today)
    ways = eligible(facts)
    defence = case.witness.role == "defence_witness"
    running = () if defence or case.result else _limits(case, today)
    return Explanation(
        law_as_at=LAW_AS_AT,
        eligible=ways,
        measures=_measures(case, facts, ways),
        limits=running,
        restraining_order=restraining_orders.routes(case.result, today),
        notes=tuple(_notes(case, facts, ways, running)),
    )


def facts_of(case: CaseFacts, today: date) -> Facts:
    """The facts as the rules of eligibility and measures ask for them."""
    witness = case.witness
    complainant = witness.role == "complainant"
    of_another = any(offence.domestic_abuse for offence in case.offences)
    recorded_young = witness.interviewed_at is not None and witness.interviewed_at < _ADULT
    return Facts(
        court_code=case.court,
        today=today,
        date_of_birth=witness.date_of_birth,
        age=witness.age,
        accused=witness.role == "defendant",
        accused_under_16=_accused_under_16(case),
        complainant=complainant,
        relationship=witness.relationship_to_defendant,
        sexual_offence=_any(offences.sexual(one.code, today) for one in case.offences),
        modern_slavery=_any(offences.modern_slavery(one.code, today) for one in case.offences),
        domestic_abuse=witness.domestic_abuse_alleged if complainant else of_another,
        domestic_abuse_of_another=of_another,
        weapon_offence=_any(offences.schedule_1a(one, today)[0] for one in case.offences),
        conditions=witness.conditions,
        quality_diminished_by_condition=witness.quality_likely_diminished,
        fear_or_distress=witness.fear_or_distress and witness.quality_likely_diminished,
        declines_s17_4=witness.declines_s17_4,
        declines_s17_5=witness.declines_s17_5,
        intimidated_by_others=witness.intimidated_by_others,
        video_interview=witness.interviewed,
        video_interview_under_18=witness.interviewed and recorded_young,
    )


def _accused_under_16(case: CaseFacts) -> bool | None:
    ages = [defendant.age for defendant in case.defendants if defendant.age is not None]
    return all(age < _DOMESTIC_ABUSE_AGE for age in ages) if ages else None


def _any(answers: Iterable[bool | None]) -> bool | None:
    """Whether one of the offences in the proceedings is of this kind; None while it is open."""
    known = list(answers)
    if True in known:
        return True
    return None if None in known else False


def _limits(case: CaseFacts, today: date) -> tuple[Limit, ...]:
    return limits([defendant.plea for defendant in case.defendants], kind_of(case.court, on=today))


def _measures(case: CaseFacts, facts: Facts, ways: tuple[Eligible, ...]) -> tuple[Measure, ...]:
    found = measures(facts, ways)
    if case.witness.role == "defence_witness":
        return _all_ask(found, _("The defence applies for its own witnesses: ask them (s19)."))
    if case.result:
        return _all_ask(
            found, _("The case has ended. Ask CPS whether evidence will be heard again (s19).")
        )
    return found


def _all_ask(found: tuple[Measure, ...], reason: str) -> tuple[Measure, ...]:
    return tuple(replace(one, state=State.ASK, reason=reason) for one in found)


def _notes(
    case: CaseFacts, facts: Facts, ways: tuple[Eligible, ...], running: tuple[Limit, ...]
) -> Iterator[Note]:
    if case.witness.role == "defence_witness":
        yield Note(
            "defence_applies",
            _("A witness for the defence: the defence applies, not the police or CPS (r.18.4)."),
        )
        return
    sections = {one.section for one in ways}
    if "s16(1)(a)" in sections:
        yield from _child(case, facts)
    if "s22" in sections:
        yield Note(
            "qualifying_witness",
            _("Under 18 when interviewed: the recording is still to be played (s22)."),
        )
    if _section_22a(case, facts, sections):
        yield Note(
            "s22A",
            _("If it is asked for, the recording must be admitted, save as s27(2) says (s22A)."),
        )
    yield from _in_person(case, facts)
    yield from _of_limits(case, running)
    yield from _of_offences(case, facts)
    if why := restraining_orders.no_route(case.result):
        yield Note("no_restraining_order", why)


def _child(case: CaseFacts, facts: Facts) -> Iterator[Note]:
    yield Note(
        "child_primary_rule",
        _("For a child: the recorded interview, and all else by live link (s21(3))."),
    )
    if facts.date_of_birth and case.trial_date:
        trial = replace(facts, today=case.trial_date)
        if under_18(trial) is False:
            yield Note(
                "turns_18_before_trial",
                _("Eighteen before the trial: look for another ground now (s21(8), (9))."),
            )


def _section_22a(case: CaseFacts, facts: Facts, sections: set[str]) -> bool:
    adult_ground = sections & {"s16(1)(b)", "s17(1)", "s17(4)", "s17(5)"}
    crown = kind_of(case.court) is CourtKind.CROWN
    complainant = bool(facts.complainant and facts.sexual_offence and facts.video_interview)
    return complainant and crown and under_18(facts) is False and bool(adult_ground)


def _in_person(case: CaseFacts, facts: Facts) -> Iterator[Note]:
    """Who may not be questioned by a defendant who has no lawyer (ss34 to 36)."""
    if all(defendant.represented is not False for defendant in case.defendants):
        return
    if facts.complainant and facts.sexual_offence:
        yield Note("s34", _("A defendant without a lawyer may not question her himself (s34)."))
    elif under_18(facts):
        yield Note(
            "s35",
            _("A child is often protected from a defendant's own questions: ask CPS (s35)."),
        )
    else:
        yield Note(
            "s36",
            _("A defendant has no lawyer: ask CPS to stop his own questions by a direction (s36)."),
        )


def _of_offences(case: CaseFacts, facts: Facts) -> Iterator[Note]:
    for offence in case.offences:
        if warning := offences.caution(offence.code):
            yield Note(f"offence_to_confirm:{offence.code}", warning)
    if facts.weapon_offence is not False:
        yield Note("schedule_1a_to_confirm", offences.LATER_ACT)


def _of_limits(case: CaseFacts, running: tuple[Limit, ...]) -> Iterator[Note]:
    pleas = [defendant.plea.plea for defendant in case.defendants]
    if pleas and not case.result and all(plea is None for plea in pleas):
        yield Note(
            "no_plea_no_limit",
            _("No limit runs before a not guilty plea. Best is before the first hearing (r.18.9)."),
        )
    first = headline(running)
    for limit in running:
        if first and limit.last_day and limit is not first:
            day = limit.last_day.isoformat()
            yield Note(
                f"limit_per_defendant:{limit.defendant}={day}",
                _("For {defendant} the last day is {day} (r.18.4).").format(
                    defendant=limit.defendant, day=day
                ),
            )
