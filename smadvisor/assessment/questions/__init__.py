"""Every question of the assessment, in the order of a call. Data only.

Order matters: a condition or ``revisit`` only ever names an earlier question.
"""

from collections.abc import Mapping

from smadvisor.assessment.questions import (
    closing,
    details,
    eligibility,
    measures,
    opening,
    restraining_order,
    views,
)
from smadvisor.assessment.questions.model import (
    FIVE_ANSWERS,
    NO,
    NONE,
    NOT_ASKED,
    PREFERS_NOT,
    UNSURE,
    YES,
    Audience,
    Condition,
    Kind,
    Option,
    Question,
    Section,
)

QUESTIONS: tuple[Question, ...] = (
    *opening.OPENING,
    *opening.FEELINGS,
    *opening.IN_PERSON,
    *opening.NEEDS,
    *eligibility.ELIGIBILITY,
    *measures.MEASURE_QUESTIONS,
    *measures.CHOICE,
    *views.VIEWS,
    *views.OTHERS,
    *details.DETAILS,
    *details.NEW_VERSION,
    *views.LATE,
    *restraining_order.RESTRAINING_ORDER,
    *closing.PRACTICAL,
    *closing.CLOSING,
)
BY_ID: Mapping[str, Question] = {question.id: question for question in QUESTIONS}
TOPICS: Mapping[str, str] = {
    **opening.TOPICS,
    **eligibility.TOPICS,
    **measures.TOPICS,
    **views.TOPICS,
    **details.TOPICS,
    **restraining_order.TOPICS,
    **closing.TOPICS,
}
"""The heading of each page."""

__all__ = [
    "BY_ID",
    "FIVE_ANSWERS",
    "NO",
    "NONE",
    "NOT_ASKED",
    "PREFERS_NOT",
    "QUESTIONS",
    "TOPICS",
    "UNSURE",
    "YES",
    "Audience",
    "Condition",
    "Kind",
    "Option",
    "Question",
    "Section",
]
