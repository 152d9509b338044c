"""What the statute has the court look at, in a few words each, to stand beside a box."""

from smadvisor.text import _

FEAR_OR_DISTRESS = (
    _("What the offence was, and how it was done"),
    _("Their age"),
    _("Social, cultural or ethnic background"),
    _("Home and work"),
    _("Religious beliefs, political opinions"),
    _("How the accused behaves towards them"),
    _("How their family or associates behave"),
    _("How others accused, or witnesses, behave"),
)
"""YJCEA 1999 s17(2)(a) to (d)."""
COMPLETENESS = (
    _("What they may leave out, and why"),
    _("Whether they may freeze, break off or not come"),
    _("What they could not say with that person there"),
)
COHERENCE = (
    _("Whether an answer would address the question"),
    _("Whether each answer can be understood"),
    _("Whether all of it can be understood together"),
)
ACCURACY = (
    _("What they may mix up: times, order, who said what"),
    _("Whether they may agree with anything, to be done"),
    _("What tiredness, medicine or panic does to memory"),
)
"""With the two before it: what the quality of evidence is, YJCEA 1999 s16(5)."""
OPTING_OUT = (
    _("Age and maturity"),
    _("Whether they understand what follows from it"),
    _("What the accused is to them, if anything"),
    _("Social, cultural or ethnic background"),
    _("What the offence is, and how it was done"),
)
"""A child who opts out of the primary rule: YJCEA 1999 s21(4C)."""
EVIDENCE_IN_PRIVATE = (
    _("A sexual or trafficking offence, or domestic abuse towards them?"),
    _("If not: someone other than the accused"),
    _("Who has tried to frighten them about testifying, or will try"),
    _("What the grounds for that are, with source and date"),
)
"""The gate of YJCEA 1999 s25(4)."""
