"""The dip sample on a real store: who is drawn, what is kept, what is told."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from forms import mg2
from smadvisor.casework.contact import By, ContactOutcome, With
from smadvisor.casework.dip_sample import ITEMS, Checked, draw
from smadvisor.casework.mg2 import Mg2State
from smadvisor.casework.pretrial import GRANTED, YES, Fact
from smadvisor.errors import Refused
from smadvisor.office import (
    assessing,
    cases,
    contacts,
    copies,
    declaring,
    papers,
    pleas,
    restricting,
    retention,
    samples,
)
from smadvisor.office.access import Restricted
from smadvisor.office.desk import Desk
from smadvisor.office.retention import Reason
from smadvisor.store.journal import entries
from smadvisor.store.rows import rows
from tests.desk import CARYS, GWEN, SIAN, Clock, colleague, new_desk, take_in, write_list
from tests.office.copies import a_copy, unite

NOVEMBER = ("2026-11", "2026-11")
TOMOS = SIAN.replace("PRYCE, Siân", "PRYCE, Tomos")
ALL_YES = {item.id: Checked.YES for item in ITEMS}


def review_all(desk: Desk) -> dict[str, str]:
    """Look at everybody; their ids by name."""
    with desk.store.read() as connection:
        ids = {line["name"]: line["id"] for line in rows(connection, "person")}
    for id in ids.values():
        cases.review(desk, id, Mg2State.ABSENT)
    return ids


@pytest.fixture
def reviewed(listed: Desk) -> dict[str, str]:
    return review_all(listed)


@pytest.fixture
def drawn(listed: Desk, reviewed: dict[str, str]) -> str:
    """A sample of all three."""
    return samples.draw_sample(listed, *NOVEMBER, 3, "2026")


def names(desk: Desk, sample_id: str) -> list[str]:
    return [one.person for one in samples.sample(desk, sample_id).people]


def sheet_of(desk: Desk, sample_id: str, person: str) -> samples.Sheet:
    found = samples.sample(desk, sample_id).people
    (check_id,) = (one.check_id for one in found if one.person == person)
    return samples.check_sheet(desk, check_id)


def fill(desk: Desk, sheet: samples.Sheet, answers: dict[str, Checked], note: str = "") -> None:
    samples.fill(desk, sheet.check_id, answers, note, sheet)


def test_a_sample_says_who_drew_it_when_from_how_many_and_by_what_seed(
    listed: Desk, reviewed: dict[str, str]
) -> None:
    id = samples.draw_sample(listed, "2026-10", "2026-11", 2, " 2026 ")
    (found,) = samples.samples(listed)
    assert found == samples.sample(listed, id).sample
    assert (found.first, found.last) == ("2026-10", "2026-11")
    assert (found.reviewed, found.size, found.seed) == (3, 2, "2026")
    assert (found.by, found.at.date()) == ("PC 1234 Alex Rees", date(2026, 11, 23))
    assert (found.checked, found.erased, found.result) == (0, 0, "")
    by_id = {id: name for name, id in reviewed.items()}
    assert names(listed, id) == [by_id[one] for one in draw(by_id, 2, "2026")]


def test_the_same_list_on_another_machine_draws_the_same_people(
    listed: Desk, drawn: str, tmp_path: Path
) -> None:
    other = new_desk(tmp_path / "other", Clock())
    take_in(other, write_list(tmp_path, CARYS, GWEN, SIAN, name="turned.csv"))
    review_all(other)
    again = samples.draw_sample(other, *NOVEMBER, 3, "2026")
    assert names(other, again) == names(listed, drawn)
    other.close()


def test_without_a_seed_one_is_made_up_that_draws_the_same_again(
    listed: Desk, reviewed: dict[str, str]
) -> None:
    id = samples.draw_sample(listed, *NOVEMBER, 2)
    seed = samples.sample(listed, id).sample.seed
    assert seed
    again = samples.draw_sample(listed, *NOVEMBER, 2, seed)
    assert names(listed, again) == names(listed, id)
    assert [one.id for one in samples.samples(listed)] == [again, id]


def test_where_fewer_were_reviewed_all_are_drawn(listed: Desk, reviewed: dict[str, str]) -> None:
    id = samples.draw_sample(listed, *NOVEMBER, 50)
    assert sorted(names(listed, id)) == sorted(reviewed)
    assert samples.sample(listed, id).sample.size == 3


def test_only_victims_of_cases_whose_review_is_complete_are_drawn(
    desk: Desk, tmp_path: Path
) -> None:
    take_in(desk, write_list(tmp_path, SIAN, TOMOS, GWEN))
    sian = cases.find(desk, "61US0412326", "PRYCE, Siân")
    cases.review(desk, sian, Mg2State.ABSENT)
    with pytest.raises(Refused) as refused:
        samples.draw_sample(desk, *NOVEMBER, 5)
    assert refused.value.code == "nobody_reviewed"
    tomos = cases.find(desk, "61US0412326", "PRYCE, Tomos")
    cases.review(desk, tomos, Mg2State.ABSENT)
    id = samples.draw_sample(desk, *NOVEMBER, 5)
    assert sorted(names(desk, id)) == ["PRYCE, Siân", "PRYCE, Tomos"]
    with desk.store.write(desk.user.id, desk.now()) as journal:
        journal.change("person", tomos, role="witness")
    assert names(desk, samples.draw_sample(desk, *NOVEMBER, 5)) == ["PRYCE, Siân"]


@pytest.mark.parametrize(
    ("first", "last", "size", "code"),
    [
        ("2026-11", "2026-11", 0, "sample_size"),
        ("2026-11", "2026-11", samples.MOST + 1, "sample_size"),
        ("2026-11", "2026-10", 5, "months_reversed"),
        ("2026-13", "2026-13", 5, "no_such_month"),
        ("2026-09", "2026-10", 5, "nobody_reviewed"),
        ("2026-12", "2026-12", 5, "nobody_reviewed"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_leaves_nothing(
    listed: Desk, reviewed: dict[str, str], first: str, last: str, size: int, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        samples.draw_sample(listed, first, last, size)
    assert refused.value.code == code
    assert samples.samples(listed) == ()


def test_answers_are_kept_with_who_and_when_and_counted(listed: Desk, drawn: str) -> None:
    sheet = sheet_of(listed, drawn, "PRYCE, Siân")
    assert (sheet.answers, sheet.note) == ({}, "")
    answers = {"welsh": Checked.YES, "views": Checked.NO, "support": Checked.CANNOT_TELL}
    fill(listed, sheet, answers, " In the file. ")
    again = samples.check_sheet(listed, sheet.check_id)
    assert (again.answers, again.note) == (answers, "In the file.")
    found = samples.sample(listed, drawn)
    (one,) = (one for one in found.people if one.check_id == sheet.check_id)
    assert (one.answered, one.done, one.checked_by) == (3, False, "PC 1234 Alex Rees")
    assert one.checked_at is not None
    assert found.sample.checked == 0
    by_item = {one.item.id: one for one in found.results}
    assert (by_item["welsh"].yes, by_item["welsh"].applicable, by_item["welsh"].open) == (1, 1, 2)
    assert (by_item["views"].yes, by_item["views"].applicable) == (0, 1)
    assert by_item["support"].cannot_tell == 1
    fill(listed, again, ALL_YES)
    found = samples.sample(listed, drawn)
    assert found.sample.checked == 1
    assert all((one.yes, one.applicable, one.open) == (1, 1, 2) for one in found.results)


def test_the_second_sheet_does_not_overwrite_the_first(listed: Desk, drawn: str) -> None:
    seen = sheet_of(listed, drawn, "PRYCE, Siân")
    fill(listed, seen, {"welsh": Checked.YES})
    with pytest.raises(Refused) as refused:
        fill(listed, seen, {"welsh": Checked.NO})
    assert refused.value.code == "changed_meanwhile"
    assert samples.check_sheet(listed, seen.check_id).answers == {"welsh": "yes"}


def test_saving_the_same_again_changes_not_who_checked(listed: Desk, drawn: str) -> None:
    seen = sheet_of(listed, drawn, "PRYCE, Siân")
    fill(listed, seen, ALL_YES)
    before = samples.sample(listed, drawn)
    other = colleague(listed, "PC 77 Nia Lloyd")
    fill(other, samples.check_sheet(other, seen.check_id), ALL_YES)
    assert samples.sample(listed, drawn) == before


def test_what_is_no_answer_is_not_kept(listed: Desk, drawn: str) -> None:
    sheet = sheet_of(listed, drawn, "PRYCE, Siân")
    for answers in ({"welsh": "perhaps"}, {"weather": "yes"}):
        with pytest.raises(Refused) as refused:
            samples.fill(listed, sheet.check_id, answers, "", sheet)
        assert refused.value.code == "no_such_answer"
    assert samples.check_sheet(listed, sheet.check_id) == sheet


def test_what_it_shows_is_written_over_what_was_seen(listed: Desk, drawn: str) -> None:
    samples.conclude(listed, drawn, " Welsh is offered late. ", "")
    assert samples.sample(listed, drawn).sample.result == "Welsh is offered late."
    with pytest.raises(Refused) as refused:
        samples.conclude(listed, drawn, "All is well.", "")
    assert refused.value.code == "changed_meanwhile"
    assert samples.sample(listed, drawn).sample.result == "Welsh is offered late."


def test_who_was_erased_is_said_and_counts_no_more(
    listed: Desk, drawn: str, reviewed: dict[str, str]
) -> None:
    fill(listed, sheet_of(listed, drawn, "PRYCE, Siân"), ALL_YES, "Siân was told by letter")
    before = names(listed, drawn)
    case_id = cases.open_case(listed, reviewed["PRYCE, Siân"]).case.id
    retention.erase(listed, case_id, Reason.NOT_NEEDED, "61US0412326", although_unfinished=True)
    found = samples.sample(listed, drawn)
    assert (found.sample.size, found.sample.erased, found.sample.reviewed) == (3, 1, 3)
    assert [one.person for one in found.people] == [one for one in before if "PRYCE" not in one]
    assert {one.applicable for one in found.results} == {0}
    with listed.store.read() as connection:
        assert "letter" not in repr([one.value for one in entries(connection)])


def test_whose_case_may_not_be_seen_is_not_drawn_and_not_named(
    listed: Desk, drawn: str, reviewed: dict[str, str]
) -> None:
    fill(listed, sheet_of(listed, drawn, "PRYCE, Siân"), ALL_YES)
    check_id = sheet_of(listed, drawn, "PRYCE, Siân").check_id
    case_id = cases.open_case(listed, reviewed["PRYCE, Siân"]).case.id
    other = colleague(listed, "PC 77 Nia Lloyd")
    restricting.restrict(listed, case_id, [listed.user.id], "Witness protection")
    found = samples.sample(other, drawn)
    assert sorted(one.person for one in found.people) == ["", "BEVAN, Carys", "LLŶR, Gwŵen"]
    assert "0412326" not in repr(found)
    assert found.results == samples.sample(listed, drawn).results
    with pytest.raises(Restricted):
        samples.check_sheet(other, check_id)
    theirs = samples.draw_sample(other, *NOVEMBER, 5)
    assert sorted(names(other, theirs)) == ["BEVAN, Carys", "LLŶR, Gwŵen"]
    assert samples.sample(other, theirs).sample.reviewed == 2


def test_who_may_be_family_is_asked_before_a_sheet_is_shown(listed: Desk, drawn: str) -> None:
    check_id = sheet_of(listed, drawn, "PRYCE, Siân").check_id
    pryce = colleague(listed, "PC 55 Owain Pryce")
    with pytest.raises(declaring.AskFirst) as asked:
        samples.check_sheet(pryce, check_id)
    declaring.declare(pryce, asked.value.case_id, knows=False)
    assert samples.check_sheet(pryce, check_id).person == "PRYCE, Siân"


def test_nothing_is_filled_in_and_what_is_known_stands_beside_with_its_source(
    assessed: Desk, sian: str, tmp_path: Path
) -> None:
    desk = assessed
    cases.review(desk, sian, Mg2State.ABSENT)
    contacts.log(desk, sian, With.VICTIM, By.PHONE, ContactOutcome.NO_ANSWER)
    contacts.log(desk, sian, With.VICTIM, By.PHONE, ContactOutcome.SPOKE)
    papers.make(desk, sian, tmp_path, mg2.draw)
    sheet = sheet_of(desk, samples.draw_sample(desk, *NOVEMBER, 1), "PRYCE, Siân")
    assert sheet.answers == {}
    assert "not marked as sent" in " ".join(sheet.known["mg2_by_plea"])
    papers.mark_sent(desk, sian, "CPS", desk.today)
    with desk.store.read() as connection:
        (case,) = rows(connection, "case_file", urn="61US0412326")
        (defendant,) = rows(connection, "defendant", case_id=case["id"])
    pleas.enter(desk, defendant["id"], "not_guilty", desk.today - timedelta(days=3), True)
    with desk.store.write(desk.user.id, desk.now()) as journal:
        journal.change("person", sian, support_worker="IDVA", restraining_order="wanted")
        for fact, value, on in (
            (Fact.DIRECTED, GRANTED, date(2026, 11, 20)),
            (Fact.TOLD, YES, None),
            (Fact.PERSONAL_STATEMENT, YES, date(2026, 11, 2)),
        ):
            tick = {"person_id": sian, "at": desk.now(), "user": desk.user.id}
            journal.add("check_fact", {**tick, "fact": fact, "value": value, "on": on})
    known = samples.check_sheet(desk, sheet.check_id).known
    assert known["needs_assessment"] == ("The advisor’s assessment was begun on 23 November 2026.",)
    assert known["enhanced_rights"] == (
        "Domestic abuse: yes (weekly list).",
        "Sexual offence: no (weekly list).",
    )
    assert known["mg2_by_plea"] == (
        "No MG2, when first looked at on 23 November 2026 (review).",
        "MG2, version 1: sent on 23 November 2026.",
        "Plea of HALE, Marcus: Not guilty, 20 November 2026.",
    )
    assert known["updates"] == (
        "2 contacts are logged.",
        "Last spoken with on 23 November 2026 (contact log).",
    )
    assert known["support"] == ("“IDVA” (weekly list).",)
    assert "The court decided on 20 November 2026 (pre-trial check)." in known["measures_told"]
    assert known["measures_told"][-1].startswith("Told of the court’s decision: Yes, 23 November")
    assert known["personal_statement"][-1] == (
        "Victim personal statement: Taken, 2 November 2026 (pre-trial check)."
    )
    assert any("English" in said or "Welsh" in said for said in known["welsh"])
    assert known["order_views"][0] == "“wanted” (weekly list)."
    assert "(assessment)" in " ".join(known["views"])


def test_of_whom_nothing_is_known_nothing_is_said(listed: Desk, drawn: str) -> None:
    known = sheet_of(listed, drawn, "BEVAN, Carys").known
    empty = {"needs_assessment", "views", "updates", "personal_statement", "support", "welsh"}
    assert all(known[item] == () for item in empty)
    assert known["mg2_by_plea"][-1] == "Plea of DOYLE, Sean: NGAP (anticipated)."


def test_a_sheet_filled_on_another_day_tells_that_day(
    listed: Desk, drawn: str, clock: Clock
) -> None:
    clock.next_day()
    sheet = sheet_of(listed, drawn, "BEVAN, Carys")
    fill(listed, sheet, ALL_YES)
    (one,) = (one for one in samples.sample(listed, drawn).people if one.done)
    assert one.checked_at is not None
    assert one.checked_at.date() == date(2026, 11, 24)


def test_an_assessment_that_was_only_begun_is_told_too(listed: Desk, sian: str) -> None:
    assessing.answer(listed, sian, "needs.language", "welsh")
    cases.review(listed, sian, Mg2State.ABSENT)
    sheet = sheet_of(listed, samples.draw_sample(listed, *NOVEMBER, 1), "PRYCE, Siân")
    assert sheet.known["welsh"][0].endswith("Welsh (assessment).")
    assert sheet.known["views"] == ("Views on 0 measures are recorded (assessment).",)


def test_what_two_copies_say_differently_of_a_sheet_is_told_in_words(
    listed: Desk, drawn: str, tmp_path: Path
) -> None:
    there = a_copy(listed, tmp_path)
    fill(listed, sheet_of(listed, drawn, "PRYCE, Siân"), {"welsh": Checked.YES})
    fill(there, sheet_of(there, drawn, "PRYCE, Siân"), {"welsh": Checked.NO})
    samples.conclude(listed, drawn, "Well done.", "")
    samples.conclude(there, drawn, "Badly done.", "")
    assert unite(listed, there, tmp_path).conflicts == 2
    by_what = {one.what: one for one in copies.conflicts(listed)}
    sheet, shows = by_what["Answers of a check sheet"], by_what["What a dip sample shows"]
    assert sheet.whose == "PRYCE, Siân, 61US0412326"
    assert {one.words for one in sheet.values} == {"Welsh offered: Yes", "Welsh offered: No"}
    assert shows.whose == "2026"
    there.close()
