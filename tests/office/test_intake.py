"""A list in: nothing before it is confirmed, all of it or nothing, the advisor's work untouched."""

from dataclasses import replace
from pathlib import Path

import pytest

from smadvisor.assessment.questions import YES
from smadvisor.caselist.records import Field
from smadvisor.casework.contact import By, ContactOutcome, With
from smadvisor.casework.mg2 import Mg2State
from smadvisor.errors import Refused
from smadvisor.office import assessing, cases, contacts, intake, queue
from smadvisor.office.desk import Desk
from smadvisor.store import journal
from tests.desk import CARYS, GWEN, HEADER, SIAN, take_in, write_list


def entries(desk: Desk) -> list[journal.Entry]:
    with desk.store.read() as connection:
        return journal.entries(connection)


def test_a_preview_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = entries(desk)
    seen = intake.preview(desk, write_list(tmp_path, SIAN, GWEN, CARYS))
    assert seen.plan.counts.new == 3
    assert entries(desk) == before
    assert queue.queue(desk) == []


def test_the_same_file_twice_is_a_no_op(listed: Desk, tmp_path: Path) -> None:
    before = len(entries(listed))
    again = take_in(listed, tmp_path / "list.csv")
    assert again.imported_before
    counts = again.plan.counts
    assert (counts.new, counts.changed, counts.unchanged, counts.gone) == (0, 0, 3, 0)
    assert again.plan.births == {} or not any(again.plan.births.values())
    assert list(again.plan.changes) == []
    assert len(entries(listed)) == before + 1, "only that the list was taken in"


def test_a_changed_list_leaves_the_work_alone(listed: Desk, sian: str, tmp_path: Path) -> None:
    cases.review(listed, sian, Mg2State.ABSENT, note="nothing on Niche")
    contacts.log(listed, sian, With.VICTIM, By.PHONE, ContactOutcome.SPOKE, "rang back")
    assessing.answer(listed, sian, "feelings.words", "I go quiet.")
    moved = SIAN.replace("01/12/2026", "08/12/2026") + "Y 20/11/26"
    take_in(listed, write_list(tmp_path, moved, GWEN, CARYS, name="next.csv"))
    found = cases.open_case(listed, sian)
    assert f"{found.case.hearing_date}" == "2026-12-08"
    assert found.person.mg2_state is Mg2State.PRESENT
    assert found.review is not None
    assert found.review.note == "nothing on Niche"
    assert found.contacts[0].note == "rang back"
    assert assessing.begin(listed, sian).given["feelings.words"] == "I go quiet."
    assert {notice.sentence[:15] for notice in found.notices} == {"The latest list"}
    assert len(found.notices) == 2
    cases.dismiss(listed, found.notices[0].id)
    assert len(cases.open_case(listed, sian).notices) == 1


def test_people_missing_from_a_list_are_gone_not_deleted(listed: Desk, tmp_path: Path) -> None:
    seen = take_in(listed, write_list(tmp_path, GWEN, CARYS, name="next.csv"))
    assert seen.plan.counts.gone == 1
    last = queue.queue(listed)[-1]
    assert last.person == "PRYCE, Siân"
    assert "latest list" in last.reasons[0]
    back = take_in(listed, write_list(tmp_path, SIAN, GWEN, CARYS, name="third.csv"))
    assert back.plan.counts.changed == 1
    assert not any(
        "latest list" in reason for line in queue.queue(listed) for reason in line.reasons
    )


def test_a_failure_half_way_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    seen = intake.preview(desk, write_list(tmp_path, SIAN, GWEN))
    before = entries(desk)

    class Cancelled(Exception):
        pass

    def cancel(done: int, _whole: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        intake.confirm(desk, seen, cancel)
    assert entries(desk) == before
    assert queue.queue(desk) == []


def test_a_file_that_changed_after_the_preview_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = write_list(tmp_path, SIAN)
    seen = intake.preview(desk, path)
    write_list(tmp_path, GWEN)
    with pytest.raises(Refused) as refused:
        intake.confirm(desk, seen)
    assert refused.value.code == "list_changed"
    assert queue.queue(desk) == []


def test_a_header_is_learnt_and_remembered(desk: Desk, tmp_path: Path) -> None:
    path = write_list(tmp_path, SIAN + "Y")
    path.write_text(path.read_text("utf-8").replace(",MG2", ",Ffurflen ZZ"), "utf-8")
    first = intake.preview(desk, path)
    assert "Ffurflen ZZ" in first.weekly.unmatched
    intake.learn_header(desk, "Ffurflen ZZ", Field.MG2)
    second = intake.preview(desk, path)
    assert second.weekly.columns["Ffurflen ZZ"] is Field.MG2
    assert second.weekly.entries[0].mg2_state is Mg2State.PRESENT
    intake.learn_header(desk, "Ffurflen ZZ", Field.IGNORED)
    assert intake.preview(desk, path).weekly.columns["Ffurflen ZZ"] is Field.IGNORED


def test_a_wording_is_taught_once(desk: Desk, tmp_path: Path) -> None:
    path = write_list(tmp_path, SIAN + "in the blue folder")
    assert intake.preview(desk, path).weekly.entries[0].mg2_state is Mg2State.UNCLEAR
    intake.learn_mg2(desk, "In the  Blue folder", Mg2State.PRESENT)
    assert intake.preview(desk, path).weekly.entries[0].mg2_state is Mg2State.PRESENT


def test_a_missing_file_is_refused_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        intake.preview(desk, tmp_path / "no such list.csv")
    assert refused.value.code == "file_not_readable"


def test_without_a_store_everything_is_new(tmp_path: Path, desk: Desk) -> None:
    path = write_list(tmp_path, SIAN, GWEN)
    alone = intake.preview_alone(path, desk.today)
    assert alone.plan.counts == intake.preview(desk, path).plan.counts
    assert replace(alone, imported_before=True).weekly == intake.preview(desk, path).weekly


def test_the_raw_words_of_every_cell_are_kept(listed: Desk, sian: str) -> None:
    with listed.store.read() as connection:
        (listed_cells,) = connection.exec_driver_sql(
            "SELECT listed FROM person WHERE id = ?", (sian,)
        ).one()
    for header in HEADER.split(","):
        assert header in listed_cells
    assert "S.47 ABH" in listed_cells


def test_an_answer_needs_no_list_to_stay(listed: Desk, sian: str) -> None:
    sitting = assessing.answer(listed, sian, "opening.right_person", YES)
    assert sitting.given == {"opening.right_person": YES}


def test_what_was_done_since_the_preview_is_not_undone(desk: Desk, tmp_path: Path) -> None:
    first = write_list(tmp_path, SIAN, GWEN, name="first.csv")
    second = write_list(tmp_path, SIAN, CARYS, name="second.csv")
    seen_first, seen_second = intake.preview(desk, first), intake.preview(desk, second)
    intake.confirm(desk, seen_first)
    counts = intake.confirm(desk, seen_second)
    assert (counts.new, counts.unchanged, counts.gone) == (1, 1, 1)
    assert len(queue.queue(desk)) == 3
