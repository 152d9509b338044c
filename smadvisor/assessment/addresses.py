"""Whether words look as if they held an address, so that none reaches paper by accident.

It errs on the side of seeing one: a false alarm costs a rewording, a miss may cost a life.
"""

import re
import unicodedata

from smadvisor.assessment.flow import Answers
from smadvisor.assessment.questions import NO, YES
from smadvisor.text import _

_POSTCODE = re.compile(r"\b[a-z]{1,2}[0-9][a-z0-9]?\s*[0-9][a-z]{2}\b", re.IGNORECASE)
_NUMBER = r"\b[0-9]{1,4}\s?[a-d]?,?\s+"
_NO_STREET = (
    r"(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|"
    r"(?:am|pm|minutes?|hours?|days?|nights?|weeks?|months?|years?|metres?|miles?|times?|of|and|or|"
    r"to|in|at|on|by|from|before|after|outside|inside|near|for|with|when|children|people)\b)"
)
"""What follows a number that is a date, a time or a count: “3 November at court”."""
_STREET_AFTER = re.compile(
    _NUMBER
    + rf"(?:{_NO_STREET}[\w'’.-]+\s+){{0,4}}?"
    + r"(?:street|st|road|rd|avenue|ave|lane|ln|close|drive|crescent|cres|"
    r"terrace|gardens?|grove|place|row|walk|way|court|square|mews|hill|rise|parade|villas|"
    r"cottages?|parc|green|view)\b",
    re.IGNORECASE,
)
_STREET_BEFORE = re.compile(
    _NUMBER + r"(?:heol|ffordd|stryd|lôn|lon|clos|maes|rhodfa|teras|cilgant|bryn|tan|pen)\b",
    re.IGNORECASE,
)
_DWELLING = re.compile(r"\b(?:flat|apartment|fflat)\s+[0-9]{1,4}\b", re.IGNORECASE)
PATTERNS = (_POSTCODE, _STREET_AFTER, _STREET_BEFORE, _DWELLING)


def looks_like_address(words: str) -> bool:
    """A UK postcode, a house number before a street, or the number of a flat."""
    words = _shown(words)
    return any(pattern.search(words) for pattern in PATTERNS)


def _shown(words: str) -> str:
    """``words`` as paper shows them: without what is not seen, and letters and accents as one."""
    if words.isascii() and " ".join(words.split()).isprintable():
        return words  # nothing to hide behind, and most words are so
    composed = unicodedata.normalize("NFKC", words)
    return "".join(
        c for c in composed if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Mn")
    )


def may_be_disclosed(answers: Answers) -> bool:
    """Whether the defendant knows where the witness lives; anything but yes is a no."""
    return answers.get("restraining_order.address_known") == YES


def disclosure(answers: Answers) -> str:
    """Whether the address may be disclosed, in words for the prosecution and the police."""
    if may_be_disclosed(answers):
        return _("The defendant knows where the witness lives.")
    if answers.get("restraining_order.address_known") == NO:
        return _(
            "The address is NOT KNOWN to the defendant. It must not be disclosed: not in the "
            "order, not in its draft, not on a map."
        )
    return _(
        "The address MAY NOT BE KNOWN to the defendant. It must not be disclosed until this is "
        "settled: not in the order, not in its draft, not on a map."
    )
