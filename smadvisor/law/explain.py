"""What the law says of one set of facts, all of it, each line with its section."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from smadvisor.law import anonymity, at_court, child, cross_examination, reporting
from smadvisor.law.combinations import contradictions
from smadvisor.law.courts import kind_of
from smadvisor.law.eligibility import eligible
from smadvisor.law.facts import Eligible, Facts, Measure, Note, State
from smadvisor.law.measures import measures
from smadvisor.law.offences import (
    caution,
    implies,
    modern_slavery_by_code,
    sexual_by_code,
)
from smadvisor.law.restraining_orders import ONLY_AGAINST, Route, no_route, routes
from smadvisor.law.schedule_1a import LATER_ACT, schedule_1a, weapon, weapon_by_code
from smadvisor.law.tables import Law
from smadvisor.law.time_limits import LATE, Limit, headline, late, limits
from smadvisor.text import _

_LATER_ACTS = _(
    "Whether the Crime and Policing Act 2026 or the Victims and Courts Act 2026 changed special "
    "measures (ss16 to 30) or restraining orders (s360, s5A) is to be confirmed by legal services."
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole answer."""

    law_as_at: date
    eligible: tuple[Eligible, ...]
    measures: tuple[Measure, ...]
    limits: tuple[Limit, ...]
    restraining_order: tuple[Route, ...]
    notes: tuple[Note, ...]


def explain(facts: Facts, law: Law) -> Explanation:
    """Eligibility, measures, limits, routes to a restraining order, and notes."""
    ways = eligible(facts, law)
    running = _limits(facts, law)
    open_here = _measures(facts, ways, law)
    return Explanation(
        law_as_at=law.as_at,
        eligible=ways,
        measures=open_here,
        limits=running,
        restraining_order=routes(facts.result, law, facts.today),
        notes=tuple(_notes(facts, ways, open_here, running, law)),
    )


def _limits(facts: Facts, law: Law) -> tuple[Limit, ...]:
    if facts.defence_witness or facts.result:
        return ()
    court = kind_of(facts.court_code, facts.court, law, facts.today)
    return limits(facts.defendants, court, law)


def _measures(facts: Facts, ways: tuple[Eligible, ...], law: Law) -> tuple[Measure, ...]:
    found = measures(facts, ways, law)
    if facts.accused:
        return found
    if facts.defence_witness:
        return _all_ask(found, _("The defence applies for its own witnesses: ask them (s19)."))
    if facts.result:
        return _all_ask(
            found, _("The case has ended. Ask CPS whether evidence will be heard again (s19).")
        )
    return found


def _all_ask(found: tuple[Measure, ...], reason: str) -> tuple[Measure, ...]:
    return tuple(replace(one, state=State.ASK, reason=reason) for one in found)


def _notes(
    facts: Facts,
    ways: tuple[Eligible, ...],
    open_here: tuple[Measure, ...],
    running: tuple[Limit, ...],
    law: Law,
) -> Iterator[Note]:
    if stop := anonymity.stop(facts):
        yield stop
    if facts.defence_witness:
        yield Note(
            "defence_applies",
            _("A witness for the defence: the defence applies, not the police or CPS (r.18.4)."),
        )
        return
    sections = {one.section for one in ways}
    if facts.accused:
        yield _accused()
    else:
        yield from reporting.notes(facts, sections, law)
    yield from child.notes(facts, sections, law)
    yield from at_court.notes(facts, ways, law)
    yield from cross_examination.notes(facts, law)
    yield from contradictions({one.name for one in open_here if one.state is State.OPEN})
    yield from _of_limits(facts, running)
    yield from _of_offences(facts, law)
    if why := no_route(facts.result, law, facts.today):
        yield Note("no_restraining_order", why)
    else:
        yield Note("order_only_against_defendant", ONLY_AGAINST)
    yield Note("later_acts_to_confirm", _LATER_ACTS)


def _accused() -> Note:
    return Note(
        "accused_not_mg2",
        _(
            "An MG2 is not for a defendant. An intermediary for one is asked for under r.18.19, a "
            "live link under CJA 2003 s51; whether YJCEA s33A still offers one is to be confirmed "
            "by legal services."
        ),
    )


def _of_limits(facts: Facts, running: tuple[Limit, ...]) -> Iterator[Note]:
    pleas = [defendant.plea for defendant in facts.defendants]
    if pleas and not facts.result and all(plea is None for plea in pleas):
        yield Note(
            "no_plea_no_limit",
            _("No limit runs before a not guilty plea. Best is before the first hearing (r.18.9)."),
        )
    if "guilty" in pleas:
        yield Note(
            "guilty_plea",
            _(
                "After a guilty plea no limit runs (r.18.4). If evidence is still heard about the "
                "facts (a Newton hearing), measures may be needed: to be confirmed by legal "
                "services."
            ),
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
    if first and facts.today and late(first, facts.today):
        yield Note("late", LATE)


def _of_offences(facts: Facts, law: Law) -> Iterator[Note]:
    """What the codes imply, and where that is not what was answered."""
    for offence in facts.offences:
        said = implies(offence.code, law, facts.today)
        if caution(offence.code, law, facts.today):
            yield Note(f"offence_to_confirm:{offence.code}", said)
            continue
        listed = schedule_1a(offence, law, facts.today)[1]
        yield Note(f"offence:{offence.code}", f"{offence.code}: {said} {listed}")
    for answered, by_code, words in (
        (facts.sexual_offence, sexual_by_code(facts, law), _("a sexual offence (s17(4A)(a))")),
        (facts.modern_slavery, modern_slavery_by_code(facts, law), _("slavery (s17(4A)(b))")),
        (facts.weapon_offence, weapon_by_code(facts, law), _("a Schedule 1A offence (s17(5))")),
    ):
        if answered is False and by_code:
            differs = _("The answer says that there is none, but by its code there is: {what}.")
            yield Note("code_differs", differs.format(what=words))
    if weapon(facts, law) is not False:
        yield Note("schedule_1a_to_confirm", LATER_ACT)
