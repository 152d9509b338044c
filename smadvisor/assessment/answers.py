"""Checking answers: a wrong one is refused by its question's id, never by its content."""

import re
from collections.abc import Mapping
from datetime import date

from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID, Kind, Question
from smadvisor.characters import without_unseen
from smadvisor.errors import Refused, key_shown
from smadvisor.text import _

LONGEST = 20_000
"""Characters one answer may have; a longer one is refused, never cut."""
_NEWLINE = re.compile(r"\r\n?")
_SURROGATE = re.compile("[\ud800-\udfff]")


def check(question: Question, raw: object) -> Answer:
    """The answer that ``raw`` is: an option, several, an ISO date, or words as typed.

    Words lose only what cannot be seen, and line ends become newlines.

    Raises:
        Refused: ``answers_refused`` where it is none of these.
    """
    answer, wrong = _read(question, raw)
    if wrong:
        raise _refused([], [f"{question.id} ({wrong})"])
    return answer


def check_all(raw: Mapping[str, object]) -> dict[str, Answer]:
    """All of ``raw`` checked, by question id.

    Raises:
        Refused: ``answers_refused``; names every unknown id and every wrong value at once.
    """
    answers: dict[str, Answer] = {}
    unknown, wrong = [], []
    for id, value in raw.items():
        question = BY_ID.get(id)
        if question is None:
            unknown.append(id)
            continue
        answers[id], why = _read(question, value)
        if why:
            wrong.append(f"{id} ({why})")
    if unknown or wrong:
        raise _refused(unknown, wrong)
    return answers


def _refused(unknown: list[str], wrong: list[str]) -> Refused:
    parts = []
    if unknown:
        ids = ", ".join(map(key_shown, unknown))
        parts.append(_("There is no such question: {ids}.").format(ids=ids))
    if wrong:
        parts.append(_("Not an answer to the question: {ids}.").format(ids=", ".join(wrong)))
    parts.append(_("Nothing was saved. Correct these and try again."))
    return Refused("answers_refused", " ".join(parts))


def _read(question: Question, raw: object) -> tuple[Answer, str]:
    """The answer and, where it is wrong, what is wrong with it."""
    if question.kind is Kind.MANY_OF:
        return _several(question, raw)
    if not isinstance(raw, str):
        return "", _("must be text")
    if question.kind in (Kind.LINE, Kind.TEXT):
        return _words(question, raw)
    if question.kind is Kind.DATE:
        return _day(raw)
    values = [option.value for option in question.options]
    return raw, "" if raw in values else _("one of {values}").format(values=", ".join(values))


def _several(question: Question, raw: object) -> tuple[Answer, str]:
    values = [option.value for option in question.options]
    if not isinstance(raw, list | tuple) or any(value not in values for value in raw):
        return (), _("a list of {values}").format(values=", ".join(values))
    for option in question.options:
        if option.alone and option.value in raw and len(set(raw)) > 1:
            return (), _("{value} stands alone").format(value=option.value)
    return tuple(value for value in values if value in raw), ""


def _words(question: Question, raw: str) -> tuple[Answer, str]:
    if _SURROGATE.search(raw):
        return "", _("holds a broken character")
    words = without_unseen(_NEWLINE.sub("\n", raw))
    if len(words) > LONGEST:
        return "", _("longer than {n} characters").format(n=LONGEST)
    if question.kind is Kind.LINE and "\n" in words:
        return "", _("one line only")
    return words, ""


def _day(raw: str) -> tuple[Answer, str]:
    try:
        sound = date.fromisoformat(raw).isoformat() == raw
    except ValueError:
        sound = False
    return raw, "" if sound else _("a date as YYYY-MM-DD")
