"""What comes with eligibility: that it is no grant, ground rules, a companion, sexual history."""

from collections.abc import Collection, Iterator

from smadvisor.law.facts import Eligible, Facts, How, Note
from smadvisor.law.offences import sexual
from smadvisor.law.tables import Law
from smadvisor.text import _


def notes(facts: Facts, ways: Collection[Eligible], law: Law) -> Iterator[Note]:
    """What to know of a witness who is eligible in these ways."""
    if not ways:
        return
    if any(one.how is How.AUTO for one in ways):
        yield Note(
            "eligible_is_not_granted",
            _(
                "Eligible is not granted: the court still asks whether each measure would improve "
                "the quality of the evidence, and which would maximise it (s19(2)), unless the "
                "rule for a child or section 22A decides it (ss21, 22A)."
            ),
        )
    if any(one.section.startswith("s16") for one in ways):
        yield Note(
            "ground_rules",
            _(
                "A ground rules hearing follows an intermediary or cross-examination before the "
                "trial, and is worth asking for with any vulnerable witness (r.3.9, r.3.8(6))."
            ),
        )
    yield Note(
        "companion",
        _(
            "The court can have someone sit with the witness; as a rule an IDVA or ISVA may, in "
            "court or in the link room. The court is told name, witness and organisation "
            "(r.3.8(6) to (8), r.18.10(f))."
        ),
    )
    if facts.complainant and sexual(facts, law):
        yield Note(
            "sexual_history",
            _(
                "Questions about the complainant's sexual history need leave; that is asked for in "
                "private, and the complainant is not there (s41, s43)."
            ),
        )
