"""What a new version says otherwise."""

from smadvisor.assessment.changes import changes
from smadvisor.assessment.questions import QUESTIONS, Audience


def test_each_change_is_one_sentence_in_the_order_of_the_call() -> None:
    before = {"screens.view": "yes", "feelings.words": "one", "needs.health": "no"}
    now = {"screens.view": "no", "feelings.words": "two", "live_link.view": "unsure"}
    feelings, needs, screens, live_link = changes(before, now)
    assert feelings.endswith("new words")
    assert "two" not in feelings
    assert "was “No”, is now “Not provided”" in needs
    assert "was “Yes”, is now “No”" in screens
    assert "was “Not provided”, is now “Unsure”" in live_link
    assert changes(now, now) == ()


def test_what_is_for_the_police_alone_is_never_told() -> None:
    secret = [question for question in QUESTIONS if question.audience is Audience.POLICE]
    assert secret
    assert changes({}, {question.id: "told" for question in secret}) == ()
