"""Saved on every answer, resumed at the same question, nothing deleted by a change."""

from pathlib import Path

import pytest

from smadvisor.errors import Refused
from smadvisor.office import assessing, opening
from smadvisor.office.desk import Desk
from smadvisor.store import journal
from tests.desk import PASSPHRASE


def test_every_answer_and_the_place_survive_the_end_of_the_program(
    listed: Desk, sian: str, tmp_path: Path
) -> None:
    assessing.answer(listed, sian, "opening.right_person", "yes")
    assessing.answer(listed, sian, "feelings.words", "Mae’n anodd. ŵ ŷ")
    assessing.move(listed, sian, "needs.health")
    listed.close()
    other = opening.unlock(tmp_path / "store", PASSPHRASE)
    found = assessing.begin(other, sian)
    other.close()
    assert found.given == {"opening.right_person": "yes", "feelings.words": "Mae’n anodd. ŵ ŷ"}
    assert found.at == "needs.health"


def test_what_the_list_told_is_known_and_an_answer_goes_before_it(listed: Desk, sian: str) -> None:
    found = assessing.begin(listed, sian)
    assert found.given == {}
    assert found.answers["eligibility.date_of_birth"] == "1997-06-01"
    found = assessing.answer(listed, sian, "eligibility.date_of_birth", "1998-06-01")
    assert found.answers["eligibility.date_of_birth"] == "1998-06-01"
    found = assessing.answer(listed, sian, "eligibility.date_of_birth", None)
    assert found.answers["eligibility.date_of_birth"] == "1997-06-01"


def test_a_changed_answer_marks_what_depends_on_it_and_deletes_nothing(
    listed: Desk, sian: str
) -> None:
    assessing.answer(listed, sian, "live_link.view", "yes")
    assessing.answer(listed, sian, "live_link.place", "remote_evidence_site")
    found = assessing.answer(listed, sian, "live_link.view", "no")
    assert "live_link.place" in found.look_again
    assert found.given["live_link.place"] == "remote_evidence_site"
    found = assessing.confirm(listed, sian, "live_link.place")
    assert "live_link.place" not in found.look_again
    found = assessing.answer(listed, sian, "live_link.view", "no")
    assert found.look_again == frozenset()


def test_an_answer_other_than_the_list_asks_for_a_second_look_too(listed: Desk, sian: str) -> None:
    assert assessing.begin(listed, sian).known["eligibility.domestic_abuse"] == "yes"
    assessing.answer(listed, sian, "views.eligibility", "I am glad of it.")
    found = assessing.answer(listed, sian, "eligibility.domestic_abuse", "yes")
    assert found.look_again == frozenset()
    found = assessing.answer(listed, sian, "eligibility.domestic_abuse", "no")
    assert found.look_again == {"views.eligibility"}


def test_the_same_answer_again_writes_no_entry(listed: Desk, sian: str) -> None:
    assessing.record(listed, sian, {"feelings.words": "I go quiet."})
    with listed.store.read() as connection:
        before = [e for e in journal.entries(connection) if e.table == "answer"]
    assessing.record(listed, sian, {"feelings.words": "I go quiet."})
    with listed.store.read() as connection:
        assert [e for e in journal.entries(connection) if e.table == "answer"] == before


def test_wrong_answers_are_refused_all_at_once_and_nothing_is_kept(listed: Desk, sian: str) -> None:
    wrong = {"feelings.words": "kept?", "live_link.view": "maybe", "no.such.question": "x"}
    with pytest.raises(Refused) as refused:
        assessing.record(listed, sian, wrong)
    assert "live_link.view" in refused.value.sentence
    assert "no.such.question" in refused.value.sentence
    assert "kept?" not in refused.value.sentence
    assert assessing.begin(listed, sian).given == {}
