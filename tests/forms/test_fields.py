"""Whoever adds a question is told here what was forgotten."""

from forms.mg2.fields import BOXES, NOT_PRINTED
from forms.mg2.filling import fill
from forms.mg2.model import Ask, Choices, Say
from forms.typeface import check_printable
from smadvisor.assessment.questions import BY_ID, QUESTIONS, Audience
from smadvisor.law.words import MEASURES
from tests.forms.papers import EMPTY, FULL

FIELDS = [field for box in BOXES for row in box.rows for field in row]
PRINTED = {field.question for field in FIELDS if isinstance(field, Ask)} | {
    id for field in FIELDS if isinstance(field, Say) for id in field.answers
}


def test_every_question_is_printed_or_says_why_not() -> None:
    forgotten = [
        question.id
        for question in QUESTIONS
        if question.audience is not Audience.POLICE
        and question.id not in PRINTED
        and not NOT_PRINTED.get(question.id, "").strip()
    ]
    assert forgotten == [], (
        "Give each an Ask in forms/mg2/fields.py (or measures.py), "
        "or a reason in NOT_PRINTED, or the audience “police” at the question."
    )


def test_every_field_prints_a_question_that_exists() -> None:
    assert sorted(PRINTED - BY_ID.keys()) == []
    assert sorted(NOT_PRINTED.keys() - BY_ID.keys()) == []


def test_nothing_is_both_printed_and_left_off() -> None:
    assert sorted(PRINTED & NOT_PRINTED.keys()) == []


def test_nothing_for_the_police_alone_is_printed() -> None:
    assert [id for id in PRINTED if BY_ID[id].audience is Audience.POLICE] == []


def test_every_condition_asks_for_an_answer_that_can_be_given() -> None:
    conditions = [one for box in BOXES for one in box.when]
    for field in FIELDS:
        if isinstance(field, Choices):
            conditions += [one for tick in field.ticks for one in tick.when]
        if isinstance(field, Ask):
            conditions += field.shown_when
    for one in conditions:
        values = {option.value for option in BY_ID[one.question].options} | {""}
        assert set(one.values) <= values, one.question


def test_every_measure_has_its_tick_and_its_rows() -> None:
    ticks = [tick.label for field in FIELDS if isinstance(field, Choices) for tick in field.ticks]
    heads = [field.says(EMPTY) for field in FIELDS if isinstance(field, Say) and field.heads]
    for measure in MEASURES:
        name = f"{measure.name} ({measure.section})"
        assert ticks.count(name) == 1
        assert heads.count(name) == 1


def test_the_forms_own_words_can_all_be_printed() -> None:
    words = [field.label for field in FIELDS]
    words += [word for box in BOXES for word in (box.title, box.note)]
    words += [tick.label for f in FIELDS if isinstance(f, Choices) for tick in f.ticks]
    words += [question.text for question in QUESTIONS]
    words += [option.words for question in QUESTIONS for option in question.options]
    check_printable([("", word) for word in words])


def test_a_box_says_not_provided_once_when_nothing_in_it_was_answered() -> None:
    empty = {box.title: box.rows for box in fill(EMPTY)}
    assert len(empty["Practical needs"]) == 1
    assert len({box.title: box.rows for box in fill(FULL)}["Practical needs"]) > 1
