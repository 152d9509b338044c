"""What the facts of a case call for in the assessment: late, a child, no lawyer, anonymity."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from forms import mg2
from smadvisor.assessment import flow
from smadvisor.casework.cases import NOT_GUILTY
from smadvisor.office import assessing, cases, papers, pleas, queue
from smadvisor.office.assessing import Sitting
from smadvisor.office.desk import Desk
from smadvisor.office.papers import NotReady
from tests.desk import Clock


def asked(sitting: Sitting) -> set[str]:
    """The ids of the questions that are asked."""
    return {one.id for one in flow.visible(sitting.answers, sitting.passed_over)}


def plead(desk: Desk, person_id: str, day: date, *, represented: bool | None = None) -> None:
    accused = cases.open_case(desk, person_id).defendants[0].id
    pleas.enter(desk, accused, NOT_GUILTY, day, represented)


def test_the_offence_code_answers_for_the_kind_of_offence(listed: Desk, sian: str) -> None:
    found = assessing.answer(listed, sian, "eligibility.offence_codes", "sx03001a, CJ88144")
    assert found.answers["eligibility.sexual_offence"] == "yes"
    assert found.answers["eligibility.weapon_offence"] == "yes"
    assert found.answers["eligibility.modern_slavery"] == "no"
    assert {"s17(4)", "s17(5)"} <= {way.section for way in found.eligible}
    found = assessing.answer(listed, sian, "eligibility.weapon_offence", "no")
    assert "s17(5)" not in {way.section for way in found.eligible}
    assert "code_differs" in {note.code for note in found.explanation.notes}


def test_a_list_that_says_sexual_outweighs_a_code_that_does_not(listed: Desk) -> None:
    gwen = cases.find(listed, "61UN0098726", "LLŶR, Gwŵen")
    found = assessing.answer(listed, gwen, "eligibility.offence_codes", "CJ88116")
    assert found.answers["eligibility.sexual_offence"] == "yes"


def test_a_weapon_is_asked_about_before_schedule_1a_is_answered(listed: Desk, sian: str) -> None:
    found = assessing.answer(listed, sian, "eligibility.offence_codes", "OF61102")
    assert "eligibility.weapon_offence" not in found.answers
    found = assessing.answer(listed, sian, "eligibility.weapon", "knife_used")
    assert found.answers["eligibility.weapon_offence"] == "yes"


def test_a_child_is_asked_about_the_rule_and_an_adult_is_not(listed: Desk, sian: str) -> None:
    assert "eligibility.declines_primary_rule" not in asked(assessing.begin(listed, sian))
    found = assessing.answer(listed, sian, "eligibility.date_of_birth", "2011-02-03")
    assert "eligibility.declines_primary_rule" in asked(found)
    found = assessing.answer(listed, sian, "eligibility.declines_primary_rule", "yes")
    assert "child_opt_out" in {note.code for note in found.explanation.notes}


def test_without_a_lawyer_the_witness_is_asked_about_his_questions(listed: Desk, sian: str) -> None:
    question = "feelings.questioned_by_defendant"
    plead(listed, sian, date(2026, 11, 20), represented=True)
    assert question not in asked(assessing.begin(listed, sian))
    plead(listed, sian, date(2026, 11, 20), represented=False)
    found = assessing.begin(listed, sian)
    assert question in asked(found)
    assert "s36" in {note.code for note in found.explanation.notes}


@pytest.mark.parametrize(
    ("moment", "late"),
    [
        (datetime(2026, 12, 14, 14, 29, tzinfo=UTC), False),
        (datetime(2026, 12, 14, 14, 31, tzinfo=UTC), True),
        (datetime(2026, 12, 12, 18, 0, tzinfo=UTC), False),
        (datetime(2026, 12, 15, 9, 0, tzinfo=UTC), True),
    ],
)
def test_once_it_is_late_the_reason_is_asked_for_and_required(
    listed: Desk, sian: str, clock: Clock, moment: datetime, late: bool
) -> None:
    """Plea on 16 November 2026, so that the last day is Monday 14 December, until 14:30."""
    plead(listed, sian, date(2026, 11, 16))
    clock.moment = moment
    found = assessing.begin(listed, sian)
    assert ("late.reason" in found.readiness.not_answered) is late
    (line,) = [line for line in queue.queue(listed) if line.person_id == sian]
    assert ("The time limit has passed: say why it is late" in line.reasons) is late
    if late:
        found = assessing.answer(listed, sian, "late.reason", "She was only traced on Friday.")
        assert "late.reason" not in found.readiness.not_answered


def test_the_days_to_aim_at(listed: Desk, sian: str) -> None:
    (best,) = assessing.begin(listed, sian).targets
    assert (best.day, best.rule) == (date(2026, 12, 1), "CrimPR 18.9")
    plead(listed, sian, date(2026, 11, 16))
    internal, legal = cases.open_case(listed, sian).targets
    assert (internal.day, internal.rule) == (date(2026, 12, 7), "")
    assert (legal.day, legal.rule) == (date(2026, 12, 14), "CrimPR 18.4")


def test_an_anonymity_order_stops_everything(listed: Desk, sian: str, tmp_path: Path) -> None:
    found = assessing.answer(listed, sian, "opening.anonymity", "yes")
    assert asked(found) == {"opening.right_person", "opening.spoke_with", "opening.anonymity"}
    assert found.explanation.notes[0].code == "witness_anonymity"
    for as_draft in (False, True):
        with pytest.raises(NotReady, match=r"ss86 to 88"):
            papers.make(listed, sian, tmp_path, mg2.draw, as_draft=as_draft)
    found = assessing.answer(listed, sian, "opening.anonymity", "no")
    assert "views.measures" in asked(found)
