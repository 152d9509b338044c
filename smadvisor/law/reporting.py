"""What may not be published about a witness: reporting restrictions."""

from collections.abc import Collection, Iterator

from smadvisor.law.eligibility import under_18
from smadvisor.law.facts import Facts, Note
from smadvisor.law.offences import entry, modern_slavery, sexual
from smadvisor.law.tables import Law
from smadvisor.text import _


def notes(facts: Facts, sections: Collection[str], law: Law) -> Iterator[Note]:
    """The restrictions that hold by themselves and those to ask for.

    Only the last is about special measures, for which the witness is eligible under ``sections``.
    """
    if facts.complainant and (sexual(facts, law) or _trafficking(facts, law)):
        yield Note(
            "anonymity_for_life",
            _(
                "Complainant of a sexual offence or of trafficking: nothing that identifies them "
                "may be published in their lifetime (Sexual Offences (Amendment) Act 1992 s1)."
            ),
        )
    elif facts.complainant and modern_slavery(facts, law):
        yield Note(
            "anonymity_ask",
            _(
                "A complainant of trafficking is not named in their lifetime: ask CPS whether that "
                "holds here (Sexual Offences (Amendment) Act 1992 s1)."
            ),
        )
    if under_18(facts):
        yield Note(
            "reporting_child",
            _(
                "Under 18: the court can forbid naming them while they are a child (s45), and, for "
                "a victim or witness, for life (s45A). Note the wish and that of the family."
            ),
        )
    elif facts.fear_or_distress or facts.intimidated_by_others:
        yield Note(
            "reporting_adult",
            _(
                "If fear or distress is about being named in public: the prosecutor can ask that "
                "an adult is not named in their lifetime (s46). Note the wish and why."
            ),
        )
    if sections:
        yield Note(
            "reporting_of_measures",
            _("Until the case ends nobody may report that special measures were asked for (s47)."),
        )


def _trafficking(facts: Facts, law: Law) -> bool:
    """Whether human trafficking is charged by its code, and not slavery alone."""
    rows = (entry(one.code, law, facts.today) for one in facts.offences)
    return any(row["provision"] == "MSA 2015 s2" for row in rows if row)
