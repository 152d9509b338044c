"""The questions: in the order of a call, in plain words, with the law behind them."""

import re
from itertools import groupby

import pytest

from smadvisor.assessment.questions import (
    BY_ID,
    FIVE_ANSWERS,
    NOT_ASKED,
    QUESTIONS,
    TOPICS,
    Audience,
    Kind,
    Question,
    Section,
)
from smadvisor.law.words import MEASURES

every_question = pytest.mark.parametrize("question", QUESTIONS, ids=[q.id for q in QUESTIONS])


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(QUESTIONS)


def test_sections_come_in_the_order_of_the_call() -> None:
    assert [section for section, _ in groupby(q.section for q in QUESTIONS)] == list(Section)
    assert all(section.heading for section in Section)


def test_each_topic_is_one_page_in_one_section() -> None:
    topics = [topic for topic, _ in groupby((q.section, q.topic) for q in QUESTIONS)]
    assert len(topics) == len({topic for _, topic in topics})
    assert {topic for _, topic in topics} == set(TOPICS)


@every_question
def test_there_is_something_to_say_or_to_know(question: Question) -> None:
    assert question.text
    assert question.say or question.help


@every_question
def test_what_is_read_aloud_has_short_sentences(question: Question) -> None:
    sentences = re.split(r"(?<=[.?!…])\s+", question.say)
    assert [one for one in sentences if len(one.split()) > 20] == []


@every_question
def test_conditions_name_earlier_questions_and_answers_they_have(question: Question) -> None:
    earlier = {q.id: q for q in QUESTIONS[: QUESTIONS.index(question)]}
    for condition in question.shown_when:
        asked = earlier[condition.question]
        possible = {option.value for option in asked.options} | {NOT_ASKED}
        assert set(condition.values) <= possible
    assert set(question.revisit) <= earlier.keys()


@every_question
def test_nothing_can_be_ticked_in_advance(question: Question) -> None:
    """There is no place for a default, and no option that means nothing was asked."""
    assert "default" not in Question.__dataclass_fields__
    assert NOT_ASKED not in {option.value for option in question.options}


@every_question
def test_options_belong_to_choices(question: Question) -> None:
    if question.kind is Kind.YES_NO:
        assert question.options == FIVE_ANSWERS
    chosen = question.kind in (Kind.YES_NO, Kind.ONE_OF, Kind.MANY_OF)
    assert bool(question.options) is chosen
    values = [option.value for option in question.options]
    assert len(values) == len(set(values))


def test_a_yes_no_question_has_five_answers_with_not_asked() -> None:
    assert [option.value for option in FIVE_ANSWERS] == [
        "yes",
        "no",
        "unsure",
        "prefers_not_to_say",
    ]


@pytest.mark.parametrize(
    "section", [Section.ELIGIBILITY, Section.MEASURES, Section.VIEWS, Section.RESTRAINING_ORDER]
)
def test_the_law_is_named_where_it_speaks(section: Section) -> None:
    without = [q.id for q in QUESTIONS if q.section is section and not q.source]
    assert without == []


@pytest.mark.parametrize("measure", [measure.id for measure in MEASURES])
def test_every_measure_is_explained_asked_and_reasoned(measure: str) -> None:
    explained, view, words, reason = (
        BY_ID[f"{measure}.{part}"] for part in ("explained", "view", "words", "reason")
    )
    assert explained.required
    assert view.required
    assert reason.required
    assert not words.required
    assert {q.section for q in (explained, view, words, reason)} == {Section.MEASURES}
    assert {q.topic for q in (explained, view, words, reason)} == {measure}


def test_for_and_against_are_read_before_the_view() -> None:
    for measure in MEASURES:
        say = BY_ID[f"{measure.id}.view"].say
        assert measure.in_favour in say
        assert measure.against in say


def test_the_three_views_are_three_questions() -> None:
    views = [q for q in QUESTIONS if q.section is Section.VIEWS]
    assert [q.id for q in views] == ["views.eligibility", "views.improvement", "views.measures"]
    assert all(q.required and q.kind is Kind.TEXT for q in views)


def test_the_talk_about_safety_is_never_printed() -> None:
    kept = {q.id for q in QUESTIONS if q.audience is Audience.POLICE}
    assert {"opening.if_cut_off", "closing.note", "closing.tell_note"} <= kept


def test_few_answers_are_required_of_a_decline() -> None:
    required = {q.id for q in QUESTIONS if q.required and not q.shown_when}
    assert required == {
        "opening.right_person",
        "opening.safe_now",
        "opening.explained",
        "feelings.fear_or_distress",
        "eligibility.complainant",
        "choice.wants_any",
        "others.meeting",
        "restraining_order.wanted",
        "closing.explained",
        "late.reason",  # passed over while there is time
        "new_version.why",  # and this while nothing has changed since the MG2 made last
    }


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_no_option_is_wider_than_a_narrow_window_in_large_type(question: Question) -> None:
    assert max((len(option.words) for option in question.options), default=0) <= 56
