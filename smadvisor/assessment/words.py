"""How values are said to a person: a date, a fact that may not be known, an answer."""

from collections.abc import Mapping
from datetime import date

from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import Kind, Question
from smadvisor.text import _

NOT_PROVIDED = _("Not provided")

_MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
    _("August"), _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip


def day(value: date) -> str:
    """A date as people write it, whatever the machine's own language: 5 November 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def yes_no(value: bool | None) -> str:
    """A fact that may not be known."""
    return {True: _("yes"), False: _("no"), None: _("not known")}[value]


def answer(question: Question, given: Answer) -> str:
    """One answer in words: the words of its options, a date written out, or as it was typed."""
    words: Mapping[str, str] = {option.value: option.words for option in question.options}
    if not isinstance(given, str):
        return "; ".join(words.get(value, value) for value in given)
    if question.kind is Kind.DATE:
        return day(date.fromisoformat(given))
    return words.get(given, given)
