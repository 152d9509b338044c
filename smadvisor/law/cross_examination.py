"""Who may not be questioned by a defendant who has no lawyer (YJCEA 1999 ss34 to 36)."""

from collections.abc import Iterator

from smadvisor.law.eligibility import age_of, under_18
from smadvisor.law.facts import Facts, Note
from smadvisor.law.offences import entry, modern_slavery, sexual
from smadvisor.law.tables import Law
from smadvisor.text import _


def notes(facts: Facts, law: Law) -> Iterator[Note]:
    """The protection there is, where a defendant is known to have no lawyer."""
    if facts.accused or all(one.represented is not False for one in facts.defendants):
        return
    adult = True
    if facts.complainant and sexual(facts, law):
        adult = False
        yield Note(
            "s34",
            _("A complainant of a sexual offence may not be questioned by the defendant (s34)."),
        )
    protected = _protected_child(facts, law)
    if protected:
        adult = False
        yield Note(
            "s35",
            _(
                "A child who is the complainant or saw it may not be questioned by the defendant, "
                "for this kind of offence and at this age (s35)."
            ),
        )
    elif protected is None:
        yield Note(
            "s35_ask",
            _(
                "A child is often protected from a defendant's own questions: ask CPS for which "
                "offence and up to what age (s35)."
            ),
        )
    if adult:
        yield Note(
            "s36",
            _(
                "Ask CPS to apply that the defendant may not question the witness himself: it must "
                "be likely to diminish the quality of the evidence, and a direction to improve it. "
                "Ask the witness how that would feel; the court then finds a lawyer (s36, s38)."
            ),
        )


def _protected_child(facts: Facts, law: Law) -> bool | None:
    """Whether s35 protects this witness, a child now or when the interview was recorded.

    None where it turns on what is not known.
    """
    young = under_18(facts)
    recorded = bool(facts.video_interview and facts.video_interview_under_18)  # s35(2)(b)
    if young is False and not recorded:
        return False
    if sexual(facts, law) or modern_slavery(facts, law):
        return recorded or young
    rows = [entry(one.code, law, facts.today) for one in facts.offences]
    limits = [int(row["section_35"]) for row in rows if row and row["section_35"]]
    age = age_of(facts)
    if limits and age is not None and age < max(limits):
        return True
    unsure = not limits or None in rows or age is None or recorded
    return None if unsure else False
