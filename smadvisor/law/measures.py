"""Which of the eight measures can be asked for here, and why (YJCEA 1999 ss23 to 30)."""

from collections.abc import Sequence

from smadvisor.law.courts import CourtKind, code_of, kind_of
from smadvisor.law.eligibility import (
    section_16_undecided,
    section_17_4a,
    undecided,
    under_18,
)
from smadvisor.law.facts import Eligible, Facts, Measure, State
from smadvisor.law.offences import modern_slavery, sexual
from smadvisor.law.tables import Law, good_on
from smadvisor.law.words import BY_ID as WORDS
from smadvisor.law.words import MEASURES
from smadvisor.text import _

_SEXUAL_OR_SLAVERY = "s17(4) sexual or modern slavery"
_Answer = tuple[State, str]
_BY_CONDITION_OR_AGE = ("s16(1)(a)", "s16(1)(b)")


def measures(facts: Facts, eligible: Sequence[Eligible], law: Law) -> tuple[Measure, ...]:
    """All eight, in the order of the Act, each open, closed or to be asked, with its section."""
    sections = frozenset(one.section for one in eligible)
    return tuple(
        Measure(
            words.section,
            words.id,
            *(_nobody(words.id, facts, sections, law) or _rule(words.id, facts, sections, law)),
        )
        for words in MEASURES
    )


def _nobody(measure: str, facts: Facts, sections: frozenset[str], law: Law) -> _Answer | None:
    """The answer where nobody is eligible, or not for this measure."""
    if facts.accused:
        return State.CLOSED, _("The accused is never eligible (s16(1), s17(1)).")
    if sections - {"s22"} or (sections and measure == "video_recorded_interview"):
        return None
    if undecided(facts, law):
        return State.ASK, _(
            "It is not settled yet who is eligible (s16, s17). "
            "Ask the witness the questions under Eligibility."
        )
    if sections:
        return State.CLOSED, _("Section 22 opens the recorded interview and nothing else (s22).")
    return State.CLOSED, _("The witness is not eligible (s16, s17).")


def _rule(measure: str, facts: Facts, sections: frozenset[str], law: Law) -> _Answer:
    """The answer for someone who is eligible."""
    match measure:
        case "screens" | "live_link":
            every = _("For every eligible witness in every court ({section}).")
            return State.OPEN, every.format(section=WORDS[measure].section)
        case "evidence_in_private":
            return _in_private(facts, law)
        case "wigs_and_gowns":
            return _wigs_and_gowns(facts, law)
        case "video_recorded_interview":
            return _interview(facts, sections, law)
        case "pre_recorded_cross_examination":
            return _before_trial(facts, sections, law)
        case _:
            return _only_section_16(measure, facts, sections)


def _in_private(facts: Facts, law: Law) -> _Answer:
    offence = any(one.domestic_abuse for one in facts.offences) or section_17_4a(facts, law)
    others = facts.intimidated_by_others
    if offence:
        return State.OPEN, _(
            "The case is about a sexual offence, modern slavery or domestic abuse (s25(4)(a))."
        )
    if others:
        return State.OPEN, _(
            "Someone other than the accused has tried or will try to intimidate (s25(4)(b))."
        )
    if offence is None or others is None:
        return State.ASK, _(
            "Ask what kind of offence it is, and whether anyone but the accused intimidates "
            "the witness (s25(4))."
        )
    return State.CLOSED, _(
        "Neither the kind of offence nor intimidation by others opens it (s25(4))."
    )


def _wigs_and_gowns(facts: Facts, law: Law) -> _Answer:
    court = _court(facts, law)
    if court is None:
        return _unknown_court("s26")
    if court.summary:
        return State.CLOSED, _("Nobody robes in a magistrates' or youth court (s26).")
    return State.OPEN, _("For every eligible witness where robes are worn (s26).")


def _interview(facts: Facts, sections: frozenset[str], law: Law) -> _Answer:
    if facts.video_interview is None:
        return State.ASK, _("Ask the officer whether an interview was recorded (s27(1)).")
    if not facts.video_interview:
        if under_18(facts):
            return State.ASK, _(
                "No interview was recorded. Ask the officer whether one should be: "
                "for a child it is the rule (s21(3), s27)."
            )
        return State.CLOSED, _("No interview was recorded (s27(1)).")
    if under_18(facts) or "s22" in sections:
        return State.OPEN, _("An interview was recorded; for a child's it is the rule (s21, s27).")
    court = _court(facts, law)
    if court is None:
        return _unknown_court("s27")
    if court.summary:
        return State.ASK, _(
            "For an adult in a summary court, ask CPS whether arrangements exist (s18(2), s27); "
            "to be confirmed by legal services."
        )
    return State.OPEN, _("An interview was recorded (s27).")


def _before_trial(facts: Facts, sections: frozenset[str], law: Law) -> _Answer:
    court = _court(facts, law)
    if court is not None and court.summary:
        return State.CLOSED, _("Section 28 has not begun in summary courts in Wales (s28).")
    limbs = _limbs(facts, sections, law)
    if not limbs and not section_16_undecided(facts):
        return State.CLOSED, _("Section 28 has not begun for this kind of witness (s28).")
    interview, why = _interview(facts, sections, law)
    if interview is State.CLOSED:
        return State.CLOSED, _("It needs a recorded interview. {why} (s28)").format(why=why)
    if court is None:
        return _unknown_court("s28")
    if interview is State.ASK:
        return State.ASK, _("It needs a recorded interview. {why} (s28)").format(why=why)
    return _begun(facts, limbs, law)


def _limbs(facts: Facts, sections: frozenset[str], law: Law) -> tuple[str, ...]:
    """The kinds of witness this one is, as the commencement orders name them."""
    limbs = ["s16"] if sections.intersection(_BY_CONDITION_OR_AGE) else []
    if "s17(4)" in sections:
        named = sexual(facts, law) or modern_slavery(facts, law)
        limbs.append(_SEXUAL_OR_SLAVERY if named else "s17(4) domestic abuse")
    return tuple(limbs)


def _begun(facts: Facts, limbs: tuple[str, ...], law: Law) -> _Answer:
    """Whether section 28 has begun in this court for one of these kinds of witness."""
    code = facts.court_code.strip().upper() or code_of(facts.court, law, facts.today)
    rows = [
        row
        for row in law.section_28
        if row["court_code"] == code and row["limb"] in limbs and good_on(row, facts.today)
    ]
    if not rows:
        return State.ASK, _(
            "Ask CPS: whether section 28 has begun here for this kind of witness is to be "
            "confirmed by legal services (s28)."
        )
    if all(row["confirmed"] == "no" for row in rows):
        return State.OPEN, _(
            "Section 28 has begun here for this kind of witness (s28; {source}); "
            "the date is to be confirmed by legal services."
        ).format(source=rows[0]["source"])
    source = next(row["source"] for row in rows if row["confirmed"] != "no")
    return State.OPEN, _(
        "Section 28 has begun here for this kind of witness (s28; {source})."
    ).format(source=source)


def _only_section_16(measure: str, facts: Facts, sections: frozenset[str]) -> _Answer:
    section = WORDS[measure].section
    if sections.intersection(_BY_CONDITION_OR_AGE):
        open_ = _("For a witness eligible under s16 ({section}).")
        return State.OPEN, open_.format(section=section)
    if section_16_undecided(facts):
        ask = _("Only for s16: ask about age, disorder and disability ({section}).")
        return State.ASK, ask.format(section=section)
    closed = _("Only for a witness eligible under s16, not under s17 ({section}).")
    return State.CLOSED, closed.format(section=section)


def _unknown_court(section: str) -> _Answer:
    return State.ASK, _(
        "The court is not in the table of courts: ask which kind it is ({section})."
    ).format(section=section)


def _court(facts: Facts, law: Law) -> CourtKind | None:
    return kind_of(facts.court_code, facts.court, law, facts.today)
