"""Whatever order the call takes, and wherever it breaks off, every answer is there afterwards."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from smadvisor.assessment import flow
from smadvisor.assessment.paper import Answer
from smadvisor.assessment.questions import BY_ID
from smadvisor.office import assessing, cases, opening
from smadvisor.office.desk import Desk
from tests.assessment.strategies import one_answer
from tests.desk import PASSPHRASE, SIAN, Clock, new_desk, take_in, write_list


class AnyCall(RuleBasedStateMachine):
    """A call in steps: answers, taking back, moving about, and the power going off."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.times = 0
        at = Path(self.folder.name)
        self.desk: Desk = new_desk(at / "store0", Clock())
        take_in(self.desk, write_list(at, SIAN))
        self.person = cases.find(self.desk, "61US0412326", "PRYCE, Siân")
        self.expected: dict[str, Answer] = {}
        self.at = assessing.begin(self.desk, self.person).at

    def teardown(self) -> None:
        self.desk.close()
        self.folder.cleanup()

    @rule(given=one_answer())
    def answer(self, given: tuple[str, Answer]) -> None:
        question, value = given
        assessing.answer(self.desk, self.person, question, value)
        self.expected[question] = value
        self.at = question

    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        if self.expected:
            question = data.draw(st.sampled_from(sorted(self.expected)))
            assessing.answer(self.desk, self.person, question, None)
            del self.expected[question]
            self.at = question

    @rule(forward=st.booleans())
    def turn_the_page(self, forward: bool) -> None:
        now = assessing.begin(self.desk, self.person)
        turn = flow.next_page if forward else flow.previous_page
        page = turn(self.at, now.answers, now.passed_over)
        if page:
            self._move(page.questions[0].id)

    @rule(question=st.sampled_from(sorted(BY_ID)))
    def jump(self, question: str) -> None:
        self._move(question)

    def _move(self, question: str) -> None:
        assessing.move(self.desk, self.person, question)
        self.at = question

    @rule()
    def the_power_goes_off(self) -> None:
        """What is on the disk at this moment, opened again without the program having ended."""
        at = Path(self.folder.name)
        copy = at / f"store{self.times + 1}"
        shutil.copytree(at / f"store{self.times}", copy)
        self.desk.close()
        self.times += 1
        self.desk = opening.unlock(copy, PASSPHRASE, now=Clock())

    @invariant()
    def every_answer_is_there(self) -> None:
        now = assessing.begin(self.desk, self.person)
        assert dict(now.given) == self.expected
        assert now.at == self.at


TestAnyCall = AnyCall.TestCase
TestAnyCall.settings = settings(
    max_examples=6,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
