"""The way through the assessment: what is shown, what comes next, what to look at again.

Pure functions of the answers; no window, no store. ``passed_over`` names topics that the law
gives no reason to ask about here. Nothing ever removes an answer: a hidden one waits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby

from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import (
    BY_ID,
    NOT_ASKED,
    QUESTIONS,
    TOPICS,
    YES,
    Audience,
    Condition,
    Kind,
    Question,
    Section,
)
from smadvisor.law.eligibility import under_18
from smadvisor.law.facts import Facts, Measure, State
from smadvisor.text import _

Answers = Mapping[str, Answer]
_PLACE = {question.id: place for place, question in enumerate(QUESTIONS)}
_CHOSEN = (Kind.YES_NO, Kind.ONE_OF, Kind.MANY_OF)


@dataclass(frozen=True, slots=True)
class Page:
    """Questions on one topic."""

    topic: str
    section: Section
    questions: tuple[Question, ...]

    @property
    def heading(self) -> str:
        """The topic in words."""
        return TOPICS[self.topic]


class Progress(StrEnum):
    """How far a section is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    LOOK_AGAIN = "look_again"

    @property
    def words(self) -> str:
        """As the task list says it."""
        return _PROGRESS[self]


_PROGRESS = {
    Progress.NOT_STARTED: _("Not started"),
    Progress.IN_PROGRESS: _("In progress"),
    Progress.DONE: _("Done"),
    Progress.LOOK_AGAIN: _("Look again"),
}


def answered(answers: Answers, id: str) -> bool:
    """Whether there is an answer with something in it."""
    answer = answers.get(id, NOT_ASKED)
    return bool(answer.strip() if isinstance(answer, str) else answer)


def passed_over(
    facts: Facts, measures: Iterable[Measure], *, late: bool, changed: bool
) -> frozenset[str]:
    """The topics not to ask about: closed measures, and what these facts do not call for.

    ``changed`` says that the answers are no longer those of the MG2 made last.

    Where who the witness is must not be in here (CJA 2009 ss86 to 88), everything else.
    """
    if facts.anonymity_order:
        return frozenset(TOPICS) - {BY_ID["opening.anonymity"].topic}
    called_for = {
        "child": under_18(facts) or bool(facts.video_interview_under_18),
        "in_person": any(one.represented is False for one in facts.defendants),
        "late": late,
        "new_version": changed,
    }
    closed = {one.name for one in measures if one.state is State.CLOSED}
    return frozenset(closed).union(topic for topic, called in called_for.items() if not called)


def on_paper(passed_over: frozenset[str], measures: Iterable[Measure]) -> frozenset[str]:
    """The topics that paper says nothing of; of a closed measure it says why it is closed."""
    return passed_over - {measure.name for measure in measures}


def visible(answers: Answers, passed_over: frozenset[str] = frozenset()) -> tuple[Question, ...]:
    """The questions to ask, in order. A hidden question counts as not asked."""
    shown: dict[str, Question] = {}
    for question in QUESTIONS:
        if question.topic not in passed_over and all(
            _holds(one, answers, shown) for one in question.shown_when
        ):
            shown[question.id] = question
    return tuple(shown.values())


def _holds(condition: Condition, answers: Answers, shown: Mapping[str, Question]) -> bool:
    here = condition.question in shown and answered(answers, condition.question)
    answer = answers[condition.question] if here else NOT_ASKED
    given = answer if isinstance(answer, tuple) else (answer,)
    return any(value in condition.values for value in given)


def standing(answers: Answers, passed_over: frozenset[str] = frozenset()) -> dict[str, Answer]:
    """The answers that count: those of questions that are shown, in order, without blanks."""
    shown = visible(answers, passed_over)
    return {
        question.id: answers[question.id] for question in shown if answered(answers, question.id)
    }


def audience(question: Question, answers: Answers) -> Audience:
    """Who may read this answer: sensitive where it was said to be kept from the defence."""
    if question.withheld_by and answers.get(question.withheld_by) == YES:
        return Audience.SENSITIVE
    return question.audience


def pages(answers: Answers, passed_over: frozenset[str] = frozenset()) -> tuple[Page, ...]:
    """The pages of the call, in order."""
    grouped = groupby(visible(answers, passed_over), key=lambda question: question.topic)
    made = ((topic, tuple(questions)) for topic, questions in grouped)
    return tuple(Page(topic, questions[0].section, questions) for topic, questions in made)


def page_at(at: str, answers: Answers, passed_over: frozenset[str] = frozenset()) -> Page:
    """The page with the question ``at``; if it is hidden, the last one before it."""
    every = pages(answers, passed_over)
    return every[_page_number(at, every)]


def next_page(at: str, answers: Answers, passed_over: frozenset[str] = frozenset()) -> Page | None:
    """The page after that of the question ``at``; None after the last."""
    every = pages(answers, passed_over)
    number = _page_number(at, every) + 1
    return every[number] if number < len(every) else None


def previous_page(
    at: str, answers: Answers, passed_over: frozenset[str] = frozenset()
) -> Page | None:
    """The page before that of the question ``at``; None before the first."""
    every = pages(answers, passed_over)
    number = _page_number(at, every) - 1
    return every[number] if number >= 0 else None


def _page_number(at: str, every: tuple[Page, ...]) -> int:
    place = _PLACE.get(at, 0)
    starts = [_PLACE[page.questions[0].id] for page in every]
    return max((n for n, start in enumerate(starts) if start <= place), default=0)


def missing(answers: Answers, passed_over: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The questions without whose answer no MG2 can be made, in order."""
    return tuple(
        question.id
        for question in visible(answers, passed_over)
        if question.required and not answered(answers, question.id)
    )


def progress(
    answers: Answers,
    look_again: frozenset[str] = frozenset(),
    passed_over: frozenset[str] = frozenset(),
) -> dict[Section, Progress]:
    """How far each section is. Done is: all that is required, and every choice made."""
    shown = visible(answers, passed_over)
    return {
        section: _progress([q for q in shown if q.section is section], answers, look_again)
        for section in Section
        if any(q.section is section for q in shown)
    }


def _progress(questions: list[Question], answers: Answers, look_again: frozenset[str]) -> Progress:
    if any(question.id in look_again for question in questions):
        return Progress.LOOK_AGAIN
    if not any(answered(answers, question.id) for question in questions):
        return Progress.NOT_STARTED
    asked = [q for q in questions if q.required or q.kind in _CHOSEN]
    if all(answered(answers, question.id) for question in asked):
        return Progress.DONE
    return Progress.IN_PROGRESS


@cache
def affected_by(id: str) -> frozenset[str]:
    """The questions whose answers deserve a second look once the answer to ``id`` changes.

    Those shown because of it or that name it in ``revisit``, and so on from each of them. One
    that is shown unless something was declined does not depend on it: it only comes back.
    """
    direct = {question.id for question in QUESTIONS if id in _depends_on(question)}
    return frozenset(direct).union(*(affected_by(one) for one in direct))


def _depends_on(question: Question) -> set[str]:
    asked = {one.question for one in question.shown_when if NOT_ASKED not in one.values}
    return asked.union(question.revisit)


def page_heading(id: str) -> str:
    """The heading of the page that the question ``id`` is on."""
    return TOPICS[BY_ID[id].topic]
