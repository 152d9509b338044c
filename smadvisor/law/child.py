"""Where a recorded interview is the rule (YJCEA 1999 ss21, 22 and 22A).

For a child, for someone who was a child when it was made, and for the adult complainant of a
sexual offence.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from smadvisor.law.courts import CourtKind, kind_of
from smadvisor.law.eligibility import under_18
from smadvisor.law.facts import Facts, Note
from smadvisor.law.offences import sexual
from smadvisor.law.tables import Law
from smadvisor.text import _


def notes(facts: Facts, sections: Collection[str], law: Law) -> Iterator[Note]:
    """What to know of a witness who is eligible under these sections."""
    if "s16(1)(a)" in sections:
        yield from _primary_rule(facts)
        yield from _turns_18(facts)
    if "s22" in sections:
        yield Note(
            "qualifying_witness",
            _(
                "Under 18 when interviewed: the recording is still to be played (s22). Look for "
                "another ground for any other measure (s16, s17)."
            ),
        )
        yield from _opting_out(facts)
    if _section_22a(facts, sections, law):
        yield Note(
            "s22A",
            _(
                "Adult complainant of a sexual offence in the Crown Court: if it is asked for, the "
                "recording must be admitted, unless that would not maximise the quality of the "
                "evidence or justice is against it (s22A, s27(2))."
            ),
        )


def _primary_rule(facts: Facts) -> Iterator[Note]:
    yield Note(
        "child_primary_rule",
        _(
            "For a child the rule is: the recorded interview is played, and all other evidence is "
            "given by live link, unless that would not maximise its quality (s21(3), (4))."
        ),
    )
    yield from _opting_out(facts)


def _opting_out(facts: Facts) -> Iterator[Note]:
    if facts.declines_primary_rule:
        yield Note(
            "child_opt_out",
            _(
                "The witness asks to give evidence otherwise. The court must be satisfied that its "
                "quality would not suffer, and weighs age, maturity, understanding, the "
                "relationship to the accused and the offence (s21(4)(ba), (4C)). Evidence in "
                "court is then behind screens, unless the witness asks not to and the court is "
                "satisfied again (s21(4A), (4B)). Write down the words used (r.18.10(e))."
            ),
        )


def _turns_18(facts: Facts) -> Iterator[Note]:
    if facts.date_of_birth is None or facts.trial_date is None:
        return
    if under_18(replace(facts, today=facts.trial_date)) is False:
        yield Note(
            "turns_18_before_trial",
            _(
                "Eighteen before the trial. A direction given only for being under 18 then ends, "
                "unless the evidence has begun; recordings made before stay good. Look for "
                "another ground now (s21(8), (9))."
            ),
        )


def _section_22a(facts: Facts, sections: Collection[str], law: Law) -> bool:
    grounds = {"s16(1)(b)", "s17(1)", "s17(4)", "s17(5)"}.intersection(sections)
    crown = kind_of(facts.court_code, facts.court, law, facts.today) is CourtKind.CROWN
    complainant = bool(facts.complainant and sexual(facts, law) and facts.video_interview)
    return complainant and crown and under_18(facts) is False and bool(grounds)
