"""The way through: nothing is lost, everything shown is reached, only dependents are doubted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smadvisor.assessment import flow
from smadvisor.assessment.flow import Progress
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID, NOT_ASKED, QUESTIONS, TOPICS, Section
from smadvisor.law.facts import Defendant, Facts, Measure, State
from smadvisor.law.words import MEASURES
from tests.assessment.people import sample
from tests.assessment.strategies import one_answer, some_answers

CALLS_FOR_ALL = Facts(under_18=True, defendants=(Defendant(represented=False),))
closed_sets = st.frozensets(st.sampled_from([measure.id for measure in MEASURES]))
Step = tuple[str, Answer] | str
steps = st.lists(st.sampled_from(["next", "back"]) | one_answer(), max_size=40)


def ids(answers: dict[str, Answer], closed: frozenset[str] = frozenset()) -> list[str]:
    return [question.id for question in flow.visible(answers, closed)]


@given(steps, closed_sets)
def test_no_sequence_of_steps_loses_an_answer(steps: list[Step], closed: frozenset[str]) -> None:
    answers: dict[str, Answer] = {}
    expected: dict[str, Answer] = {}
    at = flow.visible({})[0].id
    for step in steps:
        if isinstance(step, tuple):
            answers = {**answers, step[0]: step[1]}
            expected[step[0]] = step[1]
            at = step[0]
        else:
            move = flow.next_page if step == "next" else flow.previous_page
            page = move(at, answers, closed)
            at = page.questions[0].id if page else at
        shown = {question.id for question in flow.visible(answers, closed)}
        assert {question.id for question in flow.page_at(at, answers, closed).questions} <= shown
        assert set(flow.missing(answers, closed)) <= shown
        flow.progress(answers, frozenset(answers), closed)
    assert answers == expected


@given(some_answers(), closed_sets)
def test_next_reaches_every_page_from_the_start_and_back_again(
    answers: dict[str, Answer], closed: frozenset[str]
) -> None:
    every = flow.pages(answers, closed)
    way = [flow.page_at("", answers, closed)]
    while page := flow.next_page(way[-1].questions[-1].id, answers, closed):
        way.append(page)
    assert tuple(way) == every
    back = [way[-1]]
    while page := flow.previous_page(back[-1].questions[0].id, answers, closed):
        back.append(page)
    assert tuple(reversed(back)) == every
    assert [q for page in every for q in page.questions] == list(flow.visible(answers, closed))


@given(some_answers())
def test_what_stands_is_shown_and_filled(answers: dict[str, Answer]) -> None:
    stand = flow.standing(answers)
    assert list(stand) == [id for id in ids(answers) if flow.answered(answers, id)]
    assert ids(stand) == ids(answers)
    assert flow.standing(stand) == stand


def test_a_page_that_became_hidden_leads_to_the_one_before() -> None:
    answers = {"opening.in_danger": "yes"}
    assert flow.page_at("opening.danger_done", answers).topic == "danger"
    assert flow.page_at("opening.danger_done", {}).topic == "safe_now"
    following = flow.next_page("opening.danger_done", {})
    assert following
    assert following.topic == "cut_off"


def test_a_hidden_question_counts_as_not_asked() -> None:
    answers: dict[str, Answer] = {
        "restraining_order.wanted": "yes",
        "restraining_order.children": "yes",
    }
    assert "restraining_order.children_detail" in ids(answers)
    answers["restraining_order.wanted"] = "no"
    assert "restraining_order.children" not in ids(answers)
    assert "restraining_order.children_detail" not in ids(answers)


def test_a_decline_hides_what_is_pointless_and_comes_back_whole() -> None:
    answers: dict[str, Answer] = {"screens.view": "yes", "screens.reason": "Because …"}
    declined = {**answers, "choice.wants_any": "no"}
    hidden = set(ids(answers)) - set(ids(declined))
    assert {"screens.view", "screens.reason", "choice.first", "views.measures"} <= hidden
    assert {"decline.words", "decline.understood", "decline.offer_again_on"} <= set(ids(declined))
    assert "restraining_order.wanted" in ids(declined)
    assert "practical.visit" in ids(declined)
    again = {**declined, "choice.wants_any": "yes"}
    assert flow.standing(again)["screens.reason"] == "Because …"


def test_a_measure_that_is_closed_here_is_passed_over() -> None:
    closed = flow.passed_over(
        CALLS_FOR_ALL,
        [
            Measure("s23", "screens", State.OPEN, ""),
            Measure("s26", "wigs_and_gowns", State.CLOSED, ""),
            Measure("s27", "video_recorded_interview", State.CLOSED, ""),
            Measure("s28", "pre_recorded_cross_examination", State.ASK, ""),
        ],
        late=True,
        changed=True,
    )
    assert closed == {"wigs_and_gowns", "video_recorded_interview"}
    shown = ids({}, closed)
    assert "wigs_and_gowns.view" not in shown
    assert "video_recorded_interview.view" not in shown
    assert "video_recorded_interview.made" in shown
    assert "pre_recorded_cross_examination.view" in shown
    assert "wigs_and_gowns.view" in ids({})


@pytest.mark.parametrize(
    ("facts", "late", "passed_over"),
    [
        (Facts(), False, {"child", "in_person", "late"}),
        (Facts(), True, {"child", "in_person"}),
        (Facts(under_18=True), False, {"in_person", "late"}),
        (Facts(under_18=False), False, {"child", "in_person", "late"}),
        # s22: the recording made as a child can be declined too
        (Facts(under_18=False, video_interview_under_18=True), False, {"in_person", "late"}),
        (Facts(defendants=(Defendant(represented=False),)), False, {"child", "late"}),
        (Facts(defendants=(Defendant(represented=True),)), False, {"child", "in_person", "late"}),
        (Facts(defendants=(Defendant(),)), False, {"child", "in_person", "late"}),
    ],
)
def test_what_these_facts_do_not_call_for_is_passed_over(
    facts: Facts, late: bool, passed_over: set[str]
) -> None:
    assert flow.passed_over(facts, [], late=late, changed=True) == passed_over
    first = flow.passed_over(facts, [], late=late, changed=False)
    assert first == passed_over | {"new_version"}


def test_of_an_anonymous_witness_nothing_else_is_asked() -> None:
    """CJA 2009 ss86 to 88."""
    passed_over = flow.passed_over(
        replace(CALLS_FOR_ALL, anonymity_order=True), [], late=True, changed=True
    )
    assert {question.topic for question in flow.visible({}, passed_over)} == {
        BY_ID["opening.anonymity"].topic
    }


def test_blank_words_and_empty_lists_are_no_answer() -> None:
    answers: dict[str, Answer] = {"views.eligibility": " \n ", "choice.first": ()}
    assert {"views.eligibility", "choice.first"} <= set(flow.missing(answers))
    assert flow.standing(answers) == {}


def test_missing_names_what_is_required_and_shown() -> None:
    assert "screens.reason" not in flow.missing({})
    assert "screens.reason" in flow.missing({"screens.view": "yes"})
    assert "screens.reason" not in flow.missing({"screens.view": "no"})
    assert "eligibility.complainant" not in flow.missing({"eligibility.complainant": "yes"})


# --- look again -----------------------------------------------------------------------------------


def reached_by_walking(id: str) -> set[str]:
    """An independent count: every question with a chain of dependence back to ``id``."""
    reached = {id}
    for question in QUESTIONS:  # conditions only name earlier questions
        direct = {c.question for c in question.shown_when if NOT_ASKED not in c.values}
        if reached & (direct | set(question.revisit)):
            reached.add(question.id)
    return reached - {id}


@pytest.mark.parametrize("id", list(BY_ID))
def test_a_change_puts_exactly_its_dependents_in_doubt(id: str) -> None:
    assert flow.affected_by(id) == reached_by_walking(id)


def test_fear_puts_its_reasons_in_doubt() -> None:
    affected = flow.affected_by("feelings.fear_or_distress")
    assert {
        "feelings.of_what",
        "eligibility.factors_detail",
        "eligibility.completeness",
        "screens.reason",
        "views.eligibility",
    } <= affected
    assert "practical.visit" not in affected


def test_a_decline_taken_back_doubts_no_measure() -> None:
    assert "screens.view" not in flow.affected_by("choice.wants_any")
    assert "decline.words" in flow.affected_by("choice.wants_any")


# --- progress -------------------------------------------------------------------------------------


def test_progress_has_four_plain_states() -> None:
    assert flow.progress({})[Section.VIEWS] is Progress.NOT_STARTED
    begun: dict[str, Answer] = {"views.eligibility": "Glad of it"}
    assert flow.progress(begun)[Section.VIEWS] is Progress.IN_PROGRESS
    done = {**begun, "views.improvement": "More", "views.measures": "Link"}
    assert flow.progress(done)[Section.VIEWS] is Progress.DONE
    doubted = flow.progress(done, frozenset({"views.measures"}))
    assert doubted[Section.VIEWS] is Progress.LOOK_AGAIN
    assert [state.words for state in Progress] == [
        "Not started",
        "In progress",
        "Done",
        "Look again",
    ]


def test_a_section_with_nothing_to_ask_is_left_out() -> None:
    assert Section.VIEWS not in flow.progress({"choice.wants_any": "no"})


def test_the_sample_is_done_in_every_section() -> None:
    closed = frozenset(
        {
            "wigs_and_gowns",
            "video_recorded_interview",
            "pre_recorded_cross_examination",
            "intermediary",
            "communication_aids",
            *("child", "in_person", "late", "new_version"),
        }
    )
    assert set(flow.progress(sample(), passed_over=closed).values()) == {Progress.DONE}


def test_pages_have_headings() -> None:
    assert [page.heading for page in flow.pages({})][:2] == ["The right person", "Safe to talk"]
    assert flow.page_heading("screens.view") == TOPICS["screens"]
