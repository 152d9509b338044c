"""What a later version of an MG2 says otherwise than the one before."""

from collections.abc import Mapping

from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import QUESTIONS, Audience, Question
from smadvisor.text import _


def words(question: Question, answer: Answer | None) -> str:
    """An answer as a person reads it: options by their words, text as it was typed."""
    if not answer:
        return _("Not provided")
    by_value = {option.value: option.words for option in question.options}
    values = answer if isinstance(answer, tuple) else (answer,)
    return "; ".join(by_value.get(value, value) for value in values)


def changes(before: Mapping[str, Answer], now: Mapping[str, Answer]) -> tuple[str, ...]:
    """One sentence for each question that is answered otherwise now, in the order of the call.

    What is for the police alone is left out: the sentences are printed.
    """
    changed = [
        one
        for one in QUESTIONS
        if one.audience is not Audience.POLICE and before.get(one.id) != now.get(one.id)
    ]
    return tuple(_sentence(one, before.get(one.id), now.get(one.id)) for one in changed)


def _sentence(question: Question, before: Answer | None, now: Answer | None) -> str:
    if not question.options:
        kind = _("now answered") if not before else _("taken back") if not now else _("new words")
        return f"{question.text} – {kind}"
    was, is_now = words(question, before), words(question, now)
    return _("{question} – was “{was}”, is now “{now}”").format(
        question=question.text, was=was, now=is_now
    )
